//! How costs grow with the caseload: the same gesture among 100 and among 10,000 people.
//!
//! `cargo bench` prints the ratio of each gesture, then divan's figures. Only ratios mean something
//! from one machine to another; nothing here passes or fails.
#![allow(missing_docs, reason = "a bench documents nothing")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly, and prints"
)]

#[path = "large/caseload.rs"]
mod caseload;

use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use caseload::{Caseload, Gesture};
use divan::Bencher;

/// The caseloads compared.
const PEOPLE: [u64; 2] = [100, 10_000];
/// Measures of one gesture in one caseload.
const TIMES: usize = 41;

static SMALL: LazyLock<Mutex<Caseload>> = LazyLock::new(|| Mutex::new(Caseload::new(PEOPLE[0])));
static LARGE: LazyLock<Mutex<Caseload>> = LazyLock::new(|| Mutex::new(Caseload::new(PEOPLE[1])));

fn main() {
    // Divan's own options (a filter, --list, --test) ask for it alone.
    let asked = std::env::args().skip(1).any(|word| word != "--bench");
    if !asked {
        ratios();
    }
    divan::main();
}

/// Prints one line a gesture: median in each caseload, and their ratio.
fn ratios() {
    let [few, many] = PEOPLE;
    println!("{:<34}{few:>12}{many:>12}     ratio", "median, by people");
    for gesture in Gesture::ALL {
        let (small, large) = medians(gesture);
        let ratio = large.as_secs_f64() / small.as_secs_f64().max(f64::EPSILON);
        println!(
            "{:<34}{:>9} µs{:>9} µs{ratio:>10.2}",
            gesture.name(),
            small.as_micros(),
            large.as_micros()
        );
    }
    let [small, large] = [&SMALL, &LARGE].map(|it| peak(it, Gesture::Summary));
    if let Some((small, large)) = small.zip(large) {
        let name = "memory of the summary";
        println!("{name:<34}{small:>8} Kio{large:>8} Kio");
    }
    println!();
}

/// What a gesture adds to the memory of the program at its highest, in kibibytes; `None` where the system does not
/// say it.
fn peak(caseload: &Mutex<Caseload>, gesture: Gesture) -> Option<u64> {
    let read = |name: &str| -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|it| it.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    let before = read("VmRSS:")?;
    once(caseload, gesture);
    read("VmHWM:")?.checked_sub(before)
}

/// Median times, the two caseloads in turn so that both meet the same noise.
fn medians(gesture: Gesture) -> (Duration, Duration) {
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        small.push(once(&SMALL, gesture));
        large.push(once(&LARGE, gesture));
    }
    (median(small), median(large))
}

fn once(caseload: &Mutex<Caseload>, gesture: Gesture) -> Duration {
    let mut caseload = caseload.lock().unwrap();
    let start = Instant::now();
    caseload.make(gesture);
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn bench(bencher: Bencher<'_, '_>, people: u64, gesture: Gesture) {
    let caseload = if people == PEOPLE[0] { &SMALL } else { &LARGE };
    bencher.bench_local(|| caseload.lock().unwrap().make(gesture));
}

#[divan::bench(args = PEOPLE)]
fn first_page(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::FirstPage);
}

#[divan::bench(args = PEOPLE)]
fn last_page(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::LastPage);
}

#[divan::bench(args = PEOPLE)]
fn search_one_letter(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::OneLetter);
}

#[divan::bench(args = PEOPLE)]
fn search_three_letters(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::ThreeLetters);
}

#[divan::bench(args = PEOPLE)]
fn search_nothing_found(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::SearchNothing);
}

#[divan::bench(args = PEOPLE)]
fn search_one_error(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::SearchForgiven);
}

#[divan::bench(args = PEOPLE)]
fn filter_unknown(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::Unknown);
}

#[divan::bench(args = PEOPLE)]
fn filter_exited(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::Exited);
}

#[divan::bench(args = PEOPLE)]
fn counters(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::Count);
}

#[divan::bench(args = PEOPLE)]
fn queue(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::Queue);
}

#[divan::bench(args = PEOPLE)]
fn open_file(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::OpenFile);
}

#[divan::bench(args = PEOPLE)]
fn save(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::Save);
}

#[divan::bench(args = PEOPLE)]
fn summary(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::Summary);
}

#[divan::bench(args = PEOPLE)]
fn draw(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, people, Gesture::Draw);
}

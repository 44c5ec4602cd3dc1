//! How what bears on everything grows: time a person among few and among many, time a record in a short
//! file and in a long one. The program itself is run.
//!
//! `cargo bench --bench exchange` prints the ratios, which should stay near 1 or below: starting the
//! program counts in each. Nothing here passes or fails.
#![allow(missing_docs, reason = "a bench documents nothing")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench may fail loudly, and prints"
)]

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use carnet::clock::Clock;
use carnet::domain::change::Author;
use carnet::exchange::import;
use carnet::store::Store;
use serde_json::{Value as Json, json};

/// People of the stores compared.
const PEOPLE: [usize; 2] = [1_000, 10_000];
/// Appointments of the files compared, each with what was done after it.
const APPOINTMENTS: [usize; 2] = [1_000, 10_000];
/// Measures of each operation.
const TIMES: usize = 5;

fn main() {
    let place = tempfile::tempdir().unwrap();
    let of = |name: &str, count: usize| place.path().join(format!("{name}{count}"));
    for people in PEOPLE {
        let (count, base) = (people.to_string(), of("base", people));
        let words = ["demo", "--non-interactif", "--dossiers", &count, "--dans"];
        run(&base, &[&words[..], &[base.to_str().unwrap()]].concat());
        run(
            &base,
            &[
                "exporter",
                of("tout", people).with_extension("json").to_str().unwrap(),
            ],
        );
    }
    println!("time a person, {} people / {}:", PEOPLE[1], PEOPLE[0]);
    for words in [
        &["exporter", "NEW.csv"][..],
        &["exporter", "NEW.json"],
        &["sauvegarder", "NEW.db"],
        &["verifier"],
        &["pilotage"],
        &["pilotage", "--par", "mois"],
        &["agenda", "--du", "-1 an", "--au", "j"],
    ] {
        let times = PEOPLE.map(|people| median(&of("base", people), words, false));
        ratio(&words.join(" "), times, PEOPLE);
    }
    let times = PEOPLE.map(|people| {
        let text = of("tout", people).with_extension("json");
        median(
            &of("vide", people),
            &["importer", text.to_str().unwrap()],
            true,
        )
    });
    ratio("importer .json", times, PEOPLE);
    let times = PEOPLE.map(|people| undone(&of("tout", people).with_extension("json")));
    ratio("that import undone", times, PEOPLE);
    println!(
        "time a record, {} records / {}:",
        APPOINTMENTS[1], APPOINTMENTS[0]
    );
    let small: Json = serde_json::from_slice(
        &std::fs::read(of("tout", PEOPLE[0]).with_extension("json")).unwrap(),
    )
    .unwrap();
    let times = APPOINTMENTS.map(|count| {
        let (base, text) = (of("long", count), of("long", count).with_extension("json"));
        std::fs::write(&text, long_file(&small, count).to_string()).unwrap();
        run(&base, &["init", "--non-interactif"]);
        run(&base, &["importer", text.to_str().unwrap()]);
        median(&base, &["dossier", "1"], false)
    });
    ratio("dossier", times, APPOINTMENTS);
}

/// An export of one person with so many appointments.
fn long_file(export: &Json, count: usize) -> Json {
    let mut export = export.clone();
    let people = export["dossiers"].as_array().unwrap();
    let known = people
        .iter()
        .find(|it| it.get("action_specifique").is_some());
    let mut person = known.unwrap().clone();
    let copies = |kind: &str, of: usize| -> Vec<Json> {
        let one = &person[kind][0];
        let made = (0..count).map(|at| {
            let mut copy = one.clone();
            copy["uid"] = json!(uid(of, at));
            copy
        });
        made.collect()
    };
    let (meetings, mut actions) = (copies("rdv", 1), copies("action_specifique", 2));
    for (at, action) in actions.iter_mut().enumerate() {
        action["rdv_id"] = json!(uid(1, at));
    }
    person["rdv"] = Json::from(meetings);
    person["action_specifique"] = Json::from(actions);
    export["dossiers"] = json!([person]);
    export
}

fn uid(of: usize, at: usize) -> String {
    format!("019a0000-000{of}-7000-8000-{at:012x}")
}

fn ratio(name: &str, [few, many]: [Duration; 2], [small, large]: [usize; 2]) {
    let each = |time: Duration, count: usize| time.as_secs_f64() / count as f64;
    println!(
        "{name:<32}{:>10} ms{:>10} ms{:>8.2}",
        few.as_millis(),
        many.as_millis(),
        each(many, large) / each(few, small)
    );
}

/// Median time that an import takes to be undone.
fn undone(text: &Path) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let place = tempfile::tempdir().unwrap();
            let base = place.path().join("base.db");
            run(&base, &["init", "--non-interactif"]);
            let mut store = Store::open(&base).unwrap();
            let author = Author {
                agent: None,
                name: "Claire Rivière".to_owned(),
                session: "banc".to_owned(),
            };
            let (moment, mut file) = (Clock::System.moment(), File::open(text).unwrap());
            let mut to_the_end = |_| ControlFlow::Continue(());
            import::json(&mut store, &mut file, &author, &moment, &mut to_the_end).unwrap();
            let start = Instant::now();
            store.undo(&author, &moment).unwrap();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Median time of a command; in a base that is made anew each time, if need be.
fn median(base: &Path, words: &[&str], anew: bool) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let place = tempfile::tempdir().unwrap();
            let file = |word: &&str| place.path().join(word).to_str().unwrap().to_owned();
            let words: Vec<String> = words
                .iter()
                .map(|word| {
                    if word.starts_with("NEW") {
                        file(word)
                    } else {
                        (*word).to_owned()
                    }
                })
                .collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let base = if anew {
                place.path().join("base.db")
            } else {
                base.to_owned()
            };
            if anew {
                run(&base, &["init", "--non-interactif"]);
            }
            let start = Instant::now();
            run(&base, &words);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn run(base: &Path, words: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.arg("--base").arg(base).args(words);
    let ended = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(ended.unwrap().success(), "{words:?}");
}

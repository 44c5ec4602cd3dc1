//! What the engine is asked, as it tells it itself: for the tests that hold how many questions a
//! gesture asks. Not in the program that is given to people.
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::panic::Location;
use std::path::Path;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

/// What was asked at once: a server would be reached once for all of it.
pub type Trip = Vec<String>;

#[derive(Default)]
struct Heard {
    trips: Vec<Trip>,
    /// Whether what is asked now goes with the last trip.
    together: bool,
}

/// How long a transaction that writes held the store, and where it was begun.
#[derive(Clone, Debug)]
pub struct Held {
    /// File and line.
    pub at: String,
    /// From its begin to its end.
    pub lasted: Duration,
    /// What of that its thread worked: the rest it waited, for the disk or for its turn on a processor.
    pub worked: Duration,
}

/// Those that ended, of any thread, while someone wants them.
static HELD: Mutex<Option<Vec<Held>>> = Mutex::new(None);

/// Does something; gives the transactions of the process that ended meanwhile.
pub fn held<T>(work: impl FnOnce() -> T) -> (T, Vec<Held>) {
    let set = |all| {
        HELD.lock()
            .map(|mut held| std::mem::replace(&mut *held, all))
    };
    let _ = set(Some(Vec::new()));
    let done = work();
    (done, set(None).ok().flatten().unwrap_or_default())
}

/// Since when a transaction is open, and where it was begun; told as it ends.
#[derive(Debug)]
pub(super) struct Since(Instant, Duration, &'static Location<'static>);

impl Since {
    pub(super) fn now(at: &'static Location<'static>) -> Self {
        Self(Instant::now(), worked(), at)
    }
}

/// How long this thread has worked, as far as the system tells.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split(' ').next().and_then(|it| it.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

impl Drop for Since {
    fn drop(&mut self) {
        if let Ok(mut held) = HELD.lock()
            && let Some(held) = &mut *held
        {
            let (end, total) = COMMITTED
                .take()
                .unwrap_or_else(|| (Instant::now(), worked()));
            held.push(Held {
                at: self.2.to_string(),
                lasted: end.saturating_duration_since(self.0),
                worked: total.saturating_sub(self.1),
            });
        }
    }
}

thread_local! {
    /// When this thread last kept what it had written: emptying the log comes after, and holds nobody up.
    static COMMITTED: Cell<Option<(Instant, Duration)>> = const { Cell::new(None) };
}

/// Hears that the engine has done what a text says.
pub(super) fn done(text: &str) {
    if text == "COMMIT" {
        COMMITTED.set(Some((Instant::now(), worked())));
    }
}

thread_local! {
    static HEARD: RefCell<Option<Heard>> = const { RefCell::new(None) };
}

/// Hears a text that the engine says it runs. Those that begin or name tables so are asked by the
/// engine itself, for another one.
pub(super) fn hear(said: &str, text: &str) {
    if !said.starts_with("--") && !said.contains("'main'.'") {
        note(text.to_owned());
    }
}

/// Every text asked by any thread, while someone wants them.
static ALL: Mutex<Option<BTreeSet<String>>> = Mutex::new(None);

/// Does something; gives the texts that any thread of the process asked of any store meanwhile.
pub fn texts<T>(work: impl FnOnce() -> T) -> (T, BTreeSet<String>) {
    let set = |texts| {
        ALL.lock()
            .map(|mut all| std::mem::replace(&mut *all, texts))
    };
    let _ = set(Some(BTreeSet::new()));
    let done = work();
    (done, set(None).ok().flatten().unwrap_or_default())
}

/// Folder where each process also writes the texts it asks, each ended by a zero byte.
const FOLDER: &str = "CARNET_TEXTES";

/// Where texts are written, and those that are there already.
type Kept = Mutex<(File, BTreeSet<String>)>;

static KEPT: LazyLock<Option<Kept>> = LazyLock::new(|| {
    let folder = std::env::var_os(FOLDER)?;
    let path = Path::new(&folder).join(std::process::id().to_string());
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .ok()?;
    Some(Mutex::new((file, BTreeSet::new())))
});

fn note(text: String) {
    if let Ok(mut all) = ALL.lock()
        && let Some(all) = &mut *all
        && !all.contains(&text)
    {
        all.insert(text.clone());
    }
    if let Some(kept) = &*KEPT
        && let Ok(mut kept) = kept.lock()
        && kept.1.insert(text.clone())
    {
        // A text that could not be kept is one that the tests hear elsewhere.
        let _ = write!(kept.0, "{text}\0");
    }
    HEARD.with_borrow_mut(|heard| {
        let Some(heard) = heard else { return };
        match heard.trips.last_mut() {
            Some(trip) if heard.together => trip.push(text),
            _ => heard.trips.push(vec![text]),
        }
    });
}

/// Does what is asked at once: one trip. Inside another one, it is part of it.
pub(super) fn together<T>(ask: impl FnOnce() -> T) -> T {
    let set = |together| {
        HEARD.with_borrow_mut(|heard| {
            let Some(heard) = heard else { return true };
            if together && !heard.together {
                heard.trips.push(Trip::new());
            }
            std::mem::replace(&mut heard.together, together)
        })
    };
    let before = set(true);
    let asked = ask();
    set(before);
    asked
}

/// Does something; gives the trips that this thread made to any store meanwhile.
pub fn heard<T>(work: impl FnOnce() -> T) -> (T, Vec<Trip>) {
    HEARD.set(Some(Heard::default()));
    let done = work();
    let mut trips = HEARD.take().unwrap_or_default().trips;
    trips.retain(|trip| !trip.is_empty());
    (done, trips)
}

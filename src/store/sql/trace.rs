//! What the engine is asked, as it tells it itself: for the tests that hold how many questions a
//! gesture asks. Not in the program that is given to people.
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

/// What was asked at once: a server would be reached once for all of it.
pub type Trip = Vec<String>;

#[derive(Default)]
struct Heard {
    trips: Vec<Trip>,
    /// Whether what is asked now goes with the last trip.
    together: bool,
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

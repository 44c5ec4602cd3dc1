//! What the targets share: the day it is, stores to try things on, what must hold of a sheet. Knows no target.
pub mod sheet;
pub mod stores;

use carnet::clock::Clock;
use carnet::domain::change::{Author, Moment};
use carnet::domain::date::Date;

/// The day it is: always the same, or what is found could not be tried again.
pub fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).expect("a day")
}

/// The moment it is.
pub fn moment() -> Moment {
    Clock::stopped_on(today()).moment()
}

/// Who writes.
pub fn author() -> Author {
    Author {
        agent: None,
        name: "Essai".to_owned(),
        session: "essai".to_owned(),
    }
}

/// A text, when the bytes are one.
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

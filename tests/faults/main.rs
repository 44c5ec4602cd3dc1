//! What the program survives: kills, cut lines, full disks, busy and misplaced stores, files that are
//! not what they should be. Each test stands for a row of `docs/TRUST.md`, by its number.
//!
//! The sizes are small here. `CARNET_FAUTES=complet cargo test --release --test faults` runs them at
//! full size.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a store is opened apart from the program, to break it or to hold it"
)]

#[path = "../cli/home.rs"]
mod home;

mod crowd;
mod cut;
mod flips;
mod full;
mod kill;
mod left;
mod log;
mod modes;
mod power;
mod purge;
mod race;
mod signals;
mod stray;
mod wrong;

/// How often something is tried: a few times, or as often as the figures ask for.
fn rounds(few: usize, all: usize) -> usize {
    match std::env::var_os("CARNET_FAUTES") {
        Some(_) => all,
        None => few,
    }
}

/// Chance, the same at each run: a small generator by Marsaglia (xorshift64).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `most`.
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

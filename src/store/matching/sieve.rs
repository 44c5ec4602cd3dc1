//! A sieve before the questions to the store: it tells, in a few memory accesses, that nobody has
//! something, or that a crowd has it. It may let a question through for nothing; it never holds one
//! back wrongly.
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::same_person::CROWD;

/// Counters, a power of two: 4 MiB let few questions through for nothing with a million things.
const COUNTERS: u64 = 1 << 22;
/// Counters of each thing.
const HASHES: usize = 3;

/// How often each thing was added, or a little more.
#[derive(Debug)]
pub(in crate::store) struct Sieve {
    counters: Vec<u8>,
}

impl Sieve {
    pub(in crate::store) fn new() -> Self {
        let room = usize::try_from(COUNTERS).unwrap_or_default();
        Self {
            counters: vec![0; room],
        }
    }

    /// Adds anything.
    pub(in crate::store) fn add(&mut self, what: &impl Hash) {
        let least = self.count(what);
        for at in places(what) {
            // Only the lowest ones: the others count something else too.
            if let Some(counter) = self.counters.get_mut(at)
                && *counter == least
            {
                *counter = counter.saturating_add(1);
            }
        }
    }

    /// Whether that may have been added.
    pub(in crate::store) fn has(&self, what: &impl Hash) -> bool {
        self.count(what) > 0
    }

    /// Whether that was added so often that it says nothing of anyone.
    pub(in crate::store) fn is_crowded(&self, what: &impl Hash) -> bool {
        usize::from(self.count(what)) > CROWD
    }

    fn count(&self, what: &impl Hash) -> u8 {
        let counters = places(what).into_iter();
        let counters = counters.map(|at| self.counters.get(at).copied().unwrap_or_default());
        counters.min().unwrap_or_default()
    }
}

/// The counters of a thing.
fn places(what: &impl Hash) -> [usize; HASHES] {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    let digest = hasher.finish();
    let step = (digest >> 32) | 1;
    let mut place = digest;
    [(); HASHES].map(|()| {
        place = place.wrapping_add(step);
        usize::try_from(place % COUNTERS).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_let_through_and_crowds_are_told() {
        let mut sieve = Sieve::new();
        assert!(!sieve.has(&1));
        for _ in 0..=CROWD {
            assert!(!sieve.is_crowded(&1));
            sieve.add(&1);
            assert!(sieve.has(&1));
        }
        assert!(sieve.is_crowded(&1));
        (2..100_000).for_each(|what| sieve.add(&what));
        assert!((2..100_000).all(|what| sieve.has(&what) && !sieve.is_crowded(&what)));
        let wrong = (100_000..200_000).filter(|what| sieve.has(what)).count();
        assert!(wrong < 1_000, "{wrong} in 100,000");
    }
}

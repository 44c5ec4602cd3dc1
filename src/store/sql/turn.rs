//! Turns to write: whoever waits says so, and who writes much, part by part, lets them go first. Said by a lock that
//! several may have, on a file beside the store; the system takes it back with its process. Knows no statement.
use std::cell::Cell;
use std::fs::File;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

/// How long who writes much lets others go first between two parts, at most.
const COURTESY: Duration = Duration::from_millis(500);
/// How often they are looked for.
const LOOK: Duration = Duration::from_millis(2);

/// How often it is tried to say so: whoever looks has the lock for themselves, for an instant.
const TRIES: usize = 4;

/// Says on that file that someone waits to write. Where no lock can be had, nobody is let go first.
pub(super) fn announce(beside: &File) {
    for _ in 0..TRIES {
        if flock(beside, FlockOperation::NonBlockingLockShared) != Err(Errno::WOULDBLOCK) {
            return;
        }
        std::thread::yield_now();
    }
}

/// Says that they wait no longer.
pub(super) fn withdraw(beside: &File) {
    let _ = flock(beside, FlockOperation::NonBlockingUnlock);
}

/// What who writes much still grants to those who wait.
#[derive(Debug)]
pub(super) struct Courtesy(Cell<Duration>);

impl Default for Courtesy {
    fn default() -> Self {
        Self(Cell::new(COURTESY))
    }
}

impl Courtesy {
    /// Lets those who wait write first. Someone who does not take their turn is waited for less and less:
    /// they gave up, or their program stands still.
    pub(super) fn let_go(&self, beside: &File) {
        let began = Instant::now();
        while is_waited_for(beside) {
            if began.elapsed() >= self.0.get() {
                self.0.set(self.0.get() / 4);
                return;
            }
            std::thread::sleep(LOOK);
        }
        self.0.set(COURTESY);
    }
}

/// Whether someone else says that they wait.
fn is_waited_for(beside: &File) -> bool {
    let alone = flock(beside, FlockOperation::NonBlockingLockExclusive);
    withdraw(beside);
    alone == Err(Errno::WOULDBLOCK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(path: &std::path::Path) -> File {
        File::options().write(true).open(path).unwrap()
    }

    #[test]
    fn who_waits_is_let_go_and_who_does_not_go_is_waited_for_less() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let (mine, one, other) = (
            opened(file.path()),
            opened(file.path()),
            opened(file.path()),
        );
        let courtesy = Courtesy::default();
        courtesy.let_go(&mine);
        assert_eq!(courtesy.0.get(), COURTESY);
        announce(&one);
        announce(&other);
        withdraw(&one);
        assert!(is_waited_for(&mine));
        courtesy.let_go(&mine);
        courtesy.let_go(&mine);
        assert!(courtesy.0.get() < COURTESY / 15);
        drop(other);
        courtesy.let_go(&mine);
        assert_eq!(courtesy.0.get(), COURTESY);
        assert!(!is_waited_for(&mine));
    }
}

//! What the process refuses before it does anything: files others can read, memory
//! dumps of case files, death by a full disk quota or a closed pipe.
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::fs::Mode;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit, umask,
};
use signal_hook::consts::{SIGPIPE, SIGXFSZ};

/// Hardens the process; called first in `main`. Files are created for their owner only,
/// no core is ever written, and reaching a file-size limit or a closed pipe becomes an
/// ordinary write error.
///
/// # Errors
/// When the system refuses one of them.
pub fn harden() -> io::Result<()> {
    umask(Mode::from_bits_truncate(0o077));
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    for signal in [SIGXFSZ, SIGPIPE] {
        // A handler, even one that only raises a flag nobody reads, replaces death.
        signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rustix::process::{dumpable_behavior, getrlimit};

    use super::*;

    #[test]
    fn the_process_leaves_nothing_behind_and_survives_its_limits() {
        harden().unwrap();
        assert_eq!(umask(Mode::from_bits_truncate(0o077)).bits(), 0o077);
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
        signal_hook::low_level::raise(SIGXFSZ).unwrap();
        signal_hook::low_level::raise(SIGPIPE).unwrap();
    }
}

//! Protects the process before it does anything else: new files are readable by their owner
//! only, memory is never dumped to disk, and a full quota or a closed pipe is an ordinary error.
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::fs::Mode;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit, umask,
};
use signal_hook::consts::{SIGPIPE, SIGXFSZ};

/// Protects the process. It is the first thing that `main` calls.
///
/// # Errors
/// When the system refuses one of these settings.
pub fn harden() -> io::Result<()> {
    umask(Mode::from_bits_truncate(0o077));
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    for signal in [SIGXFSZ, SIGPIPE] {
        // With a handler, the signal no longer kills the process. Nobody reads the flag.
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

//! Ctrl-C during a command ends it with the code 130, TERM with 143. What was being written is whole or absent:
//! a command that writes in several parts listens for the wish to stop, and takes back what it
//! has written; a second Ctrl-C ends it at once.
use std::io;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::SigId;
use signal_hook::consts::{SIGINT, SIGTERM};

use super::error::{AppError, Code};

/// What asks a command to stop, and the code that it then ends with.
const SIGNALS: [(i32, i32); 2] = [(SIGINT, Code::Interrupted as i32), (SIGTERM, 128 + SIGTERM)];

static ARMED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// From here on, an interruption ends the program with its code.
///
/// # Errors
/// When the system refuses.
pub fn arm() -> io::Result<()> {
    let armed = ARMED.get_or_init(|| Arc::new(AtomicBool::new(true)));
    for (signal, code) in SIGNALS {
        signal_hook::flag::register_conditional_shutdown(signal, code, Arc::clone(armed))?;
    }
    Ok(())
}

/// The wish of the person to stop a command that takes back what it wrote.
#[derive(Debug)]
pub struct Wish {
    asked: Arc<AtomicBool>,
    listeners: Vec<SigId>,
}

impl Wish {
    /// From here on, and until this is dropped, the first interruption is only noted.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn listen() -> Result<Self, AppError> {
        let armed = ARMED.get_or_init(|| Arc::new(AtomicBool::new(true)));
        armed.store(false, Ordering::SeqCst);
        // What was registered first comes first: the next interruption finds it armed again.
        let listeners = SIGNALS
            .into_iter()
            .map(|(signal, _)| signal_hook::flag::register(signal, Arc::clone(armed)));
        let listeners = listeners.collect::<io::Result<_>>();
        Ok(Self {
            asked: Arc::clone(armed),
            listeners: listeners.map_err(|error| AppError::Unexpected(error.to_string()))?,
        })
    }

    /// The same, as those who work ask it.
    pub fn go_on(&self) -> ControlFlow<()> {
        if self.is_to_stop() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Whether the person wants to stop.
    pub fn is_to_stop(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Drop for Wish {
    fn drop(&mut self) {
        for listener in &self.listeners {
            signal_hook::low_level::unregister(*listener);
        }
        self.asked.store(true, Ordering::SeqCst);
    }
}

/// From here on, the screen decides what an interruption does.
pub fn leave_to_screen() {
    if let Some(armed) = ARMED.get() {
        armed.store(false, Ordering::SeqCst);
    }
}

//! Ctrl-C during a command ends it with the code 130. What was being written is whole or absent.
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::SIGINT;

use super::error::Code;

static ARMED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// From here on, an interruption ends the program with its code.
///
/// # Errors
/// When the system refuses.
pub fn arm() -> io::Result<()> {
    let armed = ARMED.get_or_init(|| Arc::new(AtomicBool::new(true)));
    signal_hook::flag::register_conditional_shutdown(
        SIGINT,
        i32::from(Code::Interrupted as u8),
        Arc::clone(armed),
    )?;
    Ok(())
}

/// From here on, the screen decides what an interruption does.
pub fn leave_to_screen() {
    if let Some(armed) = ARMED.get() {
        armed.store(false, Ordering::SeqCst);
    }
}

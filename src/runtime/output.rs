//! What is sent to the terminal, by a thread of its own: a terminal that takes no bytes (a frozen
//! window, a line that hangs) must stop neither the drafts nor the end of the program. Knows no frame.
use std::io::{self, ErrorKind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::tty::Tty;

/// How long the bytes of a frame are waited for: nearly all go at once.
const PATIENCE: Duration = Duration::from_millis(50);

/// The way to the terminal.
#[derive(Debug)]
pub struct Output {
    send: Sender<Vec<u8>>,
    sent: Receiver<io::Result<()>>,
    under_way: bool,
}

impl Output {
    /// Starts the thread that sends.
    ///
    /// # Errors
    /// When the system refuses a thread.
    pub fn start(tty: Tty) -> io::Result<Self> {
        let (send, bytes) = channel::<Vec<u8>>();
        let (done, sent) = channel();
        let work = move || {
            for bytes in bytes {
                if done.send(tty.send(&bytes)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("écran".into()).spawn(work)?;
        Ok(Self {
            send,
            sent,
            under_way: false,
        })
    }

    /// Sends bytes, once those before have gone. Returns before they have all gone when the terminal is
    /// slow.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn send(&mut self, bytes: Vec<u8>) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.send.send(bytes).map_err(|_| ErrorKind::BrokenPipe)?;
        self.under_way = true;
        self.wait(PATIENCE)
    }

    /// Whether all that was sent has gone.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn is_free(&mut self) -> io::Result<bool> {
        self.wait(Duration::ZERO)?;
        Ok(!self.under_way)
    }

    fn wait(&mut self, patience: Duration) -> io::Result<()> {
        if !self.under_way {
            return Ok(());
        }
        match self.sent.recv_timeout(patience) {
            Ok(sent) => {
                self.under_way = false;
                sent
            }
            Err(RecvTimeoutError::Timeout) => Ok(()),
            Err(RecvTimeoutError::Disconnected) => Err(ErrorKind::BrokenPipe.into()),
        }
    }
}

/// Sends a few bytes, and gives up after a while.
///
/// # Errors
/// When the terminal is gone, or takes nothing.
pub fn send_or_give_up(tty: &Tty, bytes: &[u8]) -> io::Result<()> {
    let mut output = Output::start(tty.try_clone()?)?;
    output.send(bytes.to_vec())?;
    output.wait(PATIENCE * 4)?;
    match output.under_way {
        true => Err(ErrorKind::TimedOut.into()),
        false => Ok(()),
    }
}

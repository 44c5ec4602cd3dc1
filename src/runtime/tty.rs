//! The terminal as a file: its input, its output, its size and its modes. Knows no event.
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};

/// The terminal that the person uses.
#[derive(Debug)]
pub struct Tty {
    input: File,
    output: File,
}

impl Tty {
    /// Finds the terminal: the standard input and output when they are terminals, otherwise the
    /// controlling terminal of the process.
    ///
    /// # Errors
    /// When the process has no terminal.
    pub fn find() -> io::Result<Self> {
        let controlling = || File::options().read(true).write(true).open("/dev/tty");
        let (stdin, stdout) = (io::stdin(), io::stdout());
        let input = match stdin.is_terminal() {
            true => File::from(stdin.as_fd().try_clone_to_owned()?),
            false => controlling()?,
        };
        let output = match stdout.is_terminal() {
            true => File::from(stdout.as_fd().try_clone_to_owned()?),
            false => controlling()?,
        };
        Ok(Tty { input, output })
    }

    /// Makes another handle on the same terminal.
    ///
    /// # Errors
    /// When the process has too many open files.
    pub fn try_clone(&self) -> io::Result<Self> {
        Ok(Tty {
            input: self.input.try_clone()?,
            output: self.output.try_clone()?,
        })
    }

    /// The file that the keys are read from.
    pub fn input(&self) -> &File {
        &self.input
    }

    /// Columns and rows; 80 and 24 when the terminal does not know its size.
    pub fn size(&self) -> (u16, u16) {
        match tcgetwinsize(&self.output) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
            _ => (80, 24),
        }
    }

    /// Sets raw mode: each key arrives at once, unchanged, and is not echoed. Returns the modes to
    /// put back.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn make_raw(&self) -> io::Result<Termios> {
        let before = tcgetattr(&self.input)?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(&self.input, OptionalActions::Now, &raw)?;
        Ok(before)
    }

    /// Sets the modes that [`make_raw`](Self::make_raw) returned.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_modes(&self, modes: &Termios) -> io::Result<()> {
        Ok(tcsetattr(&self.input, OptionalActions::Now, modes)?)
    }

    /// Sends bytes, in one write when the terminal accepts them all at once.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn send(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match (&self.output).write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(sent) => bytes = bytes.get(sent..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    poll(&mut [PollFd::new(&self.output, PollFlags::OUT)], None)?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

//! Reads a phrase: key by key, without showing it, or from a pipe. Each byte goes straight to memory that
//! is wiped, never through a buffer of the standard library.
use super::super::prelude::*;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use super::super::interrupt::Wish;
use crate::domain::phrase::{LONGEST, Phrase};

/// Between two looks at whether the program is asked to stop.
const LOOK: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 100_000_000,
};

/// The terminal of a person who types phrases: it shows nothing of what is typed, from the first question
/// to the end of this, and a signal ends the program only once it is as it was.
pub struct Terminal {
    file: File,
    before: Termios,
    wish: Wish,
}

impl Terminal {
    /// Finds it, and has it show nothing.
    ///
    /// # Errors
    /// When there is none.
    pub fn begin() -> Result<Self, AppError> {
        let path = Path::new("/dev/tty");
        let wrong = |error| AppError::file(path, error);
        let file = File::options().read(true).write(true).open(path);
        let file = file.map_err(wrong)?;
        let before = tcgetattr(&file).map_err(|error| wrong(error.into()))?;
        let mut silent = before.clone();
        let shown = LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        silent.local_modes.remove(shown);
        let wish = Wish::listen();
        let it = Self { file, before, wish };
        tcsetattr(&it.file, OptionalActions::Now, &silent).map_err(|error| wrong(error.into()))?;
        Ok(it)
    }

    /// Asks for a phrase.
    ///
    /// # Errors
    /// Interrupted by Ctrl-C, by a signal, or by a line that drops.
    pub fn ask(&self, question: &str) -> Result<Phrase, AppError> {
        out::ask(question);
        let line = self.line();
        out::say("");
        match line {
            Some(line) => line.phrase(),
            None => {
                out::say("Interrompu : rien n’a été changé.");
                Err(AppError::Reported(Code::Interrupted))
            }
        }
    }

    /// What is typed up to Enter; `None` when it was left.
    fn line(&self) -> Option<Line> {
        let mut line = Line::default();
        let mut byte = Zeroizing::new(0_u8);
        loop {
            let mut awaited = [PollFd::new(&self.file, PollFlags::IN)];
            let ready = poll(&mut awaited, Some(&LOOK)).unwrap_or_default();
            if self.wish.is_to_stop() {
                return None;
            }
            if ready == 0 {
                continue;
            }
            match (&self.file).read(std::slice::from_mut(&mut *byte)) {
                Ok(1) => match line.take(*byte) {
                    Key::More => {}
                    Key::End => return Some(line),
                    Key::Leave => return None,
                },
                _ => return None,
            }
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = tcsetattr(&self.file, OptionalActions::Now, &self.before);
    }
}

/// Reads a phrase from the next line of the standard input.
///
/// # Errors
/// When there is none.
pub fn on_input() -> Result<Phrase, AppError> {
    let input = io::stdin().as_fd().try_clone_to_owned();
    let mut input = File::from(input.map_err(AppError::Output)?);
    let mut line = Line::default();
    let mut byte = Zeroizing::new(0_u8);
    let mut any = false;
    while let Ok(1) = input.read(std::slice::from_mut(&mut *byte)) {
        any = true;
        if *byte == b'\n' {
            break;
        }
        line.push(*byte);
    }
    match any {
        true => line.phrase(),
        false => Err(AppError::Usage(
            "« --phrase-entree » : l’entrée ne contient pas de phrase secrète.".to_owned(),
        )),
    }
}

/// What a key does.
#[derive(Debug, PartialEq, Eq)]
enum Key {
    More,
    End,
    Leave,
}

/// What was typed so far, in a place that never moves.
struct Line {
    bytes: Zeroizing<Vec<u8>>,
    /// Inside the sequence of a key that is no letter, such as an arrow.
    sequence: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            bytes: Zeroizing::new(Vec::with_capacity(LONGEST)),
            sequence: false,
        }
    }
}

impl Line {
    fn push(&mut self, byte: u8) {
        if self.bytes.len() < LONGEST {
            self.bytes.push(byte);
        }
    }

    fn take(&mut self, byte: u8) -> Key {
        const CTRL_C: u8 = 3;
        const CTRL_D: u8 = 4;
        const CTRL_U: u8 = 21;
        if self.sequence {
            self.sequence = !matches!(byte, b'@'..=b'Z' | b'a'..=b'z' | b'~');
            return Key::More;
        }
        match byte {
            b'\r' | b'\n' => return Key::End,
            CTRL_C | CTRL_D => return Key::Leave,
            CTRL_U => self.bytes.clear(),
            8 | 127 => self.drop_letter(),
            27 => self.sequence = true,
            0..=31 => {}
            letter => self.push(letter),
        }
        Key::More
    }

    /// Takes back a letter, whatever its length.
    fn drop_letter(&mut self) {
        while let Some(byte) = self.bytes.pop() {
            if byte & 0b1100_0000 != 0b1000_0000 {
                break;
            }
        }
    }

    fn phrase(&self) -> Result<Phrase, AppError> {
        let text = std::str::from_utf8(&self.bytes).map_err(|_| {
            AppError::Rejected(
                "Cette phrase contient des lettres que carnet ne lit pas : il les lui faut en UTF-8."
                    .to_owned(),
            )
        })?;
        Ok(Phrase::typed(text.trim_end_matches('\r')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_taken_back_whole_and_other_keys_are_no_letters() {
        for (typed, wanted) in [
            ("été\u{7f}\u{7f}x\r", "éx"),
            ("faux\u{15}vrai\n", "vrai"),
            ("a\u{1b}[Ab\u{1b}[3~c\r", "abc"),
            ("deux mots\t\r", "deux mots"),
            ("\u{8}\r", ""),
        ] {
            let mut line = Line::default();
            let ends: Vec<Key> = typed.bytes().map(|byte| line.take(byte)).collect();
            assert_eq!(ends.last(), Some(&Key::End));
            assert_eq!(line.phrase().unwrap().text(), wanted, "{typed:?}");
        }
        assert_eq!(Line::default().take(3), Key::Leave);
    }
}

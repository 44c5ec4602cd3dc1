//! What a settings file got wrong. A wrong setting never stops the program: it is
//! reported once, with its line, and the default stays.
use std::fmt;

/// One remark about a settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong, in French.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ligne {}\u{a0}: {}", self.line, self.message)
    }
}

/// Line (from 1) of a byte offset in a text.
pub fn line_of(text: &str, offset: usize) -> usize {
    // Over a slice, which is counted many bytes at a time.
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

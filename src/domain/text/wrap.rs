//! Breaking a text into lines.
use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter};

use super::visible_prose;

/// Lines of at most so many columns, broken between words; no-break spaces hold, and a
/// word too long for a line is cut. An empty text is one empty line. What cannot be shown becomes
/// visible marks.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let shown = visible_prose(text);
    let options = options(columns);
    let lines = shown
        .split('\n')
        .flat_map(|line| textwrap::wrap(line, &options));
    lines.map(Cow::into_owned).collect()
}

fn options(columns: usize) -> Options<'static> {
    Options::new(columns.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::HyphenSplitter)
        .break_words(true)
}

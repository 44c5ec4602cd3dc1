//! Breaking a text into lines.
use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter};

use super::visible_prose;

/// Breaks a text into lines of at most `columns` columns, between words. A no-break space does not
/// break, and a word longer than a line is cut. An empty text gives one empty line. Forbidden code
/// points become visible marks.
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

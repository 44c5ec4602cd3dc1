//! The width of a line, and a text folded to fit. Knows no block.
use textwrap::Options;

/// Columns of a line.
pub(super) const WIDTH: usize = 80;

/// The lines of a text that fit in so many columns.
pub(super) fn folded(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(columns)
        .initial_indent(first)
        .subsequent_indent(rest);
    textwrap::wrap(text, options)
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

//! Widths of text on a screen: the only place that measures and cuts it. What
//! cannot be shown becomes visible marks, so that no stored text commands the terminal.
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::text::visible;
pub use crate::domain::text::wrap;

/// Columns that a text takes on one line.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(visible(text).as_ref())
}

/// The start of a text, in at most so many columns; `…` stands for what is cut.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    let text = visible(text);
    if UnicodeWidthStr::width(text.as_ref()) <= columns {
        return text;
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut cut = take(&text, room).to_owned();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    Cow::Owned(cut)
}

/// A text in exactly so many columns: cut or followed by spaces.
pub fn pad(text: &str, columns: usize) -> String {
    let text = truncate(text, columns);
    let missing = columns.saturating_sub(UnicodeWidthStr::width(text.as_ref()));
    format!("{text}{}", " ".repeat(missing))
}

/// A text at the right of exactly so many columns.
pub fn pad_left(text: &str, columns: usize) -> String {
    let text = truncate(text, columns);
    let missing = columns.saturating_sub(UnicodeWidthStr::width(text.as_ref()));
    format!("{}{text}", " ".repeat(missing))
}

/// The longest start of a text within so many columns; accents stay with their letter.
pub fn take(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += UnicodeWidthChar::width(c).unwrap_or(0);
        if used > columns {
            break;
        }
        end = at + c.len_utf8();
    }
    text.get(..end).unwrap_or_default()
}

/// The longest end of a text within so many columns.
pub fn take_end(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        let wide = UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide > columns {
            break;
        }
        used += wide;
        if wide > 0 {
            start = at;
        }
    }
    text.get(start..).unwrap_or_default()
}

/// The first lines of a text, as [`wrap`] gives them, and whether there are more. A long
/// text costs no more than what is shown.
pub fn wrap_first(text: &str, columns: usize, lines: usize) -> (Vec<String>, bool) {
    let enough = columns.saturating_add(1).saturating_mul(lines + 1) * 2;
    let start: String = text.chars().take(enough).collect();
    let mut wrapped = wrap(&start, columns);
    let more = wrapped.len() > lines || start.len() < text.len();
    wrapped.truncate(lines);
    (wrapped, more)
}

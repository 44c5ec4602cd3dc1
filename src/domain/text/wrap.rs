//! Breaking a text into lines.
use std::borrow::Cow;

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter};

use super::visible_prose;

/// Breaks a text into lines of at most `columns` columns, between words. A no-break space does not
/// break, and a word longer than a line is cut. An empty text gives one empty line. Forbidden code
/// points become visible marks.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let shown = visible_prose(text);
    let shown = parted(&shown, columns);
    let options = options(columns);
    let lines = shown
        .split('\n')
        .flat_map(|line| textwrap::wrap(line, &options));
    lines.map(Cow::into_owned).collect()
}

/// A word longer than a line breaks after its apostrophe rather than anywhere: it never comes back on one line.
fn parted(text: &str, columns: usize) -> Cow<'_, str> {
    let is_long = |word: &str| word.contains('’') && display_width(word) > columns;
    if !text.split([' ', '\n']).any(is_long) {
        return Cow::Borrowed(text);
    }
    let word = |word: &str| {
        let mut parts = word.split('’').collect::<Vec<_>>().into_iter();
        let mut parted = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let breaks = is_long(word) && part.starts_with(char::is_alphabetic);
            parted.push_str(if breaks { "’ " } else { "’" });
            parted.push_str(part);
        }
        parted
    };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

fn options(columns: usize) -> Options<'static> {
    Options::new(columns.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::HyphenSplitter)
        .break_words(true)
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn a_word_longer_than_a_line_breaks_after_its_apostrophe() {
        let lines = wrap("de l’agglomération, ici", 15);
        assert_eq!(lines, ["de l’", "agglomération,", "ici"]);
        assert_eq!(
            wrap("de l’agglomération, ici", 16),
            ["de", "l’agglomération,", "ici"]
        );
        assert_eq!(wrap("aujourd’hui", 30), ["aujourd’hui"]);
    }
}

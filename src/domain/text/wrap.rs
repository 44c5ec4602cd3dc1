//! Breaking a text into lines.
use std::borrow::Cow;

use textwrap::core::{Word, display_width};
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

/// Words of a line; « : » and the like go with the word before, « « » with the word after.
pub fn unbroken(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let joins = |(at, _): &(usize, &str)| {
        let (before, after) = line.split_at(at + 1);
        let closing = after.starts_with([':', ';', '!', '?', '%', '»']);
        let alone = after
            .chars()
            .nth(1)
            .is_none_or(|next| !next.is_alphanumeric());
        (closing && alone) || before.ends_with("« ") || after.starts_with(' ')
    };
    let breaks = line.match_indices(' ').filter(move |it| !joins(it));
    let ends = breaks.map(|(at, _)| at + 1).chain([line.len()]);
    let mut start = 0;
    Box::new(ends.map(move |end| {
        let from = std::mem::replace(&mut start, end);
        Word::from(line.get(from..end).unwrap_or_default())
    }))
}

fn options(columns: usize) -> Options<'static> {
    Options::new(columns.max(1))
        .word_separator(WordSeparator::Custom(unbroken))
        .word_splitter(WordSplitter::HyphenSplitter)
        .break_words(true)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn no_line_begins_with_a_sign_that_ends_something() {
        for columns in 10..20 {
            let text = "Revue prévue : dans la semaine ; « un mot » noté ? Oui ! 5 % fin";
            let lines = wrap(text, columns);
            let wrong = |line: &String| line.starts_with([':', ';', '»', '?', '!', '%']);
            assert!(!lines.iter().any(wrong), "{columns}: {lines:?}");
            assert!(!lines.iter().any(|it| it.ends_with('«')), "{lines:?}");
        }
        assert_eq!(wrap("a :b  c", 2), ["a", ":b", "c"]);
    }
}

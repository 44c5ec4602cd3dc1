//! Words and lengths as Word wants them. Knows no block.
use docx_rs::{BreakType, LineSpacing, LineSpacingType, Paragraph, Run};

/// A length in twentieths of a point.
pub(super) fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// The same, where a table wants it.
pub(super) fn wide(points: f32) -> usize {
    usize::try_from(twips(points)).unwrap_or(0)
}

/// A size of type in half points.
pub(super) fn half_points(points: f32) -> usize {
    (points * 2.0).round() as usize
}

/// Words without what a Word file can't hold: controls, and what is no character. Line breaks stay.
pub(super) fn clean(words: &str) -> String {
    words
        .chars()
        .filter_map(|letter| match letter {
            '\n' => Some('\n'),
            '\t' => Some(' '),
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\u{fffe}' | '\u{ffff}' => None,
            _ if letter.is_control() => None,
            _ => Some(letter),
        })
        .collect()
}

/// A run of words; a line break in them starts a new line.
pub(super) fn run(words: &str) -> Run {
    let clean = clean(words);
    let mut run = Run::new();
    for (at, line) in clean.split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    run
}

/// A paragraph that nobody should see, with a little air under it.
pub(super) fn air(paragraph: Paragraph) -> Paragraph {
    flat(paragraph, 100)
}

/// A paragraph that Word asks for and nobody should see.
pub(super) fn bare(paragraph: Paragraph) -> Paragraph {
    flat(paragraph, 0)
}

fn flat(paragraph: Paragraph, after: u32) -> Paragraph {
    let flat = LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(20)
        .before(0)
        .after(after);
    paragraph.line_spacing(flat).size(2)
}

//! What the person reads, as pieces, and the lines that they make: one idea a line, air around
//! each, a column that the eye holds. Knows no record and no terminal.
use crate::domain::text::{typography, wrap};

/// Widest column of text.
pub const WIDEST: u16 = 72;
/// Columns kept at each side.
const MARGIN: u16 = 3;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Title of the page.
    Title(String),
    /// Title of a part of the page.
    Heading(String),
    /// A sentence, or a text that someone wrote.
    Text(String),
    /// One of several, with a dash before it.
    Point(String),
    /// What is told of the point before it.
    Under(String),
    /// Words of the person.
    Words(String),
    /// What the person said of this page, and it still holds.
    Read(String),
    /// The page is to be read.
    ToRead(String),
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Titles and the line under them.
    Title,
    /// Ordinary.
    Plain,
    /// Words of the person.
    Words,
    /// To be noticed, without alarm.
    Notice,
}

/// One line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Columns of indent.
    pub indent: u16,
    /// The words; empty for air.
    pub text: String,
    /// Its look.
    pub look: Look,
}

/// Columns of the text on a screen of that width.
#[must_use]
pub fn columns(width: u16) -> u16 {
    width.saturating_sub(2 * MARGIN).clamp(1, WIDEST)
}

/// The lines that the pieces make in so many columns.
#[must_use]
pub fn lines(pieces: &[Piece], columns: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    for piece in pieces {
        let aired = !matches!(piece, Piece::Under(_));
        if aired && !lines.is_empty() {
            lines.push(line(0, String::new(), Look::Plain));
        }
        lines.extend(piece_lines(piece, usize::from(columns)));
    }
    lines
}

fn piece_lines(piece: &Piece, columns: usize) -> Vec<Line> {
    match piece {
        Piece::Title(text) => ruled(&text.to_uppercase(), "═", columns),
        Piece::Heading(text) => ruled(text, "─", columns),
        Piece::Text(text) => wrapped(text, 0, "", columns, Look::Plain),
        Piece::Point(text) => wrapped(text, 0, "– ", columns, Look::Plain),
        Piece::Under(text) => wrapped(text, 2, "", columns, Look::Plain),
        Piece::Words(text) => wrapped(text, 2, "", columns, Look::Words),
        Piece::Read(text) => wrapped(text, 0, "✓ ", columns, Look::Notice),
        Piece::ToRead(text) => wrapped(text, 0, "", columns, Look::Notice),
    }
}

fn ruled(text: &str, rule: &str, columns: usize) -> Vec<Line> {
    let words = wrap(&typography(text), columns);
    let widest = words.iter().map(|it| it.chars().count()).max();
    let under = rule.repeat(widest.unwrap_or_default().min(columns));
    words
        .into_iter()
        .chain([under])
        .map(|text| line(0, text, Look::Title))
        .collect()
}

/// A text wrapped after a mark; its next lines stand under the words, not under the mark.
fn wrapped(text: &str, indent: u16, mark: &str, columns: usize, look: Look) -> Vec<Line> {
    let hang = u16::try_from(mark.chars().count()).unwrap_or_default();
    let room = columns.saturating_sub(usize::from(indent + hang));
    let words = wrap(&typography(text.trim()), room.max(1));
    words
        .into_iter()
        .enumerate()
        .map(|(at, text)| match at {
            0 => line(indent, format!("{mark}{text}"), look),
            _ => line(indent + hang, text, look),
        })
        .collect()
}

fn line(indent: u16, text: String, look: Look) -> Line {
    Line { indent, text, look }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_never_wider_than_comfortable_nor_than_the_screen() {
        for (width, expected) in [(0, 1), (6, 1), (60, 54), (80, 72), (200, 72)] {
            assert_eq!(columns(width), expected, "{width}");
        }
    }

    #[test]
    fn pieces_have_air_between_them_and_details_stand_under_their_point() {
        let pieces = [
            Piece::Title("Votre plan".to_owned()),
            Piece::Point("Refaire votre CV avec l’atelier du jeudi".to_owned()),
            Piece::Under("D’ici vendredi".to_owned()),
            Piece::Words("« Merci »".to_owned()),
        ];
        let text: Vec<String> = lines(&pieces, 24)
            .iter()
            .map(|line| format!("{}{}", " ".repeat(usize::from(line.indent)), line.text))
            .collect();
        let plain: Vec<String> = text.iter().map(|it| it.replace('\u{a0}', " ")).collect();
        assert_eq!(
            plain,
            [
                "VOTRE PLAN",
                "══════════",
                "",
                "– Refaire votre CV avec",
                "  l’atelier du jeudi",
                "  D’ici vendredi",
                "",
                "  « Merci »",
            ]
        );
    }

    #[test]
    fn every_line_holds_in_its_column() {
        let long = "Une phrase qui continue, et continue, sans jamais s’arrêter. ".repeat(5);
        let pieces = [
            Piece::Title(long.clone()),
            Piece::Heading(long.clone()),
            Piece::Text(long.clone()),
            Piece::Point(long.clone()),
            Piece::Under("x".repeat(200)),
            Piece::Words(long.clone()),
            Piece::Read(long.clone()),
            Piece::ToRead(long),
        ];
        for columns in [1, 7, 40, 72] {
            for line in lines(&pieces, columns) {
                let width = line.text.chars().count() + usize::from(line.indent);
                assert!(width <= usize::from(columns).max(5), "{columns} {line:?}");
            }
        }
    }
}

//! What the person reads, as lines: one idea a line, air around each, a column that the eye holds.
//! Knows no record and no terminal.
use crate::documents::model::{Block, Bullet, Level};
use crate::domain::text::{typography, wrap};
use crate::words::line::{Line, Look};

/// Widest column of text.
pub const WIDEST: u16 = 72;
/// Columns kept at each side.
const MARGIN: u16 = 3;
/// Mark of what was read as it is.
const READ: &str = "✓ ";

/// Columns of the text on a screen of that width.
pub fn columns(width: u16) -> u16 {
    width.saturating_sub(2 * MARGIN).clamp(1, WIDEST)
}

/// The lines that the blocks make in so many columns.
pub fn lines(blocks: &[Block], columns: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    let columns = usize::from(columns);
    let mut under = false;
    for block in blocks {
        for group in groups(block, under, columns) {
            if !under && !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(group);
            under = false;
        }
        under = matches!(block, Block::Heading(Level::Three, _));
    }
    lines
}

/// The lines of a block, in groups with air between them. What follows a small heading stands under
/// it. Tables, signatures and lines to write on are for paper.
fn groups(block: &Block, under: bool, columns: usize) -> Vec<Vec<Line>> {
    match block {
        Block::Heading(Level::One, text) => vec![ruled(&text.to_uppercase(), "═", columns)],
        Block::Heading(Level::Two, text) => vec![ruled(text, "─", columns)],
        Block::Heading(Level::Three, text) => vec![wrapped(text, 0, "", columns)],
        Block::Paragraph(text) => vec![wrapped(text, u16::from(under) * 2, "", columns)],
        Block::Quote(text) => vec![looking(Look::Quoted, wrapped(text, 2, "", columns))],
        Block::Note(text) => {
            let words = text.strip_prefix(READ);
            let mark = if words.is_some() { READ } else { "" };
            let lines = wrapped(words.unwrap_or(text), 0, mark, columns);
            vec![looking(Look::Notice, lines)]
        }
        Block::Bullets(all) => all.iter().map(|it| bullet(it, columns)).collect(),
        Block::Facts(_)
        | Block::Table(_)
        | Block::Bars(_)
        | Block::Signatures(_)
        | Block::Address(_)
        | Block::Blank(_)
        | Block::Attached(_) => Vec::new(),
    }
}

fn bullet(bullet: &Bullet, columns: usize) -> Vec<Line> {
    let under = bullet.under.iter();
    let under = under.flat_map(|text| wrapped(text, 2, "", columns));
    let text = wrapped(&bullet.text, 0, "– ", columns);
    text.into_iter().chain(under).collect()
}

fn looking(look: Look, lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().map(|line| line.look(look)).collect()
}

fn ruled(text: &str, rule: &str, columns: usize) -> Vec<Line> {
    let words = wrap(&typography(text), columns);
    let widest = words.iter().map(|it| it.chars().count()).max();
    let under = rule.repeat(widest.unwrap_or_default().min(columns));
    words
        .into_iter()
        .chain([under])
        .map(Line::heading)
        .collect()
}

/// A text wrapped after a mark; its next lines stand under the words, not under the mark.
fn wrapped(text: &str, indent: u16, mark: &str, columns: usize) -> Vec<Line> {
    let hang = u16::try_from(mark.chars().count()).unwrap_or_default();
    let room = columns.saturating_sub(usize::from(indent + hang));
    let words = wrap(&typography(text.trim()), room.max(1));
    words
        .into_iter()
        .enumerate()
        .map(|(at, text)| match at {
            0 => Line::plain(format!("{mark}{text}")).indent(indent),
            _ => Line::plain(text).indent(indent + hang),
        })
        .collect()
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

    fn point(text: &str, under: &str) -> Block {
        Block::Bullets(vec![Bullet {
            text: text.to_owned(),
            under: vec![under.to_owned()],
        }])
    }

    #[test]
    fn blocks_have_air_between_them_and_details_stand_under_their_point() {
        let blocks = [
            Block::Heading(Level::One, "Votre plan".to_owned()),
            point("Refaire votre CV avec l’atelier du jeudi", "D’ici vendredi"),
            Block::Quote("« Merci »".to_owned()),
        ];
        let text: Vec<String> = lines(&blocks, 24)
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
        let blocks = [
            Block::Heading(Level::One, long.clone()),
            Block::Heading(Level::Two, long.clone()),
            Block::Heading(Level::Three, long.clone()),
            Block::Paragraph(long.clone()),
            point(&long, &"x".repeat(200)),
            Block::Quote(long.clone()),
            Block::Note(format!("{READ}{long}")),
            Block::Note(long),
        ];
        for columns in [1, 7, 40, 72] {
            for line in lines(&blocks, columns) {
                let width = line.text.chars().count() + usize::from(line.indent);
                assert!(width <= usize::from(columns).max(5), "{columns} {line:?}");
            }
        }
    }
}

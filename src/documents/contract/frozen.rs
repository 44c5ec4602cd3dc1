//! The words kept at the signature, laid out: the commitments in two columns, the rest as it was.
//! Their shape is that of [`crate::domain::contract::text`].
use super::commitments::{item, two_columns};
use crate::documents::prelude::*;
use crate::domain::contract::Side;

/// A section of the words: its title, its lines.
struct Part<'a> {
    title: &'a str,
    lines: Vec<&'a str>,
}

/// The blocks of a text that was kept.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let parts = parts(text);
    let side = |side: Side| {
        let title = format!("Engagements {}", side.of());
        let found = parts.iter().find(|part| part.title == title);
        found.map_or_else(Vec::new, |part| items(&part.lines))
    };
    let columns: Vec<Vec<String>> = Side::ALL.iter().map(|it| side(*it)).collect();
    let mut blocks = vec![
        heading(Level::One, "I. Engagements réciproques"),
        Block::Table(two_columns(columns)),
    ];
    for (at, part) in parts.iter().enumerate() {
        let aside = part.title.starts_with("Engagements ") || part.title == "Signatures";
        match (at, aside) {
            // The first one has the kind and the dates, which are printed above; then the hours.
            (0, _) => blocks.extend(part.lines.iter().skip(1).map(|line| paragraph(*line))),
            (_, true) => {}
            (_, false) => {
                blocks.push(heading(Level::One, part.title));
                blocks.extend(lines(&part.lines));
            }
        }
    }
    blocks
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("## "), parts.last_mut()) {
            (Some(title), _) => parts.push(Part {
                title,
                lines: Vec::new(),
            }),
            (None, Some(part)) => part.lines.push(line),
            (None, None) => {}
        }
    }
    parts
}

/// Items with the lines under each.
fn bullets(lines: &[&str]) -> Vec<Bullet> {
    let mut found: Vec<Bullet> = Vec::new();
    for line in lines {
        match (line.strip_prefix("  · "), found.last_mut()) {
            (Some(under), Some(last)) => last.under.push(under.to_owned()),
            _ => found.push(Bullet {
                text: line.trim_start_matches("- ").to_owned(),
                under: Vec::new(),
            }),
        }
    }
    found
}

fn items(lines: &[&str]) -> Vec<String> {
    let found = bullets(lines);
    found
        .iter()
        .map(|it| item(&it.text, it.under.iter().map(String::as_str)))
        .collect()
}

/// Plain lines as paragraphs, items as bullets, in their order.
fn lines(lines: &[&str]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in lines.chunk_by(|a, b| a.starts_with("- ") == b.starts_with("- ")) {
        if group.first().is_some_and(|line| line.starts_with("- ")) {
            blocks.push(Block::Bullets(bullets(group)));
        } else {
            blocks.extend(group.iter().map(|line| paragraph(*line)));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::model::TableRow;
    use crate::domain::contract::{CommonBase, Regime, Wording, text};
    use crate::domain::record::{Entity, Row};

    #[test]
    fn what_was_kept_is_laid_out_again() {
        let contract = Row::blank(Entity::Contract)
            .with("nature", "cer")
            .with("debut", "2026-11-24")
            .with("heures_semaine", 15);
        let own = Row::blank(Entity::Commitment)
            .with("cote", "administration")
            .with("texte", "Écrire à l’auto-école");
        let kept = text(&Wording {
            contract: &contract,
            base: &CommonBase::default(),
            commitments: vec![&own],
            goals: Vec::new(),
            aims: Some("Retrouver un poste."),
            signatory: "Claire Rivière",
            regime: Regime::Reciprocal,
        });
        let blocks = blocks(&kept);
        let table = blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let table = table.unwrap();
        assert_eq!(table.columns[0].title, "Allocataires");
        assert_eq!(table.rows.len(), 6);
        let TableRow::Cells(first) = &table.rows[0] else {
            panic!("cells")
        };
        assert!(first[0].starts_with("Être acteur") && first[0].contains("\n– exprimer"));
        let TableRow::Cells(last) = &table.rows[5] else {
            panic!("cells")
        };
        assert_eq!(last, &["".to_owned(), "Écrire à l’auto-école".to_owned()]);
        assert!(blocks.contains(&paragraph("15 heures d’activité par semaine")));
        assert!(blocks.contains(&paragraph("Retrouver un poste.")));
        let said = format!("{blocks:?}");
        assert!(
            !said.contains("## ") && !said.contains("à signer"),
            "{said}"
        );
    }
}

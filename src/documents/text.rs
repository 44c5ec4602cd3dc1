//! A paper as plain text, at 80 columns: for a terminal, a screen reader, a mail. The same paper
//! always gives the same text.
mod fold;
mod table;

use textwrap::core::display_width;

use super::model::{Block, Bullet, Document, Fact, Level, Signature};
use super::shape;
use fold::{WIDTH, folded};

/// Columns kept for labels.
const LABELS: usize = 24;
/// Where an address begins.
const ADDRESS: &str = "                                        ";

/// The text.
pub fn text(document: &Document) -> String {
    let mut out = Writer::default();
    for line in &document.letterhead.lines {
        out.fold(line, "", "");
    }
    out.gap();
    out.fold(&document.title.to_uppercase(), "", "");
    out.rule('=', display_width(&document.title).min(WIDTH));
    for part in &document.parts {
        for block in &part.blocks {
            out.block(block);
        }
    }
    out.gap();
    out.rule('-', WIDTH);
    out.fold(&shape::foot(document), "", "");
    out.lines.join("\n") + "\n"
}

/// Lines being written.
#[derive(Debug, Default)]
struct Writer {
    lines: Vec<String>,
}

impl Writer {
    /// One empty line, never two, never the first.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn rule(&mut self, sign: char, columns: usize) {
        self.lines.push(String::from(sign).repeat(columns));
    }

    fn fold(&mut self, text: &str, first: &str, rest: &str) {
        for (at, line) in text.lines().enumerate() {
            let indent = if at == 0 { first } else { rest };
            self.lines.extend(folded(line, WIDTH, indent, rest));
        }
    }

    fn block(&mut self, block: &Block) {
        self.gap();
        match block {
            Block::Heading(level, title) => self.heading(*level, title),
            Block::Paragraph(text) | Block::Note(text) => self.fold(text, "", ""),
            Block::Quote(text) => self.fold(text, "  ", "  "),
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| self.bullet(bullet)),
            Block::Facts(facts) => facts.iter().for_each(|fact| self.fact(fact)),
            Block::Table(it) => self.lines.extend(table::lines(it)),
            // The table above has the numbers.
            Block::Bars(_) => {}
            Block::Signatures(list) => list.iter().for_each(|one| self.signature(one)),
            Block::Address(lines) => {
                for line in lines {
                    self.fold(line, ADDRESS, ADDRESS);
                }
            }
            Block::Attached(it) => self.fold(&it.apart, "", ""),
            Block::Blank(lines) => {
                for _ in 0..*lines {
                    self.lines.push(".".repeat(WIDTH));
                }
            }
        }
    }

    fn heading(&mut self, level: Level, title: &str) {
        match level {
            Level::One => {
                self.fold(&title.to_uppercase(), "", "");
                let width = self.lines.last().map_or(0, |line| display_width(line));
                self.rule('-', width);
            }
            Level::Two => self.fold(title, "", ""),
            Level::Three => self.fold(title, "  ", "  "),
        }
    }

    fn bullet(&mut self, bullet: &Bullet) {
        self.fold(&bullet.text, "- ", "  ");
        for line in &bullet.under {
            self.fold(line, "    ", "    ");
        }
    }

    fn fact(&mut self, fact: &Fact) {
        let label = format!("{}\u{a0}: ", fact.label);
        let width = display_width(&label);
        let margin = " ".repeat(LABELS);
        if width > WIDTH / 2 {
            self.fold(&label, "", "");
            self.fold(&fact.value, &margin, &margin);
        } else {
            let first = format!("{label}{}", " ".repeat(LABELS.saturating_sub(width)));
            self.fold(&fact.value, &first, &margin);
        }
    }

    fn signature(&mut self, signature: &Signature) {
        self.gap();
        self.fold(&signature.who, "", "");
        for words in [Some(&signature.name), signature.done.as_ref()] {
            if let Some(words) = words.filter(|it| !it.is_empty()) {
                self.fold(words, "", "");
            }
        }
        let room = || format!("Date et signature\u{a0}: {}", ".".repeat(40));
        if signature.done.is_none() {
            self.fold(&room(), "", "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::{Column, Letterhead, Part, Sheet, Table, TableRow, TypeSize};
    use super::*;

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            title: "Essai".to_owned(),
            about: "ABDALLAH Nadia".to_owned(),
            version: "Version du 21/11/2026".to_owned(),
            made_at: "2026-11-21T12:00:00Z".parse().unwrap(),
            letterhead: Letterhead {
                lines: vec!["Maison des parcours".to_owned()],
                logo: None,
            },
            type_size: TypeSize::Normal,
            parts: vec![Part {
                sheet: Sheet::Portrait,
                blocks,
            }],
        }
    }

    #[test]
    fn no_line_is_wider_than_eighty_columns() {
        let long = "Inscription à l’auto-école, ".repeat(12);
        let wide = "x".repeat(200);
        let table = Table {
            summary: String::new(),
            columns: (0..6)
                .map(|at| Column::of(format!("Colonne {at}"), 10 + at))
                .collect(),
            rows: vec![
                TableRow::Group(long.clone()),
                TableRow::Cells(vec![long.clone(); 6]),
                TableRow::Cells(vec![wide.clone(), long.clone()]),
            ],
        };
        let said = text(&document(vec![
            Block::Heading(Level::One, long.clone()),
            Block::Paragraph(format!("{long}\n{wide}")),
            Block::Bullets(vec![Bullet {
                text: long.clone(),
                under: vec![wide.clone()],
            }]),
            Block::Facts(vec![Fact {
                label: wide.clone(),
                value: long.clone(),
            }]),
            Block::Table(table),
            Block::Address(vec![long.clone()]),
            Block::Blank(2),
        ]));
        for line in said.lines() {
            assert!(display_width(line) <= WIDTH, "{line}");
            assert_eq!(line, line.trim_end());
        }
        assert!(!said.contains("\n\n\n"));
    }

    #[test]
    fn blocks_are_laid_out_plainly() {
        let said = text(&document(vec![
            Block::Heading(Level::One, "Partie".to_owned()),
            Block::Facts(vec![Fact {
                label: "Où".to_owned(),
                value: "ici".to_owned(),
            }]),
            Block::Table(Table {
                summary: String::new(),
                columns: vec![Column::of("Quoi", 1), Column::of("Qui", 1)],
                rows: vec![
                    TableRow::Group("Premier".to_owned()),
                    TableRow::Cells(vec!["Lire\nÉcrire".to_owned(), "Nadia".to_owned()]),
                ],
            }),
            Block::Signatures(vec![Signature {
                who: "La personne".to_owned(),
                name: "Nadia".to_owned(),
                done: Some("Signé le 2 mai".to_owned()),
            }]),
        ]));
        let expected = [
            "Maison des parcours",
            "",
            "ESSAI",
            "=====",
            "",
            "PARTIE",
            "------",
            "",
            "Où :                    ici",
            "",
            "---------------------------------------+----------------------------------------",
            "Quoi                                   | Qui",
            "=======================================+========================================",
            "Premier",
            "---------------------------------------+----------------------------------------",
            "Lire                                   | Nadia",
            "Écrire                                 |",
            "---------------------------------------+----------------------------------------",
            "",
            "La personne",
            "Nadia",
            "Signé le 2 mai",
            "",
            "--------------------------------------------------------------------------------",
            "ABDALLAH Nadia – Version du 21/11/2026",
        ];
        let said = said.replace('\u{a0}', " ");
        assert_eq!(said.lines().collect::<Vec<_>>(), expected);
    }
}

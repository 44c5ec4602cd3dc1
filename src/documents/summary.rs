//! The yearly summary of a funding agreement as a paper, laid out as the model: its sections and tables in their
//! order, the words of each part, bars for the months and for the motives. Decides no figure.
//! Source: « Hérault, bilan de convention ».
use super::model::{Bar, Bars, Column, Letterhead, Part, Sheet};
use super::prelude::*;
use super::stamp::Stamp;
use super::template::Template;
use super::typography::dress;
use crate::statistics::summary::report::{Section, Text};
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{Figure, LineRole, Report, Table as Figures};

/// Tables drawn as bars too: those followed month after month, why people left.
const DRAWN: [&str; 2] = ["H3", "H4"];
/// Columns of figures that stand on a page held upright.
const WIDE: usize = 3;
/// Parts that the model asks before the tables of their section.
const FIRST: [&str; 3] = ["ii_lieux", "ii_locaux", "a_publics"];
/// What the last table of the model asks, column by column.
const SYNTHESIS: [(&str, &str); 3] = [
    ("viii_reussites", "Éléments de réussite à mettre en avant"),
    (
        "viii_difficultes",
        "Difficultés rencontrées, points de blocage, dysfonctionnements",
    ),
    (
        "viii_propositions",
        "Propositions, demandes, points à améliorer, appuis supplémentaires, activités nouvelles ou à revoir",
    ),
];

/// The paper.
pub fn summary(report: &Report, stamp: &Stamp, template: &Template) -> Document {
    let value = |wanted: &str| {
        let mut heading = report.heading.iter();
        let found = heading.find(|(label, _)| *label == wanted);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let structure = value("Structure");
    let with = enclosed(" avec ", &structure, "");
    let about = report
        .heading
        .iter()
        .map(|(label, value)| fact(label, value.clone()));
    let blocks = vec![
        paragraph(format!(
            "Quantitatif et qualitatif. Convention relative au (co)-financement d’une mission de Référent Unique{with}."
        )),
        facts(about),
    ];
    let mut parts = vec![upright(blocks)];
    report.sections().for_each(|it| section(&mut parts, &it));
    let own = [structure.clone(), value("Coordonnées de la structure")];
    let lines = match template.letterhead.is_empty() {
        true => own.into_iter().filter(|it| !it.is_empty()).collect(),
        false => template.letterhead.clone(),
    };
    dress(Document {
        title: "Bilan de convention".to_owned(),
        about: structure,
        version: stamp.version(),
        made_at: stamp.made_at,
        letterhead: Letterhead {
            lines,
            logo: template.logo.clone(),
        },
        type_size: TypeSize::Normal,
        parts,
    })
}

/// Adds blocks on pages of that sheet: those before, or new ones.
fn put(parts: &mut Vec<Part>, sheet: Sheet, blocks: impl IntoIterator<Item = Block>) {
    match parts.last_mut() {
        Some(part) if part.sheet == sheet => part.blocks.extend(blocks),
        _ => parts.push(Part {
            sheet,
            blocks: blocks.into_iter().collect(),
        }),
    }
}

fn section(parts: &mut Vec<Part>, section: &Section<'_>) {
    let own = [heading(Level::One, section.title)];
    if section.code == "viii" {
        let table = synthesis(&section.texts);
        return put(parts, Sheet::Portrait, own.into_iter().chain([table]));
    }
    let (before, after): (Vec<&Text>, Vec<&Text>) = section
        .texts
        .iter()
        .partition(|it| FIRST.contains(&it.code));
    let written = |texts: Vec<&Text>| -> Vec<Block> {
        let each = |it: &Text| [heading(Level::Two, it.title), paragraph(it.words.clone())];
        texts.into_iter().flat_map(each).collect()
    };
    put(
        parts,
        Sheet::Portrait,
        own.into_iter().chain(written(before)),
    );
    for table in &section.tables {
        put(parts, sheet(table), blocks(table));
    }
    let after = written(after);
    if !after.is_empty() {
        put(parts, Sheet::Portrait, after);
    }
}

/// Wide tables are on their side.
fn sheet(figures: &Figures) -> Sheet {
    if figures.columns.len() > WIDE && !figures.lines.is_empty() {
        Sheet::Landscape
    } else {
        Sheet::Portrait
    }
}

/// A table under its title, its bars, what is to be known of it.
fn blocks(figures: &Figures) -> Vec<Block> {
    let mut blocks = vec![heading(Level::Two, figures.title)];
    if figures.lines.is_empty() {
        blocks.push(paragraph("Rien n’est noté."));
        return blocks;
    }
    let columns = std::iter::once(column("", share_of_labels(figures)))
        .chain(figures.columns.iter().map(|title| column(title, 10)));
    let rows = figures.lines.iter().map(|line| {
        let cells = std::iter::once(line.label.clone());
        TableRow::Cells(cells.chain(line.figures.iter().map(words)).collect())
    });
    blocks.push(Block::Table(Table {
        summary: figures.title.to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
    }));
    if DRAWN.contains(&figures.id) {
        blocks.extend(bars(figures));
    }
    blocks.extend(figures.notes.iter().cloned().map(Block::Note));
    blocks
}

/// The lines take half of the width or more, less where there are words beside them.
fn share_of_labels(figures: &Figures) -> u16 {
    match figures.columns.len() {
        0 | 1 => 28,
        2 => 24,
        _ => 14,
    }
}

/// The numbers of the first column as bars, totals apart; nothing when none is known.
fn bars(figures: &Figures) -> Option<Block> {
    let lines = figures.lines.iter().filter(|it| it.role != LineRole::Total);
    let counted: Vec<_> = lines
        .filter_map(|it| Some((it, it.figures.first()?)))
        .collect();
    let number = |figure: &Figure| match figure {
        Figure::Count(n) => *n,
        _ => 0,
    };
    let most = counted
        .iter()
        .map(|(_, figure)| number(figure))
        .max()
        .unwrap_or_default();
    let bars = counted.iter().map(|(line, figure)| Bar {
        label: line.label.clone(),
        value: words(figure),
        length: u8::try_from(number(figure).max(0) * 100 / most.max(1)).unwrap_or(100),
    });
    (most > 0).then(|| {
        Block::Bars(Bars {
            says: format!("{} : barres des nombres du tableau", figures.title),
            bars: bars.collect(),
        })
    })
}

/// The three columns of the last table.
fn synthesis(texts: &[&Text]) -> Block {
    let cells = SYNTHESIS.map(|(code, _)| {
        let own = texts.iter().find(|it| it.code == code);
        own.map(|it| it.words.clone()).unwrap_or_default()
    });
    let columns: Vec<Column> = SYNTHESIS
        .iter()
        .map(|(_, title)| column(title, 1))
        .collect();
    Block::Table(Table {
        summary: "Éléments de synthèse".to_owned(),
        columns,
        rows: vec![TableRow::Cells(cells.to_vec())],
    })
}

#[cfg(test)]
mod tests;

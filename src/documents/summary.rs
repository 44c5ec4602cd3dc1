//! The yearly summary of a funding agreement as a paper, laid out as the model: its sections and tables in their
//! order, the words of each part, bars for the months, for the motives and for the themes.
//! Decides no figure.
//! Source: « Hérault, bilan de convention ».
use super::attachment::annexes;
use super::model::{Bar, Bars, Column, Letterhead, Part, Sheet, Side};
use super::prelude::*;
use super::stamp::Stamp;
use super::template::Template;
use super::typography::dress;
use crate::statistics::summary::report::{Piece, Section, Text};
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{Figure, LineRole, Report, Table as Figures};

/// Letters across a page held upright, then across one on its side.
const UPRIGHT: usize = 84;
const ASIDE: usize = 132;
/// Letters that the columns of a page held upright would like, at most.
const TIGHT: usize = 116;
/// Lines of a heading, at most.
const LINES: usize = 4;
/// Most letters of a column before its words are wrapped: those of the lines, then those of the figures.
const WIDEST: [usize; 2] = [46, 40];
/// The section that ends with a table of words.
const LAST: &str = "viii";
/// What the last table of the model asks, column by column.
const SYNTHESIS: [(&str, &str); 3] = [
    ("viii_reussites", "Éléments de réussite à mettre en avant"),
    (
        "viii_difficultes",
        "Difficultés rencontrées, points de blocage, dysfonctionnements",
    ),
    (
        "viii_propositions",
        "Propositions, demandes\nPoints à améliorer, à renforcer\nAppuis supplémentaires, besoins exprimés\nActivités nouvelles à mettre en place\nActivités à revoir ou supprimer",
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
    let subject = match report.sections().count() {
        1 => format!("Indicateurs de l’accompagnement{with}."),
        _ => format!(
            "Quantitatif et qualitatif. Convention relative au (co)-financement d’une mission de Référent Unique{with}."
        ),
    };
    let blocks = vec![paragraph(subject), facts(about)];
    let mut parts = vec![upright(blocks)];
    report.sections().for_each(|it| section(&mut parts, &it));
    parts.extend(annexes(report));
    let own = [structure.clone(), value("Coordonnées de la structure")];
    let lines = match template.letterhead.is_empty() {
        true => own.into_iter().filter(|it| !it.is_empty()).collect(),
        false => template.letterhead.clone(),
    };
    dress(Document {
        title: report.title().to_owned(),
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

/// A section: its headings stand on the page of what comes first in it.
fn section(parts: &mut Vec<Part>, section: &Section<'_>) {
    let (mut blocks, under) = headings(section);
    if section.pieces.is_empty() && section.code != LAST {
        blocks.push(paragraph("À compléter."));
    }
    let mut texts = Vec::new();
    let mut now = Sheet::Portrait;
    for piece in &section.pieces {
        match piece {
            Piece::Table(figures) => {
                blocks.extend(table(figures, under));
                now = sheet(figures);
                put(parts, now, std::mem::take(&mut blocks));
            }
            Piece::Text(text) if SYNTHESIS.iter().any(|(code, _)| *code == text.code) => {
                texts.push(*text);
            }
            Piece::Text(text) => {
                blocks.extend([heading(under, text.title), paragraph(&*text.words)]);
                // Words stay on the page of the table that they follow.
                put(parts, now, std::mem::take(&mut blocks));
            }
        }
    }
    if section.code == LAST {
        blocks.extend([
            heading(Level::Two, "Éléments de synthèse"),
            synthesis(&texts),
        ]);
    }
    if !blocks.is_empty() {
        put(parts, Sheet::Portrait, blocks);
    }
}

/// « IV. Résultats », then « A. Les principaux chiffres-clés » under it; « B. Analyse » under the same. Gives the level
/// of what is in the section.
fn headings(section: &Section<'_>) -> (Vec<Block>, Level) {
    let title = section.title;
    let Some(part) = title.strip_prefix("IV. ") else {
        return (vec![heading(Level::One, title)], Level::Two);
    };
    let blocks = match part.split_once(" – ") {
        Some((whole, first)) => vec![
            heading(Level::One, format!("IV. {whole}")),
            heading(Level::Two, first),
        ],
        None => vec![heading(Level::Two, part)],
    };
    (blocks, Level::Three)
}

/// The letters that a column needs for its longest word, then those that it would like.
#[derive(Clone, Copy)]
struct Letters {
    least: usize,
    wanted: usize,
}

/// What each column needs and would like; the words of a heading are bold, so wider.
fn letters(figures: &Figures) -> Vec<Letters> {
    let long = |text: &str| text.chars().count();
    let word = |text: &str| text.split([' ', '\u{a0}']).map(long).max().unwrap_or(0);
    let column = |title: &str, cells: &mut dyn Iterator<Item = String>, most: usize| {
        let heading = word(title) * 6 / 5;
        let (mut least, mut wanted) = (heading, heading.max(long(title).div_ceil(LINES)));
        for cell in cells {
            least = least.max(word(&cell));
            wanted = wanted.max(long(&cell).min(most));
        }
        Letters {
            least: least.max(3) + 3,
            wanted: wanted.max(least).max(3) + 3,
        }
    };
    let mut labels = figures.lines.iter().map(|it| it.label.clone());
    let first = column(figures.lines_are, &mut labels, WIDEST[0]);
    let others = figures.columns.iter().enumerate().map(|(at, title)| {
        let lines = figures.lines.iter();
        let mut cells = lines.filter_map(|it| it.figures.get(at).map(words));
        column(title, &mut cells, WIDEST[1])
    });
    std::iter::once(first).chain(others).collect()
}

/// Tables that words make too wide are on their side.
fn sheet(figures: &Figures) -> Sheet {
    let wanted = letters(figures).iter().map(|it| it.wanted).sum::<usize>();
    if wanted > TIGHT && !figures.lines.is_empty() {
        Sheet::Landscape
    } else {
        Sheet::Portrait
    }
}

/// The shares of the columns: what each needs, then what is left of the page for those that would like more.
fn shares(figures: &Figures) -> Vec<u16> {
    let all = letters(figures);
    let across = match sheet(figures) {
        Sheet::Portrait => UPRIGHT,
        Sheet::Landscape => ASIDE,
    };
    let sum = |of: fn(&Letters) -> usize| all.iter().map(of).sum::<usize>();
    let (least, wanted) = (sum(|it| it.least), sum(|it| it.wanted));
    let (left, more) = (across.saturating_sub(least), (wanted - least).max(1));
    let share = |it: &Letters| it.least * 10 + (it.wanted - it.least) * left.min(more) * 10 / more;
    let shares = all.iter().map(share);
    shares
        .map(|it| u16::try_from(it).unwrap_or(u16::MAX))
        .collect()
}

/// A table under its title, its bars, what is to be known of it.
fn table(figures: &Figures, level: Level) -> Vec<Block> {
    let mut blocks = vec![heading(level, figures.title)];
    if figures.lines.is_empty() {
        blocks.push(paragraph("Rien n’est noté."));
        return blocks;
    }
    let titles = std::iter::once(figures.lines_are).chain(figures.columns.iter().copied());
    let columns = titles.zip(shares(figures));
    let columns = columns.enumerate().map(|(at, (title, share))| Column {
        side: side(figures, at),
        ..column(title, share)
    });
    let mut rows = Vec::new();
    let mut group = "";
    for line in &figures.lines {
        if line.group != group {
            group = line.group;
            if !group.is_empty() {
                rows.push(TableRow::Group(group.to_owned()));
            }
        }
        let cells = std::iter::once(label(&line.label));
        rows.push(TableRow::Cells(
            cells.chain(line.figures.iter().map(cell)).collect(),
        ));
    }
    blocks.push(Block::Table(Table {
        summary: figures.title.to_owned(),
        columns: columns.collect(),
        rows,
    }));
    if figures.has_bars() {
        blocks.extend(bars(figures));
    }
    blocks.extend(figures.notes.iter().cloned().map(Block::Note));
    blocks
}

/// Columns of numbers have their units one under the other, whatever is masked among them; the first one names the
/// lines.
fn side(figures: &Figures, at: usize) -> Side {
    let numbers = at.checked_sub(1).is_some_and(|at| {
        let mut cells = figures.lines.iter().filter_map(|it| it.figures.get(at));
        cells.any(|it| !matches!(it, Figure::Words(_) | Figure::Day(_) | Figure::Unknown))
    });
    match numbers {
        true => Side::Right,
        false => Side::Left,
    }
}

/// A part of the line above it is set in.
fn label(words: &str) -> String {
    match words.starts_with("dont ") {
        true => format!("\u{2003}{words}"),
        false => words.to_owned(),
    }
}

fn cell(figure: &Figure) -> String {
    let words = words(figure);
    if words.is_empty() {
        "—".to_owned()
    } else {
        words
    }
}

/// The numbers of the first column as bars, totals apart; nothing when none is known.
fn bars(figures: &Figures) -> Option<Block> {
    let lines = figures.lines.iter().filter(|it| it.role != LineRole::Total);
    let bars = lines.filter_map(|it| {
        let figure = it.figures.first()?;
        let number = match figure {
            Figure::Count(n) => u32::try_from(*n).ok(),
            _ => None,
        };
        Some(Bar {
            label: it.label.clone(),
            value: words(figure),
            number,
        })
    });
    let bars = Bars {
        says: format!("{}, en barres", figures.title),
        bars: bars.collect(),
    };
    (bars.most() > 0).then_some(Block::Bars(bars))
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

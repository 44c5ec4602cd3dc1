//! « Bilan de convention », over the whole screen: the agreements; the summary of one, part by part; the persons
//! behind a line.
mod list;
mod reasons;
mod table;

use crate::app::places::yearly::{Opened, Written, Yearly, YearlyRow};
use crate::domain::record::Record;
use crate::domain::record::funding_agreement::FundingAgreementRecord;
use crate::domain::text::enclosed;
use crate::domain::vocabulary::Vocabulary;
use crate::ui::prelude::*;

/// Lines of a text that are shown.
const TEXT_LINES: usize = 2;

/// Draws the screen.
pub(super) fn draw(yearly: &Yearly, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    match &yearly.opened {
        None => list::draw(yearly, body, canvas),
        Some(opened) => match &opened.reasons {
            Some(shown) => reasons::draw(opened, shown, body, canvas),
            None => summary(opened, body, canvas),
        },
    }
}

fn summary(opened: &Opened, body: Rect, canvas: &mut Canvas<'_>) {
    let title = vec![(typography(&title(opened)), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    let width = usize::from(inside.width);
    let blocks: Vec<Block> = opened
        .rows
        .iter()
        .map(|it| block(opened, it, width))
        .collect();
    let at = opened.cursor.at;
    let way = (at, Way::Rows(None));
    stack::hits(&blocks, way, |at| opened.can_stand(at), inside, canvas);
    stack::draw(&blocks, at, Some((at, Role::Selected)), inside, canvas);
}

/// « Bilan de convention ─ n° 2026-12 ─ du … au … ─ CCAS de Sète ».
fn title(opened: &Opened) -> String {
    let agreement = opened.agreement.as_ref().map(FundingAgreementRecord::of);
    let number = agreement.and_then(|it| it.number()).unwrap_or_default();
    let days = |from, to| format!("du {} au {}", full(from), full(to));
    let mut words = format!(
        "Bilan{} ─ {}{}",
        enclosed(" ─ n° ", number, ""),
        days(opened.scope.from, opened.scope.to),
        enclosed(" ─ ", &opened.structure, "")
    );
    if opened.compared {
        let before = days(opened.former.from, opened.former.to);
        words.push_str(&format!(" ─ et avant : {before}"));
    }
    if opened.summary.is_none() {
        words.push_str(" ─ les nombres arrivent…");
    }
    words
}

fn block(opened: &Opened, row: &YearlyRow, width: usize) -> Block {
    match row {
        YearlyRow::Agreement(words) => Block::wrapped(0, width, words, Role::Base),
        YearlyRow::Section(code) => {
            let label = Vocabulary::SummarySection.label(code);
            let mut block = Block(vec![Vec::new()]);
            block.add(0, width, label, Role::Title);
            block
        }
        YearlyRow::List(title) => Block::wrapped(2, width, title, Role::Title),
        YearlyRow::Note(words) => Block::wrapped(2, width, words, Role::Muted),
        YearlyRow::Record(_, _, words, _) => Block::wrapped(2, width, words, Role::Base),
        YearlyRow::Text(written) => text_block(written, width),
        YearlyRow::Table(at) => table::heading(opened, *at, width),
        YearlyRow::Figures(at, line) => table::line(opened, (*at, *line), width),
    }
}

/// The name of a part, and the first lines of what is written in it.
fn text_block(written: &Written, width: usize) -> Block {
    let needed = written.needed.map(|it| match it {
        true => " (besoin non couvert : oui)",
        false => " (besoin non couvert : non)",
    });
    let name = format!("{}{}", written.part.label(), needed.unwrap_or_default());
    let mut block = Block::wrapped(2, width, &name, Role::Base);
    if written.words.is_empty() {
        let after = |line: &[stack::Piece]| {
            let ends = line.iter().map(|it| it.x + text::width(&it.text));
            ends.max().unwrap_or(0) + 2
        };
        if let Some(last) = block.0.last_mut() {
            last.push(piece(after(last), "à écrire", Role::Muted));
        }
        return block;
    }
    let columns = width.saturating_sub(4);
    let (mut lines, more) = text::wrap_first(&written.words, columns, TEXT_LINES);
    if let Some(last) = lines.last_mut().filter(|_| more) {
        *last = format!("{}…", text::take(last, columns.saturating_sub(1)));
    }
    let lines = lines
        .into_iter()
        .map(|line| vec![piece(4, line, Role::Muted)]);
    block.0.extend(lines);
    block
}

//! The agreements, the last one first; then the last twelve months, without one.
use crate::app::places::yearly::Yearly;
use crate::domain::record::funding_agreement::{FUNDING_AGREEMENT, FundingAgreementRecord};
use crate::domain::record::{Record, Row};
use crate::domain::text::enclosed;
use crate::ui::prelude::*;

/// What is said while there is no agreement.
const NONE: &str = "Aucune convention n’est encore notée. La touche n en ajoute une : son numéro, sa structure, ses dates ; le \
                    bilan compte alors ce qu’elle a permis, et garde les textes que vous écrivez. Les douze derniers \
                    mois se lisent sans elle.";

/// The last row.
const WITHOUT: &str = "Les douze derniers mois, sans convention";

pub(super) fn draw(yearly: &Yearly, body: Rect, canvas: &mut Canvas<'_>) {
    let count = plural(yearly.agreements.len(), "convention", "conventions");
    let title = typography(&format!("Bilan de convention ─ {count}"));
    let inside = inset(canvas.frame(body, &vec![(title, Role::Title)], Role::BorderFocused));
    let width = usize::from(inside.width);
    let mut blocks: Vec<Block> = yearly
        .agreements
        .iter()
        .map(|it| block(it, width))
        .collect();
    blocks.push(Block::wrapped(0, width, WITHOUT, Role::Base));
    let at = yearly.cursor.at;
    let mut area = inside;
    if yearly.agreements.is_empty() {
        let words = text::wrap(&typography(NONE), width);
        let rows = cells(words.len() + 1);
        canvas.lines(inside, words, Role::Muted);
        area = under(inside, rows);
    }
    stack::hits(&blocks, (at, Way::Rows(None)), |_| true, area, canvas);
    stack::draw(&blocks, at, Some((at, Role::Selected)), area, canvas);
}

/// « N° 2026-12, du … au … ─ CCAS de Sète », then its territory.
fn block(row: &Row, width: usize) -> Block {
    let it = FundingAgreementRecord::of(row);
    let day = |day: Option<_>| day.map_or_else(|| "?".to_owned(), full);
    let number = it.number().unwrap_or("?");
    let head = format!("N° {number}, du {} au {}", day(it.start()), day(it.end()));
    let mut block = Block::wrapped(0, width, &head, Role::Title);
    let said = [it.territory(), it.responsible()].into_iter().flatten();
    let said: Vec<&str> = said.collect();
    let label = FUNDING_AGREEMENT.label.name;
    let only = enclosed("étiquette : ", &row.words(label), "");
    let said = said
        .into_iter()
        .chain(Some(&*only).filter(|it| !it.is_empty()));
    let said = said.collect::<Vec<_>>().join(" · ");
    if !said.is_empty() {
        block.add(2, width, &said, Role::Muted);
    }
    block
}

//! The next appointments, to keep on the fridge: large type, one after the other.
use super::model::{Block, Document, Level, TypeSize};
use super::sheet::{paper, upright};
use super::source::Source;
use super::words::{fact, facts, heading, length, paragraph, when};
use crate::domain::text::capital;

/// Appointments on one paper.
const MOST: usize = 8;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let mut blocks = vec![facts([fact("Pour", source.person())])];
    for meeting in source.to_come().into_iter().take(MOST) {
        blocks.push(heading(Level::One, capital(&when(meeting))));
        let all = source.details(meeting).into_iter();
        blocks.push(facts(all.chain([fact("Durée", length(meeting))])));
    }
    let phone = source.telephone();
    if !phone.is_empty() {
        blocks.push(heading(Level::One, "Si je ne peux pas venir"));
        blocks.push(paragraph(format!(
            "J’appelle le {phone} : on trouvera un autre moment."
        )));
    }
    blocks.push(heading(Level::One, "Ce que je veux noter"));
    blocks.push(Block::Blank(3));
    paper(
        source,
        "Mes prochains rendez-vous",
        TypeSize::Large,
        [upright(blocks)],
    )
}

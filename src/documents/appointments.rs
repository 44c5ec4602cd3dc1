//! The next appointments, to keep on the fridge: large type, one after the other.
use super::pages::{Carnet, meeting};
use super::prelude::*;

/// Appointments on one paper.
const MOST: usize = 8;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let office = source.office();
    let carnet = Carnet::of(source, &office);
    let mut blocks = vec![facts([fact("Pour", source.person())])];
    let mut next = source.file.to_come(source.now());
    next.truncate(MOST);
    let mut with = next.iter().map(|it| it.agent());
    let first = with.next().flatten();
    // Where several receive, the référent is called.
    let whom = source.whom_to_call(first.filter(|_| with.all(|it| it == first)));
    for mut it in next.into_iter().map(|it| meeting(&carnet, it)) {
        blocks.push(heading(Level::One, std::mem::take(&mut it.when)));
        blocks.push(it.facts());
    }
    if !whom.is_empty() {
        blocks.push(heading(Level::One, "Si vous ne pouvez pas venir"));
        blocks.push(paragraph(format!(
            "Appelez {whom} : on trouvera un autre moment."
        )));
    }
    blocks.push(heading(Level::One, "Ce que vous voulez noter"));
    blocks.push(Block::Blank(3));
    paper(
        source,
        "Vos prochains rendez-vous",
        TypeSize::Large,
        [upright(blocks)],
    )
}

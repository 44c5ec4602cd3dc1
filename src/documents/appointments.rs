//! The next appointments, to keep on the fridge: large type, one after the other.
use std::collections::HashSet;

use super::pages::{Carnet, meeting};
use super::prelude::*;
use crate::domain::record::appointment::AppointmentRecord;

/// Appointments on one paper.
const MOST: usize = 8;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let office = source.office();
    let carnet = Carnet::of(source, &office);
    let mut blocks = vec![facts([fact("Pour", source.person())])];
    let mut next = source.file.to_come(source.now());
    next.truncate(MOST);
    // Each receives their own; the référent is called where nobody is named.
    let mut whom: Vec<String> = next
        .iter()
        .map(|it| source.whom_to_call(it.agent()))
        .filter(|it| !it.is_empty())
        .collect();
    let mut seen = HashSet::new();
    whom.retain(|it| seen.insert(it.clone()));
    let remote = |it: &AppointmentRecord<'_>| {
        matches!(it.channel(), Some("telephone" | "visio" | "domicile"))
    };
    let unable = match !next.is_empty() && next.iter().all(remote) {
        true => "Si vous n’êtes pas disponible",
        false => "Si vous ne pouvez pas venir",
    };
    for mut it in next.into_iter().map(|it| meeting(&carnet, it)) {
        blocks.push(heading(Level::One, std::mem::take(&mut it.when)));
        blocks.push(it.facts());
    }
    if !whom.is_empty() {
        blocks.push(heading(Level::One, unable));
        blocks.push(paragraph(match whom.as_slice() {
            [one] => format!("Appelez {one} : on trouvera un autre moment."),
            all => format!(
                "Appelez qui vous reçoit : {}. On trouvera un autre moment.",
                all.join(", ou ")
            ),
        }));
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

//! The plan alone, for the person: two pages of their carnet in large type, room to write, the next
//! appointment. No code, no evaluation, nothing of what was given up.
use super::pages::{Carnet, meeting, objectives, plan};
use super::prelude::*;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    let office = source.office();
    let carnet = Carnet {
        brief: true,
        ..Carnet::of(source, &office)
    };
    let mut blocks = vec![facts([fact("Pour", source.person())])];
    for page in [objectives(&carnet), plan(&carnet)] {
        blocks.push(heading(Level::One, page.title));
        blocks.extend(page.body);
    }
    blocks.extend([
        heading(Level::One, "Ce que vous voulez noter"),
        Block::Blank(4),
    ]);
    let next = source.file.to_come(source.now()).into_iter().next();
    // Whoever has left has no appointment to write down.
    if next.is_some() || !source.has_left() {
        blocks.push(heading(Level::One, "Votre prochain rendez-vous"));
        blocks.push(next.map_or(Block::Blank(1), |it| meeting(&carnet, it).facts()));
    }
    let referent = source.referent_name();
    let reach = joined([referent, &source.telephone()], ", ");
    if !reach.is_empty() {
        let whom = if referent.is_empty() {
            "la structure"
        } else {
            "votre référent"
        };
        blocks.push(paragraph(format!("Pour joindre {whom} : {reach}.")));
    }
    paper(
        source,
        "Votre plan d’action",
        TypeSize::Large,
        [upright(blocks)],
    )
}

//! Someone of an export who is new by their name outside the store, and who may be someone already there:
//! added, since an export keeps its own names, and said. People of the file are not compared with one
//! another: they were told apart where they come from.
use crate::domain::change::Op;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::same_person::{Identity, who};
use crate::exchange::import::apply::likely;
use crate::exchange::import::{Matter, Notice};
use crate::store::{Candidate, ImportTarget, Result};

/// What to say of someone whom these operations add; nothing when they are like nobody of those who were
/// there before, up to that number.
pub(super) fn notice(
    target: &mut impl ImportTarget,
    line: u32,
    ops: &[Op],
    before: Id,
) -> Result<Option<Notice>> {
    let added = ops.iter().find_map(|op| match op {
        Op::Insert { entity, values } if *entity == Entity::Allocataire => Some(values),
        _ => None,
    });
    let Some(values) = added.filter(|_| before > 0) else {
        return Ok(None);
    };
    let row = Row::blank(Entity::Allocataire).with_all(values);
    let mut found: Vec<Candidate> = target.recognise(&Identity::of(&row))?;
    found.retain(|it| it.row.id <= before);
    let Some(first) = found.first() else {
        return Ok(None);
    };
    let reason = format!(
        "Ce dossier est ajouté, et la personne est peut-être déjà là : {}, {}. « carnet doublons » les compare, \
         « carnet fusionner » les réunit.",
        who(&first.row),
        first.judgement.reasons()
    );
    Ok(Some(Notice {
        candidates: found.iter().map(likely).collect(),
        ..Notice::new(line, None, &reason).about(Matter::Doubt)
    }))
}

//! What a validation changes beside itself: the day when the situation was validated. It is written
//! in the same act, so that undo takes both back.
use crate::domain::change::Op;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Row};
use crate::domain::validation::{ValidatedPart, agreed_on, agrees};

/// The operations that follow when a validation that read `before` (none when it is new) becomes
/// `after` (none when it is taken away).
#[must_use]
pub fn consequences(file: &CaseFile, before: Option<&Row>, after: Option<&Row>) -> Vec<Op> {
    let Some(row) = after.or(before).filter(|row| is_of_situation(row)) else {
        return Vec::new();
    };
    let situation = row
        .int("objet_id")
        .and_then(|id| file.row(Entity::Situation, id));
    let Some(situation) = situation else {
        return Vec::new();
    };
    let others: Vec<Row> = file
        .rows(Entity::Validation)
        .iter()
        .filter(|other| before.is_none_or(|before| before.id != other.id))
        .cloned()
        .collect();
    let agreed = |row: &Row| agrees(row).then(|| row.date("faite_le")).flatten();
    let new = agreed_on(&others, situation.id).max(after.and_then(agreed));
    let now = situation.date("validee_le");
    // A day that was noted by hand stays, unless the person validates later.
    let ours = now.is_some() && before.and_then(agreed) == now;
    let value = match (new, now) {
        (Some(new), Some(now)) if new < now && !ours => return Vec::new(),
        (None, _) if !ours => return Vec::new(),
        (new, now) if new == now => return Vec::new(),
        (new, _) => new,
    };
    vec![Op::Update {
        entity: Entity::Situation,
        id: situation.id,
        version: situation.version,
        values: vec![("validee_le", value.into())],
    }]
}

fn is_of_situation(row: &Row) -> bool {
    row.text("objet") == Some(ValidatedPart::Situation.code())
}

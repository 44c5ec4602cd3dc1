//! What is doubtful in the records that a row makes or changes. They are kept; whoever reads the summary
//! looks at them again. Knows no column.
use crate::domain::record::doubt;
use crate::exchange::import::prelude::*;
use crate::store::Result;

/// The doubts, a sentence a record, with what it is and the field.
pub(super) fn of(
    target: &mut impl ImportTarget,
    person: Option<Id>,
    ops: &[Op],
    today: Date,
) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for op in ops {
        let row = match op {
            Op::Insert { entity, values } => Row::blank(*entity).with_all(values),
            Op::Update {
                entity, id, values, ..
            } => {
                // A colleague of whom the row says more is of no one's file.
                let known = match person.filter(|_| entity.belongs_to_person()) {
                    Some(person) => target.rows_of(*entity, person)?,
                    None => Vec::new(),
                };
                let Some(row) = known.into_iter().find(|row| row.id == *id) else {
                    continue;
                };
                row.with_all(values)
            }
            Op::Move { .. } | Op::Remove { .. } => continue,
        };
        if let Some(doubt) = doubt(&row, today) {
            let label = row
                .entity
                .field(doubt.field)
                .map_or("", |field| field.label);
            let title = row.entity.title();
            found.push(format!("{title}, {label}\u{a0}: {}", doubt.sentence));
        }
    }
    Ok(found)
}

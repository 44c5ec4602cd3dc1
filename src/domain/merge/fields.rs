//! Two records that say the same thing, field by field: what one fills of the other, where they differ.
//! Knows no kind but the telephones of a person, which may be two.
use super::wish::Wish;
use crate::domain::change::Values;
use crate::domain::record::allocataire::ALLOCATAIRE;
use crate::domain::record::{Entity, Field, Kind, Row, Use, Value};

/// A field where both say something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Kind of record.
    pub entity: Entity,
    /// The field.
    pub field: &'static Field,
    /// What the file that stays says.
    pub kept: Value,
    /// What the other one says.
    pub other: Value,
    /// Whether the value of the other one is the one that stays.
    pub taken: bool,
}

impl Difference {
    /// How the field is called when its value is chosen: `telephone`, `parcours.prise_en_charge_le`.
    pub fn name(&self) -> String {
        name(self.entity, self.field)
    }
}

fn name(entity: Entity, field: &Field) -> String {
    match entity {
        Entity::Allocataire => field.name.to_owned(),
        other => format!("{}.{}", other.table(), field.name),
    }
}

/// What comes of two records.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// What the first one takes of the second.
    pub values: Values,
    /// Where both say something else.
    pub differences: Vec<Difference>,
    /// What the first one did not say.
    pub filled: Vec<(&'static Field, Value)>,
}

/// Compares what stays with what does not.
pub(super) fn compared(kept: &Row, other: &Row, wish: Wish<'_>) -> Compared {
    let entity = kept.entity;
    let mut found = Compared::default();
    for (field, (ours, theirs)) in entity
        .fields()
        .iter()
        .zip(kept.values.iter().zip(&other.values))
    {
        if theirs.is_empty() || ours == theirs || field.name == "allocataire_id" {
            continue;
        }
        if ours.is_empty() {
            found.values.push((field.name, theirs.clone()));
            found.filled.push((field, theirs.clone()));
            continue;
        }
        if let Some(both) = together(field, ours, theirs) {
            found.values.push((field.name, both));
            continue;
        }
        if is_other_phone(field, kept, other) {
            continue;
        }
        let taken = wish.takes(&name(entity, field));
        if taken {
            found.values.push((field.name, theirs.clone()));
        }
        if field.filled_by != Use::Internal {
            found.differences.push(Difference {
                entity,
                field,
                kept: ours.clone(),
                other: theirs.clone(),
                taken,
            });
        }
    }
    if entity == Entity::Allocataire {
        second_phone(kept, other, &mut found);
    }
    found
}

/// Free texts and labels say more together: nothing is to be chosen.
fn together(field: &Field, ours: &Value, theirs: &Value) -> Option<Value> {
    let between = match field.kind {
        Kind::Prose => "\n",
        _ if field.name == ALLOCATAIRE.labels.name => ", ",
        _ => return None,
    };
    let (ours, theirs) = (ours.as_text()?, theirs.as_text()?);
    Some(match ours.contains(theirs) {
        true => ours.into(),
        false => format!("{ours}{between}{theirs}").into(),
    })
}

/// Whether a telephone that differs finds room beside the first one.
fn is_other_phone(field: &Field, kept: &Row, other: &Row) -> bool {
    let is_first = field.name == ALLOCATAIRE.phone.name;
    kept.entity == Entity::Allocataire && is_first && is_free(kept, other)
}

/// Two telephones of one person are both kept where there is room.
fn second_phone(kept: &Row, other: &Row, found: &mut Compared) {
    let [first, second] = [ALLOCATAIRE.phone.name, ALLOCATAIRE.other_phone.name];
    let theirs = other.get(first);
    let known = [first, second].map(|name| kept.get(name));
    let differs = !theirs.is_empty() && !known[0].is_empty() && !known.contains(&theirs);
    if let Some(field) = Entity::Allocataire.field(second)
        && differs
        && is_free(kept, other)
    {
        found.values.push((second, theirs.clone()));
        found.filled.push((field, theirs.clone()));
    }
}

fn is_free(kept: &Row, other: &Row) -> bool {
    let second = ALLOCATAIRE.other_phone.name;
    kept.get(second).is_empty() && other.get(second).is_empty()
}

//! One group of the queue, and what gives the order of its items. Asks the store nothing.
use super::item::ItemKey;
use crate::domain::date::{Time, day_number, from_iso};
use crate::domain::queue::ItemKind;
use crate::domain::record::Value;

/// The time of an appointment, as its items are ordered by it.
pub(super) const TIME: &str = "COALESCE((SELECT r.heure FROM rdv r WHERE r.id = e.objet_id), '')";

/// One group of the queue.
pub(super) struct Group {
    /// The kinds it may hold, by rule.
    pub rules: Vec<(String, ItemKind)>,
    /// Index that gives the order over many people.
    pub index: &'static str,
    /// Column of the day.
    pub day: &'static str,
    /// The time of day that orders the items of one day, where they are appointments.
    pub time: Option<&'static str>,
    /// What else a row must satisfy.
    pub condition: String,
}

/// The columns of the key of an item.
pub(super) fn key(group: &Group) -> Vec<&'static str> {
    let first = std::iter::once(group.day).chain(group.time);
    first
        .chain(["e.allocataire_id", "e.regle", "e.objet_id"])
        .collect()
}

/// The values of these columns, for that item.
pub(super) fn place(group: &Group, key: &ItemKey) -> Vec<Value> {
    let time = key.time.map_or_else(String::new, Time::code);
    let day = from_iso(&key.day).map(day_number).into();
    let first = std::iter::once(day).chain(group.time.map(|_| time.into()));
    let (person, object) = (Value::Int(key.person), Value::Int(key.object));
    let last = [person, Value::from(key.rule.as_str()), object];
    first.chain(last).collect()
}

/// What is read of the place of an item: its key, and the number of its deadline.
pub(super) fn columns(group: &Group) -> String {
    format!(
        "{} AS jour, {} AS heure, e.allocataire_id AS personne, e.regle AS regle, e.objet_id AS objet, e.rang AS numero",
        group.day,
        group.time.unwrap_or("''")
    )
}

//! A record that is not in any store yet, as the bulk writer takes it.
use super::entity::Entity;
use super::value::Value;

/// Record to be created. References inside one batch are `Value::Pending` positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    /// Kind of record.
    pub entity: Entity,
    /// Name outside the store (UUID version 7).
    pub uid: String,
    /// Known fields, by name; fields left out are unknown.
    pub values: Vec<(&'static str, Value)>,
}

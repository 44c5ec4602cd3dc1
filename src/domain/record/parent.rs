//! Which record another one belongs to. Knows no kind by name: each says it by its fields.
use super::entity::Entity;
use super::field::{Field, Kind, Use};
use super::id::Id;
use super::value::Row;

impl Entity {
    /// The field that names the record which records of this kind belong to, when they have one.
    pub fn parent_field(self) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.is_parent)
    }

    /// The kinds whose records are removed with one of this kind, and the field that names it: those
    /// that the program, not the user, has hung on it.
    pub fn parts(self) -> impl Iterator<Item = (Self, &'static str)> {
        Self::ALL.into_iter().filter_map(move |kind| {
            let field = kind.parent_field()?;
            let part = field.kind == Kind::Ref(self) && field.filled_by == Use::Internal;
            part.then_some((kind, field.name))
        })
    }
}

impl Row {
    /// The record that this one belongs to, if any.
    pub fn parent(&self) -> Option<(Entity, Id)> {
        let field = self.entity.parent_field()?;
        let kind = match field.kind {
            Kind::Ref(kind) => kind,
            _ => Entity::from_table(self.text("objet")?)?,
        };
        Some((kind, self.int(field.name)?))
    }
}

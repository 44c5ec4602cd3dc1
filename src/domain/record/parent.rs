//! Which record another one belongs to, or is about. Knows no kind by name: each says it by its fields.
use super::entity::Entity;
use super::field::{Field, Kind, Use};
use super::id::Id;
use super::value::Row;

/// The field that names the kind of record that a field of the kind [`Kind::Object`] points to.
pub const OBJECT: &str = "objet";

impl Entity {
    /// The kind that the field `objet` of a record names: its table, or the word that rules have for it.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "personne" => Some(Self::Allocataire),
            "reorientation" => Some(Self::Orientation),
            table => Self::from_table(table),
        }
    }

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
        self.pointed(field).zip(self.int(field.name))
    }

    /// The kind of record that a field of this one points to, if it points to one.
    pub fn pointed(&self, field: &Field) -> Option<Entity> {
        field.points_to(self.text(OBJECT))
    }
}

impl Field {
    /// The kind of record that it points to, by itself or with what the field `objet` of its record says.
    pub fn points_to(&self, object: Option<&str>) -> Option<Entity> {
        match self.kind {
            Kind::Ref(kind) => Some(kind),
            Kind::Object => Entity::named(object?),
            _ => None,
        }
    }
}

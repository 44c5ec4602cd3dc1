//! What a form asks: its name, its title, its fields, and what they may refer to. Data.
use crate::domain::record::{Entity, Id, Row, Use, Value};

pub use crate::domain::record::Field as FieldSpec;

/// A form, before anything is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSpec {
    /// Stable name, kept with drafts: the table of the entity, or a name of its own.
    pub name: &'static str,
    /// French title.
    pub title: String,
    /// Kind of record the form fills.
    pub entity: Entity,
    /// Fields, in order.
    pub fields: Vec<FieldSpec>,
}

impl FormSpec {
    /// Every field that a user fills, in the order of the record.
    pub fn whole(entity: Entity) -> Self {
        let filled = |field: &&FieldSpec| field.filled_by != Use::Internal;
        Self {
            name: entity.table(),
            title: entity.title().to_owned(),
            entity,
            fields: entity.fields().iter().filter(filled).copied().collect(),
        }
    }

    /// These fields only, in the order given; names that the record lacks are left out.
    pub fn only(entity: Entity, names: &[&str]) -> Self {
        let fields = names.iter().filter_map(|name| entity.field(name).copied());
        Self {
            fields: fields.collect(),
            ..Self::whole(entity)
        }
    }

    /// The same fields under another title.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..self
        }
    }

    /// The same form, with these fields after the others.
    #[must_use]
    pub fn asking(mut self, fields: &[FieldSpec]) -> Self {
        self.fields.extend(fields);
        self
    }

    /// The same form, these fields being called otherwise.
    #[must_use]
    pub fn labelled(mut self, labels: &[(&str, &'static str)]) -> Self {
        for field in &mut self.fields {
            let found = labels.iter().find(|(name, _)| *name == field.name);
            field.label = found.map_or(field.label, |(_, label)| label);
        }
        self
    }

    /// The same form, where these fields must be filled.
    #[must_use]
    pub fn required(self, names: &[&str]) -> Self {
        self.filled_by(Use::Required, names)
    }

    /// The same form, where these fields may be left empty.
    #[must_use]
    pub fn optional(self, names: &[&str]) -> Self {
        self.filled_by(Use::Optional, names)
    }

    fn filled_by(mut self, filled_by: Use, names: &[&str]) -> Self {
        for field in &mut self.fields {
            if names.contains(&field.name) {
                field.filled_by = filled_by;
            }
        }
        self
    }
}

/// What the fields of a form may offer, beyond the closed lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Records to choose from, with their labels, for the fields that refer to that kind.
    pub refs: Vec<(Entity, Vec<(Id, String)>)>,
    /// Values of the last record of that kind that was saved, for « répéter la valeur
    /// précédente ».
    pub previous: Vec<(&'static str, Value)>,
}

impl Options {
    /// The same options, with the records of one kind to choose from.
    #[must_use]
    pub fn with(mut self, entity: Entity, records: Vec<(Id, String)>) -> Self {
        self.refs.push((entity, records));
        self
    }

    /// The same options, with the values of that record to repeat.
    #[must_use]
    pub fn repeating(mut self, row: &Row) -> Self {
        let fields = row.entity.fields().iter().zip(&row.values);
        self.previous = fields
            .map(|(field, value)| (field.name, value.clone()))
            .collect();
        self
    }

    /// Records of that kind to choose from.
    pub(super) fn records(&self, entity: Entity) -> &[(Id, String)] {
        let found = self.refs.iter().find(|(kind, _)| *kind == entity);
        found.map_or(&[], |(_, records)| records)
    }
}

//! What a field is: its name, its label, what it holds, who fills it.
//!
//! The fields of each kind of record are in [`super::fields`].
use super::Entity;
use crate::domain::date::DateHint;
use crate::domain::vocabulary::Vocabulary as V;

/// What a field holds and so how it is typed, checked and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Prose,
    /// Civil date; the hint says which year is meant when none is typed.
    Date(DateHint),
    /// Time of day, HH:MM.
    Time,
    /// Whole number, with its smallest and largest values.
    Number(i64, i64),
    /// One code of a vocabulary.
    Choice(V),
    /// Several codes of a vocabulary.
    Choices(V),
    /// Yes or no.
    YesNo,
    /// Telephone, kept in E.164.
    Phone,
    /// Electronic address.
    Email,
    /// French postal code.
    PostalCode,
    /// CAF or MSA number of the household.
    Caf,
    /// France Travail identifier.
    FranceTravail,
    /// Number of the RSA claim.
    RsaRequest,
    /// Another record.
    Ref(Entity),
}

/// Who fills a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The user, and it must be filled.
    Required,
    /// The user, if known.
    Optional,
    /// The program: owner, order, derived dates.
    Internal,
}

/// Description of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Stable name: column, key in exports and rule sets.
    pub name: &'static str,
    /// French label on screen.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Who fills it.
    pub filled_by: Use,
}

/// An optional field.
pub(super) const fn field(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field {
        name,
        label,
        kind,
        filled_by: Use::Optional,
    }
}
/// One line of text.
pub(super) const fn line(name: &'static str, label: &'static str) -> Field {
    field(name, label, Kind::Line)
}
/// Text of several lines.
pub(super) const fn prose(name: &'static str, label: &'static str) -> Field {
    field(name, label, Kind::Prose)
}
/// A day gone by.
pub(super) const fn past(name: &'static str, label: &'static str) -> Field {
    field(name, label, Kind::Date(DateHint::Past))
}
/// A day to come.
pub(super) const fn future(name: &'static str, label: &'static str) -> Field {
    field(name, label, Kind::Date(DateHint::Future))
}
/// A day near today, before or after.
pub(super) const fn near(name: &'static str, label: &'static str) -> Field {
    field(name, label, Kind::Date(DateHint::Nearest))
}
/// One code of a vocabulary.
pub(super) const fn choice(name: &'static str, label: &'static str, list: V) -> Field {
    field(name, label, Kind::Choice(list))
}
/// Several codes of a vocabulary.
pub(super) const fn choices(name: &'static str, label: &'static str, list: V) -> Field {
    field(name, label, Kind::Choices(list))
}
/// A whole number between two others.
pub(super) const fn number(name: &'static str, label: &'static str, min: i64, max: i64) -> Field {
    field(name, label, Kind::Number(min, max))
}
/// Yes or no.
pub(super) const fn yes_no(name: &'static str, label: &'static str) -> Field {
    field(name, label, Kind::YesNo)
}
/// Another record.
pub(super) const fn reference(name: &'static str, label: &'static str, to: Entity) -> Field {
    field(name, label, Kind::Ref(to))
}
/// The same field, which must be filled.
pub(super) const fn required(field: Field) -> Field {
    Field {
        filled_by: Use::Required,
        ..field
    }
}
/// The same field, filled by the program.
pub(super) const fn internal(field: Field) -> Field {
    Field {
        filled_by: Use::Internal,
        ..field
    }
}

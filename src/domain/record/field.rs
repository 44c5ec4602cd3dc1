//! What a field is: its name, its label, what it holds, who fills it.
//!
//! The fields of each kind of record are in the file of the kind.
use super::completed::{Completed, OfPartner};
use super::entity::Entity;
use super::section::Section;
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
    /// A record of the kind that the field `objet` of the same record names.
    Object,
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

/// Whether a form shows a field from the start, while nothing is answered in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// It is usually filled.
    Usual,
    /// It is rarely filled.
    Rare,
    /// It is filled when the field of that name has one of these answers.
    When(&'static str, &'static [&'static str]),
    /// It says more of the field of that name, and comes with it.
    With(&'static str),
    /// It is asked only when the field of that name has one of these answers.
    Only(&'static str, &'static [&'static str]),
}

/// The model of the carnet de bord.
pub const CARNET_DE_BORD: &str = "DITP 2019, contrat vivant\u{a0}: carnet de bord";

/// The two documents on orientation and follow-up.
pub const ORIENTATION_AND_FOLLOW_UP: &str = "DITP 2019, orientation et suivi";

/// What the model or the rules ask to write in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guidance {
    /// Complete sentences.
    pub words: &'static str,
    /// Title of the document they come from.
    pub source: &'static str,
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
    /// The section it is seen with, when it is not that of its kind.
    pub section: Option<Section>,
    /// Dates of the same record that it does not come before.
    pub after: &'static [&'static str],
    /// A day gone by that may be known in advance: someone starts next month, a contract will end
    /// earlier, a person moves next week.
    pub announced: bool,
    /// Whether the rules read it; `None` when what it holds says so (dates, numbers, choices and
    /// references are read, texts are not).
    pub read_by_rules: Option<bool>,
    /// Whether it names the record that this one belongs to.
    pub is_parent: bool,
    /// Whether a new record has no answer for it yet.
    pub not_when_new: bool,
    /// Whether people read it in the whole file although the program fills it.
    pub in_dossier: bool,
    /// The date of the same record by which its value was known, and what it was before: a day that is
    /// looked at again shows it only from that date on.
    pub known_by: Option<(&'static str, Option<&'static str>)>,
    /// Whether a date near today says what happened, never what is planned.
    pub happens: bool,
    /// Whether much of it is the same for many people: the store keeps those words once.
    pub shared: bool,
    /// The unit of a number, written after it; empty when it has none.
    pub unit: &'static str,
    /// Whether it is usually filled.
    pub usage: Usage,
    /// The only family of its list that it offers; empty for the whole list.
    pub family: &'static str,
    /// What completes it.
    pub completed: Option<Completed>,
    /// What is asked there, where a document says something useful.
    pub guidance: Option<Guidance>,
}

impl Field {
    /// An optional field.
    pub const fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            name,
            label,
            kind,
            filled_by: Use::Optional,
            section: None,
            after: &[],
            announced: false,
            read_by_rules: None,
            is_parent: false,
            not_when_new: false,
            in_dossier: false,
            known_by: None,
            happens: false,
            shared: false,
            unit: "",
            usage: Usage::Usual,
            family: "",
            completed: None,
            guidance: None,
        }
    }

    /// Whether the rules read it.
    pub fn is_read_by_rules(&self) -> bool {
        self.read_by_rules.unwrap_or(match self.kind {
            Kind::Date(_)
            | Kind::Time
            | Kind::Number(..)
            | Kind::Choice(_)
            | Kind::YesNo
            | Kind::Object
            | Kind::Ref(_) => true,
            Kind::Line
            | Kind::Prose
            | Kind::Choices(_)
            | Kind::Phone
            | Kind::Email
            | Kind::PostalCode
            | Kind::Caf
            | Kind::FranceTravail
            | Kind::RsaRequest => false,
        })
    }

    /// The same field, seen with that section.
    pub(super) const fn seen_as(self, section: Section) -> Self {
        Self {
            section: Some(section),
            ..self
        }
    }
    /// The same field, which does not come before those dates.
    pub(super) const fn after(self, after: &'static [&'static str]) -> Self {
        Self { after, ..self }
    }
    /// The same day, which may be known in advance.
    pub(super) const fn announced(self) -> Self {
        Self {
            announced: true,
            ..self
        }
    }
    /// The same field, which no rule reads.
    pub(super) const fn silent(self) -> Self {
        Self {
            read_by_rules: Some(false),
            ..self
        }
    }
    /// The same field, which names the record that this one belongs to. When the user does not choose
    /// that record, this one is removed with it.
    pub(super) const fn parent(self) -> Self {
        Self {
            is_parent: true,
            ..self
        }
    }
    /// The same field, which a new record has no answer for yet.
    pub(super) const fn not_when_new(self) -> Self {
        Self {
            not_when_new: true,
            ..self
        }
    }
    /// The same field, filled by the program and yet read by people in the whole file.
    pub(super) const fn in_dossier(self) -> Self {
        Self {
            in_dossier: true,
            ..self
        }
    }
    /// The same field, much of which is the same for many people.
    pub(super) const fn shared(self) -> Self {
        Self {
            shared: true,
            ..self
        }
    }
    /// The same field, whose value was not known before that date of its record.
    pub(super) const fn known_by(self, date: &'static str) -> Self {
        Self {
            known_by: Some((date, None)),
            ..self
        }
    }
    /// The same field, which had that value before that date of its record.
    pub(super) const fn before(self, date: &'static str, value: &'static str) -> Self {
        Self {
            known_by: Some((date, Some(value))),
            ..self
        }
    }
    /// The same date, of something that happened.
    pub(super) const fn happens(self) -> Self {
        Self {
            happens: true,
            ..self
        }
    }
    /// The same number, in that unit.
    pub(super) const fn in_unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }
    /// The same field, which offers only that family of its list.
    #[must_use]
    pub const fn of_family(self, family: &'static str) -> Self {
        Self { family, ..self }
    }
    /// The same field, which says more of that one and comes with it.
    #[must_use]
    pub const fn with(self, name: &'static str) -> Self {
        Self {
            usage: Usage::With(name),
            ..self
        }
    }
    /// The same field, completed with what other files say of partners.
    pub(super) const fn of_partner(self, what: OfPartner) -> Self {
        Self {
            completed: Some(Completed::Partner(what)),
            ..self
        }
    }
    /// The same field, completed with the towns of the postal code beside it.
    pub(super) const fn of_postal_code(self) -> Self {
        Self {
            completed: Some(Completed::Town),
            ..self
        }
    }
    /// The same field, completed with the places where people are received when that one has that answer.
    pub(super) const fn of_venue(self, name: &'static str, answer: &'static str) -> Self {
        Self {
            completed: Some(Completed::Venue(name, answer)),
            ..self
        }
    }
    /// The same field, rarely filled: a form leaves it folded while it says nothing.
    #[must_use]
    pub const fn rare(self) -> Self {
        Self {
            usage: Usage::Rare,
            ..self
        }
    }
    /// The same field, shown from the start.
    #[must_use]
    pub const fn usual(self) -> Self {
        Self {
            usage: Usage::Usual,
            ..self
        }
    }
    /// The same field, rarely filled unless that one has one of these answers.
    pub(super) const fn when(self, name: &'static str, answers: &'static [&'static str]) -> Self {
        Self {
            usage: Usage::When(name, answers),
            ..self
        }
    }
    /// The same field, with what that document asks to write in it.
    #[must_use]
    pub const fn guided(self, source: &'static str, words: &'static str) -> Self {
        Self {
            guidance: Some(Guidance { words, source }),
            ..self
        }
    }
    /// The same text, which rules read.
    pub(super) const fn for_rules(self) -> Self {
        Self {
            read_by_rules: Some(true),
            ..self
        }
    }
}

/// An optional field.
pub(super) const fn field(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field::new(name, label, kind)
}
/// The person that a record belongs to.
pub(super) const fn owner() -> Field {
    internal(reference("allocataire_id", "Personne", Entity::Allocataire)).silent()
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
/// The record that this one is about, of the kind that its field `objet` names.
pub(super) const fn object() -> Field {
    internal(field("objet_id", "Élément concerné", Kind::Object))
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

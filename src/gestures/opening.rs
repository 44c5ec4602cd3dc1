//! What a form is opened with, and how it is made from it. Knows no gesture.
use crate::domain::change::Values;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::follow_up::FollowUp;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::agent::AGENT;
use crate::domain::record::appointment::APPOINTMENT;
use crate::domain::record::diagnostic::DIAGNOSTIC;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::sharing_agreement::{SHARING_AGREEMENT, SharingAgreementRecord};
use crate::domain::record::{Entity, Id, Record, Row, Value};
use crate::domain::rights::Rights;
use crate::domain::rules::RuleBook;
use crate::form::{Form, FormSpec, Options};
use crate::words::names::Names;

/// What a form is opened with.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// What the agent may see.
    pub rights: Rights,
    /// The file, unless the form makes one or is about several.
    pub file: Option<&'a CaseFile>,
    /// The colleague, the structure or the group session that the form is about, if it is.
    pub shared: Option<&'a Row>,
    /// Names of agents and structures.
    pub names: &'a Names,
    /// The day it is.
    pub today: Date,
    /// The rules.
    pub rules: &'a RuleBook,
    /// The agent at the keyboard, if known.
    pub agent: Option<Id>,
    /// Answers known from where the form is opened; they go before the usual ones.
    pub given: &'a [(&'static str, Value)],
}

impl<'a> Opening<'a> {
    /// A record of the file.
    pub(super) fn record(self, kind: Entity, id: Id) -> Option<&'a Row> {
        let of_file = self.file.and_then(|file| file.row(kind, id));
        let shared = self.shared.filter(|row| (row.entity, row.id) == (kind, id));
        of_file.or(shared)
    }

    /// The records of a kind.
    pub(super) fn rows(self, kind: Entity) -> &'a [Row] {
        self.file.map_or(&[], |file| file.rows(kind))
    }

    /// Who follows the person.
    pub(super) fn follow_up(self) -> Option<FollowUp> {
        self.file.map(|file| file.follow_up(self.today))
    }

    /// A record of the file, read as what it is.
    pub(super) fn one<R: Record<'a>>(self, id: Id) -> Option<R> {
        self.file?.one(id)
    }

    /// The person, as the owner of a record.
    pub(super) fn owner(self) -> Option<(&'static str, Value)> {
        self.file.map(owner)
    }

    /// The parcours that runs, or the last one, as what a record belongs to.
    pub(super) fn parcours(self) -> Option<(&'static str, Value)> {
        let parcours = self.file?.parcours()?;
        Some(APPOINTMENT.parcours.set(parcours.id))
    }

    /// Those of these fields that the agent may see, on a new record or on that one.
    pub(super) fn fields(self, kind: Entity, row: Option<&Row>, names: &[&str]) -> FormSpec {
        // The notes of one's own contact are one's own to write.
        let own = kind == Entity::Contact && row.is_none_or(|row| self.rights.is_own(row));
        // Whoever has no account yet would shut themselves out by giving one to another.
        let known = |name: &str| self.agent.is_some() || name != AGENT.account.name;
        let seen = |name: &&str| match own {
            true => true,
            false if kind == Entity::Agent && !known(name) => false,
            false => self.rights.sees_field(kind, name) && self.rights.changes_field(kind, name),
        };
        let names: Vec<&str> = names.iter().copied().filter(seen).collect();
        FormSpec::only(kind, &names)
    }

    /// The form of that description, on a record or for a new one.
    pub(super) fn form(self, spec: FormSpec, row: Option<&Row>, first: &Values) -> Form {
        Form::new(spec, row, first, self.today, &self.options())
    }

    /// The form of a new record, where the values of the last one can be repeated.
    pub(super) fn repeating_form(self, spec: FormSpec, first: &Values) -> Form {
        let mut options = self.options();
        if let Some(last) = self.rows(spec.entity).last() {
            options = options.repeating(last);
        }
        Form::new(spec, None, first, self.today, &options)
    }

    /// Lists that the fields of a file choose from.
    fn options(self) -> Options {
        let list = |kind: Entity, name: fn(&Row) -> String| -> Vec<(Id, String)> {
            let rows = self.rows(kind).iter();
            rows.map(|row| (row.id, name(row))).collect()
        };
        type Named = fn(&Row) -> String;
        let named: [(Entity, Named); 4] = [
            (Entity::Objective, |row| {
                text(ObjectiveRecord::of(row).label())
            }),
            (Entity::Action, |row| text(ActionRecord::of(row).label())),
            (Entity::Diagnostic, |row| {
                format!("Diagnostic du {}", row.day(DIAGNOSTIC.made_on.name))
            }),
            (Entity::SharingAgreement, |row| {
                let name = text(SharingAgreementRecord::of(row).recipient_name());
                let recipient = row.words(SHARING_AGREEMENT.recipient.name);
                format!("{recipient} {name}").trim().to_owned()
            }),
        ];
        let known = Options::default()
            .with(Entity::Agent, self.names.agents.clone())
            .with(Entity::Organization, self.names.organizations.clone());
        named.into_iter().fold(known, |known, (kind, name)| {
            known.with(kind, list(kind, name))
        })
    }
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

/// The person of that file, as the owner of a record.
pub(super) fn owner(file: &CaseFile) -> (&'static str, Value) {
    APPOINTMENT.person.set(file.person)
}

/// Those of these answers that a record does not have yet.
pub(super) fn missing(row: &Row, answers: Values) -> Values {
    let empty = |(name, value): &(&str, Value)| row.get(name).is_empty() && !value.is_empty();
    answers.into_iter().filter(empty).collect()
}

//! States, delays and values of fields, in French, for lines of text.
use std::collections::HashMap;

use crate::domain::calendar::Unit;
use crate::domain::date::{Time, from_iso, full};
use crate::domain::deadlines::IndexRow;
use crate::domain::deadlines::State;
use crate::domain::file::CaseFile;
use crate::domain::identifiers::phone_display;
use crate::domain::record::{Entity, Field, Id, Kind, Row, Value};
use crate::domain::rules::{EventKey, Rule};
use crate::domain::text::{number, plural};
use crate::store::Store;

/// Symbol of a state, before its words.
#[must_use]
pub const fn symbol(state: State) -> &'static str {
    match state {
        State::Late => "!!",
        State::Today | State::Soon => "!",
        State::Unknown => "?",
        State::Upcoming => "*",
        State::DoneInTime | State::DoneLate => "[x]",
        State::Neutralised
        | State::NotStarted
        | State::NotDone
        | State::Cancelled
        | State::NotApplicable => "-",
    }
}

/// « 19 j de retard », « dans 3 j », « aujourd’hui », « à compléter » for want of a
/// date or an outcome.
#[must_use]
pub fn state(state: State, days: Option<i64>) -> String {
    let days = days.unwrap_or_default();
    match state {
        State::Late => format!("{} j de retard", number(-days)),
        State::Today => "aujourd’hui".to_owned(),
        State::Soon if days < 0 => format!("depuis {} j", number(-days)),
        State::Soon | State::Upcoming => format!("dans {} j", number(days)),
        State::Unknown => "à compléter".to_owned(),
        State::Neutralised => "neutralisé".to_owned(),
        State::DoneInTime => "fait".to_owned(),
        State::DoneLate => "fait hors délai".to_owned(),
        State::NotDone => "non fait".to_owned(),
        State::Cancelled => "annulé".to_owned(),
        State::NotStarted => "pas commencé".to_owned(),
        State::NotApplicable => "sans objet".to_owned(),
    }
}

/// Why a deadline exists: what it is about, the event that starts it, its delay.
#[must_use]
pub fn reason(row: &IndexRow, rule: Option<&Rule>) -> String {
    let (event, date) = &row.start;
    let event = event
        .as_deref()
        .and_then(EventKey::from_code)
        .map(EventKey::label);
    let start = match (event, date) {
        (Some(event), Some(date)) => Some(format!("{event} le {}", full(*date))),
        (Some(event), None) => Some(format!("{event}, à une date inconnue")),
        (None, Some(date)) => Some(format!("depuis le {}", full(*date))),
        (None, None) => None,
    };
    let delay = rule
        .filter(|rule| rule.delay > 0)
        .map(|rule| format!("délai {}", delay(rule)));
    let detail = row.detail.as_ref().map(|detail| format!("« {detail} »"));
    let parts: Vec<String> = [detail, start, delay].into_iter().flatten().collect();
    parts.join(", ")
}

fn delay(rule: &Rule) -> String {
    let count = i64::from(rule.delay);
    match rule.unit {
        Unit::Days => plural(count, "jour", "jours"),
        Unit::WorkingDays => plural(count, "jour ouvré", "jours ouvrés"),
        Unit::Months => plural(count, "mois", "mois"),
    }
}

/// Names of the records that others refer to.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<(Entity, Id), String>);

impl Names {
    /// Structures, agents and the records of one file.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn of(store: &Store, file: &CaseFile) -> crate::store::Result<Self> {
        let mut names = HashMap::new();
        for entity in [Entity::Organization, Entity::Agent] {
            for row in store.all_rows(entity)? {
                names.insert((entity, row.id), name(&row));
            }
        }
        for entity in Entity::ALL {
            for row in file.rows(entity) {
                names.insert((entity, row.id), name(row));
            }
        }
        Ok(Self(names))
    }

    /// Name of a record.
    #[must_use]
    pub fn get(&self, entity: Entity, id: Id) -> Option<&str> {
        self.0.get(&(entity, id)).map(String::as_str)
    }

    /// A value in words; « vide » when it is empty.
    #[must_use]
    pub fn value(&self, field: &Field, value: &Value) -> String {
        match (field.kind, value) {
            (Kind::YesNo, Value::Int(0)) => "non".to_owned(),
            (Kind::YesNo, Value::Int(_)) => "oui".to_owned(),
            (Kind::Ref(entity), Value::Int(id)) => self
                .get(entity, *id)
                .map_or_else(|| format!("n° {id}"), str::to_owned),
            (_, Value::Int(count)) => number(*count),
            (kind, Value::Text(text)) if !text.is_empty() => text_value(kind, text),
            (_, Value::Text(_) | Value::Null | Value::Pending(_)) => "vide".to_owned(),
        }
    }
}

fn text_value(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Choice(list) => list.label(text).to_owned(),
        Kind::Choices(list) => {
            let labels: Vec<&str> = text.split(' ').map(|code| list.label(code)).collect();
            labels.join(", ")
        }
        Kind::Phone => phone_display(text),
        Kind::Time => Time::from_code(text).map_or_else(|| text.to_owned(), Time::long),
        // The former values of a deadline are kept as they were stored.
        Kind::Date(_) | Kind::Line => from_iso(text).map_or_else(|| text.to_owned(), full),
        Kind::Prose
        | Kind::Number(..)
        | Kind::YesNo
        | Kind::Email
        | Kind::PostalCode
        | Kind::Caf
        | Kind::FranceTravail
        | Kind::RsaRequest
        | Kind::Ref(_) => text.to_owned(),
    }
}

/// What a record is called when another refers to it.
fn name(row: &Row) -> String {
    let text = |field| row.text(field).unwrap_or_default();
    let dated = |field: &str| row.date(field).map(|date| format!("du {}", full(date)));
    let said = match row.entity {
        Entity::Agent | Entity::Allocataire => Some(
            format!("{} {}", text("prenom"), text("nom"))
                .trim()
                .to_owned(),
        ),
        Entity::Organization | Entity::SharingAgreement => row.text("nom").map(str::to_owned),
        Entity::Objective | Entity::Action => row.text("libelle").map(str::to_owned),
        Entity::Commitment => row.text("texte").map(str::to_owned),
        Entity::ContractVersion => dated("figee_le"),
        Entity::Appointment => dated("prevu_le"),
        Entity::Situation | Entity::Review | Entity::Validation => dated("faite_le"),
        Entity::Parcours => dated("prise_en_charge_le"),
        Entity::Diagnostic => dated("etabli_le"),
        Entity::Examination => dated("fait_le"),
        Entity::Suspension => dated("mesure_notifiee_le"),
        Entity::Contract | Entity::Resumption => dated("debut"),
        Entity::Orientation
        | Entity::Assignment
        | Entity::Finding
        | Entity::AbsenceAction
        | Entity::Contact
        | Entity::Share
        | Entity::DutyPeriod
        | Entity::RightsPeriod
        | Entity::Exemption
        | Entity::Waiver
        | Entity::Postponement
        | Entity::Deferral => None,
    };
    said.filter(|said| !said.is_empty())
        .unwrap_or_else(|| format!("n° {}", row.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;

    #[test]
    fn states_are_said_in_words() {
        for (it, days, words) in [
            (State::Late, Some(-19), "19 j de retard"),
            (State::Soon, Some(3), "dans 3 j"),
            (State::Today, Some(0), "aujourd’hui"),
            (State::Unknown, None, "à compléter"),
        ] {
            assert_eq!(state(it, days), words);
        }
    }

    #[test]
    fn values_are_said_by_their_kind() {
        let names = Names::default();
        let field = |entity: Entity, name: &str| *entity.field(name).unwrap();
        let said = |entity, name: &str, value: Value| names.value(&field(entity, name), &value);
        assert_eq!(
            said(Entity::Action, "fin", "2026-11-12".into()),
            "12/11/2026"
        );
        assert_eq!(said(Entity::Action, "fin", Value::Null), "vide");
        assert_eq!(said(Entity::Appointment, "collectif", Value::Int(0)), "non");
        assert_eq!(
            said(Entity::Action, "statut", "fait".into()),
            Vocabulary::ActionStatus.label("fait")
        );
        assert_eq!(said(Entity::Action, "objectif_id", Value::Int(7)), "n° 7");
        assert_eq!(
            said(Entity::Postponement, "ancienne", "2026-11-12".into()),
            "12/11/2026"
        );
    }
}

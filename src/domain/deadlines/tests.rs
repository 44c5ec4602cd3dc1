//! Tables of the states of every rule of an embedded set, day by day.
mod appointments;
mod contracts;
mod decisions;
mod law;
mod leaving;
mod person_requests;
mod plan;
mod properties;
mod recurring;
mod request;
mod settings;
mod together;

use chrono::NaiveDate;

use super::{Deadline, Outcome, State, evaluate};
use crate::domain::contract::{Contract, ContractKind};
use crate::domain::facts::{
    Appointment, AppointmentStatus, Exemption, Exit, Facts, Origin, Parcours, Review, ReviewTrigger,
};
use crate::domain::rules::{RuleSet, convention_pauvrete};

/// « JJ/MM/AAAA ».
pub(super) fn d(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
}

pub(super) fn set() -> RuleSet {
    convention_pauvrete().unwrap().clone()
}

/// The deadlines of one rule, by code.
pub(super) fn of(facts: &Facts, code: &str) -> Vec<Deadline> {
    evaluate(&set(), facts)
        .into_iter()
        .filter(|it| it.rule.code == code)
        .collect()
}

/// The only deadline of one rule.
pub(super) fn only(facts: &Facts, code: &str) -> Deadline {
    let mut list = of(facts, code);
    assert_eq!(list.len(), 1, "{code}: {list:#?}");
    list.pop().unwrap()
}

/// Checks the state of the only deadline of a rule on several days.
pub(super) fn states(facts: &Facts, code: &str, table: &[(&str, State)]) {
    let deadline = only(facts, code);
    for (day, state) in table {
        assert_eq!(
            deadline.state(d(day)),
            *state,
            "{code} on {day}: {deadline:#?}"
        );
    }
}

/// A parcours in structure 1, whose orientation was notified on that day.
pub(super) fn oriented(on: &str) -> Parcours {
    Parcours {
        id: 1,
        origin: Some(Origin::Initial),
        structure: Some(1),
        referent: Some(1),
        decided_on: Some(d(on)),
        notified_on: Some(d(on)),
        ..Parcours::default()
    }
}

pub(super) fn facts(parcours: Parcours) -> Facts {
    Facts {
        person: 7,
        parcours: vec![parcours],
        ..Facts::default()
    }
}

pub(super) fn rdv(id: i64, on: &str, status: AppointmentStatus) -> Appointment {
    Appointment {
        status,
        ..Appointment::accompaniment(id, d(on))
    }
}

pub(super) fn kept(id: i64, on: &str) -> Appointment {
    rdv(id, on, AppointmentStatus::Kept)
}

pub(super) fn signed(id: i64, on: &str, start: &str, end: &str) -> Contract {
    Contract {
        signed_by_person_on: Some(d(on)),
        signed_by_referent_on: Some(d(on)),
        start: Some(d(start)),
        end: Some(d(end)),
        ..Contract::new(id, ContractKind::Cer)
    }
}

pub(super) fn review(id: i64, on: &str, trigger: ReviewTrigger) -> Review {
    Review {
        id,
        on: Some(d(on)),
        trigger,
        action: None,
    }
}

pub(super) fn exemption(from: &str, to: Option<&str>) -> Exemption {
    Exemption {
        from: d(from),
        to: to.map(d),
        reason: "Congé maternité".to_owned(),
        rules: Vec::new(),
    }
}

pub(super) fn exit(on: &str) -> Option<Exit> {
    Some(Exit {
        on: d(on),
        motive: None,
    })
}

pub(super) fn closed(on: &str, in_time: bool) -> Outcome {
    Outcome::Closed { on: d(on), in_time }
}

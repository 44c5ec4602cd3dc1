//! The records and the events that each evaluator can read. A rule that names anything else is
//! refused when its file is read. Knows no facts.
use super::event::EventKey;
use super::rule::{Evaluator, Rule};
use crate::domain::facts::ObjectKind;

use EventKey as E;

/// Events of a request or a parcours, one date each.
const PARCOURS_EVENTS: &[E] = &[
    E::RsaRequested,
    E::RequestComplete,
    E::RightsNotified,
    E::DepartmentInformed,
    E::RsaEntered,
    E::OrientationDecided,
    E::OrientationNotified,
    E::TakenCharge,
    E::FirstAppointment,
    E::FirstAppointmentMissed,
    E::FirstAppointmentKept,
    E::Exited,
];
/// Events that may happen many times: the first one after the start is used.
const LIST_EVENTS: &[E] = &[
    E::AbsenceAction,
    E::ContractSigned,
    E::Reviewed,
    E::Evaluated,
    E::DiagnosticMade,
    E::Contact,
    E::CarnetUpdated,
];
/// Other events that may end a case of a parcours, or of one of its records.
const LATER_EVENTS: &[E] = &[
    E::EngagementSigned,
    E::PpaeSigned,
    E::ReorientationDecided,
    E::TeamExamined,
    E::JointlyExamined,
    E::Heard,
];
const REORIENTATION_EVENTS: &[E] = &[
    E::ReorientationRequested,
    E::ReorientationDecided,
    E::ReorientationNotified,
];
const SUSPENSION_EVENTS: &[E] = &[
    E::MeasureNotified,
    E::ObservationsReceived,
    E::DecisionNotified,
    E::Appealed,
];
const REQUEST_EVENTS: &[E] = &[
    E::PersonRequested,
    E::ExtendedRequest,
    E::PersonRequestExtended,
    E::PersonRequestAnswered,
];
const CONTRACT_EVENTS: &[E] = &[
    E::ContractDrafted,
    E::ContractSigned,
    E::ContractTransmitted,
    E::ContractDecided,
    E::ContractStart,
    E::ContractEnd,
];
const RECURRING_EVENTS: &[E] = &[
    E::ContractSigned,
    E::Reviewed,
    E::FirstEvaluation,
    E::Evaluated,
    E::Contact,
    E::CarnetUpdated,
    E::FirstAppointmentKept,
];

impl Evaluator {
    /// Whether the due date is a delay after a start event.
    pub const fn has_delay(self) -> bool {
        matches!(
            self,
            Self::Simple
                | Self::FirstAppointment
                | Self::Sharing
                | Self::Restart
                | Self::Latest
                | Self::PerAction
        )
    }
}

/// What a rule may name, for an evaluator and a kind of record; `None` when the two cannot be
/// combined.
struct Scope {
    start: Vec<E>,
    end: Vec<E>,
    before: Vec<E>,
}

fn scope(rule: &Rule) -> Option<Scope> {
    let scope = |start: &[&[E]], end: &[&[E]], before: &[E]| {
        Some(Scope {
            start: start.concat(),
            end: end.concat(),
            before: before.to_vec(),
        })
    };
    match (rule.evaluator, rule.object) {
        (Evaluator::Simple, ObjectKind::Person | ObjectKind::Parcours) => scope(
            &[PARCOURS_EVENTS],
            &[PARCOURS_EVENTS, LIST_EVENTS, LATER_EVENTS],
            PARCOURS_EVENTS,
        ),
        (Evaluator::Simple, ObjectKind::Reorientation) => scope(
            &[REORIENTATION_EVENTS],
            &[REORIENTATION_EVENTS, LIST_EVENTS, LATER_EVENTS],
            REORIENTATION_EVENTS,
        ),
        (Evaluator::Simple, ObjectKind::Contract) => {
            let ends = [CONTRACT_EVENTS, LATER_EVENTS];
            scope(&[CONTRACT_EVENTS], &ends, CONTRACT_EVENTS)
        }
        (Evaluator::Simple, ObjectKind::Suspension) => {
            let ends = [SUSPENSION_EVENTS, LATER_EVENTS];
            scope(&[SUSPENSION_EVENTS], &ends, SUSPENSION_EVENTS)
        }
        (Evaluator::Simple, ObjectKind::PersonRequest) => {
            scope(&[REQUEST_EVENTS], &[REQUEST_EVENTS], REQUEST_EVENTS)
        }
        (Evaluator::DueField, ObjectKind::Contract) if rule.fixed.is_some() => {
            let ends = [E::EngagementSigned, E::ContractSigned, E::PpaeSigned];
            scope(&[&[E::ContractSigned]], &[&ends], &[])
        }
        (Evaluator::Counter, ObjectKind::Parcours) => {
            scope(&[PARCOURS_EVENTS], &[&[E::ContractSigned]], &[])
        }
        (Evaluator::FirstAppointment, ObjectKind::Parcours) => {
            scope(&[PARCOURS_EVENTS], &[&[E::FirstAppointment]], &[])
        }
        (Evaluator::Sharing, ObjectKind::Diagnostic) => {
            scope(&[&[E::DiagnosticMade]], &[&[E::Shared]], &[])
        }
        (Evaluator::Latest, ObjectKind::Person) => {
            scope(&[RECURRING_EVENTS], &[RECURRING_EVENTS], &[])
        }
        (Evaluator::Latest, ObjectKind::Offer) => {
            scope(&[&[E::OfferVerified]], &[&[E::OfferVerified]], &[])
        }
        (Evaluator::PerAction, ObjectKind::Action) => scope(
            &[&[E::ActionEnded, E::ActionDue]],
            &[&[E::Reviewed, E::ActionEvaluated]],
            &[E::NextAppointment],
        ),
        (Evaluator::DueField, ObjectKind::Contract) => {
            scope(&[&[E::ContractEnd]], &[&[E::ContractSigned]], &[])
        }
        (Evaluator::Restart, ObjectKind::Contract) => {
            scope(&[&[E::ContractBroken]], &[&[E::ContractSigned]], &[])
        }
        (Evaluator::DueField, ObjectKind::Objective | ObjectKind::Action) => scope(
            &[&[E::ObjectiveDue, E::ActionDue]],
            &[&[E::ObjectiveEnded, E::ActionEnded]],
            &[],
        ),
        (Evaluator::DueField | Evaluator::WithoutOutcome, ObjectKind::Appointment) => {
            scope(&[&[E::AppointmentPlanned]], &[], &[])
        }
        (Evaluator::WithoutReferent, ObjectKind::Parcours) => scope(&[PARCOURS_EVENTS], &[], &[]),
        (Evaluator::Checklist | Evaluator::Text, _) => scope(&[E::ALL], &[E::ALL], &[]),
        (
            Evaluator::Simple
            | Evaluator::FirstAppointment
            | Evaluator::Sharing
            | Evaluator::Restart
            | Evaluator::Latest
            | Evaluator::PerAction
            | Evaluator::DueField
            | Evaluator::Counter
            | Evaluator::WithoutOutcome
            | Evaluator::WithoutReferent,
            _,
        ) => None,
    }
}

/// Checks that the engine can compute the rule with the events it names.
pub(super) fn check_events(rule: &Rule) -> Result<(), String> {
    let id = &rule.id;
    let Some(scope) = scope(rule) else {
        return Err(format!(
            "la règle «\u{a0}{id}\u{a0}» ne peut pas appliquer l’évaluateur «\u{a0}{}\u{a0}» à l’objet «\u{a0}{}\u{a0}»",
            rule.evaluator.code(),
            rule.object.code()
        ));
    };
    let keys = [
        ("debut", rule.start.as_slice(), &scope.start),
        ("repli", rule.fallback.as_slice(), &scope.start),
        ("fin", rule.end.as_slice(), &scope.end),
        ("avant", rule.before.as_slice(), &scope.before),
    ];
    for (key, events, allowed) in keys {
        if let Some(event) = events.iter().find(|event| !allowed.contains(event)) {
            return Err(format!(
                "«\u{a0}{key}\u{a0}» de «\u{a0}{id}\u{a0}» ne peut pas être l’événement «\u{a0}{}\u{a0}»",
                event.code()
            ));
        }
    }
    let dated = !matches!(rule.evaluator, Evaluator::Checklist | Evaluator::Text);
    if dated && rule.start.is_empty() {
        return Err(format!(
            "la règle «\u{a0}{id}\u{a0}» n’a pas de «\u{a0}debut\u{a0}»"
        ));
    }
    let needs_end = matches!(rule.evaluator, Evaluator::Simple | Evaluator::Latest);
    if needs_end && rule.end.is_empty() {
        return Err(format!(
            "la règle «\u{a0}{id}\u{a0}» n’a pas de «\u{a0}fin\u{a0}»"
        ));
    }
    Ok(())
}

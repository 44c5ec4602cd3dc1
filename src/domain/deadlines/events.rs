//! When the events that rules name happened, within a stretch. Knows no delay.
use chrono::NaiveDate;

use crate::domain::contract::Contract;
use crate::domain::deadlines::Start;
use crate::domain::deadlines::context::Context;
use crate::domain::deadlines::span::Span;
use crate::domain::facts::{
    Appointment, AppointmentStatus, ContractKind, ExaminationKind, ReviewTrigger,
};
use crate::domain::rules::EventKey;

/// Whether an event happened, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happened {
    /// On that day.
    On(NaiveDate),
    /// It did, or something that follows it did, on a day nobody noted.
    Undated,
    /// Not as far as is known.
    NotYet,
}

impl Happened {
    fn known(self) -> Option<NaiveDate> {
        match self {
            Self::On(date) => Some(date),
            Self::Undated | Self::NotYet => None,
        }
    }
}

/// Reads a date field that should be filled when `due_to_be` holds.
fn field(date: Option<NaiveDate>, due_to_be: bool) -> Happened {
    match date {
        Some(date) => Happened::On(date),
        None if due_to_be => Happened::Undated,
        None => Happened::NotYet,
    }
}

/// The first event that has a date wins; failing that, the first that happened
/// without one; `None` when nothing happened.
pub(super) fn first_known(
    keys: &[EventKey],
    happened: impl Fn(EventKey) -> Happened,
) -> Option<Start> {
    let dated = keys.iter().find_map(|&event| {
        happened(event).known().map(|date| Start {
            event,
            date: Some(date),
        })
    });
    dated.or_else(|| {
        let undated = keys
            .iter()
            .find(|event| happened(**event) == Happened::Undated)?;
        Some(Start {
            event: *undated,
            date: None,
        })
    })
}

impl<'a> Context<'a> {
    /// When an event of the request or of the parcours happened.
    pub(super) fn happened(&self, span: &Span<'a>, key: EventKey) -> Happened {
        let request = &self.facts.request;
        let oriented = !span.parcours.is_empty();
        let first = span.first();
        match key {
            EventKey::RsaRequested => field(request.requested_on, false),
            EventKey::RequestComplete => {
                field(request.complete_on, request.rights_notified_on.is_some())
            }
            EventKey::RightsNotified => field(request.rights_notified_on, false),
            EventKey::DepartmentInformed => field(request.department_informed_on, oriented),
            EventKey::RsaEntered => field(request.entered_on, false),
            EventKey::OrientationDecided => field(first.and_then(|it| it.decided_on), oriented),
            EventKey::OrientationNotified => field(first.and_then(|it| it.notified_on), oriented),
            EventKey::TakenCharge => field(first.and_then(|it| it.taken_charge_on), oriented),
            EventKey::FirstAppointment => appointment(self.first_appointment(span)),
            EventKey::FirstAppointmentMissed => appointment(self.first_missed(span)),
            EventKey::FirstAppointmentKept => appointment(self.first_kept(span)),
            EventKey::Exited => field(span.exit_on(), false),
            EventKey::ReorientationRequested
            | EventKey::ReorientationDecided
            | EventKey::AppointmentPlanned
            | EventKey::NextAppointment
            | EventKey::AbsenceAction
            | EventKey::Contact
            | EventKey::DiagnosticMade
            | EventKey::Shared
            | EventKey::ContractDrafted
            | EventKey::ContractSigned
            | EventKey::ContractTransmitted
            | EventKey::ContractDecided
            | EventKey::ContractStart
            | EventKey::ContractEnd
            | EventKey::Evaluated
            | EventKey::FirstEvaluation
            | EventKey::Reviewed
            | EventKey::CarnetUpdated
            | EventKey::ObjectiveDue
            | EventKey::ObjectiveEnded
            | EventKey::ActionDue
            | EventKey::ActionEnded
            | EventKey::ActionEvaluated
            | EventKey::OfferVerified
            | EventKey::ReorientationNotified
            | EventKey::EngagementSigned
            | EventKey::PpaeSigned
            | EventKey::TeamExamined
            | EventKey::JointlyExamined
            | EventKey::Heard
            | EventKey::MeasureNotified
            | EventKey::ObservationsReceived
            | EventKey::DecisionNotified
            | EventKey::Appealed => Happened::NotYet,
        }
    }

    /// R of the rules: the first appointment of accompaniment of the stretch.
    pub(super) fn first_appointment(&self, span: &Span<'a>) -> Option<&'a Appointment> {
        self.accompaniments(span).into_iter().next()
    }

    /// R when the person was absent, excused or not as the rule set says.
    pub(super) fn first_missed(&self, span: &Span<'a>) -> Option<&'a Appointment> {
        self.first_appointment(span).filter(|it| {
            it.status
                .absence()
                .is_some_and(|absence| self.set.parameters.absences.counts(absence))
        })
    }

    /// The first appointment of accompaniment that was kept, within the stretch.
    pub(super) fn first_kept(&self, span: &Span<'a>) -> Option<&'a Appointment> {
        self.accompaniments(span)
            .into_iter()
            .find(|it| it.status == AppointmentStatus::Kept)
    }

    /// The first signature, since that day or binding on it, of a contract of such a kind.
    fn signed(&self, since: NaiveDate, kind: impl Fn(ContractKind) -> bool) -> Option<NaiveDate> {
        let contracts = self.facts.contracts.iter();
        contracts
            .filter(|it| kind(it.kind))
            .filter_map(|it| binding(it, since))
            .min()
    }

    fn examined(&self, since: NaiveDate, kind: ExaminationKind) -> Option<NaiveDate> {
        let examinations = self.facts.examinations.iter();
        examinations
            .filter(|it| it.kind == kind)
            .filter_map(|it| it.on)
            .filter(|on| *on >= since)
            .min()
    }

    /// The earliest of the end events, within the stretch; `start` is the event
    /// that opened the case. An exit ends no stretch for what it starts itself.
    pub(super) fn ended(
        &self,
        span: &Span<'a>,
        keys: &[EventKey],
        start: Start,
    ) -> Option<NaiveDate> {
        let ends = keys.iter().filter_map(|key| self.end_of(span, *key, start));
        ends.filter(|on| start.event == EventKey::Exited || span.reaches(*on))
            .min()
    }

    fn end_of(&self, span: &Span<'a>, key: EventKey, start: Start) -> Option<NaiveDate> {
        let since = start.date?;
        let facts = self.facts;
        match key {
            EventKey::AbsenceAction => facts.follow_up_on(self.first_missed(span)?),
            EventKey::ContractSigned => self.signed(since, |_| true),
            EventKey::EngagementSigned => {
                self.signed(since, |kind| kind == ContractKind::Engagement)
            }
            EventKey::PpaeSigned => self.signed(since, |kind| kind == ContractKind::Ppae),
            EventKey::TeamExamined => self.examined(since, ExaminationKind::Team),
            EventKey::JointlyExamined => self.examined(since, ExaminationKind::Joint),
            EventKey::Heard => self.examined(since, ExaminationKind::Hearing),
            EventKey::ReorientationDecided => facts
                .reorientations
                .iter()
                .filter(|it| it.accepted)
                .filter_map(|it| it.decided_on)
                .filter(|on| *on >= since)
                .min(),
            EventKey::Reviewed => {
                let at_exit = start.event == EventKey::Exited;
                let counts = |on: NaiveDate, trigger| {
                    on >= since
                        || (at_exit
                            && trigger == ReviewTrigger::ParcoursEnd
                            && span.from().is_none_or(|from| from <= on))
                };
                facts
                    .reviews
                    .iter()
                    .filter_map(|it| it.on.filter(|on| counts(*on, it.trigger)))
                    .min()
            }
            EventKey::Evaluated => facts
                .evaluations
                .iter()
                .filter_map(|it| it.on)
                .filter(|on| *on >= since)
                .min(),
            EventKey::DiagnosticMade => facts
                .diagnostics
                .iter()
                .filter_map(|it| it.on)
                .filter(|on| *on >= since)
                .min(),
            EventKey::Contact => facts.any_contact_days().filter(|on| *on >= since).min(),
            EventKey::CarnetUpdated => facts.carnet_days().filter(|on| *on >= since).min(),
            EventKey::RsaRequested
            | EventKey::RequestComplete
            | EventKey::RightsNotified
            | EventKey::DepartmentInformed
            | EventKey::RsaEntered
            | EventKey::OrientationDecided
            | EventKey::OrientationNotified
            | EventKey::TakenCharge
            | EventKey::FirstAppointment
            | EventKey::FirstAppointmentMissed
            | EventKey::FirstAppointmentKept
            | EventKey::Exited => self.happened(span, key).known(),
            EventKey::ReorientationRequested
            | EventKey::ReorientationNotified
            | EventKey::MeasureNotified
            | EventKey::ObservationsReceived
            | EventKey::DecisionNotified
            | EventKey::Appealed
            | EventKey::AppointmentPlanned
            | EventKey::NextAppointment
            | EventKey::Shared
            | EventKey::ContractDrafted
            | EventKey::ContractTransmitted
            | EventKey::ContractDecided
            | EventKey::ContractStart
            | EventKey::ContractEnd
            | EventKey::FirstEvaluation
            | EventKey::ObjectiveDue
            | EventKey::ObjectiveEnded
            | EventKey::ActionDue
            | EventKey::ActionEnded
            | EventKey::ActionEvaluated
            | EventKey::OfferVerified => None,
        }
    }
}

fn appointment(appointment: Option<&Appointment>) -> Happened {
    appointment.map_or(Happened::NotYet, |it| field(it.planned_on, true))
}

/// The day a contract meets « contrat signé » for a case begun on `since`: its
/// signature, or `since` itself when it was signed before and is not over.
fn binding(contract: &Contract, since: NaiveDate) -> Option<NaiveDate> {
    if contract.cancelled_on.is_some() || !contract.kind.binds_both_sides() {
        return None;
    }
    let signed = contract.signed_on()?;
    let over = contract.last_day().is_some_and(|last| last < since) || !contract.stands();
    if signed >= since {
        Some(signed)
    } else {
        (!over).then_some(since)
    }
}

/// A date of a contract.
pub(super) fn contract_date(contract: &Contract, key: EventKey) -> Option<NaiveDate> {
    let dates = [
        (EventKey::ContractDrafted, contract.drafted_on),
        (EventKey::ContractSigned, contract.signed_on()),
        (EventKey::ContractTransmitted, contract.transmitted_on),
        (EventKey::ContractDecided, contract.decided_on),
        (EventKey::ContractStart, contract.start),
        (EventKey::ContractEnd, contract.end),
    ];
    dates
        .into_iter()
        .find(|(event, _)| *event == key)
        .and_then(|(_, date)| date)
}

//! Finds when the events named by rules happened, within a period. Knows no delay.
use chrono::NaiveDate;

use crate::domain::contract::Contract;
use crate::domain::deadlines::Start;
use crate::domain::deadlines::context::Context;
use crate::domain::deadlines::span::{Leaving, Span};
use crate::domain::facts::{
    Appointment, AppointmentStatus, ContractKind, ExaminationKind, ReviewTrigger,
};
use crate::domain::rules::EventKey;

/// Whether an event happened, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happened {
    /// On that day.
    On(NaiveDate),
    /// It happened, or something that comes after it happened, but its day is unknown.
    Undated,
    /// It is not known to have happened.
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

/// Reads a date field. When `due_to_be` is true, an empty field means an unknown day.
fn field(date: Option<NaiveDate>, due_to_be: bool) -> Happened {
    match date {
        Some(date) => Happened::On(date),
        None if due_to_be => Happened::Undated,
        None => Happened::NotYet,
    }
}

/// The first event that has a date; otherwise the first one that happened on an unknown day;
/// `None` when none happened.
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
            EventKey::Exited => field(self.exit_of(span), false),
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
            | EventKey::ContractBroken
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

    /// The day the person left with the end of that period: not while another parcours is open, even one
    /// whose start is unknown (RULES: decision 2).
    fn exit_of(&self, span: &Span<'a>) -> Option<NaiveDate> {
        let last = span.last()?.id;
        let whole = self.follow_ups.iter();
        let mut whole = whole.filter(|it| it.parcours.iter().any(|it| it.id == last));
        whole.next()?.left.and(span.exit_on())
    }

    /// The first appointment of accompaniment of the period.
    pub(super) fn first_appointment(&self, span: &Span<'a>) -> Option<&'a Appointment> {
        self.accompaniments(span).into_iter().next()
    }

    /// The first appointment of accompaniment, if the person was absent. The rule set decides
    /// whether an excused absence counts.
    pub(super) fn first_missed(&self, span: &Span<'a>) -> Option<&'a Appointment> {
        self.first_appointment(span).filter(|it| {
            it.status
                .absence()
                .is_some_and(|absence| self.set.parameters.absences.counts(absence))
        })
    }

    /// The first appointment of accompaniment of the period that was kept.
    pub(super) fn first_kept(&self, span: &Span<'a>) -> Option<&'a Appointment> {
        self.accompaniments(span)
            .into_iter()
            .find(|it| it.status == AppointmentStatus::Kept)
    }

    /// The first signature of a contract of one of these kinds in the period, on or after the start of
    /// the case; or that start itself when a contract signed before was still running (RULES: decision
    /// 3). In a structure that took over from another one, a delay that the orientation starts is ended
    /// by a signature that follows it only (decision 4).
    fn signed(
        &self,
        span: &Span<'a>,
        start: Start,
        kind: impl Fn(ContractKind) -> bool,
    ) -> Option<NaiveDate> {
        let since = start.date?;
        let anew = start.event.orients() && self.took_over(span);
        let contracts = self.facts.contracts.iter();
        contracts
            .filter(|it| kind(it.kind))
            .filter(|it| self.is_in(span, it.parcours, it.signed_on()))
            .filter_map(|it| binding(it, since))
            .filter(|(signed, _)| !anew || *signed >= since)
            .map(|(_, on)| on)
            .min()
    }

    /// Whether another structure had the person before, in the same follow-up.
    fn took_over(&self, span: &Span<'a>) -> bool {
        let first = span.first().map(|it| it.id);
        let mut episodes = self.episodes.iter();
        let at = episodes.position(|it| it.first().map(|it| it.id) == first);
        let before = at.and_then(|at| self.episodes.get(at.checked_sub(1)?));
        before
            .and_then(|it| it.left)
            .is_some_and(|left| left.kind == Leaving::Transfer)
    }

    fn examined(&self, since: NaiveDate, kind: ExaminationKind) -> Option<NaiveDate> {
        let examinations = self.facts.examinations.iter();
        examinations
            .filter(|it| it.kind == kind)
            .filter_map(|it| it.on)
            .filter(|on| *on >= since)
            .min()
    }

    /// The earliest end event; `start` is the event that opened the case. Events after the end of
    /// the period do not count, unless the exit itself opened the case.
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
            EventKey::ContractSigned => self.signed(span, start, |_| true),
            EventKey::EngagementSigned => {
                self.signed(span, start, |kind| kind == ContractKind::Engagement)
            }
            EventKey::PpaeSigned => self.signed(span, start, |kind| kind == ContractKind::Ppae),
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
            EventKey::Contact => facts.exchange_days().filter(|on| *on >= since).min(),
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
            | EventKey::ContractBroken
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

/// The day of the signature of a contract, and the day on which it counts as « contrat signé » for a case
/// that began on `since`: that day, or `since` when it was signed before and was not over. A refusal is
/// an instance apart: the signature stands.
fn binding(contract: &Contract, since: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    if contract.cancelled_on.is_some() || !contract.kind.binds_both_sides() {
        return None;
    }
    let signed = contract.signed_on()?;
    let over = contract.last_day().is_some_and(|last| last < since);
    (signed >= since || !over).then_some((signed, signed.max(since)))
}

/// The date that an event of a contract has.
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

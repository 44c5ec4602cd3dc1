//! Finds when the events named by rules happened, within a period. Knows no delay.
use super::prelude::*;

use crate::domain::deadlines::case::blank;

use crate::domain::deadlines::span::Leaving;
use crate::domain::facts::{ContractKind, ExaminationKind, ReviewTrigger};

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
    /// Its day, when it is known.
    pub(super) fn known(self) -> Option<NaiveDate> {
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
    let dated = keys
        .iter()
        .find_map(|&event| happened(event).known().map(|date| Start::new(event, date)));
    dated.or_else(|| {
        let undated = keys
            .iter()
            .find(|event| happened(**event) == Happened::Undated)?;
        Some(Start::new(*undated, None))
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
            // The others are events of a record of their own.
            _other => Happened::NotYet,
        }
    }

    /// The event that starts the delay of a rule in a period, or the deadline of a rule that does
    /// not apply to the period; `None` when nothing happened.
    pub(super) fn opened(
        &self,
        rule: &Arc<Rule>,
        span: &Span<'a>,
        object: Object,
    ) -> Option<Result<Start, Deadline>> {
        let happened = |key| self.happened(span, key);
        let start =
            first_known(&rule.start, happened).or_else(|| first_known(&rule.fallback, happened))?;
        let Some(reason) = self.outside(rule, span, start.date) else {
            return Some(Ok(start));
        };
        let mut deadline = blank(rule, object, start, None);
        deadline.outcome = Outcome::NotApplicable {
            reason: reason.to_owned(),
        };
        Some(Err(deadline))
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
        let left = before.and_then(|it| it.left);
        left.is_some_and(|left| left.kind == Leaving::Transfer)
    }

    fn examined(&self, since: NaiveDate, kind: ExaminationKind) -> Option<NaiveDate> {
        let examinations = self.facts.examinations.iter();
        first_since(
            since,
            examinations.filter(|it| it.kind == kind).map(|it| it.on),
        )
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
            EventKey::ReorientationDecided => {
                let accepted = facts.reorientations.iter().filter(|it| it.accepted);
                first_since(since, accepted.map(|it| it.decided_on))
            }
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
            EventKey::Evaluated => first_since(since, facts.evaluations.iter().map(|it| it.on)),
            EventKey::DiagnosticMade => {
                first_since(since, facts.diagnostics.iter().map(|it| it.on))
            }
            EventKey::Contact => first_since(since, facts.exchange_days().map(Some)),
            EventKey::CarnetUpdated => first_since(since, facts.carnet_days().map(Some)),
            _other => self.happened(span, key).known(),
        }
    }
}

/// The first known day from `since` on.
fn first_since(
    since: NaiveDate,
    days: impl Iterator<Item = Option<NaiveDate>>,
) -> Option<NaiveDate> {
    days.flatten().filter(|on| *on >= since).min()
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
    date_of(&dates, key)
}

/// The date of an event among those of a record.
pub(super) fn date_of(dates: &[(EventKey, Option<NaiveDate>)], key: EventKey) -> Option<NaiveDate> {
    dates.iter().find(|(event, _)| *event == key)?.1
}

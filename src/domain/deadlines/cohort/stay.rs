//! The stay of a person in one structure, from orientation to exit. Knows no period.
use crate::domain::deadlines::prelude::*;

use crate::domain::calendar::Calendar;
use crate::domain::facts::{Origin, ParcoursKind};

/// One stay in one structure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stay {
    /// The structure.
    pub structure: Option<i64>,
    /// Type of the accompaniment.
    pub kind: Option<ParcoursKind>,
    /// First orientation of the person, or arrival in the département.
    pub first: bool,
    /// Latest entry into RSA; on a first orientation only.
    pub entered_rsa: Option<NaiveDate>,
    /// The département informed of the rights; on a first orientation only.
    pub informed: Option<NaiveDate>,
    /// Decision of orientation, else its notification, else the arrival.
    pub decided: Option<NaiveDate>,
    /// Notification of the orientation.
    pub notified: Option<NaiveDate>,
    /// First day of the follow-up.
    pub entry: Option<NaiveDate>,
    /// First day not followed: exit, or reorientation to another structure.
    pub left: Option<NaiveDate>,
    /// Motive of the exit, « autre » when none is noted; `None` without exit.
    pub exit: Option<String>,
    /// Months within which the stay ended, counted from the decision.
    pub left_within: Option<u32>,
    /// First appointment of accompaniment.
    pub appointment: Option<NaiveDate>,
    /// Its outcome.
    pub outcome: Option<AppointmentStatus>,
    /// First appointment of accompaniment kept.
    pub kept: Option<NaiveDate>,
    /// An appointment of orientation is recorded, whatever its outcome.
    pub orientation_recorded: bool,
    /// First appointment of orientation kept; on a first orientation only.
    pub orientation_kept: Option<NaiveDate>,
    /// Signature of the first contract.
    pub signed: Option<NaiveDate>,
    /// Months within which it was signed, counted from the decision.
    pub signed_within: Option<u32>,
    /// The first contract is a CER of a social parcours, not a PPAE nor a professional one.
    pub social_contract: bool,
}

/// The fewest whole months after `from` that reach `to` (RULES: always counted from the
/// anchor, never chained); 0 when `to` is not after `from`.
pub fn months_up_to(from: NaiveDate, to: NaiveDate) -> u32 {
    let calendar = Calendar::default();
    let days = (to - from).num_days();
    // No month is shorter than 28 days.
    let most = u32::try_from(days / 28 + 1).unwrap_or(0);
    (0..=most)
        .find(|months| to <= calendar.add(from, i64::from(*months), Unit::Months))
        .unwrap_or(0)
}

/// Whether a contract counts as the first one signed: neither annulled nor of another nature.
pub(super) fn binds(contract: &Contract) -> bool {
    contract.cancelled_on.is_none() && contract.kind.binds_both_sides()
}

/// Reads the stay at that position among those of the person.
pub(super) fn read(context: &Context<'_>, at: usize) -> Option<Stay> {
    let span = context.episodes.get(at)?;
    let parcours = span.first()?;
    let kind = span.last().and_then(|it| it.kind).or(parcours.kind);
    let first = is_first(at, span);
    let request = &context.facts.request;
    let decided = parcours.decided_on.or(parcours.notified_on);
    let decided = decided.or_else(|| parcours.entry());
    let within = |day: Option<NaiveDate>| Some(months_up_to(decided?, day?));
    let left = span.left.map(|left| left.on);
    let appointment = context.first_appointment(span);
    let contract = first_contract(context, span);
    let signed = contract.and_then(Contract::signed_on);
    Some(Stay {
        structure: parcours.structure,
        kind,
        first,
        entered_rsa: request.entered_on.filter(|_| first),
        informed: request.department_informed_on.filter(|_| first),
        decided,
        notified: parcours.notified_on,
        entry: parcours.entry(),
        left,
        exit: exit(span),
        left_within: within(left),
        appointment: appointment.and_then(|it| it.planned_on),
        outcome: appointment.map(|it| it.status),
        kept: context.first_kept(span).and_then(|it| it.planned_on),
        orientation_recorded: orientations(context).next().is_some(),
        orientation_kept: first.then(|| orientation_kept(context)).flatten(),
        signed,
        signed_within: within(signed),
        social_contract: kind == Some(ParcoursKind::Social)
            && contract.is_some_and(|it| it.kind != ContractKind::Ppae),
    })
}

fn is_first(at: usize, span: &Span<'_>) -> bool {
    match span.first().and_then(|it| it.origin) {
        Some(Origin::Initial | Origin::Transfer) => true,
        Some(Origin::Reorientation | Origin::StructureChange) => false,
        None => at == 0,
    }
}

fn exit(span: &Span<'_>) -> Option<String> {
    let motive = span.last()?.exit.as_ref()?.motive.clone();
    Some(motive.unwrap_or_else(|| "autre".to_owned()))
}

fn first_contract<'a>(context: &Context<'a>, span: &Span<'a>) -> Option<&'a Contract> {
    let contracts = context.facts.contracts.iter().filter(|it| binds(it));
    contracts
        .filter(|it| it.signed_on().is_some_and(|on| span.reaches(on)))
        .filter(|it| context.is_in(span, it.parcours, it.signed_on()))
        .min_by_key(|it| (it.signed_on(), it.id))
}

fn orientations<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Appointment> {
    let all = context.facts.appointments.iter();
    all.filter(|it| it.kind == "orientation")
}

fn orientation_kept(context: &Context<'_>) -> Option<NaiveDate> {
    orientations(context).filter_map(Appointment::kept_on).min()
}

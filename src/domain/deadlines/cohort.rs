//! What the indicators read about one person: the cases of the rules that they count, the
//! person's stay in each structure, and the days on which the person counts as followed. Nothing
//! here depends on today. Knows no period, no rate and no other person.
mod because;
mod followed;
mod rights;
mod stay;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::domain::deadlines::context::Context;
use crate::domain::deadlines::{Deadline, Outcome};
use crate::domain::deadlines::{span, together};
use crate::domain::facts::{Duty, Facts, ObjectKind};
use crate::domain::rules::{EventKey, Level, RuleBook};

pub use because::{Because, Followed, FollowedDays, Since, StayDays, WhyNot};
pub use followed::{Period, PeriodKind};
pub use stay::{Stay, months_up_to};

/// Slugs of the rules that an indicator counts.
pub const COUNTED: [&str; 8] = [
    "NOTIF-2S",
    "NOTIF-3S",
    "ORIENT-1M",
    "RDV1-2S",
    "ABS-15J",
    "CER-1S",
    "DIAG-3JO",
    "REVUE-6M",
];

/// Slug of the rule of the first appointment, whose cases carry two more dates.
const FIRST_APPOINTMENT: &str = "RDV1-2S";

/// Slug of the rule of the orientation, counted only for people « soumis aux droits et devoirs ».
const ORIENTATION: &str = "ORIENT-1M";

/// Why a case is not in the rates but counted separately: « sans objet », « inconnu » or
/// « neutralisé ». (« annulé » depends on the day: see [`Case::cancelled`].)
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// The start date of the delay is unknown.
    UnknownStart,
    /// An exemption covers at least one day of its delay.
    Neutralised,
    /// « Sans objet », for a reason noted in the file.
    Waived,
    /// « Sans objet » because of the rule, for this reason.
    NotApplicable(String),
    /// The person was not « soumise aux droits et devoirs » on the day the delay started.
    NotSubject,
    /// It is not known whether the person was.
    DutyUnknown,
}

impl Apart {
    /// The code that the store keeps. The reason of the rule comes after a colon.
    pub fn code(&self) -> String {
        match self {
            Self::UnknownStart => "inconnu".to_owned(),
            Self::Neutralised => "neutralise".to_owned(),
            Self::Waived => "sans_objet".to_owned(),
            Self::NotApplicable(reason) => format!("sans_objet:{reason}"),
            Self::NotSubject => "non_sdd".to_owned(),
            Self::DutyUnknown => "sdd_inconnu".to_owned(),
        }
    }
}

/// One case of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Slug of the rule.
    pub rule: String,
    /// The day it starts; when it is unknown, the day the person came to the structure.
    pub start: Option<NaiveDate>,
    /// Last day on time.
    pub due: Option<NaiveDate>,
    /// Day of the end event.
    pub end: Option<NaiveDate>,
    /// The day on which it stopped being expected.
    pub cancelled: Option<NaiveDate>,
    /// Why it is not in the rates; this does not depend on the day.
    pub apart: Option<Apart>,
    /// Index of the stay that it belongs to.
    pub stay: Option<usize>,
    /// For the first appointment: the first day on which one was entered.
    pub created: Option<NaiveDate>,
    /// For the first appointment: the day of the first one that was kept.
    pub kept: Option<NaiveDate>,
}

/// Everything that the indicators read about one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cohort {
    /// Cases, in the order of the rules.
    pub cases: Vec<Case>,
    /// Stays, one a structure, from the oldest.
    pub stays: Vec<Stay>,
    /// Days followed, days under contract, and days by the person's rights.
    pub periods: Vec<Period>,
}

/// Reads one person; `deadlines` are all the deadlines of the same facts. Rules of law shown in
/// addition to the main set of a parcours are information: no indicator counts them.
pub fn read(book: &RuleBook, facts: &Facts, deadlines: &[Deadline]) -> Cohort {
    let context = Context::new(together::last_main(book, facts), facts);
    let cases = deadlines
        .iter()
        .filter(|deadline| deadline.rule.level != Level::LegalInformation)
        .filter(|deadline| COUNTED.contains(&deadline.rule.id.as_str()))
        .map(|deadline| case(&context, deadline))
        .collect();
    let stays: Vec<Stay> = (0..context.episodes.len())
        .filter_map(|at| stay::read(&context, at))
        .collect();
    let mut periods = followed::read(&context);
    periods.extend(rights::read(facts));
    Cohort {
        cases,
        stays,
        periods,
    }
}

/// Every day on which the person counts as followed, and why.
pub fn followed_days(book: &RuleBook, facts: &Facts) -> FollowedDays {
    followed::reasons(&Context::new(together::last_main(book, facts), facts))
}

fn case(context: &Context<'_>, deadline: &Deadline) -> Case {
    let started = deadline.start.and_then(|start| start.date);
    let stay = stay_of(context, deadline, started);
    let span = stay.and_then(|at| context.episodes.get(at));
    let apart = apart(context, deadline);
    let (end, cancelled) = match deadline.outcome {
        Outcome::Closed { on, .. } => (Some(on), None),
        Outcome::Cancelled { on } => (None, Some(on)),
        _ => (None, None),
    };
    let first = span.filter(|_| deadline.rule.id == FIRST_APPOINTMENT);
    let fixed = first.map(|span| context.accompaniments(span));
    Case {
        rule: deadline.rule.id.clone(),
        start: started.or_else(|| span.and_then(span::Span::from)),
        due: deadline.due,
        end,
        cancelled,
        apart,
        stay,
        // When the day of entry is unknown, the appointment was fixed on its own date at the latest.
        created: fixed.and_then(|list| {
            let days = list.iter().filter_map(|it| it.created_on.or(it.planned_on));
            days.min()
        }),
        kept: first.and_then(|span| context.first_kept(span)?.planned_on),
    }
}

fn apart(context: &Context<'_>, deadline: &Deadline) -> Option<Apart> {
    match &deadline.outcome {
        Outcome::NotApplicable { reason } => {
            let noted = &context.facts.waivers;
            Some(if noted.iter().any(|waiver| waiver.reason == *reason) {
                Apart::Waived
            } else {
                Apart::NotApplicable(reason.clone())
            })
        }
        _ if deadline.due.is_none() => Some(Apart::UnknownStart),
        _ if let Some(apart) = outside_duties(context, deadline) => Some(apart),
        _ if deadline.neutralised.is_some() => Some(Apart::Neutralised),
        _ => None,
    }
}

/// Why an orientation does not count, if it does not: it counts only for people « soumis aux droits
/// et devoirs » on the day the delay starts (« DITP 2019, orientation et suivi »; the DREES defines
/// who they are).
fn outside_duties(context: &Context<'_>, deadline: &Deadline) -> Option<Apart> {
    let started = deadline.start.and_then(|start| start.date);
    let day = started.filter(|_| deadline.rule.id == ORIENTATION)?;
    match context.facts.duty_on(day) {
        Duty::Subject => None,
        Duty::NotSubject => Some(Apart::NotSubject),
        Duty::Unknown => Some(Apart::DutyUnknown),
    }
}

/// Finds the stay that a case belongs to.
fn stay_of(
    context: &Context<'_>,
    deadline: &Deadline,
    started: Option<NaiveDate>,
) -> Option<usize> {
    let spans = &context.episodes;
    if spans.is_empty() {
        return None;
    }
    let object = deadline.object;
    if object.kind == ObjectKind::Parcours {
        return Some(span::index_of(spans, Some(object.id), None));
    }
    if (deadline.start).is_some_and(|start| start.event == EventKey::RequestComplete) {
        // A request belongs to the stay that comes after it.
        let after = |it: &span::Span<'_>| it.from() >= started && started.is_some();
        let led = spans.iter().position(after);
        return led.or_else(|| spans.len().checked_sub(1));
    }
    Some(span::index_of(spans, None, started))
}

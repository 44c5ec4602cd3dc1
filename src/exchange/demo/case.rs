//! The dates of one accompaniment, before they become records.
use super::prelude::*;

/// First rendez-vous of the accompaniment.
#[derive(Clone, Copy, Default)]
pub(super) enum First {
    /// Not fixed.
    #[default]
    None,
    /// To come.
    Fixed(Date),
    /// Missed; when it was followed up, if it was.
    Missed(Date, Option<Date>),
    /// Honoured.
    Held(Date),
}

/// Contract of mutual commitments.
#[derive(Default)]
pub(super) struct Term {
    pub drafted: Date,
    pub signed: Option<Date>,
    /// Signed by the person only.
    pub half: Option<Date>,
    pub start: Option<Date>,
    pub end: Option<Date>,
}

/// What the next open action of the plan looks like.
#[derive(Clone, Copy, Default)]
pub(super) enum Target {
    /// Due later.
    #[default]
    Calm,
    /// Due that day.
    Due(Date),
    /// Last action done that day and not evaluated.
    Unevaluated(Date),
}

/// The way out.
pub(super) struct Exit {
    pub on: Date,
    pub reason: &'static str,
    pub detail: &'static str,
    pub note: &'static str,
}

/// Réorientation.
pub(super) struct Move {
    pub asked: Date,
    /// Code of `ChangeAsker`.
    pub asker: &'static str,
    pub why: &'static str,
    pub decided: Option<Date>,
    /// Code of `ReorientationDecision`.
    pub answer: &'static str,
    /// Towards the structure of the caseload.
    pub inwards: bool,
}

/// Everything dated of one person.
#[derive(Default)]
pub(super) struct Case {
    pub notified: Option<Date>,
    pub first: First,
    pub terms: Vec<Term>,
    pub evaluations: Vec<Date>,
    pub reviews: Vec<(Date, &'static str)>,
    /// Later rendez-vous: date, code of `AppointmentStatus`.
    pub meetings: Vec<(Date, &'static str)>,
    pub next: Option<Date>,
    /// Contacts, the last one being a real exchange.
    pub contacts: Vec<Date>,
    pub target: Target,
    pub diagnostic: Option<(Date, Option<Date>)>,
    pub exit: Option<Exit>,
    pub leave: Option<(Date, Date)>,
    pub moved: Option<Move>,
    pub waived: bool,
    /// Last day of the story: today, the last news, or the exit.
    pub horizon: Date,
}

impl Case {
    /// Someone oriented that day, with nothing else yet.
    pub(super) fn oriented(notified: Option<Date>, horizon: Date) -> Self {
        Self {
            notified,
            horizon,
            ..Self::default()
        }
    }

    /// First rendez-vous honoured that day, situation evaluated, contract being written.
    pub(super) fn met(rng: &mut Rng, first: Date, horizon: Date) -> Self {
        let notified = office_before(shift(first, -rng.between(5, 11)));
        let mut case = Self::oriented(Some(notified), horizon);
        case.first = First::Held(first);
        case.evaluations.push(first);
        case.terms.push(Term::drafted(first));
        case.contacts.push(notified);
        case
    }

    /// Contract signed that day for some months, followed until the horizon.
    pub(super) fn running(rng: &mut Rng, signed: Date, months: u32, horizon: Date) -> Self {
        let first = office_before(shift(signed, -rng.between(0, 7)));
        let mut case = Self::met(rng, first, horizon);
        if let Some(term) = case.terms.first_mut() {
            term.sign(signed, signed, months);
        }
        case.follow(rng, signed);
        case
    }

    /// Rendez-vous and contacts from a day to the horizon, evenly spread, never in a gap of
    /// more than two months.
    fn follow(&mut self, rng: &mut Rng, from: Date) {
        let mut day = office_before(shift(from, rng.between(38, 55)));
        while day < shift(self.horizon, -6) {
            let status = if rng.chance(12) {
                "absent_excuse"
            } else {
                "honore"
            };
            self.meetings.push((day, status));
            if rng.chance(55) {
                self.contacts
                    .push(office_after(shift(day, -rng.between(10, 25))));
            }
            day = office_before(shift(day, rng.between(38, 55)));
        }
        self.contacts
            .push(office_before(shift(self.horizon, -rng.between(2, 18))).max(from));
    }

    /// A rendez-vous to come, on an office day.
    pub(super) fn with_next(mut self, rng: &mut Rng, today: Date) -> Self {
        if self.next.is_none() {
            self.next = Some(office_after(shift(today, rng.between(2, 34))));
        }
        self
    }

    /// A joint review.
    pub(super) fn with_review(mut self, on: Date, trigger: &'static str) -> Self {
        self.reviews.push((on, trigger));
        self
    }

    /// What is pressing in the plan.
    pub(super) const fn with_target(mut self, target: Target) -> Self {
        self.target = target;
        self
    }
}

impl Term {
    /// Drafted that day, and not signed.
    pub(super) fn drafted(drafted: Date) -> Self {
        Self {
            drafted,
            ..Self::default()
        }
    }

    /// Both sign that day; the contract runs from `start` for that many months.
    pub(super) fn sign(&mut self, on: Date, start: Date, months: u32) {
        self.signed = Some(on);
        self.start = Some(start);
        self.end = Some(shift(plus_months(start, months), -1));
    }

    /// Start of a contract of that many months that ends that day.
    pub(super) fn start_for(end: Date, months: u32) -> Date {
        minus_months(shift(end, 1), months)
    }
}

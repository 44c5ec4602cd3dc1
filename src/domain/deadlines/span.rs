//! The periods that rules look at: a follow-up, from arrival to exit, and the episodes inside it,
//! one for each structure. Knows no rule.
use super::prelude::*;

use crate::domain::leaving::ExitMotive;

/// How a period ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Exit from the accompaniment.
    Exit,
    /// Reorientation to another structure.
    Transfer,
}

/// The end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) on: NaiveDate,
    pub(super) kind: Leaving,
}

/// A period, made of one or several parcours.
#[derive(Debug, Clone)]
pub(super) struct Span<'a> {
    /// Its parcours in order; empty for a person who has none.
    pub(super) parcours: Vec<&'a Parcours>,
    /// Its end, if it ended.
    pub(super) left: Option<Left>,
}

impl<'a> Span<'a> {
    pub(super) fn first(&self) -> Option<&'a Parcours> {
        self.parcours.first().copied()
    }

    pub(super) fn last(&self) -> Option<&'a Parcours> {
        self.parcours.last().copied()
    }

    pub(super) fn from(&self) -> Option<NaiveDate> {
        self.first().and_then(Parcours::entry)
    }

    /// Whether `day` is not after the end of the period.
    pub(super) fn reaches(&self, day: NaiveDate) -> bool {
        self.left.is_none_or(|left| day <= left.on)
    }

    pub(super) fn exit_on(&self) -> Option<NaiveDate> {
        self.left
            .filter(|left| left.kind == Leaving::Exit)
            .map(|left| left.on)
    }
}

/// The parcours, from the oldest. Those without a date come first, but for one that is open when those
/// with a date are all closed: it came after them.
pub(super) fn ordered(parcours: &[Parcours]) -> Vec<&Parcours> {
    let is_open = |it: &Parcours| it.exit.is_none();
    let dated_open = parcours
        .iter()
        .any(|it| it.entry().is_some() && is_open(it));
    let mut ordered: Vec<&Parcours> = parcours.iter().collect();
    ordered.sort_by_key(|it| {
        let last = !dated_open && it.entry().is_none() && is_open(it);
        (last, it.entry(), it.id)
    });
    ordered
}

/// One period for each structure: consecutive parcours in the same structure make one episode.
pub(super) fn episodes<'a>(ordered: &[&'a Parcours]) -> Vec<Span<'a>> {
    split(ordered, |before, after| {
        before.exit.is_some() || before.structure.is_none() || before.structure != after.structure
    })
}

/// One period for each follow-up. Only an exit ends it: when a parcours is closed because another
/// référent unique takes over, the follow-up goes on in the next parcours. A person without a
/// parcours has one follow-up, without a beginning or an end.
pub(super) fn follow_ups<'a>(ordered: &[&'a Parcours]) -> Vec<Span<'a>> {
    let spans = split(ordered, |before, after| {
        before.exit.is_some() && !hands_over(before) && after.entry().is_some()
    });
    if spans.is_empty() {
        vec![Span {
            parcours: Vec::new(),
            left: None,
        }]
    } else {
        spans
    }
}

fn split<'a>(
    ordered: &[&'a Parcours],
    parts: impl Fn(&Parcours, &Parcours) -> bool,
) -> Vec<Span<'a>> {
    let mut spans: Vec<Span<'a>> = Vec::new();
    for &parcours in ordered {
        let exit = parcours.exit.as_ref().map(|exit| Left {
            on: exit.on,
            kind: Leaving::Exit,
        });
        let joins = spans
            .last_mut()
            .filter(|span| span.last().is_some_and(|before| !parts(before, parcours)));
        if let Some(span) = joins {
            span.parcours.push(parcours);
            span.left = exit;
            continue;
        }
        if let Some(before) = spans.last_mut() {
            before.left = handed_over(before, parcours);
        }
        spans.push(Span {
            parcours: vec![parcours],
            left: exit,
        });
    }
    spans
}

/// Whether the parcours was closed because another référent unique takes over.
fn hands_over(parcours: &Parcours) -> bool {
    let motive = parcours.exit.as_ref().and_then(|it| it.motive.as_deref());
    motive == Some(ExitMotive::OtherReferent.code())
}

/// How a period ended when another parcours follows it.
fn handed_over(before: &Span<'_>, next: &Parcours) -> Option<Left> {
    let transfer = |on| Left {
        on,
        kind: Leaving::Transfer,
    };
    match before.left {
        None => next.entry().map(transfer),
        Some(left) if before.last().is_some_and(hands_over) => Some(transfer(left.on)),
        Some(left) => Some(left),
    }
}

/// The index of the period that a record belongs to: the period of its parcours, otherwise the last
/// one that had begun on its date, otherwise the first.
pub(super) fn index_of(
    spans: &[Span<'_>],
    parcours: Option<i64>,
    date: Option<NaiveDate>,
) -> usize {
    let named = parcours.and_then(|id| {
        spans
            .iter()
            .position(|span| span.parcours.iter().any(|it| it.id == id))
    });
    let dated = || {
        let date = date?;
        // One whose start is unknown has begun once the one before it is over.
        let over = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| spans.get(at));
            before.is_none_or(|it| it.left.is_some_and(|left| left.on < date))
        };
        let begun = |(at, span): (usize, &Span<'_>)| {
            span.from().map_or_else(|| over(at), |from| from <= date)
        };
        (0..spans.len())
            .zip(spans)
            .rev()
            .find(|it| begun(*it))
            .map(|(at, _)| at)
    };
    named.or_else(dated).unwrap_or(0)
}

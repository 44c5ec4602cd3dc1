//! Finds the parcours that a deadline belongs to. Does not know how a rule is computed.
use super::prelude::*;

/// The parcours of the record that a deadline is about; otherwise the last parcours that had begun
/// when the delay starts; otherwise the first. `None` when the person has no parcours.
pub(super) fn parcours<'a>(facts: &'a Facts, deadline: &Deadline) -> Option<&'a Parcours> {
    let id = deadline.object.id;
    let start = deadline.start.and_then(|start| start.date);
    let named = match deadline.object.kind {
        ObjectKind::Parcours => Some(id),
        ObjectKind::Reorientation => of(&facts.reorientations, id, |it| (it.id, it.parcours)),
        ObjectKind::Contract => of(&facts.contracts, id, |it| (it.id, it.parcours)),
        ObjectKind::Appointment => of(&facts.appointments, id, |it| (it.id, it.parcours)),
        ObjectKind::Diagnostic => of(&facts.diagnostics, id, |it| (it.id, it.parcours)),
        _other => None,
    };
    let date = created(facts, deadline).or(start);
    let known = named.and_then(|id| facts.parcours.iter().find(|it| it.id == id));
    known.or_else(|| begun_by(facts, date))
}

/// The day on which the record was made, for the kinds whose delay starts later.
fn created(facts: &Facts, deadline: &Deadline) -> Option<NaiveDate> {
    let id = deadline.object.id;
    match deadline.object.kind {
        ObjectKind::Objective => facts.objectives.iter().find(|it| it.id == id)?.created_on,
        ObjectKind::Action => facts.actions.iter().find(|it| it.id == id)?.created_on,
        ObjectKind::Contract => {
            let contract = facts.contracts.iter().find(|it| it.id == id)?;
            contract.start.or_else(|| contract.signed_on())
        }
        _other => None,
    }
}

/// The parcours of the record of that number.
fn of<T>(records: &[T], id: i64, read: impl Fn(&T) -> (i64, Option<i64>)) -> Option<i64> {
    let mut records = records.iter().map(read);
    records.find(|(own, _)| *own == id)?.1
}

fn begun_by(facts: &Facts, date: Option<NaiveDate>) -> Option<&Parcours> {
    let ordered = span::ordered(&facts.parcours);
    let begun =
        |it: &&&Parcours| date.is_none_or(|date| it.entry().is_none_or(|entry| entry <= date));
    let found = ordered.iter().rev().find(begun).or(ordered.first());
    found.copied()
}

/// Applies `replaces`: when the delay of such a rule starts, it cancels the running case of the
/// rule that it replaces, in the same parcours.
pub(super) fn replace(facts: &Facts, deadlines: &mut [Deadline]) {
    let starts: Vec<(String, Option<i64>, NaiveDate, Deadline)> = deadlines
        .iter()
        .filter(|it| !matches!(it.outcome, Outcome::NotApplicable { .. }))
        .filter_map(|it| {
            let replaced = it.rule.replaces.clone()?;
            let home = parcours(facts, it).map(|it| it.id);
            Some((replaced, home, it.start?.date?, it.clone()))
        })
        .collect();
    for (replaced, home, since, by) in &starts {
        for it in deadlines.iter_mut().filter(|it| it.rule.is_named(replaced)) {
            let same_record = by.object == it.object || by.object.kind != it.object.kind;
            let begun = it.start.and_then(|start| start.date);
            let running = begun.is_none_or(|begun| begun <= *since)
                && match it.outcome {
                    Outcome::Closed { on, .. } => {
                        on > *since || begun.is_some_and(|begun| begun == *since)
                    }
                    Outcome::Open
                    | Outcome::UnknownStart
                    | Outcome::Cancelled { .. }
                    | Outcome::NotDone { .. } => true,
                    Outcome::NotApplicable { .. } => false,
                };
            if same_record && running && parcours(facts, it).map(|it| it.id) == *home {
                it.outcome = Outcome::Cancelled { on: *since };
            }
        }
    }
}

//! Reviews: the next one, then those that were made, the latest first.
use super::validations;
use crate::domain::deadlines::{IndexRow, State};
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::review::ReviewRecord;
use crate::domain::validation::ValidatedPart;
use crate::words::prelude::*;
use crate::words::review::name;
use crate::words::state;

/// The row of the review that is still to be made: a record that is not there yet.
pub(crate) const NEXT: (Entity, Id) = (Entity::Review, 0);

/// Lines of the reviews.
pub(super) fn lines(file: &CaseFile, ruled: Option<&IndexRow>, today: Date) -> Vec<Line> {
    let mut rows = vec![next(file, ruled, today)];
    rows.extend(file.reviews().into_iter().flat_map(|it| made(file, it)));
    rows
}

/// « Prochaine revue  pour le 12/05/2027, dans 20 j. »: the day that was agreed, else the one that
/// the rules give.
fn next(file: &CaseFile, ruled: Option<&IndexRow>, today: Date) -> Line {
    let made = file.reviews();
    let last = made.first().and_then(|it| it.made_on());
    // A date that a later review has overtaken is no longer agreed.
    let agreed = made
        .iter()
        .filter_map(|it| it.next_on())
        .find(|on| Some(*on) > last);
    let (when, look) = match (agreed, ruled) {
        (Some(on), _) => (format!("le {}, ", full(on)), Look::Muted),
        (None, Some(row)) => due(row, today),
        (None, None) => (String::new(), Look::Muted),
    };
    let text = format!("Prochaine revue  {when}Entrée pour la faire");
    Line::new(Some(NEXT), text).look(look)
}

/// « pour le 07/11/2026 !!, 15 j de retard, »: the days only once they matter; nothing without a date.
fn due(row: &IndexRow, today: Date) -> (String, Look) {
    let now = row.state(today);
    let Some(on) = row.window.due.map(full) else {
        return (String::new(), Look::Muted);
    };
    if !now.calls() {
        return (format!("pour le {on}, "), Look::Muted);
    }
    let look = match now {
        State::Late => Look::Late,
        _ => Look::Soon,
    };
    let (sign, when) = (state::sign(now), state::row_when(row, today));
    (format!("pour le {on} {sign}, {when}, "), look)
}

/// A review, then what it says and what the person said of it, under it.
fn made(file: &CaseFile, it: ReviewRecord<'_>) -> Vec<Line> {
    let target = Some((Entity::Review, it.id));
    let title = name(it.trigger().unwrap_or(ReviewTrigger::Other));
    let head = Line::new(target, format!("{}  {title}", it.day("faite_le")));
    let parts = [
        (it.results(), "Résultats"),
        (it.person_view(), "Vu par la personne"),
        (it.referent_view(), "Vu par le référent"),
        (it.decisions(), "Décidé"),
    ];
    let parts = parts.into_iter().filter_map(|(text, label)| {
        let text = format!("{label} : {}", text?.replace('\n', " "));
        Some(Line::new(target, text).look(Look::Muted).indent(2))
    });
    let said = validations::lines(file, ValidatedPart::Review, Some(it.id));
    let said = said.into_iter().map(|line| line.indent(2));
    std::iter::once(head).chain(parts).chain(said).collect()
}

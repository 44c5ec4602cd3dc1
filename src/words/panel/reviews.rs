//! Reviews: the next one, then those that were made, the latest first.
use super::{Look, PanelRow, join};
use crate::domain::date::{Date, full};
use crate::domain::deadlines::IndexRow;
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::words::review::{latest_first, name};
use crate::words::why;

/// The row of the review that is still to be made: a record that is not there yet.
pub(crate) const NEXT: (Entity, Id) = (Entity::Review, 0);

/// Rows of the reviews.
pub(super) fn rows(file: &CaseFile, alerts: &[IndexRow], today: Date) -> Vec<PanelRow> {
    let mut rows = vec![next(file, alerts, today)];
    rows.extend(latest_first(file).into_iter().flat_map(made));
    rows
}

/// « Prochaine revue  pour le 12/05/2027, dans 20 j. »: the day that was agreed, else the one that
/// the rules give.
fn next(file: &CaseFile, alerts: &[IndexRow], today: Date) -> PanelRow {
    let made = latest_first(file);
    let last = made.first().and_then(|row| row.date("faite_le"));
    // A date that a later review has overtaken is no longer agreed.
    let agreed = made
        .iter()
        .filter_map(|row| row.date("prochaine_le"))
        .find(|on| Some(*on) > last);
    let ruled = alerts.iter().find(|it| is_review_rule(&it.rule));
    let when = match (agreed, ruled) {
        (Some(on), _) => format!("le {}, ", full(on)),
        (None, Some(row)) => due(row, today),
        (None, None) => String::new(),
    };
    let text = format!("Prochaine revue  {when}Entrée pour la faire");
    PanelRow::new(Some(NEXT), text).look(Look::Muted)
}

/// « pour le 07/11/2026, 15 j de retard, »: the days only once they matter; nothing without a date.
fn due(row: &IndexRow, today: Date) -> String {
    row.window.due.map_or_else(String::new, |on| {
        let state = row.state(today);
        let when = if state.calls() {
            format!("{}, ", why::when(state, row.days(today)))
        } else {
            String::new()
        };
        format!("pour le {}, {when}", full(on))
    })
}

/// Whether a rule is answered by making a review.
pub(crate) fn is_review_rule(rule: &str) -> bool {
    matches!(rule, "REVUE-6M" | "REVUE-REORIENT" | "REVUE-FIN")
}

/// A review, then what it says, under it.
fn made(row: &Row) -> Vec<PanelRow> {
    let target = Some((Entity::Review, row.id));
    let trigger = row.text("declencheur").and_then(ReviewTrigger::from_code);
    let title = name(trigger.unwrap_or(ReviewTrigger::Other));
    let head = PanelRow::new(target, format!("{}  {title}", row.day("faite_le")));
    let parts = [
        ("resultats", "Résultats"),
        ("regard_personne", "Vu par la personne"),
        ("progression", "Vu par le référent"),
        ("decisions", "Décidé"),
    ];
    let said = parts.into_iter().filter_map(|(field, label)| {
        let text = row.text(field)?.replace('\n', " ");
        let words = join(&[label, &text], " : ");
        Some(PanelRow::new(target, words).look(Look::Muted).indent(2))
    });
    std::iter::once(head).chain(said).collect()
}

//! Checks of reviews.
use super::Issue;
use crate::domain::calendar::{Calendar, Unit};
use crate::domain::date::full;
use crate::domain::record::Row;

/// Months from one review to the next, at most (« DITP 2019, contrat vivant »).
pub const EVERY: i64 = 6;

/// The next review comes after this one, and within six months; the end of an action names it.
pub(super) fn review(row: &Row) -> Vec<Issue> {
    let mut issues = Vec::new();
    if let (Some(made), Some(next)) = (row.date("faite_le"), row.date("prochaine_le")) {
        let latest = Calendar::default().add(made, EVERY, Unit::Months);
        let about = &["faite_le", "prochaine_le"];
        if next <= made {
            let sentence =
                "La prochaine revue vient après celle-ci. Corrigez l’une des deux dates.";
            issues.push(Issue::error("prochaine_le", about, sentence));
        } else if next > latest {
            let sentence = format!(
                "Une revue est attendue tous les 6 mois, donc au plus tard le {}.",
                full(latest)
            );
            issues.push(Issue::warning("prochaine_le", about, sentence));
        }
    }
    let end = row.text("declencheur") == Some("fin_action");
    if row.int("action_id").is_some() && !end {
        issues.push(Issue::warning(
            "action_id",
            &["declencheur", "action_id"],
            "Cette action ne concerne qu’une revue de fin d’action.",
        ));
    }
    issues
}

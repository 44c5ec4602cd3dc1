//! Checks of findings, objectives and actions.
use super::Issue;
use crate::domain::record::Row;
use crate::domain::vocabulary::Vocabulary;

/// A finding belongs to the theme it is noted under.
pub(super) fn finding(row: &Row) -> Vec<Issue> {
    let (Some(theme), Some(codes)) = (row.text("theme"), row.text("constats")) else {
        return Vec::new();
    };
    let known = codes
        .split_whitespace()
        .filter_map(|code| Vocabulary::Finding.find(code));
    let stray = known.filter(|code| code.group != theme).map(|code| {
        let sentence = format!(
            "«\u{a0}{}\u{a0}» est un constat du thème «\u{a0}{}\u{a0}». \
             Retirez-le ou changez le thème.",
            code.label,
            Vocabulary::Theme.label(code.group)
        );
        Issue::error("constats", &["theme", "constats"], sentence)
    });
    stray.take(1).collect()
}

/// An objective that is closed has its date.
pub(super) fn objective(row: &Row) -> Vec<Issue> {
    let status = row.text("statut").unwrap_or("en_cours");
    let closed = matches!(status, "atteint" | "partiel" | "abandonne");
    match (closed, row.date("fin").is_some()) {
        (true, false) => vec![Issue::error(
            "fin",
            &["statut", "fin"],
            "Indiquez la date à laquelle l’objectif s’est terminé.",
        )],
        (false, true) => vec![Issue::warning(
            "statut",
            &["statut", "fin"],
            "L’objectif a une date de fin\u{a0}: précisez s’il est atteint.",
        )],
        (true, true) | (false, false) => Vec::new(),
    }
}

/// An action done or given up has its date; the reason is for what was not done.
pub(super) fn action(row: &Row) -> Vec<Issue> {
    let status = row.text("statut").unwrap_or("a_faire");
    let closed = matches!(status, "fait" | "pas_fait");
    let mut issues = Vec::new();
    match (closed, row.date("fin").is_some()) {
        (true, false) => issues.push(Issue::error(
            "fin",
            &["statut", "fin"],
            "Indiquez la date à laquelle l’action a été faite ou arrêtée.",
        )),
        (false, true) => issues.push(Issue::warning(
            "statut",
            &["statut", "fin"],
            "L’action a une date de fin\u{a0}: précisez si elle est faite.",
        )),
        (true, true) | (false, false) => {}
    }
    if row.text("motif").is_some() && status != "pas_fait" {
        issues.push(Issue::warning(
            "motif",
            &["statut", "motif"],
            "Ce motif ne concerne qu’une action qui n’a pas été faite.",
        ));
    }
    issues
}

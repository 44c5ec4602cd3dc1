//! An objective and an action in words: who does it, where it is, what it was worth. Knows no panel
//! and no paper.
use crate::domain::date::Date;
use crate::domain::file::order::is_closed;
use crate::domain::record::Row;
use crate::domain::text::{enclosed, in_brackets, joined};
use crate::domain::vocabulary::Vocabulary;

/// The structure that does an action and its interlocutor; empty for the person and the référent.
#[must_use]
pub fn partner(action: &Row) -> String {
    let word = |field| action.text(field).unwrap_or_default();
    joined(&[word("acteur_structure"), word("acteur_nom")], ", ")
}

/// Who does an action: the person, the référent, or the structure and its interlocutor.
#[must_use]
pub fn actor(action: &Row) -> String {
    let partner = partner(action);
    if !partner.is_empty() {
        return partner;
    }
    match action.text("acteur_genre") {
        Some("personne") => "la personne".to_owned(),
        Some("referent") => "référent".to_owned(),
        Some(code) => Vocabulary::ActorKind.label(code).to_owned(),
        None => String::new(),
    }
}

/// « fait le 12/11 », « pas fait (sans suite, le 12/11) », « en cours ».
#[must_use]
pub fn follow_up(action: &Row, day: fn(Date) -> String) -> String {
    let status = action.text("statut").unwrap_or("a_faire");
    let label = Vocabulary::ActionStatus.label(status).to_lowercase();
    let on = action.date("fin").map_or_else(String::new, day);
    match status {
        "fait" => format!("{label}{}", enclosed(" le ", &on, "")),
        "pas_fait" => {
            let why = action.small_words("motif");
            let inside = joined(&[&why, &enclosed("le ", &on, "")], ", ");
            format!("{label}{}", in_brackets(&inside))
        }
        _ => label,
    }
}

/// « en cours », « atteint le 12/11 ».
#[must_use]
pub fn objective_state(objective: &Row, day: fn(Date) -> String) -> String {
    let status = objective.text("statut").unwrap_or("en_cours");
    let label = Vocabulary::ObjectiveStatus.label(status).to_lowercase();
    let end = objective.date("fin").filter(|_| is_closed(objective));
    format!(
        "{label}{}",
        enclosed(" le ", &end.map_or_else(String::new, day), "")
    )
}

/// « qualité bonne » and « impact fort », each empty when it is not judged.
#[must_use]
pub fn judgments(action: &Row) -> [String; 2] {
    [
        ("qualité", "qualite", "non_evaluee"),
        ("impact", "impact", "non_evalue"),
    ]
    .map(|(label, field, none)| {
        let judged = action.text(field).is_some_and(|code| code != none);
        let words = if judged {
            action.small_words(field)
        } else {
            String::new()
        };
        enclosed(&format!("{label} "), &words, "")
    })
}

/// « qualité bonne, impact fort »; empty when neither is judged.
#[must_use]
pub fn evaluation(action: &Row) -> String {
    joined(&judgments(action).each_ref().map(String::as_str), ", ")
}

//! An objective and an action in words: who does it, where it is, what it was worth. Knows no panel
//! and no paper.
use crate::domain::date::Date;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::text::{enclosed, in_brackets, joined};
use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus, Vocabulary};

/// Who does an action: the person, the référent, or the structure and its interlocutor.
pub fn actor(action: ActionRecord<'_>) -> String {
    let partner = action.partner();
    match action.actor_kind() {
        _ if !partner.is_empty() => partner,
        Some("personne") => "la personne".to_owned(),
        Some("referent") => "référent".to_owned(),
        Some(code) => Vocabulary::ActorKind.label(code).to_owned(),
        None => String::new(),
    }
}

/// « fait le 12/11 », « pas fait (sans suite, le 12/11) », « en cours ».
pub fn follow_up(action: ActionRecord<'_>, day: fn(Date) -> String) -> String {
    let status = action.status().unwrap_or(ActionStatus::ToDo);
    let label = status.label().to_lowercase();
    let on = action.end().map_or_else(String::new, day);
    match status {
        ActionStatus::Done => format!("{label}{}", enclosed(" le ", &on, "")),
        ActionStatus::NotDone => {
            let why = action.small_words("motif");
            let inside = joined([&*why, &enclosed("le ", &on, "")], ", ");
            format!("{label}{}", in_brackets(&inside))
        }
        ActionStatus::ToDo | ActionStatus::Ongoing | ActionStatus::Waiting => label,
    }
}

/// « en cours », « atteint le 12/11 ».
pub fn objective_state(objective: ObjectiveRecord<'_>, day: fn(Date) -> String) -> String {
    let status = objective.status().unwrap_or(ObjectiveStatus::Ongoing);
    let end = objective.end().filter(|_| objective.is_closed());
    let end = enclosed(" le ", &end.map_or_else(String::new, day), "");
    format!("{}{end}", status.label().to_lowercase())
}

/// « Qualité », « bonne » and « Impact », « fort »: what was judged.
pub fn judgments(action: ActionRecord<'_>) -> Vec<(&'static str, String)> {
    let judged = |code: Option<&str>, none| code.is_some_and(|code| code != none);
    let quality =
        judged(action.quality(), "non_evaluee").then(|| ("Qualité", action.small_words("qualite")));
    let impact =
        judged(action.impact(), "non_evalue").then(|| ("Impact", action.small_words("impact")));
    quality.into_iter().chain(impact).collect()
}

/// « qualité bonne, impact fort »; empty when neither is judged.
pub fn evaluation(action: ActionRecord<'_>) -> String {
    let all = judgments(action).into_iter();
    let words: Vec<String> = all
        .map(|(label, words)| format!("{} {words}", label.to_lowercase()))
        .collect();
    words.join(", ")
}

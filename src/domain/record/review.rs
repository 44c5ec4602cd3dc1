//! Joint look at goals, results and progress.
use super::prelude::*;
use crate::domain::calendar::{Calendar, Unit};
use crate::domain::date::full;
use crate::domain::vocabulary::ReviewTrigger;

record! {
    /// Joint look at goals, results and progress.
    pub struct ReviewRecord;
    pub const REVIEW: ReviewFields;
    kind Review {
        table: "revue", the: "la revue", title: "Revue",
        section: Section::Contract, panel: Panel::Contract, check: check,
        plural: Some("Revues"),
    }
    person: id = owner();
    made_on: date = required(past("faite_le", "Revue faite le"));
    trigger: (ReviewTrigger) = required(choice("declencheur", "Raison de la revue", V::ReviewTrigger));
    action: id = reference("action_id", "Action terminée", Entity::Action);
    led_by: id = reference("menee_par_id", "Menée par", Entity::Agent).silent();
    results: text = prose("resultats", "Résultats obtenus")
        .guided(CARNET_DE_BORD, "Une revue regarde les objectifs et les résultats obtenus. Elle a lieu au moins tous les six mois, à la fin d’une action, lors d’une réorientation et en fin de parcours.");
    person_view: text = prose("regard_personne", "Le chemin parcouru, vu par la personne")
        .guided(CARNET_DE_BORD, "Une revue dit le chemin parcouru. La personne est responsable de son carnet\u{a0}: notez d’abord ce qu’elle en dit, avec ses mots.");
    referent_view: text = prose("progression", "Le chemin parcouru, vu par le référent")
        .guided(CARNET_DE_BORD, "Une revue dit le chemin parcouru, tel que le référent le voit aussi.");
    decisions: text = prose("decisions", "Ce qui est décidé");
    next_on: date = future("prochaine_le", "Prochaine revue le").silent();
    content: text = internal(prose("contenu", "Ce qui était en place ce jour-là")).in_dossier().silent();
}

/// Months from one review to the next, at most (« DITP 2019, contrat vivant »).
pub const EVERY: i64 = 6;

/// The next review comes after this one, and within six months; the end of an action names it.
fn check(review: ReviewRecord<'_>, _today: Date) -> Vec<Issue> {
    let mut issues = Vec::new();
    if let (Some(made), Some(next)) = (review.made_on(), review.next_on()) {
        let latest = Calendar::default().add(made, EVERY, Unit::Months);
        let about = &[REVIEW.made_on.name, REVIEW.next_on.name];
        if next <= made {
            let sentence =
                "La prochaine revue vient après celle-ci. Corrigez l’une des deux dates.";
            issues.push(Issue::error(REVIEW.next_on.name, about, sentence));
        } else if next > latest {
            let sentence = format!(
                "Une revue est attendue tous les 6 mois, donc au plus tard le {}.",
                full(latest)
            );
            issues.push(Issue::warning(REVIEW.next_on.name, about, sentence));
        }
    }
    if review.action().is_some() && review.trigger() != Some(ReviewTrigger::ActionEnd) {
        issues.push(Issue::warning(
            REVIEW.action.name,
            &[REVIEW.trigger.name, REVIEW.action.name],
            "Cette action ne concerne qu’une revue de fin d’action.",
        ));
    }
    issues
}

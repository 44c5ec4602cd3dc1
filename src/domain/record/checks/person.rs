//! Checks of the person's identity, exit, rendez-vous and agreements.
use super::Issue;
use crate::domain::date::{Date, age, full};
use crate::domain::record::Row;
use crate::domain::vocabulary::Vocabulary;

/// Below this age a birth date asks for a second look.
const YOUNGEST: i32 = 15;

/// A birth date gives the age of an adult or nearly so.
pub(super) fn identity(row: &Row, today: Date) -> Vec<Issue> {
    let Some(birth) = row.date("ne_le") else {
        return Vec::new();
    };
    let years = age(birth, today);
    if birth > today {
        let sentence = "Cette date de naissance est après aujourd’hui. Vérifiez l’année.";
        vec![Issue::error("ne_le", &["ne_le"], sentence)]
    } else if years < YOUNGEST {
        let sentence = format!("Cette personne aurait {years} ans. Vérifiez la date de naissance.");
        vec![Issue::warning("ne_le", &["ne_le"], sentence)]
    } else {
        Vec::new()
    }
}

/// A reason of exit has a date, and a detail goes with its reason.
pub(super) fn exit(row: &Row) -> Vec<Issue> {
    let mut issues = Vec::new();
    if row.text("sortie_motif").is_some() && row.date("sortie_le").is_none() {
        issues.push(Issue::error(
            "sortie_le",
            &["sortie_le", "sortie_motif"],
            "Indiquez la date de sortie, ou retirez le motif.",
        ));
    }
    let detail = row.text("sortie_precision");
    let code = detail.and_then(|code| Vocabulary::ExitDetail.find(code));
    if let Some(code) = code
        && row.text("sortie_motif") != Some(code.group)
    {
        issues.push(Issue::error(
            "sortie_precision",
            &["sortie_motif", "sortie_precision"],
            format!(
                "«\u{a0}{}\u{a0}» précise le motif «\u{a0}{}\u{a0}». \
                 Choisissez une autre précision ou changez le motif.",
                code.label,
                Vocabulary::ExitReason.label(code.group)
            ),
        ));
    }
    issues
}

/// A rendez-vous still to come is neither kept nor missed; one that is past has an outcome.
pub(super) fn appointment(row: &Row, today: Date) -> Vec<Issue> {
    let Some(date) = row.date("prevu_le") else {
        return Vec::new();
    };
    let status = row.text("statut").unwrap_or("prevu");
    if date > today && matches!(status, "honore" | "absent") {
        let sentence = format!(
            "Ce rendez-vous est à venir, le {}. Il peut seulement être prévu, annulé par la \
             personne ou annulé par la structure.",
            full(date)
        );
        vec![Issue::error("statut", &["prevu_le", "statut"], sentence)]
    } else if date < today && status == "prevu" {
        let sentence = "Ce rendez-vous est passé. Indiquez son issue quand vous la connaîtrez.";
        vec![Issue::warning("statut", &["prevu_le", "statut"], sentence)]
    } else {
        Vec::new()
    }
}

/// An answer has its date.
pub(super) fn agreement(row: &Row) -> Vec<Issue> {
    if row.text("reponse").is_some() && row.date("donne_le").is_none() {
        let sentence = "Indiquez quand la personne a donné sa réponse.";
        vec![Issue::warning(
            "donne_le",
            &["reponse", "donne_le"],
            sentence,
        )]
    } else {
        Vec::new()
    }
}

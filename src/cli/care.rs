//! `carnet sauvegarder` and `carnet verifier`: care of the store.
use std::path::Path;

use serde::Serialize;

use super::context::Context;
use super::error::{AppError, Code};
use super::out;
use crate::domain::record::Id;
use crate::domain::text::plural;
use crate::store::Report;

/// Writes a checked copy of the store.
///
/// # Errors
/// When a file is there already, or the copy can't be written.
pub fn back_up(context: &Context, to: &Path) -> Result<(), AppError> {
    if context.day.is_some() {
        return Err(AppError::Refused(
            "Une sauvegarde contient toujours tout : recommencez sans « --date ».".to_owned(),
        ));
    }
    context.open()?.back_up(to)?;
    out::say(&format!(
        "Sauvegarde écrite et vérifiée : {} (lisible par vous seul, non chiffrée).",
        to.display()
    ));
    Ok(())
}

/// Checks the store and reports what differs, as text or as JSON.
///
/// # Errors
/// `Damaged` when something differs.
pub fn verify(context: &Context, json: bool) -> Result<(), AppError> {
    let report = context.open()?.verify()?;
    if json {
        out::json(&verification(&report))?;
    } else {
        out::text(&words(&report))?;
    }
    if report.is_clean() {
        Ok(())
    } else {
        Err(AppError::Reported(Code::Damaged))
    }
}

fn words(report: &Report) -> String {
    let mut lines = vec![format!(
        "{} et {} recalculés.",
        plural(report.people, "dossier", "dossiers"),
        plural(report.deadlines, "échéance", "échéances")
    )];
    if let Some(damage) = &report.damage {
        lines.push(format!(
            "Le fichier est abîmé : {damage}. Repartez de la dernière sauvegarde."
        ));
    }
    if let Some(link) = report.broken_link {
        lines.push(format!(
            "Le journal ne se suit plus à partir de sa ligne {link} : il a été modifié hors de carnet."
        ));
    }
    if !report.differing.is_empty() {
        let numbers: Vec<String> = report.differing.iter().map(Id::to_string).collect();
        lines.push(format!(
            "Échéances différentes de ce que disent les dossiers : n° {}.",
            numbers.join(", ")
        ));
    }
    if report.is_clean() {
        lines.push("Tout est en ordre.".to_owned());
    }
    lines.join("\n")
}

#[derive(Serialize)]
struct Verification<'a> {
    schema: &'static str,
    ok: bool,
    dossiers: usize,
    echeances: usize,
    differents: &'a [Id],
    journal_rompu_a: Option<i64>,
    fichier: Option<&'a str>,
}

fn verification(report: &Report) -> Verification<'_> {
    Verification {
        schema: "carnet.verification/1",
        ok: report.is_clean(),
        dossiers: report.people,
        echeances: report.deadlines,
        differents: &report.differing,
        journal_rompu_a: report.broken_link,
        fichier: report.damage.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_everything_that_differs() {
        let report = Report {
            people: 2,
            deadlines: 1,
            differing: vec![4, 7],
            broken_link: Some(12),
            damage: None,
        };
        let text = words(&report);
        assert!(
            text.contains("n° 4, 7") && text.contains("ligne 12"),
            "{text}"
        );
        assert!(!text.contains("en ordre"));
        assert!(words(&Report::default()).contains("en ordre"));
    }
}

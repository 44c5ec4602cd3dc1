//! `carnet sauvegarder` and `carnet verifier`: care of the store.
use super::prelude::*;

use serde::Serialize;

use super::interrupt::Wish;
use crate::store::{BrokenReference, DoubtfulRecord, Report};

/// What a copy asks.
pub const BACKING_UP: Need = Need::Do(Act::BackUp);

/// What a verification asks.
pub const VERIFYING: Need = Need::Do(Act::Verify);

/// What may be typed after `carnet sauvegarder`.
#[derive(Clone, Debug, Args)]
pub struct BackUp {
    /// Fichier à écrire ; un fichier qui existe n’est jamais remplacé
    pub fichier: PathBuf,
}

/// What may be typed after `carnet verifier`.
#[derive(Clone, Debug, Args)]
pub struct Verify {
    /// Écrire en JSON (carnet.verification/1)
    #[arg(long)]
    pub json: bool,
}

/// Writes a checked copy of the store.
///
/// # Errors
/// When a file is there already, or the copy can't be written.
pub fn back_up(context: &Context, asked: &BackUp) -> Result<(), AppError> {
    let to = asked.fichier.as_path();
    if context.day.is_some() {
        return Err(AppError::Refused(
            "Une sauvegarde contient toujours tout : recommencez sans « --date ».".to_owned(),
        ));
    }
    let wish = Wish::listen();
    let store = context.open()?;
    store.wait_for_large_act()?;
    let unfinished = store.under_way()?;
    store.back_up_while(to, &mut || wish.go_on())?;
    out::say(&format!(
        "Sauvegarde écrite et vérifiée : {} (lisible par vous seul, non chiffrée).",
        to.display()
    ));
    if let Some(unfinished) = unfinished {
        out::say(&format!(
            "{unfinished} : elle sera annulée à l’ouverture de cette copie. Recommencez la sauvegarde ensuite."
        ));
    }
    Ok(())
}

/// Checks the store and reports what differs and what is doubtful, as text or as JSON.
///
/// # Errors
/// `Damaged` when something differs; what is doubtful is only counted and listed.
pub fn verify(context: &Context, asked: &Verify) -> Result<(), AppError> {
    let store = context.open()?;
    let (second, today) = (store.again()?, context.today());
    let (report, doubts) = std::thread::scope(|scope| {
        let doubts = scope.spawn(move || second.doubts(today));
        (store.verify(), doubts.join())
    });
    let report = report?;
    // A damaged file can't be read record by record.
    let doubts = match (&report.damage, doubts) {
        (Some(_), _) => Vec::new(),
        (None, Ok(doubts)) => named(&store, doubts?)?,
        (None, Err(_)) => return Err(AppError::Unexpected("relecture arrêtée".to_owned())),
    };
    if asked.json {
        out::json(&verification(&report, &doubts))?;
    } else {
        out::text(&words(&report, &doubts))?;
    }
    if report.is_clean() {
        Ok(())
    } else {
        Err(AppError::Reported(Code::Damaged))
    }
}

/// A doubt, with the person that the record is about.
#[derive(Serialize)]
struct NamedDoubt {
    dossier: Option<Id>,
    nom: Option<String>,
    element: &'static str,
    uid: String,
    champ: &'static str,
    motif: String,
}

fn named(store: &Store, doubts: Vec<DoubtfulRecord>) -> Result<Vec<NamedDoubt>, AppError> {
    let name = |person| {
        let row = store.row(Entity::Allocataire, person)?;
        Ok::<_, AppError>(person::name(&row))
    };
    let named = doubts.into_iter().map(|found| {
        Ok(NamedDoubt {
            dossier: found.person,
            nom: found.person.map(name).transpose()?,
            element: found.row.entity.table(),
            uid: found.row.uid,
            champ: found.doubt.field,
            motif: found.doubt.sentence,
        })
    });
    named.collect()
}

fn doubt_words(doubt: &NamedDoubt) -> String {
    let kind = Entity::from_table(doubt.element);
    let title = kind.map_or("", Entity::title);
    let label = kind.and_then(|kind| kind.field(doubt.champ));
    let whose = match (&doubt.nom, doubt.dossier) {
        (Some(name), Some(id)) => format!("{name} (n° {id}), "),
        _ => String::new(),
    };
    let label = label.map_or(doubt.champ, |field| field.label);
    format!("- {whose}{title}, {label} : {}", doubt.motif)
}

fn reference_words(broken: &BrokenReference) -> String {
    let whose = broken.person.map(|id| format!("dossier n° {id}, "));
    format!(
        "- {}{}, {} ({})",
        whose.unwrap_or_default(),
        broken.entity.title(),
        broken.field.label,
        broken.uid
    )
}

fn words(report: &Report, doubts: &[NamedDoubt]) -> String {
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
    if !report.broken_references.is_empty() {
        let count = plural(report.broken_references.len(), "lien", "liens");
        lines.push(format!(
            "{count} d’un élément vers un autre qui n’est pas le bon : à refaire dans le dossier, ou à reprendre de la dernière sauvegarde."
        ));
        lines.extend(report.broken_references.iter().map(reference_words));
    }
    if !doubts.is_empty() {
        let count = plural(doubts.len(), "élément à relire", "éléments à relire");
        lines.push(format!(
            "{count} : gardé tel quel, à corriger dans le dossier s’il le faut."
        ));
        lines.extend(doubts.iter().map(doubt_words));
    }
    if report.is_clean() {
        lines.push(if doubts.is_empty() {
            "Tout est en ordre.".to_owned()
        } else {
            "Rien n’est abîmé.".to_owned()
        });
    }
    lines.join("\n")
}

fn link(broken: &BrokenReference) -> Json {
    json!({
        "dossier": broken.person,
        "element": broken.entity.table(),
        "uid": broken.uid,
        "champ": broken.field.name,
    })
}

fn verification(report: &Report, doubts: &[NamedDoubt]) -> Json {
    json!({
        "schema": "carnet.verification/1",
        "ok": report.is_clean(),
        "dossiers": report.people,
        "echeances": report.deadlines,
        "differents": report.differing,
        "journal_rompu_a": report.broken_link,
        "liens_rompus": report.broken_references.iter().map(link).collect::<Vec<_>>(),
        "fichier": report.damage,
        "doutes": doubts,
    })
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
            ..Report::default()
        };
        let text = words(&report, &[]);
        assert!(
            text.contains("n° 4, 7") && text.contains("ligne 12"),
            "{text}"
        );
        assert!(!text.contains("en ordre"));
        assert!(words(&Report::default(), &[]).contains("en ordre"));
    }
}

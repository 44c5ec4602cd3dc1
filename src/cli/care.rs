//! `carnet verifier`: whether the store is whole, and follows from what was written in it.
use super::prelude::*;

use serde::Serialize;
use std::collections::BTreeSet;

use super::diagnostic::disk;
use crate::clock::Clock;
use crate::store::{Access, BrokenReference, DoubtfulRecord, Report};

/// What a verification asks.
pub const VERIFYING: Need = Need::Do(Act::Verify);

/// What may be typed after `carnet verifier`.
#[derive(Clone, Debug, Args)]
pub struct Verify {
    /// Écrire en JSON (carnet.verification/1)
    #[arg(long)]
    pub json: bool,
    /// Écrire la tête du journal, à noter ailleurs : elle dira plus tard si quelque chose en a disparu
    #[arg(long, conflicts_with_all = ["json", "depuis", "accepter"], alias = "head")]
    pub tete: bool,
    /// Vérifier aussi que rien n’a disparu du journal depuis cette tête, notée ailleurs
    #[arg(long, value_name = "TÊTE", alias = "since")]
    pub depuis: Option<String>,
    /// Prendre la base telle qu’elle est, quand carnet la croit plus ancienne que ce qui y avait été enregistré
    #[arg(long, conflicts_with = "depuis", alias = "accept")]
    pub accepter: bool,
    /// Why.
    #[command(flatten)]
    pub because: Because,
}

/// Checks the store and reports what differs and what is doubtful, as text or as JSON.
///
/// # Errors
/// `Damaged` when something differs; what is doubtful is only counted and listed.
pub fn verify(context: &Context, asked: &Verify) -> Result<(), AppError> {
    if asked.accepter {
        Store::accept(&context.base)?;
        out::say("La base est prise telle qu’elle est : elle peut de nouveau être modifiée.");
    }
    let store = context.open()?;
    if asked.tete {
        let head = store.chain_head()?;
        return out::text(&head.unwrap_or_else(|| "0:".to_owned()));
    }
    let lacks = asked.depuis.as_deref().map(|kept| store.lacks(kept));
    let lacks = lacks.transpose()?.flatten();
    let (second, today) = (store.again()?, context.today());
    let (report, doubts) = std::thread::scope(|scope| {
        let doubts = scope.spawn(move || second.doubts(today));
        (store.verify(), doubts.join())
    });
    let mut report = report?;
    report.lacks = lacks.or_else(|| store.doubt().map(str::to_owned));
    // A damaged file can't be read record by record.
    asked.because.tell(&store, None)?;
    let doubts = match (&report.damage, doubts) {
        (Some(_), _) => Doubts::default(),
        (None, Ok(doubts)) => named(&store, doubts?)?,
        (None, Err(_)) => return Err(AppError::Unexpected("relecture arrêtée".to_owned())),
    };
    let people: Vec<Id> = doubts.shown.iter().filter_map(|it| it.dossier).collect();
    if !people.is_empty() {
        store.consulted(Consultation::Quote, &people);
    }
    if asked.json {
        out::json(&verification(&report, &doubts))?;
    } else {
        out::text(&words(&report, &doubts))?;
        out::text(&about_head(&store, asked, &report)?)?;
        out::text(&disk::protection(&context.base, store.is_encrypted()))?;
        let (_, written) = store.stale_and_last()?;
        if let Some(late) = written.and_then(|it| Clock::System.behind(&it)) {
            out::text(&late)?;
        }
    }
    if report.is_clean() {
        return Ok(());
    }
    if !report.holds() {
        last_copy(&store);
    }
    Err(AppError::Reported(Code::Damaged))
}

/// What is known of the end of the journal, in words.
fn about_head(store: &Store, asked: &Verify, report: &Report) -> Result<String, AppError> {
    Ok(match (store.access(), &report.lacks, store.chain_head()?) {
        (Access::ReadOnly(reason), ..) => format!("Lecture seule : {reason}"),
        (_, Some(lacks), _) => {
            format!("Ce qui avait été enregistré n’y est pas en entier : {lacks}")
        }
        _ if asked.depuis.is_some() => {
            "Rien n’a disparu du journal depuis la tête donnée.".to_owned()
        }
        (.., None) => "Le journal est vide.".to_owned(),
        (.., Some(_)) => "Le journal se suit jusqu’à sa dernière ligne notée à côté de la base ; au-delà, une fin coupée n’est vérifiable qu’avec « --depuis », une tête notée ailleurs.".to_owned(),
    })
}

/// How what is computed is put right.
const AGAIN: &str = "Les échéances et la recherche se déduisent des dossiers : « carnet regles recalculer » les refait, sans rien perdre.";

/// Offers the last copy, when something is wrong with what was written.
fn last_copy(store: &Store) {
    if let Some(copy) = super::backup::last(store) {
        out::say(&format!(
            "La dernière sauvegarde : {}. « carnet restaurer » la vérifie et la reprend ; la base d’aujourd’hui est gardée.",
            copy.display()
        ));
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

/// What is doubtful: shown, or only counted, in the files that open with a reason.
#[derive(Default)]
struct Doubts {
    shown: Vec<NamedDoubt>,
    closed: usize,
}

fn named(store: &Store, mut doubts: Vec<DoubtfulRecord>) -> Result<Doubts, AppError> {
    let all = doubts.len();
    if store.opens_all().is_err() {
        let mut closed = BTreeSet::new();
        for person in doubts.iter().filter_map(|it| it.person) {
            if store.wants_reason(person)? {
                closed.insert(person);
            }
        }
        doubts.retain(|it| it.person.is_none_or(|person| !closed.contains(&person)));
    }
    let closed = all - doubts.len();
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
    let shown = named.collect::<Result<_, AppError>>()?;
    Ok(Doubts { shown, closed })
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

fn words(report: &Report, doubts: &Doubts) -> String {
    let mut lines = vec![format!(
        "{} et {} recalculés.",
        plural(report.people, "dossier", "dossiers"),
        plural(report.deadlines, "échéance", "échéances")
    )];
    if report.consulted.broken.is_none() && report.consulted.lines > 0 {
        lines.push(format!(
            "Le journal des consultations se suit ({}).",
            plural(report.consulted.lines, "ligne", "lignes")
        ));
    }
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
    if let Some(line) = report.consulted.broken {
        lines.push(format!(
            "Le journal des consultations ne se suit plus à partir de sa ligne {line} : il a été modifié hors de carnet."
        ));
    }
    let altered: Vec<String> = report
        .altered
        .iter()
        .filter(|id| **id > 0)
        .map(Id::to_string)
        .collect();
    if !altered.is_empty() {
        lines.push(format!(
            "Modifiés hors de carnet, ou abîmés : dossiers n° {}.",
            altered.join(", ")
        ));
    }
    if report.altered.iter().any(|id| *id <= 0) {
        lines.push(
            "Modifié hors de carnet, ou abîmé : ce qui n’est d’aucun dossier (agents, structures, actes, réglages, consultations)."
                .to_owned(),
        );
    }
    lines.extend(lost_files(report));
    if report.misnumbered {
        lines.push(
            "La numérotation ne correspond pas à ce qui est gardé : un nouvel élément pourrait prendre le numéro d’un autre. Repartez de la dernière sauvegarde."
                .to_owned(),
        );
    }
    if report.search_differs {
        lines.push(
            "La recherche ne correspond pas aux dossiers, qui sont intacts de ce côté : elle en oublie, ou en trouve à tort."
                .to_owned(),
        );
    }
    if !report.differing.is_empty() {
        let numbers: Vec<String> = report.differing.iter().map(Id::to_string).collect();
        lines.push(format!(
            "Échéances différentes de ce que disent les dossiers : n° {}.",
            numbers.join(", ")
        ));
    }
    if report.search_differs || !report.differing.is_empty() {
        lines.push(AGAIN.to_owned());
    }
    if !report.broken_references.is_empty() {
        let count = plural(report.broken_references.len(), "lien", "liens");
        lines.push(format!(
            "{count} d’un élément vers un autre qui n’est pas le bon : à refaire dans le dossier, ou à reprendre de la dernière sauvegarde."
        ));
        lines.extend(report.broken_references.iter().map(reference_words));
    }
    let found = doubts.shown.len() + doubts.closed;
    if found > 0 {
        let count = plural(found, "élément à relire", "éléments à relire");
        lines.push(format!(
            "{count} : gardé tel quel, à corriger dans le dossier s’il le faut."
        ));
        lines.extend(doubts.shown.iter().map(doubt_words));
    }
    if doubts.closed > 0 {
        lines.push(format!(
            "{} dans les dossiers que vous n’accompagnez pas : « --motif » les montre, et il est gardé au journal des consultations.",
            doubts.closed
        ));
    }
    if report.is_clean() {
        lines.push(if found == 0 {
            "Tout est en ordre.".to_owned()
        } else {
            "Rien n’est abîmé.".to_owned()
        });
    }
    lines.join("\n")
}

/// The files of the yearly summaries that can't be printed any more.
fn lost_files(report: &Report) -> Option<String> {
    let names = report.attachments.join(", ");
    (!names.is_empty()).then(|| format!(
        "Fichiers joints à un bilan, perdus ou abîmés : {names}. Joignez-les à nouveau, ou repartez de la dernière sauvegarde."
    ))
}

fn link(broken: &BrokenReference) -> Json {
    json!({
        "dossier": broken.person,
        "element": broken.entity.table(),
        "uid": broken.uid,
        "champ": broken.field.name,
    })
}

fn verification(report: &Report, doubts: &Doubts) -> Json {
    json!({
        "schema": "carnet.verification/1",
        "ok": report.is_clean(),
        "journal_manque": report.lacks,
        "dossiers": report.people,
        "echeances": report.deadlines,
        "differents": report.differing,
        "alteres": report.altered,
        "recherche_differe": report.search_differs,
        "numerotation_differe": report.misnumbered,
        "journal_rompu_a": report.broken_link,
        "consultations": { "lignes": report.consulted.lines, "rompu_a": report.consulted.broken },
        "fichiers_joints_abimes": report.attachments,
        "liens_rompus": report.broken_references.iter().map(link).collect::<Vec<_>>(),
        "fichier": report.damage,
        "doutes": doubts.shown,
        "doutes_sans_motif": doubts.closed,
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
        let text = words(&report, &Doubts::default());
        assert!(
            text.contains("n° 4, 7") && text.contains("ligne 12"),
            "{text}"
        );
        assert!(!text.contains("en ordre"));
        // What is computed is mended without a copy, and only what was written with one.
        assert!(
            text.contains("regles recalculer") && !text.contains("sauvegarde"),
            "{text}"
        );
        let search = Report {
            search_differs: true,
            ..Report::default()
        };
        let text = words(&search, &Doubts::default());
        assert!(
            text.contains("regles recalculer") && !text.contains("sauvegarde"),
            "{text}"
        );
        assert!(words(&Report::default(), &Doubts::default()).contains("en ordre"));
    }
}

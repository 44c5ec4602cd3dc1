//! What an import did, or would do, for people: by what it is about, the count last.
use crate::cli::prelude::*;
use crate::exchange::import::apply::Summary;
use crate::exchange::import::{Matter, Notice, alike};

/// What is said of a file, and of what it holds.
struct Nouns {
    read: [&'static str; 2],
    refused: [&'static str; 2],
    list: &'static str,
    place: &'static str,
}

/// Of the lines of a sheet.
const LINES: Nouns = Nouns {
    read: ["ligne lue", "lignes lues"],
    refused: ["ligne refusée", "lignes refusées"],
    list: "Lignes refusées :",
    place: "ligne",
};
/// Of the files of an export of the whole store.
const FILES: Nouns = Nouns {
    read: ["dossier lu", "dossiers lus"],
    refused: ["dossier refusé", "dossiers refusés"],
    list: "Dossiers refusés :",
    place: "dossier n°",
};
/// What notices are about, as they are put in order.
const SECTIONS: [(Matter, &str); 6] = [
    (Matter::Replaced, "Valeurs remplacées :"),
    (
        Matter::Left,
        "Valeurs du dossier gardées (« --remplacer » les remplace, sauf un nom ou une date de naissance) :",
    ),
    (Matter::Made, "Collègues et structures ajoutés :"),
    (Matter::Closed, "Dossiers fermés :"),
    (Matter::Column, "Colonnes à regarder :"),
    (Matter::Cell, "À relire :"),
];

/// A summary in words: lines of a sheet, or files of an export of the whole store.
pub(super) fn words(summary: &Summary, whole: bool) -> String {
    let nouns = if whole { FILES } else { LINES };
    let mut lines = Vec::new();
    if summary.essai {
        lines.push("Essai : rien n’a été écrit. Voici ce que l’import ferait.".to_owned());
    }
    let about = |it: &&Notice, matter| it.matter == matter;
    let doubts = summary.notices().filter(|it| about(it, Matter::Doubt));
    let refused = summary.rejetes.iter();
    let refused = refused.filter(|it| !about(it, Matter::Doubt));
    lines.extend(alike::list("Personnes en doute :", nouns.place, doubts));
    lines.extend(alike::list(nouns.list, nouns.place, refused));
    for (matter, title) in SECTIONS {
        let of = summary.avertissements.iter().filter(|it| about(it, matter));
        lines.extend(alike::list(title, nouns.place, of));
    }
    lines.extend(filled(summary));
    lines.extend(summary.dated.map(|day| {
        let day = full(day);
        format!("Ce fichier est tenu pour daté du {day} : « --au » en dit une autre date.")
    }));
    lines.extend(made(summary));
    lines.push(counted(summary, &nouns));
    if summary.act.is_some() {
        lines.push("Tout cet import s’annule d’un coup, à l’écran, par « u ».".to_owned());
    }
    crate::domain::text::typography(&lines.join("\n"))
}

/// « Cases vides remplies : « Téléphone » 34, « Adresse » 12. »
fn filled(summary: &Summary) -> Option<String> {
    let columns = summary.columns.iter().filter(|it| it.filled > 0);
    let each: Vec<String> = columns
        .map(|it| format!("« {} » {}", it.title, it.filled))
        .collect();
    let each = Some(each).filter(|it| !it.is_empty())?;
    Some(format!("Cases vides remplies : {}.", each.join(", ")))
}

/// How many colleagues and structures are added.
fn made(summary: &Summary) -> Option<String> {
    let count = Some(summary.count(Matter::Made)).filter(|it| *it > 0)?;
    let words = plural(
        count,
        "collègue ou structure ajouté",
        "collègues ou structures ajoutés",
    );
    Some(format!("{words} au répertoire."))
}

fn counted(summary: &Summary, nouns: &Nouns) -> String {
    let [read, reads] = nouns.read;
    let [refused, refuseds] = nouns.refused;
    format!(
        "{} : {}, {}, {}, {}.",
        plural(summary.lus, read, reads),
        plural(summary.crees, "personne ajoutée", "personnes ajoutées"),
        plural(summary.modifies, "dossier complété", "dossiers complétés"),
        plural(summary.inchanges, "inchangé", "inchangés"),
        plural(summary.rejetes.len(), refused, refuseds),
    )
}

//! Orientation, who follows, measures on the allowance, agreements, exit.
use super::event::{Gathering, Kind, Sign};
use crate::domain::record::{Entity, Row};
use crate::domain::text::{enclosed, in_brackets, joined};

const BEGINS: (Kind, Sign) = (Kind::Following, Sign::Begins);
const NOTED: (Kind, Sign) = (Kind::Following, Sign::Noted);
const ENDS: (Kind, Sign) = (Kind::Following, Sign::Ends);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let (file, names) = (life.file, life.names);
    for row in file.rows(Entity::Orientation) {
        orientation(life, row);
    }
    for row in file.rows(Entity::Parcours) {
        let structure = names.organization(row.int("structure_id"));
        life.add(
            row,
            "prise_en_charge_le",
            BEGINS,
            "Prise en charge",
            &[structure],
        );
    }
    for row in file.rows(Entity::Assignment) {
        let who = names.agent(row.int("agent_id"));
        let role = row.words("fonction");
        life.add(row, "au", ENDS, &format!("{role} jusqu’à ce jour"), &[who]);
        let temporary = when(row, "temporaire", "le temps d’une action");
        let why = row.text("motif").unwrap_or_default();
        life.add(row, "du", BEGINS, &role, &[who, temporary, why]);
    }
    for row in file.rows(Entity::Examination) {
        let note = row.text("note").unwrap_or_default();
        life.add(row, "fait_le", NOTED, &row.words("type"), &[note]);
    }
    for row in file.rows(Entity::RightsPeriod) {
        life.add(row, "du", NOTED, "RSA", &[&row.mid_words("etat")]);
    }
    for row in file.rows(Entity::Suspension) {
        let measure = row.mid_words("phase");
        for (field, words, sign) in MEASURE {
            life.add(row, field, sign, words, &[&measure]);
        }
    }
    for row in file.rows(Entity::Resumption) {
        let what = row.mid_words("nature");
        let short = when(row, "courte", "de courte durée");
        life.add(row, "debut", BEGINS, "Reprise", &[&what, short]);
        life.add(row, "fin", ENDS, "Fin de la reprise", &[&what]);
    }
    for row in file.rows(Entity::Exemption) {
        let why = row.mid_words("motif");
        let (stop, resume) = (
            "Les échéances ne courent plus",
            "Les échéances courent de nouveau",
        );
        life.add(row, "debut", NOTED, stop, &[&why]);
        life.add(row, "fin", NOTED, resume, &[&why]);
    }
    sharing(life);
}

/// The exit comes last of its day.
pub(super) fn gather_exits(life: &mut Gathering<'_>) {
    for row in life.file.rows(Entity::Parcours) {
        let detail = in_brackets(&row.mid_words("sortie_precision"));
        let reason = format!("{}{detail}", row.mid_words("sortie_motif"));
        let details = [reason.trim(), row.text("sortie_note").unwrap_or_default()];
        life.add(
            row,
            "sortie_le",
            ENDS,
            "Sortie de l’accompagnement",
            &details,
        );
    }
}

/// Words that are there when a field says yes.
fn when(row: &Row, field: &str, words: &'static str) -> &'static str {
    if row.yes(field) { words } else { "" }
}

/// The days of a measure on the allowance.
const MEASURE: [(&str, &str, (Kind, Sign)); 6] = [
    ("mesure_notifiee_le", "Mesure envisagée, notifiée", NOTED),
    (
        "observations_recues_le",
        "Observations de la personne reçues",
        NOTED,
    ),
    ("decision_notifiee_le", "Décision notifiée", NOTED),
    ("recours_le", "Recours déposé", NOTED),
    ("debut", "Début de la mesure", BEGINS),
    ("fin", "Fin de la mesure", ENDS),
];

fn orientation(life: &mut Gathering<'_>, row: &Row) {
    let what = match row.text("origine") {
        Some("initiale") | None => "Orientation".to_owned(),
        Some(_) => row.words("origine"),
    };
    let names = life.names;
    let mut add = |field: &str, sign, words: &str, details: &[&str]| {
        life.add(row, field, sign, &format!("{what}, {words}"), details);
    };
    let asked = enclosed("par ", &row.mid_words("demandee_par"), "");
    let why = row.text("motif").unwrap_or_default();
    add("demandee_le", NOTED, "demandée", &[&asked, why]);
    let kind = enclosed("accompagnement ", &row.mid_words("type"), "");
    let structure = names.organization(row.int("structure_id"));
    if row.text("decision") == Some("refusee") {
        let words = "non retenue : l’accompagnement est maintenu";
        add("decidee_le", NOTED, words, &[]);
    } else {
        add("decidee_le", BEGINS, "décidée", &[&kind, structure]);
    }
    add("notifiee_le", NOTED, "notifiée à la personne", &[&kind]);
}

fn sharing(life: &mut Gathering<'_>) {
    let file = life.file;
    let (noted, ends) = ((Kind::Sharing, Sign::Noted), (Kind::Sharing, Sign::Ends));
    let with = |row: &Row| {
        let name = row.text("nom").unwrap_or_default();
        joined(&[&row.mid_words("destinataire"), name], " ")
    };
    for row in file.rows(Entity::SharingAgreement) {
        let answer = match row.text("reponse") {
            Some("refus") => "Refus de partager",
            Some(_) | None => "Accord pour partager",
        };
        life.add(row, "donne_le", noted, answer, &[&with(row)]);
        life.add(row, "retire_le", ends, "Accord retiré", &[&with(row)]);
    }
    for row in file.rows(Entity::Share) {
        let agreement = life.named(Entity::SharingAgreement, row, "accord_id");
        let with = agreement.map(with).unwrap_or_default();
        let what = row.text("contenu").unwrap_or_default();
        life.add(row, "fait_le", noted, "Partage", &[&with, what]);
    }
}

//! Orientation, who follows, measures on the allowance, agreements, exit.
use super::{Kind, Mark, Teller, aside, inside, sentence};
use crate::domain::record::{Entity, Row};

const BEGINS: (Kind, Mark) = (Kind::Following, Mark::Begins);
const NOTED: (Kind, Mark) = (Kind::Following, Mark::Noted);
const ENDS: (Kind, Mark) = (Kind::Following, Mark::Ends);

pub(super) fn tell(teller: &mut Teller<'_>) {
    let file = teller.file;
    for row in file.rows(Entity::Orientation) {
        orientation(teller, row);
    }
    for row in file.rows(Entity::Parcours) {
        let structure = teller.names.organization(row.int("structure_id"));
        let text = sentence("Prise en charge", &[structure]);
        teller.say(row, "prise_en_charge_le", BEGINS, text);
    }
    for row in file.rows(Entity::Assignment) {
        let who = teller.names.agent(row.int("agent_id"));
        let role = row.words("fonction");
        let temporary = if row.yes("temporaire") {
            "le temps d’une action"
        } else {
            ""
        };
        let why = row.text("motif").unwrap_or_default();
        teller.say(
            row,
            "au",
            ENDS,
            sentence(&format!("{role} jusqu’à ce jour"), &[who]),
        );
        let text = sentence(&role, &[who, temporary, why]);
        teller.say(row, "du", BEGINS, text);
    }
    for row in file.rows(Entity::Examination) {
        let note = row.text("note").unwrap_or_default();
        teller.say(row, "fait_le", NOTED, sentence(&row.words("type"), &[note]));
    }
    for row in file.rows(Entity::RightsPeriod) {
        let text = sentence("RSA", &[&inside(&row.words("etat"))]);
        teller.say(row, "du", NOTED, text);
    }
    for row in file.rows(Entity::Suspension) {
        suspension(teller, row);
    }
    for row in file.rows(Entity::Resumption) {
        let short = if row.yes("courte") {
            "de courte durée"
        } else {
            ""
        };
        let what = inside(&row.words("nature"));
        teller.say(row, "debut", BEGINS, sentence("Reprise", &[&what, short]));
        teller.say(row, "fin", ENDS, sentence("Fin de la reprise", &[&what]));
    }
    for row in file.rows(Entity::Exemption) {
        let why = inside(&row.words("motif"));
        let text = |start: &str| sentence(start, &[&why]);
        teller.say(row, "debut", NOTED, text("Les échéances ne courent plus"));
        teller.say(row, "fin", NOTED, text("Les échéances courent de nouveau"));
    }
    sharing(teller);
}

/// The exit comes last of its day.
pub(super) fn tell_exits(teller: &mut Teller<'_>) {
    for row in teller.file.rows(Entity::Parcours) {
        let detail = aside(&inside(&row.words("sortie_precision")));
        let reason = format!("{}{detail}", inside(&row.words("sortie_motif")));
        let note = row.text("sortie_note").unwrap_or_default();
        let text = sentence("Sortie de l’accompagnement", &[reason.trim(), note]);
        teller.say(row, "sortie_le", ENDS, text);
    }
}

fn orientation(teller: &mut Teller<'_>, row: &Row) {
    let is_first = row
        .text("origine")
        .is_none_or(|origin| origin == "initiale");
    let what = if is_first {
        "Orientation".to_owned()
    } else {
        row.words("origine")
    };
    let why = row.text("motif").unwrap_or_default();
    let by = inside(&row.words("demandee_par"));
    let asked = if by.is_empty() {
        by
    } else {
        format!("par {by}")
    };
    let text = sentence(&format!("{what}, demandée"), &[&asked, why]);
    teller.say(row, "demandee_le", NOTED, text);
    let kind = inside(&row.words("type"));
    let kind = if kind.is_empty() {
        kind
    } else {
        format!("accompagnement {kind}")
    };
    let structure = teller.names.organization(row.int("structure_id"));
    match row.text("decision") {
        Some("refusee") => {
            let text = format!("{what}, non retenue : l’accompagnement est maintenu");
            teller.say(row, "decidee_le", NOTED, text);
        }
        Some(_) | None => {
            let text = sentence(&format!("{what}, décidée"), &[&kind, structure]);
            teller.say(row, "decidee_le", BEGINS, text);
        }
    }
    let text = sentence(&format!("{what}, notifiée à la personne"), &[&kind]);
    teller.say(row, "notifiee_le", NOTED, text);
}

fn suspension(teller: &mut Teller<'_>, row: &Row) {
    let measure = inside(&row.words("phase"));
    for (field, what, said) in [
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
    ] {
        teller.say(row, field, said, sentence(what, &[&measure]));
    }
}

fn sharing(teller: &mut Teller<'_>) {
    let file = teller.file;
    let noted = (Kind::Sharing, Mark::Noted);
    let ends = (Kind::Sharing, Mark::Ends);
    let with = |row: &Row| {
        let name = row.text("nom").unwrap_or_default();
        format!("{} {name}", inside(&row.words("destinataire")))
            .trim()
            .to_owned()
    };
    for row in file.rows(Entity::SharingAgreement) {
        let answer = match row.text("reponse") {
            Some("refus") => "Refus de partager",
            Some(_) | None => "Accord pour partager",
        };
        let text = sentence(answer, &[&with(row)]);
        teller.say(row, "donne_le", noted, text);
        let text = sentence("Accord retiré", &[&with(row)]);
        teller.say(row, "retire_le", ends, text);
    }
    for row in file.rows(Entity::Share) {
        let agreement = row.int("accord_id");
        let agreement = agreement.and_then(|id| file.row(Entity::SharingAgreement, id));
        let with = agreement.map(with).unwrap_or_default();
        let what = row.text("contenu").unwrap_or_default();
        teller.say(row, "fait_le", noted, sentence("Partage", &[&with, what]));
    }
}

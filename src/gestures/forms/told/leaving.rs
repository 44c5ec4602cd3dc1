//! Of an exit and a réorientation: all that saving will do, before it is done.
use super::{Filling, Told};
use crate::domain::date::{Date, full};
use crate::domain::leaving::{ExitMotive, LeavesRsa, flags, no_final_review};
use crate::domain::record::{Entity, Row, Value};
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::request::Request;
use crate::gestures::save::leaving::{
    Move, answer, appointments_from, asked, contracts_cut, move_of, next_parcours,
};

fn says(at: Filling<'_>, name: &str) -> Option<bool> {
    answer(at.values, name)
        .and_then(Value::as_int)
        .map(|it| it == 1)
}

/// « 2 rendez-vous : 24/11 14:00, 01/12 ».
fn listed(rows: &[&Row]) -> String {
    let day = |row: &&Row| {
        let hour = row
            .text("heure")
            .map_or_else(String::new, |it| format!(" {it}"));
        format!("{}{hour}", row.short_day("prevu_le"))
    };
    let mut days: Vec<String> = rows.iter().take(3).map(day).collect();
    if rows.len() > 3 {
        days.push("…".to_owned());
    }
    format!("{} rendez-vous ({})", rows.len(), days.join(", "))
}

fn appointments(at: Filling<'_>, from: Date, told: &mut Told) {
    let rows = appointments_from(at.file, from);
    told.notice(
        asked::APPOINTMENTS,
        match (rows.is_empty(), says(at, asked::APPOINTMENTS)) {
            (true, _) => "Aucun rendez-vous n’est prévu à partir de cette date.".to_owned(),
            (false, Some(true)) => format!("{}\u{a0}: annulés par la structure.", listed(&rows)),
            (false, _) => format!("{}\u{a0}: gardés.", listed(&rows)),
        },
    );
}

/// The form of the exit.
pub(super) fn end(at: Filling<'_>, told: &mut Told) {
    let motive = at.row.text("sortie_motif").and_then(ExitMotive::from_code);
    let detail = at.row.text("sortie_precision");
    if let Some(motive) = motive {
        told.notice("sortie_motif", flags(motive, detail).words());
        if flags(motive, detail).rsa == LeavesRsa::Yes && detail.is_some() {
            told.notice("sortie_precision", "Ce motif n’a pas de précision.");
        }
    }
    review(at, detail, told);
    let Some(day) = at.row.date("sortie_le") else {
        return;
    };
    told.notice("sortie_le", "Premier jour sans accompagnement.");
    appointments(at, day, told);
    contracts(at, day, told);
}

fn contracts(at: Filling<'_>, day: Date, told: &mut Told) {
    let cut = contracts_cut(at.file, day);
    let ends = says(at, asked::CONTRACTS) == Some(true);
    let said: Vec<String> = cut
        .iter()
        .map(|(row, contract)| {
            let kind = Vocabulary::ContractKind.label(row.text("nature").unwrap_or_default());
            match (contract.signed_on(), ends) {
                (Some(_), true) => format!(
                    "{kind}\u{a0}: terminé avant l’échéance, le {}",
                    day.pred_opt().map(full).unwrap_or_default()
                ),
                (None, true) => format!("{kind} en élaboration\u{a0}: annulé le {}", full(day)),
                (_, false) => format!("{kind}\u{a0}: ses dates restent ; il se lit « terminé avant échéance » dès la sortie"),
            }
        })
        .collect();
    if !said.is_empty() {
        told.notice(asked::CONTRACTS, format!("{}.", said.join(" ; ")));
    }
}

fn review(at: Filling<'_>, detail: Option<&str>, told: &mut Told) {
    let why = answer(at.values, asked::NO_REVIEW).and_then(Value::as_text);
    match says(at, asked::REVIEW) {
        Some(true) => {
            told.notice(
                asked::REVIEW,
                "La revue de fin s’ouvre juste après l’enregistrement.",
            );
            if let Some(reason) = no_final_review(detail) {
                told.warn(
                    asked::REVIEW,
                    format!(
                        "{reason}\u{a0}: répondez non s’il n’y a pas de revue à faire avec la personne."
                    ),
                );
            }
        }
        Some(false) | None => {
            let words = match why.or_else(|| no_final_review(detail)) {
                Some(reason) => {
                    format!(
                        "Il n’y aura pas de revue de fin ({reason})\u{a0}: l’échéance devient sans objet."
                    )
                }
                None => "Sans raison, la revue de fin reste à faire.".to_owned(),
            };
            told.notice(asked::NO_REVIEW, words);
        }
    }
}

/// Where the person goes, and what ends here.
fn moves(at: Filling<'_>, moved: Move<'_>, told: &mut Told) {
    let place = |id| {
        let name = at.names.organization(id);
        if name.is_empty() {
            "la structure actuelle".to_owned()
        } else {
            name.to_owned()
        }
    };
    let here = place(moved.from.int("structure_id"));
    let detail = Vocabulary::ExitDetail.label(moved.detail).to_lowercase();
    told.notice(
        asked::MOVE,
        format!(
            "À l’enregistrement\u{a0}: le parcours dans «\u{a0}{here}\u{a0}» se termine le {} (changement de référent unique, {detail}) ; un parcours s’ouvre dans «\u{a0}{}\u{a0}».",
            full(moved.on),
            place(Some(moved.to))
        ),
    );
    if moved
        .from
        .date("prise_en_charge_le")
        .is_some_and(|begun| moved.on < begun)
    {
        told.refuse(
            asked::NEW_START,
            format!(
                "Le parcours actuel n’a commencé que le {}\u{a0}: le suivant vient après.",
                moved.from.day("prise_en_charge_le")
            ),
        );
    }
    let referents = at.file.follow_up(at.today).referents;
    if answer(at.values, asked::NEW_REFERENT)
        .and_then(Value::as_int)
        .is_none()
        && let Some(id) = referents.first()
    {
        told.notice(
            asked::NEW_REFERENT,
            format!(
                "Sans réponse, {} reste en charge.",
                at.names.agent(Some(*id))
            ),
        );
    }
    appointments(at, moved.on, told);
    contracts(at, moved.on, told);
}

/// The forms of an orientation: asked, decided, or both at once.
pub(super) fn orientation(at: Filling<'_>, told: &mut Told) {
    let decision = at.row.text("decision");
    if let Request::DecideOrientation(_) = at.request {
        match decision {
            Some("refusee") => {
                told.notice(
                    "decision",
                    "L’accompagnement continue ; rien d’autre ne change.",
                );
                told.notice(
                    asked::MOVE,
                    "Sans effet sur un refus, comme les réponses qui suivent.",
                );
                return;
            }
            Some("en_attente") => {
                told.refuse(
                    "decision",
                    "Choisissez «\u{a0}acceptée\u{a0}» ou «\u{a0}refusée\u{a0}».",
                );
                return;
            }
            Some(_) | None => {}
        }
    }
    if let Request::Edit(..) | Request::AskReorientation = at.request {
        return;
    }
    match move_of(at.file, at.row, at.values) {
        Some(moved) => moves(at, moved, told),
        None => {
            if decision == Some("acceptee") {
                let same = "La structure ne change pas\u{a0}: le parcours continue.";
                told.notice("decision", same);
            }
            told.notice(
                asked::MOVE,
                "Ne sert que si la personne change de structure.",
            );
        }
    }
    earlier(at, told);
}

/// A decision comes after that of the orientation before it.
fn earlier(at: Filling<'_>, told: &mut Told) {
    let Some(decided) = at.row.date("decidee_le") else {
        return;
    };
    let rows = at.file.rows(Entity::Orientation).iter();
    let others = rows.filter(|row| row.id != at.row.id);
    let last = others.filter_map(|row| row.date("decidee_le")).max();
    if let Some(last) = last.filter(|last| decided < *last) {
        told.warn(
            "decidee_le",
            format!(
                "Une orientation a déjà été décidée plus tard, le {}. Vérifiez.",
                full(last)
            ),
        );
    }
}

/// The form of a parcours: the one that is open ends when another begins elsewhere.
pub(super) fn parcours(at: Filling<'_>, told: &mut Told) {
    if at.row.text("modele_suivi") == Some("3") && at.row.text("equipe").is_none() {
        told.warn(
            "equipe",
            "Sous ce modèle de suivi, nommez l’équipe et comment la joindre.",
        );
    }
    let Request::New(..) = at.request else { return };
    let Some(open) = at
        .file
        .parcours()
        .filter(|it| it.date("sortie_le").is_none())
    else {
        return;
    };
    let here = at.names.organization(open.int("structure_id"));
    if let Some(moved) = next_parcours(at.file, at.row) {
        told.notice(
            "prise_en_charge_le",
            format!(
                "À l’enregistrement\u{a0}: le parcours en cours dans «\u{a0}{here}\u{a0}» se termine le {} (changement de référent unique).",
                full(moved.on)
            ),
        );
        return;
    }
    let start = at.row.date("prise_en_charge_le");
    if at.row.int("structure_id").is_some()
        && at.row.int("structure_id") == open.int("structure_id")
    {
        told.warn(
            "structure_id",
            "Un parcours est déjà en cours dans cette structure.",
        );
    } else if start.is_none() {
        told.warn(
            "prise_en_charge_le",
            format!("Un parcours est en cours dans {here}\u{a0}: il se termine ce jour-là."),
        );
    } else if open.date("prise_en_charge_le") > start {
        told.refuse(
            "prise_en_charge_le",
            format!(
                "Le parcours en cours dans {here} n’a commencé que le {}\u{a0}: le suivant vient après.",
                open.day("prise_en_charge_le")
            ),
        );
    }
}

//! « Ce que vous voulez atteindre » and « Votre plan »: objectives, then who does what (volet II
//! B). A date that has passed is told without reproach.
use super::layout::Piece;
use super::words::{day, impact, not_done, quality};
use super::{Source, read};
use crate::domain::date::Date;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::{Entity, Row};
use crate::domain::text::plural;
use crate::domain::validation::ValidatedPart;

/// The objectives.
pub(super) fn objectives(source: &Source<'_>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Title("Ce que vous voulez atteindre".to_owned())];
    let all = source
        .file
        .objectives()
        .into_iter()
        .map(ObjectiveRecord::row);
    let (last, steps): (Vec<&Row>, Vec<&Row>) =
        all.partition(|row| row.text("genre") == Some("final"));
    for row in &last {
        pieces.push(Piece::Text(label(row)));
        pieces.extend(state(row, source.today).map(Piece::Under));
    }
    if !steps.is_empty() {
        pieces.push(Piece::Heading("Pour y arriver, étape par étape".to_owned()));
    }
    for (row, number) in steps.iter().zip(1..) {
        pieces.push(Piece::Text(format!("{number}. {}", label(row))));
        pieces.extend(state(row, source.today).map(Piece::Under));
    }
    if last.is_empty() && steps.is_empty() {
        pieces.push(Piece::Text(
            "Nous n’avons pas encore écrit vos objectifs. Nous allons le faire ensemble."
                .to_owned(),
        ));
    }
    pieces
}

fn label(row: &Row) -> String {
    row.text("libelle").unwrap_or_default().to_owned()
}

/// Where an objective is.
fn state(row: &Row, today: Date) -> Option<String> {
    let end = row.date("fin").map(|on| format!(" le {}", day(on)));
    let end = end.unwrap_or_default();
    match row.text("statut") {
        Some("atteint") => Some(format!(
            "C’est atteint{}.",
            end.replacen(" le ", " depuis le ", 1)
        )),
        Some("partiel") => Some(format!(
            "C’est atteint en partie{}.",
            end.replacen(" le ", " depuis le ", 1)
        )),
        Some("abandonne") => Some(format!("Mis de côté{end}.")),
        Some(_) | None => due(row, today),
    }
}

/// By when.
fn due(row: &Row, today: Date) -> Option<String> {
    let on = row.date("echeance")?;
    Some(if on < today {
        format!("C’était prévu pour le {}.", day(on))
    } else {
        format!("D’ici le {}.", day(on))
    })
}

/// Where an action is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Yours,
    Referent,
    Others,
    Done,
    NotDone,
}

fn group(row: &Row) -> Group {
    match (row.text("statut"), row.text("acteur_genre")) {
        (Some("fait"), _) => Group::Done,
        (Some("pas_fait"), _) => Group::NotDone,
        (_, Some("referent")) => Group::Referent,
        (_, Some("accompagnateur")) => Group::Others,
        (_, Some(_) | None) => Group::Yours,
    }
}

/// The plan.
pub(super) fn pieces(source: &Source<'_>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Title("Votre plan".to_owned())];
    let mut actions: Vec<&Row> = source
        .file
        .objectives()
        .into_iter()
        .flat_map(|row| source.file.actions_of(Some(row.id)))
        .map(ActionRecord::row)
        .collect();
    actions.extend(
        source
            .file
            .actions_of(None)
            .into_iter()
            .map(ActionRecord::row),
    );
    if actions.is_empty() && source.file.objectives().is_empty() {
        pieces.push(Piece::Text(
            "Nous n’avons pas encore écrit votre plan. Nous allons le faire ensemble.".to_owned(),
        ));
        return pieces;
    }
    pieces.extend(read::above(source, ValidatedPart::Plan));
    if actions.is_empty() {
        let said = "Il n’y a pas encore d’action dans votre plan.";
        pieces.push(Piece::Text(said.to_owned()));
    }
    let referent = source.referent().map_or_else(
        || "Ce que fait la personne qui vous accompagne".to_owned(),
        |name| format!("Ce que fait {name}, qui vous accompagne"),
    );
    let groups = [
        (Group::Yours, "Ce que vous allez faire"),
        (Group::Referent, referent.as_str()),
        (Group::Others, "Avec les personnes qui vous aident"),
        (Group::Done, "Ce qui est fait"),
        (Group::NotDone, "Ce qui n’a pas pu se faire"),
    ];
    for (wanted, title) in groups {
        let rows: Vec<&&Row> = actions.iter().filter(|row| group(row) == wanted).collect();
        if rows.is_empty() {
            continue;
        }
        pieces.push(Piece::Heading(title.to_owned()));
        for row in rows {
            pieces.push(Piece::Point(label(row)));
            pieces.extend(details(source, row).into_iter().map(Piece::Under));
        }
    }
    pieces.extend(read::words_before(source, ValidatedPart::Plan));
    pieces
}

/// What is told of an action, an idea a line.
fn details(source: &Source<'_>, row: &Row) -> Vec<String> {
    let mut said = Vec::new();
    let objective = row
        .int("objectif_id")
        .and_then(|id| source.file.row(Entity::Objective, id));
    said.extend(objective.map(|row| format!("Pour : {}", label(row))));
    said.extend(with(row));
    said.extend(follow_up(row, source.today));
    said.extend(row.text("commentaire").map(str::to_owned));
    said
}

/// With whom, and how to reach them.
fn with(row: &Row) -> Option<String> {
    let who: Vec<&str> = ["acteur_structure", "acteur_nom", "acteur_contact"]
        .into_iter()
        .filter_map(|field| row.text(field))
        .collect();
    (!who.is_empty()).then(|| format!("Avec : {}", who.join(", ")))
}

fn follow_up(row: &Row, today: Date) -> Vec<String> {
    let on = row.date("fin").map(day);
    match row.text("statut") {
        Some("fait") => {
            let judged = [
                row.text("qualite").and_then(quality),
                row.text("impact").and_then(impact),
            ];
            on.map(|on| format!("Fait le {on}."))
                .into_iter()
                .chain(judged.into_iter().flatten().map(str::to_owned))
                .collect()
        }
        Some("pas_fait") => {
            let why = row.text("motif").and_then(not_done).map(str::to_owned);
            let on = on.map(|on| format!("Arrêté le {on}."));
            why.into_iter().chain(on).collect()
        }
        status => {
            let begun = match status {
                Some("en_cours") => Some("C’est commencé.".to_owned()),
                Some("en_attente") => Some("C’est en attente.".to_owned()),
                Some(_) | None => None,
            };
            let hours = row.int("heures_prevues").filter(|hours| *hours > 0);
            let hours =
                hours.map(|hours| format!("{} par semaine.", plural(hours, "heure", "heures")));
            begun
                .into_iter()
                .chain(due(row, today))
                .chain(hours)
                .collect()
        }
    }
}

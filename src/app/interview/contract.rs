//! « Votre contrat »: the last one that stands, what each side commits to, who signed when.
use super::layout::Piece;
use super::words::{self, day};
use super::{Source, read};
use crate::domain::contract::Side;
use crate::domain::date::Date;
use crate::domain::file::contracts::begins;
use crate::domain::record::Record;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::{Entity, Row};
use crate::domain::text::plural;
use crate::domain::validation::ValidatedPart;

/// The page.
pub(super) fn pieces(source: &Source<'_>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Title("Votre contrat".to_owned())];
    let Some(row) = source.file.current_contract() else {
        pieces.push(Piece::Text("Vous n’avez pas encore de contrat.".to_owned()));
        return pieces;
    };
    pieces.extend(read::above(source, ValidatedPart::Contract));
    let kind = words::contract(row.text("nature").unwrap_or("autre"));
    pieces.push(Piece::Heading(kind.to_owned()));
    pieces.extend(dates(row, source.today).into_iter().map(Piece::Text));
    pieces.extend(commitments(
        source,
        row,
        Side::Person,
        "Ce à quoi vous vous engagez",
    ));
    pieces.extend(commitments(
        source,
        row,
        Side::Service,
        "Ce à quoi le service s’engage",
    ));
    pieces.push(Piece::Heading("Les signatures".to_owned()));
    pieces.extend(signatures(row).into_iter().map(Piece::Text));
    pieces.extend(read::words_before(source, ValidatedPart::Contract));
    pieces.extend(others(source, row));
    pieces
}

/// From when to when, how many hours.
fn dates(row: &Row, today: Date) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(on) = row.date("debut") {
        let verb = if on > today {
            "Il commencera"
        } else {
            "Il a commencé"
        };
        said.push(format!("{verb} le {}.", day(on)));
    }
    match (row.date("fin_anticipee_le"), row.date("fin")) {
        (Some(on), _) => said.push(format!("Il s’est arrêté le {}.", day(on))),
        (None, Some(on)) if on < today => said.push(format!("Il s’est terminé le {}.", day(on))),
        (None, Some(on)) => said.push(format!("Il se terminera le {}.", day(on))),
        (None, None) => {}
    }
    if let Some(hours) = row.int("heures_semaine").filter(|hours| *hours > 0) {
        let hours = plural(hours, "heure", "heures");
        said.push(format!("Il prévoit {hours} d’activité par semaine."));
    }
    said
}

/// What one side commits to: what every contract says, then what this one adds, in order.
fn commitments(source: &Source<'_>, contract: &Row, side: Side, title: &str) -> Vec<Piece> {
    let own = source.file.own_commitments(contract.id);
    let own = own
        .into_iter()
        .filter(|row| row.text("cote") == Some(side.code()))
        .filter_map(|row| row.text("texte"));
    // The words that the person signs: the département's where it has its own.
    let mut base = source.base.own(side);
    if base.is_empty() {
        base.extend(words::base(side).iter().map(|text| (*text).to_owned()));
    }
    let points = base.into_iter().chain(own.map(str::to_owned));
    std::iter::once(Piece::Heading(title.to_owned()))
        .chain(points.map(Piece::Point))
        .collect()
}

fn signatures(row: &Row) -> Vec<String> {
    let mut said = vec![
        match row.date("signe_allocataire_le") {
            Some(on) => format!("Vous l’avez signé le {}.", day(on)),
            None => "Vous ne l’avez pas encore signé.".to_owned(),
        },
        match row.date("signe_referent_le") {
            Some(on) => format!("Le service l’a signé le {}.", day(on)),
            None => "Le service ne l’a pas encore signé.".to_owned(),
        },
    ];
    if row.text("decision") == Some("valide") {
        let on = row.date("decide_le");
        let on = on.map_or_else(String::new, |on| format!(" le {}", day(on)));
        said.push(format!("Il a été validé{on}."));
    }
    said
}

/// The contracts before, or beside.
fn others(source: &Source<'_>, current: &Row) -> Vec<Piece> {
    let mut rows: Vec<&Row> = source
        .file
        .rows(Entity::Contract)
        .iter()
        .filter(|row| row.id != current.id && row.date("annule_le").is_none())
        .filter(|row| begins(ContractRecord::of(row)).is_some())
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((begins(ContractRecord::of(row)), row.id)));
    let points: Vec<Piece> = rows
        .iter()
        .map(|row| {
            let kind = words::contract(row.text("nature").unwrap_or("autre"));
            let dates = match (row.date("debut"), row.date("fin")) {
                (Some(from), Some(to)) => format!(", du {} au {}", day(from), day(to)),
                (Some(from), None) => format!(", depuis le {}", day(from)),
                (None, _) => String::new(),
            };
            Piece::Point(format!("{kind}{dates}"))
        })
        .collect();
    if points.is_empty() {
        return points;
    }
    let title = Piece::Heading("Vos autres contrats".to_owned());
    std::iter::once(title).chain(points).collect()
}

//! « Vos rendez-vous »: those to come, whole; the last ones, without reproach and without what was
//! written of them.
use super::layout::Piece;
use super::source::Source;
use super::words::{appointment, day, place};
use crate::domain::date::{Date, Time, long};
use crate::domain::record::{Entity, Row};

/// Past appointments told.
const PAST: usize = 5;

/// The page.
pub(super) fn pieces(source: &Source<'_>) -> Vec<Piece> {
    let mut all: Vec<(Date, &Row)> = source
        .file
        .rows(Entity::Appointment)
        .iter()
        .filter_map(|row| Some((row.date("prevu_le")?, row)))
        .collect();
    all.sort_by_key(|(on, row)| {
        (
            *on,
            row.text("heure").unwrap_or_default().to_owned(),
            row.id,
        )
    });
    let (next, past): (Vec<_>, Vec<_>) = all.into_iter().partition(|(on, row)| {
        *on >= source.today && row.text("statut").is_none_or(|status| status == "prevu")
    });
    let mut pieces = vec![Piece::Title("Vos prochains rendez-vous".to_owned())];
    if next.is_empty() {
        let said = "Aucun rendez-vous n’est fixé pour l’instant.";
        pieces.push(Piece::Text(said.to_owned()));
    }
    for (on, row) in next {
        pieces.push(Piece::Point(capital(&when(on, row))));
        pieces.extend(details(source, row).into_iter().map(Piece::Under));
    }
    if !past.is_empty() {
        pieces.push(Piece::Heading("Vos derniers rendez-vous".to_owned()));
    }
    for (on, row) in past.into_iter().rev().take(PAST) {
        let kind = appointment(row.text("type").unwrap_or("autre"));
        pieces.push(Piece::Point(format!("{} : {}", day(on), lower(kind))));
        pieces.extend(outcome(row).map(|said| Piece::Under(said.to_owned())));
    }
    pieces
}

/// « mardi 24 novembre 2026, à 14 h ».
fn when(on: Date, row: &Row) -> String {
    let time = row.text("heure").and_then(Time::from_code);
    let time = time.map_or_else(String::new, |time| format!(", à {}", time.long()));
    format!("{}{time}", long(on))
}

fn details(source: &Source<'_>, row: &Row) -> Vec<String> {
    let mut said = vec![appointment(row.text("type").unwrap_or("autre")).to_owned()];
    let at: Vec<&str> = [row.text("canal").map(place), row.text("lieu")]
        .into_iter()
        .flatten()
        .collect();
    said.extend((!at.is_empty()).then(|| at.join(", ")));
    let with = source.agent(row.int("agent_id"));
    said.extend(with.map(|name| format!("Avec {name}")));
    let minutes = row.int("duree").filter(|minutes| *minutes > 0);
    said.extend(minutes.map(|minutes| format!("Durée : {}", length(minutes))));
    said
}

/// « 45 minutes », « 1 heure », « 1 heure 30 ».
fn length(minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let word = if hours > 1 { "heures" } else { "heure" };
    match (hours, rest) {
        (0, rest) => format!("{rest} minutes"),
        (hours, 0) => format!("{hours} {word}"),
        (hours, rest) => format!("{hours} {word} {rest:02}"),
    }
}

/// What became of an appointment, as a fact.
fn outcome(row: &Row) -> Option<&'static str> {
    match row.text("statut") {
        Some("honore") => Some("Il a eu lieu."),
        Some("absent" | "absent_excuse") => Some("Il n’a pas eu lieu."),
        Some("annule_structure") => Some("Le service l’a annulé."),
        Some(_) | None => None,
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_as_people_say_them() {
        for (minutes, words) in [
            (45, "45 minutes"),
            (60, "1 heure"),
            (90, "1 heure 30"),
            (125, "2 heures 05"),
        ] {
            assert_eq!(length(minutes), words);
        }
    }

    #[test]
    fn an_absence_is_told_as_a_fact() {
        let row = |status: &str| Row::blank(Entity::Appointment).with("statut", status);
        assert_eq!(outcome(&row("absent")), outcome(&row("absent_excuse")));
        assert_eq!(outcome(&row("prevu")), None);
    }
}

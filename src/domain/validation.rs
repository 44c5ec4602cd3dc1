//! The person's answer after they read a part of their carnet: the situation, the plan, the contract
//! or the review. Source: « DITP 2019, contrat vivant » (the person validates the carnet, may change it,
//! and may add their own words). Knows no store and no screen.
use super::date::{Date, full};
use super::file::CaseFile;
use super::record::{Entity, Id, Row};
use super::vocabulary::Vocabulary;
pub use crate::domain::vocabulary::ValidatedPart;

impl ValidatedPart {
    /// « Situation relue », for the history.
    pub const fn was_read(self) -> &'static str {
        match self {
            Self::Situation => "Situation relue",
            Self::Plan => "Plan relu",
            Self::Contract => "Contrat relu",
            Self::Review => "Bilan relu",
        }
    }

    /// « votre situation », as the person reads it.
    pub const fn yours(self) -> &'static str {
        match self {
            Self::Situation => "votre situation",
            Self::Plan => "votre plan",
            Self::Contract => "votre contrat",
            Self::Review => "votre bilan",
        }
    }
}

/// The answers about a part, the latest first; only those about one record when it is given.
pub fn validations_of(rows: &[Row], part: ValidatedPart, record: Option<Id>) -> Vec<&Row> {
    let mut all: Vec<&Row> = rows
        .iter()
        .filter(|row| row.entity == Entity::Validation && row.text("objet") == Some(part.code()))
        .filter(|row| record.is_none() || row.int("objet_id") == record)
        .collect();
    all.sort_by_key(|row| std::cmp::Reverse((row.date("faite_le"), row.id)));
    all
}

/// Whether the person agrees, with or without a remark.
pub fn agrees(row: &Row) -> bool {
    matches!(row.text("avis"), Some("accord" | "reserve"))
}

/// The last day on which the person agreed with an evaluation of their situation.
pub fn agreed_on(rows: &[Row], situation: Id) -> Option<Date> {
    validations_of(rows, ValidatedPart::Situation, Some(situation))
        .into_iter()
        .find(|row| agrees(row))
        .and_then(|row| row.date("faite_le"))
}

/// « à l’écran ».
pub fn means(row: &Row) -> String {
    match row.text("moyen") {
        Some("ecran") => "à l’écran".to_owned(),
        Some("papier") => "sur papier".to_owned(),
        Some("oral") => "à voix haute".to_owned(),
        Some("telephone") => "au téléphone".to_owned(),
        Some("courriel") => "par courriel".to_owned(),
        Some(code) => Vocabulary::ValidationMeans.label(code).to_lowercase(),
        None => String::new(),
    }
}

/// « d’accord ».
pub fn answer(row: &Row) -> String {
    row.words("avis").to_lowercase()
}

/// « Validée par la personne le 12/10/2026 (à l’écran, d’accord) », as the référent reads it. When
/// the person does not agree, it is « relue » only.
pub fn sentence(row: &Row) -> String {
    let feminine = row.text("objet") == Some(ValidatedPart::Situation.code());
    let verb = match (agrees(row), feminine) {
        (true, true) => "Validée",
        (true, false) => "Validé",
        (false, true) => "Relue",
        (false, false) => "Relu",
    };
    let day = row.date("faite_le").map_or_else(
        || "à une date inconnue".to_owned(),
        |on| format!("le {}", full(on)),
    );
    let how = [means(row), answer(row)];
    let how: Vec<&str> = how
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    if how.is_empty() {
        return format!("{verb} par la personne {day}");
    }
    format!("{verb} par la personne {day} ({})", how.join(", "))
}

/// The record that an answer about that part refers to: the last evaluation, contract or review, or
/// 0 for the plan, which is made of many records. `None` when there is nothing to read.
pub fn record_read(file: &CaseFile, part: ValidatedPart) -> Option<Id> {
    match part {
        ValidatedPart::Situation => file.last_situation().map(|row| row.id),
        ValidatedPart::Plan => {
            let empty =
                file.rows(Entity::Objective).is_empty() && file.rows(Entity::Action).is_empty();
            (!empty).then_some(0)
        }
        ValidatedPart::Contract => file.current_contract().map(|row| row.id),
        ValidatedPart::Review => file.reviews().first().map(|it| it.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(id: Id, part: ValidatedPart, of: Id, on: &str, answer: &str) -> Row {
        let mut row = Row::blank(Entity::Validation)
            .with("objet", part.code())
            .with("objet_id", of)
            .with("faite_le", on)
            .with("moyen", "ecran")
            .with("avis", answer);
        row.id = id;
        row
    }

    #[test]
    fn the_parts_are_those_of_the_list() {
        let codes: Vec<&str> = Vocabulary::ValidatedPart
            .codes()
            .iter()
            .map(|it| it.code)
            .collect();
        let parts: Vec<&str> = ValidatedPart::ALL.iter().map(|it| it.code()).collect();
        assert_eq!(parts, codes);
    }

    #[test]
    fn the_last_word_comes_first_and_each_part_has_its_own() {
        let rows = [
            said(1, ValidatedPart::Situation, 5, "2026-10-12", "accord"),
            said(2, ValidatedPart::Plan, 0, "2026-10-13", "accord"),
            said(3, ValidatedPart::Situation, 5, "2026-11-02", "desaccord"),
            said(4, ValidatedPart::Situation, 6, "2026-11-03", "reserve"),
        ];
        let ids = |part, of| -> Vec<Id> {
            validations_of(&rows, part, of)
                .iter()
                .map(|row| row.id)
                .collect()
        };
        assert_eq!(ids(ValidatedPart::Situation, None), [4, 3, 1]);
        assert_eq!(ids(ValidatedPart::Situation, Some(5)), [3, 1]);
        assert_eq!(ids(ValidatedPart::Plan, None), [2]);
        assert_eq!(ids(ValidatedPart::Contract, None), [0; 0]);
        let day = |iso| super::super::date::from_iso(iso);
        assert_eq!(agreed_on(&rows, 5), day("2026-10-12"));
        assert_eq!(agreed_on(&rows, 6), day("2026-11-03"));
        assert_eq!(agreed_on(&rows, 7), None);
    }

    #[test]
    fn agreeing_validates_and_disagreeing_has_only_read() {
        let table = [
            (
                "accord",
                "Validée par la personne le 12/10/2026 (à l’écran, d’accord)",
            ),
            (
                "reserve",
                "Validée par la personne le 12/10/2026 (à l’écran, d’accord, avec une remarque)",
            ),
            (
                "desaccord",
                "Relue par la personne le 12/10/2026 (à l’écran, pas d’accord)",
            ),
        ];
        for (answer, words) in table {
            let row = said(1, ValidatedPart::Situation, 5, "2026-10-12", answer);
            assert_eq!(sentence(&row), words);
        }
        let plan = said(1, ValidatedPart::Plan, 0, "2026-10-12", "accord");
        assert!(sentence(&plan).starts_with("Validé par"));
    }
}

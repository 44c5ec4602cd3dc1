//! An action or an objective written in one line: « Carte de bus / la personne / 15/12 ». What the line does
//! not say is left to the form. Knows no place.
use crate::domain::date::{Date, DateHint, parse_date};
use crate::domain::record::action::ACTION;
use crate::domain::record::objective::OBJECTIVE;
use crate::domain::text::clean_line;
use crate::domain::vocabulary::Vocabulary;

/// Answers of a form, as they would be typed.
pub type Answers = Vec<(&'static str, String)>;

/// The parts between « / »; a date keeps its own.
fn parts(line: &str) -> Vec<String> {
    let parts = line.split(" / ").map(clean_line);
    let says = |part: &String| part.chars().any(char::is_alphanumeric);
    parts.filter(says).collect()
}

/// What the line says of an action: its words first, then who does it and the day, in any order.
pub fn action(line: &str, today: Date) -> Answers {
    let mut answers = Answers::new();
    let mut parts = parts(line).into_iter();
    answers.extend(parts.next().map(|words| (ACTION.label.name, words)));
    for part in parts {
        // What is written as a date is one, be it wrong: the form says so.
        let figures = |c: char| c.is_ascii_digit() || "/.- ".contains(c);
        let is_day =
            part.chars().all(figures) || parse_date(&part, today, DateHint::Future).is_ok();
        let article = |it: &str| format!("{it} {part}");
        let kind = Vocabulary::ActorKind;
        let known = kind
            .from_label(&part)
            .or_else(|| kind.from_label(&article("la")))
            .or_else(|| kind.from_label(&article("le")));
        match (is_day, known) {
            (true, _) => answers.push((ACTION.due.name, part)),
            (false, Some(actor)) => answers.push((ACTION.actor_kind.name, actor.code.to_owned())),
            (false, None) => {
                answers.push((ACTION.actor_kind.name, "accompagnateur".to_owned()));
                answers.push((ACTION.actor_organization.name, part));
            }
        }
    }
    answers
}

/// What the line says of an objective: its words, then its day. What is no day belongs to the words.
pub fn objective(line: &str, today: Date) -> Answers {
    let mut parts = parts(line);
    let day = parts
        .last()
        .filter(|last| parts.len() > 1 && parse_date(last, today, DateHint::Future).is_ok())
        .cloned();
    parts.truncate(parts.len() - usize::from(day.is_some()));
    let words = (!parts.is_empty()).then(|| (OBJECTIVE.label.name, parts.join(" / ")));
    let day = day.map(|day| (OBJECTIVE.due.name, day));
    words.into_iter().chain(day).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::from_iso;

    fn said(of: fn(&str, Date) -> Answers, line: &str) -> Vec<String> {
        let answers = of(line, from_iso("2026-11-21").unwrap());
        let told = answers
            .into_iter()
            .map(|(name, text)| format!("{name}={text}"));
        told.collect()
    }

    #[test]
    fn a_line_says_what_who_and_when_in_any_order() {
        let bus = [
            "libelle=Carte de bus",
            "acteur_genre=personne",
            "echeance=15/12",
        ];
        assert_eq!(said(action, "Carte de bus / la personne / 15/12"), bus);
        assert_eq!(said(action, " Carte  de bus / personne /  15/12 / "), bus);
        assert_eq!(
            said(action, "Atelier CV / 15/12 / Mission locale"),
            [
                "libelle=Atelier CV",
                "echeance=15/12",
                "acteur_genre=accompagnateur",
                "acteur_structure=Mission locale"
            ]
        );
        assert_eq!(said(action, "Permis B/code"), ["libelle=Permis B/code"]);
        assert_eq!(
            said(action, "Visite / 31/02"),
            ["libelle=Visite", "echeance=31/02"]
        );
        for nothing in [" / ", "/ /", "/", "—"] {
            assert_eq!(said(action, nothing), Vec::<String>::new());
        }
    }

    #[test]
    fn an_objective_has_words_and_a_day() {
        assert_eq!(
            said(objective, "Obtenir le permis / 30/06"),
            ["libelle=Obtenir le permis", "echeance=30/06"]
        );
        assert_eq!(said(objective, "Lire / écrire"), ["libelle=Lire / écrire"]);
        assert_eq!(said(objective, "30/06"), ["libelle=30/06"]);
    }
}

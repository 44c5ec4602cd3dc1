//! Nom and prénom: parted when they share a cell, freed from what is not a name.
//!
//! The case of a name is never changed.
mod others;

use super::cell::shortened;
use super::field::NameOrder;
use crate::domain::text::{clean_line, fold};
pub use others::{Link, apart, are_several, married};

/// A person's names found in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Nom.
    pub last: String,
    /// Prénom.
    pub first: String,
    /// Civilité written before them, as a code.
    pub civility: Option<&'static str>,
}

/// Words in lower case that belong to the nom that follows.
const PARTICLES: [&str; 14] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "van", "von", "den", "der", "el", "ben",
];
/// Civilités, folded, with their codes.
const TITLES: [(&str, &str); 6] = [
    ("m", "m"),
    ("mr", "m"),
    ("monsieur", "m"),
    ("mme", "mme"),
    ("madame", "mme"),
    ("mlle", "mme"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Upper,
    Particle,
    Mixed,
}

/// Nom and prénom of one cell: a comma parts them, else the part in capitals is the nom, else
/// two words follow the order that the title gives.
///
/// # Errors
/// A French sentence when nothing tells where the nom ends.
pub fn split(cell: &str, order: NameOrder) -> Result<Names, String> {
    let text = clean_line(cell);
    let mut words: Vec<&str> = text.split(' ').filter(|word| *word != "-").collect();
    let civility = words
        .first()
        .and_then(|word| TITLES.iter().find(|(title, _)| *title == fold(word)))
        .filter(|_| words.len() > 1)
        .map(|(_, code)| *code);
    if civility.is_some() {
        words.remove(0);
    }
    let joined = words.join(" ");
    let (last, first) = match joined.split_once(',') {
        Some((last, first)) => (last.trim().to_owned(), first.trim().to_owned()),
        None => part(&words, order).ok_or_else(|| {
            format!(
                "« {} » n’est pas repris : rien n’indique où finit le nom. Écrivez le nom en capitales, ou \
                 mettez nom et prénom dans deux colonnes.",
                shortened(&text)
            )
        })?,
    };
    if last.is_empty() || first.is_empty() {
        return Err(format!(
            "« {} » n’est pas repris : il faut un nom et un prénom.",
            shortened(&text)
        ));
    }
    Ok(Names {
        last,
        first,
        civility,
    })
}

/// A name without « M. » or « Mme » before it.
pub fn without_title(name: &str) -> &str {
    let title = |word: &str| TITLES.iter().any(|(title, _)| *title == fold(word));
    match name.split_once(' ') {
        Some((word, rest)) if title(word) => rest.trim_start(),
        Some(_) | None => name,
    }
}

fn part(words: &[&str], order: NameOrder) -> Option<(String, String)> {
    let shapes: Vec<Shape> = words.iter().map(|word| shape(word)).collect();
    let cut = by_capitals(&shapes).or_else(|| by_order(&shapes, order))?;
    let (last, first) = match cut {
        Cut::LastEndsBefore(at) => words.split_at_checked(at)?,
        Cut::LastStartsAt(at) => {
            let (first, last) = words.split_at_checked(at)?;
            (last, first)
        }
    };
    Some((last.join(" "), first.join(" ")))
}

#[derive(Clone, Copy)]
enum Cut {
    LastEndsBefore(usize),
    LastStartsAt(usize),
}

/// Capitals (with their particles) on one side, the rest without any on the other.
fn by_capitals(shapes: &[Shape]) -> Option<Cut> {
    let is_upper = |shape: &Shape| *shape == Shape::Upper;
    let first = shapes.iter().position(is_upper)?;
    let end = shapes.iter().rposition(is_upper)? + 1;
    let before = shapes.get(..first)?;
    let inside = shapes.get(first..end)?;
    let after = shapes.get(end..)?;
    let has_mixed = |part: &[Shape]| part.contains(&Shape::Mixed);
    if has_mixed(inside) || has_mixed(before) == has_mixed(after) {
        return None;
    }
    if has_mixed(after) {
        return Some(Cut::LastEndsBefore(end));
    }
    let particles = before
        .iter()
        .rev()
        .take_while(|shape| **shape == Shape::Particle)
        .count();
    after
        .is_empty()
        .then_some(Cut::LastStartsAt(first - particles))
}

/// Two plain words, in the order that the title gives.
fn by_order(shapes: &[Shape], order: NameOrder) -> Option<Cut> {
    let alike = matches!(shapes, [a, b] if a == b && *a != Shape::Particle);
    match order {
        NameOrder::LastFirst if alike => Some(Cut::LastEndsBefore(1)),
        NameOrder::FirstLast if alike => Some(Cut::LastStartsAt(1)),
        NameOrder::LastFirst | NameOrder::FirstLast | NameOrder::Unknown => None,
    }
}

fn shape(word: &str) -> Shape {
    let elided = word.split_once(['\'', '’']);
    let word = match elided {
        Some((particle, name)) if !name.is_empty() && PARTICLES.contains(&particle) => name,
        Some(_) | None => word,
    };
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    if letters().nth(1).is_some() && letters().all(|c| !c.is_lowercase()) {
        Shape::Upper
    } else if PARTICLES.contains(&word.trim_end_matches(['\'', '’'])) {
        Shape::Particle
    } else {
        Shape::Mixed
    }
}

/// A name without what stands in parentheses, and those words if there are any.
pub fn without_parentheses(name: &str) -> (String, Option<String>) {
    let Some((before, rest)) = name.split_once('(') else {
        return (name.to_owned(), None);
    };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    (
        clean_line(&format!("{before} {after}")),
        Some(clean_line(inside)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameOrder::{FirstLast, LastFirst, Unknown};

    #[test]
    fn parts_names() {
        for (cell, order, last, first) in [
            ("DUPONT Marie", Unknown, "DUPONT", "Marie"),
            ("Marie DUPONT", LastFirst, "DUPONT", "Marie"),
            ("LE GALL Anne-Sophie", Unknown, "LE GALL", "Anne-Sophie"),
            ("Jean de LA FONTAINE", Unknown, "de LA FONTAINE", "Jean"),
            ("d’ANGELO Rosa Maria", Unknown, "d’ANGELO", "Rosa Maria"),
            ("de SOUZA Léa", Unknown, "de SOUZA", "Léa"),
            ("Mme ÉTIENNE - Zoé", Unknown, "ÉTIENNE", "Zoé"),
            ("Le Goff, Yann Marie", Unknown, "Le Goff", "Yann Marie"),
            ("Dupont Marie", LastFirst, "Dupont", "Marie"),
            ("Marie Dupont", FirstLast, "Dupont", "Marie"),
            ("DUPONT MARIE", LastFirst, "DUPONT", "MARIE"),
            ("MARTIN J", Unknown, "MARTIN", "J"),
        ] {
            let names = split(cell, order).unwrap();
            assert_eq!(
                (names.last.as_str(), names.first.as_str()),
                (last, first),
                "{cell}"
            );
        }
        assert_eq!(split("M. PETIT Luc", Unknown).unwrap().civility, Some("m"));
    }

    #[test]
    fn refuses_to_guess() {
        for (cell, order) in [
            ("Dupont Marie", Unknown),
            ("Jean Le Gall", FirstLast),
            ("DE LA FONTAINE MARIE", LastFirst),
            ("DUPONT", LastFirst),
            ("M. DUPONT", LastFirst),
            ("Marie DUPONT Anne", LastFirst),
            (", Marie", Unknown),
        ] {
            assert!(split(cell, order).is_err(), "{cell}");
        }
    }

    #[test]
    fn sets_parentheses_aside() {
        assert_eq!(without_parentheses("DUPONT"), ("DUPONT".to_owned(), None));
        let (name, aside) = without_parentheses("DUPONT (née MARTIN) ");
        assert_eq!(
            (name.as_str(), aside.as_deref()),
            ("DUPONT", Some("née MARTIN"))
        );
    }
}

//! Other names in the cell of a name: that of birth or of marriage, or those of someone else.
use super::{Shape, shape, without_parentheses};
use crate::domain::text::{clean_line, fold};

/// Which name a word like « née » announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The name of birth comes after it.
    Birth,
    /// The name of marriage comes after it.
    Usage,
}

/// Words between two names of a person, folded.
const LINKS: [(&str, Link); 12] = [
    ("nee", Link::Birth),
    ("ne", Link::Birth),
    ("ne e", Link::Birth),
    ("epouse", Link::Usage),
    ("epse", Link::Usage),
    ("ep", Link::Usage),
    ("epx", Link::Usage),
    ("epoux", Link::Usage),
    ("mariee", Link::Usage),
    ("veuve", Link::Usage),
    ("vve", Link::Usage),
    ("veuf", Link::Usage),
];

/// The names of someone who married.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Married {
    /// Nom d’usage.
    pub usage: Option<String>,
    /// Nom de naissance.
    pub birth: Option<String>,
}

/// Which name the word announces. « ne » needs its accent: it is a name too.
fn link(word: &str) -> Option<Link> {
    let key = fold(word);
    let sure = key != "ne" || !word.is_ascii();
    let found = LINKS.iter().find(|(link, _)| sure && *link == key);
    found.map(|(_, link)| *link)
}

/// The words of a text, and where the one is that links two names. A bracket around the second name is
/// dropped.
fn linked(text: &str) -> Option<(Vec<String>, usize, Link)> {
    let clean = |word: &str| word.trim_matches(['(', ')', '[', ']', ':']).to_owned();
    let raw: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let at = raw.iter().position(|word| link(&clean(word)).is_some())?;
    let words: Vec<String> = raw.iter().map(|word| clean(word)).collect();
    let link = link(words.get(at)?)?;
    (at + 1 < words.len()).then_some((words, at, link))
}

/// The names of a nom: « DUPONT née MARTIN », « MARTIN ép. DUPONT », « née MARTIN ».
pub fn married(text: &str) -> Option<Married> {
    let (words, at, link) = linked(text)?;
    let (before, after) = words.split_at_checked(at)?;
    let join = |words: &[String]| Some(words.join(" ")).filter(|name| !name.is_empty());
    let (before, after) = (join(before), join(after.get(1..)?));
    Some(match link {
        Link::Birth => Married {
            usage: before,
            birth: after,
        },
        Link::Usage => Married {
            usage: after,
            birth: before,
        },
    })
}

/// A nom and a prénom in one cell without the second name of the person, and that name.
pub fn apart(text: &str) -> (String, Option<(Link, String)>) {
    let text = clean_line(text);
    let found = linked(&text).and_then(|(words, at, link)| {
        if at == 0 {
            return Some((words.get(1..)?.join(" "), None));
        }
        let after = words.get(at + 1..)?;
        let is_name = |word: &&String| !matches!(shape(word), Shape::Mixed);
        let capitals = after.iter().take_while(is_name).count();
        let count = match (capitals, after.len()) {
            (0, 1) => 1,
            (0, _) => return None,
            (count, _) => count,
        };
        let (other, rest) = after.split_at_checked(count)?;
        let rest: Vec<&str> = words
            .iter()
            .take(at)
            .chain(rest)
            .map(String::as_str)
            .collect();
        Some((rest.join(" "), Some((link, other.join(" ")))))
    });
    found.unwrap_or((text, None))
}

/// Whether a cell names several people.
pub fn are_several(text: &str) -> bool {
    let (text, _) = without_parentheses(text);
    let two_words = |part: &str| part.split_whitespace().count() > 1;
    let both = |separator: &str| {
        text.split_once(separator)
            .is_some_and(|(one, other)| two_words(one) && two_words(other))
    };
    let words = text
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic));
    let shapes: Vec<Shape> = words.map(shape).collect();
    let mut runs = shapes.chunk_by(|one, other| (*one == Shape::Upper) == (*other == Shape::Upper));
    let capitals = runs
        .by_ref()
        .filter(|run| run.contains(&Shape::Upper))
        .count();
    let mixed = shapes.iter().filter(|it| **it == Shape::Mixed).count();
    text.contains([';', '/', '|', '&', '+', '\n', '\r'])
        || text.contains(" et ")
        || text.contains(" ou ")
        || text.matches('@').count() > 1
        || both(",")
        || both(" - ")
        || (capitals > 1 && mixed > 1 && !text.contains(['(', '@']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_name_of_birth_from_that_of_marriage() {
        let both = |usage: &str, birth: &str| {
            let some = |name: &str| Some(name.to_owned()).filter(|it| !it.is_empty());
            Some(Married {
                usage: some(usage),
                birth: some(birth),
            })
        };
        for (text, usage, birth) in [
            ("DUPONT née MARTIN", "DUPONT", "MARTIN"),
            ("DUPONT (née MARTIN)", "DUPONT", "MARTIN"),
            ("DUPONT NEE LE GALL", "DUPONT", "LE GALL"),
            ("DUPONT né MARTIN", "DUPONT", "MARTIN"),
            ("DUPONT Né(e) MARTIN", "DUPONT", "MARTIN"),
            ("MARTIN ép. DUPONT", "DUPONT", "MARTIN"),
            ("MARTIN épouse DUPONT", "DUPONT", "MARTIN"),
            ("MARTIN veuve DUPONT", "DUPONT", "MARTIN"),
            ("MARTIN Vve DUPONT", "DUPONT", "MARTIN"),
            ("née MARTIN", "", "MARTIN"),
            ("épouse DUPONT", "DUPONT", ""),
        ] {
            assert_eq!(married(text), both(usage, birth), "{text}");
        }
        for text in ["DUPONT", "NEE", "NE VAN", "LE NE", "DUPONT (à confirmer)"] {
            assert_eq!(married(text), None, "{text}");
        }
    }

    #[test]
    fn a_second_name_is_set_apart_from_a_full_name() {
        for (text, rest, link, other) in [
            (
                "DUPONT née MARTIN Anne",
                "DUPONT Anne",
                Link::Birth,
                "MARTIN",
            ),
            (
                "Mme DUPONT Anne née MARTIN",
                "Mme DUPONT Anne",
                Link::Birth,
                "MARTIN",
            ),
            (
                "Anne DUPONT (née LE GALL)",
                "Anne DUPONT",
                Link::Birth,
                "LE GALL",
            ),
            (
                "MARTIN Anne ép. DUPONT",
                "MARTIN Anne",
                Link::Usage,
                "DUPONT",
            ),
        ] {
            assert_eq!(
                apart(text),
                (rest.to_owned(), Some((link, other.to_owned())))
            );
        }
        assert_eq!(apart("DUPONT Anne").1, None);
        assert_eq!(apart("née MARTIN Anne"), ("MARTIN Anne".to_owned(), None));
    }

    #[test]
    fn two_people_in_a_cell_are_seen() {
        for text in [
            "PETIT Luc, DURAND Sophie",
            "DURAND Sophie / MARTIN Paul",
            "Sophie Durand et Paul Martin",
            "DURAND Sophie MARTIN Paul",
            "DURAND & MARTIN",
            "un@exemple.fr, deux@exemple.fr",
            "DURAND Sophie\nMARTIN Paul",
        ] {
            assert!(are_several(text), "{text}");
        }
        for text in [
            "DURAND, Sophie",
            "Mme DURAND Sophie",
            "LE GALL Anne-Sophie",
            "Anne Durand (CCAS)",
            "DURAND Sophie (CCAS / MDS)",
            "DE LA FONTAINE Jean Marie",
            "d.durand@exemple.fr",
        ] {
            assert!(!are_several(text), "{text}");
        }
    }
}

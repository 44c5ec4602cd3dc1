//! How near a name in a file is to that of a colleague or of a structure: shortened, or with one typing error. Nobody
//! is confused with anybody by it: what is only near is asked. Knows no store.
use crate::exchange::import::prelude::*;
use strsim::osa_distance;

/// How a name is like another that is not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The whole nom, and nothing of the prénom or its initials: « Mme Durand », « DURAND S. ».
    Short,
    /// Less than that: « Sophie », « Sophie D. »; or more than is known of the colleague.
    Part,
    /// One letter apart.
    Spelling,
}

/// Letters of a name in which one error is believed.
const LONG: usize = 6;
/// Letters of the one word that differs between two structures.
const WORD: usize = 5;
/// Words that only link those of a structure.
const LINKS: &str = "de|du|des|la|le|les|d|l";
/// Words before a name.
const TITLES: &str = "m|mr|mme|mlle|monsieur|madame";

/// The words of a name, folded, without « M. » or « Mme ».
pub(super) fn words(name: &str) -> Vec<String> {
    let is_title = |word: &&str| !TITLES.split('|').any(|it| it == *word);
    let folded = fold(name);
    let words = folded
        .split(' ')
        .filter(is_title)
        .filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

/// How the words of a name are like the nom and the prénom of a colleague.
pub(super) fn of(name: &[String], last: &[String], first: &[String]) -> Option<Likeness> {
    let whole: Vec<&String> = last.iter().chain(first).collect();
    if name.is_empty() || last.is_empty() {
        return None;
    }
    let has = |word: &String| name.contains(word);
    if shortens(name, &whole) {
        let short = last.iter().all(has) && !first.is_empty();
        return Some(if short {
            Likeness::Short
        } else {
            Likeness::Part
        });
    }
    let name: Vec<&String> = name.iter().collect();
    let known: Vec<String> = whole.iter().map(|it| (*it).clone()).collect();
    if shortens(&known, &name) {
        return Some(Likeness::Part);
    }
    let joined = |words: &[&String]| {
        let mut words: Vec<&str> = words.iter().map(|it| it.as_str()).collect();
        words.sort_unstable();
        words.join(" ")
    };
    let (one, other) = (joined(&name), joined(&whole));
    let near =
        one.chars().count() >= LONG && digits(&one) == digits(&other) && is_one_apart(&one, &other);
    near.then_some(Likeness::Spelling)
}

/// Whether each word of a name stands in another, whole or as an initial, and one of them whole.
fn shortens(name: &[String], whole: &[&String]) -> bool {
    let mut left = whole.to_vec();
    let mut equal = 0;
    let (full, initials): (Vec<&String>, Vec<&String>) =
        name.iter().partition(|word| word.chars().count() > 1);
    for word in full {
        let Some(at) = left.iter().position(|it| *it == word) else {
            return false;
        };
        left.remove(at);
        equal += 1;
    }
    for initial in initials {
        let Some(at) = left.iter().position(|it| it.starts_with(initial.as_str())) else {
            return false;
        };
        left.remove(at);
    }
    equal > 0 && name.len() <= whole.len()
}

/// One letter more, less, other, or two that changed places.
fn is_one_apart(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= 2 && osa_distance(one, other) == 1
}

/// « MDS 1 » is not « MDS 2 ».
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// What two ways of writing the name of a structure have in common: « CCAS LATTES », « C.C.A.S. de Lattes ».
pub(super) fn place_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let kept: Vec<&str> = words
        .iter()
        .copied()
        .filter(|it| !LINKS.split('|').any(|link| link == *it))
        .collect();
    if kept.is_empty() {
        words.concat()
    } else {
        kept.concat()
    }
}

/// Whether two structures differ by one letter of one long word.
pub(super) fn are_near(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let words = |text: &str| -> Vec<String> {
        let kept = text
            .split(' ')
            .filter(|it| !LINKS.split('|').any(|link| link == *it));
        kept.map(str::to_owned).collect()
    };
    let (one, other) = (words(&one), words(&other));
    let mut differ = one.iter().zip(&other).filter(|(one, other)| one != other);
    let (first, second) = (differ.next(), differ.next());
    let near = |(one, other): (&String, &String)| {
        let long = one.chars().count().min(other.chars().count()) >= WORD;
        long && digits(one) == digits(other) && is_one_apart(one, other)
    };
    one.len() == other.len() && second.is_none() && first.is_some_and(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_like_another_when_shortened_or_one_letter_apart() {
        let like = |name: &str| of(&words(name), &words("DURAND"), &words("Sophie"));
        for (name, expected) in [
            ("Mme Durand", Some(Likeness::Short)),
            ("DURAND S.", Some(Likeness::Short)),
            ("S. Durand", Some(Likeness::Short)),
            ("Sophie", Some(Likeness::Part)),
            ("Sophie D.", Some(Likeness::Part)),
            ("Sophie Durand Martin", Some(Likeness::Part)),
            ("DURAND Sophei", Some(Likeness::Spelling)),
            ("Durant Sophie", Some(Likeness::Spelling)),
            ("DURAND P.", None),
            ("DURAND Paul", None),
            ("DURAND Sylvie", None),
            ("M. Petit", None),
            ("S. D.", None),
            ("", None),
        ] {
            assert_eq!(like(name), expected, "{name}");
        }
        assert_eq!(
            of(&words("Référent 1"), &words("Référent"), &words("2")),
            None
        );
    }

    #[test]
    fn structures_are_one_whatever_links_their_words_and_near_by_one_letter() {
        assert_eq!(place_key("CCAS LATTES"), place_key("CCAS de Lattes"));
        assert_eq!(place_key("C.C.A.S. de Lattes"), place_key("CCAS Lattes"));
        assert!(are_near("CCAS de Lattes", "CCAS de Lates"));
        for (one, other) in [
            ("MDS 1", "MDS 2"),
            ("Centre social A", "Centre social B"),
            ("CCAS de Lattes", "CCAS de Pérols"),
            ("CCAS de Lattes", "CCAS de Lattes"),
        ] {
            assert!(!are_near(one, other), "{one} {other}");
        }
    }
}

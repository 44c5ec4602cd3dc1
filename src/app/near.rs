//! Finding in a short list as one types: whole words, folded, in any order, one typing error forgiven; the
//! best first. Letters that only happen to follow each other find nothing.
use crate::domain::text::words;

/// How well a word that is typed stands for a word that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// It is its beginning, or all of it, with one error.
    Mistyped,
    /// It is its beginning.
    Beginning,
    /// It is that word.
    Same,
}

/// Letters from which a word may have an error.
const LONG: usize = 5;

impl Near {
    /// How well a typed word stands for one word, both folded.
    fn word(typed: &str, known: &str) -> Option<Self> {
        if known.starts_with(typed) {
            return Some(match known.len() == typed.len() {
                true => Self::Same,
                false => Self::Beginning,
            });
        }
        let count = typed.chars().count();
        if count < LONG {
            return None;
        }
        let beginning: String = known.chars().take(count).collect();
        let near = |it: &str| strsim::osa_distance(typed, it) == 1;
        (near(known) || near(&beginning)).then_some(Self::Mistyped)
    }

    /// How well it stands for the nearest of some words.
    pub fn any(typed: &str, known: &[String]) -> Option<Self> {
        known
            .iter()
            .filter_map(|word| Self::word(typed, word))
            .max()
    }

    /// What it is worth in an order.
    pub const fn worth(self) -> u32 {
        match self {
            Self::Mistyped => 2,
            Self::Beginning => 6,
            Self::Same => 8,
        }
    }
}

/// What all the words typed are worth among those known; nothing when one of them is not there.
pub fn worth(typed: &[String], known: &[String]) -> Option<u32> {
    let each = typed.iter().map(|word| Near::any(word, known));
    each.map(|near| near.map(Near::worth)).sum()
}

/// Positions of the texts that match, the best first; all of them, in order, for nothing typed.
pub fn ranked<'a>(typed: &str, texts: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let typed = words(typed);
    let found = texts.enumerate();
    let found = found.filter_map(|(at, text)| Some((worth(&typed, &words(text))?, at)));
    let mut found: Vec<(u32, usize)> = found.collect();
    found.sort_by_key(|(worth, at)| (std::cmp::Reverse(*worth), *at));
    found.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "Rendez-vous et contacts",
        "Évaluer la situation",
        "Quitter carnet",
        "Enregistrer comme modèle",
    ];

    #[test]
    fn accents_case_and_order_of_words_do_not_matter() {
        let find = |typed| ranked(typed, TEXTS.into_iter());
        assert_eq!(find("situation eval"), [1]);
        assert_eq!(find("QUITTER"), [2]);
        assert_eq!(find("").len(), 4);
        assert_eq!(find("zzz"), [0; 0]);
    }

    #[test]
    fn one_error_is_forgiven_and_scattered_letters_find_nothing() {
        let find = |typed| ranked(typed, TEXTS.into_iter());
        for mistyped in ["quiter", "qiutter", "quittre", "quittter"] {
            assert_eq!(find(mistyped), [2], "{mistyped}");
        }
        for scattered in ["egtr", "qtr", "rvc", "egstr"] {
            assert_eq!(find(scattered), [0; 0], "{scattered}");
        }
    }

    #[test]
    fn the_word_itself_comes_before_those_that_begin_with_it() {
        let texts = ["Contrats à signer", "Le contrat", "Le contact"];
        assert_eq!(ranked("contrat", texts.into_iter()), [1, 0]);
        assert_eq!(ranked("cont", texts.into_iter()), [0, 1, 2]);
    }
}

//! Finding in a short list as one types: folded, words in any order, the best first.
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::text::fold;

/// Positions of the texts that match, the best first; all of them, in order, for nothing typed.
pub fn ranked<'a>(typed: &str, texts: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let typed = fold(typed);
    if typed.is_empty() {
        return texts.enumerate().map(|(at, _)| at).collect();
    }
    let pattern = Pattern::parse(&typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, usize)> = texts
        .enumerate()
        .filter_map(|(at, text)| {
            let text = fold(text);
            let score = pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher)?;
            Some((score, at))
        })
        .collect();
    found.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    found.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_order_of_words_do_not_matter() {
        let texts = [
            "Rendez-vous et contacts",
            "Évaluer la situation",
            "Quitter carnet",
        ];
        assert_eq!(ranked("situation eval", texts.into_iter()), vec![1]);
        assert_eq!(ranked("QUITTER", texts.into_iter()), vec![2]);
        assert_eq!(ranked("", texts.into_iter()).len(), 3);
        assert!(ranked("zzz", texts.into_iter()).is_empty());
    }
}

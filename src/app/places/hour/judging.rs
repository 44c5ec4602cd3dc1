//! An action done is judged by one letter each: its quality, then its impact (« DITP 2019, contrat vivant »:
//! each action is evaluated). What is not said stays to be said. Knows no form.
use crate::domain::record::Id;
use crate::domain::text::fold;
use crate::domain::vocabulary::Vocabulary;

/// Letters, and the code that each stands for.
type Letters = [(char, &'static str); 4];

const QUALITY: Letters = [
    ('t', "tres_bonne"),
    ('b', "bonne"),
    ('m', "moyenne"),
    ('i', "insuffisante"),
];

const IMPACT: Letters = [
    ('f', "fort"),
    ('p', "partiel"),
    ('i', "faible"),
    ('a', "nul"),
];

/// An action being judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judging {
    /// The action.
    pub action: Id,
    /// Its quality, once that was asked: some, or left unsaid.
    pub quality: Option<Option<&'static str>>,
    /// The quality said before it was asked again.
    kept: Option<&'static str>,
}

impl Judging {
    /// Nothing is asked yet.
    pub const fn of(action: Id) -> Self {
        Self {
            action,
            quality: None,
            kept: None,
        }
    }

    /// Its quality was said, or is left as it was said before.
    pub fn judged(self, quality: Option<&'static str>) -> Self {
        let quality = Some(quality.or(self.kept));
        Self { quality, ..self }
    }

    /// One question back, where something was said already: it is kept, to be said again or changed.
    pub fn back(self) -> Option<Self> {
        let kept = self.quality.flatten();
        kept.map(|_| Self {
            kept,
            ..Self::of(self.action)
        })
    }

    const fn asked(self) -> (&'static str, Vocabulary, &'static Letters) {
        match self.quality {
            None => ("Qualité", Vocabulary::Quality, &QUALITY),
            Some(_) => ("Impact sur l’objectif", Vocabulary::Impact, &IMPACT),
        }
    }

    /// What is asked, with the letters that answer.
    pub fn words(self) -> String {
        let (asked, list, letters) = self.asked();
        let answers =
            letters.map(|(letter, code)| format!("{letter} {}", list.label(code).to_lowercase()));
        let said = |code| Vocabulary::Quality.label(code).to_lowercase();
        let before = self.quality.flatten();
        let before = before.map(|code| format!("Qualité : {}. ", said(code)));
        let kept = self.kept.filter(|_| self.quality.is_none());
        let kept = kept.map(|code| format!(" « {} »", said(code)));
        format!(
            "{}{asked} ? {} ; Entrée : {}{}",
            before.unwrap_or_default(),
            answers.join(", "),
            self.leave(),
            kept.unwrap_or_default()
        )
    }

    /// What Entrée does: it leaves the answer unsaid, or as it was said before.
    pub const fn leave(self) -> &'static str {
        match (self.quality, self.kept) {
            (None, Some(_)) => "garder",
            _ => "sans le dire",
        }
    }

    /// The code of a letter, or of its place.
    pub fn code(self, typed: char) -> Option<&'static str> {
        let (_, _, letters) = self.asked();
        let typed = fold(&typed.to_string()).chars().next()?;
        let placed = |at: usize| char::from_digit(u32::try_from(at + 1).ok()?, 10);
        let found = letters.iter().enumerate();
        let mut found =
            found.filter(|(at, (letter, _))| *letter == typed || placed(*at) == Some(typed));
        found.next().map(|(_, (_, code))| *code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_or_a_place_says_how_it_went_and_each_code_is_in_its_list() {
        let quality = Judging::of(7);
        assert_eq!(quality.code('b'), Some("bonne"));
        assert_eq!(quality.code('B'), Some("bonne"));
        assert_eq!(quality.code('4'), Some("insuffisante"));
        assert_eq!((quality.code('5'), quality.code('z')), (None, None));
        let impact = quality.judged(None);
        assert_eq!(impact.code('i'), Some("faible"));
        for (list, letters) in [(Vocabulary::Quality, QUALITY), (Vocabulary::Impact, IMPACT)] {
            for (letter, code) in letters {
                assert!(list.find(code).is_some(), "{letter} {code}");
            }
        }
        assert!(
            quality.words().contains("i insuffisante"),
            "{}",
            quality.words()
        );
    }

    #[test]
    fn a_question_back_keeps_what_was_said() {
        let quality = Judging::of(7);
        assert_eq!((quality.back(), quality.judged(None).back()), (None, None));
        let again = quality.judged(Some("bonne")).back().unwrap();
        assert!(again.words().ends_with("Entrée : garder « bonne »"));
        assert_eq!(again.judged(None).quality, Some(Some("bonne")));
        assert_eq!(again.judged(Some("moyenne")).quality, Some(Some("moyenne")));
    }
}

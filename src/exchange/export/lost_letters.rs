//! Letters that a spreadsheet loses when it saves a file in the encoding of Windows: Ł, ș, ğ, other alphabets.
//! Knows no person.
use encoding_rs::WINDOWS_1252;

use crate::domain::text::{clean_line, plural, typography};

/// Texts that are cited.
const EXAMPLES: usize = 3;

/// Rows that hold such letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LostLetters {
    people: usize,
    examples: Vec<String>,
}

impl LostLetters {
    /// Takes the cells of a person in.
    pub(super) fn see(&mut self, cells: &[String]) {
        let lost = |cell: &&String| !cell.is_ascii() && WINDOWS_1252.encode(cell).2;
        let Some(first) = cells.iter().find(lost) else {
            return;
        };
        self.people += 1;
        if self.examples.len() < EXAMPLES && !self.examples.contains(first) {
            self.examples.push(first.clone());
        }
    }

    /// What to say of them, when there are any.
    pub fn words(&self) -> Option<String> {
        let examples: Vec<String> = self
            .examples
            .iter()
            .map(|it| format!("« {} »", clean_line(it)))
            .collect();
        let people = plural(self.people, "dossier a", "dossiers ont");
        (self.people > 0).then(|| {
            typography(&format!(
                "{people} des lettres qu’un tableur peut perdre s’il enregistre ce CSV ({}). Pour le modifier dans un \
                 tableur, exportez plutôt un classeur, par un nom en .xlsx.",
                examples.join(", ")
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_beyond_those_of_windows_are_counted_by_person() {
        let mut lost = LostLetters::default();
        assert_eq!(lost.words(), None);
        for name in ["Chloé", "Cœur", "O’Brien", "15 €"] {
            lost.see(&[name.to_owned()]);
        }
        assert_eq!(lost.words(), None);
        for name in ["Łucja", "Șerban", "Łucja", "Юрий", "Doğan"] {
            lost.see(&["DUPONT".to_owned(), name.to_owned(), name.to_owned()]);
        }
        let words = lost.words().unwrap();
        assert!(words.starts_with("5 dossiers ont"), "{words}");
        assert!(
            words.contains("Łucja") && words.contains("Юрий") && !words.contains("Doğan"),
            "{words}"
        );
    }
}

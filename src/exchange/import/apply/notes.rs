//! Free texts of a file: kept in the private note, to be read again, and never twice.
use super::plan::Plan;
use crate::domain::record::allocataire::{ALLOCATAIRE, AllocataireRecord};
use crate::exchange::import::prelude::*;

/// Texts without a place of their own, with what they are called in the note.
const TEXTS: [(F, &str); 4] = [
    (F::Note, "À relire"),
    (F::Themes, "À relire, thèmes"),
    (F::Review, "À relire, bilan"),
    (F::Conclusion, "À relire, conclusion"),
];

/// What the texts of a row change: the note and the labels are added to, never replaced.
pub(super) fn changes(plan: &Plan<'_>, row: &Row) -> Values {
    let mut values = Values::new();
    let person = AllocataireRecord::of(row);
    let known = person.note().unwrap_or_default();
    let mut note = known.to_owned();
    for (field, title) in TEXTS {
        let Some(text) = plan.row.get(field) else {
            continue;
        };
        if !holds(&note, text) {
            if !note.is_empty() {
                note.push_str("\n\n");
            }
            note.push_str(&format!("{title}\u{a0}: {text}"));
        }
    }
    if note != known {
        values.push(ALLOCATAIRE.note.set(note));
    }
    if let Some(tags) = plan.row.get(F::Tags) {
        let stored = person.labels().unwrap_or_default();
        let all = with_tags(stored, tags);
        if all != stored {
            values.push(ALLOCATAIRE.labels.set(all));
        }
    }
    values
}

/// Whether a note holds a text as whole lines, after a title or not.
fn holds(note: &str, text: &str) -> bool {
    note.match_indices(text).any(|(at, _)| {
        let before = note.get(..at).unwrap_or_default();
        let after = note.get(at + text.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with('\n') || before.ends_with("\u{a0}: "))
            && (after.is_empty() || after.starts_with('\n'))
    })
}

/// The labels, with those that were missing.
fn with_tags(stored: &str, given: &str) -> String {
    let parts = |text: &'_ str| -> Vec<String> {
        text.split([',', ';'])
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty())
            .collect()
    };
    let mut all = stored.to_owned();
    let mut known: Vec<String> = parts(stored).iter().map(|tag| fold(tag)).collect();
    for tag in parts(given) {
        if !known.contains(&fold(&tag)) {
            known.push(fold(&tag));
            if !all.is_empty() {
                all.push_str(", ");
            }
            all.push_str(&tag);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_held_as_whole_lines_only() {
        for (note, text, held) in [
            ("À relire\u{a0}: vient en bus", "vient en bus", true),
            ("vient en bus", "vient en bus", true),
            ("vient en bus le lundi", "vient en bus", false),
            ("x\nvient en bus\ny", "vient en bus", true),
            ("", "vient en bus", false),
        ] {
            assert_eq!(holds(note, text), held, "{note}");
        }
    }

    #[test]
    fn labels_are_added_once() {
        assert_eq!(with_tags("", "atelier; permis"), "atelier, permis");
        assert_eq!(with_tags("Permis", "permis, jeune"), "Permis, jeune");
        assert_eq!(with_tags("a; b", "b"), "a; b");
    }
}

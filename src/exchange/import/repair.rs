//! One cell to one fact: taken as it is, taken once repaired, or left out; and what is said of it.
use super::draft::Draft;
use super::marks::{self, Mark};
use super::prelude::*;
use super::{cell, dates, words};
use crate::domain::identifiers::{NIR_REMOVED, without_nir};
use std::borrow::Cow;

impl Draft<'_> {
    /// Reads a cell as a field.
    pub(super) fn field(&mut self, field: F, text: &str, at: usize) {
        let column = self.header.columns.get(at);
        let order = column.map_or_else(Default::default, |it| it.order);
        let text = match dates::day_first(text, order) {
            Ok(text) if cell::is_dated(field) => text,
            Err(reason) if cell::is_dated(field) => return self.say(at, reason),
            Ok(_) | Err(_) => text.into(),
        };
        if marks::lost_letter(field, &text) {
            return self.lost(&text, at);
        }
        let read = |text: &str| cell::read(field, text, self.today);
        let marked = match marks::marked(&text) {
            Some((_, mark)) if marks::keeps(field, mark) || words::code(field, &text).is_some() => {
                None
            }
            marked => marked,
        };
        let sure = if marked.is_some() {
            None
        } else {
            read(&text).ok()
        };
        if let Some(value) = sure {
            return self.set(field, value, at);
        }
        let bare = marked.map_or(&*text, |(value, _)| value);
        let labelled = match field {
            // « Social - CCAS »: what follows says by whom.
            F::OrientationType => bare.split_once(" - ").map(|(kind, _)| kind),
            _ if cell::has_label(field) => marks::without_label(bare),
            _ => None,
        };
        let value = read(bare).or_else(|reason| labelled.map_or(Err(reason), read));
        let shown = cell::shortened(&text);
        match (value, marked) {
            (Ok(value), None) => {
                let taken = cell::shown(field, &value);
                self.say(at, format!("« {shown} » est repris comme « {taken} »."));
                self.set(field, value, at);
            }
            (Ok(value), Some((_, mark))) if marks::is_taken(field, mark) => {
                let taken = cell::shown(field, &value);
                self.say(
                    at,
                    format!("« {shown} » est repris comme « {taken} ». Le fichier en doute : vérifiez-le."),
                );
                self.set(field, value, at);
            }
            (Err(_), None) if field == F::ExitReason => self.unlisted_exit(&text, at),
            (Err(reason), None) => self.say(at, reason),
            (_, Some((_, mark))) => self.say(at, refusal(&shown, mark)),
        }
    }

    /// A reason to leave that no list has: kept in its own words.
    fn unlisted_exit(&mut self, text: &str, at: usize) {
        let shown = cell::shortened(text);
        self.say(
            at,
            format!("« {shown} » n’est pas un motif de sortie de la liste : il est repris comme remarque."),
        );
        self.set(F::ExitNote, cell::shortened(text), at);
    }

    pub(super) fn lost(&mut self, text: &str, at: usize) {
        let shown = cell::shortened(text);
        self.say(
            at,
            format!(
                "« {shown} » n’est pas repris : un « ? » y remplace une lettre, perdue par un tableur. Corrigez \
                 la cellule, ou enregistrez de nouveau le fichier d’origine au format « CSV UTF-8 »."
            ),
        );
    }

    /// The text without the numéros de sécurité sociale that it holds, or nothing when that leaves
    /// nothing to read; says that they are left out.
    pub(super) fn without_nir<'t>(
        &mut self,
        heading: Heading,
        raw: &'t str,
        at: usize,
    ) -> Option<Cow<'t, str>> {
        let Some(clean) = without_nir(raw) else {
            return Some(Cow::Borrowed(raw));
        };
        let rest = match heading {
            Heading::Field(F::Tags) => clean
                .split([',', ';'])
                .filter(|tag| !tag.contains(NIR_REMOVED))
                .collect::<Vec<_>>()
                .join(","),
            Heading::Field(field) if marks::is_free(field) => clean,
            _ => String::new(),
        };
        let left = rest.replace(NIR_REMOVED, "");
        let kept = fold(&left)
            .split(' ')
            .any(|word| AROUND_NIR.split('|').all(|it| it != word));
        let what = if kept {
            "Un numéro de sécurité sociale est retiré de cette cellule ; le reste est repris."
        } else {
            "Cette cellule contient un numéro de sécurité sociale : elle n’est pas reprise."
        };
        self.say(at, what);
        kept.then_some(Cow::Owned(rest))
    }
}

/// Words that only announce the number, folded.
const AROUND_NIR: &str = "|nir|n|no|num|numero|ss|secu|securite|sociale|de|insee|cle";

/// Why a value that the file marks is not taken.
pub(super) fn refusal(shown: &str, mark: Mark) -> String {
    let why = match mark {
        Mark::Doubt => "le fichier en doute. Vérifiez la valeur, puis écrivez-la seule.",
        Mark::Former => "le fichier dit que cette valeur n’est plus bonne.",
    };
    format!("« {shown} » n’est pas repris : {why}")
}

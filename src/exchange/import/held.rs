//! What a row does not say because of a column that is not read: held back, and said. Knows no store.
use super::deciders::{Decider, Held};
use super::draft::Draft;
use super::lines::RawRow;
use super::mapping::Mapping;
use super::prelude::*;
use super::{header, marks};
use crate::domain::text::content;

impl Draft<'_> {
    /// Holds back what the columns that are not read could change. Gives why the whole row is not taken.
    pub(super) fn hold(
        &mut self,
        row: &RawRow<'_>,
        columns: &[(usize, &'static Decider)],
    ) -> Option<Notice> {
        for (at, decider) in columns {
            let cell = row
                .cells
                .get(*at)
                .map(|cell| cell.trim())
                .unwrap_or_default();
            let key = fold(cell);
            let says = !cell.is_empty() && !marks::means_nothing(cell, true) && decider.says(&key);
            let shown = super::cell::shortened(cell);
            match decider.spoken {
                Held::Row if says && !self.has(F::ExitOn) => {
                    let title = self.title(*at);
                    let reason = format!(
                        "« {shown} » : cette personne n’est peut-être plus suivie, et carnet ne sait pas depuis \
                         quand. La ligne n’est pas reprise. Donnez la date dans une colonne « Date de sortie »."
                    );
                    return Some(Notice::new(self.line, Some(&title), &reason));
                }
                Held::Fields(fields, what) if says && self.drop_fields(fields) => {
                    let reason = format!(
                        "« {shown} » n’est pas lu et peut changer le sens des autres cellules : {what}. \
                         Notez-le dans le dossier."
                    );
                    self.say(*at, reason);
                }
                Held::Fields(..) | Held::Row => {
                    if self.drop_fields(decider.always) {
                        let reason =
                            "Cette cellule est vide : la date de validation n’est pas reprise.";
                        self.say(*at, reason);
                    }
                }
            }
        }
        self.hold_undecided();
        self.hold_undated_exit(row)
    }

    /// A validation whose decision is not known.
    fn hold_undecided(&mut self) {
        let title = |it: &header::Column| it.heading == Some(Heading::Field(F::ContractDecision));
        let Some(at) = self.header.columns.iter().position(title) else {
            return;
        };
        if !self.has(F::ContractDecision) && self.drop_fields(&[F::ContractDecided]) {
            let reason = "Aucune décision n’est lue dans cette cellule : la date de validation n’est pas \
                          reprise. Écrivez « validé » ou « refusé ».";
            self.say(at, reason);
        }
    }

    /// An exit whose day is not known, by its reason or by the words of its date.
    fn hold_undated_exit(&mut self, row: &RawRow<'_>) -> Option<Notice> {
        if self.has(F::ExitOn) || self.exit_to_come {
            return None;
        }
        let reason = self
            .values
            .iter()
            .find(|it| matches!(it.field, F::ExitReason | F::ExitNote))
            .map(|it| it.column);
        let told = |at: &usize| header::heading(&self.title(*at), &Mapping::default()).is_some();
        if let Some(at) = reason.filter(|at| !told(at)) {
            // « Motif » alone may be about something else.
            self.drop_fields(&[F::ExitReason, F::ExitDetail, F::ExitNote]);
            self.say(
                at,
                "Ce motif n’est pas repris : la ligne ne donne pas de date de sortie.",
            );
            return None;
        }
        let dated = |column: &header::Column| column.heading == Some(Heading::Field(F::ExitOn));
        let written = |at: &usize| {
            let cell = row.cells.get(*at).map(|cell| content(cell));
            cell.is_some_and(|it| {
                it.is_ok_and(|it| it.is_some_and(|it| !marks::means_nothing(it, false)))
            })
        };
        let date = self.header.columns.iter().position(dated).filter(written);
        let at = reason.or(date)?;
        let title = self.title(at);
        self.notices
            .retain(|it| it.column.as_deref() != Some(&*title));
        let words = "La personne est sortie, et rien de lisible ne dit quand : la ligne n’est pas reprise. \
                     Donnez la date dans une colonne « Date de sortie », comme 24/11/2026.";
        Some(Notice::new(self.line, Some(&title), words))
    }

    /// Takes those fields back; whether there were any.
    fn drop_fields(&mut self, fields: &[F]) -> bool {
        let count = self.values.len();
        self.values.retain(|it| !fields.contains(&it.field));
        self.values.len() < count
    }
}

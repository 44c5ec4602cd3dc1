//! Columns that are not read and that decide what their neighbours mean: a decision, an outcome, an exit.
//! What they would change is held back, and said. Knows no store.
use super::draft::Draft;
use super::lines::RawRow;
use super::mapping::Mapping;
use super::prelude::*;
use super::synonyms::{APPOINTMENTS, CONTRACT};
use super::{header, marks};
use crate::domain::text::content;

/// What a column that is not read holds back.
pub struct Decider {
    /// Words of its title, folded, parted by `|`.
    titles: &'static str,
    /// Words of its cells that change nothing, folded, parted by `|`.
    quiet: &'static str,
    /// Held back whatever the cell says, when it is there.
    always: &'static [F],
    /// Held back when the cell says something else.
    spoken: Held,
}

/// What a cell holds back.
#[derive(Clone, Copy, Debug)]
enum Held {
    /// Some fields, and what they are called.
    Fields(&'static [F], &'static str),
    /// The whole row: the person may not be followed any more.
    Row,
}

const ORIENTATION: &[F] = &[F::OrientationType, F::OrientedOn];
const NO: &str = "non|n|faux|false";
const YES: &str = "oui|o|vrai|true|1|actif|active|en cours|ouvert";

/// The deciders, the surest first.
const DECIDERS: [Decider; 6] = [
    Decider {
        titles: "statut contrat|statut du contrat|statut cer|statut du cer|etat contrat|etat du contrat|\
                 etat cer|etat du cer|situation du contrat|contrat annule|cer annule|contrat rompu|\
                 rupture|resiliation|resilie|annulation du contrat|cer refuse|contrat refuse",
        quiet: "non|n|faux|false|signe|valide|en cours|actif|echu|termine|a venir|a renouveler",
        always: &[],
        spoken: Held::Fields(CONTRACT, "le contrat"),
    },
    Decider {
        titles: "decision|decisions|avis|resultat|commission|validation|valide|validite|visa|suite donnee|\
                 refus|refuse|issue",
        quiet: "",
        always: &[F::ContractDecided],
        spoken: Held::Fields(CONTRACT, "le contrat"),
    },
    Decider {
        titles: "rdv annule|rendez vous annule|annule|annulation|reporte|report",
        quiet: NO,
        always: &[],
        spoken: Held::Fields(APPOINTMENTS, "le rendez-vous"),
    },
    Decider {
        titles: "statut de l orientation|statut orientation|etat de l orientation|orientation refusee",
        quiet: "non|n|oriente|orientee|effective|validee|acceptee|en cours|active",
        always: &[],
        spoken: Held::Fields(ORIENTATION, "l’orientation"),
    },
    Decider {
        titles: "actif|active|dossier actif|dossier ouvert|suivi en cours|suivi actif|encore suivi",
        quiet: YES,
        always: &[],
        spoken: Held::Row,
    },
    Decider {
        titles: "sortie|sorti|sortis|sortant|archive|archivee|archives|archivage|radie|radiee|radiation|\
                 cloture|cloturee|clos|close|decede|decedee|deces|dossier clos|plus suivi|fin de suivi|\
                 fin d accompagnement|supprime|supprimee|inactif|inactive",
        quiet: "non|n|faux|false|actif|active|en cours|ouvert|suivi",
        always: &[],
        spoken: Held::Row,
    },
];

/// The columns of a file that hold others back: those that no field is read from, unless the table of
/// correspondence leaves them aside.
pub fn columns(header: &Header) -> Vec<(usize, &'static Decider)> {
    let decides = |(at, column): (usize, &header::Column)| {
        let unread = matches!(
            column.heading,
            None | Some(Heading::Dropped(super::field::Dropped::Computed))
        );
        let key = format!(" {} ", fold(&column.title));
        let decider = DECIDERS.iter().find(|it| {
            let holds = |fields: &[F]| fields.iter().any(|it| header.has(Heading::Field(*it)));
            let concerned = match it.spoken {
                Held::Fields(fields, _) => holds(fields),
                Held::Row => !header.has(Heading::Field(F::ExitOn)),
            };
            let named = |title: &str| key.contains(&format!(" {title} "));
            concerned && it.titles.split('|').any(named)
        });
        decider.filter(|_| unread).map(|it| (at, it))
    };
    header
        .columns
        .iter()
        .enumerate()
        .filter_map(decides)
        .collect()
}

/// What to say of such a column.
pub fn notice(header: &Header, at: usize, decider: &Decider) -> Notice {
    let title = header.columns.get(at).map(|column| column.title.as_str());
    let held = match decider.spoken {
        Held::Fields(_, what) => {
            format!("{what} n’est pas repris sur les lignes où elle est remplie")
        }
        Held::Row => "les lignes qu’elle dit sorties ne sont pas reprises".to_owned(),
    };
    let reason = format!(
        "Cette colonne n’est pas lue, et elle peut changer le sens des autres : {held}. Donnez-lui un titre \
         connu, ou écartez-la par « ignorer » dans la table de correspondance."
    );
    Notice::new(header.line, title, &reason)
}

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
            let says = !cell.is_empty()
                && !marks::means_nothing(cell, false)
                && !decider.quiet.split('|').any(|word| word == key);
            let shown = super::cell::shortened(cell);
            match decider.spoken {
                Held::Row if says => {
                    let title = self.title(*at);
                    let reason = format!(
                        "« {shown} » : cette personne n’est peut-être plus suivie, et carnet ne sait pas depuis \
                         quand. La ligne n’est pas reprise. Donnez la date dans une colonne « Date de sortie »."
                    );
                    return Some(Notice::new(self.line, Some(&title), &reason));
                }
                Held::Fields(fields, what) if says && self.drop_fields(fields) => {
                    let reason = format!(
                        "« {shown} » n’est pas lu et peut changer le sens des autres cellules : {what} n’est pas \
                         repris. Notez-le dans le dossier."
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

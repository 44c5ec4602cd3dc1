//! Columns that are not read and that decide what their neighbours mean: a decision, an outcome, an exit.
//! Knows no row and no store.
use super::header;
use super::prelude::*;
use super::synonyms::{APPOINTMENTS, CONTRACT};

/// What a column that is not read holds back.
pub struct Decider {
    /// Words of its title, folded, parted by `|`.
    pub titles: &'static str,
    /// Words of its cells that change nothing, folded, parted by `|`.
    pub quiet: &'static str,
    /// Words of its cells that alone change something, folded, parted by `|`; any other than the quiet ones
    /// does when there are none.
    pub loud: &'static str,
    /// Held back whatever the cell says, when it is there.
    pub always: &'static [F],
    /// Held back when the cell says something else.
    pub spoken: Held,
}

/// What a cell holds back.
#[derive(Clone, Copy, Debug)]
pub enum Held {
    /// Some fields, and what to say of them.
    Fields(&'static [F], &'static str),
    /// The whole row: the person may not be followed any more.
    Row,
}

const ORIENTATION: &[F] = &[F::OrientationType, F::OrientedOn];
const NO: &str = "non|n|faux|false|0|aucun|aucune|sans";
const YES: &str = "oui|o|vrai|true|1|x|actif|active|en cours|ouvert";

const GONE: &str = "sorti|sortie|sortis|archive|archivee|clos|close|cloture|cloturee|radie|radiee|\
                    inactif|inactive|termine|terminee|decede|decedee|dossier clos|dossier archive|\
                    fin de suivi|fin d accompagnement|plus suivi|plus suivie|sortant|sortante";

/// The deciders, the surest first.
const DECIDERS: [Decider; 7] = [
    Decider {
        titles: "statut contrat|statut du contrat|statut cer|statut du cer|etat contrat|\
             etat du contrat|etat cer|etat du cer|situation du contrat|contrat annule|cer annule|\
             contrat rompu|rupture|resiliation|resilie|annulation du contrat|cer refuse|\
             contrat refuse",
        quiet: "non|n|0|faux|false|aucun|aucune|sans|signe|valide|en cours|actif|echu|termine|a venir|a renouveler",
        loud: "",
        always: &[],
        spoken: Held::Fields(CONTRACT, "le contrat n’est pas repris"),
    },
    Decider {
        titles: "decision|decisions|avis|resultat|commission|validation|valide|validite|visa|\
             suite donnee|issue",
        quiet: "",
        loud: "",
        always: &[F::ContractDecided],
        spoken: Held::Fields(CONTRACT, "le contrat n’est pas repris"),
    },
    Decider {
        titles: "rdv annule|rendez vous annule|annule|annulation|reporte|report",
        quiet: NO,
        loud: "",
        always: &[],
        spoken: Held::Fields(APPOINTMENTS, "le rendez-vous n’est pas repris"),
    },
    Decider {
        titles: "statut de l orientation|statut orientation|etat de l orientation|\
             orientation refusee",
        quiet: "non|n|oriente|orientee|effective|validee|acceptee|en cours|active",
        loud: "",
        always: &[],
        spoken: Held::Fields(ORIENTATION, "l’orientation n’est pas reprise"),
    },
    Decider {
        titles: "actif|active|dossier actif|dossier ouvert|suivi en cours|suivi actif|encore suivi",
        quiet: YES,
        loud: "",
        always: &[],
        spoken: Held::Row,
    },
    Decider {
        titles: "sortie|sorti|sortis|sortant|archive|archivee|archives|archivage|radie|radiee|\
             radiation|cloture|cloturee|clos|close|decede|decedee|deces|dossier clos|plus suivi|\
             fin de suivi|fin d accompagnement|supprime|supprimee|inactif|inactive",
        quiet: "non|n|0|faux|false|aucun|aucune|sans|actif|active|en cours|ouvert|suivi",
        loud: "",
        always: &[],
        spoken: Held::Row,
    },
    Decider {
        titles: "statut|statuts|etat du dossier|etat dossier|etat du suivi|position|situation du dossier",
        quiet: "",
        loud: GONE,
        always: &[],
        spoken: Held::Row,
    },
];

impl Decider {
    /// Whether a cell changes what its neighbours mean.
    pub fn says(&self, key: &str) -> bool {
        let among = |words: &str| words.split('|').any(|word| word == key);
        match self.loud {
            "" => !among(self.quiet),
            loud => among(loud),
        }
    }

    /// What to say of such a column.
    pub fn notice(&self, header: &Header, at: usize) -> Notice {
        let title = header.columns.get(at).map(|column| column.title.as_str());
        let held = match self.spoken {
            Held::Fields(_, what) => {
                format!("sur les lignes où elle est remplie, {what}")
            }
            Held::Row => "les lignes qu’elle dit sorties ne sont pas reprises".to_owned(),
        };
        let reason = format!(
            "Cette colonne n’est pas lue, et elle peut changer le sens des autres : {held}. Donnez-lui un titre \
             connu, ou écartez-la par « ignorer » dans la table de correspondance."
        );
        Notice::new(header.line, title, &reason).about(Matter::Column)
    }
}

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
                Held::Row => true,
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

//! The tables of derived rows, and what they hold of one person. Knows no rule.
use std::sync::LazyLock;

use crate::domain::record::Value;
use crate::store::sql::Table;

/// The index of due dates, after the person and the rank: what the day is compared with comes first.
pub(super) const INDEX_COLUMNS: [&str; 15] = [
    "alerte",
    "due",
    "bientot_le",
    "visible_le",
    "jusque_le",
    "neutralise_du",
    "neutralise_au",
    "niveau",
    "regle",
    "objet",
    "objet_id",
    "evenement",
    "depart_le",
    "libelle",
    "detail",
];

/// The row of the list, after the person.
pub(super) const LINE_COLUMNS: [&str; 13] = [
    "cle",
    "nom",
    "mots",
    "ouvert",
    "referent_id",
    "structure_id",
    "orientation",
    "contact_le",
    "premier_due",
    "inconnu_le",
    "rendez_vous",
    "contrat",
    "contrat_fin",
];
/// Place of the key of sorting among them.
const KEY: usize = 0;
/// Place of the words of the search.
const WORDS: usize = 2;
/// Place of whether the person is followed.
const OPEN: usize = 3;
/// How many come before those that a new computation is about: the rules, or the day, change what
/// these say.
pub(super) const BEFORE_DATED: usize = 8;

/// The index of due dates.
pub(super) static INDEX: LazyLock<Table> =
    LazyLock::new(|| Table::of_person("echeance", ["rang"].into_iter().chain(INDEX_COLUMNS)));
/// The rows of the list.
pub(super) static LINE: LazyLock<Table> = LazyLock::new(|| {
    Table::of_person("ligne", LINE_COLUMNS)
        .filled(&["cle", "nom", "mots", "contact_le"])
        .scattered()
});
/// Places in the order of urgency, from day to day.
pub(super) static URGENCY: LazyLock<Table> = LazyLock::new(|| {
    let columns = ["rang", "du", "au", "ouvert", "groupe", "jour", "cle"];
    Table::of_person("urgence", columns).filled(&["cle"])
});
/// Cases of the rules that indicators count.
pub(super) static CASES: LazyLock<Table> = LazyLock::new(|| {
    Table::of_person(
        "cas",
        [
            "rang",
            "regle",
            "depart_le",
            "due",
            "fin_le",
            "annule_le",
            "apart",
            "structure_id",
            "referent_id",
            "orientation",
            "cree_le",
            "honore_le",
        ],
    )
});
/// Place of the rule in a row of the cases, after the person.
pub(super) const CASE_RULE: usize = 1;
/// Stays of a person in a structure.
pub(super) static STAYS: LazyLock<Table> = LazyLock::new(|| {
    Table::of_person(
        "passage",
        [
            "rang",
            "structure_id",
            "referent_id",
            "orientation",
            "dernier_referent_id",
            "premier",
            "entree_rsa_le",
            "informe_le",
            "decide_le",
            "notifie_le",
            "entree_le",
            "fin_le",
            "sortie",
            "fin_mois",
            "rdv_le",
            "rdv_statut",
            "honore_le",
            "orientation_notee",
            "orientation_honore_le",
            "contrat_le",
            "contrat_mois",
            "contrat_social",
        ],
    )
});
/// What people who may be one have in common.
pub(super) static KEYS: LazyLock<Table> = LazyLock::new(|| Table::of_person("identite", ["cle"]));
/// Days in a row when a person is followed, under a contract, or holds a right.
pub(super) static PERIODS: LazyLock<Table> = LazyLock::new(|| {
    Table::of_person(
        "periode",
        [
            "rang",
            "genre",
            "passage",
            "du",
            "au",
            "mois",
            "structure_id",
            "referent_id",
            "orientation",
        ],
    )
});

/// What the indicators read of a person: rows whose rank comes first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CohortRows {
    pub cases: Vec<Vec<Value>>,
    pub stays: Vec<Vec<Value>>,
    pub periods: Vec<Vec<Value>>,
}

/// Derived rows of a person, as values in the order of their columns, the person apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Derived {
    pub(super) deadlines: Vec<Vec<Value>>,
    /// Nothing follows from the records of a person who is set aside: no line either.
    pub(super) line: Option<Vec<Value>>,
    /// Places in the order of urgency, whose rank comes first.
    pub(super) urgency: Vec<Vec<Value>>,
    pub(super) cohort: CohortRows,
    /// What others who may be the same person share.
    pub(super) keys: Vec<Vec<Value>>,
}

impl Derived {
    /// Number of live deadlines.
    pub(in crate::store) fn len(&self) -> usize {
        self.deadlines.len()
    }

    /// Words of the search.
    pub(in crate::store) fn words(&self) -> Option<&str> {
        words(self.line.as_deref()?)
    }
}

/// The key of sorting, and whether the person is followed, in a row of the list.
pub(super) fn key_and_open(line: &[Value]) -> Option<(&Value, &Value)> {
    Some((line.get(KEY)?, line.get(OPEN)?))
}

/// Words of the search in a row of the list.
pub(super) fn words(line: &[Value]) -> Option<&str> {
    line.get(WORDS)?.as_text()
}

//! The words French offices write at the top of columns, and what they mean.
//!
//! Keys are folded: no accent, lower case, one space between words. « N° CAF » reads `n caf`.
//! The name of each entry is the word used in a table of correspondence.
mod entry;
mod follow_up;
mod label;
mod person;

use super::field::Heading;
pub use entry::Synonyms;
pub use follow_up::{APPOINTMENTS, BESIDE, CONTRACT};
pub use label::{choices, label};

/// Every heading understood, after « Carnet de bord, fichier des bénéficiaires », the exports of
/// rdv-insertion, les-emplois, GPS, WebRSA and France Travail, and the spreadsheets of départements. A
/// word is in one entry only.
pub fn all() -> impl Iterator<Item = &'static Synonyms> {
    [person::PERSON, follow_up::FOLLOW_UP].into_iter().flatten()
}

/// The name of what a column announces, in a table of correspondence.
pub fn name_of(heading: Heading) -> Option<&'static str> {
    let entry = all().find(|entry| entry.heading == heading);
    entry.map(|entry| entry.name)
}

/// Words that may follow a heading without changing it: « téléphone du bénéficiaire ».
pub const OWNERS: [&str; 9] = [
    "beneficiaire",
    "usager",
    "allocataire",
    "brsa",
    "personne",
    "candidat",
    "participant",
    "salarie",
    "demandeur",
];
/// Words between a heading and its owner.
pub const LINKS: [&str; 6] = ["du", "de l", "de la", "de", "l", "d"];
/// Titles of a list of colleagues: nobody writes them of the people who are followed.
pub const PROFESSIONAL: &str = "fonction|fonctions|poste|poste occupe|grade|\
     courriel professionnel|email professionnel|e mail professionnel|mail professionnel|mail pro|\
     email pro|adresse mail professionnelle|adresse electronique professionnelle|\
     telephone professionnel|tel professionnel|tel pro|ligne directe|matricule agent|\
     identifiant agent|n agent|role agent|service d affectation|date d embauche|quotite|etp|\
     temps de travail|rpps|n adeli";

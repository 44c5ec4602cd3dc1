//! The list of what a consultation is: what is known of people was read, and nothing changed. Sources:
//! « CNIL, délibération 2021-122 » (what a log of consultations is for, and how long it is kept), « DITP
//! 2019, contrat vivant ».
use super::code::{listed, plain};

listed! {
    /// How what is known of people was read.
    pub enum Consultation {
        /// A whole file, on screen or as text.
        File = plain("dossier", "dossier ouvert"),
        /// A list of people, as text: due dates, appointments, duplicates.
        List = plain("liste", "liste de personnes"),
        /// The people behind an indicator.
        Behind = plain("indicateur", "personnes derrière un indicateur"),
        /// A search. What was typed is not kept.
        Search = plain("recherche", "recherche"),
        /// What is known of people, in a file.
        Export = plain("export", "export"),
        /// A paper for a person.
        Paper = plain("papier", "papier"),
        /// A copy of the store.
        Copy = plain("copie", "copie de la base"),
        /// This log itself.
        Log = plain("consultations", "journal des consultations"),
        /// What an import or a check quotes of files.
        Quote = plain("citation", "ce qu’un import ou une vérification en cite"),
    }
}

impl Consultation {
    /// Whether it is of a file, or of all of them: a reason that was typed is of that, not of a list.
    pub const fn opens(self) -> bool {
        matches!(self, Self::File | Self::Paper | Self::Export | Self::Quote)
    }

    /// Whether it is only looked at: twice soon is once. What leaves the store is something each time.
    pub const fn is_looked_at(self) -> bool {
        !matches!(self, Self::Export | Self::Paper | Self::Copy)
    }
}

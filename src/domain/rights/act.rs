//! What can be done beside reading and changing records, and which roles do it: one line an act. Knows
//! no command and no screen; each of these names the act that it is.
use crate::domain::vocabulary::Role;

/// Declares the acts: the doc comment of each, its code, what it is in words, the roles that do it.
macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $words:literal, $roles:expr;)+) => {
        /// Something done beside reading and changing records.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act { $($(#[$doc])* $name),+ }

        impl Act {
            /// Every act, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What it is: « importer un fichier ».
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }

            /// The roles that do it.
            pub const fn roles(self) -> &'static [Role] {
                match self { $(Self::$name => $roles),+ }
            }
        }
    };
}

use Role::{Accompagnateur, Administrator, Board, Desk, Referent, Secretariat, Supervisor};

acts! {
    /// The file of someone whom one does not accompany, without saying why first.
    OpenAny = "ouvrir_sans_motif", "ouvrir le dossier de qui l’on n’accompagne pas sans dire pourquoi", &[Referent, Accompagnateur, Secretariat, Desk, Board];
    /// The history of a file.
    ReadHistory = "lire_historique", "lire l’historique d’un dossier", &[Referent, Secretariat, Supervisor];
    /// The indicators, and the people behind them.
    Steer = "pilotage", "lire les indicateurs", &[Referent, Supervisor];
    /// Papers for a person.
    Print = "imprimer", "imprimer", &[Referent, Secretariat, Supervisor];
    /// The list or the agenda, in a file.
    Export = "exporter", "exporter une liste", &[Referent, Accompagnateur, Secretariat, Supervisor];
    /// Everything, in a file that can be imported elsewhere.
    ExportAll = "exporter_tout", "exporter la base entière", &[Referent, Supervisor];
    /// A sheet or an export read into the store.
    Import = "importer", "importer un fichier", &[Referent, Supervisor];
    /// People who may have two files: the list, and both made one.
    Merge = "fusionner", "réunir ou distinguer deux dossiers", &[Referent, Supervisor];
    /// A whole file put aside.
    RemovePerson = "retirer_dossier", "retirer un dossier", &[Referent, Supervisor];
    /// How long files are kept, and a file erased for good.
    Purge = "purger", "décider de la conservation et purger un dossier", &[Supervisor];
    /// What the rules depend on.
    Rules = "regles", "changer les règles", &[Supervisor, Administrator];
    /// The store put under a phrase, out of it, or under another one.
    Encrypt = "chiffrer", "chiffrer la base, la déchiffrer, changer sa phrase secrète", &[Supervisor, Administrator];
    /// Who has which role and which account.
    GiveRoles = "donner_fonctions", "donner une fonction ou relier un compte", &[Supervisor, Administrator];
    /// A copy of the store.
    BackUp = "sauvegarder", "copier la base", &[Referent, Supervisor, Administrator];
    /// Who consulted what is known of people.
    ReadConsultations = "lire_consultations", "lire le journal des consultations", &[Supervisor, Administrator];
    /// The store is looked through for damage and doubts.
    Verify = "verifier", "vérifier la base", &[Referent, Secretariat, Supervisor, Administrator];
}

//! What can go wrong with the store, each with its French sentence.
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::domain::record::{Entity, Id, Row};

/// Result of a store operation.
pub type Result<T> = std::result::Result<T, StoreError>;

/// A failed store operation. `Display` is the sentence shown to the user.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No file there.
    #[error("Aucune base n’existe à cet endroit : {0}. Créez-la avec « carnet init ».")]
    Missing(PathBuf),
    /// A file is already there.
    #[error("Une base existe déjà à cet endroit : {0}. Rien n’a été changé.")]
    AlreadyThere(PathBuf),
    /// The log of a store that is no longer there.
    #[error(
        "« {0} » est le journal d’une base qui n’est plus à côté de lui : ce qui y a été enregistré en dernier s’y trouve peut-être. Remettez cette base à sa place, ou déplacez ce fichier ailleurs, puis recommencez. Rien n’a été changé."
    )]
    StrayLog(PathBuf),
    /// Not a store of this program.
    #[error("Ce fichier n’est pas une base de carnet : {0}. Il n’a pas été touché.")]
    NotOurs(PathBuf),
    /// Written by a later version.
    #[error(
        "Cette base vient d’une version plus récente de carnet : elle peut être lue, pas modifiée. Installez la nouvelle version pour y écrire."
    )]
    Newer,
    /// Read only, with the reason.
    #[error("Cette base ne peut pas être modifiée : {0}")]
    ReadOnly(String),
    /// Another process writes.
    #[error(
        "La base est occupée par un autre programme. Rien n’est perdu : réessayez dans un instant."
    )]
    Locked,
    /// The disk has not answered yet: what it was given may still be kept.
    #[error("Le disque est lent à répondre : ce n’est pas encore enregistré.")]
    Slow,
    /// Disk full or failing.
    #[error("Le disque n’a pas accepté l’écriture ({0}) : libérez de la place.")]
    Disk(String),
    /// The file is no longer at its place.
    #[error("Le fichier de la base n’est plus à sa place, où il faut le remettre : {0}.")]
    Displaced(PathBuf),
    /// The file is damaged.
    #[error(
        "La base est abîmée : {0}. N’écrivez plus dedans ; repartez de la dernière sauvegarde."
    )]
    Corrupt(String),
    /// Encrypted, and its key is not known.
    #[error(
        "Cette base est chiffrée, ou n’est pas une base de carnet : {0}. Sa phrase secrète n’a pas été donnée : carnet la demande à un terminal, ou la lit sur l’entrée avec « --phrase-entree »."
    )]
    Encrypted(PathBuf),
    /// Not the phrase of that store.
    #[error(
        "Ce n’est pas la phrase secrète de cette base. (Il se peut aussi que le début du fichier soit abîmé, ou que ce ne soit pas une base de carnet.)"
    )]
    WrongPhrase,
    /// This program can't encrypt, nor read what is encrypted.
    #[error(
        "La base est chiffrée, ou doit l’être, et ce programme est la version de carnet qui ne chiffre pas. Rien n’a été changé. Installez celle qui chiffre : « cargo install --locked --path . --features chiffrement », dans le dossier des sources (un compilateur C, make et perl y suffisent)."
    )]
    NoEncryption,
    /// Someone changed the record in between.
    #[error("Quelqu’un a modifié {} entre-temps. Votre texte est gardé : comparez les deux versions.", .entity.the())]
    Conflict {
        /// Kind of record.
        entity: Entity,
        /// Its number.
        id: Id,
        /// The record as it is now.
        theirs: Box<Row>,
    },
    /// No such record.
    #[error("Ce dossier n’existe pas, ou n’existe plus.")]
    NotFound,
    /// Undo or redo can't be done, with the reason.
    #[error("{0}")]
    CannotUndo(String),
    /// The store is, or would be, on another computer.
    #[error(
        "Le dossier {} est sur un lecteur réseau ({drive}) : plusieurs personnes y abîmeraient la base. Mettez la base sur un disque de cet ordinateur et indiquez-la par « --base FICHIER » ; pour travailler à plusieurs, connectez-vous à la même machine.",
        .folder.display()
    )]
    Network {
        /// Where.
        folder: PathBuf,
        /// Kind of drive, by its usual name.
        drive: &'static str,
    },
    /// The person asked for a large act to be given up.
    #[error(
        "Abandonné : ce qui était déjà écrit a été repris, sauf ce qu’un collègue a modifié entre-temps."
    )]
    GivenUp,
    /// Something long stopped, for that reason, and could not be taken back at once.
    #[error(
        "{0} L’opération s’est arrêtée en route : carnet remettra tout en ordre à sa prochaine ouverture."
    )]
    Halfway(Box<Self>),
    /// The role of who asks does not do that, with the reason.
    #[error("{0}")]
    NotAllowed(String),
    /// The file of that person, or of everyone, opens once it is said why.
    #[error(
        "Un dossier que vous n’accompagnez pas s’ouvre avec un motif, gardé au journal des consultations. Une commande le prend avec « --motif \"pourquoi\" »."
    )]
    ReasonWanted(Option<Id>),
    /// The import file was refused as a whole.
    #[error("{0}")]
    Refused(String),
    /// A value that the schema refuses; never expected from a checked form.
    #[error("Une valeur n’a pas été acceptée par la base : {0}")]
    BadValue(String),
    /// Anything else that the engine says.
    #[error("La base a répondu : {0}")]
    Engine(String),
    /// A file that is to be made can't be.
    #[error("{}", cannot_make(.path, .error))]
    Target {
        /// Which file.
        path: PathBuf,
        /// The error of the system.
        error: std::io::Error,
    },
    /// A file operation failed.
    #[error("Impossible d’accéder au fichier : {}.", in_french(.0))]
    Io(#[from] std::io::Error),
}

impl StoreError {
    /// Why something long stopped, once what it had written was taken back, or could not be.
    pub(super) fn halfway_unless(self, taken_back: Result<()>) -> Self {
        match taken_back {
            Ok(()) => self,
            Err(why) if matches!(self, Self::GivenUp) => Self::Halfway(Box::new(why)),
            Err(_) => Self::Halfway(Box::new(self)),
        }
    }

    /// Whether the same may well be taken later, without anything changed here: another program writes,
    /// the disk is slow or full, the file is away.
    pub const fn passes(&self) -> bool {
        matches!(
            self,
            Self::Locked | Self::Slow | Self::Disk(_) | Self::Displaced(_)
        )
    }

    /// A file that is to be made can't be, because of that.
    pub fn target(path: &Path, error: std::io::Error) -> Self {
        let path = path.to_owned();
        Self::Target { path, error }
    }

    /// A file that is to be made is there already.
    pub fn taken(path: &Path) -> Self {
        Self::target(path, ErrorKind::AlreadyExists.into())
    }
}

fn cannot_make(path: &Path, error: &std::io::Error) -> String {
    let shown = path.display();
    match error.kind() {
        ErrorKind::AlreadyExists => {
            format!("Ce fichier existe déjà, et n’est pas remplacé : {shown}. Donnez un autre nom.")
        }
        ErrorKind::NotFound => {
            format!(
                "Le dossier où écrire n’existe pas : {shown}. Créez-le, ou donnez un autre nom."
            )
        }
        _ => format!("Impossible d’écrire {shown} : {}.", in_french(error)),
    }
}

/// An error of the system about a file: in French for the most frequent ones.
pub fn in_french(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "il n’existe pas".to_owned(),
        ErrorKind::PermissionDenied => "l’accès est refusé".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "ce disque ne peut qu’être lu".to_owned(),
        ErrorKind::NotADirectory => "l’un de ses dossiers est un fichier".to_owned(),
        ErrorKind::AlreadyExists => {
            "un fichier de ce nom existe déjà, et n’est pas remplacé".to_owned()
        }
        ErrorKind::IsADirectory => "c’est un dossier".to_owned(),
        ErrorKind::InvalidInput => {
            "ce n’est pas un fichier ordinaire, mais un dossier ou un périphérique".to_owned()
        }
        ErrorKind::FileTooLarge => "il est trop gros pour ce qu’il devrait contenir".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "il n’y a plus de place sur le disque".to_owned()
        }
        _ => error.to_string(),
    }
}

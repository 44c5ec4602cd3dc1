//! What can go wrong with a command, its French sentence, and its exit code.
use super::prelude::*;
use std::io;
use std::process::ExitCode;

use crate::store::in_french;

/// How the program ends, as scripts see it. In the man page, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Done.
    Done = 0,
    /// An error that no other code names.
    Error = 1,
    /// The command line is wrong.
    Usage = 2,
    /// What was asked for does not exist.
    NotFound = 3,
    /// Someone changed it meanwhile.
    Conflict = 4,
    /// The store comes from a later version.
    Newer = 5,
    /// Read only, or not allowed.
    Refused = 6,
    /// Data could not be taken.
    Rejected = 7,
    /// The disk, or another file.
    Disk = 8,
    /// The store or its journal is damaged.
    Damaged = 9,
    /// There is no store.
    NoStore = 10,
    /// Another program writes.
    Locked = 11,
    /// The passphrase is wrong.
    Passphrase = 12,
    /// Interrupted.
    Interrupted = 130,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 14] = [
        Self::Done,
        Self::Error,
        Self::Usage,
        Self::NotFound,
        Self::Conflict,
        Self::Newer,
        Self::Refused,
        Self::Rejected,
        Self::Disk,
        Self::Damaged,
        Self::NoStore,
        Self::Locked,
        Self::Passphrase,
        Self::Interrupted,
    ];

    /// What it means, for the man page.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Done => "tout s’est bien passé",
            Self::Error => "une erreur, ou un problème trouvé dans les réglages",
            Self::Usage => "la commande est mal écrite",
            Self::NotFound => "ce qui est demandé n’existe pas",
            Self::Conflict => "quelqu’un a modifié le dossier entre-temps",
            Self::Newer => "la base vient d’une version plus récente de carnet",
            Self::Refused => "la base est en lecture seule, ou l’accès est refusé",
            Self::Rejected => "des données n’ont pas pu être prises",
            Self::Disk => "le disque ou un fichier n’a pas répondu comme attendu",
            Self::Damaged => "la base ou son journal est abîmé, ou une vérification diffère",
            Self::NoStore => "aucune base à cet endroit",
            Self::Locked => "la base est occupée par un autre programme",
            Self::Passphrase => "la phrase secrète n’est pas la bonne",
            Self::Interrupted => "interrompu",
        }
    }
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// A command that could not be done. `Display` is the sentence shown.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// An error of the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The command line is wrong, in words.
    #[error("{0}")]
    Usage(String),
    /// No such rule, agent or person.
    #[error("{0}")]
    NotFound(String),
    /// The whole file was refused.
    #[error("{0}")]
    Rejected(String),
    /// This can't be done here and now.
    #[error("{0}")]
    Refused(String),
    /// A file could not be read or written.
    #[error("Impossible d’accéder au fichier {}\u{a0}: {}.", .path.display(), in_french(.error))]
    File {
        /// Which file.
        path: PathBuf,
        /// The error of the system.
        error: io::Error,
    },
    /// The output could not be written.
    #[error("Impossible d’écrire le résultat\u{a0}: {}.", in_french(.0))]
    Output(io::Error),
    /// The reader of the output left: a normal end, without a message.
    #[error("")]
    ReaderLeft,
    /// Problems were found, and were already reported.
    #[error("")]
    Reported(Code),
    /// The questions were left unanswered.
    #[error("Interrompu\u{a0}: rien n’a été créé.")]
    Interrupted,
    /// Anything not foreseen.
    #[error("{0}")]
    Unexpected(String),
}

impl AppError {
    /// A file that could not be read or written.
    pub fn file(path: &Path, error: io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            error,
        }
    }

    /// A sentence about what does not exist, with what does.
    pub fn among<'a>(what: &str, known: impl Iterator<Item = &'a str>) -> String {
        format!("{what} : {}.", known.collect::<Vec<_>>().join(", "))
    }

    /// The exit code.
    pub fn code(&self) -> Code {
        match self {
            Self::Store(error) => store_code(error),
            Self::Usage(_) => Code::Usage,
            Self::NotFound(_) => Code::NotFound,
            Self::Rejected(_) => Code::Rejected,
            Self::Refused(_) => Code::Refused,
            Self::File { error, .. } => file_code(error),
            Self::Output(_) => Code::Disk,
            Self::ReaderLeft => Code::Done,
            Self::Reported(code) => *code,
            Self::Interrupted => Code::Interrupted,
            Self::Unexpected(_) => Code::Error,
        }
    }
}

fn store_code(error: &StoreError) -> Code {
    match error {
        StoreError::Missing(_) => Code::NoStore,
        StoreError::Newer => Code::Newer,
        StoreError::ReadOnly(_)
        | StoreError::NotAllowed(_)
        | StoreError::ReasonWanted(_)
        | StoreError::NoEncryption => Code::Refused,
        StoreError::Encrypted(_) | StoreError::WrongPhrase => Code::Passphrase,
        StoreError::Locked => Code::Locked,
        StoreError::Slow
        | StoreError::Disk(_)
        | StoreError::Displaced(_)
        | StoreError::StrayLog(_)
        | StoreError::Network { .. } => Code::Disk,
        StoreError::Corrupt(_) => Code::Damaged,
        StoreError::Conflict { .. } => Code::Conflict,
        StoreError::NotFound => Code::NotFound,
        StoreError::Refused(_) | StoreError::BadValue(_) => Code::Rejected,
        StoreError::AlreadyThere(_)
        | StoreError::NotOurs(_)
        | StoreError::CannotUndo(_)
        | StoreError::Engine(_) => Code::Error,
        StoreError::GivenUp => Code::Interrupted,
        StoreError::Halfway(why) => store_code(why),
        StoreError::Io(error) => file_code(error),
        // The target, not what is asked for, is not there or is there already.
        StoreError::Target { error, .. } => match file_code(error) {
            Code::Refused => Code::Refused,
            _ => Code::Disk,
        },
    }
}

fn file_code(error: &io::Error) -> Code {
    match error.kind() {
        io::ErrorKind::NotFound => Code::NotFound,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::Refused,
        io::ErrorKind::AlreadyExists => Code::Error,
        _ => Code::Disk,
    }
}

impl From<color_eyre::Report> for AppError {
    fn from(report: color_eyre::Report) -> Self {
        match report.downcast::<StoreError>() {
            Ok(error) => Self::Store(error),
            Err(report) => match report.downcast::<AppError>() {
                Ok(error) => error,
                Err(report) => Self::Unexpected(report.to_string()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_of_the_store_has_its_code() {
        let io = |kind: io::ErrorKind| StoreError::Io(kind.into());
        for (error, code) in [
            (StoreError::Missing(PathBuf::new()), 10),
            (StoreError::AlreadyThere(PathBuf::new()), 1),
            (StoreError::NotOurs(PathBuf::new()), 1),
            (StoreError::Newer, 5),
            (StoreError::ReadOnly(String::new()), 6),
            (StoreError::Locked, 11),
            (StoreError::Encrypted(PathBuf::new()), 12),
            (StoreError::WrongPhrase, 12),
            (StoreError::NoEncryption, 6),
            (StoreError::Disk(String::new()), 8),
            (StoreError::Displaced(PathBuf::new()), 8),
            (StoreError::StrayLog(PathBuf::new()), 8),
            (StoreError::Corrupt(String::new()), 9),
            (StoreError::NotFound, 3),
            (StoreError::CannotUndo(String::new()), 1),
            (StoreError::GivenUp, 130),
            (
                StoreError::Network {
                    folder: PathBuf::new(),
                    drive: "NFS",
                },
                8,
            ),
            (StoreError::Refused(String::new()), 7),
            (StoreError::NotAllowed(String::new()), 6),
            (StoreError::ReasonWanted(None), 6),
            (StoreError::BadValue(String::new()), 7),
            (StoreError::taken(Path::new("x")), 8),
            (io(io::ErrorKind::PermissionDenied), 6),
            (io(io::ErrorKind::NotFound), 3),
            (io(io::ErrorKind::StorageFull), 8),
        ] {
            let words = format!("{error:?}");
            assert_eq!(AppError::Store(error).code() as u8, code, "{words}");
        }
    }

    #[test]
    fn a_store_error_keeps_its_code_through_a_report() {
        let report = color_eyre::Report::new(StoreError::Locked);
        assert_eq!(AppError::from(report).code(), Code::Locked);
    }

    #[test]
    fn codes_are_told_apart() {
        let mut numbers: Vec<u8> = Code::ALL.iter().map(|code| *code as u8).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), Code::ALL.len());
        assert!(Code::ALL.iter().all(|code| !code.meaning().is_empty()));
    }
}

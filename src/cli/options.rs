//! Options that hold for every command. Knows no command.
use super::prelude::*;

use clap::{ArgAction, ValueEnum};

use crate::domain::date::{DateHint, parse_date};
use crate::statistics::year_before;

/// Options that hold for every command.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// Fichier de la base (sinon CARNET_BASE, sinon le dossier des données)
    #[arg(
        long,
        global = true,
        value_name = "FICHIER",
        env = "CARNET_BASE",
        hide_env = true,
        alias = "database"
    )]
    pub base: Option<PathBuf>,
    /// Regarder le portefeuille tel qu’il est un autre jour (JJ/MM/AAAA), sans pouvoir le modifier
    #[arg(
        long,
        global = true,
        value_name = "JJ/MM/AAAA",
        allow_hyphen_values = true
    )]
    pub date: Option<String>,
    /// Couleurs de l’écran : sombre, clair, contraste, monochrome, terminal ou un thème à vous
    #[arg(
        long,
        global = true,
        value_name = "NOM",
        env = "CARNET_THEME",
        hide_env = true
    )]
    pub theme: Option<String>,
    /// Utiliser la souris à l’écran
    #[arg(long, global = true, alias = "mouse")]
    pub souris: bool,
    /// Couleurs : auto, toujours ou jamais
    #[arg(
        long,
        global = true,
        value_name = "QUAND",
        value_enum,
        env = "CARNET_COULEUR",
        hide_env = true,
        hide_possible_values = true,
        alias = "color"
    )]
    pub couleur: Option<ColourChoice>,
    /// Ne poser aucune question
    #[arg(long, global = true, alias = "non-interactive")]
    pub non_interactif: bool,
    /// Mode cloisonné, pour « ForceCommand » de SSH : l’écran seul, sans éditeur, sans chemin à taper, sans suspension ; les exports vont dans leur dossier
    #[arg(long, global = true, alias = "closed")]
    pub cloisonne: bool,
    /// Lire la phrase secrète d’une base chiffrée sur la première ligne de l’entrée
    #[arg(long, global = true, alias = "passphrase-stdin")]
    pub phrase_entree: bool,
    /// Afficher cette aide
    #[arg(short = 'h', long = "help", visible_alias = "aide", global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Afficher la version
    #[arg(short = 'V', long = "version", action = ArgAction::Version)]
    version: Option<bool>,
}

/// Why a file is opened, for a role that says it.
#[derive(Clone, Debug, Default, Args)]
pub struct Because {
    /// Pourquoi ouvrir ce dossier, pour qui ne l’accompagne pas : gardé au journal des consultations
    #[arg(long, value_name = "POURQUOI", alias = "because")]
    pub motif: Option<String>,
}

impl Because {
    /// Gives the reason that was typed to the store, for the file of a person or those of everyone.
    ///
    /// # Errors
    /// When it says nothing.
    pub fn tell(&self, store: &Store, whose: Option<Id>) -> Result<(), AppError> {
        let given = self.motif.as_deref();
        given.map_or(Ok(()), |words| Ok(store.give_reason(whose, words)?))
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColourChoice {
    /// As the terminal and NO_COLOR say.
    Auto,
    /// Even in a file.
    #[value(alias = "always")]
    Toujours,
    /// Never.
    #[value(alias = "never")]
    Jamais,
}

impl ColourChoice {
    /// The word of the settings file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Toujours => "toujours",
            Self::Jamais => "jamais",
        }
    }

    /// The choice of a word of the settings file.
    pub fn of(word: &str) -> Self {
        let all = [Self::Toujours, Self::Jamais];
        all.into_iter()
            .find(|it| it.word() == word)
            .unwrap_or(Self::Auto)
    }
}

/// The file to check: the one asked for, else the person's own.
///
/// # Errors
/// When there is neither.
pub fn to_check<'a>(asked: Option<&'a Path>, own: Option<&'a Path>) -> Result<&'a Path, AppError> {
    let none = || AppError::Usage("Indiquez le fichier à vérifier.".to_owned());
    asked.or(own).ok_or_else(none)
}

/// The day typed after an option: « --date » then a space, or nothing for an argument.
///
/// # Errors
/// When it is no date.
pub fn day(option: &str, text: &str, today: Date) -> Result<Date, AppError> {
    parse_date(text, today, DateHint::Nearest)
        .map_err(|error| AppError::Usage(format!("{option}« {text} » : {error}")))
}

/// A period of a report: twelve months unless days are typed.
#[derive(Clone, Debug, clap::Args)]
pub struct Period {
    /// Premier jour de la période (JJ/MM/AAAA) ; sinon douze mois avant le dernier
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        allow_hyphen_values = true,
        alias = "from"
    )]
    du: Option<String>,
    /// Dernier jour de la période ; sinon aujourd’hui
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        allow_hyphen_values = true,
        alias = "to"
    )]
    au: Option<String>,
}

impl Period {
    /// Its first and its last day.
    ///
    /// # Errors
    /// When one is no date, or the last one comes before the first.
    pub fn days(&self, today: Date) -> Result<(Date, Date), AppError> {
        let (from, to) = period(self.du.as_deref(), self.au.as_deref(), today)?;
        let to = to.unwrap_or(today);
        let from = from.unwrap_or_else(|| year_before(to));
        in_order(from, to)?;
        Ok((from, to))
    }
}

/// The days typed after « --du » and « --au », those that are.
///
/// # Errors
/// When one is no date, or the second one comes before the first.
pub fn period(
    from: Option<&str>,
    to: Option<&str>,
    today: Date,
) -> Result<(Option<Date>, Option<Date>), AppError> {
    let read = |option, text: Option<&str>| text.map(|text| day(option, text, today)).transpose();
    let (from, to) = (read("--du ", from)?, read("--au ", to)?);
    if let (Some(from), Some(to)) = (from, to) {
        in_order(from, to)?;
    }
    Ok((from, to))
}

/// Refuses a period that ends before it begins.
///
/// # Errors
/// `Usage`, with both days.
pub fn in_order(from: Date, to: Date) -> Result<(), AppError> {
    match to < from {
        true => Err(AppError::Usage(format!(
            "La période finit le {} avant de commencer le {}.",
            full(to),
            full(from)
        ))),
        false => Ok(()),
    }
}

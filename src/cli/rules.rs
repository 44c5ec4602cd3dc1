//! `carnet regles`: the rule sets, which is in force and why; checking and accepting the files of
//! the département; the default and the calendar. A change computes every due date again.
mod report;

use super::prelude::*;

use super::context;
use super::recompute;
use crate::clock::Clock;
use crate::domain::calendar::Territory;
use crate::domain::rules::{Defaults, read_one};
use crate::exchange::rule_files::{self, RuleFile, Standing};
use crate::store::RuleChange;

/// What changing them asks; reading them asks nothing.
pub const CHANGING: Need = Need::Do(Act::Rules);

/// What may be typed after `carnet regles`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Écrire en JSON (carnet.regles/1)
    #[arg(long)]
    pub json: bool,
    /// Ce qui est à faire ; la liste sans rien
    #[command(subcommand)]
    pub quoi: Option<RulesCommand>,
}

/// What can be done with the rules.
#[derive(Clone, Debug, Subcommand)]
pub enum RulesCommand {
    /// Vérifier un fichier de règles ; code 7 s’il est refusé
    Verifier {
        /// Fichier à vérifier
        fichier: PathBuf,
    },
    /// Mettre en vigueur un fichier de règles (ceux du dossier « regles » sans fichier)
    Accepter {
        /// Fichier à accepter
        fichier: Option<PathBuf>,
    },
    /// Ne plus utiliser un jeu de règles du département
    Retirer {
        /// Identifiant du jeu
        id: String,
    },
    /// Choisir le jeu de règles par défaut du département
    Choisir {
        /// Identifiant du jeu
        id: String,
        /// Seulement pour les parcours orientés à partir de ce jour (JJ/MM/AAAA)
        #[arg(long, value_name = "JJ/MM/AAAA")]
        depuis: Option<String>,
    },
    /// Régler le calendrier : territoire, lundi de Pentecôte, jours de fermeture
    Calendrier {
        /// metropole, alsace_moselle, guadeloupe, martinique, guyane, reunion, mayotte…
        #[arg(long, value_name = "TERRITOIRE")]
        territoire: Option<String>,
        /// Le lundi de Pentecôte est-il travaillé ?
        #[arg(long, value_name = "oui|non", value_parser = ["oui", "non"])]
        pentecote_travaille: Option<String>,
        /// Jours de fermeture de la structure, séparés par des virgules (« aucun » les efface)
        #[arg(long, value_name = "JJ/MM/AAAA,…")]
        fermetures: Option<String>,
    },
    /// Recalculer toutes les échéances, et refaire la recherche si elle ne correspond pas aux dossiers
    Recalculer,
}

/// Lists the rule sets, or does what is asked with them.
///
/// # Errors
/// When what is asked is refused, or the store can't be read or written.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    match &asked.quoi {
        Some(command) => change(context, command),
        None => list(context, asked.json),
    }
}

/// Lists the rule sets, as text or as JSON.
///
/// # Errors
/// When the store can't be read.
fn list(context: &Context, json: bool) -> Result<(), AppError> {
    let store = context.reading()?;
    let files = own_files(&store)?;
    let book = store.rule_book()?;
    let known = report::Known::read(&store, &book, &files)?;
    if json {
        out::json(&known.json())
    } else {
        out::text(&known.words())
    }
}

/// Checks a rule file, with or without a store.
///
/// # Errors
/// `Rejected` with the line of the first mistake; `File` when it can't be read.
pub fn check(path: &Path) -> Result<(), AppError> {
    let text = read(path)?;
    let name = out::name(path);
    let set = read_one(&name, &text, &[]).map_err(|error| AppError::Rejected(error.to_string()))?;
    let active = set.active().count();
    out::say(&format!(
        "{name} : correct. Jeu « {} », version {}, {}.",
        set.id,
        set.version,
        plural(active, "règle active", "règles actives")
    ));
    Ok(())
}

/// Changes the rules.
///
/// # Errors
/// When what is asked is refused, or the store can't be written; nothing has changed then.
fn change(context: &Context, asked: &RulesCommand) -> Result<(), AppError> {
    let mut store = context.writing()?;
    let changes = changes(&store, asked)?;
    if changes.is_empty() {
        out::say("Il n’y a rien à changer.");
        return Ok(());
    }
    for change in changes {
        recompute::change(&context.user, &mut store, &change)?;
    }
    Ok(())
}

fn changes(store: &Store, asked: &RulesCommand) -> Result<Vec<RuleChange>, AppError> {
    Ok(match asked {
        RulesCommand::Verifier { .. } => Vec::new(),
        RulesCommand::Recalculer => vec![RuleChange::None],
        RulesCommand::Accepter { fichier } => accepted(store, fichier.as_deref())?,
        RulesCommand::Retirer { id } => vec![withdrawn(store, id)?],
        RulesCommand::Choisir { id, depuis } => vec![chosen(store, id, depuis.as_deref())?],
        RulesCommand::Calendrier {
            territoire,
            pentecote_travaille,
            fermetures,
        } => {
            let territory = territoire.as_deref().map(territory).transpose()?;
            let closures = fermetures.as_deref().map(closures).transpose()?;
            let worked = pentecote_travaille
                .as_deref()
                .map(|answer| RuleChange::WhitMonday(if answer == "oui" { "oui" } else { "non" }));
            territory
                .into_iter()
                .chain(worked)
                .chain(closures)
                .collect()
        }
    })
}

fn accepted(store: &Store, path: Option<&Path>) -> Result<Vec<RuleChange>, AppError> {
    let files = match path {
        Some(path) => {
            vec![RuleFile::read(&out::name(path), &read(path)?, store)?]
        }
        None => own_files(store)?,
    };
    if let Some(Standing::Refused(reason)) = files
        .iter()
        .map(|it| &it.standing)
        .find(|it| matches!(it, Standing::Refused(_)))
    {
        return Err(AppError::Rejected(format!(
            "{reason} La version précédente reste en vigueur."
        )));
    }
    Ok(files.iter().filter_map(RuleFile::acceptance).collect())
}

fn withdrawn(store: &Store, id: &str) -> Result<RuleChange, AppError> {
    let files = store.accepted_rule_files()?;
    if files.iter().any(|it| it.id == id) {
        Ok(RuleChange::Withdraw { id: id.to_owned() })
    } else {
        Err(AppError::NotFound(format!(
            "Aucun jeu de règles accepté ne s’appelle « {id} »."
        )))
    }
}

fn chosen(store: &Store, id: &str, since: Option<&str>) -> Result<RuleChange, AppError> {
    let book = store.rule_book()?;
    if book.set(id).is_none() {
        let known = book.sets().iter().map(|set| set.id.as_str());
        let what = format!("Le jeu de règles « {id} » n’existe pas. Jeux");
        return Err(AppError::NotFound(AppError::among(&what, known)));
    }
    Ok(RuleChange::Defaults(match since {
        None => Defaults::always(id),
        Some(day) => book.defaults().clone().from_day(date(day)?, id),
    }))
}

fn territory(code: &str) -> Result<RuleChange, AppError> {
    let known = Territory::from_code(code).ok_or_else(|| {
        let known = Territory::ALL.iter().map(|it| it.code());
        let what = format!("Le territoire « {code} » n’existe pas. Territoires");
        AppError::Usage(AppError::among(&what, known))
    })?;
    Ok(RuleChange::Territory(known.code()))
}

fn closures(text: &str) -> Result<RuleChange, AppError> {
    if text.trim() == "aucun" {
        return Ok(RuleChange::Closures(String::new()));
    }
    let mut days = text
        .split(',')
        .map(|day| date(day.trim()))
        .collect::<Result<Vec<Date>, _>>()?;
    days.sort_unstable();
    days.dedup();
    let days: Vec<String> = days.into_iter().map(iso).collect();
    Ok(RuleChange::Closures(days.join(" ")))
}

fn date(text: &str) -> Result<Date, AppError> {
    options::day("", text, Clock::System.today())
}

fn own_files(store: &Store) -> Result<Vec<RuleFile>, AppError> {
    match context::rule_folder() {
        Some(folder) => Ok(rule_files::found(&folder, store)?),
        None => Ok(Vec::new()),
    }
}

fn read(path: &Path) -> Result<String, AppError> {
    crate::files::read_text(path).map_err(|error| AppError::file(path, error))
}

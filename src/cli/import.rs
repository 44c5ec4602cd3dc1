//! `carnet importer FICHIER`: a sheet into the store, or what that would do.
mod report;

use super::prelude::*;
use std::ops::ControlFlow;

use super::interrupt::Wish;
use super::new_store::{self, Answers};
use crate::clock;
use crate::exchange::import::apply::{self, Choices, Doubtful, How, Mode, Standing, Summary};
use crate::exchange::import::mapping::Mapping;
use crate::exchange::import::{self, ImportError, LARGEST_SHEET, Sheet};
use crate::files::{self, PrivateFolder};

/// What it asks.
pub const NEED: Need = Need::Do(Act::Import);

/// What may be typed after `carnet importer`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Fichier à importer : un CSV, un classeur (.xlsx, .ods, .xls), ou un export .json de carnet
    pub fichier: PathBuf,
    /// Montrer ce qui serait fait, sans rien écrire
    #[arg(long, alias = "dry-run")]
    pub essai: bool,
    /// Rattacher une ligne au seul dossier qui peut être celui de la personne, quand rien ne s’y oppose
    /// (la date de naissance manque d’un côté) ; sinon elle est laissée et citée
    #[arg(long)]
    pub rapprocher: bool,
    /// Date du fichier, s’il n’est pas de ce jour : ce qui a été noté depuis n’est pas remplacé
    #[arg(long, value_name = "JJ/MM/AAAA")]
    pub au: Option<String>,
    /// Remplacer aussi ce qui est plus récent que le fichier, ou de date inconnue (jamais un nom, un
    /// prénom ni une date de naissance)
    #[arg(long)]
    pub remplacer: bool,
    /// Feuille à lire dans un classeur, quand plusieurs ont des titres
    #[arg(long, value_name = "NOM")]
    pub feuille: Option<String>,
    /// Table de correspondance des colonnes (TOML)
    #[arg(long, value_name = "M.toml", alias = "mapping")]
    pub correspondance: Option<PathBuf>,
    /// Écrire le bilan en JSON (carnet.import/1)
    #[arg(long)]
    pub json: bool,
    /// Why.
    #[command(flatten)]
    pub because: Because,
}

impl Options {
    const fn mode(&self) -> Mode {
        if self.essai { Mode::Trial } else { Mode::Write }
    }

    /// How the file is imported: its day is the one said, or that of its column of extraction, or else
    /// that of the file itself.
    fn how(&self, sheet: &Sheet, today: Date) -> Result<How, AppError> {
        let said = self
            .au
            .as_deref()
            .map(|text| options::day("--au ", text, today));
        let own = || {
            sheet
                .extracted()
                .or_else(|| clock::day_written(&self.fichier))
        };
        let day = said.transpose()?.or_else(own);
        Ok(How {
            mode: self.mode(),
            doubtful: match self.rapprocher {
                true => Doubtful::Joined,
                false => Doubtful::Left,
            },
            standing: match self.remplacer {
                true => Standing::Replaced,
                false => Standing::Newer(day),
            },
            choices: Choices::default(),
        })
    }
}

impl From<ImportError> for AppError {
    fn from(error: ImportError) -> Self {
        Self::Rejected(error.to_string())
    }
}

/// Imports a sheet and reports what it did, as text or as JSON.
///
/// # Errors
/// `Rejected` when the file, or a row of it, was not taken.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    if asked.mode() == Mode::Write {
        context.refuse_another_day()?;
    }
    let mapping = match &asked.correspondance {
        Some(path) => Mapping::from_toml(&text(path)?)?,
        None => Mapping::default(),
    };
    let whole = asked
        .fichier
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("json"));
    let summary = if whole {
        export(context, asked)?
    } else {
        sheet(context, asked, &mapping)?
    };
    if asked.json {
        out::json(&summary.json())?;
    } else {
        out::text(&report::words(&summary, whole))?;
    }
    if summary.rejetes.is_empty() {
        Ok(())
    } else {
        Err(AppError::Reported(Code::Rejected))
    }
}

/// Reads a sheet into the store, or rehearses it.
fn sheet(context: &Context, asked: &Options, mapping: &Mapping) -> Result<Summary, AppError> {
    let bytes = files::read(&asked.fichier, LARGEST_SHEET)
        .map_err(|error| AppError::file(&asked.fichier, error))?;
    let name = out::name(&asked.fichier);
    let moment = context.clock().moment();
    let sheet =
        Sheet::open_tab(bytes, asked.feuille.as_deref(), mapping, moment.today)?.named(&name);
    let (mut store, _place) = store(context, asked.mode())?;
    asked.because.tell(&store, None)?;
    let author = context.user.author(&store)?;
    let wish = Wish::listen();
    let mut go_on = |_| asked_to_go_on(&wish);
    let how = asked.how(&sheet, moment.today)?;
    Ok(apply::run(
        &mut store, &sheet, &author, &moment, how, &mut go_on,
    )?)
}

/// Whether to go on. It prints one message when the import starts to undo what was written.
fn asked_to_go_on(wish: &Wish) -> ControlFlow<()> {
    if wish.is_to_stop() {
        out::say("Interruption demandée : carnet reprend ce qui était déjà écrit.");
        return ControlFlow::Break(());
    }
    ControlFlow::Continue(())
}

/// Reads an export of everything into the store; rehearses it on a copy that vanishes.
fn export(context: &Context, asked: &Options) -> Result<Summary, AppError> {
    let opened = files::regular(&asked.fichier);
    let mut file = opened.map_err(|error| AppError::file(&asked.fichier, error))?;
    let moment = context.clock().moment();
    let (mut store, _place) = store(context, asked.mode())?;
    asked.because.tell(&store, None)?;
    let author = context.user.author(&store)?;
    if asked.mode() == Mode::Write {
        let wish = Wish::listen();
        let mut go_on = |_| asked_to_go_on(&wish);
        return Ok(import::json(
            &mut store, &mut file, &author, &moment, &mut go_on,
        )?);
    }
    let place = PrivateFolder::new().map_err(StoreError::from)?;
    let copy = place.path().join("copie.db");
    store.back_up(&copy)?;
    let mut copy = Store::open(&copy)?;
    copy.look_like(&store);
    let mut summary = import::json(&mut copy, &mut file, &author, &moment, &mut |_| {
        ControlFlow::Continue(())
    })?;
    summary.essai = true;
    Ok(summary)
}

fn text(path: &Path) -> Result<String, AppError> {
    files::read_text(path).map_err(|error| AppError::file(path, error))
}

/// The store to import into. A rehearsal where there is none happens in an empty store that
/// vanishes with its folder.
fn store(context: &Context, mode: Mode) -> Result<(Store, Option<PrivateFolder>), AppError> {
    match (mode, context.reading()) {
        (Mode::Write, _) => Ok((context.writing()?, None)),
        (Mode::Trial, Err(AppError::Store(StoreError::Missing(_)))) => {
            let place = PrivateFolder::new().map_err(StoreError::from)?;
            let answers = Answers::defaults(&context.user);
            let store = new_store::at(&place.path().join("essai.db"), &context.user, &answers)?;
            Ok((store, Some(place)))
        }
        (Mode::Trial, found) => Ok((found?, None)),
    }
}

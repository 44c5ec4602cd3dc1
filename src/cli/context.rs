//! What every command starts from: the store, the day, who asks, whether questions may be asked.
use super::prelude::*;
use std::io::IsTerminal;

use directories::ProjectDirs;

use super::config::{self, Config};
use super::new_store::{self, Announce, Answers};
use super::options::Global;
use super::secret::{self, Source};
use super::{colour, recompute};
use crate::clock::{self, Clock};
use crate::domain::calendar::Territory;
use crate::domain::date::Time;
use crate::domain::settings::{Setting, Value};
use crate::identity::UnixUser;
use crate::runtime::MouseUse;
use crate::store::{Access, Cleared, Consulted};
use crate::ui::theme::Colours;

/// How long a command waits for another program that writes.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// How long it waits to note what was consulted: the answer is there already.
const NOTING: std::time::Duration = std::time::Duration::from_millis(400);

/// Said while what was erased may still be in the file.
pub const LEFT: &str = "Purge pas encore terminée : il reste une trace dans le fichier de la base, ou dans son fichier « -wal », tant qu’un autre programme la lit. Fermez-le : carnet termine à sa prochaine ouverture.";

/// Whether the person can be asked something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    /// At a terminal.
    Welcome,
    /// In a script, or with `--non-interactif`.
    Refused,
}

/// What every command starts from.
#[derive(Debug)]
pub struct Context {
    /// Where the store is, or will be.
    pub base: PathBuf,
    /// The day asked for, when there is one.
    pub day: Option<Date>,
    /// What the command asks of whoever types it.
    pub need: Need,
    /// Who asks.
    pub user: UnixUser,
    /// What is consulted, until it is written.
    pub consulted: Consulted,
    /// Whether questions may be asked.
    pub questions: Questions,
    /// Whether only the screen may be used, and nothing outside of it.
    pub closed: bool,
    /// Who gives the phrase of an encrypted store.
    pub phrase: Source,
    /// Settings, options included.
    pub config: Config,
    /// The settings that options and variables say.
    pub commanded: Vec<(Setting, Value)>,
    /// What is wrong in the settings, in sentences.
    pub problems: Vec<String>,
    /// Whether colours are wanted on screen.
    pub screen_colours: Colours,
    /// Whether colours are wanted on stdout.
    pub text_colours: Colours,
}

/// The folders of the program, by the habits of the system.
pub fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "carnet")
}

/// The person's settings file.
pub fn own_config() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("config.toml"))
}

/// The folder of the département's rule files.
pub fn rule_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("regles"))
}

impl Context {
    /// Reads options, environment and settings.
    ///
    /// # Errors
    /// When the day asked for is no date, or no place for the store is known.
    pub fn new(global: &Global, need: Need) -> Result<Self, AppError> {
        let (mut config, problems) =
            config::load(Path::new(config::SYSTEM), own_config().as_deref());
        let theme = global.theme.as_deref().unwrap_or_default().trim();
        let mut commanded = Vec::new();
        if !theme.is_empty() {
            theme.clone_into(&mut config.theme);
            commanded.push((Setting::Theme, Value::Text(theme.to_owned())));
        }
        if let Some(colour) = global.couleur {
            config.colour = colour;
            commanded.push((Setting::Colour, Value::Text(colour.word().to_owned())));
        }
        if global.souris {
            config.mouse = MouseUse::Program;
            commanded.push((Setting::Mouse, Value::Truth(true)));
        }
        let env = |name: &str| std::env::var(name).ok();
        let attended = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let questions = if attended && !global.non_interactif {
            Questions::Welcome
        } else {
            Questions::Refused
        };
        Ok(Self {
            base: base(global)?,
            day: global
                .date
                .as_deref()
                .map(|text| options::day("--date ", text, Clock::System.today()))
                .transpose()?,
            need,
            user: UnixUser::current(),
            consulted: Consulted::default(),
            closed: global.cloisonne,
            questions,
            phrase: Source::of(global.phrase_entree, questions == Questions::Welcome),
            screen_colours: colour::wanted(config.colour, colour::Target::Screen, env),
            text_colours: colour::wanted(config.colour, colour::Target::stdout(), env),
            config,
            commanded,
            problems,
        })
    }

    /// The clock: stopped on the day asked for, if any.
    pub fn clock(&self) -> Clock {
        Clock::of(self.day)
    }

    /// The day shown.
    pub fn today(&self) -> Date {
        self.clock().today()
    }

    /// The time of day.
    pub fn time(&self) -> Option<Time> {
        self.clock().time()
    }

    /// Opens the store to read it, as it was known on the day asked for.
    ///
    /// # Errors
    /// When there is none, or it can't be read.
    pub fn reading(&self) -> Result<Store, AppError> {
        self.known(self.open()?)
    }

    /// As it was on the day asked for, with the rights of the present day.
    fn known(&self, store: Store) -> Result<Store, AppError> {
        let rights = store.rights().on(self.today());
        let mut known = match self.day {
            Some(day) if day < Clock::System.today() => store.as_of(day)?,
            Some(_) | None => store,
        };
        known.look_as(rights);
        known.notes_in(&self.consulted);
        Ok(known)
    }

    /// Opens the store as it is now, whatever the day asked for.
    ///
    /// # Errors
    /// When there is none, or it can't be read.
    pub fn open(&self) -> Result<Store, AppError> {
        let mut store = self.present()?;
        store.set_patience(PATIENCE)?;
        recompute::catch_up(&self.user, &mut store)?;
        self.settle(&mut store)?;
        Ok(store)
    }

    /// Opens the store for the screen. When an update needs a new computation, the screen does it on
    /// another thread.
    ///
    /// # Errors
    /// When there is none, or it can't be read.
    pub fn as_it_is(&self) -> Result<Store, AppError> {
        self.known(self.present()?)
    }

    fn present(&self) -> Result<Store, AppError> {
        let mut store = secret::opened(self.phrase, || Store::open(&self.base))?;
        let place = store.setting("territoire")?;
        if let Some(territory) = place.as_deref().and_then(Territory::from_code) {
            clock::be_in(territory);
        }
        if let Some(copy) = store.copy_before_update() {
            out::say(&format!(
                "Le format de la base a été mis à jour. Elle est gardée telle qu’elle était avant : {}",
                copy.display()
            ));
        }
        let author = self.user.author(&store)?;
        self.consulted.by(&author);
        store.notes_in(&self.consulted);
        let seat = store.seat(author.agent, &self.user.name, Clock::System.today())?;
        store.look_as(seat.rights);
        match seat.refusal.or_else(|| self.need.refusal(store.rights())) {
            Some(reason) => Err(AppError::Refused(reason)),
            None => Ok(store),
        }
    }

    /// Opens the store to write in it; makes it with the defaults when there is none.
    ///
    /// # Errors
    /// When it can't be written, or another day is asked for.
    pub fn writing(&self) -> Result<Store, AppError> {
        self.refuse_another_day()?;
        match self.open() {
            Ok(store) => writable(store),
            Err(AppError::Store(StoreError::Missing(_))) => {
                let answers = Answers::defaults(&self.user);
                match new_store::store(&self.base, &self.user, &answers, Announce::Defaults) {
                    Ok(mut store) => {
                        store.set_patience(PATIENCE)?;
                        Ok(store)
                    }
                    // Another program has made it meanwhile.
                    Err(AppError::Store(StoreError::AlreadyThere(_))) => writable(self.open()?),
                    Err(other) => Err(other),
                }
            }
            Err(other) => Err(other),
        }
    }

    /// Undoes the large acts that were interrupted, and reports it.
    fn settle(&self, store: &mut Store) -> Result<(), AppError> {
        let author = self.user.author(store)?;
        for label in store.undo_unfinished(&author, &Clock::System.moment())? {
            out::say(&format!(
                "« {label} » avait été interrompu : rien n’en reste. Recommencez si besoin."
            ));
        }
        match store.clear_traces() {
            Ok(Cleared::Whole) => {}
            Ok(Cleared::HeldBack) | Err(StoreError::Locked) => out::say(LEFT),
            Err(other) => return Err(other.into()),
        }
        Ok(())
    }

    /// Writes what was consulted, whatever the day that was shown, and cuts what was kept long enough. Where
    /// the store can only be read, it is not noted.
    pub fn note_consulted(&self) {
        if !self.consulted.has_any() {
            return;
        }
        let write = |mut store: Store| {
            store.notes_in(&self.consulted);
            store.set_patience(NOTING)?;
            let moment = Clock::System.moment();
            store.write_consulted(&moment)?;
            store.cut_consulted(self.config.consulted_months, &moment)
        };
        if let Err(error) = Store::open(&self.base).and_then(write)
            && error.passes()
        {
            out::say(&format!(
                "Ce qui vient d’être lu n’a pas pu être noté au journal des consultations. {error}"
            ));
        }
    }

    /// Refuses what would write on a day that is not the present one.
    ///
    /// # Errors
    /// When another day is asked for.
    pub fn refuse_another_day(&self) -> Result<(), AppError> {
        match self.day {
            None => Ok(()),
            Some(_) => Err(AppError::Refused(
                "« --date » montre un autre jour : rien ne peut y être écrit. Recommencez sans cette option.".to_owned(),
            )),
        }
    }

    /// Where copies go by themselves: the folder of the settings, else one beside the store.
    pub fn backups(&self) -> Option<PathBuf> {
        self.config.backups_of(&self.base)
    }

    /// Says what is wrong in the settings, once.
    pub fn warn(&self) {
        for problem in &self.problems {
            out::say(problem);
        }
    }
}

fn writable(store: Store) -> Result<Store, AppError> {
    if store.is_newer()? {
        return Err(StoreError::Newer.into());
    }
    match store.access() {
        Access::ReadWrite => Ok(store),
        Access::ReadOnly(reason) => Err(StoreError::ReadOnly(reason.clone()).into()),
    }
}

fn base(global: &Global) -> Result<PathBuf, AppError> {
    let usual = || Some(folders()?.data_dir().join("carnet.db"));
    global.base.clone().or_else(usual).ok_or_else(|| {
        AppError::Usage("Où est la base ? Indiquez-la par « --base FICHIER ».".to_owned())
    })
}

//! Opens the program on screen: joins the state, the keys, the drawing and the loop.
mod elsewhere;
mod export;
mod first;
pub mod idle;
mod jobs;
mod looks;
mod program;
mod summary_file;

use std::process::ExitCode;
use std::time::Duration;

use crate::app::App;
use crate::app::action::Action;
use crate::app::geometry::Size;
use crate::app::message::Message;
use crate::clock::Clock;
use crate::documents::template;
use crate::domain::agenda::Hours;
use crate::domain::change::Author;
use crate::domain::contract::CommonBase;
use crate::domain::date::Date;
use crate::runtime::tty::Tty;
use crate::runtime::{Editor, MouseUse, Session};
use crate::store::{Access, QueueScope, Store};
use crate::ui::theme::Colours;

pub use crate::app::People;
pub use crate::app::settings::SettingFiles;
pub use crate::app::welcome::{Answered, Welcome, first_rights};
pub use export::own_template;
pub use first::{FirstStart, Look, first_start};
pub use looks::own_theme;
pub use program::Caseload;
pub use summary_file::{SummaryFile, summary_file};

use looks::{keys, theme};

/// What the screen starts with.
#[derive(Debug)]
pub struct StartOptions {
    /// The open store; a past day is already a view of it.
    pub store: Store,
    /// The day shown, when it is not the present one. Read only, unless the people are invented.
    pub today: Option<Date>,
    /// Whose people these are.
    pub demo: People,
    /// Name of the theme; the default one without.
    pub theme: Option<String>,
    /// Whether colours are wanted.
    pub colours: Colours,
    /// Whether the mouse is the program's.
    pub mouse: MouseUse,
    /// Command of the editor for long texts; VISUAL and EDITOR without.
    pub editor: Option<String>,
    /// The person's own keys, as the text of their file.
    pub keys: Option<String>,
    /// Where the settings are kept.
    pub settings: SettingFiles,
    /// Hours in which people are received.
    pub hours: Hours,
    /// Where the rule files of the département are.
    pub rule_folder: Option<std::path::PathBuf>,
    /// Who writes.
    pub author: Author,
    /// How long one is away before the screen is hidden; never without.
    pub idle: Option<std::time::Duration>,
    /// Whether nothing outside of the screen may be reached: no editor, no path typed, no shell.
    pub closed: bool,
    /// What is shown first.
    pub first: FirstScreen,
}

/// What is shown first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstScreen {
    /// The portefeuille.
    #[default]
    Caseload,
    /// The portefeuille of a store that was just made: it says how to add someone.
    NewStore,
    /// The queue: that of someone in particular, or one's own.
    Triage(Option<QueueScope>),
}

/// How it ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    /// What the process answers.
    pub code: ExitCode,
    /// Whether the store is closed: its disk answers.
    pub closed: bool,
}

/// Whether there is a terminal to show a screen on.
pub fn has_terminal() -> bool {
    Tty::find().is_ok()
}

/// Shows the caseload until the person leaves.
///
/// # Errors
/// When the terminal or the store fails.
pub fn caseload(options: StartOptions) -> color_eyre::Result<Ended> {
    // Another thread reads the keys while this one reads the list: the first screen needs both.
    let own_keys = options.keys;
    let beside = std::thread::spawn(move || keys(own_keys.as_deref()));
    let (theme, more) = theme(options.theme.as_deref(), options.colours);
    let clock = Clock::of(options.today);
    let (width, height) = Tty::find()?.size();
    let size = Size { width, height };
    let store = on_another_day(options.store, options.today, options.demo)?;
    let mut app = App::new(store, options.author, clock, options.demo, size)?;
    app.desk.store.write_beside();
    app.desk.hours = options.hours;
    app.desk.settings = options.settings;
    if !options.closed && options.demo == People::Real {
        app.desk.settings.shelves = export::shelves();
    }
    if !options.closed {
        app.desk.settings.opener = elsewhere::opener();
        app.desk.settings.printer = elsewhere::printer();
    }
    app.desk.closed = options.closed;
    app.desk.rule_folder.path = options.rule_folder;
    let (base, wrong) = base();
    if base != CommonBase::default() {
        // Where this can't be written, the contracts only take more room.
        drop(app.desk.store.share(&base));
    }
    app.desk.base = base;
    match options.first {
        FirstScreen::NewStore => {}
        FirstScreen::Caseload => first_screen(&mut app),
        FirstScreen::Triage(scope) => first_triage(&mut app, scope)?,
    }
    let (keymap, mut warnings) = beside
        .join()
        .map_err(|_| color_eyre::eyre::eyre!("les touches n’ont pas pu être lues"))?;
    warnings.extend(more);
    warnings.extend(wrong);
    let mut program = Caseload::new(app, keymap, theme, &warnings);
    program.colours = options.colours;
    program.idle = idle::Timer::new(options.idle);
    if options.first == FirstScreen::NewStore {
        greet(&mut program.app);
    }
    let exit = Session::open(options.mouse, editor(options.editor))?.run(&mut program);
    Ok(Ended {
        code: ExitCode::from(exit.code()),
        closed: close(program.app.desk.store),
    })
}

pub use crate::app::first::targets_first as first_screen;
use crate::app::first::triage_first as first_triage;

/// Says on the first list what to begin with: someone to follow, or the colleagues who will.
pub fn greet(app: &mut App) {
    let (new, sheet) = (app.key_of(Action::New), app.key_of(Action::Import));
    let words = match app.desk.store.rights().nobody() {
        None => format!(
            "Votre carnet est prêt : {new} ajoute une première personne, {sheet} reprend un tableau que vous avez déjà."
        ),
        Some(_) => format!(
            "Votre carnet est prêt : « {0} équipe » ajoute vos collègues et leur fonction, « {0} réglages » choisit les règles.",
            app.key_of(Action::Palette)
        ),
    };
    app.message = Some(Message::success(words));
}

/// How long the store may take to close.
const CLOSING: Duration = Duration::from_millis(500);

/// Closes the store; says whether its disk answered in time. Nobody waits for one that does not.
fn close(store: Store) -> bool {
    let slow = store.is_slow();
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        drop(store);
        // Nobody listens any more once that took too long.
        let _ = send.send(());
    });
    receive.recv_timeout(CLOSING).is_ok() && !slow
}

/// The store to use for another day: it is opened read only, because the past is not written.
fn on_another_day(store: Store, day: Option<Date>, people: People) -> crate::store::Result<Store> {
    match (day, people, store.access()) {
        (Some(_), People::Real, Access::ReadWrite) => {
            let mut other = Store::open_read_only(store.path(), "vous regardez un autre jour.")?;
            other.look_like(&store);
            Ok(other)
        }
        (_, _, Access::ReadOnly(_)) | (None, ..) | (_, People::Invented, _) => Ok(store),
    }
}

fn editor(command: Option<String>) -> Editor {
    Editor {
        command: command.or(Editor::from_env().command),
    }
}

/// The common base of the commitments that the template of the papers gives, and what is wrong in
/// that template.
fn base() -> (CommonBase, Vec<String>) {
    match template::load(own_template().as_deref()) {
        Ok(words) => (words.base, Vec::new()),
        Err(error) => {
            let then = "D’ici là, le socle commun national est gardé aux signatures, et aucun papier n’est imprimé.";
            (CommonBase::default(), vec![format!("{error} {then}")])
        }
    }
}

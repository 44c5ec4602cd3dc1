//! Opens the program on screen: joins the state, the keys, the drawing and the loop.
mod export;
pub mod idle;
mod jobs;
mod program;

use std::process::ExitCode;
use std::time::Duration;

use crate::app::App;
use crate::app::geometry::Size;
use crate::clock::Clock;
use crate::documents::template;
use crate::domain::agenda::Hours;
use crate::domain::change::Author;
use crate::domain::contract::CommonBase;
use crate::domain::date::Date;
use crate::domain::toml_file::Fault;
use crate::input::Keymap;
use crate::runtime::tty::Tty;
use crate::runtime::{Editor, MouseUse, Session};
use crate::store::{Access, QueueScope, Store};
use crate::ui::theme::{Colours, Theme};

pub use crate::app::People;
pub use export::own_template;
pub use program::Caseload;

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
    app.desk.closed = options.closed;
    app.desk.rule_folder.path = options.rule_folder;
    let (base, wrong) = base();
    if base != CommonBase::default() {
        // Where this can't be written, the contracts only take more room.
        drop(app.desk.store.share(&base));
    }
    app.desk.base = base;
    match options.first {
        FirstScreen::Caseload => {}
        FirstScreen::Triage(scope) => app.start_on_triage(scope)?,
    }
    let (keymap, mut warnings) = beside
        .join()
        .map_err(|_| color_eyre::eyre::eyre!("les touches n’ont pas pu être lues"))?;
    warnings.extend(more);
    warnings.extend(wrong);
    let mut program = Caseload::new(app, keymap, theme, &warnings);
    program.colours = options.colours;
    program.idle = idle::Timer::new(options.idle);
    let exit = Session::open(options.mouse, editor(options.editor))?.run(&mut program);
    Ok(Ended {
        code: ExitCode::from(exit.code()),
        closed: close(program.app.desk.store),
    })
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

fn keys(own: Option<&str>) -> (Keymap, Vec<String>) {
    let mut keymap = Keymap::defaults();
    let warnings = own.map(|text| keymap.merge(text)).unwrap_or_default();
    (keymap, said("Touches", &warnings))
}

/// What is wrong in the keys or in the theme, in sentences.
fn said(what: &str, faults: &[Fault]) -> Vec<String> {
    let faults = faults.iter();
    faults
        .map(|fault| format!("{what}, ligne {} : {}", fault.line, fault.message))
        .collect()
}

/// The person's own theme of that name: `themes/NOM.toml` in the configuration folder.
fn own_theme(name: &str) -> Option<String> {
    let plain = name
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
    let folders = directories::ProjectDirs::from("", "", "carnet").filter(|_| plain)?;
    let file = format!("themes/{name}.toml");
    crate::files::read_text(&folders.config_dir().join(file)).ok()
}

fn theme(name: Option<&str>, colours: Colours) -> (Theme, Vec<String>) {
    let (theme, warnings) = Theme::load(name.unwrap_or("sombre"), colours, own_theme);
    (theme, said("Thème", &warnings))
}

//! A person at the keyboard, for tests: opens carnet on a store of its own, presses keys, looks
//! at the screen. The loop, the state, the keys and the drawing are the real ones; only the
//! terminal, the clock and the keyboard are the test's.
//!
//! ```ignore
//! let mut carnet = Session::demo();
//! carnet.act(Action::Search).type_text("abdallah").press("entrée");
//! carnet.assert_screen("ABDALLAH");
//! ```
mod base;
mod desk;
mod first;
mod look;

pub use base::Base;
pub use first::First;

use std::cell::Cell;
use std::collections::VecDeque;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use carnet::app::action::Action;
use carnet::app::event::{Event, Signal};
use carnet::app::geometry::Size;
use carnet::app::key::Key;
use carnet::app::places::Place;
use carnet::app::{App, People};
use carnet::clock::Clock;
use carnet::domain::change::Author;
use carnet::domain::contract::CommonBase;
use carnet::domain::date::{Date, from_iso};
use carnet::form::{Focus, Form};
use carnet::input::Keymap;
use carnet::runtime::{Exit, run};
use carnet::start::{Caseload, SettingFiles};
use carnet::store::{Store, slow};
use carnet::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use desk::{Interruptible, Script, World};

/// The day of every test, a Saturday.
pub const TODAY: &str = "2026-11-21";

pub fn day(iso: &str) -> Date {
    from_iso(iso).unwrap()
}

/// What the store could not take is tried again within that time.
const AGAIN: Duration = Duration::from_millis(150);

/// carnet, open on a screen.
pub struct Session {
    base: Rc<Base>,
    terminal: Terminal<TestBackend>,
    program: Interruptible,
    script: Script,
    world: World,
    keymap: Keymap,
    theme: Theme,
    exit: Option<Exit>,
    /// Keys pressed so far, pastes and typed letters apart.
    pub keys: usize,
    /// Tabs pressed to go from field to field.
    pub tabs: usize,
}

impl Session {
    /// The demonstration, as its first référent, on 120 columns and 40 rows.
    pub fn demo() -> Self {
        Base::demo().open()
    }

    /// A new, empty caseload.
    pub fn empty() -> Self {
        Base::empty().open()
    }

    fn new(base: Rc<Base>, store: Store, author: Author, today: Date, size: (u16, u16)) -> Self {
        let keymap = Keymap::defaults();
        let theme = Theme::default();
        let (width, height) = size;
        let app = Self::app_on(store, author, today, size);
        app.desk.store.write_beside();
        let caseload = Caseload::new(app, keymap.clone(), theme.clone(), &[]);
        let pause = Rc::new(Cell::new(false));
        let mut session = Self {
            base,
            terminal: Terminal::new(TestBackend::new(width, height)).unwrap(),
            program: Interruptible {
                caseload,
                pause: Rc::clone(&pause),
                first_frame_told: false,
                stop: None,
            },
            script: Script {
                waiting: VecDeque::new(),
                end: None,
                pause,
            },
            world: World::default(),
            keymap,
            theme,
            exit: None,
            keys: 0,
            tabs: 0,
        };
        session.go();
        session
    }

    /// The state alone, before anything is drawn.
    pub fn app_on(store: Store, author: Author, today: Date, size: (u16, u16)) -> App {
        let (width, height) = size;
        let clock = Clock::stopped_on(today);
        let size = Size { width, height };
        App::new(store, author, clock, People::Real, size).unwrap()
    }

    /// Runs the loop until nothing is left to do.
    fn go(&mut self) {
        self.turn();
        // A machine under load is slow to write: that is waited for, but where the test has the disk hang.
        while self.is_slow() && !slow::is_hung(self.store().path()) {
            std::thread::yield_now();
            self.script.end = Some(Instant::now() + AGAIN);
            self.turn();
        }
    }

    fn is_slow(&self) -> bool {
        let store = self.store();
        self.exit.is_none() && (store.is_slow() || store.awaits_disk())
    }

    fn turn(&mut self) {
        assert_eq!(self.exit, None, "carnet has ended");
        let exit = run(
            &mut self.terminal,
            &mut self.program,
            &mut self.script,
            &mut self.world,
        );
        if !self.program.pause.replace(false) {
            self.exit = Some(exit);
        }
    }

    fn send(&mut self, event: Event) -> &mut Self {
        self.script.waiting.push_back(event);
        self.go();
        self
    }

    /// Presses a key, written as in the key file: « ctrl+s », « entrée », « v ».
    pub fn press(&mut self, key: &str) -> &mut Self {
        let key: Key = key.parse().unwrap();
        self.keys += 1;
        self.send(Event::Key(key))
    }

    /// Presses the main key of an action in the present place.
    pub fn act(&mut self, action: Action) -> &mut Self {
        let key = self.key_of(action).unwrap_or_else(|| {
            panic!(
                "no key does {action:?} in {:?}:\n{}",
                self.app().contexts(),
                self.screen()
            )
        });
        self.keys += 1;
        self.send(Event::Key(key))
    }

    /// The first key that does an action in the present place.
    pub fn key_of(&self, action: Action) -> Option<Key> {
        let contexts = self.app().contexts();
        let keys = contexts
            .iter()
            .flat_map(|place| self.keymap.keys_for(*place, action.info().id));
        keys.copied()
            .find(|key| self.keymap.lookup(&contexts, *key) == Some(action.info().id))
    }

    /// Types a text, letter after letter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        let letters = text.chars().map(|letter| Event::Key(Key::char(letter)));
        self.script.waiting.extend(letters);
        self.go();
        self
    }

    /// Types a text in place of what the field of one line holds.
    pub fn replace_with(&mut self, text: &str) -> &mut Self {
        let back = Event::Key("retour-arrière".parse().unwrap());
        let end = Event::Key("fin".parse().unwrap());
        self.script.waiting.push_back(end);
        self.script.waiting.extend(std::iter::repeat_n(back, 80));
        self.type_text(text)
    }

    /// In a form: goes to the field with that label and types there.
    pub fn fill(&mut self, label: &str, text: &str) -> &mut Self {
        self.go_to_field(label).type_text(text)
    }

    /// In a form: answers a list with the letters of one of its lines.
    pub fn choose(&mut self, label: &str, letters: &str) -> &mut Self {
        self.fill(label, letters).press("tab")
    }

    /// In a form: goes to the field with that label, with Tab.
    pub fn go_to_field(&mut self, label: &str) -> &mut Self {
        for _ in 0..80 {
            if self.focused_label().as_deref() == Some(label) {
                return self;
            }
            let key = if self.on_fold() { "entrée" } else { "tab" };
            self.tabs += 1;
            self.send(Event::Key(key.parse().unwrap()));
        }
        panic!("no field « {label} »:\n{}", self.screen());
    }

    /// Whether the keys go to the line of the fields that are folded.
    pub fn on_fold(&self) -> bool {
        self.form().focus() == Focus::Fold
    }

    fn form(&self) -> &Form {
        let Some(Place::Form(layer)) = self.app().stack.layers().last() else {
            panic!("no form is open:\n{}", self.screen());
        };
        &layer.form
    }

    /// Label of the field that takes the keys.
    pub fn focused_label(&self) -> Option<String> {
        let form = self.form();
        form.focused_field()
            .map(|field| field.spec.label.to_owned())
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Event::Paste(text.to_owned()))
    }

    /// Chooses the line of a menu, the help or the palette that has these words.
    pub fn pick(&mut self, words: &str) -> &mut Self {
        self.type_text(words).press("entrée")
    }

    /// Several events that wait together, as keys held down do.
    pub fn flood(&mut self, events: impl IntoIterator<Item = Event>) -> &mut Self {
        self.script.waiting.extend(events);
        self.go();
        self
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Event::Resize(columns, rows))
    }

    /// Lets time pass at the keyboard: the alarms of the program ring, nothing waits for real.
    pub fn pass(&mut self, time: Duration) -> &mut Self {
        self.script.end = Some(Instant::now() + time);
        self.go();
        self
    }

    /// What is asked next is left under way as soon as the state is there.
    pub fn stop_when(&mut self, there: fn(&App) -> bool) -> &mut Self {
        self.program.stop = Some(there);
        self
    }

    /// Whether something long is being done, and shown.
    pub fn waits(&self) -> bool {
        self.app().stack.wait().is_some()
    }

    /// Lets what is being done come to its end.
    pub fn wait(&mut self) -> &mut Self {
        let limit = Instant::now() + Duration::from_secs(60);
        while self.waits() {
            assert!(Instant::now() < limit, "what is being done never ends");
            self.pass(Duration::from_millis(20));
        }
        self
    }

    /// What the person's own editor will do with the text.
    pub fn with_editor(&mut self, edit: desk::Edit) -> &mut Self {
        self.world.edit = Some(edit);
        self
    }

    /// The département has its own common base.
    pub fn with_common_base(&mut self, base: CommonBase) -> &mut Self {
        self.program.caseload.app.desk.base = base;
        self
    }

    /// carnet has just been opened, by whoever it is.
    pub fn opened(&mut self) -> &mut Self {
        carnet::start::first_screen(&mut self.program.caseload.app);
        self.resize(120, 40)
    }

    /// The store was just made.
    pub fn just_made(&mut self) -> &mut Self {
        carnet::start::greet(&mut self.program.caseload.app);
        self
    }

    /// One's own settings are in that file.
    pub fn with_settings(&mut self, own: &Path) -> &mut Self {
        self.settings().own = Some(own.to_owned());
        self
    }

    /// Those folders are proposed for the papers.
    pub fn with_shelves(&mut self, shelves: &[&Path]) -> &mut Self {
        self.settings().shelves = shelves
            .iter()
            .map(|it| ((*it).to_owned(), "vos documents"))
            .collect();
        self
    }

    /// The machine opens and prints files with that program.
    pub fn with_programs(&mut self, name: &str) -> &mut Self {
        let program = Path::new("/bin").join(name);
        let files = self.settings();
        (files.opener, files.printer) = (Some(program.clone()), Some(program));
        self
    }

    fn settings(&mut self) -> &mut SettingFiles {
        &mut self.program.caseload.app.desk.settings
    }

    /// Waits until the screen shows what is done beside.
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        let limit = Instant::now() + Duration::from_secs(60);
        while !self.screen().contains(text) && !self.answer().contains(text) {
            assert!(
                Instant::now() < limit,
                "« {text} » never comes:\n{}",
                self.screen()
            );
            self.pass(Duration::from_millis(20));
        }
        self
    }

    /// The closed mode.
    pub fn closed(&mut self) -> &mut Self {
        self.program.caseload.app.desk.closed = true;
        self
    }

    /// The line drops.
    pub fn hang_up(mut self) -> Rc<Base> {
        self.script.waiting.push_back(Event::Signal(Signal::Hangup));
        self.go();
        assert_eq!(self.exit, Some(Exit::Signal(Signal::Hangup)));
        self.base
    }

    /// The process disappears without a word, as with `kill -9`.
    pub fn killed(self) -> Rc<Base> {
        self.base
    }

    /// Whether carnet still runs.
    pub fn is_open(&self) -> bool {
        self.exit.is_none()
    }

    pub fn app(&self) -> &App {
        &self.program.caseload.app
    }

    pub fn store(&self) -> &Store {
        &self.app().desk.store
    }
}

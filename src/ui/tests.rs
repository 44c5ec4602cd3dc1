//! Screens drawn from a demonstration caseload of a fixed day.
mod holds;
mod importing;
mod looks;
mod models;
mod mouse;
mod pictures;
mod sheets;
mod words;
mod yearly;

use std::sync::LazyLock;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::draw;
use super::theme::Theme;
use crate::app::action::Action;
use crate::app::geometry::Size;
use crate::app::message::Message;
use crate::app::{App, People};
use crate::clock::Clock;
use crate::domain::change::Author;
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id, NewRecord};
use crate::exchange::demo;
use crate::input::keymap::Keymap;
use crate::store::{Setup, Store};

/// A caseload, in a folder that goes with it.
struct Screen {
    app: App,
    _place: tempfile::TempDir,
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).unwrap()
}

fn size(width: u16, height: u16) -> Size {
    Size { width, height }
}

fn numbers(records: &[NewRecord], ids: &[Id], entity: Entity) -> Vec<Id> {
    let both = records.iter().zip(ids);
    both.filter(|(record, _)| record.entity == entity)
        .map(|(_, id)| *id)
        .collect()
}

/// The caseload of so many invented people, on a screen of that size.
fn screen(count: u64, size: Size) -> Screen {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: crate::domain::rules::CONVENTION_PAUVRETE.to_owned(),
        territory: "metropole".to_owned(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let shared = demo::common(demo::DEFAULT_SEED, today(), count);
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let common = demo::CommonIds {
        structures: numbers(&shared, &ids, Entity::Organization),
        agents: numbers(&shared, &ids, Entity::Agent),
    };
    let people: Vec<_> = demo::People::new(demo::DEFAULT_SEED, today(), count, &common).collect();
    let written = store.bulk(|bulk| people.iter().try_for_each(|one| bulk.add(one).map(|_| ())));
    written.unwrap();
    let author = Author {
        agent: common.agents.first().copied(),
        name: "Sophie Rivière".to_owned(),
        session: "essai".to_owned(),
    };
    let clock = Clock::stopped_on(today());
    let mut app = App::new(store, author, clock, People::Invented, size).unwrap();
    crate::app::first::after_first_frame(&mut app).unwrap();
    app.jobs.clear();
    app.desk.keys = keys();
    let counters = app
        .desk
        .store
        .counters(&app.stack.caseload.list.query)
        .unwrap();
    app.stack.caseload.counters = Some(counters);
    Screen { app, _place: place }
}

/// The default keys, as the footer and the help know them.
fn keys() -> Vec<(crate::app::context::Context, Action, String)> {
    let keymap = Keymap::defaults();
    let all = keymap.bindings().flat_map(|(place, id, keys)| {
        let action = Action::from_id(id).unwrap();
        keys.iter().map(move |key| (place, action, key.label()))
    });
    all.collect()
}

impl Screen {
    /// Does some actions, one after the other.
    fn act(mut self, actions: &[Action]) -> Self {
        for action in actions {
            let _ = self.app.act(*action);
        }
        self
    }

    /// Types a text.
    fn type_text(mut self, text: &str) -> Self {
        for letter in text.chars() {
            let _ = self.app.type_key(crate::app::key::Key::char(letter));
        }
        self
    }
}

/// The default theme, read once.
fn theme() -> &'static Theme {
    static THEME: LazyLock<Theme> = LazyLock::new(Theme::default);
    &THEME
}

/// The cells, and the cursor when it is shown.
fn cells(app: &App, size: Size) -> (Buffer, Option<Position>) {
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal
        .draw(|frame| drop(draw(app, theme(), frame)))
        .unwrap();
    let cursor = terminal.backend().cursor_visible();
    let cursor = cursor.then(|| terminal.get_cursor_position().unwrap());
    (terminal.backend().buffer().clone(), cursor)
}

/// The screen as text, `▏` where the cursor is.
fn picture(app: &App) -> String {
    let (buffer, cursor) = cells(app, app.desk.size);
    let mut text = String::new();
    for y in 0..app.desk.size.height {
        let row: String = (0..app.desk.size.width)
            .map(|x| match cursor {
                Some(at) if (at.x, at.y) == (x, y) && buffer[(x, y)].symbol() == " " => "▏",
                Some(_) | None => buffer[(x, y)].symbol(),
            })
            .collect();
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

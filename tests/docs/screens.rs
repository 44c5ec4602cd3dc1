//! The screens of the pages: the program's own drawing of the demonstration, on a fixed day.
use carnet::app::action::Action;
use carnet::app::geometry::Size;
use carnet::app::{App, People};
use carnet::clock::Clock;
use carnet::domain::change::Author;
use carnet::domain::date::Date;
use carnet::domain::record::{Entity, Id, NewRecord};
use carnet::domain::rules::CONVENTION_PAUVRETE;
use carnet::exchange::demo;
use carnet::input::Keymap;
use carnet::store::{Setup, Store};
use carnet::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// People of the demonstration.
const COUNT: u64 = 87;

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).unwrap()
}

fn numbers(records: &[NewRecord], ids: &[Id], entity: Entity) -> Vec<Id> {
    let both = records.iter().zip(ids);
    both.filter(|(record, _)| record.entity == entity)
        .map(|(_, id)| *id)
        .collect()
}

/// Writes the demonstration in a store; gives the person at the keyboard.
fn fill(store: &mut Store) -> Author {
    let shared = demo::common(demo::DEFAULT_SEED, today(), COUNT);
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let common = demo::CommonIds {
        structures: numbers(&shared, &ids, Entity::Organization),
        agents: numbers(&shared, &ids, Entity::Agent),
    };
    let people: Vec<_> = demo::People::new(demo::DEFAULT_SEED, today(), COUNT, &common).collect();
    store
        .bulk(|bulk| people.iter().try_for_each(|one| bulk.add(one).map(|_| ())))
        .unwrap();
    Author {
        agent: common.agents.first().copied(),
        name: "Claire Rivière".to_owned(),
        session: "essai".to_owned(),
    }
}

/// The first screen after some actions, as text.
fn shown(size: Size, actions: &[Action]) -> String {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: CONVENTION_PAUVRETE.to_owned(),
        territory: "metropole".to_owned(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let author = fill(&mut store);
    let clock = Clock::stopped_on(today());
    let mut app = App::new(store, author, clock, People::Invented, size).unwrap();
    carnet::app::first::after_first_frame(&mut app).unwrap();
    let keymap = Keymap::defaults();
    app.desk.keys = keymap
        .bindings()
        .flat_map(|(place, id, keys)| {
            let action = Action::from_id(id).unwrap();
            keys.iter().map(move |key| (place, action, key.label()))
        })
        .collect();
    app.stack.caseload.counters = Some(
        app.desk
            .store
            .counters(&app.stack.caseload.list.query)
            .unwrap(),
    );
    for action in actions {
        let _ = app.act(*action);
    }
    picture(&app)
}

fn picture(app: &App) -> String {
    let mut terminal =
        Terminal::new(TestBackend::new(app.desk.size.width, app.desk.size.height)).unwrap();
    let theme = Theme::default();
    terminal
        .draw(|frame| drop(carnet::ui::draw(app, &theme, frame)))
        .unwrap();
    let buffer = terminal.backend().buffer();
    let rows = (0..app.desk.size.height).map(|y| {
        let row: String = (0..app.desk.size.width)
            .map(|x| buffer[(x, y)].symbol())
            .collect();
        format!("{}\n", row.trim_end())
    });
    rows.collect()
}

/// The caseload.
pub fn list() -> String {
    let size = Size {
        width: 112,
        height: 22,
    };
    shown(size, &[])
}

/// The file of the most urgent person.
pub fn file() -> String {
    let size = Size {
        width: 120,
        height: 32,
    };
    shown(size, &[Action::Open])
}

/// The first item of the queue.
pub fn queue() -> String {
    let size = Size {
        width: 100,
        height: 22,
    };
    shown(size, &[Action::Triage])
}

/// A text as a block of a Markdown page.
pub fn fenced(text: &str) -> String {
    format!("\n```text\n{text}```\n\n")
}

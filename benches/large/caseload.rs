//! A demonstration caseload of any size, and the gestures measured in it.
use carnet::app::geometry::Size;
use carnet::app::{App, People};
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::date::Date;
use carnet::domain::record::{Entity, Id, NewRecord};
use carnet::domain::rules::CONVENTION_PAUVRETE;
use carnet::exchange::demo;
use carnet::statistics::summary::{self, Scope};
use carnet::statistics::year_before;
use carnet::store::{Anchor, Filter, Query, QueueQuery, Setup, Store, Towards};
use carnet::ui::theme::Theme;
use divan::black_box;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// People written in one transaction.
const PART: usize = 1_000;
/// Rows of a screen.
const ROWS: usize = 40;
/// The screen drawn.
const SCREEN: Size = Size {
    width: 120,
    height: 40,
};

/// Something a person does, many times a day.
#[derive(Clone, Copy, Debug)]
pub enum Gesture {
    /// The first rows of the list.
    FirstPage,
    /// The last rows of the list.
    LastPage,
    /// The list after one letter typed in the search box.
    OneLetter,
    /// The list after three.
    ThreeLetters,
    /// Letters that nobody's name has.
    SearchNothing,
    /// Letters of a name with one typing error.
    SearchForgiven,
    /// The list of those whose file lacks a date.
    Unknown,
    /// The list of those who are no longer followed.
    Exited,
    /// The numbers of the header.
    Count,
    /// The first items of the queue, with its length.
    Queue,
    /// The records of one person.
    OpenFile,
    /// One field of one person changed, journal and deadlines included.
    Save,
    /// One frame.
    Draw,
    /// The yearly summary: it reads everyone, so that its time grows as the people do.
    Summary,
}

impl Gesture {
    /// Every gesture.
    pub const ALL: [Self; 14] = [
        Self::FirstPage,
        Self::LastPage,
        Self::OneLetter,
        Self::ThreeLetters,
        Self::SearchNothing,
        Self::SearchForgiven,
        Self::Unknown,
        Self::Exited,
        Self::Count,
        Self::Queue,
        Self::OpenFile,
        Self::Save,
        Self::Draw,
        Self::Summary,
    ];

    /// What it is, for the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstPage => "first page",
            Self::LastPage => "last page",
            Self::OneLetter => "a search of one letter",
            Self::ThreeLetters => "a search of three letters",
            Self::SearchNothing => "a search that finds nothing",
            Self::SearchForgiven => "a search with one typing error",
            Self::Unknown => "those whose file lacks a date",
            Self::Exited => "those no longer followed",
            Self::Count => "the numbers of the header",
            Self::Queue => "the queue and its length",
            Self::OpenFile => "opening a file",
            Self::Save => "a save",
            Self::Draw => "drawing a frame",
            Self::Summary => "the summary of a year",
        }
    }
}

/// A caseload in a folder that goes with it.
pub struct Caseload {
    app: App,
    person: Id,
    saves: u64,
    terminal: Terminal<TestBackend>,
    _place: tempfile::TempDir,
}

impl Caseload {
    /// Invents so many people, on a fixed day.
    pub fn new(people: u64) -> Self {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("banc.db");
        let setup = Setup {
            rule_set: CONVENTION_PAUVRETE.to_owned(),
            territory: "metropole".to_owned(),
        };
        fill(&mut Store::create(&path, &setup).unwrap(), people);
        let store = Store::open(&path).unwrap();
        let author = Author {
            agent: None,
            name: "Claire Rivière".to_owned(),
            session: "banc".to_owned(),
        };
        let clock = Clock::stopped_on(today());
        let app = App::new(store, author, clock, People::Invented, SCREEN).unwrap();
        Self {
            person: app.stack.caseload.list.selected().unwrap().id,
            app,
            saves: 0,
            terminal: Terminal::new(TestBackend::new(SCREEN.width, SCREEN.height)).unwrap(),
            _place: place,
        }
    }

    /// Makes a gesture once.
    pub fn make(&mut self, gesture: Gesture) {
        match gesture {
            Gesture::FirstPage => self.page("", Towards::End),
            Gesture::LastPage => self.page("", Towards::Start),
            Gesture::OneLetter => self.page("m", Towards::End),
            Gesture::ThreeLetters => self.page("mar", Towards::End),
            Gesture::SearchNothing => self.page("zqxw", Towards::End),
            Gesture::SearchForgiven => self.page("matrin", Towards::End),
            Gesture::Unknown => self.filtered(Filter::Unknown),
            Gesture::Exited => self.filtered(Filter::Exited),
            Gesture::Count => {
                let query = Query::new(today());
                black_box(self.app.desk.store.counters(&query).unwrap());
            }
            Gesture::Queue => self.queue(),
            Gesture::OpenFile => {
                black_box(self.app.desk.store.case_file(self.person).unwrap());
            }
            Gesture::Save => self.save(),
            Gesture::Draw => self.draw(),
            Gesture::Summary => self.summary(),
        }
    }

    fn queue(&self) {
        let (store, asked) = (&self.app.desk.store, QueueQuery::new(today()));
        black_box(store.queue(&asked, None, ROWS).unwrap());
        black_box(store.queue_len(&asked, usize::MAX).unwrap());
    }

    fn summary(&self) {
        let scope = Scope {
            from: year_before(today()),
            to: today(),
            as_of: today(),
            structure: None,
            label: None,
            agreement: None,
        };
        let store = &self.app.desk.store;
        black_box(summary::compute(store, &scope).unwrap());
    }

    fn filtered(&self, filter: Filter) {
        self.listed(
            &Query {
                filters: vec![filter],
                ..Query::new(today())
            },
            Towards::End,
        );
    }

    fn page(&self, search: &str, towards: Towards) {
        self.listed(
            &Query {
                search: search.to_owned(),
                ..Query::new(today())
            },
            towards,
        );
    }

    fn listed(&self, query: &Query, towards: Towards) {
        let page = self
            .app
            .desk
            .store
            .page(query, &Anchor::Edge, towards, ROWS);
        black_box(page.unwrap());
    }

    fn save(&mut self) {
        self.saves += 1;
        let store = &mut self.app.desk.store;
        let row = store.row(Entity::Allocataire, self.person).unwrap();
        let op = Op::Update {
            entity: Entity::Allocataire,
            id: self.person,
            version: row.version,
            values: vec![("note", format!("Note {}", self.saves).into())],
        };
        let change = Change::entry("Note", Some(self.person), vec![op]);
        let moment = self.app.desk.clock.moment();
        black_box(
            store
                .apply(&self.app.desk.author, &moment, &change)
                .unwrap(),
        );
    }

    fn draw(&mut self) {
        let (app, theme) = (&self.app, Theme::default());
        let drawn = self
            .terminal
            .draw(|frame| drop(carnet::ui::draw(app, &theme, frame)));
        black_box(drawn.unwrap().area);
    }
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).unwrap()
}

fn fill(store: &mut Store, people: u64) {
    let shared = demo::common(demo::DEFAULT_SEED, today(), people);
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let common = demo::CommonIds {
        structures: numbers(&shared, &ids, Entity::Organization),
        agents: numbers(&shared, &ids, Entity::Agent),
    };
    let mut invented = demo::People::new(demo::DEFAULT_SEED, today(), people, &common);
    loop {
        let part: Vec<_> = invented.by_ref().take(PART).collect();
        if part.is_empty() {
            return;
        }
        store
            .bulk(|bulk| part.iter().try_for_each(|one| bulk.add(one).map(|_| ())))
            .unwrap();
    }
}

fn numbers(records: &[NewRecord], ids: &[Id], entity: Entity) -> Vec<Id> {
    let both = records.iter().zip(ids);
    both.filter(|(record, _)| record.entity == entity)
        .map(|(_, id)| *id)
        .collect()
}

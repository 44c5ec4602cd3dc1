//! Stores to open carnet on: made once, copied for each test.
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::OnceLock;

use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::{Entity, Id, NewRecord, Row};
use carnet::exchange::demo;
use carnet::store::{Setup, Store};
use tempfile::TempDir;

use super::{Session, TODAY, day};

/// Where every structure is: a letter says it.
const ADDRESS: &str = "73 rue des Deux-Ponts, 34700 Lodève";

/// A store in a folder that goes with it. Several sessions may open it.
pub struct Base {
    place: TempDir,
}

impl Base {
    /// The demonstration caseload of 87 invented people, as of [`TODAY`].
    pub fn demo() -> Rc<Self> {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::of(MADE.get_or_init(|| prepared(|store| fill_with_demo(store, demo::DEFAULT_COUNT))))
    }

    /// The demonstration caseload, with 300 people.
    pub fn large() -> Rc<Self> {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::of(MADE.get_or_init(|| prepared(|store| fill_with_demo(store, 300))))
    }

    /// The demonstration caseload, with so many people.
    pub fn with_people(count: u64) -> Rc<Self> {
        Self::of(&prepared(|store| fill_with_demo(store, count)))
    }

    /// Nobody yet; one structure, and two référents: Camille Bernard and Leïla Haddad.
    pub fn empty() -> Rc<Self> {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::of(MADE.get_or_init(|| prepared(fill_with_agents)))
    }

    fn of(bytes: &[u8]) -> Rc<Self> {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("carnet.db"), bytes).unwrap();
        Rc::new(Self { place })
    }

    pub fn path(&self) -> PathBuf {
        self.place.path().join("carnet.db")
    }

    pub fn store(&self) -> Store {
        Store::open(&self.path()).unwrap()
    }

    /// The agents, in the order they were entered.
    pub fn agents(&self) -> Vec<Row> {
        let mut agents = self.store().all_rows(Entity::Agent).unwrap();
        agents.sort_by_key(|agent| agent.id);
        agents
    }

    /// Opens carnet as the n-th agent.
    pub fn open_as(self: &Rc<Self>, agent: usize) -> Session {
        self.start(agent, TODAY, (120, 40))
    }

    /// Opens carnet as the first agent, on another present day.
    pub fn open_later(self: &Rc<Self>, iso: &str) -> Session {
        self.start(0, iso, (120, 40))
    }

    /// Opens carnet as the n-th agent, on another present day.
    pub fn open_as_later(self: &Rc<Self>, agent: usize, iso: &str) -> Session {
        self.start(agent, iso, (120, 40))
    }

    /// Another structure, with one référent of its own.
    pub fn add_structure(&self, name: &str, prenom: &str, nom: &str) {
        let record = |entity, uid: &str, values| NewRecord {
            entity,
            uid: uid.to_owned(),
            values,
        };
        self.store()
            .bulk(|bulk| {
                let uid = "01990000-0000-7000-8000-000000000011";
                let structure = record(
                    Entity::Organization,
                    uid,
                    vec![("nom", name.into()), ("adresse", ADDRESS.into())],
                );
                let made = bulk.add(&[structure])?;
                let values = vec![
                    ("nom", nom.into()),
                    ("prenom", prenom.into()),
                    ("fonction", "referent".into()),
                    ("structure_id", made.first().copied().into()),
                ];
                let uid = "01990000-0000-7000-8000-000000000012";
                bulk.add(&[record(Entity::Agent, uid, values)])
            })
            .unwrap();
    }

    /// Opens carnet as the first agent.
    pub fn open(self: &Rc<Self>) -> Session {
        self.open_as(0)
    }

    /// Opens carnet as the first agent, on a screen of that size.
    pub fn open_sized(self: &Rc<Self>, columns: u16, rows: u16) -> Session {
        self.start(0, TODAY, (columns, rows))
    }

    /// Opens carnet as the n-th agent, on a screen of that size.
    pub fn open_as_sized(self: &Rc<Self>, agent: usize, columns: u16, rows: u16) -> Session {
        self.start(agent, TODAY, (columns, rows))
    }

    /// Appointments that day at that time, one a person, without outcome.
    pub fn add_appointments(&self, people: &[Id], on: &str, time: &str) {
        let ops = people
            .iter()
            .map(|person| Op::Insert {
                entity: Entity::Appointment,
                values: vec![
                    ("allocataire_id", (*person).into()),
                    ("type", "accompagnement".into()),
                    ("prevu_le", on.into()),
                    ("heure", time.into()),
                    ("statut", "prevu".into()),
                    ("cree_le", "2026-11-02".into()),
                ],
            })
            .collect();
        let change = Change::entry("Rendez-vous de la matinée", None, ops);
        let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
        self.store()
            .apply(&self.author(0), &moment, &change)
            .unwrap();
    }

    /// Opens the store as it was that day (`--date`).
    pub fn open_on_day(self: &Rc<Self>, iso: &str) -> Session {
        let past = self.store().as_of(day(iso)).unwrap();
        let author = self.author(0);
        Session::new(Rc::clone(self), past, author, day(iso), (120, 40))
    }

    pub fn author(&self, agent: usize) -> Author {
        let row = self.agents().remove(agent);
        let word = |name| row.text(name).unwrap_or_default();
        Author {
            agent: Some(row.id),
            name: format!("{} {}", word("prenom"), word("nom")),
            session: format!("essai-{agent}"),
        }
    }

    /// Opens carnet as the n-th agent, in another window.
    pub fn open_as_session(self: &Rc<Self>, agent: usize, session: &str) -> Session {
        let author = Author {
            session: session.to_owned(),
            ..self.author(agent)
        };
        Session::new(Rc::clone(self), self.store(), author, day(TODAY), (120, 40))
    }

    fn start(self: &Rc<Self>, agent: usize, today: &str, size: (u16, u16)) -> Session {
        let author = self.author(agent);
        Session::new(Rc::clone(self), self.store(), author, day(today), size)
    }
}

/// A store made once, as the bytes of its file.
fn prepared(fill: impl FnOnce(&mut Store)) -> Vec<u8> {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: carnet::domain::rules::CONVENTION_PAUVRETE.to_owned(),
        territory: "metropole".to_owned(),
    };
    let path = place.path().join("modele.db");
    let mut store = Store::create(&path, &setup).unwrap();
    fill(&mut store);
    // The last one out copies the log into the file.
    drop(store);
    std::fs::read(path).unwrap()
}

fn fill_with_demo(store: &mut Store, count: u64) {
    let shared = demo::common(demo::DEFAULT_SEED, day(TODAY), count);
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let numbers = |entity: Entity| -> Vec<Id> {
        let both = shared.iter().zip(&ids);
        let kept = both.filter(|(record, _)| record.entity == entity);
        kept.map(|(_, id)| *id).collect()
    };
    let common = demo::CommonIds {
        structures: numbers(Entity::Organization),
        agents: numbers(Entity::Agent),
    };
    let people = demo::People::new(demo::DEFAULT_SEED, day(TODAY), count, &common);
    store
        .bulk(|bulk| {
            people
                .into_iter()
                .try_for_each(|one| bulk.add(&one).map(drop))
        })
        .unwrap();
}

fn fill_with_agents(store: &mut Store) {
    let record = |entity, uid: &str, values| NewRecord {
        entity,
        uid: uid.to_owned(),
        values,
    };
    store
        .bulk(|bulk| {
            let structure = record(
                Entity::Organization,
                "01990000-0000-7000-8000-000000000001",
                vec![
                    ("nom", "Le Relais invente".into()),
                    ("adresse", ADDRESS.into()),
                ],
            );
            bulk.add(&[structure])?;
            for (uid, prenom, nom) in [
                ("01990000-0000-7000-8000-000000000002", "Camille", "Bernard"),
                ("01990000-0000-7000-8000-000000000003", "Leïla", "Haddad"),
            ] {
                let values = vec![
                    ("nom", nom.into()),
                    ("prenom", prenom.into()),
                    ("fonction", "referent".into()),
                    ("structure_id", 1.into()),
                ];
                bulk.add(&[record(Entity::Agent, uid, values)])?;
            }
            Ok(())
        })
        .unwrap();
}

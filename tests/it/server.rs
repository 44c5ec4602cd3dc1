//! The texts of the store on the engine to come: when a PostgreSQL is on this machine, each is
//! prepared on the same schema there. Says « sauté » otherwise.
//!
//! The texts are those of a walk through the program. With `CARNET_TEXTES=folder` set while all the
//! tests run, then `CARNET_TEXTES_LUS=folder` while this one does, they are those of all the tests.
//! `CARNET_PG=obligatoire` makes a missing server a failure.
use std::collections::BTreeSet;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use carnet::app::action::Action;
use carnet::domain::record::Entity;
use carnet::store::trace::texts;
use carnet::store::{AgendaQuery, AlertQuery, Dialect, Filter, Query, Sort, Towards, Whose};
use tempfile::TempDir;

use super::harness::{Base, TODAY, day};

/// Folder of the texts that the other tests kept.
const READ: &str = "CARNET_TEXTES_LUS";

/// Nobody in particular: a server refuses to run for the superuser.
const NOBODY: u32 = 65_534;

/// What only the embedded engine is asked: its settings, its search, its transactions, its schema.
const ITS_OWN: &[&str] = &[
    "PRAGMA",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "VACUUM",
    "CREATE",
    "DROP",
    "ALTER",
    "SAVEPOINT",
    "RELEASE",
    "ATTACH",
    "DETACH",
];

fn is_its_own(text: &str) -> bool {
    let text = text.trim();
    // A text that ends so is a script: a step of the schema.
    text.ends_with(';')
        || ITS_OWN.iter().any(|word| text.starts_with(word))
        || ["recherche", "vocabulaire", "sqlite_", "pragma_"]
            .iter()
            .any(|name| text.contains(name))
}

/// A server of its own, gone with it.
struct Server {
    place: TempDir,
    programs: PathBuf,
}

impl Server {
    /// Starts one, where there is a PostgreSQL.
    fn start() -> Option<Self> {
        let programs = programs()?;
        let place = tempfile::tempdir().unwrap();
        if rustix::process::geteuid().is_root() {
            chown(place.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let server = Self { place, programs };
        let data = server.place.path().join("data");
        let data = data.to_str().unwrap();
        let initdb = [
            "-D",
            data,
            "-U",
            "carnet",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ];
        server.run("initdb", &initdb);
        let place = server.place.path().display();
        let options = format!("-k {place} -c listen_addresses= -c fsync=off");
        let log = format!("{place}/log");
        server.run(
            "pg_ctl",
            &["-D", data, "-w", "-l", &log, "-o", &options, "start"],
        );
        Some(server)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).current_dir(self.place.path());
        if rustix::process::geteuid().is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        let done = command.output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{program} {arguments:?}\n{said}");
        said
    }

    /// Runs statements, one a line; gives those that were refused, and why.
    fn refused(&self, name: &str, lines: &[String]) -> Vec<String> {
        let path = self.place.path().join(name);
        std::fs::write(&path, lines.join("\n")).unwrap();
        let place = self.place.path().to_str().unwrap();
        let file = path.to_str().unwrap();
        let said = self.run(
            "psql",
            &[
                "-X", "-q", "-h", place, "-U", "carnet", "-d", "postgres", "-f", file,
            ],
        );
        let mark = format!("{name}:");
        let of_line = |said: &str| {
            let (_, rest) = said.split_once(&mark)?;
            let (line, why) = rest.split_once(": ERROR: ")?;
            let line: usize = line.parse().ok()?;
            Some(format!("{why}\n    {}", lines[line - 1]))
        };
        said.lines().filter_map(of_line).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.place.path().join("data");
        self.run(
            "pg_ctl",
            &["-D", data.to_str().unwrap(), "-m", "immediate", "stop"],
        );
    }
}

/// Where the programs of a PostgreSQL are.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut known: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .map(|version| version.unwrap().path().join("bin"))
        .collect();
    known.extend(std::env::split_paths(&path));
    let whole = |folder: &PathBuf| {
        ["initdb", "pg_ctl", "psql"]
            .iter()
            .all(|it| folder.join(it).is_file())
    };
    known.into_iter().find(whole)
}

/// The tables and indexes of a new store, as that engine writes them: numbers are wider, given by
/// the table; a table is neither STRICT nor without its number. References are left out.
#[expect(
    clippy::disallowed_methods,
    reason = "only the tables of a store of the test are read"
)]
fn schema(path: &Path) -> Vec<String> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let text = "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL \
         AND name NOT LIKE 'recherche%' AND name NOT LIKE 'sqlite%' ORDER BY type DESC, rowid";
    let mut statement = conn.prepare(text).unwrap();
    let found = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    found.map(|text| translated(&text.unwrap())).collect()
}

fn translated(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default());
    let mut text = lines.collect::<Vec<_>>().join(" ");
    for (from, to) in [
        (
            "INTEGER PRIMARY KEY AUTOINCREMENT",
            "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        ),
        ("INTEGER", "BIGINT"),
        ("STRICT, WITHOUT ROWID", ""),
        ("WITHOUT ROWID, STRICT", ""),
        ("STRICT", ""),
    ] {
        text = text.replace(from, to);
    }
    while let Some(at) = text.find(" REFERENCES ") {
        let end = text[at..].find(')').unwrap() + at + 1;
        text.replace_range(at..end, "");
    }
    format!("{text};")
}

/// Someone who opens everything, and commands that read everyone.
fn walk(base: &std::rc::Rc<Base>) {
    let mut carnet = base.open();
    carnet.act(Action::Steering).press("échap");
    carnet.act(Action::Agenda).press("échap");
    carnet.act(Action::Triage).press("échap");
    carnet.press("entrée");
    for panel in [Action::Identity, Action::Contract, Action::History] {
        carnet.act(panel);
    }
    carnet.act(Action::Life).press("échap");
    carnet.act(Action::Why).press("échap");
    carnet.act(Action::Appointments).press("n").pick("contact");
    carnet
        .fill("Ce qui s’est dit", "Elle a rappelé.")
        .press("ctrl+s")
        .press("échap");
    carnet.act(Action::Undo).act(Action::Redo);
    read_everyone(base);
}

fn read_everyone(base: &Base) {
    let store = base.store();
    let (today, agent) = (day(TODAY), base.author(0).agent);
    for sort in [
        Sort::Urgency,
        Sort::Name,
        Sort::NextAppointment,
        Sort::LastContact,
    ] {
        for search in ["", "mar", "dupond", "06 39"] {
            for filter in [
                Filter::Late,
                Filter::ThisWeek,
                Filter::NoContract,
                Filter::Exited,
                Filter::Unknown,
            ] {
                let query = Query {
                    sort,
                    search: search.into(),
                    filters: vec![filter],
                    ..Query::new(today)
                };
                let edge = &carnet::store::Anchor::Edge;
                let page = store.page(&query, edge, Towards::Start, 5).unwrap();
                if let Some(line) = page.lines.first() {
                    let anchor = carnet::store::Anchor::Beyond(line.key.clone());
                    store.page(&query, &anchor, Towards::End, 5).unwrap();
                }
                store.count(&query, 100).unwrap();
                store.counters(&query).unwrap();
            }
        }
    }
    store
        .alerts(&AlertQuery {
            today,
            referent: agent,
            rule: None,
        })
        .unwrap();
    store
        .agenda(&AgendaQuery {
            whose: Whose::Everyone,
            from: today,
            to: today,
            most: 100,
        })
        .unwrap();
    store.verify().unwrap();
    store.doubts(today).unwrap();
    for entity in [Entity::Agent, Entity::Organization, Entity::OfficeHours] {
        store.all_rows(entity).unwrap();
    }
    store.as_of(today).unwrap();
}

/// The texts that other tests have kept.
fn kept() -> BTreeSet<String> {
    let folder = std::env::var_os(READ).map(PathBuf::from);
    let files = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let mut all = BTreeSet::new();
    for file in files.into_iter().flatten() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        all.extend(text.split('\0').map(str::to_owned));
    }
    all
}

#[test]
fn every_text_of_the_store_is_read_by_the_server_to_come() {
    let Some(server) = Server::start() else {
        assert!(
            std::env::var_os("CARNET_PG").is_none(),
            "no PostgreSQL was found"
        );
        println!("sauté : il n’y a pas de PostgreSQL sur cette machine");
        return;
    };
    let base = Base::demo();
    let ((), mut asked) = texts(|| walk(&base));
    asked.extend(kept());
    let refused = server.refused("schema.sql", &schema(&base.path()));
    assert!(refused.is_empty(), "the schema:\n{}", refused.join("\n"));
    let asked = asked
        .iter()
        .filter(|text| !text.trim().is_empty() && !is_its_own(text));
    let prepared: Vec<String> = asked
        .map(|text| Dialect::Postgres.text(text).replace('\n', " "))
        .collect::<BTreeSet<_>>()
        .iter()
        .enumerate()
        .map(|(at, text)| format!("PREPARE p{at} AS {text};"))
        .collect();
    assert!(
        prepared.len() > 150,
        "only {} texts were heard",
        prepared.len()
    );
    println!("{} texts prepared", prepared.len());
    let refused = server.refused("texts.sql", &prepared);
    assert!(
        refused.is_empty(),
        "{} of {}:\n{}",
        refused.len(),
        prepared.len(),
        refused.join("\n")
    );
}

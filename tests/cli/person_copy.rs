//! All that is kept of one person, for that person: on paper and as data. Nothing of them is left out, and
//! nothing of another is in it.
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;

use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Moment, Op};
use carnet::domain::merge::{Wish, apart};
use carnet::domain::record::not_same::OF_ANOTHER;
use carnet::domain::record::{Entity, Id, Kind, Value};
use carnet::domain::rights::Role;
use carnet::store::{Draft, Store};
use serde_json::Value as Json;

use super::home::Home;
use super::roles::home_of;

fn by() -> (Author, Moment) {
    let author = Author {
        agent: None,
        name: "Claire".to_owned(),
        session: "1@essai".to_owned(),
    };
    (author, Clock::System.moment())
}

fn write(store: &mut Store, label: &str, about: Option<Id>, ops: Vec<Op>) -> Vec<Id> {
    let (author, moment) = by();
    let change = Change::entry(label, about, ops);
    store.apply(&author, &moment, &change).unwrap().records
}

/// Texts that nobody else has, each new, with what each is: those of a person begin alike.
struct Tokens {
    of: char,
    made: BTreeMap<String, String>,
}

impl Tokens {
    fn of(of: char) -> Self {
        let made = BTreeMap::new();
        Self { of, made }
    }

    fn next(&mut self, what: &str) -> String {
        let mut number = self.made.len();
        let mut text = format!("Zq{}", self.of);
        for _ in 0..3 {
            text.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
            number /= 26;
        }
        self.made.insert(text.clone(), what.to_owned());
        text
    }
}

impl Tokens {
    /// New texts for every field of text of a kind, but those that are about somebody else.
    fn fill(&mut self, kind: Entity) -> Vec<(&'static str, Value)> {
        let of_another = |name: &str| kind == Entity::NotSame && OF_ANOTHER.contains(&name);
        let texts = kind
            .fields()
            .iter()
            .filter(|it| matches!(it.kind, Kind::Line | Kind::Prose) && !of_another(it.name));
        let what = |name| format!("{} {name}", kind.table());
        texts
            .map(|it| (it.name, self.next(&what(it.name)).into()))
            .collect()
    }

    /// New words for an act, but of one about two persons, which names them both.
    fn label(&mut self, kind: Entity) -> String {
        match kind {
            Entity::NotSame => "Deux personnes".to_owned(),
            _ => self.next(&format!("acte {}", kind.table())),
        }
    }
}

/// Someone of whom every field of text of every kind holds a text of their own, changed since; of each kind
/// a record was put aside too, and one form was begun.
fn someone(store: &mut Store, tokens: &mut Tokens) -> Id {
    let identity = Op::insert(Entity::Allocataire, tokens.fill(Entity::Allocataire));
    let label = tokens.label(Entity::Allocataire);
    let person = write(store, &label, None, vec![identity])[0];
    let row = store.row(Entity::Allocataire, person).unwrap();
    let change = Op::update(&row, tokens.fill(Entity::Allocataire));
    write(
        store,
        &tokens.label(Entity::Allocataire),
        Some(person),
        vec![change],
    );
    let kinds = Entity::ALL.into_iter().filter(|it| it.belongs_to_person());
    let has_text = |kind: &Entity| !Tokens::of('x').fill(*kind).is_empty();
    for kind in kinds.filter(|it| *it != Entity::Allocataire && has_text(it)) {
        for put_aside in [false, true] {
            let mut values = tokens.fill(kind);
            values.push(("allocataire_id", Value::Int(person)));
            let made = write(
                store,
                &tokens.label(kind),
                Some(person),
                vec![Op::insert(kind, values)],
            );
            let row = store.row(kind, made[0]).unwrap();
            let then = match put_aside {
                true => Op::remove(&row),
                false => Op::update(&row, tokens.fill(kind)),
            };
            write(store, &tokens.label(kind), Some(person), vec![then]);
        }
    }
    let draft = Draft {
        form: "contact".to_owned(),
        person: Some(person),
        title: tokens.next("brouillon"),
        values: format!("{{\"note\":\"{}\"}}", tokens.next("brouillon")),
        ..Draft::default()
    };
    let (author, moment) = by();
    store.keep_draft(&author, &moment, &draft).unwrap();
    person
}

/// Both forms of the copy of a person.
fn copies(home: &Home, person: Id) -> [(&'static str, String); 2] {
    let id = person.to_string();
    let text = home.run(&["document", "donnees", &id, "-o", "-"]);
    assert_eq!(text.code, 0, "{}", text.err);
    let path = home.path().join(format!("{id}.json"));
    let ran = home.run(&["exporter", path.to_str().unwrap(), "--personne", &id]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    [
        ("text", text.out),
        ("json", std::fs::read_to_string(path).unwrap()),
    ]
}

#[test]
fn every_text_and_former_text_of_the_person_is_there_and_none_of_another() {
    let home = Home::with_demo();
    let mut store = Store::open(&home.base()).unwrap();
    let (mut own, mut joined, mut others) = (Tokens::of('u'), Tokens::of('v'), Tokens::of('w'));
    let person = someone(&mut store, &mut own);
    let former = someone(&mut store, &mut joined);
    let other = someone(&mut store, &mut others);
    let (author, moment) = by();
    let wish = Wish {
        taken: &[],
        today: moment.today,
    };
    store
        .merge((&author, &moment), (person, former), wish)
        .unwrap();
    // An act on both, whose words name the other; and that they are two persons.
    let rows = [person, other].map(|id| store.row(Entity::Allocataire, id).unwrap());
    let ops = vec![
        Op::update(&rows[0], vec![("commune", own.next("commune").into())]),
        Op::update(&rows[1], vec![("commune", others.next("commune").into())]),
    ];
    write(&mut store, &others.next("acte"), None, ops);
    let [one, two] = [person, other].map(|id| store.row(Entity::Allocataire, id).unwrap());
    let change = apart(&one, &two, (&author, &moment));
    store.apply(&author, &moment, &change).unwrap();
    drop(store);
    for (form, text) in copies(&home, person) {
        let mut all = own.made.iter().chain(&joined.made);
        let missing: Vec<_> = all.by_ref().filter(|(it, _)| !text.contains(*it)).collect();
        assert!(
            missing.is_empty(),
            "{form}: {} missing: {missing:?}\n{text}",
            missing.len()
        );
        assert!(!text.contains("Zqw"), "{form}: {text}");
    }
    // The control: what is theirs is found in their own copy.
    let text = home.out(&["document", "donnees", &other.to_string(), "-o", "-"]);
    let found = others.made.keys().filter(|it| text.contains(*it));
    assert!(found.count() > 100 && !text.contains("Zqu") && !text.contains("Zqv"));
}

#[test]
fn the_data_of_a_person_is_read_back_and_gives_the_same_records() {
    let home = Home::with_demo();
    let file = home.path().join("p.json");
    let file = file.to_str().unwrap();
    assert_eq!(home.run(&["exporter", file, "--personne", "1"]).code, 0);
    let other = Home::new();
    let ran = other.run(&["importer", "--json", file]);
    let report: Json = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (ran.code, &report["crees"]),
        (0, &Json::from(1)),
        "{}",
        ran.err
    );
    assert_eq!(report["avertissements"], Json::Array(Vec::new()));
    let again = other.path().join("p.json");
    let again = again.to_str().unwrap();
    assert_eq!(other.run(&["exporter", again, "--personne", "1"]).code, 0);
    let read = |path: &str| -> Json {
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let (one, two) = (read(file), read(again));
    assert_eq!(one["dossiers"], two["dossiers"]);
    assert_eq!(one["schema"], "carnet.export/1");
    // Of colleagues, a name and no more.
    let agent = one["agents"][0].as_object().unwrap();
    let known: Vec<&str> = agent.keys().map(String::as_str).collect();
    assert!(
        known
            .iter()
            .all(|it| ["uid", "nom", "prenom", "structure_id"].contains(it)),
        "{known:?}"
    );
    assert_eq!(one["agents"].as_array().unwrap().len(), 1);
}

#[test]
fn what_a_role_does_not_see_is_not_there_and_is_said() {
    let (home, ..) = home_of(Role::Secretariat);
    let ran = home.run(&["document", "donnees", "1", "-o", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("Partie non visible de votre fonction"),
        "{}",
        ran.err
    );
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("partie non visible de la fonction"),
        "{words}"
    );
    assert!(words.contains("objectifs et plan d’actions"), "{words}");
    assert!(
        words.contains("RENDEZ-VOUS") && !words.contains("Obtenir son permis"),
        "{words}"
    );
    let file = home.path().join("p.json");
    let ran = home.run(&["exporter", file.to_str().unwrap(), "--personne", "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("Obtenir son permis"));
    let json: Json = serde_json::from_str(&text).unwrap();
    let hidden = json["personne"]["partie_non_visible"].as_array().unwrap();
    assert!(hidden.contains(&Json::from("situation")), "{hidden:?}");
    for role in [Role::Desk, Role::Board] {
        let (home, ..) = home_of(role);
        for words in [
            &["document", "donnees", "1", "-o", "-"][..],
            &["exporter", "p.json", "--personne", "1"],
        ] {
            assert_eq!(home.run(words).code, 6, "{role:?} {words:?}");
        }
    }
}

#[test]
fn a_copy_that_can_t_be_written_says_why_under_its_code() {
    let home = Home::with_demo();
    home.write("pris.json", "déjà là");
    for (words, code, said) in [
        (
            &["exporter", "pris.json", "--personne", "1"][..],
            8,
            "existe déjà",
        ),
        (
            &["exporter", "p.csv", "--personne", "1"],
            2,
            "carnet document donnees 1",
        ),
        (&["exporter", "-", "--personne", "1"], 2, ".json"),
        (&["exporter", "p.json", "--personne", "99999"], 3, "99999"),
        (&["document", "donnees", "1"], 2, "-o donnees.pdf"),
        (&["document", "donnees", "99999", "-o", "-"], 3, "99999"),
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{words:?}: {}", ran.err);
    }
    let kept = std::fs::read_to_string(home.path().join("pris.json")).unwrap();
    assert_eq!(kept, "déjà là");
    assert!(!home.path().join("p.json").exists());
}

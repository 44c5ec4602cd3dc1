//! The words that contracts have in common are kept once, and nobody sees it: each text comes back as
//! it was written.
use super::*;
use crate::domain::contract::{CommonBase, shared_lines};
use crate::domain::record::Row;
use crate::domain::record::contract_version::CONTRACT_VERSION;
use crate::store::open::APPLICATION_ID;
use crate::store::shared_text::{SharedText, USUAL, read};
use crate::store::sql::{Conn, pragma, query};
use crate::store::upgrade::MIGRATIONS;

/// The lines of the national base, those of each side.
fn national() -> Vec<String> {
    shared_lines(&CommonBase::default())
}

/// The text of a contract between those words.
fn contract(person: &str, service: &str) -> String {
    format!(
        "## CER\nDu 01/06/2026\n\n## Engagements\n{person}\n- Passer le code\n\n{service}\n\n## Signatures"
    )
}

/// Texts of every kind: with the words of the base, of one side only, of another base, twice the same,
/// with what looks like a mark, with nothing.
fn texts() -> Vec<String> {
    let base = national();
    vec![
        contract(&base[0], &base[1]),
        contract(&base[0], &base[1]),
        contract("- Venir aux rendez-vous", &base[1]),
        contract(&base[0], &base[0]),
        contract(&base[0], "Il écrit ⟦1⟧ et ⟦2⟧ dans son texte."),
        contract("- Venir", "- Recevoir"),
        base[1].clone(),
        base.join("\n"),
        String::new(),
        contract("- Venir", "- Recevoir\u{8}"),
        USUAL.map(|(_, words)| words).concat(),
    ]
}

fn write(store: &mut Store, person: Id, content: &str) -> Id {
    let values = vec![
        CONTRACT_VERSION.person.set(person),
        CONTRACT_VERSION.number.set(1_i64),
        CONTRACT_VERSION.content.set(content),
    ];
    let op = Op::insert(Entity::ContractVersion, values);
    let change = Change::entry("Version", Some(person), vec![op]);
    store
        .apply(&author("Marie"), &moment(), &change)
        .unwrap()
        .records[0]
}

fn content(store: &Store, id: Id) -> String {
    let row = store.row(Entity::ContractVersion, id).unwrap();
    row.text("contenu").unwrap_or_default().to_owned()
}

/// What the file has, mark and all.
fn kept(store: &Store) -> Vec<String> {
    let text = "SELECT COALESCE(contenu, '') FROM contrat_version ORDER BY id";
    query(&store.conn, text, &[], |row| row.get(0)).unwrap()
}

#[test]
fn a_text_comes_back_as_it_was_written_and_its_common_words_are_kept_once() {
    let (_place, mut store) = store();
    let person = person(&mut store, "Petit", "Léa");
    for text in texts() {
        let id = write(&mut store, person, &text);
        assert_eq!(content(&store, id), text);
    }
    let kept = kept(&store);
    for (kept, text) in kept.iter().zip(texts()).take(2) {
        assert!(kept.len() < text.len() / 4, "{kept}");
    }
    assert!(kept[5].len() < texts()[5].len() - 10);
    // What looks like a sign is a word like another.
    assert_eq!(kept[9], texts()[9]);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn taken_back_done_again_and_rewritten_it_is_still_the_same() {
    let (_place, mut store) = store();
    let person = person(&mut store, "Petit", "Léa");
    let texts = texts();
    let [first, second] = [&texts[0], &texts[1]].map(String::as_str);
    let id = write(&mut store, person, first);
    let before = store.row(Entity::ContractVersion, id).unwrap();
    let values = vec![CONTRACT_VERSION.content.set(second)];
    let op = Op::Update {
        entity: Entity::ContractVersion,
        id,
        version: before.version,
        values,
    };
    let change = Change::entry("Version", Some(person), vec![op]);
    store.apply(&author("Marie"), &moment(), &change).unwrap();
    assert_eq!(content(&store, id), second);
    store.undo(&author("Marie"), &moment()).unwrap();
    assert_eq!(content(&store, id), first);
    store.redo(&author("Marie"), &moment()).unwrap();
    assert_eq!(content(&store, id), second);
}

#[test]
fn the_words_of_a_departement_are_shared_too_once_they_are_known() {
    let (_place, mut store) = store();
    let long = "Venir aux rendez-vous fixés ensemble, ou prévenir le référent au plus tard la veille au soir";
    let base = CommonBase {
        person: vec![long.to_owned()],
        service: Vec::new(),
    };
    store.share(&base).unwrap();
    store.share(&base).unwrap();
    assert_eq!(SharedText::of(&store.conn).unwrap().len(), 5);
    let person = person(&mut store, "Petit", "Léa");
    let text = contract(&format!("- {long}"), &national()[1]);
    let id = write(&mut store, person, &text);
    assert_eq!(content(&store, id), text);
    assert!(!kept(&store)[0].contains(long));
}

#[test]
fn a_store_of_before_keeps_every_text() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("ancien.db");
    std::fs::File::create(&path).unwrap();
    let conn = Conn::open(&path, true).unwrap();
    conn.run("PRAGMA journal_mode = WAL").unwrap();
    for step in &MIGRATIONS[..13] {
        conn.run(step).unwrap();
    }
    conn.run("INSERT INTO allocataire (uid) VALUES ('01990000-0000-7000-8000-000000000000')")
        .unwrap();
    for (at, text) in texts().iter().enumerate() {
        let uid = format!("01990000-0000-7000-8000-{at:012}");
        let insertion =
            "INSERT INTO contrat_version (uid, allocataire_id, contenu) VALUES ($1, 1, $2)";
        crate::store::sql::execute(&conn, insertion, &[&uid, text]).unwrap();
    }
    pragma::set(&conn, "user_version", "13").unwrap();
    pragma::set(&conn, "application_id", &APPLICATION_ID.to_string()).unwrap();
    drop(conn);
    let store = Store::open(&path).unwrap();
    let read: Vec<String> = (1..=11).map(|id| content(&store, id)).collect();
    assert_eq!(read, texts());
    assert!(kept(&store)[0].len() < texts()[0].len() / 4);
    assert!(kept(&store)[5].len() < texts()[5].len() - 10);
    assert_eq!(kept(&store)[9], texts()[9]);
    // So are the words that the program keeps as signs.
    let all = "SELECT contenu FROM contrat_version WHERE id = 11";
    let signs: Vec<String> = query(&store.conn, all, &[], |row| row.get(0)).unwrap();
    assert_eq!(
        signs,
        [USUAL.map(|(sign, _)| sign).iter().collect::<String>()]
    );
    // The words of the program are among those that the step writes, which had the former name of France
    // Travail too.
    let known: Vec<String> = query(&store.conn, "SELECT texte FROM socle", &[], |row| {
        row.get(0)
    })
    .unwrap();
    assert!(national().iter().all(|it| known.contains(it)), "{known:?}");
}

proptest::proptest! {
    #[test]
    fn signs_and_the_words_they_stand_for_are_the_same_text(
        parts in proptest::collection::vec((0..USUAL.len(), "[a-z#:,. (é’\n]{0,9}"), 0..12),
        typed in proptest::option::of("[\u{1}-\u{1f}]{1,2}"),
    ) {
        let mut text: String = parts
            .iter()
            .map(|(at, between)| format!("{}{between}", USUAL[*at].1))
            .collect();
        text.push_str(&typed.unwrap_or_default());
        let row = Row::blank(Entity::ContractVersion).with("contenu", text.as_str());
        let values = SharedText::default().values(&row);
        let field = Entity::ContractVersion.fields().iter().position(|it| it.name == "contenu").unwrap();
        let conn = Conn::in_memory();
        conn.run(
            "CREATE TABLE socle (id INTEGER, texte TEXT); CREATE TABLE v (contenu TEXT, socle_1 INTEGER, \
             socle_2 INTEGER, abrege INTEGER)",
        )
        .unwrap();
        let kept: [&dyn crate::store::sql::Param; 2] = [&values[field], values.last().unwrap()];
        crate::store::sql::execute(&conn, "INSERT INTO v (contenu, abrege) VALUES ($1, $2)", &kept).unwrap();
        let asked = format!("SELECT COALESCE({}, '') FROM v", read(&Entity::ContractVersion.fields()[field]));
        let read: Vec<String> = query(&conn, &asked, &[], |row| row.get(0)).unwrap();
        proptest::prop_assert_eq!(&read[0], &text);
    }
}

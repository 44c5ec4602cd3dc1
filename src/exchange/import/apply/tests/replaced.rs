//! A value that differs from the one that stands: listed, and the newer one stays.
use super::*;

/// What is said, its spaces plain.
fn said(done: &Summary) -> String {
    super::records::said(done).replace(['\u{a0}', '\u{202f}'], " ")
}

const HEAD: &str = "Nom;Prénom;Date de naissance;Téléphone;Commune;Référent\n";

fn line(values: &str) -> Sheet {
    sheet(&format!("{HEAD}DUPONT;Anne;12/03/1981;{values}\n"))
}

fn with(store: &mut Store, values: &str, standing: Standing) -> Summary {
    let how = How {
        standing,
        ..How::from(Mode::Write)
    };
    let mut on = |_| ControlFlow::Continue(());
    run(store, &line(values), &author(), &moment(), how, &mut on).unwrap()
}

fn town(store: &Store) -> String {
    people(store)[0]
        .text("commune")
        .unwrap_or_default()
        .to_owned()
}

/// Typed on screen, the same day.
fn typed(store: &mut Store, town: &str) {
    let row = people(store).remove(0);
    let op = Op::Update {
        entity: Entity::Allocataire,
        id: row.id,
        version: row.version,
        values: vec![("commune", town.into())],
    };
    let entry = Typed::entry("Commune", Some(row.id), vec![op]);
    store.apply(&author(), &moment(), &entry).unwrap();
}

#[test]
fn what_a_later_file_says_replaces_what_an_earlier_one_said_and_is_listed() {
    let (_place, mut store) = store();
    import(&mut store, &line("06 39 98 00 01;Lattes;DURAND Claire"));
    let after = line("06 39 98 00 02;Sète;PETIT Luc");
    let rehearsed = trial(&mut store, &after);
    let done = import(&mut store, &after);
    assert_eq!(rehearsed.avertissements, done.avertissements);
    let said = said(&done);
    for words in [
        "« Sète » remplace « Lattes », du 09/03/2026",
        "« 06 39 98 00 02 » remplace « 06 39 98 00 01 »",
        "« PETIT Luc » devient le référent à la place de « DURAND Claire »",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(town(&store), "Sète");
}

#[test]
fn what_was_typed_since_stays_and_is_listed_unless_it_is_to_be_replaced() {
    let (_place, mut store) = store();
    import(&mut store, &line(";Lattes;"));
    typed(&mut store, "Agde");
    let done = import(&mut store, &line(";Sète;"));
    assert_eq!((counts(&done), town(&store)), ((0, 0, 1, 0), "Agde".into()));
    assert!(
        said(&done).contains("« Sète » n’est pas repris : le dossier dit « Agde », du 09/03/2026")
    );
    let done = with(&mut store, ";Sète;", Standing::Replaced);
    assert_eq!((counts(&done), town(&store)), ((0, 1, 0, 0), "Sète".into()));
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn the_day_of_the_file_decides() {
    let (_place, mut store) = store();
    import(&mut store, &line(";Lattes;DURAND Claire"));
    let old = Standing::Newer(from_iso("2026-03-08"));
    let done = with(&mut store, ";Sète;PETIT Luc", old);
    assert_eq!(
        (counts(&done), town(&store)),
        ((0, 0, 1, 0), "Lattes".into())
    );
    assert!(said(&done).contains("le référent est « DURAND Claire »"));
    let same_day = Standing::Newer(from_iso("2026-03-09"));
    with(&mut store, ";Sète;", same_day);
    assert_eq!(town(&store), "Sète");
    typed(&mut store, "Agde");
    with(&mut store, ";Sète;", same_day);
    assert_eq!(town(&store), "Agde");
    with(
        &mut store,
        ";Sète;",
        Standing::Newer(from_iso("2026-03-10")),
    );
    assert_eq!(town(&store), "Sète");
}

#[test]
fn names_and_birth_dates_are_never_replaced() {
    let (_place, mut store) = store();
    import(&mut store, &line("06 39 98 00 01;Sète;"));
    for names in ["DUPOND;Anne;12/03/1981", "DUPONT;Anne Marie;12/03/1981"] {
        let text = format!("{HEAD}{names};06 39 98 00 01;Sète;\n");
        let mut on = |_| ControlFlow::Continue(());
        let how = How {
            standing: Standing::Replaced,
            ..How::from(Mode::Write)
        };
        let done = run(
            &mut store,
            &sheet(&text),
            &author(),
            &moment(),
            how,
            &mut on,
        )
        .unwrap();
        assert_eq!(counts(&done), (0, 0, 1, 0), "{names}");
        assert!(
            said(&done).contains("n’est pas repris : le dossier dit"),
            "{}",
            said(&done)
        );
    }
    let person = people(&store).remove(0);
    assert_eq!(
        (person.text("nom"), person.text("prenom")),
        (Some("DUPONT"), Some("Anne"))
    );
}

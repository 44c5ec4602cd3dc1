//! Ways back: undo after others wrote, an import that was cut, one at a time, and what our own
//! exports become when they are read again.
use super::json::exported;
use super::*;
use crate::exchange::demo::{CommonIds, People, common};
use crate::exchange::{export, import as reader};
use crate::store::{ImportTarget, Query};

pub(super) fn rows(count: usize) -> Sheet {
    let mut text = String::from("Nom;Prénom;N° CAF;Référent;1er RDV\n");
    for n in 0..count {
        text.push_str(&format!(
            "{};Prénom;{};Julie PERRIN;02/02/2026\n",
            super::large::name(n),
            1_000_000 + n
        ));
    }
    sheet(&text)
}

/// A store with the people of the demonstration.
pub(super) fn demonstration(store: &mut Store, count: u64) {
    let shared = common(1, today(), count);
    let numbers = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let of = |kind: Entity| -> Vec<Id> {
        let found = shared
            .iter()
            .zip(&numbers)
            .filter(|(record, _)| record.entity == kind);
        found.map(|(_, id)| *id).collect()
    };
    let ids = CommonIds {
        structures: of(Entity::Organization),
        agents: of(Entity::Agent),
    };
    for person in People::new(1, today(), count, &ids) {
        store.bulk(|bulk| bulk.add(&person)).unwrap();
    }
}

#[test]
fn undo_takes_the_import_back_but_leaves_who_was_changed_since() {
    let (_place, mut store) = store();
    let done = import(&mut store, &rows(3));
    let act = store.next_undo(&author()).unwrap().unwrap();
    assert_eq!(Some(act.act), done.act);
    assert_eq!(act.label, "Import de suivi.csv\u{a0}: 3 créés, 0 modifié");
    let person = people(&store)[1].clone();
    let update = Op::Update {
        entity: Entity::Allocataire,
        id: person.id,
        version: person.version,
        values: vec![("commune", "Cahors".into())],
    };
    let other = Author {
        name: "Karim".into(),
        ..author()
    };
    store
        .apply(
            &other,
            &moment(),
            &Typed::entry("Commune", Some(person.id), vec![update]),
        )
        .unwrap();
    let undone = store.undo(&author(), &moment()).unwrap();
    assert_eq!(undone.left, ["BANBANCEL Prénom"]);
    assert_eq!(people(&store).len(), 1);
    store.redo(&author(), &moment()).unwrap();
    assert_eq!(people(&store).len(), 3);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn an_import_that_was_cut_is_taken_back_at_the_next_opening() {
    let (_place, mut store) = store();
    let first = [Op::Insert {
        entity: Entity::Allocataire,
        values: vec![("nom", "A".into()), ("prenom", "B".into())],
    }];
    let (marie, now) = (author(), moment());
    let mut act = store
        .long_act(&marie, &now, Nature::Import, "Import de x")
        .unwrap();
    act.part(|part| part.write(None, &first)).unwrap();
    let failed: Result<()> = act.part(|part| {
        part.write(None, &first)?;
        Err(StoreError::NotFound)
    });
    assert!(failed.is_err());
    drop(act);
    assert_eq!(people(&store).len(), 1, "the part that failed is not kept");
    let said = store.undo_unfinished(&author(), &moment()).unwrap();
    assert_eq!(said, ["Import de x"]);
    assert_eq!(everything(&store), []);
    assert_eq!(
        store.undo_unfinished(&author(), &moment()).unwrap(),
        [""; 0]
    );
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn an_import_that_is_given_up_leaves_nothing() {
    let (_place, mut store) = store();
    let mut told = 0;
    let mut give_up = |_| {
        told += 1;
        if told > 1 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let sheet = rows(2_000);
    let done = run(
        &mut store,
        &sheet,
        &author(),
        &moment(),
        Mode::Write,
        &mut give_up,
    );
    assert!(matches!(done, Err(StoreError::GivenUp)));
    assert_eq!(everything(&store), []);
    assert!(store.verify().unwrap().is_clean());
    let (_other, mut first) = self::store();
    demonstration(&mut first, 40);
    let text = exported(&first);
    let done = reader::json(
        &mut store,
        &mut std::io::Cursor::new(&text),
        &author(),
        &moment(),
        &mut |taken| {
            if taken > 20 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        },
    );
    assert!(matches!(done, Err(StoreError::GivenUp)));
    assert_eq!(everything(&store), []);
}

#[test]
fn another_process_neither_takes_back_nor_doubles_an_import_under_way() {
    let (_place, mut store) = store();
    let mut other = store.again().unwrap();
    let one = [Op::Insert {
        entity: Entity::Allocataire,
        values: vec![("nom", "A".into()), ("prenom", "B".into())],
    }];
    let (marie, now) = (author(), moment());
    let mut act = store
        .long_act(&marie, &now, Nature::Import, "Import de x")
        .unwrap();
    act.part(|part| part.write(None, &one)).unwrap();
    assert_eq!(
        other.undo_unfinished(&author(), &moment()).unwrap(),
        [""; 0]
    );
    let second = run(
        &mut other,
        &rows(1),
        &author(),
        &moment(),
        Mode::Write,
        &mut |_| ControlFlow::Continue(()),
    );
    assert!(matches!(second, Err(StoreError::Locked)));
    act.part(|part| part.write(None, &one)).unwrap();
    act.finish("Import de x\u{a0}: 2 créés").unwrap();
    assert_eq!(people(&other).len(), 2);
    let folder = store.path().parent().unwrap().to_owned();
    let left = std::fs::read_dir(folder).unwrap();
    let names = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.ends_with("-grand-acte")));
}

#[test]
fn a_rehearsal_works_on_a_store_that_cannot_be_written() {
    let (_place, mut store) = store();
    import(&mut store, &rows(2));
    let mut read_only = Store::open_read_only(store.path(), "essai.").unwrap();
    let sheet = rows(3);
    assert_eq!(counts(&trial(&mut read_only, &sheet)), (1, 0, 2, 0));
    let refused = run(
        &mut read_only,
        &sheet,
        &author(),
        &moment(),
        Mode::Write,
        &mut |_| ControlFlow::Continue(()),
    );
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))));
}

/// A store with people of every kind, and names that a spreadsheet might run or lose.
fn caseload() -> (tempfile::TempDir, Store) {
    let (place, mut store) = store();
    demonstration(&mut store, 87);
    import(&mut store, &fixture("15-dossiers-complets.csv"));
    import(
        &mut store,
        &sheet(
            "Nom;Prénom;DDN;Adresse;Tél;CP;N° demande RSA\n\
        =CMD;-Zoé;01/02/1980;@rue;+41 44 668 18 00;06000;01234567890\n\
        O'NEIL;'=Ève;02/02/1980;x;;;\n\
        ŁUKASIEWICZ;Юлия;03/02/1980;_x0041_ rue A;;;\n",
        ),
    );
    (place, store)
}

fn reread(bytes: Vec<u8>) -> Sheet {
    Sheet::open(bytes, &Mapping::default(), today()).unwrap()
}

#[test]
fn the_caseload_written_as_a_spreadsheet_and_read_back_changes_nothing() {
    let (_place, mut store) = caseload();
    let before = everything(&store);
    let query = Query::new(today());
    let (mut text, mut book) = (Vec::new(), Vec::new());
    let lost = export::csv(&store, &query, &[], &mut text).unwrap();
    let words = lost.words().unwrap();
    assert!(words.starts_with("8 dossiers ont des lettres"), "{words}");
    export::workbook(&store, &query, &[], &mut book).unwrap();
    for file in [text, book] {
        let done = import(&mut store, &reread(file));
        assert!(done.lus > 60, "{}", done.lus);
        assert_eq!(
            (done.crees, done.modifies),
            (0, 0),
            "{:?}",
            done.avertissements
        );
        assert_eq!(done.rejetes, []);
        assert_eq!(everything(&store), before);
    }
}

/// A text as a spreadsheet saves it in the encoding of Windows: « ? » for each letter that it lacks.
fn saved_in_windows_1252(text: &str) -> Vec<u8> {
    let letter = |letter: char| {
        let mut place = [0; 4];
        let text: &str = letter.encode_utf8(&mut place);
        match encoding_rs::WINDOWS_1252.encode(text) {
            (_, _, true) => vec![b'?'],
            (bytes, _, false) => bytes.into_owned(),
        }
    };
    text.trim_start_matches('\u{feff}')
        .chars()
        .flat_map(letter)
        .collect()
}

#[test]
fn the_caseload_saved_by_a_spreadsheet_that_lost_letters_changes_nothing() {
    let (_place, mut store) = caseload();
    import(
        &mut store,
        &sheet(
            "Nom;Prénom;DDN;Nom de naissance;Adresse;Commune;Référent\n\
             KOVAČ;Ana;04/02/1980;HORVAT-ŽIVKO;3 rue Ștefan;Győr;ČAPEK Eva\n\
             BERNARD;Zoé;05/02/1980;ŁUCKI;;;\n",
        ),
    );
    let before = everything(&store);
    let mut text = Vec::new();
    export::csv(&store, &Query::new(today()), &[], &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let done = import(&mut store, &reread(saved_in_windows_1252(&text)));
    assert_eq!(
        (done.crees, done.modifies),
        (0, 0),
        "{:?}",
        done.avertissements
    );
    assert_eq!(everything(&store), before);
    let lost = done
        .rejetes
        .iter()
        .chain(&done.avertissements)
        .filter(|it| it.reason.contains("perdue"));
    assert!(lost.count() >= 8, "{:?}", done.rejetes);
}

#[test]
fn a_workbook_makes_in_an_empty_store_what_the_text_makes() {
    let (_place, first) = caseload();
    let query = Query::new(today());
    let (mut text, mut book) = (Vec::new(), Vec::new());
    export::csv(&first, &query, &[], &mut text).unwrap();
    export::workbook(&first, &query, &[], &mut book).unwrap();
    let made = |file: Vec<u8>| {
        let (_place, mut store) = store();
        let done = import(&mut store, &reread(file));
        (counts(&done), people_of(&store))
    };
    assert_eq!(made(book), made(text));
}

/// The people of a store without their numbers.
fn people_of(store: &Store) -> Vec<Vec<Value>> {
    people(store).into_iter().map(|row| row.values).collect()
}

#[test]
fn a_workbook_has_typed_days_text_numbers_and_no_formula() {
    use calamine::{Data, Reader};
    let (_place, store) = caseload();
    let mut book = Vec::new();
    export::workbook(&store, &Query::new(today()), &[], &mut book).unwrap();
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(book)).unwrap();
    let cells = book.worksheet_range("Portefeuille").unwrap();
    let titles: Vec<String> = cells
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    let column = |title: &str| titles.iter().position(|it| it == title).unwrap();
    let line = cells
        .rows()
        .find(|row| row[0] == Data::String("=CMD".into()))
        .unwrap();
    assert!(matches!(
        line[column("Date de naissance")],
        Data::DateTime(_)
    ));
    assert_eq!(line[column("Code postal")], Data::String("06000".into()));
    assert_eq!(
        line[column("N° demande RSA")],
        Data::String("01234567890".into())
    );
    assert!(matches!(&line[column("Téléphone")], Data::String(it) if it.starts_with('+')));
    assert_eq!(
        book.worksheet_formula("Portefeuille")
            .unwrap()
            .used_cells()
            .count(),
        0
    );
}

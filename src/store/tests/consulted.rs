//! The log of consultations: it follows, it is cut from its start, a purge takes numbers out of it, and
//! whatever is changed outside of carnet shows.
use super::*;
use crate::domain::rights::{Rights, Role};
use crate::domain::vocabulary::{Consultation as How, PurgeReason};

fn at(text: &str) -> Moment {
    Moment {
        instant: text.parse::<DateTime<Utc>>().unwrap(),
        ..moment()
    }
}

/// A store with people, whose reader is known.
fn read() -> (tempfile::TempDir, Store, [Id; 3]) {
    let (place, mut store) = store();
    let people = ["Abdallah", "Bérard", "Cohen"].map(|name| person(&mut store, name, "Nadia"));
    store.noted().by(&author("Claire"));
    (place, store, people)
}

fn lines(store: &Store) -> Vec<(How, i64, Vec<Id>)> {
    let all = store.consultations(None).unwrap().into_iter();
    all.map(|it| (it.how.unwrap(), it.count, it.people))
        .collect()
}

fn broken(store: &Store) -> bool {
    let report = store.verify().unwrap();
    report.consulted.broken.is_some() && report.altered.contains(&-3)
}

#[test]
fn what_is_read_is_written_later_once_and_follows() {
    let (_place, mut store, [one, two, three]) = read();
    let text = store.path().to_owned();
    store.case_file(one).unwrap();
    store.open_file(one, moment().today).unwrap();
    store.glance(two, moment().today).unwrap();
    store.file_to_print(two).unwrap();
    store.again().unwrap().consulted(How::Paper, &[two]);
    store.consulted(How::Export, &[three, one, two]);
    assert!(store.has_unwritten() && lines(&store).is_empty());
    store.write_consulted(&moment()).unwrap();
    assert!(!store.has_unwritten());
    let wanted = [
        (How::File, 1, vec![one]),
        (How::Paper, 1, vec![two]),
        (How::Export, 3, vec![one, two, three]),
    ];
    assert_eq!(lines(&store), wanted);
    // Another connection goes on where this one ended.
    let mut second = Store::open(&text).unwrap();
    second.noted().by(&author("Karim"));
    second.case_file(one).unwrap();
    second.write_consulted(&moment()).unwrap();
    let of = store.consultations(Some(&[one])).unwrap();
    let who: Vec<&str> = of.iter().map(|it| it.author.as_str()).collect();
    assert_eq!(who, ["Claire", "Claire", "Karim"]);
    let report = store.verify().unwrap();
    assert!(
        report.is_clean() && report.consulted.lines == 4,
        "{report:?}"
    );
}

#[test]
fn nobody_is_noted_where_the_program_reads_for_itself_or_can_only_read() {
    let (_place, mut store) = store();
    let one = person(&mut store, "Abdallah", "Nadia");
    store.case_file(one).unwrap();
    assert!(!store.has_unwritten());
    store.noted().by(&author("Claire"));
    store.access = Access::ReadOnly("essai".to_owned());
    store.case_file(one).unwrap();
    assert!(!store.has_unwritten());
    assert!(store.write_consulted(&moment()).is_err());
    // It still waits.
    store.access = Access::ReadWrite;
    store.write_consulted(&moment()).unwrap();
    assert_eq!(lines(&store).len(), 1);
}

#[test]
fn a_store_held_by_another_is_not_waited_for_and_nothing_is_lost() {
    let (_place, mut store, [one, ..]) = read();
    store.case_file(one).unwrap();
    let other = Store::open(store.path()).unwrap();
    let held = other.conn.write().unwrap();
    store.set_patience(std::time::Duration::ZERO).unwrap();
    let refused = store.write_consulted(&moment()).unwrap_err();
    assert!(refused.passes() && store.has_unwritten());
    drop(held);
    store.write_consulted(&moment()).unwrap();
    assert_eq!(lines(&store).len(), 1);
}

#[test]
fn it_is_cut_from_its_start_and_what_is_left_follows() {
    let (_place, mut store, [one, two, three]) = read();
    for (person, day) in [
        (one, "2025-10-01T08:00:00Z"),
        // The clock went back for a while: it stays behind what comes before it.
        (two, "2026-03-01T08:00:00Z"),
        (three, "1970-01-01T08:00:00Z"),
    ] {
        store.case_file(person).unwrap();
        store.write_consulted(&at(day)).unwrap();
    }
    let now = at("2026-11-21T09:00:00Z");
    store.cut_consulted(12, &now).unwrap();
    assert_eq!(lines(&store).len(), 2);
    assert!(store.verify().unwrap().is_clean());
    store.cut_consulted(12, &now).unwrap();
    assert_eq!(lines(&store).len(), 2, "nothing more is old");
    store.cut_consulted(6, &now).unwrap();
    assert!(lines(&store).is_empty());
    assert!(store.verify().unwrap().is_clean());
    // What comes next follows what was cut.
    store.consulted(How::Export, &[one]);
    store.write_consulted(&now).unwrap();
    assert!(store.verify().unwrap().is_clean());
    sql::execute(
        &store.conn,
        "DELETE FROM reglage WHERE cle = 'consultations_coupe'",
        &[],
    )
    .unwrap();
    assert!(store.verify().unwrap().consulted.broken.is_some());
}

#[test]
fn a_purge_takes_the_person_out_and_it_still_follows() {
    let (_place, mut store, [one, two, three]) = read();
    store.case_file(two).unwrap();
    store.consulted(How::Export, &[one, two, three]);
    store.write_consulted(&moment()).unwrap();
    store.case_file(three).unwrap();
    for (gone, left) in [(two, vec![one, three]), (three, vec![one])] {
        let by = (&author("Chef"), &moment());
        store.purge(by, gone, PurgeReason::Asked).unwrap();
        let found = lines(&store);
        assert_eq!(found[0], (How::File, 1, vec![]));
        assert_eq!(found[1], (How::Export, 3, left));
        assert!(store.verify().unwrap().is_clean());
        assert!(store.consultations(Some(&[gone])).unwrap().is_empty());
    }
    // What was read before the purge and is written after it counts only.
    store.write_consulted(&moment()).unwrap();
    assert_eq!(lines(&store)[2], (How::File, 1, vec![]));
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn what_was_read_of_a_file_that_is_now_part_of_another_is_found_with_it() {
    let (_place, mut store, [one, two, _]) = read();
    store.case_file(two).unwrap();
    let wish = crate::domain::merge::Wish {
        taken: &[],
        today: moment().today,
    };
    store
        .merge((&author("Claire"), &moment()), (one, two), wish)
        .unwrap();
    store.write_consulted(&moment()).unwrap();
    for asked in [one, two] {
        let files = store.numbers_of(&asked.to_string()).unwrap();
        assert_eq!(files, [one, two]);
        let found = store.consultations(Some(&files)).unwrap();
        assert!(found.iter().any(|it| it.people == [two]), "{found:?}");
    }
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn only_who_has_the_right_reads_it() {
    let (_place, mut store, _) = read();
    for role in [Role::Referent, Role::Secretariat, Role::Desk, Role::Board] {
        store.look_as(Rights::of(Some(role)));
        assert!(store.consultations(None).is_err(), "{role:?}");
        assert!(store.numbers_of("1").is_err(), "{role:?}");
    }
    for role in [Role::Supervisor, Role::Administrator] {
        store.look_as(Rights::of(Some(role)));
        assert!(store.consultations(None).is_ok(), "{role:?}");
        assert!(store.numbers_of("1").is_ok(), "{role:?}");
    }
}

#[test]
fn what_is_changed_outside_of_carnet_shows() {
    let changes = [
        "UPDATE consultation SET auteur = 'Karim' WHERE id = 2",
        "UPDATE consultation SET nombre = 1 WHERE id = 2",
        "UPDATE consultation SET personnes = '1 3' WHERE id = 2",
        "UPDATE consultation SET personnes = '1-9999999999' WHERE id = 2",
        "UPDATE consultation SET motif = 'essai' WHERE id = 1",
        "UPDATE consultation SET retire = 'zz' WHERE id = 1",
        "UPDATE consultation SET fait_a = '2026-11-21T09:00:01Z' WHERE id = 3",
        "DELETE FROM consultation WHERE id = 1",
        "DELETE FROM consultation WHERE id = 2",
    ];
    for change in changes {
        let (_place, mut store, [one, two, three]) = read();
        store.case_file(one).unwrap();
        store.consulted(How::Export, &[one, two]);
        store.case_file(three).unwrap();
        store.write_consulted(&moment()).unwrap();
        let refused = store.conn.run("UPDATE consultation SET auteur = ''");
        assert!(refused.is_err());
        let refused = store.conn.run("DELETE FROM consultation WHERE id = 2");
        assert!(refused.is_err());
        store
            .conn
            .run("DROP TRIGGER consultation_sans_modification; DROP TRIGGER consultation_par_le_debut;")
            .unwrap();
        store.conn.run(change).unwrap();
        assert!(broken(&store), "{change}");
    }
    // The last line is missing: what is left follows, and the sum tells.
    let (_place, mut store, [one, ..]) = read();
    store.case_file(one).unwrap();
    store.write_consulted(&moment()).unwrap();
    store.conn.run("DELETE FROM consultation").unwrap();
    let report = store.verify().unwrap();
    assert_eq!(report.altered, [-3]);
}

//! F18: several programs that open a store for the first time, or bring it up to date, at once.
use std::process::{Child, Stdio};

use super::home::{Home, ran};
use super::rounds;

const PROGRAMS: usize = 8;

fn at_once(home: &Home, words: &[&str]) -> Vec<super::home::Ran> {
    let start = |_| {
        let mut command = home.command(words);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let children: Vec<Child> = (0..PROGRAMS).map(start).collect();
    children
        .into_iter()
        .map(|child| ran(&child.wait_with_output().unwrap()))
        .collect()
}

#[test]
fn f18_programs_that_find_no_store_all_get_the_one_that_one_of_them_makes() {
    for _ in 0..rounds(4, 20) {
        let home = Home::new();
        home.write("une.csv", "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n");
        for ran in at_once(&home, &["importer", "une.csv"]) {
            assert_eq!(ran.code, 0, "{}", ran.err);
        }
        let people = carnet::store::Store::open(&home.base())
            .unwrap()
            .all_rows(carnet::domain::record::Entity::Allocataire)
            .unwrap();
        assert_eq!(people.len(), 1, "imported by one, known to the others");
    }
}

#[test]
fn f18_programs_that_make_a_store_at_once_end_well_with_one_store() {
    for _ in 0..rounds(4, 20) {
        let home = Home::new();
        let made = at_once(&home, &["init"]);
        let well = made.iter().filter(|ran| ran.code == 0).count();
        for ran in made.iter().filter(|ran| ran.code != 0) {
            assert!(ran.err.contains("existe déjà"), "{}", ran.err);
        }
        assert!(well >= 1);
        assert_eq!(home.run(&["verifier"]).code, 0);
        let files = std::fs::read_dir(home.base().parent().unwrap()).unwrap();
        // The store, and the note of how far its journal has come.
        assert_eq!(files.count(), 2);
    }
}

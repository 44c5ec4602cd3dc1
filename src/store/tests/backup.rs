//! Copies of a store: of one instant, or none at all.
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt;

use super::*;

fn names(folder: &std::path::Path) -> Vec<String> {
    let found = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = found
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn a_copy_that_is_given_up_leaves_nothing() {
    let (place, mut store) = store();
    person(&mut store, "Cohen", "David");
    let before = names(place.path());
    let copy = place.path().join("copie.db");
    let done = store.back_up_while(&copy, &mut || ControlFlow::Break(()));
    assert!(matches!(done, Err(StoreError::GivenUp)));
    assert_eq!(names(place.path()), before);
}

#[test]
fn a_copy_is_that_of_one_instant_whatever_others_write_and_needs_no_log() {
    let (place, mut store) = store();
    person(&mut store, "Cohen", "David");
    let folder = place.path().join("copies");
    std::fs::create_dir(&folder).unwrap();
    let copy = folder.join("copie.db");
    let mut other = store.again().unwrap();
    let mut asked = 0;
    let mut disturb = || {
        asked += 1;
        if asked == 1 {
            person(&mut other, "Petit", "Ada");
        }
        ControlFlow::Continue(())
    };
    store.back_up_while(&copy, &mut disturb).unwrap();
    assert!(asked > 0);
    assert_eq!(names(&folder), ["copie.db"]);
    let about = std::fs::metadata(&copy).unwrap();
    assert_eq!(about.permissions().mode() & 0o777, 0o600);
    let opened = Store::open(&copy).unwrap();
    if !opened.is_encrypted() {
        assert_eq!(std::fs::read(&copy).unwrap()[18..20], [1, 1]);
    }
    assert!(opened.verify().unwrap().is_clean());
    assert_eq!(opened.all_rows(Entity::Allocataire).unwrap().len(), 1);
    assert_eq!(store.all_rows(Entity::Allocataire).unwrap().len(), 2);
}

//! Files that were made one: they leave, come back, and are given back.
use super::json::exported;
use super::returns::demonstration;
use super::*;
use crate::exchange::import as reader;

/// The people of the demonstration, two by two: everything that a file may hold is moved and given back.
#[test]
fn merged_files_leave_with_the_export_and_two_by_two_undo_gives_all_back() {
    use crate::domain::merge::Wish;
    let (place, mut store) = store();
    demonstration(&mut store, 24);
    let wish = Wish {
        taken: &[],
        today: today(),
    };
    let before = exported(&store);
    let ids: Vec<Id> = people(&store).iter().map(|row| row.id).collect();
    let all = |store: &Store| {
        let of_people = Entity::ALL.into_iter().filter(|it| it.belongs_to_person());
        let rows = of_people.map(|kind| store.all_rows(kind).unwrap().len());
        rows.sum::<usize>()
    };
    let count = all(&store);
    let mut less = 0;
    for pair in ids.chunks(2) {
        let by = (&author(), &moment());
        let (_, merger) = store.merge(by, (pair[0], pair[1]), wish).unwrap();
        let short = |row: &&Row| row.date("du") >= Some(today());
        less += usize::from(merger.joined) + merger.ended.iter().filter(short).count();
    }
    let report = store.verify().unwrap();
    assert!(report.is_clean(), "{report:?}");
    // One identity less and what it was more, a pair; less what was there twice, or would not have lasted.
    assert_eq!(all(&store), count - less);
    let merged = exported(&store);
    // Elsewhere, everything is there too, and the old names lead to the kept files.
    let mut second = store_in(&place, "autre.db");
    let read = |store: &mut Store, text: &str| {
        let mut file = std::io::Cursor::new(text.as_bytes().to_vec());
        let mut on = |_| ControlFlow::Continue(());
        reader::json(store, &mut file, &author(), &moment(), &mut on).unwrap()
    };
    read(&mut second, &merged);
    assert_eq!(exported(&second), merged);
    assert!(second.verify().unwrap().is_clean());
    for row in store.all_rows(Entity::FormerFile).unwrap() {
        let found = second.find_file(row.text("ancien_uid").unwrap()).unwrap();
        assert!(found.unwrap().merged);
    }
    // What was exported before is read into the kept files, whose identity stays.
    let identities = people(&store);
    let summary = read(&mut store, &before);
    let told = |it: &Notice| it.reason.contains("a été réuni à un autre");
    assert_eq!(
        summary.avertissements.iter().filter(|it| told(it)).count(),
        ids.len() / 2
    );
    assert!(store.verify().unwrap().is_clean());
    let now = people(&store);
    assert_eq!(now.len(), identities.len());
    store.undo(&author(), &moment()).unwrap();
    for _ in ids.chunks(2) {
        let undone = store.undo(&author(), &moment()).unwrap();
        assert!(
            undone.label.starts_with("Dossiers réunis"),
            "{}",
            undone.label
        );
    }
    assert!(store.verify().unwrap().is_clean());
    assert_eq!(exported(&store), before);
}

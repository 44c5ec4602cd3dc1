//! What the files hold that go with a yearly summary: kept with their record, and missed when they are lost.
use super::*;
use crate::domain::attachment::Content;
use crate::store::sql::{execute, query};

const FILE: &[u8] = include_bytes!("../../../fixtures/bilan/organigramme.png");

fn joined(store: &mut Store, bytes: Vec<u8>) -> String {
    let content = Content::of(bytes).unwrap();
    let digest = content.digest();
    let values = vec![
        ("libelle", "Organigramme".into()),
        ("fichier", "organigramme.png".into()),
        ("empreinte", (&*digest).into()),
    ];
    let change = Change {
        content: Some(content),
        ..Change::entry(
            "Fichier",
            None,
            vec![Op::insert(Entity::Attachment, values)],
        )
    };
    store.apply(&author("Claire"), &moment(), &change).unwrap();
    digest
}

#[test]
fn it_comes_back_with_the_undo_of_what_joined_it_or_removed_it() {
    let (_place, mut store) = store();
    let digest = joined(&mut store, FILE.to_vec());
    let by = author("Claire");
    let files = |store: &Store| store.all_rows(Entity::Attachment).unwrap();
    store.undo(&by, &moment()).unwrap();
    assert!(files(&store).is_empty());
    store.redo(&by, &moment()).unwrap();
    let removed = Change::entry("Retrait", None, vec![Op::remove(&files(&store)[0])]);
    store.apply(&by, &moment(), &removed).unwrap();
    assert!(files(&store).is_empty());
    store.undo(&by, &moment()).unwrap();
    assert_eq!(files(&store).len(), 1);
    assert_eq!(&*store.attached(&digest).unwrap().unwrap().bytes, FILE);
    assert!(store.verify().unwrap().is_clean());
    // The journal says which file it is, and not what it holds.
    let text = "SELECT COALESCE(avant, '') || COALESCE(apres, '') FROM journal";
    let lines: Vec<String> = query(&store.conn, text, &[], |row| row.get(0)).unwrap();
    assert!(lines.iter().any(|line| line.contains(&digest)));
    assert!(
        lines.iter().all(|line| line.len() < FILE.len()),
        "{lines:?}"
    );
}

#[test]
fn one_that_is_lost_or_changed_is_noticed_and_mended_when_it_comes_again() {
    let (_place, mut store) = store();
    let digest = joined(&mut store, FILE.to_vec());
    for harm in [
        "UPDATE piece_contenu SET contenu = 'iVBORw0KGgo='",
        "UPDATE piece_contenu SET contenu = '?'",
        "DELETE FROM piece_contenu",
    ] {
        execute(&store.conn, harm, &[]).unwrap();
        let report = store.verify().unwrap();
        assert_eq!(report.attachments, ["organigramme.png"], "{harm}");
        assert!(!report.holds());
        assert_eq!(store.attached(&digest).unwrap(), None);
        joined(&mut store, FILE.to_vec());
        assert!(store.verify().unwrap().is_clean());
    }
}

//! What the files hold that go with a yearly summary, in an export read again.
use super::json::{exported, read};
use super::*;
use crate::domain::attachment::Content;

/// A file that goes with the summary of an agreement.
pub(super) fn organigramme(store: &mut Store) {
    let bytes = include_bytes!("../../../../../fixtures/bilan/organigramme.pdf");
    let content = Content::of(bytes.to_vec()).unwrap();
    let values = vec![
        ("convention_id", Value::Pending(0)),
        ("libelle", "Organigramme".into()),
        ("fichier", "organigramme.pdf".into()),
        ("empreinte", content.digest().into()),
    ];
    let agreement = vec![
        ("numero", "2026-12".into()),
        ("du", "2026-01-01".into()),
        ("au", "2026-12-31".into()),
    ];
    let made = vec![
        Op::insert(Entity::FundingAgreement, agreement),
        Op::insert(Entity::Attachment, values),
    ];
    let change = Typed {
        content: Some(content),
        ..Typed::entry("Fichier", None, made)
    };
    store.apply(&author(), &moment(), &change).unwrap();
}

/// An export whose file is cut, or is another one, brings all the rest.
#[test]
fn a_file_that_is_not_the_one_that_was_kept_is_left_out() {
    let (_place, mut first) = store();
    organigramme(&mut first);
    let text = exported(&first);
    let (_other, mut second) = store();
    assert!(read(&mut second, &text).unwrap().avertissements.is_empty());
    assert_eq!(exported(&second), text);
    let mut pieces = text.split("\"contenu\":\"");
    let (before, after) = (pieces.next().unwrap(), pieces.next().unwrap());
    let (_, after) = after.split_once('"').unwrap();
    for content in ["", "JVBERi0=", "&&"] {
        let (_other, mut third) = store();
        let spoiled = format!("{before}\"contenu\":\"{content}\"{after}");
        let done = read(&mut third, &spoiled).unwrap();
        let said: Vec<&str> = done.avertissements.iter().map(|it| &*it.reason).collect();
        assert!(said[0].contains("fichier joint"), "{said:?}");
        assert!(third.all_rows(Entity::Attachment).unwrap().is_empty());
        assert_eq!(third.all_rows(Entity::FundingAgreement).unwrap().len(), 1);
        assert!(third.verify().unwrap().is_clean());
        // A store that has it already needs no other.
        assert!(
            read(&mut second, &spoiled)
                .unwrap()
                .avertissements
                .is_empty()
        );
    }
}

//! Two people who write the same record.
use super::*;

fn person() -> Row {
    stored(Entity::Allocataire)
        .with("nom", "ABDALLAH")
        .with("prenom", "Nadia")
        .with("note", "Première note")
}

#[test]
fn what_only_they_changed_is_taken_and_what_both_changed_shows_both() {
    let mut form = open(&person());
    at(&mut form, "note");
    type_in(&mut form, ", complétée‹Tab›");
    at(&mut form, "commune");
    type_in(&mut form, "Sète");
    let theirs = Row {
        version: 4,
        ..person()
            .with("note", "Note de la collègue")
            .with("telephone", "+33639980001")
    };
    let both = form.merge_conflict(&theirs, "Mme Rivière");
    assert_eq!(both, ["Note de travail (jamais partagée)"]);
    assert_eq!(form.version, 4);
    assert_eq!(text(&form, "telephone"), "06 39 98 00 01");
    assert_eq!(text(&form, "commune"), "Sète");
    assert_eq!(text(&form, "note"), "Première note, complétée");
    let other = form.field("note").unwrap().other().unwrap();
    assert_eq!(other.from, "Texte enregistré par Mme Rivière");
    assert_eq!(other.raw, "Note de la collègue");
    assert_eq!(
        form.values(),
        [
            ("commune", Value::from("Sète")),
            ("note", Value::from("Première note, complétée"))
        ]
    );
    assert_eq!(form.focused_field().unwrap().spec.name, "note");
    type_in(&mut form, "‹Répéter›");
    assert_eq!(text(&form, "note"), "Note de la collègue");
    let other = form.field("note").unwrap().other().unwrap();
    assert_eq!(other.from, "Votre texte");
    assert_eq!(other.raw, "Première note, complétée", "nothing is lost");
    assert_eq!(form.values(), [("commune", Value::from("Sète"))]);
}

#[test]
fn the_same_change_by_both_is_no_conflict() {
    let mut form = open(&person());
    at(&mut form, "commune");
    type_in(&mut form, "Sète‹Tab›");
    let theirs = person().with("commune", "Sète");
    assert_eq!(form.merge_conflict(&theirs, "M. Cohen"), Vec::<&str>::new());
    assert_eq!(form.values(), []);
}

#[test]
fn a_draft_on_a_record_saved_meanwhile_shows_both_texts() {
    let mut form = open(&person());
    at(&mut form, "note");
    type_in(&mut form, " tapée");
    let draft = form.draft_json();
    let mut later = open(&person().with("note", "Autre note"));
    later.restore_draft(&draft, form.focused()).unwrap();
    assert_eq!(text(&later, "note"), "Première note tapée");
    let other = later.field("note").unwrap().other().unwrap();
    assert_eq!(other.raw, "Autre note");
}

#[test]
fn what_is_typed_after_a_save_is_what_is_left_to_save() {
    let mut form = open(&person());
    at(&mut form, "commune");
    type_in(&mut form, "Sète");
    let sent = form.clone();
    type_in(&mut form, "-sur-mer");
    at(&mut form, "note");
    type_in(&mut form, ", suite");
    let saved = Row {
        version: 2,
        ..person().with("commune", "Sète")
    };
    assert_eq!(form.follow(&saved, &sent), Vec::<&str>::new());
    assert_eq!((form.version, form.record), (2, Some(saved.id)));
    assert_eq!(
        form.values(),
        [
            ("commune", Value::from("Sète-sur-mer")),
            ("note", Value::from("Première note, suite"))
        ]
    );
    assert!(form.fields().iter().all(|field| field.other().is_none()));
    // What was not touched since is as it was saved.
    let mut same = sent.clone();
    same.follow(&saved, &sent);
    assert_eq!(same.values(), []);
    assert!(!same.is_dirty());
}

//! Drafts: nothing typed is lost, even what can’t be read.
use proptest::prelude::*;

use super::*;

#[test]
fn a_draft_brings_back_even_what_cannot_be_read() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "prevu_le");
    type_in(&mut form, "31/0");
    at(&mut form, "canal");
    type_in(&mut form, "dom");
    at(&mut form, "compte_rendu");
    type_in(&mut form, "Une phrase ‹Entrée›‹Entrée›");
    let mut later = blank(Entity::Appointment);
    later
        .restore_draft(&form.draft_json(), form.focused())
        .unwrap();
    for (mine, theirs) in form.fields().iter().zip(later.fields()) {
        assert_eq!(mine.raw(), theirs.raw(), "{}", mine.spec.name);
    }
    assert_eq!(later.focused_field().unwrap().spec.name, "compte_rendu");
    assert!(later.is_dirty());
}

#[test]
fn an_untouched_form_has_an_empty_draft() {
    let form = open(&stored(Entity::Allocataire).with("nom", "COHEN"));
    assert_eq!(
        form.draft_json(),
        r#"{"formulaire":"allocataire","champs":[]}"#
    );
}

#[test]
fn a_broken_draft_is_said_and_changes_nothing() {
    let mut form = blank(Entity::Contact);
    assert!(form.restore_draft("{", 0).is_err());
    let stray =
        r#"{"formulaire":"contact","champs":[{"champ":"inconnu","depart":"","texte":"gardé"}]}"#;
    assert!(form.restore_draft(stray, 0).unwrap_err().contains("gardé"));
    assert!(!form.is_dirty());
}

fn any_input() -> impl Strategy<Value = FormInput> {
    let plain = prop::sample::select(vec![
        FormInput::Backspace,
        FormInput::Delete,
        FormInput::Left,
        FormInput::Right,
        FormInput::Up,
        FormInput::Down,
        FormInput::Home,
        FormInput::End,
        FormInput::WordLeft,
        FormInput::WordRight,
        FormInput::Next,
        FormInput::Previous,
        FormInput::Enter,
        FormInput::Save,
        FormInput::Undo,
        FormInput::Redo,
        FormInput::RepeatPrevious,
        FormInput::Cancel,
        FormInput::PageUp,
        FormInput::PageDown,
        FormInput::Enter,
    ]);
    prop_oneof![
        4 => prop::char::any().prop_map(FormInput::Char),
        6 => prop::char::range(' ', 'z').prop_map(FormInput::Char),
        1 => "\\PC{0,30}".prop_map(FormInput::Paste),
        6 => plain,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_typed_a_draft_gives_it_back(
        entity in prop::sample::select(Entity::ALL.to_vec()),
        start in 0usize..30,
        inputs in prop::collection::vec(any_input(), 0..60),
    ) {
        let mut form = blank(entity);
        let count = form.fields().len().max(1);
        if let Some(field) = form.fields().get(start % count) {
            let name = field.spec.name;
            form.focus_field(name);
        }
        for input in inputs {
            let _ = form.handle(input);
        }
        let mut later = blank(entity);
        prop_assert!(later.restore_draft(&form.draft_json(), form.focused()).is_ok());
        for (mine, theirs) in form.fields().iter().zip(later.fields()) {
            prop_assert_eq!(mine.raw(), theirs.raw());
        }
    }

    #[test]
    fn undoing_everything_gives_the_first_form_back(
        inputs in prop::collection::vec(any_input(), 0..60),
    ) {
        let mut form = blank(Entity::Action);
        for input in inputs {
            let _ = form.handle(input);
        }
        for _ in 0..200 {
            let _ = form.handle(FormInput::Undo);
        }
        for field in form.fields() {
            prop_assert_eq!(field.raw(), "");
        }
    }
}

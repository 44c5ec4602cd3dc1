//! What the lines of the tables say of their fields holds together.
use super::{Entity, Field, Guidance, Kind, Usage};

fn all() -> impl Iterator<Item = (Entity, &'static Field)> {
    let kinds = Entity::ALL.into_iter();
    kinds.flat_map(|kind| kind.fields().iter().map(move |field| (kind, field)))
}

#[test]
fn what_is_asked_in_a_field_is_said_in_whole_sentences_with_its_source() {
    let asked: Vec<_> = all()
        .filter_map(|(_, field)| Some((field.name, field.guidance?)))
        .collect();
    assert!(asked.len() > 15);
    for (name, Guidance { words, source }) in asked {
        let sentence = words.starts_with(char::is_uppercase) && words.ends_with('.');
        assert!(sentence && words.split(' ').count() > 5, "{name}: {words}");
        let known = source.starts_with("DITP 2019, ") || source.starts_with("Hérault, ");
        assert!(known, "{name}: {source}");
    }
}

#[test]
fn a_field_that_depends_on_an_answer_names_a_field_and_codes_that_exist() {
    for (kind, field) in all() {
        let Usage::When(name, answers) = field.usage else {
            continue;
        };
        let known = kind.field(name).unwrap();
        let Kind::Choice(list) = known.kind else {
            panic!("{kind:?}.{name} is no choice");
        };
        for answer in answers {
            assert!(list.find(answer).is_some(), "{kind:?}.{name}: {answer}");
        }
    }
}

//! What a form folds, what it never hides, and where the first key goes.
use super::*;

/// The names of the fields that show.
fn shown(form: &Form) -> Vec<&'static str> {
    let stops = form.stops().into_iter();
    let at = stops.filter_map(|stop| match stop {
        Focus::Field(at) => Some(at),
        Focus::Fold | Focus::Save | Focus::Abandon => None,
    });
    at.map(|at| form.fields()[at].spec.name).collect()
}

/// A value that a field of that kind can hold.
fn some(kind: Kind) -> Value {
    match kind {
        Kind::Date(_) => Value::from("2026-11-02"),
        Kind::Time => Value::from("14:00"),
        Kind::Choice(list) | Kind::Choices(list) => Value::from(list.codes()[0].code),
        Kind::Number(least, _) => Value::Int(least),
        Kind::YesNo | Kind::Ref(_) | Kind::Object => Value::Int(1),
        _ => Value::from("0639980001"),
    }
}

#[test]
fn what_is_filled_always_shows() {
    for kind in Entity::ALL {
        for field in FormSpec::whole(kind).fields {
            let row = stored(kind).with(field.name, some(field.kind));
            assert!(
                shown(&open(&row)).contains(&field.name),
                "{kind:?}.{}",
                field.name
            );
        }
    }
}

#[test]
fn every_required_field_shows() {
    for kind in Entity::ALL {
        let form = blank(kind);
        let required = form.fields().iter().filter(|field| field.is_required());
        for field in required {
            assert!(shown(&form).contains(&field.spec.name), "{kind:?}");
        }
    }
}

#[test]
fn tab_goes_through_every_place_and_comes_back() {
    for kind in Entity::ALL {
        let mut form = blank(kind);
        let start = form.focus();
        let mut seen = Vec::new();
        for _ in form.stops() {
            seen.push(form.focus());
            form.handle(FormInput::Next);
        }
        assert_eq!(form.focus(), start, "{kind:?}");
        assert!(
            form.stops().iter().all(|stop| seen.contains(stop)),
            "{kind:?}"
        );
    }
}

#[test]
fn an_error_in_a_folded_field_shows_it_and_gets_the_focus() {
    let mut form = blank(Entity::Action);
    type_in(&mut form, "Atelier");
    assert!(!shown(&form).contains(&"fin"));
    at(&mut form, "statut");
    type_in(&mut form, "fait‹Tab›‹Ctrl-S›");
    assert_eq!(form.focused_field().unwrap().spec.name, "fin");
}

#[test]
fn what_is_erased_in_a_folded_field_stays_while_one_is_there() {
    let mut form = blank(Entity::Contact);
    at(&mut form, "heure");
    type_in(&mut form, "14h‹Retour›‹Retour›‹Retour›");
    assert!(shown(&form).contains(&"heure"));
}

#[test]
fn a_digit_takes_an_answer_and_zero_takes_it_back() {
    let mut form = blank(Entity::Action);
    at(&mut form, "acteur_genre");
    type_in(&mut form, "3");
    assert_eq!(value(&form, "acteur_genre"), Value::from("accompagnateur"));
    assert_eq!(form.focused_field().unwrap().spec.name, "acteur_genre");
    type_in(&mut form, "0");
    assert_eq!(value(&form, "acteur_genre"), Value::Null);
    at(&mut form, "acteur_genre");
    type_in(&mut form, "9");
    assert!(error(&form, "acteur_genre").is_empty());
    assert_eq!(form.focused_field().unwrap().spec.name, "acteur_genre");
}

#[test]
fn a_digit_ticks_one_of_several_and_stays() {
    let mut form = blank(Entity::Finding);
    at(&mut form, "theme");
    type_in(&mut form, "logement‹Entrée›21");
    assert_eq!(form.focused_field().unwrap().spec.name, "constats");
    assert_eq!(
        value(&form, "constats"),
        Value::from("log_sans log_impayes")
    );
    type_in(&mut form, "2");
    assert_eq!(value(&form, "constats"), Value::from("log_sans"));
}

#[test]
fn one_key_erases_before_or_after_the_cursor_and_is_undone() {
    let mut form = blank(Entity::Action);
    type_in(&mut form, "Atelier de soudure");
    form.handle(FormInput::WordLeft);
    form.handle(FormInput::EraseBefore);
    assert_eq!(text(&form, "libelle"), "soudure");
    form.handle(FormInput::Undo);
    assert_eq!(text(&form, "libelle"), "Atelier de soudure");
    form.handle(FormInput::EraseWord);
    assert_eq!(text(&form, "libelle"), "Atelier de ");
    form.handle(FormInput::Home);
    form.handle(FormInput::EraseAfter);
    assert_eq!(text(&form, "libelle"), "");
}

#[test]
fn what_someone_else_wrote_in_a_folded_field_shows() {
    let row = stored(Entity::Action).with("libelle", "Atelier");
    let mut form = open(&row);
    assert!(!shown(&form).contains(&"code"));
    form.merge_conflict(&row.clone().with("heures_prevues", 12), "Mme Rivière");
    assert!(shown(&form).contains(&"heures_prevues"));
    at(&mut form, "heures_faites");
    type_in(&mut form, "3");
    form.merge_conflict(&row.with("heures_faites", 4), "Mme Rivière");
    at(&mut form, "libelle");
    assert!(shown(&form).contains(&"heures_faites"));
}

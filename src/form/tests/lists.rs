//! Fields that choose from a list.
use super::*;

fn choice<'a>(form: &'a Form, name: &str) -> &'a Choice {
    match form.field(name).unwrap().widget() {
        Widget::Choice(choice) => choice,
        other => panic!("{name} is no list: {other:?}"),
    }
}

fn labels(form: &Form, name: &str) -> Vec<String> {
    let items = choice(form, name).visible();
    items.iter().map(|item| item.label.clone()).collect()
}

#[test]
fn letters_narrow_the_list_and_enter_takes_the_line() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "statut");
    type_in(&mut form, "ABSENCE");
    assert_eq!(
        labels(&form, "statut"),
        [
            "Absence excusée, annulé par la personne",
            "Absence non excusée"
        ]
    );
    let outcome = type_in(&mut form, "‹↓›‹Entrée›");
    assert!(matches!(outcome, FormOutcome::Left(_)));
    assert_eq!(value(&form, "statut"), Value::from("absent"));
    assert_eq!(form.focused_field().unwrap().spec.name, "compte_rendu");
}

#[test]
fn tab_takes_the_line_that_the_letters_name() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "canal");
    type_in(&mut form, "dom‹Tab›");
    assert_eq!(value(&form, "canal"), Value::from("domicile"));
}

#[test]
fn letters_that_name_nothing_are_kept_and_said() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "canal");
    type_in(&mut form, "zzz‹Tab›");
    assert!(error(&form, "canal").contains("«\u{a0}zzz\u{a0}»"));
    at(&mut form, "canal");
    type_in(&mut form, "‹Suppr›‹Tab›");
    assert_eq!(error(&form, "canal"), "");
    assert_eq!(value(&form, "canal"), Value::Null);
}

#[test]
fn a_closed_list_lets_the_arrows_go_to_the_next_field() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "canal");
    type_in(&mut form, "‹↓›");
    assert_eq!(form.focused_field().unwrap().spec.name, "agent_id");
    type_in(&mut form, "‹↑› ");
    assert!(choice(&form, "canal").is_open());
    assert_eq!(type_in(&mut form, "‹Échap›"), FormOutcome::Nothing);
    assert!(!choice(&form, "canal").is_open());
    assert_eq!(type_in(&mut form, "‹Échap›"), FormOutcome::Close);
}

#[test]
fn an_answer_can_be_taken_back() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "collectif");
    type_in(&mut form, "oui‹Entrée›");
    assert_eq!(value(&form, "collectif"), Value::Int(1));
    at(&mut form, "collectif");
    type_in(&mut form, " ‹Fin›‹Entrée›");
    assert_eq!(value(&form, "collectif"), Value::Null);
    type_in(&mut form, "‹Ctrl-Z›");
    assert_eq!(value(&form, "collectif"), Value::Int(1));
}

#[test]
fn a_required_answer_has_no_empty_line() {
    let form = blank(Entity::Appointment);
    assert!(!labels(&form, "type").contains(&"(sans réponse)".to_owned()));
    assert!(labels(&form, "statut").contains(&"(sans réponse)".to_owned()));
}

#[test]
fn several_answers_are_ticked_with_space_and_kept_in_the_order_of_the_list() {
    let mut form = blank(Entity::Allocataire);
    at(&mut form, "moyens");
    let codes: Vec<_> = crate::domain::vocabulary::Vocabulary::TransportMeans
        .codes()
        .iter()
        .map(|code| code.code)
        .collect();
    type_in(&mut form, " ‹↓› ‹↑› ‹Entrée›");
    let both = format!("{} {}", codes[0], codes[1]);
    assert_eq!(value(&form, "moyens"), Value::from(both));
    assert_eq!(form.focused_field().unwrap().spec.name, "activite");
    at(&mut form, "moyens");
    type_in(&mut form, "  ");
    assert_eq!(value(&form, "moyens"), Value::from(codes[1]));
}

#[test]
fn findings_are_those_of_the_theme_with_their_sign() {
    let mut form = blank(Entity::Finding);
    type_in(&mut form, "mobilité‹Entrée›");
    let shown = labels(&form, "constats");
    assert!(!shown.is_empty());
    let signed = |label: &String| {
        ["− ", "+ ", "· "]
            .iter()
            .any(|sign| label.starts_with(sign))
    };
    assert!(shown.iter().all(signed), "{shown:?}");
    let whole = crate::domain::vocabulary::Vocabulary::Finding.codes().len();
    assert!(shown.len() < whole);
}

#[test]
fn a_finding_of_another_theme_is_kept_and_said() {
    let row = stored(Entity::Finding);
    let code = crate::domain::vocabulary::Vocabulary::Finding
        .codes()
        .iter()
        .find(|code| code.group == "logement")
        .unwrap();
    let row = row.with("theme", "logement").with("constats", code.code);
    let mut form = open(&row);
    at(&mut form, "theme");
    type_in(&mut form, "mobilité‹Entrée›‹Tab›");
    assert!(error(&form, "constats").contains("du thème «\u{a0}Logement"));
    assert_eq!(text(&form, "constats"), code.code);
}

#[test]
fn details_of_exit_are_those_of_the_reason() {
    let mut form = blank(Entity::Parcours);
    at(&mut form, "sortie_motif");
    type_in(&mut form, "déménagement‹Entrée›");
    assert_eq!(
        labels(&form, "sortie_precision"),
        [
            "Hors du département",
            "Dans le département",
            "(sans réponse)"
        ]
    );
}

#[test]
fn a_family_is_found_by_its_name() {
    let mut form = blank(Entity::Action);
    at(&mut form, "code");
    type_in(&mut form, "insertion activite economique");
    assert!(labels(&form, "code").contains(&"Entreprise d’insertion".to_owned()));
}

#[test]
fn records_are_chosen_by_their_label() {
    let agents = vec![
        (4, "RIVIÈRE Claire".to_owned()),
        (9, "N’DIAYE Awa".to_owned()),
    ];
    let options = Options::default().with(Entity::Agent, agents);
    let mut form = Form::for_record(Entity::Assignment, None, &[], today(), &options);
    type_in(&mut form, "awa‹Entrée›");
    assert_eq!(value(&form, "agent_id"), Value::Int(9));
    assert_eq!(choice(&form, "agent_id").shown(), "N’DIAYE Awa");
}

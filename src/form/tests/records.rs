//! From a record to its form, and from the form to what changed.
use super::*;
use crate::domain::record::Severity;
use crate::domain::record::checks::check;

#[test]
fn only_what_changed_is_saved() {
    let row = stored(Entity::Allocataire)
        .with("nom", "ABDALLAH")
        .with("prenom", "Nadia")
        .with("ne_le", "1988-03-05")
        .with("telephone", "+33639980001");
    let mut form = open(&row);
    assert!(!form.is_dirty());
    assert_eq!(form.values(), []);
    assert_eq!((form.record, form.version), (Some(7), 3));
    at(&mut form, "commune");
    type_in(&mut form, "Sète‹Ctrl-S›");
    assert!(form.is_dirty());
    assert_eq!(form.values(), [("commune", Value::from("Sète"))]);
}

#[test]
fn every_kind_of_record_opens_and_saves_unchanged() {
    for entity in Entity::ALL {
        let form = open(&stored(entity));
        assert_eq!(form.values(), [], "{entity:?}");
        assert!(!form.is_dirty());
    }
}

#[test]
fn values_that_no_field_shows_come_back() {
    let owner = ("allocataire_id", Value::Int(12));
    let initial = [owner.clone(), ("fait_le", Value::from(today()))];
    let mut form = Form::for_record(
        Entity::Contact,
        None,
        &initial,
        today(),
        &Options::default(),
    );
    assert!(!form.is_dirty(), "first answers are not typed ones");
    at(&mut form, "canal");
    assert_eq!(type_in(&mut form, "sms‹Tab›‹Ctrl-S›"), FormOutcome::Submit);
    assert_eq!(
        form.values(),
        [
            owner,
            ("fait_le", Value::from("2026-11-21")),
            ("canal", Value::from("sms"))
        ]
    );
}

#[test]
fn marking_an_action_done_asks_only_the_date() {
    let row = stored(Entity::Action)
        .with("libelle", "Atelier CV")
        .with("statut", "en_cours");
    let initial = [("statut", Value::from("fait")), ("fin", today().into())];
    let names = ["fin", "qualite", "impact"];
    let form = Form::only(
        Entity::Action,
        Some(&row),
        &names,
        &initial,
        today(),
        &Options::default(),
    );
    let mut form = form.named("action-faite", "Action faite");
    assert_eq!(type_in(&mut form, "‹Ctrl-S›"), FormOutcome::Submit);
    assert_eq!(
        form.values(),
        [
            ("statut", Value::from("fait")),
            ("fin", Value::from("2026-11-21"))
        ]
    );
    at(&mut form, "fin");
    let outcome = type_in(&mut form, &format!("{}‹Ctrl-S›", "‹Retour›".repeat(10)));
    assert!(matches!(outcome, FormOutcome::Invalid(_)), "{outcome:?}");
}

#[test]
fn what_was_already_doubtful_forbids_nothing() {
    let row = stored(Entity::Contract)
        .with("nature", "cer")
        .with("debut", "2026-06-01")
        .with("fin", "2026-01-01");
    let mut form = open(&row);
    at(&mut form, "note");
    assert_eq!(type_in(&mut form, "Vu‹Ctrl-S›"), FormOutcome::Submit);
    assert_eq!(form.take_warnings().len(), 1);
    at(&mut form, "fin");
    let outcome = type_in(
        &mut form,
        &format!("{}01/02/2026‹Ctrl-S›", "‹Retour›".repeat(10)),
    );
    assert!(
        matches!(outcome, FormOutcome::Invalid(_)),
        "once it is changed"
    );
}

/// Record, what is filled, where something is said and how gravely.
type Case<'a> = (
    Entity,
    &'a [(&'a str, &'a str)],
    Option<(&'a str, Severity)>,
);

#[test]
fn fields_are_checked_together() {
    let table: &[Case] = &[
        (
            Entity::Contact,
            &[("fait_le", "2026-11-22")],
            Some(("fait_le", Severity::Error)),
        ),
        (Entity::Contact, &[("fait_le", "2026-11-21")], None),
        (
            Entity::Contract,
            &[("signe_referent_le", "2026-11-22")],
            Some(("signe_referent_le", Severity::Error)),
        ),
        (
            Entity::Contract,
            &[("debut", "2026-06-01"), ("fin", "2026-05-31")],
            Some(("fin", Severity::Error)),
        ),
        (
            Entity::Contract,
            &[("debut", "2026-06-01"), ("fin", "2026-06-01")],
            None,
        ),
        (
            Entity::Appointment,
            &[("prevu_le", "2026-11-22"), ("statut", "honore")],
            Some(("statut", Severity::Error)),
        ),
        (
            Entity::Appointment,
            &[("prevu_le", "2026-11-22"), ("statut", "absent")],
            Some(("statut", Severity::Error)),
        ),
        (
            Entity::Appointment,
            &[("prevu_le", "2026-11-22"), ("statut", "absent_excuse")],
            None,
        ),
        (
            Entity::Appointment,
            &[("prevu_le", "2026-11-22"), ("statut", "annule_structure")],
            None,
        ),
        (
            Entity::Appointment,
            &[("prevu_le", "2026-11-21"), ("statut", "honore")],
            None,
        ),
        (
            Entity::Appointment,
            &[("prevu_le", "2026-11-20"), ("statut", "prevu")],
            Some(("statut", Severity::Warning)),
        ),
        (
            Entity::Action,
            &[("statut", "fait")],
            Some(("fin", Severity::Error)),
        ),
        (
            Entity::Action,
            &[("statut", "pas_fait")],
            Some(("fin", Severity::Error)),
        ),
        (
            Entity::Action,
            &[("statut", "fait"), ("fin", "2026-11-12")],
            None,
        ),
        (
            Entity::Action,
            &[("fin", "2026-11-12")],
            Some(("statut", Severity::Warning)),
        ),
        (
            Entity::Objective,
            &[("statut", "partiel")],
            Some(("fin", Severity::Error)),
        ),
        (Entity::Objective, &[("statut", "en_cours")], None),
        (
            Entity::Allocataire,
            &[("ne_le", "2015-01-01")],
            Some(("ne_le", Severity::Warning)),
        ),
        (Entity::Allocataire, &[("ne_le", "1988-01-01")], None),
        (
            Entity::Parcours,
            &[("sortie_motif", "emploi")],
            Some(("sortie_le", Severity::Error)),
        ),
        (
            Entity::Parcours,
            &[
                ("sortie_motif", "emploi"),
                ("sortie_le", "2026-11-01"),
                ("sortie_precision", "deces"),
            ],
            Some(("sortie_precision", Severity::Error)),
        ),
        (
            Entity::Exemption,
            &[("debut", "2026-06-02"), ("fin", "2026-06-01")],
            Some(("fin", Severity::Error)),
        ),
        (
            Entity::SharingAgreement,
            &[("reponse", "accord")],
            Some(("donne_le", Severity::Warning)),
        ),
    ];
    for (entity, fields, expected) in table {
        let fill = |row: Row, (name, value): &(&str, &str)| row.with(name, *value);
        let row = fields.iter().fold(Row::blank(*entity), fill);
        let issues = check(&row, today());
        let found = issues.first().map(|issue| (issue.field, issue.severity));
        assert_eq!(found, *expected, "{entity:?} {fields:?}: {issues:?}");
    }
}

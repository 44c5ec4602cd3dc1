//! The sentences of a life, and who may read which.
use super::*;
use crate::domain::record::{Id, Row};
use crate::domain::rights::{Rights, Role};

fn row(entity: Entity, id: Id) -> Row {
    Row {
        id,
        ..Row::blank(entity)
    }
}

fn names() -> Names {
    let agent = row(Entity::Agent, 7)
        .with("nom", "Rivière")
        .with("prenom", "Sophie");
    let structure = row(Entity::Organization, 3).with("nom", "Maison de l’Orb");
    Names::of(&[agent], &[structure])
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).unwrap()
}

fn whole() -> Vec<Row> {
    vec![
        row(Entity::Orientation, 1)
            .with("origine", "initiale")
            .with("type", "social")
            .with("decidee_le", "2026-01-05")
            .with("structure_id", 3),
        row(Entity::Orientation, 2)
            .with("origine", "reorientation")
            .with("demandee_le", "2026-09-01")
            .with("demandee_par", "personne")
            .with("decision", "refusee")
            .with("decidee_le", "2026-09-20"),
        row(Entity::Assignment, 1)
            .with("agent_id", 7)
            .with("fonction", "referent")
            .with("du", "2026-01-06"),
        row(Entity::Appointment, 1)
            .with("type", "accompagnement")
            .with("prevu_le", "2026-01-12")
            .with("heure", "09:00")
            .with("statut", "absent"),
        row(Entity::AbsenceAction, 1)
            .with("rdv_id", 1)
            .with("type", "relance_telephone")
            .with("faite_le", "2026-01-13"),
        row(Entity::Appointment, 2)
            .with("type", "revue")
            .with("prevu_le", "2026-12-01")
            .with("statut", "prevu")
            .with("agent_id", 7),
        row(Entity::Action, 5)
            .with("libelle", "Le code")
            .with("statut", "fait")
            .with("fin", "2026-03-02")
            .with("qualite", "bonne"),
        row(Entity::Contract, 1)
            .with("nature", "cer")
            .with("redige_le", "2026-02-01")
            .with("signe_allocataire_le", "2026-02-02")
            .with("signe_referent_le", "2026-02-02")
            .with("fin", "2026-08-01"),
        row(Entity::Contract, 2)
            .with("nature", "cer")
            .with("signe_allocataire_le", "2026-08-02")
            .with("signe_referent_le", "2026-08-02")
            .with("fin", "2027-02-01"),
        row(Entity::Review, 1)
            .with("faite_le", "2026-08-02")
            .with("declencheur", "fin_action")
            .with("action_id", 5),
        row(Entity::Parcours, 1)
            .with("sortie_le", "2026-11-20")
            .with("sortie_motif", "emploi")
            .with("sortie_precision", "cdi"),
    ]
}

fn told(rows: Vec<Row>) -> Vec<(String, &'static str, String)> {
    events(&CaseFile::of(1, rows), &names(), today())
        .into_iter()
        .map(|event| {
            let day = crate::domain::date::iso(event.on);
            (day, event.sign.text(), event.text)
        })
        .collect()
}

#[test]
fn a_life_is_told_newest_first_in_plain_sentences() {
    let expected = [
        (
            "2026-12-01",
            "•",
            "Revue de parcours : prévu, avec RIVIÈRE Sophie",
        ),
        (
            "2026-11-20",
            "–",
            "Sortie de l’accompagnement : accès à l’emploi (CDI)",
        ),
        (
            "2026-09-20",
            "·",
            "Réorientation, non retenue : l’accompagnement est maintenu",
        ),
        (
            "2026-09-01",
            "·",
            "Réorientation, demandée : par la personne",
        ),
        ("2026-08-02", "✓", "CER : signé des deux côtés"),
        ("2026-08-02", "✓", "Revue de fin d’action : Le code"),
        ("2026-08-01", "–", "CER : arrivé à son terme"),
        ("2026-03-02", "✓", "Action faite : Le code (qualité bonne)"),
        ("2026-02-02", "✓", "CER : signé des deux côtés"),
        ("2026-02-01", "+", "CER : projet rédigé"),
        (
            "2026-01-13",
            "·",
            "Suite de l’absence du 12/01/2026 : appel",
        ),
        (
            "2026-01-12",
            "!",
            "Rendez-vous d’accompagnement : absence non excusée",
        ),
        ("2026-01-06", "+", "Référent·e : RIVIÈRE Sophie"),
        (
            "2026-01-05",
            "+",
            "Orientation, décidée : accompagnement social, Maison de l’Orb",
        ),
    ];
    let expected: Vec<(String, &str, String)> = expected
        .into_iter()
        .map(|(day, sign, text)| (day.to_owned(), sign, text.to_owned()))
        .collect();
    assert_eq!(told(whole()), expected);
}

#[test]
fn support_staff_read_only_what_their_role_sees() {
    let rights = Rights::of(Some(Role::Secretariat));
    let rows = whole().into_iter().filter_map(|row| rights.trimmed(row));
    let told = told(rows.collect());
    let texts: Vec<&str> = told.iter().map(|(_, _, text)| text.as_str()).collect();
    assert!(texts.contains(&"Sortie de l’accompagnement"), "{texts:?}");
    for hidden in ["emploi", "CER", "code", "Revue de fin"] {
        assert!(
            !texts.iter().any(|text| text.contains(hidden)),
            "{hidden}: {texts:?}"
        );
    }
}

#[test]
fn an_appointment_that_is_past_waits_for_its_outcome() {
    let forgotten = row(Entity::Appointment, 1)
        .with("type", "accompagnement")
        .with("prevu_le", "2026-11-20");
    assert_eq!(told(vec![forgotten])[0].1, "?");
}

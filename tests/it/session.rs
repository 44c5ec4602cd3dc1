//! One group session for several people: fixed from those who are marked, found in the agenda, attendance noted
//! one key a person, each taken back alone.
use std::rc::Rc;

use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Id, Row};

use super::harness::{Base, Session};

/// Three people of the list marked, and the form of their session filled.
pub fn fixed(base: &Rc<Base>, day: &str) -> (Session, Vec<Id>) {
    let mut carnet = base.open();
    let mut people = Vec::new();
    for _ in 0..3 {
        people.push(carnet.app().stack.person().unwrap());
        carnet.act(Action::Mark);
    }
    carnet
        .act(Action::ActOnMarked)
        .pick("séance collective")
        .assert_screen("Séance collective avec les personnes marquées")
        .fill("Sujet", "Vos droits et vos démarches")
        .fill("Date", day)
        .fill("Heure", "7h30")
        .fill("Lieu, adresse ou lien", "Salle des fêtes")
        .act(Action::Save);
    saved(&mut carnet);
    carnet
        .assert_answer("Séance collective du")
        .assert_answer("3 personnes");
    (carnet, people)
}

/// What was doubtful about the hour is confirmed.
pub fn saved(carnet: &mut Session) {
    if !carnet.answer().contains("Enregistré") {
        carnet.act(Action::Save);
    }
}

pub fn sessions(carnet: &Session, people: &[Id]) -> Vec<Row> {
    let of = |id: &Id| {
        let file = carnet.store().case_file(*id).unwrap();
        let rows = file.rows(Entity::Appointment).iter();
        let rows = rows.filter(|row| row.text("type") == Some("info_collective"));
        rows.cloned().collect::<Vec<Row>>()
    };
    people.iter().flat_map(of).collect()
}

#[test]
fn a_session_is_written_to_each_file_and_taken_back_at_once() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    let rows = sessions(&carnet, &people);
    assert_eq!(rows.len(), 3);
    for row in &rows {
        assert_eq!(row.text("sujet"), Some("Vos droits et vos démarches"));
        assert_eq!(row.text("lieu"), Some("Salle des fêtes"));
        assert!(row.yes("collectif") && row.int("parcours_id").is_some());
    }
    carnet.act(Action::Undo).assert_answer("Annulé");
    assert_eq!(sessions(&carnet, &people), []);
    carnet.assert_sound();
}

#[test]
fn attendance_is_noted_from_the_agenda_one_key_a_person() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "aujourd’hui");
    carnet
        .act(Action::Agenda)
        .assert_screen("3 personnes")
        .act(Action::First)
        .press("entrée")
        .assert_screen(
            "Information collective du 21/11/2026 à 7 h 30 · Vos droits et vos démarches",
        )
        .assert_screen("3 personnes : 3 à noter")
        .act(Action::Done)
        .act(Action::Excused)
        .act(Action::Absent)
        .assert_screen("3 personnes : 1 venue, 2 absentes");
    let mut noted: Vec<_> = sessions(&carnet, &people)
        .iter()
        .map(|row| (row.text("statut").unwrap().to_owned(), row.day("statut_le")))
        .collect();
    noted.sort();
    let today = || "21/11/2026".to_owned();
    let wanted = ["absent", "absent_excuse", "honore"].map(|it| (it.to_owned(), today()));
    assert_eq!(noted, wanted);
    // Each is taken back alone, and the file of one is a key away.
    carnet
        .act(Action::Undo)
        .assert_screen("3 personnes : 1 venue, 1 absente, 1 à noter")
        .act(Action::Last)
        .press("entrée");
    assert!(people.contains(&carnet.person()));
    carnet
        .act(Action::Back)
        .assert_screen("Information collective du 21/11/2026")
        .act(Action::Back)
        .assert_screen("3 personnes")
        .assert_screen("1 à noter")
        .act(Action::Back)
        .assert_screen("mes dossiers")
        .assert_sound();
}

#[test]
fn who_came_is_not_noted_before_the_day() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    carnet
        .act(Action::Agenda)
        .act(Action::Period)
        .act(Action::NextDay);
    for _ in 0..40 {
        let agenda = carnet.app().stack.agenda().unwrap();
        if agenda.session().is_some() {
            break;
        }
        carnet.act(Action::Down);
    }
    carnet
        .press("entrée")
        .act(Action::Done)
        .assert_answer("La séance est à venir")
        .act(Action::Excused)
        .assert_screen("1 absente");
    let noted = sessions(&carnet, &people);
    let excused = noted
        .iter()
        .filter(|row| row.text("statut") == Some("absent_excuse"));
    assert_eq!(excused.count(), 1);
    // Another screen is not opened under it.
    carnet
        .act(Action::Alerts)
        .assert_screen("mes dossiers")
        .assert_sound();
}

#[test]
fn what_a_session_can_not_do_without_is_asked_in_its_own_field() {
    let mut carnet = Session::demo();
    carnet.act(Action::Mark);
    carnet
        .act(Action::ActOnMarked)
        .pick("séance collective")
        .assert_screen("Heure *")
        .assert_screen("Avec *")
        .fill("Date", "24/11/2026")
        .act(Action::Save)
        .assert_screen("Ce champ est à remplir.")
        .type_text("7h30")
        .act(Action::Save);
    saved(&mut carnet);
    carnet.assert_answer("Séance collective du");
}

/// Nobody whose accompaniment is over is asked to come.
#[test]
fn a_session_leaves_the_files_of_those_who_have_left() {
    let base = Base::demo();
    let mut carnet = base.open();
    let mut people = Vec::new();
    for _ in 0..3 {
        people.push(carnet.app().stack.person().unwrap());
        carnet.act(Action::Mark);
    }
    let file = base.store().case_file(people[0]).unwrap();
    let exit = vec![
        ("sortie_le", "2026-11-10".into()),
        ("sortie_motif", "emploi".into()),
    ];
    let ops = vec![Op::update(file.parcours().unwrap(), exit)];
    let change = Change::entry("Sortie", Some(people[0]), ops);
    let moment = carnet.app().desk.clock.moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    carnet
        .act(Action::ActOnMarked)
        .pick("séance collective")
        .fill("Sujet", "Vos droits et vos démarches")
        .fill("Date", "24/11/2026")
        .fill("Heure", "10h")
        .act(Action::Save)
        .assert_answer("2 personnes (1 dossier laissé, dont l’accompagnement a pris fin)");
    assert_eq!(sessions(&carnet, &people).len(), 2);
    carnet.assert_sound();
}

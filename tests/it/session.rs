//! One group session for several people: fixed from those who are marked, found in the agenda, attendance noted
//! one key a person, each taken back alone.
use std::rc::Rc;

use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Id, Row};

use super::harness::{Base, Session};

/// Three people of the list marked, and the form of their session filled.
fn fixed(base: &Rc<Base>, day: &str) -> (Session, Vec<Id>) {
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
        .fill("Lieu, adresse", "Salle des fêtes")
        .act(Action::Save);
    saved(&mut carnet);
    carnet
        .assert_answer("Séance collective du")
        .assert_answer("3 personnes");
    (carnet, people)
}

/// What was doubtful about the hour is confirmed.
fn saved(carnet: &mut Session) {
    if !carnet.answer().contains("Enregistré") {
        carnet.act(Action::Save);
    }
}

fn sessions(carnet: &Session, people: &[Id]) -> Vec<Row> {
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

/// Goes to the session in the agenda of the week after.
fn on_its_row(carnet: &mut Session) {
    carnet.act(Action::Agenda);
    for _ in 0..3 {
        if chosen(carnet) {
            return;
        }
        carnet.act(Action::NextDay);
        for _ in 0..40 {
            if chosen(carnet) {
                return;
            }
            carnet.act(Action::Down);
        }
    }
    panic!("no session in the agenda");
}

fn chosen(carnet: &Session) -> bool {
    carnet.app().stack.agenda().unwrap().session().is_some()
}

fn texts(rows: &[Row], field: &str) -> Vec<String> {
    let text = |row: &Row| row.text(field).unwrap_or_default().to_owned();
    rows.iter().map(text).collect()
}

fn days(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| row.day("prevu_le")).collect()
}

#[test]
fn a_whole_session_is_moved_from_its_row_and_taken_back_at_once() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("T")
        .assert_screen("Nouvelle date de la séance collective du 24/11/2026")
        .fill("Date", "20/11/2026")
        .fill("Pourquoi", "salle fermée")
        .act(Action::Save)
        .assert_answer("Ce jour est passé")
        .go_to_field("Date")
        .replace_with("01/12/2026")
        .fill("Heure", "7h45")
        .act(Action::Save);
    saved(&mut carnet);
    carnet.assert_answer(
        "Séance collective du 24/11/2026 déplacée au 01/12/2026 à 7 h 45 : 3 personnes",
    );
    let rows = sessions(&carnet, &people);
    assert_eq!(days(&rows), ["01/12/2026"; 3]);
    assert_eq!(texts(&rows, "heure"), ["07:45"; 3]);
    for (person, row) in people.iter().zip(&rows) {
        let file = carnet.store().case_file(*person).unwrap();
        let kept = file.rows(Entity::Postponement).iter();
        let mut kept = kept.filter(|it| it.int("objet_id") == Some(row.id));
        assert_eq!(kept.next().unwrap().text("motif"), Some("salle fermée"));
        assert_eq!(kept.next(), None);
    }
    carnet.act(Action::Undo).assert_answer("Annulé");
    let rows = sessions(&carnet, &people);
    assert_eq!(days(&rows), ["24/11/2026"; 3]);
    assert_eq!(texts(&rows, "heure"), ["07:30"; 3]);
    carnet.assert_sound();
}

#[test]
fn half_an_hour_later_a_session_is_not_in_its_own_way() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("entrée")
        .press("T")
        .fill("Heure", "7h45")
        .act(Action::Save);
    assert!(!carnet.screen().contains("déjà un rendez-vous à 7"));
    saved(&mut carnet);
    carnet.assert_answer("déplacée à 7 h 45 : 3 personnes");
    assert_eq!(texts(&sessions(&carnet, &people), "heure"), ["07:45"; 3]);
    carnet.assert_sound();
}

#[test]
fn who_was_excused_is_not_expected_on_the_new_day() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("entrée")
        .act(Action::Excused)
        .press("T")
        .fill("Date", "01/12/2026")
        .act(Action::Save);
    saved(&mut carnet);
    carnet.assert_answer("déplacée au 01/12/2026 : 2 personnes");
    let mut seen = days(&sessions(&carnet, &people));
    seen.sort();
    assert_eq!(seen, ["01/12/2026", "01/12/2026", "24/11/2026"]);
    carnet.assert_sound();
}

#[test]
fn a_whole_session_is_cancelled_with_its_reason_and_taken_back_at_once() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("suppr")
        .assert_screen("Annuler la séance collective du 24/11/2026")
        .act(Action::Save)
        .assert_screen("Ce champ est à remplir.")
        .fill("Pourquoi", "animatrice malade")
        .act(Action::Save)
        .assert_answer("Séance collective du 24/11/2026 annulée par la structure : 3 personnes")
        .assert_screen("annulée");
    let rows = sessions(&carnet, &people);
    assert_eq!(texts(&rows, "statut"), ["annule_structure"; 3]);
    // Cancelled, it is neither cancelled nor moved any more, and says so.
    carnet
        .press("suppr")
        .assert_answer("Personne n’est plus attendu à cette séance")
        .press("T")
        .assert_answer("Personne n’est plus attendu à cette séance")
        .press("entrée")
        .assert_screen("3 personnes : 3 décommandées")
        .press("entrée")
        .assert_screen("par la structure, animatrice")
        .act(Action::Undo)
        .assert_answer("Annulé");
    assert_eq!(texts(&sessions(&carnet, &people), "statut"), ["prevu"; 3]);
    carnet.assert_sound();
}

#[test]
fn a_whole_session_is_corrected_from_its_row_and_from_inside() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("e")
        .assert_screen("Séance collective du 24/11/2026 : modifier pour tous")
        .go_to_field("Lieu, adresse")
        .replace_with("Maison des services")
        .go_to_field("Durée (minutes)")
        .replace_with("90")
        .act(Action::Save);
    saved(&mut carnet);
    carnet
        .assert_answer("Séance collective du 24/11/2026 modifiée : 3 personnes")
        .press("entrée")
        .act(Action::Edit)
        .go_to_field("Sujet")
        .replace_with("Vos droits")
        .act(Action::Save);
    saved(&mut carnet);
    let rows = sessions(&carnet, &people);
    assert_eq!(texts(&rows, "lieu"), ["Maison des services"; 3]);
    assert_eq!(texts(&rows, "sujet"), ["Vos droits"; 3]);
    assert!(rows.iter().all(|row| row.int("duree") == Some(90)));
    carnet.act(Action::Undo).act(Action::Undo);
    let rows = sessions(&carnet, &people);
    assert_eq!(texts(&rows, "lieu"), ["Salle des fêtes"; 3]);
    carnet.assert_sound();
}

#[test]
fn a_session_that_took_place_is_not_moved_and_says_why() {
    let base = Base::demo();
    let (mut carnet, _) = fixed(&base, "aujourd’hui");
    carnet
        .act(Action::Agenda)
        .act(Action::First)
        .press("T")
        .assert_answer("Cette séance est passée, le 21/11/2026")
        .press("d")
        .assert_screen("3 personnes : 3 à noter")
        .act(Action::Done)
        .press("T")
        .assert_answer("La séance a eu lieu : la présence ou l’absence de 1 personne est notée. Elle ne se déplace plus.")
        .press("c")
        .assert_answer("Elle ne s’annule plus.")
        .act(Action::Edit)
        .assert_screen("modifier pour tous");
}

#[test]
fn the_box_offers_what_can_be_done_with_the_whole_session() {
    let base = Base::demo();
    let (mut carnet, _) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    for (typed, opens) in [
        ("déplacer séance", "Nouvelle date de la séance collective"),
        (
            "annuler séance",
            "Annuler la séance collective du 24/11/2026",
        ),
        ("corriger séance", "modifier pour tous"),
    ] {
        carnet
            .act(Action::Palette)
            .type_text(typed)
            .press("entrée")
            .assert_screen(opens)
            .act(Action::Back);
    }
}

/// Whoever does not keep the reasons of the plan is asked to be sure instead.
#[test]
fn who_keeps_no_reason_is_asked_to_be_sure() {
    let base = Base::demo();
    let (first, people) = fixed(&base, "24/11/2026");
    drop(first);
    let agents = base.agents();
    let office = |row: &Row| row.text("fonction") == Some("secretariat");
    let mut carnet = base.open_as(agents.iter().position(office).unwrap());
    carnet.act(Action::Agenda).act(Action::Scope);
    on_its_row(&mut carnet);
    carnet
        .press("suppr")
        .assert_screen("Annuler pour tous")
        .assert_no("Pourquoi")
        .act(Action::Save)
        .assert_screen("Ce champ est à remplir.")
        .choose("Annuler pour tous", "oui")
        .act(Action::Save)
        .assert_answer("annulée par la structure : 3 personnes");
    assert_eq!(
        texts(&sessions(&carnet, &people), "statut"),
        ["annule_structure"; 3]
    );
    carnet.act(Action::Undo).assert_sound();
}

//! How the hour ends: what is said is saved, what was looked at counts, where and to whom the next appointment is.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::clock::Clock;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::Entity;
use carnet::store::Store;
use carnet::words::hour::Piece;

use super::harness::{Base, Session, TODAY, day};
use super::hour::{expected, expected_without_a_next_one, go_to, named};

fn code(carnet: &Session) -> carnet::domain::record::Row {
    named(&carnet.rows(Entity::Action), "Inscription au code")
}

#[test]
fn an_action_is_said_done_once_it_is_saved_and_a_step_back_keeps_its_quality() {
    let mut carnet = expected();
    carnet.act(Action::Lead);
    let before = code(&carnet);
    go_to(&mut carnet, "Inscription au code")
        .act(Action::Done)
        .assert_screen("pas encore enregistrée")
        .assert_no(": fait.")
        .press("b")
        .assert_screen("Qualité : bonne. Impact")
        .press("échap")
        .assert_answer("Entrée garde la qualité dite");
    assert_eq!(code(&carnet), before);
    carnet
        .assert_screen("garder « bonne »")
        .press("entrée")
        .press("f")
        .assert_answer("« Inscription au code » : fait le 21/11")
        .assert_no("pas encore enregistrée");
    let after = code(&carnet);
    let said = (after.text("qualite"), after.text("impact"));
    assert_eq!(said, (Some("bonne"), Some("fort")));
    carnet.assert_sound();
}

#[test]
fn a_line_that_is_left_is_said_not_to_be_added() {
    let mut carnet = expected();
    carnet.act(Action::Lead);
    let before = carnet.rows(Entity::Action).len();
    go_to(&mut carnet, "+ une action")
        .act(Action::Open)
        .type_text("Carte de bus / 15/12")
        .press("échap")
        .assert_answer("« Carte de bus / 15/12 » n’est pas ajouté.");
    assert_eq!(carnet.rows(Entity::Action).len(), before);
    carnet.assert_sound();
}

fn is_on_page(carnet: &Session) -> bool {
    matches!(carnet.app().stack.over().last(), Some(Place::Hour(_)))
}

#[test]
fn what_was_evaluated_here_counts_and_each_end_says_what_is_left() {
    let mut carnet = expected_without_a_next_one();
    carnet
        .act(Action::Lead)
        .act(Action::Done)
        .act(Action::Save)
        .assert_answer("Il reste : la situation à regarder de nouveau, le plan");
    carnet
        .act(Action::NextPanel)
        .act(Action::Open)
        .press("tab")
        .type_text(" Un bail est promis.")
        .act(Action::Save);
    go_to(&mut carnet, "[x] La situation (évaluée depuis)")
        .act(Action::Save)
        .assert_answer("Il reste : le plan à regarder de nouveau, le prochain rendez-vous");
    carnet.act(Action::First);
    go_to(&mut carnet, "Inscription au code")
        .act(Action::Done)
        .press("b")
        .press("f");
    go_to(&mut carnet, "[x] Le plan d’actions (mis à jour depuis)")
        .act(Action::Open)
        .assert_answer("compte déjà comme regardé de nouveau");
    carnet
        .act(Action::Save)
        .assert_answer("Il reste : le prochain rendez-vous");
    // What was done since, were it only a move, has it said again.
    carnet.act(Action::Up).act(Action::Save);
    assert!(is_on_page(&carnet), "{}", carnet.screen());
    carnet
        .assert_answer("encore une fois finit sans cela")
        .act(Action::Save)
        .assert_answer("Fin de l’entretien. Il reste : le prochain rendez-vous.");
    assert!(!is_on_page(&carnet));
    carnet.assert_sound();
}

/// The first référent receives at the Foirail on Tuesday mornings.
fn receives_at_the_foirail() -> Session {
    let carnet = expected_without_a_next_one();
    let hours = vec![
        ("agent_id", 1.into()),
        ("lieu", "Permanence du Foirail".into()),
        ("jours", "mardi".into()),
        ("ouvre", "09:00".into()),
        ("ferme", "12:00".into()),
    ];
    let change = Change::entry(
        "Permanence",
        None,
        vec![Op::insert(Entity::OfficeHours, hours)],
    );
    let moment = Clock::stopped_on(day(TODAY)).moment();
    let author = carnet.app().desk.author.clone();
    Store::open(carnet.store().path())
        .unwrap()
        .apply(&author, &moment, &change)
        .unwrap();
    carnet
}

#[test]
fn the_place_of_the_next_appointment_is_said_and_changed_before_it_is_fixed() {
    let mut carnet = receives_at_the_foirail();
    carnet.act(Action::Lead);
    let office = carnet.rows(Entity::Appointment).len();
    go_to(&mut carnet, "Au bureau, ").assert_screen("autre lieu");
    carnet
        .act(Action::NextDay)
        .assert_screen("En permanence, ")
        .act(Action::PreviousDay)
        .assert_no("En permanence, ")
        .act(Action::NextDay);
    // Any other place is a field of its form.
    carnet.act(Action::Open);
    assert_eq!(carnet.focused_label().as_deref(), Some("Où"));
    carnet
        .assert_screen("En permanence")
        .act(Action::Back)
        .act(Action::Up)
        .act(Action::Open)
        .assert_answer("Enregistré")
        .assert_screen("en permanence, ");
    let made = carnet.rows(Entity::Appointment);
    assert_eq!(made.len(), office + 1);
    let made = made.last().unwrap();
    assert_eq!(made.text("canal"), Some("permanence"));
    assert!(made.text("lieu").is_some_and(|it| !it.is_empty()));
    carnet.assert_sound();
}

/// The accompaniment of the first person of the list ended on the tenth.
fn left() -> Session {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.press("entrée");
    let person = carnet.person();
    let file = base.store().case_file(person).unwrap();
    let mut ops: Vec<Op> = file
        .rows(Entity::Appointment)
        .iter()
        .filter(|row| row.date("prevu_le") > Some(day(TODAY)))
        .map(Op::remove)
        .collect();
    let exit = vec![
        ("sortie_le", "2026-11-10".into()),
        ("sortie_motif", "emploi".into()),
    ];
    ops.push(Op::update(file.parcours().unwrap(), exit));
    let change = Change::entry("Sortie", Some(person), ops);
    let moment = Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    carnet.pass(std::time::Duration::from_secs(2));
    carnet
}

#[test]
fn no_appointment_is_proposed_to_who_has_left_and_a_form_says_it() {
    let mut carnet = left();
    carnet
        .act(Action::Lead)
        .act(Action::Last)
        .assert_screen(
            "L’accompagnement a pris fin le 10/11/2026 : aucun rendez-vous n’est proposé.",
        )
        .assert_no("Au bureau, ")
        .act(Action::Save)
        .assert_answer("Fin de l’entretien")
        .act(Action::Appointments)
        .act(Action::New)
        .pick("Un rendez-vous")
        .assert_screen("L’accompagnement de cette personne a pris fin le 10/11/2026")
        .fill("Date", "24/11/2026 14h")
        .press("tab")
        .assert_screen("a pris fin le 10/11/2026")
        .act(Action::Save)
        .assert_answer("a pris fin le 10/11/2026");
    carnet.assert_sound();
}

/// The page stays that of its appointment once its outcome is noted, even of another day.
#[test]
fn the_page_of_a_past_appointment_stays_its_own_once_it_is_kept() {
    for (key, told) in [
        (Action::Done, "La personne est venue."),
        (Action::NotDone, "absence non excusée"),
    ] {
        let mut carnet = Session::demo();
        carnet
            .act(Action::Search)
            .type_text("negre")
            .press("entrée");
        carnet
            .act(Action::Lead)
            .assert_screen("Rendez-vous du mar. 17/11/2026 à 9 h 30");
        carnet.act(key);
        if key == Action::NotDone {
            carnet.act(Action::Save);
        }
        carnet
            .assert_screen("17/11/2026 à 9 h 30")
            .assert_screen(told)
            .assert_no("Aucun rendez-vous n’est noté");
        if key == Action::Done {
            carnet.press("7");
            let done = carnet.rows(Entity::Intervention).pop().unwrap();
            assert_eq!(done.text("faite_le"), Some("2026-11-17"));
        }
        carnet.assert_sound();
    }
}

/// What the page says of the next appointment: its slots, its place.
fn next(carnet: &Session) -> [String; 2] {
    let Some(Place::Hour(page)) = carnet.app().stack.over().last() else {
        panic!("no page of the hour:\n{}", carnet.screen());
    };
    [Piece::Next(None), Piece::NextPlace].map(|wanted| {
        let found = page.rows.iter().find(|(piece, _)| *piece == wanted);
        found.unwrap().1.text.clone()
    })
}

#[test]
fn at_a_permanence_only_its_hours_are_proposed() {
    let mut carnet = receives_at_the_foirail();
    carnet.act(Action::Lead);
    go_to(&mut carnet, "Au bureau");
    assert_eq!(next(&carnet)[0].split("   ").count(), 5);
    carnet.act(Action::NextDay);
    let [slots, place] = next(&carnet);
    assert!(place.contains("Foirail"), "{place}");
    assert!(slots.split("   ").all(|it| it.contains("mar.")), "{slots}");
    // The same place, as the structure names it.
    carnet.act(Action::NextDay);
    let [slots, place] = next(&carnet);
    assert!(place.contains("salle des Micocouliers"), "{place}");
    assert!(slots.contains("mar."), "{slots}");
    carnet.act(Action::PreviousDay).act(Action::PreviousDay);
    assert_eq!(next(&carnet)[0].split("   ").count(), 5);
    carnet.assert_sound();
}

#[test]
fn at_a_permanence_whose_hours_nobody_noted_no_slot_is_proposed() {
    let mut carnet = expected_without_a_next_one();
    carnet.act(Action::Lead);
    go_to(&mut carnet, "Au bureau")
        .act(Action::NextDay)
        .assert_screen("Aucun créneau n’est proposé à cette permanence")
        .act(Action::Up)
        .act(Action::Open)
        .assert_screen("Rendez-vous : ajouter")
        .assert_screen("En permanence");
}

#[test]
fn nothing_is_asked_any_more_of_an_appointment_that_was_kept() {
    let mut carnet = expected_without_a_next_one();
    carnet
        .act(Action::Lead)
        .assert_screen("d venue")
        .act(Action::Done)
        .assert_screen("La personne est venue.");
    go_to(&mut carnet, "La personne est venue.")
        .assert_no("d venue")
        .assert_no("n pas venue")
        .act(Action::Done);
    assert!(is_on_page(&carnet), "{}", carnet.screen());
    carnet.act(Action::Open).assert_screen("21/11/2026 : issue");
}

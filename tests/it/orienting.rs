//! Orientation: what the person wishes, what the scenario proposes; the other professionals of an appointment.
use carnet::app::action::Action;
use carnet::documents::template::Template;
use carnet::documents::{Kind, Source, Stamp, build, text};
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Value};

use super::harness::{Base, Session, TODAY, day};

/// The file of someone who is to be oriented under that scenario, without any appointment yet.
fn to_orient(scenario: &str) -> Session {
    with_orientation(scenario, None)
}

/// The same, once the orientation is decided.
fn oriented(scenario: &str) -> Session {
    with_orientation(scenario, Some("2026-11-12"))
}

fn with_orientation(scenario: &str, decided: Option<&str>) -> Session {
    let base = Base::demo();
    let person = base.open().app().stack.person().unwrap();
    let file = base.store().case_file(person).unwrap();
    let gone = [Entity::Appointment, Entity::Orientation];
    let mut ops: Vec<Op> = gone
        .iter()
        .flat_map(|kind| file.rows(*kind).iter().map(Op::remove))
        .collect();
    ops.push(Op::insert(
        Entity::Orientation,
        vec![
            ("allocataire_id", Value::Int(person)),
            ("origine", "initiale".into()),
            ("type", "social".into()),
            ("decidee_le", decided.map_or(Value::Null, Into::into)),
            ("scenario", scenario.into()),
            ("souhait", "Rester près de chez moi".into()),
        ],
    ));
    let change = Change::entry("Orientation", Some(person), ops);
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    let mut carnet = base.open();
    carnet.press("entrée").act(Action::Appointments);
    carnet
}

/// That paper of the person, as text on one line.
fn printed(carnet: &Session, kind: Kind) -> String {
    let stamp = Stamp::of(&carnet.app().desk.clock.moment(), None);
    let template = Template::of_the_program();
    let source = Source::read(carnet.store(), carnet.person(), stamp, template).unwrap();
    let paper = text::text(&build(kind, &source).unwrap());
    let words: Vec<&str> = paper.split_whitespace().collect();
    words.join(" ").replace('\u{a0}', " ")
}

#[test]
fn a_scenario_proposes_its_appointments_with_their_reason_and_fixes_none() {
    let mut carnet = to_orient("3");
    carnet.assert_screen("Proposé par le scénario d’orientation");
    assert!(carnet.rows(Entity::Appointment).is_empty());
    carnet
        .act(Action::New)
        .pick("diagnostic approfondi")
        .assert_screen("Entretien de diagnostic")
        .assert_screen("DITP 2019, orientation et suivi")
        .fill("Date", "24/11/2026")
        .act(Action::Save);
    let made = carnet.rows(Entity::Appointment);
    assert_eq!(made[0].text("type"), Some("diagnostic"));
    // It is fixed: the plan alone is left for the first accompaniment.
    carnet
        .act(Action::New)
        .assert_no("diagnostic approfondi, au moment")
        .pick("seul plan d’action")
        .assert_screen("diagnostic est déjà fait");
}

/// Nobody is to be oriented who is.
#[test]
fn once_the_orientation_is_decided_only_what_begins_is_proposed() {
    for scenario in ["1", "2", "4"] {
        oriented(scenario).assert_no("Proposé par le scénario");
    }
    oriented("3")
        .assert_screen("seul plan d’action")
        .assert_no("diagnostic approfondi, au moment");
}

/// In a first orientation, what is asked of another one waits in the fold.
#[test]
fn a_first_orientation_asks_for_its_scenario_before_what_is_of_another() {
    let mut carnet = to_orient("1");
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("Une orientation déjà décidée");
    let first = "Première orientation";
    carnet.choose("Origine", first).press("tab");
    carnet
        .assert_screen("Scénario d’orientation")
        .assert_no("Demandée le (réorientation)");
}

#[test]
fn under_the_fourth_a_first_claim_must_be_met() {
    let mut carnet = to_orient("4");
    carnet
        .act(Action::New)
        .assert_screen("obligatoire : première demande")
        .assert_screen("réunion d’information collective")
        .assert_no("sans rendez-vous, après examen");
}

#[test]
fn the_wish_of_the_person_is_kept_with_the_orientation_and_shown() {
    let mut carnet = oriented("2");
    carnet
        .act(Action::Life)
        .assert_screen("souhait de la personne : Rester près de chez moi")
        .act(Action::Back)
        .act(Action::Identity);
    while !matches!(
        carnet.app().stack.file().and_then(|it| it.target()),
        Some((Entity::Orientation, _))
    ) {
        carnet.act(Action::Down);
    }
    let paper = printed(&carnet, Kind::Carnet);
    let wish = "Ce que vous souhaitiez : « Rester près de chez moi »";
    assert!(paper.contains(wish), "{paper}");
    carnet
        .act(Action::Edit)
        .assert_screen("Souhait de la personne")
        .assert_screen("Ce scénario propose : un court entretien d’aiguillage");
}

/// Whoever was never oriented is oriented; the others are oriented again.
#[test]
fn orienting_is_the_first_time_or_another_one() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet
        .act(Action::Palette)
        .type_text("orienter")
        .assert_screen("Une orientation est déjà notée")
        .press("entrée")
        .assert_screen("Demande de réorientation");
    let base = Base::demo();
    let person = base.open().app().stack.person().unwrap();
    let file = base.store().case_file(person).unwrap();
    let ops = file.rows(Entity::Orientation).iter().map(Op::remove);
    let change = Change::entry("Retrait", Some(person), ops.collect());
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    let mut carnet = base.open();
    carnet
        .act(Action::Palette)
        .type_text("orienter")
        .assert_screen("Aucune orientation n’est notée")
        .press("entrée")
        .assert_screen("Origine")
        .assert_screen("Première orientation");
}

#[test]
fn several_professionals_are_named_and_completed_from_what_is_known() {
    let mut carnet = Session::demo();
    carnet.press("entrée").act(Action::Appointments);
    carnet
        .act(Action::New)
        .pick("Un rendez-vous")
        .fill("Date", "23/11/2026")
        .fill("Aussi avec", "Mme Nouvelle (CCAS) ; lacaze")
        .assert_screen("touche → :")
        .press("droite")
        .act(Action::Save);
    if !carnet.answer().contains("Enregistré") {
        carnet.act(Action::Save);
    }
    carnet.assert_answer("Enregistré");
    let made = carnet.rows(Entity::Appointment);
    let also = made.iter().find_map(|row| row.text("aussi_avec"));
    assert_eq!(also, Some("Mme Nouvelle (CCAS) ; Inès Lacaze"));
    let paper = printed(&carnet, Kind::Invitation);
    let both = "Claire Rivière, Mme Nouvelle (CCAS) et Inès Lacaze";
    assert!(paper.contains(both), "{paper}");
    carnet.assert_screen("Nouvelle (CCAS)");
    carnet.assert_screen("Lacaze").assert_sound();
}

/// The demonstration, where the Mission locale receives on Tuesdays and Thursdays in the morning.
fn with_hours() -> Session {
    let base = Base::demo();
    let hours = vec![
        ("partenaire", "Mission locale du Lac".into()),
        ("lieu", "Maison de la solidarité".into()),
        ("adresse", "3 rue des Lilas".into()),
        ("jours", "mardi jeudi".into()),
        ("ouvre", "09:00".into()),
        ("ferme", "12:00".into()),
    ];
    let change = Change::entry(
        "Permanence",
        None,
        vec![Op::insert(Entity::OfficeHours, hours)],
    );
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    base.open()
}

#[test]
fn the_hours_of_a_partner_are_said_in_an_appointment_and_one_outside_them_is_a_reminder() {
    let mut carnet = with_hours();
    carnet.press("entrée").act(Action::Appointments);
    carnet
        .act(Action::New)
        .pick("Un rendez-vous")
        .fill("Date", "25/11/2026")
        .fill("Aussi avec", "mission locale du l")
        .assert_screen("mardi et jeudi 9 h – 12 h")
        .press("droite")
        .fill("Heure", "10h")
        .press("tab")
        .assert_screen("reçoit à d’autres heures")
        .go_to_field("Date")
        .replace_with("24/11/2026")
        .press("tab")
        .assert_no("reçoit à d’autres heures")
        .go_to_field("Heure")
        .replace_with("15h")
        .press("tab")
        .assert_screen("reçoit à d’autres heures")
        .act(Action::Save);
    if !carnet.answer().contains("Enregistré") {
        carnet.act(Action::Save);
    }
    carnet.assert_answer("Enregistré").assert_sound();
}

#[test]
fn an_appointment_in_a_permanence_is_offered_its_places() {
    let mut carnet = with_hours();
    carnet.press("entrée").act(Action::Appointments);
    carnet
        .act(Action::New)
        .pick("Un rendez-vous")
        .fill("Date", "24/11/2026")
        .choose("Où", "En permanence")
        .fill("Lieu, adresse ou lien", "maison")
        .assert_screen("Maison de la solidarité, 3 rue des Lilas")
        .press("droite")
        .act(Action::Save);
    if !carnet.answer().contains("Enregistré") {
        carnet.act(Action::Save);
    }
    let made = carnet.rows(Entity::Appointment);
    let place = made.iter().find_map(|row| row.text("lieu"));
    assert_eq!(place, Some("Maison de la solidarité, 3 rue des Lilas"));
    let paper = printed(&carnet, Kind::Invitation);
    assert!(
        paper.contains("Maison de la solidarité, 3 rue des Lilas"),
        "{paper}"
    );
    carnet.assert_sound();
}

#[test]
fn the_address_book_says_when_a_partner_receives() {
    let mut carnet = with_hours();
    carnet
        .act(Action::Palette)
        .pick("Carnet d’adresses")
        .press("fin")
        .assert_screen("Mission locale du Lac")
        .assert_screen("Reçoit : mardi et jeudi");
}

#[test]
fn the_accompaniment_is_explained_on_a_page_that_tells_nothing_but_the_name() {
    let mut carnet = Session::demo();
    carnet.press("entrée");
    let paper = printed(&carnet, Kind::Information);
    for words in [
        "Bonjour Nadia Abdallah",
        "Votre référent est Claire Rivière",
        "LE PREMIER RENDEZ-VOUS",
        "VOS DROITS",
        "Pour une question ou un empêchement",
    ] {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    for kept in ["1234567", "Soudeuse", "38 ans"] {
        assert!(!paper.contains(kept), "{kept}: {paper}");
    }
    carnet
        .act(Action::Documents)
        .assert_screen("L’accompagnement expliqué, en une page")
        .press("échap")
        .act(Action::Identity)
        .act(Action::New)
        .pick("orientation")
        .assert_screen("se remet à la personne");
}

/// Nobody brings papers to a call.
#[test]
fn a_call_asks_for_no_paper_to_bring() {
    for (place, asks) in [("téléphone", false), ("bureau", true)] {
        let mut carnet = Session::demo();
        carnet
            .act(Action::Search)
            .type_text("jaffuel")
            .press("entrée");
        carnet
            .press("d")
            .choose("Où", place)
            .act(Action::Save)
            .assert_answer("Enregistré");
        let letter = printed(&carnet, Kind::Invitation);
        assert_eq!(letter.contains("utile d’apporter"), asks, "{letter}");
        let calls = letter.contains("Claire Rivière vous appellera au 06");
        assert_eq!(calls, !asks, "{letter}");
    }
}

/// A call that nobody can make asks for a number.
#[test]
fn a_call_without_a_number_asks_for_one() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("hébrard")
        .press("entrée");
    carnet
        .act(Action::Identity)
        .act(Action::Edit)
        .go_to_field("Téléphone")
        .replace_with("")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let letter = printed(&carnet, Kind::Invitation);
    assert!(
        letter.contains("Donnez-nous un numéro où vous appeler"),
        "{letter}"
    );
}

/// One speaks on the telephone, and sees each other elsewhere.
#[test]
fn a_letter_after_a_missed_call_speaks_of_a_call() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet
        .act(Action::Search)
        .type_text("kerguélen")
        .press("entrée");
    for (channel, met) in [
        ("telephone", "nous parler. J’"),
        ("visio", "nous parler. J’"),
        ("bureau", "nous voir. J’"),
    ] {
        let rows = carnet.rows(Entity::Appointment);
        let missed = rows
            .iter()
            .rfind(|it| it.text("statut") == Some("absent"))
            .unwrap();
        let op = Op::update(missed, vec![("canal", channel.into())]);
        let change = Change::entry("Canal", Some(carnet.person()), vec![op]);
        let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
        base.store()
            .apply(&base.author(1), &moment, &change)
            .unwrap();
        let letter = printed(&carnet, Kind::Reminder);
        assert!(letter.contains(met), "{channel}: {letter}");
        let comes = letter.contains("Si venir est difficile");
        assert_eq!(comes, channel == "bureau", "{letter}");
    }
}

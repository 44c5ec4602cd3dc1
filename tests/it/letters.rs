//! What the papers of an appointment say, by who receives and where: no word of another's in the mouth of who signs.
use std::rc::Rc;

use carnet::app::action::Action;
use carnet::documents::template::Template;
use carnet::documents::{Kind, Source, Stamp, build, text};
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Row, Value};

use super::harness::{Base, Session, TODAY, day};

const THEIRS: &str = "ÇAPRAIS Aurélie";

fn printed(carnet: &Session, kind: Kind) -> String {
    let stamp = Stamp::of(&carnet.app().desk.clock.moment(), None);
    let template = Template::of_the_program();
    let source = Source::read(carnet.store(), carnet.person(), stamp, template).unwrap();
    let paper = text::text(&build(kind, &source).unwrap());
    let words: Vec<&str> = paper.split_whitespace().collect();
    words.join(" ").replace('\u{a0}', " ")
}

fn of(base: &Rc<Base>, name: &str) -> Session {
    let mut carnet = base.open();
    carnet.act(Action::Search).type_text(name).press("entrée");
    carnet
}

fn apply(base: &Rc<Base>, carnet: &Session, ops: Vec<Op>) {
    let change = Change::entry("Essai", Some(carnet.person()), ops);
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
}

fn theirs(carnet: &Session) -> Value {
    let agents = &carnet.app().desk.names.agents;
    let found = agents.iter().find(|(_, known)| *known == THEIRS);
    Value::Int(found.unwrap().0)
}

/// Changes each appointment of that outcome; gives how many there are.
fn changed(base: &Rc<Base>, carnet: &Session, status: &str, values: &[(&'static str, Value)]) {
    let rows = carnet.rows(Entity::Appointment);
    let of = |it: &&Row| it.text("statut") == Some(status);
    let ops: Vec<Op> = rows
        .iter()
        .filter(of)
        .map(|it| Op::update(it, values.to_vec()))
        .collect();
    assert!(!ops.is_empty());
    apply(base, carnet, ops);
}

/// One more appointment of the person, at the office of the colleague.
fn plan_with_the_colleague(base: &Rc<Base>, carnet: &Session) {
    let planned = vec![
        ("allocataire_id", Value::Int(carnet.person())),
        ("type", "accompagnement".into()),
        ("prevu_le", "2026-12-10".into()),
        ("canal", "bureau".into()),
        ("agent_id", theirs(carnet)),
        ("statut", "prevu".into()),
    ];
    apply(base, carnet, vec![Op::insert(Entity::Appointment, planned)]);
}

#[test]
fn a_letter_about_the_appointment_of_another_does_not_speak_as_if_it_were_ones_own() {
    let base = Base::demo();
    let carnet = of(&base, "hébrard");
    let own = printed(&carnet, Kind::Invitation);
    assert!(own.contains("Nous avons rendez-vous le "), "{own}");
    changed(&base, &carnet, "prevu", &[("agent_id", theirs(&carnet))]);
    let letter = printed(&carnet, Kind::Invitation);
    assert!(
        letter.contains("Vous avez rendez-vous avec Aurélie Çaprais le "),
        "{letter}"
    );
    let carnet = of(&base, "kerguélen");
    let own = printed(&carnet, Kind::Reminder);
    for words in [
        "Nous avions rendez-vous",
        "nous n’avons pas pu",
        "Mon téléphone : 04",
    ] {
        assert!(own.contains(words), "{own}");
    }
    changed(&base, &carnet, "absent", &[("agent_id", theirs(&carnet))]);
    plan_with_the_colleague(&base, &carnet);
    let letter = printed(&carnet, Kind::Reminder);
    for words in [
        "Vous aviez rendez-vous avec Aurélie Çaprais le ",
        "et vous n’avez pas pu vous parler.",
        "Un nouveau rendez-vous est fixé avec Aurélie Çaprais :",
        "Vous pouvez appeler Aurélie Çaprais au 04",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    for words in ["Mon téléphone", "Je vous propose", "Nous avions"] {
        assert!(!letter.contains(words), "{words}: {letter}");
    }
}

#[test]
fn the_paper_of_appointments_names_each_who_receives_and_asks_nobody_to_come_to_a_call() {
    let base = Base::demo();
    let carnet = of(&base, "hébrard");
    plan_with_the_colleague(&base, &carnet);
    let paper = printed(&carnet, Kind::Appointments);
    for words in [
        "Appelez qui vous reçoit : Aurélie Çaprais au 04 65 71 62 21, ou Claire Rivière au 04",
        "SI VOUS NE POUVEZ PAS VENIR",
    ] {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    let call = [("canal", "telephone".into()), ("lieu", Value::Null)];
    changed(&base, &carnet, "prevu", &call);
    let paper = printed(&carnet, Kind::Appointments);
    assert!(paper.contains("SI VOUS N’ÊTES PAS DISPONIBLE"), "{paper}");
}

#[test]
fn nobody_brings_the_letter_home_and_a_video_says_its_link_or_how_to_receive_it() {
    let base = Base::demo();
    let carnet = of(&base, "hébrard");
    changed(&base, &carnet, "prevu", &[("canal", "domicile".into())]);
    let letter = printed(&carnet, Kind::Invitation);
    assert!(letter.contains("utile d’avoir près de vous"), "{letter}");
    assert!(!letter.contains("cette lettre"), "{letter}");
    let video = |link: Value| {
        let values = [("canal", "visio".into()), ("lieu", link)];
        changed(&base, &carnet, "prevu", &values);
        printed(&carnet, Kind::Invitation)
    };
    let letter = video(Value::Null);
    assert!(
        letter.contains("Appelez-nous pour recevoir le lien"),
        "{letter}"
    );
    let letter = video("https://visio.exemple.fr/castan".into());
    assert!(
        letter.contains("En vidéo, https://visio.exemple.fr/castan"),
        "{letter}"
    );
    assert!(!letter.contains("recevoir le lien"), "{letter}");
}

#[test]
fn a_video_asks_for_its_link() {
    let mut carnet = of(&Base::demo(), "jaffuel");
    carnet.press("d").choose("Où", "visio").press("tab");
    carnet
        .assert_screen("Lieu, adresse ou lien")
        .assert_screen("Écrivez le lien de la visioconférence")
        .fill("Lieu, adresse ou lien", "https://visio.exemple.fr/castan")
        .press("tab")
        .assert_no("Écrivez le lien");
}

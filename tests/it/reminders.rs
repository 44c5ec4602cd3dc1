//! « Rappels à envoyer »: found in the palette, written as a table, noted as one act, undone as one.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::app::places::reminders::Reminders;
use carnet::documents::message;
use carnet::documents::template::Template;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Id, Value};

use super::harness::{Base, Session, TODAY, day};

fn shown(carnet: &Session) -> &Reminders {
    let over = carnet.app().stack.over().first();
    let Some(Place::Reminders(it)) = over else {
        panic!("the reminders are not shown");
    };
    it
}

/// The reminders of everyone, with how many appointments and people there are.
fn opened(carnet: &mut Session) -> (usize, usize) {
    carnet.act(Action::Palette).pick("Rappels à envoyer");
    let list = &shown(carnet).list;
    assert!(list.len() > 1, "{list:#?}");
    let mut people: Vec<_> = list.iter().map(|it| it.meeting.person).collect();
    people.sort_unstable();
    people.dedup();
    (list.len(), people.len())
}

fn contacts(carnet: &Session) -> usize {
    carnet.store().all_rows(Entity::Contact).unwrap().len()
}

#[test]
fn they_are_noted_for_all_and_taken_back_at_once() {
    let mut carnet = Session::demo();
    let before = contacts(&carnet);
    let (rows, people) = opened(&mut carnet);
    carnet
        .assert_screen("Rappels à envoyer")
        .assert_screen("puis notez-les")
        .assert_sound();
    carnet
        .act(Action::Done)
        .assert_answer("Rappels envoyés à")
        .assert_screen("Aucun rappel à envoyer");
    assert_eq!(contacts(&carnet), before + people);
    carnet.assert_sound();
    carnet.act(Action::Undo);
    assert_eq!(
        (shown(&carnet).list.len(), contacts(&carnet)),
        (rows, before)
    );
    carnet.assert_sound();
}

#[test]
fn those_marked_are_noted_alone_and_a_file_opens_from_its_row() {
    let mut carnet = Session::demo();
    let before = contacts(&carnet);
    let (rows, _) = opened(&mut carnet);
    carnet.act(Action::Mark).assert_screen("1 marqué");
    carnet
        .act(Action::Done)
        .assert_answer("Rappels envoyés à 1 personne");
    assert_eq!(contacts(&carnet), before + 1);
    assert!(shown(&carnet).list.len() < rows);
    let name = shown(&carnet).reminder().unwrap().meeting.name();
    carnet.press("entrée").assert_file_of(&name);
    carnet.press("échap").assert_screen("Rappels à envoyer");
    carnet.act(Action::MarkAll).act(Action::MarkAll);
    assert!(shown(&carnet).marks.is_empty());
    carnet.act(Action::Scope).act(Action::Scope).press("échap");
    assert!(carnet.app().stack.over().is_empty());
}

#[test]
fn a_past_day_shows_them_and_writes_nothing() {
    let base = Base::demo();
    let mut carnet = base.open_on_day("2026-11-20");
    let before = contacts(&carnet);
    carnet.act(Action::Palette).pick("Rappels à envoyer");
    carnet.act(Action::Done).assert_answer("Lecture seule");
    assert_eq!(contacts(&carnet), before);
}

/// The reminders, once the first of their appointments has that place, and the number of that appointment.
fn placed(channel: &str, place: Value) -> (Session, Id) {
    let base = Base::demo();
    let mut carnet = base.open();
    opened(&mut carnet);
    let it = shown(&carnet).list[0].clone();
    let row = carnet
        .store()
        .row(Entity::Appointment, it.meeting.id)
        .unwrap();
    let op = Op::update(&row, vec![("canal", channel.into()), ("lieu", place)]);
    let change = Change::entry("Canal", Some(it.meeting.person), vec![op]);
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    let mut carnet = base.open();
    opened(&mut carnet);
    (carnet, it.meeting.id)
}

/// Its message.
fn said((carnet, id): &(Session, Id)) -> Option<String> {
    let list = &shown(carnet).list;
    let it = list.iter().find(|one| one.meeting.id == *id).unwrap();
    let said = message(&Template::of_the_program(), it);
    said.map(|it| it.replace(['\u{a0}', '\u{202f}'], " "))
}

/// Whoever waits for a call knows where it comes.
#[test]
fn a_reminder_of_a_call_says_which_number_is_called() {
    let said = said(&placed("telephone", Value::Null)).unwrap();
    assert!(
        said.contains("par téléphone (nous vous appellerons au 06 39"),
        "{said}"
    );
}

/// The letter says it so.
#[test]
fn a_reminder_of_a_permanence_says_where_it_is() {
    let said = said(&placed("permanence", Value::Null)).unwrap();
    assert!(
        said.contains(", Permanence du Foirail, salle des Micocouliers, 4 place du Foirail, 34700 Lodève, avec"),
        "{said}"
    );
}

#[test]
fn a_reminder_without_its_place_is_shown_so_and_never_noted_as_sent() {
    for channel in ["partenaire", "exterieur"] {
        let known = placed(channel, Value::Null);
        assert_eq!(said(&known), None, "{channel}");
        let (mut carnet, id) = known;
        let before = contacts(&carnet);
        carnet.assert_screen("lieu à noter").assert_sound();
        carnet
            .act(Action::Mark)
            .act(Action::Done)
            .assert_answer("Le lieu n’est pas noté");
        assert_eq!(contacts(&carnet), before);
        carnet
            .act(Action::Mark)
            .act(Action::MarkAll)
            .act(Action::Done)
            .assert_answer("(1 laissé, sans lieu)");
        let left = &shown(&carnet).list;
        assert!(left.len() == 1 && left[0].meeting.id == id, "{left:#?}");
    }
    let said = said(&placed("partenaire", "Mairie, 1 rue du Four".into())).unwrap();
    assert!(said.contains(", Mairie, 1 rue du Four, avec"), "{said}");
}

//! The interview in one page: each piece saved as it is left, few keys, each piece taken back alone.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Row};

use super::harness::{Base, Session, TODAY, day};

/// The first person of the list, expected today at two.
pub(super) fn expected() -> Session {
    expected_at("14:00")
}

pub(super) fn expected_at(time: &str) -> Session {
    let base = Base::demo();
    let first = base.open().app().stack.person().unwrap();
    base.add_appointments(&[first], TODAY, time);
    base.open()
}

/// The same, with nothing fixed afterwards.
pub(super) fn expected_without_a_next_one() -> Session {
    let base = Base::demo();
    let first = base.open().app().stack.person().unwrap();
    let file = base.store().case_file(first).unwrap();
    let to_come = file.rows(Entity::Appointment).iter();
    let to_come = to_come.filter(|row| row.date("prevu_le") > Some(day(TODAY)));
    let ops: Vec<Op> = to_come.map(Op::remove).collect();
    assert!(!ops.is_empty());
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let change = Change::entry("Rien de fixé", Some(first), ops);
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    base.add_appointments(&[first], TODAY, "14:00");
    base.open()
}

/// Goes down to the row that says this.
pub(super) fn go_to<'s>(carnet: &'s mut Session, words: &str) -> &'s mut Session {
    for _ in 0..60 {
        let at = carnet.screen();
        let page = carnet.app().stack.over().last().cloned();
        let Some(Place::Hour(page)) = page else {
            panic!("not on the page:\n{at}");
        };
        if page.rows[page.cursor.at].1.text.contains(words) {
            return carnet;
        }
        carnet.act(Action::Down);
    }
    panic!("no row says « {words} »:\n{}", carnet.screen());
}

pub(super) fn named(rows: &[Row], label: &str) -> Row {
    let found = rows.iter().find(|row| row.text("libelle") == Some(label));
    found.unwrap_or_else(|| panic!("no « {label} »")).clone()
}

#[test]
fn a_whole_interview_takes_thirty_commands_at_most() {
    let mut carnet = expected_without_a_next_one();
    let themes = carnet.store().case_file(carnet.person()).unwrap();
    let evaluations = themes.rows(Entity::Situation).len();
    carnet.keys = 0;
    carnet
        .act(Action::Lead)
        .assert_screen("La personne est-elle venue ?")
        // The person came.
        .act(Action::Done)
        .assert_answer("Enregistré")
        .assert_screen("La personne est venue.")
        // One theme of the situation has changed.
        .act(Action::NextPanel);
    carnet
        .act(Action::Open)
        .assert_screen("Logement, aujourd’hui")
        .press("tab")
        .type_text(" Un bail est promis.")
        .act(Action::Save)
        .assert_answer("situation regardée de nouveau")
        .assert_screen("Situation, évaluée aujourd’hui")
        .assert_screen("Un bail est promis.");
    // Two actions are done, with quality and impact by one letter each.
    carnet.act(Action::NextPanel);
    for (quality, impact) in [("b", "f"), ("m", "p")] {
        carnet
            .act(Action::Done)
            .assert_screen("Qualité ?")
            .press(quality)
            .assert_screen("Impact sur l’objectif ?")
            .press(impact)
            .assert_answer("fait le 21/11");
    }
    // An objective, with two actions, each in one line.
    carnet.act(Action::NextPanel).act(Action::Up);
    carnet
        .act(Action::Open)
        .assert_screen("Un objectif de plus")
        .type_text("Passer le permis poids lourd / 30/06/2027")
        .press("entrée")
        .assert_answer("Enregistré")
        .assert_screen("Une action de plus")
        .type_text("Carte de bus / la personne / 15/12")
        .press("entrée")
        .assert_answer("Enregistré")
        .type_text("Devis auto-école / Auto-école des Deux Ponts / 20/12")
        .press("entrée")
        .press("échap");
    // Both volets were looked at again, the next appointment is fixed, the plan printed.
    carnet
        .act(Action::NextPanel)
        .press("2")
        .assert_screen("[x] 2 Logement")
        .act(Action::NextPanel)
        .act(Action::Done)
        .act(Action::Done)
        .assert_screen("[x] Le plan d’actions")
        .act(Action::Open)
        .assert_answer("Enregistré")
        .assert_screen("Fixé : ")
        .act(Action::NextPanel)
        .act(Action::Open);
    carnet
        .act(Action::Save)
        .assert_answer("Fin de l’entretien : tout est enregistré.");
    assert!(carnet.keys <= 30, "{} commands", carnet.keys);
    let (objectives, actions) = (carnet.rows(Entity::Objective), carnet.rows(Entity::Action));
    let goal = named(&objectives, "Passer le permis poids lourd");
    assert_eq!(goal.text("echeance"), Some("2027-06-30"));
    let bus = named(&actions, "Carte de bus");
    assert_eq!(bus.int("objectif_id"), Some(goal.id));
    assert_eq!(
        (bus.text("acteur_genre"), bus.text("echeance")),
        (Some("personne"), Some("2026-12-15"))
    );
    let quote = named(&actions, "Devis auto-école");
    assert_eq!(
        (quote.text("acteur_genre"), quote.text("acteur_structure")),
        (Some("accompagnateur"), Some("Auto-école des Deux Ponts"))
    );
    let judged: Vec<_> = actions
        .iter()
        .filter(|row| row.text("fin") == Some(TODAY))
        .map(|row| (row.text("qualite"), row.text("impact")))
        .collect();
    assert_eq!(
        judged,
        [
            (Some("bonne"), Some("fort")),
            (Some("moyenne"), Some("partiel"))
        ]
    );
    assert_eq!(carnet.rows(Entity::Situation).len(), evaluations + 1);
    carnet.assert_sound();
}

#[test]
fn each_piece_is_taken_back_alone() {
    let mut carnet = expected();
    carnet.act(Action::Lead).act(Action::Done);
    go_to(&mut carnet, "Inscription au code")
        .act(Action::Done)
        .press("t")
        .press("entrée")
        .assert_answer("fait le 21/11");
    let code = || "Inscription au code";
    assert_eq!(
        named(&carnet.rows(Entity::Action), code()).text("qualite"),
        Some("tres_bonne")
    );
    carnet.act(Action::Undo).assert_answer("Annulé");
    let action = named(&carnet.rows(Entity::Action), code());
    assert_eq!(
        (action.text("statut"), action.text("qualite")),
        (Some("a_faire"), None)
    );
    carnet.assert_screen("La personne est venue.");
    carnet
        .act(Action::Undo)
        .assert_screen("La personne est-elle venue ?")
        .assert_sound();
}

#[test]
fn a_judgment_that_is_left_writes_nothing() {
    let mut carnet = expected();
    carnet.act(Action::Lead);
    let before = carnet.rows(Entity::Action);
    go_to(&mut carnet, "Inscription au code").act(Action::Done);
    carnet
        .type_text("z")
        .assert_screen("Qualité ?")
        .press("b")
        .press("échap")
        .assert_answer("Rien n’est encore enregistré")
        .press("échap")
        .assert_answer("Rien n’est noté de cette action.");
    assert_eq!(carnet.rows(Entity::Action), before);
    carnet.assert_sound();
}

#[test]
fn a_line_that_can_not_be_saved_opens_its_form_as_it_was_typed() {
    let mut carnet = expected();
    carnet.act(Action::Lead);
    go_to(&mut carnet, "+ une action")
        .act(Action::Open)
        .type_text("Carte de bus / 31/02")
        .press("entrée");
    assert!(carnet.app().stack.form().is_some(), "{}", carnet.screen());
    carnet.assert_screen("Carte de bus");
}

#[test]
fn a_theme_looked_at_twice_the_same_day_stays_in_one_evaluation() {
    let mut carnet = expected();
    carnet.act(Action::Lead).act(Action::NextPanel);
    let before = carnet.rows(Entity::Situation).len();
    let last = carnet.rows(Entity::Finding).len();
    for words in [" Premier mot.", " Second mot."] {
        carnet
            .act(Action::Open)
            .press("tab")
            .type_text(words)
            .act(Action::Save);
    }
    carnet.assert_screen("Premier mot. Second mot.");
    assert_eq!(carnet.rows(Entity::Situation).len(), before + 1);
    let themes = carnet.rows(Entity::Finding).len() - last;
    // Another one, of which nothing was noted yet.
    go_to(&mut carnet, "Un autre thème")
        .act(Action::Open)
        .pick("Santé")
        .assert_screen("Santé, aujourd’hui")
        .press("tab")
        .type_text("Rendez-vous pris.")
        .act(Action::Save);
    assert_eq!(carnet.rows(Entity::Situation).len(), before + 1);
    assert_eq!(carnet.rows(Entity::Finding).len(), last + themes + 1);
    carnet.assert_sound();
}

#[test]
fn what_the_person_agreed_to_stays_as_it_was_read() {
    let mut carnet = expected();
    let look = |carnet: &mut Session, words: &str| {
        carnet
            .act(Action::Lead)
            .act(Action::NextPanel)
            .act(Action::Open)
            .press("tab")
            .type_text(words)
            .act(Action::Save)
            .assert_answer("Enregistré")
            .act(Action::Back);
    };
    look(&mut carnet, " Premier mot.");
    let before = carnet.rows(Entity::Situation).len();
    // The page of the situation is read together, and agreed to.
    carnet
        .act(Action::Interview)
        .act(Action::Validate)
        .act(Action::Save)
        .assert_answer("Enregistré")
        .act(Action::Back);
    look(&mut carnet, " Second mot.");
    assert_eq!(carnet.rows(Entity::Situation).len(), before + 1);
    carnet.assert_sound();
}

#[test]
fn who_did_not_come_is_noted_with_what_follows_and_the_end_says_what_is_left() {
    // Nobody is absent before the hour.
    let mut early = expected();
    early
        .act(Action::Lead)
        .act(Action::NotDone)
        .act(Action::Save)
        .assert_answer("ce rendez-vous n’a pas commencé : il est prévu aujourd’hui à 14 h")
        .assert_no("Durée");
    let mut carnet = expected_at("11:00");
    carnet
        .act(Action::Lead)
        .act(Action::NotDone)
        .assert_screen("issue")
        .act(Action::Save)
        .assert_screen("Suite donnée")
        .act(Action::Back);
    let mut other = expected();
    other
        .act(Action::Lead)
        .act(Action::Save)
        .assert_answer("Il reste : l’issue du rendez-vous")
        .act(Action::Save)
        .assert_answer("Fin de l’entretien. Il reste : l’issue du rendez-vous");
    carnet.assert_sound();
    other.assert_sound();
}

#[test]
fn the_next_appointment_is_fixed_in_one_key_where_the_agenda_is_free() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("nègre anne")
        .press("entrée")
        .act(Action::Lead);
    let before = carnet.rows(Entity::Appointment).len();
    let next = |page: &carnet::app::places::hour::Hour| {
        page.piece() == Some(carnet::words::hour::Piece::Next(None))
    };
    while !matches!(carnet.app().stack.over().last(), Some(Place::Hour(page)) if next(page)) {
        carnet.act(Action::Down);
    }
    let slots = carnet.screen();
    carnet.act(Action::NextDay);
    assert_ne!(carnet.screen(), slots);
    carnet
        .act(Action::Open)
        .assert_answer("Enregistré")
        .assert_screen("Fixé : ");
    assert_eq!(carnet.rows(Entity::Appointment).len(), before + 1);
    carnet.act(Action::Undo).assert_no("Fixé : ").assert_sound();
}

#[test]
fn no_other_screen_opens_under_the_page() {
    let mut carnet = expected();
    carnet.act(Action::Lead);
    for key in ["t", "A", "z", "v", "f", ":"] {
        carnet
            .press(key)
            .assert_answer("Échap ferme d’abord cette page.")
            .assert_screen("La personne est-elle venue ?");
    }
    carnet
        .press("échap")
        .assert_screen("mes dossiers")
        .assert_sound();
}

#[test]
fn the_page_is_about_the_appointment_that_was_chosen() {
    let base = Base::demo();
    let first = base.open().app().stack.person().unwrap();
    base.add_appointments(&[first], TODAY, "09:05");
    base.add_appointments(&[first], TODAY, "18:20");
    let mut carnet = base.open();
    carnet.act(Action::Agenda);
    for _ in 0..40 {
        let agenda = carnet.app().stack.agenda().unwrap();
        let meeting = agenda.meeting();
        if meeting.is_some_and(|it| {
            it.person == first && it.time.map(|it| it.code()).as_deref() == Some("18:20")
        }) {
            break;
        }
        carnet.act(Action::Down);
    }
    carnet
        .act(Action::Lead)
        .assert_screen("18 h 20")
        .act(Action::Done)
        .assert_answer("Enregistré");
    let kept = carnet.rows(Entity::Appointment);
    let of = |hour: &str| {
        let it = kept.iter().find(|it| it.text("heure") == Some(hour));
        it.and_then(|it| it.text("statut")).map(str::to_owned)
    };
    assert_eq!(of("18:20").as_deref(), Some("honore"));
    assert_eq!(of("09:05").as_deref(), Some("prevu"));
    // From the list, it is the one that waits.
    carnet.act(Action::Back).act(Action::Alerts).assert_sound();
}

/// The page does not deny the appointment that was just told as missed.
#[test]
fn after_an_absence_the_page_says_it_and_not_that_nothing_was_fixed() {
    let mut carnet = expected_at("08:00");
    carnet
        .act(Action::Lead)
        .press("n")
        .act(Action::Save)
        .assert_answer("absence");
    while !matches!(
        carnet.app().stack.over().last(),
        Some(Place::Hour(_)) | None
    ) {
        carnet.act(Action::Back);
    }
    carnet
        .assert_screen("à 8 h : absence non excusée. Entrée note un autre rendez-vous.")
        .assert_no("Aucun rendez-vous n’est noté aujourd’hui");
}

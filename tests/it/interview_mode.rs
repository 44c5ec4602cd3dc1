//! The person sits beside the référent and reads their own carnet: nothing of others, plain words,
//! what they say of it kept with the day.
mod on_paper;
mod said;

use std::time::Duration;

use carnet::app::action::Action;
use carnet::app::context::Context;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Id, Row};
use carnet::store::Store;

use super::harness::{Base, Session, TODAY, day};

fn word<'a>(row: &'a Row, field: &str) -> &'a str {
    row.text(field).unwrap_or_default()
}

/// Names of everyone else, in each way the screens write them.
fn others(store: &Store, person: Id) -> Vec<String> {
    let rows = store.all_rows(Entity::Allocataire).unwrap();
    let own: Vec<String> = rows
        .iter()
        .filter(|row| row.id == person)
        .map(|row| word(row, "nom").to_uppercase())
        .collect();
    rows.iter()
        .filter(|row| row.id != person)
        .flat_map(|row| {
            let (nom, prenom) = (word(row, "nom"), word(row, "prenom"));
            [
                format!("{} {prenom}", nom.to_uppercase()),
                format!("{prenom} {nom}"),
                nom.to_uppercase(),
            ]
        })
        .filter(|name| !own.contains(name))
        .collect()
}

/// Nothing on the screen is about anyone else, nor an alert, nor a count.
#[track_caller]
fn assert_alone(carnet: &Session) {
    let person = carnet.app().stack.interview().expect("an interview").person;
    let screen = carnet.screen();
    for name in &others(carnet.store(), person) {
        let found = screen.match_indices(name.as_str()).any(|(at, _)| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let before = screen[..at].chars().next_back();
            let after = screen[at + name.len()..].chars().next();
            !letter(before) && !letter(after)
        });
        assert!(!found, "« {name} » is on the screen:\n{screen}");
    }
    for word in [
        "en retard",
        "cette semaine",
        "RDV",
        "alerte",
        "!!",
        "triage",
        "dossiers",
    ] {
        assert!(!screen.contains(word), "« {word} »:\n{screen}");
    }
}

/// Scrolls a page to its end; gives all that was read.
fn read_page(carnet: &mut Session) -> String {
    let mut read = carnet.screen();
    for _ in 0..40 {
        let before = carnet.screen();
        carnet.act(Action::PageDown);
        assert_alone(carnet);
        if carnet.screen() == before {
            break;
        }
        read.push_str(&carnet.screen());
    }
    carnet.act(Action::First);
    read
}

#[test]
fn the_person_reads_their_six_pages_and_nothing_of_anyone_else() {
    for size in [(80, 24), (120, 40), (60, 15), (200, 60)] {
        let mut carnet = Base::demo().open_sized(size.0, size.1);
        carnet.press("E").assert_screen("Carnet de Nadia Abdallah");
        let wanted = [
            "VOTRE SITUATION",
            "CE QUE VOUS VOULEZ ATTEINDRE",
            "VOTRE PLAN",
            "VOTRE CONTRAT",
            "VOTRE BILAN",
            "VOS PROCHAINS RENDEZ-VOUS",
        ];
        for title in wanted {
            let read = read_page(&mut carnet);
            assert!(read.contains(title), "{title} {size:?}\n{read}");
            carnet.press("droite");
        }
        carnet.assert_screen("VOTRE SITUATION");
        carnet
            .press("gauche")
            .assert_screen("VOS PROCHAINS RENDEZ-VOUS");
        assert_eq!(carnet.app().stack.context(), Context::Interview);
    }
}

#[test]
fn everyones_carnet_is_read_without_others_nor_working_words() {
    let base = Base::demo();
    let store = base.store();
    for person in store.all_rows(Entity::Allocataire).unwrap().iter().take(6) {
        let mut carnet = base.open_sized(100, 60);
        carnet
            .act(Action::Search)
            .type_text(&format!(
                "{} {}",
                word(person, "nom"),
                word(person, "prenom")
            ))
            .press("entrée");
        if carnet.app().stack.file().is_none() {
            continue; // a closed file: not in the list
        }
        carnet.press("E");
        for _ in 0..5 {
            let read = read_page(&mut carnet);
            for hidden in ["CER", "non excusée", "qualité", "impact", "La personne"] {
                assert!(!read.contains(hidden), "« {hidden} »\n{read}");
            }
            carnet.press("tab");
        }
    }
}

#[test]
fn working_notes_reports_and_reasons_stay_out_of_sight() {
    let base = Base::demo();
    let mut carnet = base.open();
    let person = carnet.person();
    let secret = "NOTE-DE-TRAVAIL";
    let file = base.store().case_file(person).unwrap();
    let identity = file.identity().unwrap().clone();
    let meeting = file.rows(Entity::Appointment)[0].clone();
    let owner = ("allocataire_id", person.into());
    let update = |row: &Row, field| Op::Update {
        entity: row.entity,
        id: row.id,
        version: row.version,
        values: vec![(field, secret.into())],
    };
    let insert = |entity, values| Op::Insert { entity, values };
    let ops = vec![
        update(&identity, "note"),
        update(&meeting, "compte_rendu"),
        insert(
            Entity::Contact,
            vec![
                owner.clone(),
                ("fait_le", TODAY.into()),
                ("canal", "telephone".into()),
                ("note", secret.into()),
            ],
        ),
        insert(
            Entity::Diagnostic,
            vec![
                owner.clone(),
                ("etabli_le", TODAY.into()),
                ("note", secret.into()),
            ],
        ),
        insert(
            Entity::Waiver,
            vec![owner, ("regle", "CER-1S".into()), ("motif", secret.into())],
        ),
    ];
    apply(&base, 1, Some(person), ops);
    carnet.pass(Duration::from_secs(2)).press("E");
    for _ in 0..5 {
        assert!(!read_page(&mut carnet).contains(secret));
        carnet.press("droite");
    }
}

fn apply(base: &Base, agent: usize, person: Option<Id>, ops: Vec<Op>) {
    let change = Change::entry("Ailleurs", person, ops);
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let mut store = base.store();
    store.apply(&base.author(agent), &moment, &change).unwrap();
}

#[test]
fn escape_leads_back_exactly_where_one_was() {
    let mut carnet = Session::demo();
    carnet.act(Action::Down).act(Action::Down);
    let list = carnet.screen();
    carnet.press("E").press("droite").press("échap");
    assert_eq!(carnet.screen(), list);
    carnet.act(Action::Open).act(Action::Plan).act(Action::Down);
    let file = carnet.screen();
    carnet.press("E").press("droite").act(Action::Down);
    carnet.press("q");
    assert_eq!(carnet.screen(), file);
    carnet
        .press("E")
        .press("d")
        .act(Action::Save)
        .press("échap");
    assert_eq!(
        carnet.app().stack.file().unwrap().panel.title(),
        "Plan d’actions"
    );
    carnet.press("échap").act(Action::Palette);
    carnet.pick("montrer son carnet").assert_screen("Carnet de");
}

#[test]
fn nothing_that_names_others_opens_during_the_interview() {
    let mut carnet = Session::demo();
    carnet.act(Action::Edit);
    carnet.fill("Commune", "Agde").press("échap"); // a draft waits
    carnet.press("E");
    for key in ["v", "a", "A", "t", "f", "/", "z", "x", "w", "R", "ctrl+f"] {
        carnet.press(key);
        carnet.assert_answer("Vous êtes en entretien : Échap pour revenir.");
        assert_alone(&carnet);
        assert_eq!(carnet.app().stack.context(), Context::Interview);
    }
    for key in ["s", "p", "c", "entrée", "suppr", "b", "h", "E", "m"] {
        carnet.press(key);
        assert_alone(&carnet);
        assert_eq!(carnet.app().stack.context(), Context::Interview);
    }
    for window in [Action::Palette, Action::Help] {
        carnet.act(window);
        assert_alone(&carnet);
        carnet.assert_no("brouillon").press("échap");
    }
    carnet.press("ctrl+q").assert_screen("Quitter carnet ?");
    assert_alone(&carnet);
    carnet.press("n");
    assert_eq!(carnet.app().stack.context(), Context::Interview);
}

#[test]
fn what_others_write_meanwhile_shows_no_name() {
    let base = Base::demo();
    let mut carnet = base.open_sized(80, 24);
    carnet.act(Action::Triage).act(Action::Open);
    carnet.press("E");
    let person = carnet.app().stack.interview().unwrap().person;
    let rows = base.store().all_rows(Entity::Appointment).unwrap();
    let waiting = rows.iter().filter(|row| word(row, "statut") == "prevu");
    let ops: Vec<Op> = waiting
        .map(|row| Op::Update {
            entity: Entity::Appointment,
            id: row.id,
            version: row.version,
            values: vec![("statut", "honore".into())],
        })
        .collect();
    // The alarm of the program goes ahead of the real clock at each turn.
    let later = |turn: u64| Duration::from_secs(4 * turn);
    let mut turn = 0;
    for op in ops.into_iter().take(20) {
        apply(&base, 1, None, vec![op]);
        turn += 1;
        carnet.pass(later(turn));
        assert_alone(&carnet);
    }
    // The person's own carnet follows what is written of it.
    let values = vec![
        ("allocataire_id", person.into()),
        ("genre", "intermediaire".into()),
        ("libelle", "Apprendre à nager".into()),
        ("statut", "en_cours".into()),
    ];
    let entity = Entity::Objective;
    apply(&base, 1, Some(person), vec![Op::Insert { entity, values }]);
    carnet.pass(later(turn + 1)).press("droite");
    let read = read_page(&mut carnet);
    assert!(read.contains("Apprendre à nager"), "{read}");
    // A file taken away leaves a sentence, not the screen beneath.
    let row = base.store().row(Entity::Allocataire, person).unwrap();
    let (entity, id, version) = (Entity::Allocataire, row.id, row.version);
    apply(
        &base,
        1,
        Some(person),
        vec![Op::Remove {
            entity,
            id,
            version,
        }],
    );
    carnet.pass(later(turn + 2));
    assert_alone(&carnet);
    carnet
        .assert_screen("Ce carnet vient d’être retiré.")
        .press("d");
    carnet.assert_answer("retiré").press("échap");
    assert_ne!(carnet.app().stack.context(), Context::Interview);
}

#[test]
fn a_small_screen_says_so_and_comes_back() {
    let mut carnet = Session::demo();
    carnet
        .press("E")
        .resize(40, 12)
        .assert_screen("Agrandissez");
    carnet.press("droite").press("d");
    carnet.resize(60, 15).assert_screen("[Mes objectifs]");
    carnet.assert_screen("page 2 sur 6");
    assert_alone(&carnet);
}

#[test]
fn support_staff_do_not_open_what_they_do_not_see_and_the_past_is_only_read() {
    let base = Base::demo();
    let mut past = base.open_on_day("2026-11-20");
    past.press("E").press("d").assert_answer("Lecture seule");
    assert_alone(&past);
    let agents = base.agents();
    let desk = agents
        .iter()
        .position(|row| row.text("fonction") == Some("secretariat"));
    let desk = desk.expect("the demonstration has support staff");
    let mut carnet = base.open_as(desk);
    carnet.press("E").assert_answer("ne fait pas partie");
    assert!(carnet.app().stack.interview().is_none());
}

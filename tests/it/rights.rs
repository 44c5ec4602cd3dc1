//! What support staff see: what calls and fixes need, and nothing else.
use std::collections::BTreeSet;

use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::change::{Change, Op};
use carnet::domain::queue::ItemKind;
use carnet::domain::record::Entity;
use carnet::exchange::export;
use carnet::store::{AgendaQuery, Query, QueueQuery, Whose};

use super::harness::{Base, TODAY, day};
use super::triage::{go_to, item};

/// Position of the agent who does the secretarial work.
fn secretary(base: &Base) -> usize {
    let agents = base.agents();
    let found = agents
        .iter()
        .position(|row| row.text("fonction") == Some("secretariat"));
    found.unwrap()
}

#[test]
fn support_staff_work_the_queue_without_situation_plan_or_contract() {
    let base = Base::demo();
    let mut carnet = base.open_as(secretary(&base));
    carnet.act(Action::Triage).press("b").pick("tout le monde");
    assert_eq!(item(&carnet).kind, ItemKind::Outcome);
    carnet.press("d").assert_screen("honoré");
    // All that is there is theirs to settle.
    let all = QueueQuery::new(carnet.app().desk.today);
    let all = carnet.store().queue(&all, None, 1_000).unwrap();
    let kinds: Vec<ItemKind> = all.iter().map(|it| it.kind).collect();
    let theirs = [
        ItemKind::Outcome,
        ItemKind::Absence,
        ItemKind::FirstAppointment,
    ];
    assert!(kinds.iter().all(|kind| theirs.contains(kind)), "{kinds:?}");
    go_to(&mut carnet, ItemKind::FirstAppointment);
    carnet.press("t").assert_screen("appel");
}

#[test]
fn in_a_file_support_staff_find_neither_the_panels_nor_their_words() {
    let base = Base::demo();
    let mut seen = base.open();
    seen.act(Action::Open);
    seen.assert_screen("Situation")
        .assert_screen("Plan d’actions");
    let person = seen.person();
    for size in [(80, 24), (120, 40)] {
        let mut carnet = base.open_as_sized(secretary(&base), size.0, size.1);
        carnet
            .act(Action::Search)
            .type_text("abdallah")
            .press("entrée");
        carnet.assert_file_of("ABDALLAH Nadia");
        carnet
            .assert_no("Situation")
            .assert_no("Plan d’actions")
            .assert_no("Contrat ─");
        for letter in ["s", "o", "p", "c"] {
            carnet
                .press(letter)
                .assert_answer("ne fait pas partie de ce que voit le secrétariat");
        }
        carnet
            .press("I")
            .assert_no("Logement")
            .assert_no("Note de travail");
        for _ in 0..4 {
            carnet.press("tab").assert_no("Plan d’actions");
        }
        let file = carnet.store().case_file(person).unwrap();
        for hidden in [
            Entity::Situation,
            Entity::Action,
            Entity::Objective,
            Entity::Contract,
            Entity::Exemption,
        ] {
            assert!(file.rows(hidden).is_empty(), "{hidden:?}");
        }
        carnet
            .act(Action::Palette)
            .assert_no("Situation et ressources");
        carnet.type_text("situation et ressources");
        carnet.assert_screen("ne fait pas partie de ce que voit");
        carnet
            .press("entrée")
            .assert_screen("Que voulez-vous faire");
    }
}

/// The secretary, moved to the outside desk.
fn desk(base: &Base) -> usize {
    let at = secretary(base);
    let row = base.agents().remove(at);
    let op = Op::Update {
        entity: Entity::Agent,
        id: row.id,
        version: row.version,
        values: vec![("fonction", "accueil".into())],
    };
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let change = Change::entry("Fonction changée", None, vec![op]);
    let done = base.store().apply(&base.author(0), &moment, &change);
    done.unwrap();
    at
}

#[test]
fn an_outside_desk_finds_identity_referent_and_the_next_appointment_only() {
    let base = Base::demo();
    let whole = base.open();
    let person = whole.person();
    base.add_appointments(&[person], "2026-12-15", "16:30");
    let meetings = whole.store().rows_of(Entity::Appointment, person).unwrap();
    assert!(meetings.len() > 2, "{meetings:?}");
    let next = whole.store().line(&Query::new(day(TODAY)), person).unwrap();
    let next = next.to_come((day(TODAY), None)).unwrap().0;

    let mut carnet = base.open_as(desk(&base));
    carnet.act(Action::Search).type_text("abdallah");
    let shown = next.format("%d/%m").to_string();
    carnet.assert_screen(&shown).press("entrée");
    carnet.assert_file_of("ABDALLAH Nadia");
    carnet.act(Action::Appointments);
    carnet
        .assert_screen(&shown)
        .assert_no("honoré")
        .assert_no("15/12");
    carnet.assert_no("contact :").assert_no("CER à signer");
    let store = carnet.store();
    let seen = store.rows_of(Entity::Appointment, person).unwrap();
    let days: Vec<_> = seen.iter().map(|row| row.date("prevu_le")).collect();
    assert_eq!(days, [Some(next)]);
    let file = store.case_file(person).unwrap();
    assert_eq!(file.rows(Entity::Appointment), seen);
    assert!(file.rows(Entity::AbsenceAction).is_empty());
    for row in &meetings {
        let alone = store.row(Entity::Appointment, row.id);
        assert_eq!(alone.is_ok(), row.date("prevu_le") == Some(next));
    }
    let asked = AgendaQuery {
        whose: Whose::Everyone,
        from: day("2026-01-01"),
        to: day("2027-12-31"),
        most: usize::MAX,
    };
    let agenda = store.agenda(&asked).unwrap();
    let theirs = agenda.iter().filter(|it| it.person == person);
    assert_eq!(theirs.map(|it| it.day).collect::<Vec<_>>(), [next]);
    let people: BTreeSet<_> = agenda.iter().map(|it| it.person).collect();
    assert_eq!(people.len(), agenda.len(), "one a person");
    assert!(store.alerts_of(person, day(TODAY)).unwrap().is_empty());
    assert!(store.deadlines(person).unwrap().is_empty());
    let acts = store.history(person, 100).unwrap();
    let told = acts.iter().flat_map(|act| &act.changes);
    assert!(told.into_iter().all(|it| it.entity != Entity::Appointment));
    let mut sheet = Vec::new();
    let refused = export::csv(store, &Query::new(day(TODAY)), &[person], &mut sheet);
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("votre fonction (Accueil)"), "{refused}");
    assert!(sheet.is_empty());
}

/// A role, for an agent of the demonstration who is not its first référent.
pub fn someone_as(base: &Base, role: &'static str) -> usize {
    let at = secretary(base);
    let row = base.agents().remove(at);
    let op = Op::Update {
        entity: Entity::Agent,
        id: row.id,
        version: row.version,
        values: vec![("fonction", role.into())],
    };
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let change = Change::entry("Fonction changée", None, vec![op]);
    let done = base.store().apply(&base.author(0), &moment, &change);
    done.unwrap();
    at
}

#[test]
fn support_staff_make_a_new_file_and_an_outside_desk_does_not() {
    let base = Base::demo();
    let mut carnet = base.open_as(secretary(&base));
    carnet
        .act(Action::New)
        .fill("Nom", "Zola")
        .fill("Prénom", "Émile")
        .act(Action::Save)
        .assert_file_of("ZOLA Émile");
    let at = someone_as(&base, "accueil");
    let mut carnet = base.open_as(at);
    carnet
        .act(Action::New)
        .assert_answer("se lit ici et ne se modifie pas : votre fonction (Accueil)");
}

#[test]
fn who_looks_after_the_program_sees_no_file_and_is_told_why() {
    let base = Base::demo();
    let at = someone_as(&base, "admin");
    let mut carnet = base.open_as(at);
    carnet
        .assert_screen("Aucun dossier n’est à montrer")
        .assert_screen("elle ne voit aucun dossier")
        .assert_no("ABDALLAH");
    carnet.act(Action::Palette);
    carnet.assert_no("Agenda : les rendez-vous");
    carnet.type_text("agenda").press("fin");
    carnet.assert_screen("ne fait pas partie de ce que voit");
}

#[test]
fn the_board_sees_those_of_its_next_session_and_gives_its_opinion() {
    let base = Base::demo();
    let person = base.open().person();
    let at = someone_as(&base, "equipe_pluridisciplinaire");
    base.open_as(at)
        .assert_screen("Seules les personnes inscrites à une prochaine équipe");
    let op = Op::Insert {
        entity: Entity::Appointment,
        values: vec![
            ("allocataire_id", person.into()),
            ("type", "ep".into()),
            ("statut", "prevu".into()),
            ("prevu_le", "2026-12-01".into()),
        ],
    };
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let change = Change::entry("Séance", None, vec![op]);
    let done = base.store().apply(&base.author(0), &moment, &change);
    done.unwrap();
    let mut carnet = base.open_as(at);
    carnet.act(Action::Open).assert_file_of("ABDALLAH Nadia");
    carnet
        .assert_no("Situation ─")
        .assert_no("Plan d’actions")
        .act(Action::New)
        .pick("Un examen du parcours")
        .choose("Examen", "Examen par l’équipe")
        .act(Action::Save)
        .assert_answer("Enregistré");
    base.open().assert_sound();
}

#[test]
fn who_does_an_action_says_how_far_it_is_and_nothing_else() {
    let base = Base::demo();
    let agents = base.agents();
    let at = agents
        .iter()
        .position(|row| row.text("fonction") == Some("accompagnateur"))
        .unwrap();
    let store = base.store();
    let action = store
        .all_rows(Entity::Action)
        .unwrap()
        .into_iter()
        .find(|row| row.text("statut") == Some("a_faire"))
        .unwrap();
    let person = action.int("allocataire_id").unwrap();
    let name = store.row(Entity::Allocataire, person).unwrap();
    let op = Op::Update {
        entity: Entity::Action,
        id: action.id,
        version: action.version,
        values: vec![
            ("acteur_genre", "accompagnateur".into()),
            ("acteur_structure", "".into()),
            ("acteur_nom", "Inès Lacaze".into()),
        ],
    };
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let change = Change::entry("Acteur", None, vec![op]);
    base.store()
        .apply(&base.author(0), &moment, &change)
        .unwrap();
    let mut carnet = base.open_as(at);
    carnet
        .act(Action::Search)
        .type_text(name.text("nom").unwrap())
        .press("entrée");
    let label = action.text("libelle").unwrap();
    carnet.act(Action::Plan).assert_screen(label);
    let seen = carnet.store().rows_of(Entity::Action, person).unwrap();
    assert_eq!(
        seen.iter().map(|row| row.id).collect::<Vec<_>>(),
        [action.id]
    );
    carnet
        .act(Action::Down)
        .act(Action::Edit)
        .assert_answer("où elle en est");
    carnet.act(Action::Done).act(Action::Save);
    let row = carnet.store().row(Entity::Action, action.id).unwrap();
    assert_eq!(row.text("statut"), Some("fait"), "{}", carnet.screen());
    base.open().assert_sound();
}

/// What can be done with those marked says what is not for a role before anything opens.
#[test]
fn what_is_done_with_those_marked_says_what_is_not_for_a_role() {
    let base = Base::demo();
    let agent = desk(&base);
    let mut carnet = base.open_as(agent);
    carnet.act(Action::Mark).act(Action::ActOnMarked);
    let Some(Place::Menu(menu)) = carnet.app().stack.layers().last() else {
        panic!("no menu");
    };
    let refused = |words: &str| {
        let item = menu.chooser.items.iter().find(|it| it.label == words);
        item.unwrap().disabled.is_some()
    };
    assert!(refused("Changer de référent"));
    assert!(!refused("Enlever les marques"));
}

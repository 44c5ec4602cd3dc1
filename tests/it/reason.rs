//! Why who leads the team opens the file of someone whom they do not accompany: asked by each place and each
//! door of the store before anything of it is shown, and by no list.
use std::time::Duration;

use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::merge::Wish;
use carnet::domain::record::{Entity, Id};
use carnet::domain::rights::{Rights, Role};
use carnet::domain::vocabulary::Consultation as How;
use carnet::exchange::export;
use carnet::store::{Anchor, ConsultedLine, Query, QueueQuery, Result, Store, StoreError, Towards};

use super::harness::{Base, Session, TODAY, day};

fn soon() -> Duration {
    Duration::from_secs(2)
}

fn lines(base: &Base) -> Vec<ConsultedLine> {
    base.store().consultations(None).unwrap()
}

/// The head of the service, who follows nobody.
fn head(base: &Base) -> usize {
    let agents = base.agents();
    let found = agents
        .iter()
        .position(|row| row.text("fonction") == Some("encadrement"));
    found.unwrap()
}

#[test]
fn each_place_that_shows_a_file_asks_who_leads_the_team_why_and_shows_nothing_before() {
    let asking = [
        Action::Open,
        Action::Situation,
        Action::Edit,
        Action::Why,
        Action::Life,
        Action::Interview,
        Action::Documents,
        Action::History,
    ];
    let not = [
        Action::Agenda,
        Action::Triage,
        Action::Steering,
        Action::Palette,
        Action::Help,
    ];
    for action in asking.into_iter().chain(not) {
        let base = Base::demo();
        let mut carnet = base.open_as(head(&base));
        carnet.press("bas").press("haut").act(action);
        let place = carnet.app().stack.over().last().cloned();
        let asks = matches!(place, Some(Place::Ask(_)));
        assert_eq!(asks, asking.contains(&action), "{action:?}");
        carnet.pass(soon());
        assert_eq!(lines(&base), [], "{action:?}");
        if !asks {
            continue;
        }
        carnet
            .assert_screen("Pourquoi ouvrir ce dossier ?")
            .assert_screen("Ce motif est gardé");
        carnet
            .press("entrée")
            .assert_answer("Dites en quelques mots pourquoi");
        carnet.type_text("réclamation").press("ctrl+s");
        assert!(
            carnet
                .app()
                .stack
                .over()
                .last()
                .is_some_and(|it| !matches!(it, Place::Ask(_)))
        );
        carnet.pass(soon());
        let all = lines(&base);
        // Choosing a paper shows nothing yet.
        assert_eq!(all.is_empty(), action == Action::Documents, "{action:?}");
        for line in all {
            assert_eq!(
                (line.how, line.reason.as_deref()),
                (Some(How::File), Some("réclamation"))
            );
        }
    }
}

#[test]
fn the_trial_of_a_sheet_asks_why_before_it_quotes_anyone() {
    let base = Base::demo();
    let store = base.store();
    let known = store.row(Entity::Allocataire, 1).unwrap();
    let told = |name: &str| known.text(name).unwrap().to_owned();
    let folder = tempfile::tempdir().unwrap();
    let sheet = folder.path().join("liste.csv");
    let text = format!(
        "Nom;Prénom;Date de naissance;Téléphone\n{};{};{};06 99 98 97 96\n",
        told("nom"),
        told("prenom"),
        told("ne_le"),
    );
    std::fs::write(&sheet, text).unwrap();
    let mut carnet = base.open_as(head(&base));
    carnet
        .act(Action::Import)
        .type_text(&sheet.to_string_lossy())
        .press("entrée")
        .act(Action::Save)
        .assert_screen("Pourquoi lire dans tous les dossiers ?")
        .type_text("reprise de liste")
        .press("entrée")
        .assert_screen("l’essai, rien n’est écrit");
    carnet.pass(soon());
    let all = lines(&base);
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].reason.as_deref(), all[0].people.as_slice()),
        (Some("reprise de liste"), &[1][..])
    );
}

#[test]
fn escape_goes_back_and_the_reason_holds_for_that_person_that_session_that_day() {
    let base = Base::demo();
    let mut carnet = base.open_as_sized(head(&base), 120, 40);
    carnet
        .assert_screen("Vous n’accompagnez pas")
        .assert_no("Téléphone");
    carnet.press("entrée").type_text("une").press("échap");
    assert_eq!(carnet.app().stack.over().len(), 0);
    carnet.pass(soon());
    assert_eq!(lines(&base), []);
    carnet
        .press("entrée")
        .type_text("réclamation")
        .press("entrée");
    assert!(carnet.app().stack.file().is_some());
    let first = carnet.person();
    carnet.press("échap").press("entrée");
    assert!(carnet.app().stack.file().is_some());
    // Of another one, and in another session, it is asked again.
    carnet.press("échap").press("bas").press("entrée");
    assert!(carnet.app().stack.file().is_none());
    carnet.press("échap").press("haut");
    assert_eq!(carnet.app().stack.person(), Some(first));
    let mut other = base.open_as(head(&base));
    other.press("entrée");
    assert!(other.app().stack.file().is_none());
    carnet.assert_sound();
}

#[test]
fn the_queue_shows_what_is_due_and_nothing_of_the_file() {
    let base = Base::demo();
    let mut carnet = base.open_as_sized(head(&base), 120, 40);
    carnet.act(Action::Triage).press("b").pick("tout le monde");
    carnet
        .assert_screen("Vous n’accompagnez pas")
        .assert_no("téléphone inconnu");
    let shown = carnet.app().stack.triage().unwrap().shown.clone().unwrap();
    assert!(shown.file.is_closed());
    carnet
        .press("entrée")
        .assert_screen("Pourquoi ouvrir ce dossier ?");
    carnet.type_text("absence répétée").press("entrée");
    assert_eq!(
        carnet.app().stack.file().unwrap().person,
        shown.item.person.id
    );
}

#[test]
fn both_files_of_a_merger_are_asked_for_and_a_file_just_made_is_not() {
    let base = Base::demo();
    let mut carnet = base.open_as(head(&base));
    let asked = |it: &Session| matches!(it.app().stack.over().last(), Some(Place::Ask(_)));
    carnet
        .press("entrée")
        .type_text("même personne ?")
        .press("entrée");
    carnet
        .act(Action::Palette)
        .pick("Fusionner avec")
        .pick("azéma");
    assert!(asked(&carnet));
    carnet.type_text("même personne ?").press("entrée");
    assert!(matches!(
        carnet.app().stack.over().last(),
        Some(Place::Merging(_))
    ));
    carnet.press("échap").press("échap");
    carnet
        .act(Action::New)
        .fill("Nom", "Zola")
        .fill("Prénom", "Émile")
        .act(Action::Save)
        .assert_answer("Nouveau dossier");
    assert!(carnet.app().stack.file().is_some() && !asked(&carnet));
}

/// Whether it is first to be said why.
fn wants_reason<T>(read: Result<T>) -> bool {
    matches!(read, Err(StoreError::ReasonWanted(_)))
}

/// The doors of one file, and of all of them, that ask why.
fn closed(store: &Store, person: Id, other: Id) -> Vec<bool> {
    let today = day(TODAY);
    let wish = Wish { taken: &[], today };
    let mut out = Vec::new();
    vec![
        wants_reason(store.case_file(person)),
        wants_reason(store.file_to_print(person)),
        wants_reason(store.open_file(person, today)),
        store.glance(person, today).unwrap().0.is_closed(),
        wants_reason(store.deadlines(person)),
        wants_reason(store.history(person, 10)),
        wants_reason(store.person_copy(person, today)),
        wants_reason(export::dossier_json(store, person, today)),
        wants_reason(export::person_json(store, person, today, &mut out)),
        wants_reason(store.merger(person, other, wish)),
    ]
}

#[test]
fn each_door_of_a_file_asks_who_leads_the_team_why_and_lists_do_not() {
    let base = Base::demo();
    let mut store = base.store();
    let lists = |store: &Store| {
        let today = day(TODAY);
        let query = Query::new(today);
        format!(
            "{:?} {:?} {:?}",
            store.page(&query, &Anchor::Edge, Towards::End, 1_000),
            store.queue(&QueueQuery::new(today), None, 1_000),
            store.counters(&query),
        )
    };
    let whole = lists(&store);
    assert!(closed(&store, 1, 2).iter().all(|it| !it));
    let rights = Rights::of(Some(Role::Supervisor)).of_agent(Some(base.agents()[head(&base)].id));
    store.look_as(rights.on(day(TODAY)));
    assert!(closed(&store, 1, 2).iter().all(|it| *it));
    assert_eq!(lists(&store), whole);
    assert!(wants_reason(store.opens_all()));
    store
        .give_reason(None, "copie pour le département")
        .unwrap();
    assert!(store.opens_all().is_ok() && wants_reason(store.case_file(1)));
    store.give_reason(Some(1), "réclamation").unwrap();
    store.give_reason(Some(2), "réclamation").unwrap();
    assert!(closed(&store, 1, 2).iter().all(|it| !it));
    // It no longer holds the day after.
    store.look_as(rights.on(day(TODAY).succ_opt().unwrap()));
    assert!(closed(&store, 1, 2).iter().all(|it| *it));
    assert!(matches!(store.case_file(9_999), Err(StoreError::NotFound)));
}

#[test]
fn the_box_of_acts_and_the_round_ask_it_too_and_then_go_on() {
    let base = Base::demo();
    let mut carnet = base.open_as(head(&base));
    carnet
        .act(Action::Palette)
        .type_text("appel benhamou")
        .press("entrée")
        .assert_screen("Pourquoi ouvrir ce dossier ?");
    assert!(carnet.app().stack.form().is_none());
    carnet.type_text("réclamation").press("entrée");
    carnet
        .assert_file_of("BENHAMOU Ilan")
        .assert_screen("Contact : ajouter");
    carnet.press("échap").press("échap");
    // The round goes on in the next file once the reason is given, and leaves nobody out.
    let mut carnet = base.open_as_session(head(&base), "autre");
    carnet.press("entrée").type_text("contrôle").press("entrée");
    let first = carnet.person();
    for _ in 0..20 {
        carnet.press("v");
        if matches!(carnet.app().stack.over().last(), Some(Place::Ask(_))) {
            break;
        }
    }
    carnet.assert_screen("Pourquoi ouvrir ce dossier ?");
    carnet.type_text("contrôle").press("entrée");
    assert_ne!(carnet.person(), first);
    carnet.assert_answer("Tournée, 2 sur");
}

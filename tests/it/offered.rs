//! What is offered is what works there, for who is there; `w` is about what is chosen; rows act on what they are of.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::queue::ItemKind;
use carnet::domain::record::{Entity, Panel};
use carnet::ui::theme::Role;

use super::harness::{Base, Session};
use super::triage::{go_to, in_the_queue};

/// carnet, open by the colleague of that role.
fn as_role(base: &std::rc::Rc<Base>, role: &str) -> Session {
    let agents = base.agents();
    let is_it = |row: &carnet::domain::record::Row| row.text("fonction") == Some(role);
    base.open_as(agents.iter().position(is_it).unwrap())
}

/// The reason that is chosen.
fn reason(carnet: &Session) -> String {
    match carnet.app().stack.layers().last() {
        Some(Place::Why(why)) => why.reasons[why.cursor.at].label.clone(),
        _ => panic!("no reasons:\n{}", carnet.screen()),
    }
}

/// Chooses the row of the plan that begins so.
fn choose<'s>(carnet: &'s mut Session, label: &str) -> &'s mut Session {
    carnet.act(Action::Plan).act(Action::First);
    for _ in 0..80 {
        let view = carnet.app().stack.file().unwrap();
        let row = &view.rows(Panel::Plan)[view.cursor(Panel::Plan)];
        if row.text.starts_with(label) {
            return carnet;
        }
        carnet.act(Action::Down);
    }
    panic!("no row « {label} »:\n{}", carnet.screen());
}

#[test]
fn the_reasons_open_on_what_is_chosen() {
    let mut carnet = Session::demo();
    carnet.act(Action::Why);
    assert_eq!(reason(&carnet), "CER à signer");
    carnet.press("échap").press("entrée");
    choose(&mut carnet, "Inscription au code").act(Action::Why);
    assert!(
        reason(&carnet).starts_with("Inscription au code"),
        "{}",
        reason(&carnet)
    );
    carnet.press("échap");
    choose(&mut carnet, "1 Obtenir son permis").act(Action::Why);
    assert!(
        reason(&carnet).starts_with("Obtenir son permis"),
        "{}",
        reason(&carnet)
    );

    let mut carnet = in_the_queue();
    for kind in [ItemKind::Outcome, ItemKind::Contract, ItemKind::Review] {
        let shown = go_to(&mut carnet, kind);
        carnet.act(Action::Why);
        let Some(Place::Why(why)) = carnet.app().stack.layers().last() else {
            panic!("{kind:?}:\n{}", carnet.screen());
        };
        let reason = &why.reasons[why.cursor.at];
        assert_eq!(
            Some(reason.object.1),
            shown.row.object.1,
            "{kind:?} {reason:?}"
        );
        carnet.press("échap");
    }
}

#[test]
fn the_queue_offers_what_can_be_decided_on_the_item() {
    let base = Base::demo();
    let mut carnet = as_role(&base, "secretariat");
    carnet.act(Action::Triage).act(Action::Scope);
    carnet.pick("Tout le monde");
    for kind in [
        ItemKind::Outcome,
        ItemKind::Absence,
        ItemKind::FirstAppointment,
    ] {
        go_to(&mut carnet, kind);
        let met = kind == ItemKind::Outcome;
        for words in ["n absent", "e excusé", "c annulé par nous"] {
            assert_eq!(
                carnet.screen().contains(words),
                met,
                "{kind:?}:\n{}",
                carnet.screen()
            );
        }
        assert_eq!(carnet.screen().contains("d honoré"), met, "{kind:?}");
        carnet.assert_no("d fait").assert_screen("r nouvelle date");
    }

    // What answers a contract to sign is not for it, nor is a rule for it to neutralise.
    let mut carnet = as_role(&base, "secretariat");
    carnet.act(Action::Palette).pick("abdallah").press("échap");
    carnet.press("T").assert_answer("dit pourquoi elle est là.");
    carnet.act(Action::Why).assert_screen("CER à signer");
    carnet.assert_no("neutraliser").press("échap");
    carnet.assert_no("d fait").press("d");
    carnet.assert_answer("ne fait pas partie de ce que voit");

    // Who signs contracts is offered it.
    let mut carnet = in_the_queue();
    go_to(&mut carnet, ItemKind::Contract);
    carnet.assert_screen("d fait");
}

#[test]
fn an_empty_queue_and_an_empty_list_offer_nothing_on_nobody() {
    let base = Base::empty();
    let mut carnet = base.open_sized(80, 24);
    for words in [
        "e modifier",
        "d fait",
        "u annuler",
        "w pourquoi",
        "Entrée ouvrir",
    ] {
        carnet.assert_no(words);
    }
    carnet.assert_screen("n nouveau").act(Action::Triage);
    for words in ["d fait", "n absent", "e excusé", "w pourquoi", "P passer"] {
        carnet.assert_no(words);
    }
}

#[test]
fn the_person_is_asked_to_validate_where_that_can_be_done() {
    let mut carnet = Session::demo();
    carnet.press("entrée").press("E");
    carnet
        .assert_screen("valider la page")
        .act(Action::NextPanel);
    carnet
        .assert_no("valider la page")
        .press("d")
        .assert_answer("à la page suivante");
    carnet
        .act(Action::NextPanel)
        .assert_screen("valider la page");
}

#[test]
fn what_is_said_under_an_action_acts_on_it() {
    let mut carnet = Session::demo();
    carnet.press("entrée");
    choose(&mut carnet, "qualité");
    let (kind, id) = carnet.app().stack.file().unwrap().target().unwrap();
    assert_eq!(kind, Entity::Action);
    carnet.act(Action::Edit);
    assert_eq!(carnet.app().stack.form().unwrap().form.record, Some(id));
    carnet.press("échap");
    choose(&mut carnet, "qualité")
        .act(Action::Remove)
        .assert_answer("retrait");
    assert!(carnet.rows(Entity::Action).iter().all(|row| row.id != id));
}

#[test]
fn four_scenarios_take_digits() {
    let mut carnet = Session::demo();
    carnet.press("entrée").act(Action::Palette);
    carnet
        .pick("orientation déjà décidée")
        .go_to_field("Scénario d’orientation")
        .press("4");
    let form = carnet.app().stack.form().unwrap();
    assert_eq!(form.form.as_row().text("scenario"), Some("4"));
}

#[test]
fn a_search_that_finds_nobody_says_what_its_end_keeps() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Filters)
        .pick("en retard")
        .act(Action::Search)
        .type_text("zorglub");
    carnet
        .assert_screen("Échap : effacer la recherche ; les filtres restent.")
        .press("échap")
        .assert_screen("Filtre : en retard");
}

#[test]
fn an_empty_agenda_proposes_people_or_says_what_to_do() {
    let base = Base::empty();
    let mut carnet = base.open();
    carnet.act(Action::Agenda).press("n");
    carnet
        .assert_screen("Il n’y a pas encore de dossier")
        .assert_no("Rien ne correspond");
    let base = Base::demo();
    let mut carnet = as_role(&base, "encadrement");
    carnet
        .act(Action::Agenda)
        .press("n")
        .assert_screen("avec qui ?");
    let Some(Place::Menu(menu)) = carnet.app().stack.layers().last() else {
        panic!("{}", carnet.screen());
    };
    assert!(!menu.chooser.items.is_empty());
}

#[test]
fn the_next_review_that_is_late_looks_late() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .pick("azéma")
        .act(Action::Contract);
    carnet
        .assert_screen("pour le 06/11/2026 !!, 15 j")
        .assert_role("Prochaine revue", Role::Late);
}

#[test]
fn a_theme_is_said_once() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).pick("azéma").act(Action::Plan);
    let view = carnet.app().stack.file().unwrap();
    let rows = view.rows(Panel::Plan);
    let twice = rows
        .iter()
        .find(|row| row.text.to_lowercase().contains("mobilité, mobilité"));
    assert_eq!(twice.map(|row| &row.text), None);
}

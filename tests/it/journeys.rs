//! The journeys of a day, from the first key to the last, with how many commands each takes at most: keys and Tabs,
//! the letters of what is typed apart. The morning (`round.rs`), a whole interview (`hour.rs`) and the queue
//! (`triage.rs`) are counted where they are.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, First, Session};

/// The commands so far, against those that the journey takes at most.
fn at_most(carnet: &Session, most: usize) {
    let taken = carnet.keys + carnet.tabs;
    assert!(taken <= most, "{taken} commands, {most} at most");
}

#[test]
fn the_first_start_from_nothing_to_the_form_of_a_first_person() {
    let mut first = First::open((80, 24));
    first
        .assert_screen("Votre prénom et votre nom")
        .type_text("Claire Rivière")
        .press("tab")
        .type_text("Maison de l’Étang")
        .press("tab")
        .assert_screen("● 1 Convention pauvreté 2019-2021")
        .assert_screen("contrat sous 1 semaine. Proposé.")
        .assert_screen("La loi en vigueur (Loi pour le plein emploi, 2025) se voit à côté")
        .press("ctrl+s");
    let answered = first.answered().unwrap();
    assert_eq!(answered.name, "Claire Rivière");
    assert_eq!(answered.organization, "Maison de l’Étang");
    assert_eq!(answered.rule_set, "convention-pauvrete-2019");
    let mut carnet = Session::empty();
    carnet
        .just_made()
        .assert_answer("n ajoute une première personne")
        .act(Action::New)
        .assert_screen("Nouveau dossier");
    carnet.keys += first.keys;
    at_most(&carnet, 4);
}

#[test]
fn a_first_person_and_their_first_appointment() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .choose("Civilité", "mme")
        .fill("Nom", "Arnal")
        .fill("Prénom", "Louise")
        .fill("Date de naissance", "12/05/88")
        .fill("Téléphone", "06 39 98 00 01")
        .fill("Orientation notifiée le", "02/11")
        .choose("Type d’accompagnement", "social")
        .act(Action::Save)
        .assert_answer("Nouveau dossier")
        .assert_screen("1er RDV à fixer");
    carnet
        .act(Action::Done)
        .fill("Date", "30/11 14h")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_no("1er RDV à fixer");
    at_most(&carnet, 27);
    carnet.assert_sound();
}

#[test]
fn a_contract_from_its_draft_to_its_signature() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("jaffuel")
        .press("entrée")
        .act(Action::Contract)
        .act(Action::New)
        .pick("un contrat")
        .assert_screen("Contrat : à préparer")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .act(Action::Done)
        .assert_screen("Signatures du contrat")
        .act(Action::Save)
        .assert_answer("signé des deux côtés");
    at_most(&carnet, 8);
    carnet.assert_sound();
}

#[test]
fn a_contract_renewed() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("muñoz conc")
        .press("entrée")
        .act(Action::Contract)
        .act(Action::Renew)
        .act(Action::Save)
        .assert_answer("Renouvellement");
    at_most(&carnet, 5);
    carnet.assert_sound();
}

#[test]
fn a_six_month_review() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("azéma")
        .press("entrée")
        .act(Action::Open)
        .assert_screen("Où en est le plan ?")
        .act(Action::Open)
        .assert_screen("Revue des 6 mois")
        .act(Action::Save)
        .assert_answer("Enregistré");
    at_most(&carnet, 5);
    assert!(!carnet.rows(Entity::Review).is_empty());
    carnet.assert_sound();
}

#[test]
fn a_reorientation_asked_for_and_refused_then_the_exit() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Open)
        .act(Action::Identity)
        .act(Action::New)
        .pick("demande de réorientation")
        .choose("Structure souhaitée", "appui")
        .fill("Pourquoi", "Un projet plus loin")
        .act(Action::Save)
        .act(Action::Done)
        .choose("Décision", "refusée")
        .act(Action::Save)
        .assert_answer("refusée");
    carnet
        .act(Action::Palette)
        .pick("fin de l’accompagnement")
        .choose("Motif de sortie", "emploi")
        .choose("Précision du motif", "cdi")
        .act(Action::Save)
        .assert_screen("Où en est le plan");
    at_most(&carnet, 22);
    carnet.assert_sound();
}

#[test]
fn the_carnet_read_together_and_agreed_on() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Interview)
        .act(Action::Validate)
        .act(Action::Save)
        .assert_answer("Enregistré")
        .act(Action::NextPanel)
        .act(Action::NextPanel)
        .act(Action::AddWord)
        .type_text("Je préfère le matin.")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .act(Action::Back);
    assert_eq!(carnet.rows(Entity::Validation).len(), 2);
    at_most(&carnet, 8);
    carnet.assert_sound();
}

#[test]
fn the_head_of_a_service_finds_who_is_behind_a_figure() {
    let mut carnet = Session::demo();
    carnet.act(Action::Steering);
    for _ in 0..4 {
        carnet.act(Action::Down);
    }
    carnet
        .assert_screen("Premier rendez-vous fixé en moins")
        .act(Action::NextPanel)
        .act(Action::Open)
        .assert_screen("1er RDV sous 2 semaines ─ le reste")
        .act(Action::Open);
    assert!(carnet.app().stack.file().is_some());
    at_most(&carnet, 8);
}

#[test]
fn a_deadline_moved_a_mistake_undone_and_a_dropped_line() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet
        .act(Action::Open)
        .act(Action::NextAlert)
        .act(Action::Postpone)
        .replace_with("15/12")
        .fill("Pourquoi", "L’auto-école est fermée.")
        .act(Action::Save)
        .assert_answer("date déplacée")
        .act(Action::Undo)
        .assert_answer("Annulé")
        .act(Action::Redo);
    // The line drops in a form: what was typed is offered at the next start.
    carnet
        .act(Action::Postpone)
        .replace_with("20/12")
        .fill("Pourquoi", "Elle rouvre le 20.");
    let keys = carnet.keys + carnet.tabs;
    let base = carnet.hang_up();
    let mut again = base.open();
    again
        .press("entrée")
        .assert_screen("Elle rouvre le 20.")
        .act(Action::Save)
        .assert_answer("date déplacée du 15/12/2026 au 20/12/2026");
    again.keys += keys;
    at_most(&again, 11);
    again.assert_sound();
}

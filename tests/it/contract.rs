//! The life of a contract: draft, own commitments, signatures, decision, amendment, renewal; its
//! status and its rank along it, and each step undone and done again.
use std::rc::Rc;

use carnet::app::action::Action;
use carnet::domain::record::Panel;
use carnet::domain::record::{Entity, Id};

use super::harness::{Base, Session, day};

/// A new file, opened on its contracts.
fn newcomer(base: &Rc<Base>) -> Session {
    let mut carnet = base.open();
    carnet
        .act(Action::New)
        .fill("Nom", "Faure")
        .fill("Prénom", "Inès")
        .fill("Prise en charge par la structure le", "21/11")
        .act(Action::Save)
        .assert_file_of("FAURE Inès");
    carnet.act(Action::Contract);
    carnet
}

/// Status and rank of every contract, in the order they were made.
fn states(carnet: &Session) -> Vec<(String, String)> {
    let file = carnet.store().case_file(carnet.person()).unwrap();
    let today = carnet.app().desk.today;
    let contracts = file.contracts();
    let said = contracts.iter().map(|it| {
        let status = file.contract_status(it.id, today).unwrap().code();
        let rank = file.contract_rank(it.id).map_or("", |rank| rank.code());
        (status.to_owned(), rank.to_owned())
    });
    said.collect()
}

#[track_caller]
fn assert_states(carnet: &Session, expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(status, rank)| ((*status).to_owned(), (*rank).to_owned()))
        .collect();
    assert_eq!(states(carnet), expected, "{}", carnet.screen());
}

fn versions(carnet: &Session) -> Vec<(i64, String)> {
    let rows = carnet.rows(Entity::ContractVersion);
    rows.iter()
        .map(|row| {
            let occasion = row.text("occasion").unwrap_or_default();
            (row.int("numero").unwrap(), occasion.to_owned())
        })
        .collect()
}

/// Chooses a record in the rubrique of the contracts.
fn go_to(carnet: &mut Session, target: (Entity, Id)) {
    carnet.act(Action::Contract).act(Action::First);
    let rows = carnet.app().stack.file().unwrap().rows(Panel::Contract);
    let at = rows.iter().position(|row| row.target == Some(target));
    let at = at.unwrap_or_else(|| panic!("{target:?} is not there:\n{}", carnet.screen()));
    for _ in 0..at {
        carnet.act(Action::Down);
    }
}

fn contract(carnet: &Session, at: usize) -> (Entity, Id) {
    (Entity::Contract, carnet.rows(Entity::Contract)[at].id)
}

fn add_commitment(carnet: &mut Session, side: &str, words: &str) {
    carnet.act(Action::New).pick("engagement propre");
    carnet
        .go_to_field("Qui s’engage")
        .press("suppr")
        .type_text(side)
        .press("tab");
    carnet
        .fill("Engagement", words)
        .act(Action::Save)
        .assert_answer("Enregistré");
}

/// Leaves the appointment that is proposed after a signature.
fn leave_proposal(carnet: &mut Session) {
    while !carnet.app().stack.layers().is_empty() {
        carnet.act(Action::Back);
    }
}

#[test]
fn a_contract_lives_from_its_draft_to_its_renewal() {
    let base = Base::empty();
    let mut carnet = newcomer(&base);
    draft(&mut carnet);
    sign(&mut carnet);
    decide(&mut carnet);
    compare(&mut carnet);
    amend(&mut carnet);
    drop(carnet);
    renew(&base);
}

fn draft(carnet: &mut Session) {
    carnet
        .act(Action::New)
        .pick("un contrat")
        .assert_screen("Contrat : à préparer")
        .assert_screen("CER")
        .assert_screen("21/11/2026")
        .assert_screen("20/05/2027")
        .go_to_field("Fin")
        .type_text("12 mois")
        .press("tab")
        .assert_screen("20/11/2027")
        .go_to_field("Fin")
        .replace_with("6 mois")
        .fill("Heures par semaine", "10")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let row = &carnet.rows(Entity::Contract)[0];
    assert_eq!(row.text("fin"), Some("2027-05-20"));
    assert_eq!(row.text("rang"), None, "the rank is never kept");
    assert_states(carnet, &[("elaboration", "premier")]);
    carnet
        .assert_screen("premier contrat")
        .assert_screen("En élaboration")
        .assert_screen("Socle commun : engagements de la personne et");
    add_commitment(carnet, "personne", "Venir avec ses papiers");
    add_commitment(carnet, "service", "Appeler l’auto-école");
    add_commitment(carnet, "personne", "Relire son CV");
    assert_eq!(carnet.rows(Entity::Commitment).len(), 3);
    // The last one is chosen: it goes before its neighbour of the same side, not elsewhere.
    carnet.act(Action::MoveUp).assert_answer("déplacement");
    carnet
        .act(Action::MoveUp)
        .assert_answer("Cette ligne est déjà au bout");
    carnet.act(Action::Undo).act(Action::Redo);
    let first = (Entity::Contract, carnet.rows(Entity::Contract)[0].id);
    go_to(carnet, first);
    carnet.act(Action::Remove);
    assert!(carnet.rows(Entity::Commitment).is_empty(), "gone with it");
    carnet.act(Action::Undo);
    assert_eq!(carnet.rows(Entity::Commitment).len(), 3);
}

fn sign(carnet: &mut Session) {
    let first = contract(carnet, 0);
    go_to(carnet, first);
    carnet
        .act(Action::Done)
        .assert_screen("Signatures du contrat du 21/11/2026 au 20/05/2027")
        .go_to_field("Signé par le référent le")
        .replace_with("")
        .act(Action::Save)
        .assert_answer("signé par la personne");
    assert_states(carnet, &[("elaboration", "premier")]);
    assert_eq!(versions(carnet), [(1, "signature_personne".to_owned())]);
    carnet.act(Action::Undo);
    assert_eq!(versions(carnet), []);
    carnet.act(Action::Redo);
    assert_eq!(versions(carnet).len(), 1);
    go_to(carnet, first);
    carnet
        .act(Action::Done)
        .act(Action::Save)
        .assert_answer("signé des deux côtés");
    leave_proposal(carnet);
    assert_states(carnet, &[("instance", "premier")]);
    assert_eq!(versions(carnet)[1], (2, "signatures".to_owned()));
    // What is in the plan afterwards does not change what was signed.
    let words = |carnet: &Session| -> Vec<String> {
        let rows = carnet.rows(Entity::ContractVersion);
        let words = rows.iter().filter_map(|row| row.text("contenu"));
        words.map(str::to_owned).collect()
    };
    let before = words(carnet);
    assert!(before[1].contains("Venir avec ses papiers") && before[1].contains("10 heures"));
    carnet
        .act(Action::Plan)
        .act(Action::New)
        .pick("objectif final")
        .fill("Ce que la personne veut atteindre", "Fleuriste")
        .act(Action::Save);
    assert_eq!(words(carnet), before);
}

fn decide(carnet: &mut Session) {
    let first = contract(carnet, 0);
    go_to(carnet, first);
    carnet
        .assert_screen("En instance")
        .act(Action::Done)
        .assert_screen("Décision sur le contrat")
        .act(Action::Save)
        .assert_answer("validé");
    assert_states(carnet, &[("en_cours", "premier")]);
    carnet.act(Action::Undo);
    assert_states(carnet, &[("instance", "premier")]);
    carnet.act(Action::Redo);
    assert_states(carnet, &[("en_cours", "premier")]);
    assert_eq!(versions(carnet).len(), 2, "a decision signs nothing");
    go_to(carnet, first);
    carnet
        .act(Action::Done)
        .assert_no("Décision sur le contrat");
}

fn compare(carnet: &mut Session) {
    let last = carnet.rows(Entity::ContractVersion)[1].id;
    go_to(carnet, (Entity::ContractVersion, last));
    carnet
        .assert_screen("Version 2, signée des deux côtés le")
        .act(Action::Open)
        .assert_screen("Être acteur de son parcours de retour à l’activité")
        .act(Action::CompareVersions)
        .assert_screen("− Version 1, signée par la personne le 21/11/2026")
        .act(Action::Last)
        .assert_screen("− Le service");
    carnet
        .assert_screen("+ Le service, BERNARD Camille : signé le 21/11/2026")
        .act(Action::CompareVersions)
        .act(Action::Back)
        .act(Action::New)
        .pick("comparer")
        .assert_screen("Ce qui a changé depuis la version d’avant")
        .act(Action::Back);
    carnet
        .act(Action::Remove)
        .assert_answer("Une version signée se garde");
}

fn amend(carnet: &mut Session) {
    carnet
        .act(Action::New)
        .pick("avenant")
        .assert_screen("Avenant au contrat du 21/11/2026 au 20/05/2027")
        .go_to_field("Heures par semaine")
        .type_text("6")
        .act(Action::Save)
        .assert_answer("Avenant");
    assert_states(
        carnet,
        &[("en_cours", "premier"), ("elaboration", "avenant")],
    );
    assert_eq!(
        carnet.rows(Entity::Commitment).len(),
        6,
        "copied in the act"
    );
    carnet.act(Action::Undo);
    assert_eq!(carnet.rows(Entity::Commitment).len(), 3);
    assert_states(carnet, &[("en_cours", "premier")]);
    carnet.act(Action::Redo);
    let second = contract(carnet, 1);
    go_to(carnet, second);
    carnet.act(Action::Done).act(Action::Save);
    leave_proposal(carnet);
    go_to(carnet, second);
    carnet.act(Action::Done).act(Action::Save);
    assert_states(carnet, &[("en_cours", "premier"), ("en_cours", "avenant")]);
    carnet.assert_screen("avenant").assert_sound();
}

fn renew(base: &Rc<Base>) {
    let mut carnet = base.open_later("2027-04-10");
    carnet.act(Action::Contract);
    assert_states(
        &carnet,
        &[("a_renouveler", "premier"), ("a_renouveler", "avenant")],
    );
    let calls = |carnet: &Session| {
        let alerts = carnet.store().alerts_of(carnet.person(), day("2027-04-10"));
        alerts
            .unwrap()
            .iter()
            .any(|it| it.rule == "CER-FIN" && it.state(day("2027-04-10")).calls())
    };
    assert!(calls(&carnet), "the end of the contract calls");
    carnet
        .act(Action::Renew)
        .assert_screen("Renouvellement : 1 objectif et 0 action continue, 3 engagements repris")
        .assert_screen("21/05/2027")
        .assert_screen("20/11/2027")
        .act(Action::Save)
        .assert_answer("Renouvellement");
    let underway = "renouvellement_engage";
    let three = [
        (underway, "premier"),
        (underway, "avenant"),
        ("elaboration", "renouvellement"),
    ];
    assert_states(&carnet, &three);
    assert_eq!(carnet.rows(Entity::Commitment).len(), 9);
    carnet.act(Action::Undo);
    assert_states(
        &carnet,
        &[("a_renouveler", "premier"), ("a_renouveler", "avenant")],
    );
    carnet.act(Action::Redo);
    assert_states(&carnet, &three);
    carnet
        .act(Action::Renew)
        .assert_answer("déjà en préparation");
    let third = contract(&carnet, 2);
    go_to(&mut carnet, third);
    carnet.act(Action::Done).act(Action::Save);
    leave_proposal(&mut carnet);
    assert_states(
        &carnet,
        &[
            (underway, "premier"),
            (underway, "avenant"),
            ("instance", "renouvellement"),
        ],
    );
    assert!(!calls(&carnet), "signed: nothing calls any more");
    let file = carnet.store().case_file(carnet.person()).unwrap();
    assert_eq!(file.contract_length(third.1).words(), "12 mois");
    carnet.assert_sound();
}

#[test]
fn what_another_contract_says_stays_once_a_field_is_left() {
    let mut carnet = newcomer(&Base::empty());
    draft(&mut carnet);
    sign(&mut carnet);
    carnet
        .act(Action::Contract)
        .act(Action::New)
        .pick("un contrat")
        .go_to_field("Fin")
        .press("tab")
        .assert_screen("Un autre contrat court sur les mêmes jours");
}

#[test]
fn there_must_be_a_contract_to_renew() {
    let mut carnet = newcomer(&Base::empty());
    carnet
        .act(Action::Renew)
        .assert_answer("Il n’y a pas de contrat à renouveler");
}

#[test]
fn support_staff_see_nothing_of_it() {
    let base = Base::demo();
    let agents = base.agents();
    let secretary = agents
        .iter()
        .position(|row| row.text("fonction") == Some("secretariat"))
        .unwrap();
    let mut seen = base.open();
    seen.act(Action::Contract)
        .act(Action::Done)
        .act(Action::Save);
    assert_eq!(versions(&seen).len(), 1);
    let person = seen.person();
    let mut carnet = base.open_as(secretary);
    carnet
        .act(Action::Search)
        .type_text("abdallah")
        .press("entrée");
    carnet.assert_file_of("ABDALLAH Nadia");
    carnet
        .press("N")
        .assert_answer("ne fait pas partie de ce que voit le secrétariat")
        .assert_no("Socle commun")
        .assert_no("Heures par semaine")
        .assert_no("Version 1");
    let file = carnet.store().case_file(person).unwrap();
    for hidden in [
        Entity::Contract,
        Entity::Commitment,
        Entity::ContractVersion,
    ] {
        assert!(file.rows(hidden).is_empty(), "{hidden:?}");
    }
    carnet
        .act(Action::Palette)
        .assert_no("Renouveler le contrat")
        .type_text("renouveler");
    carnet.assert_screen("ne fait pas partie de ce que voit le secrétariat");
    carnet.press("échap").press("échap").press("échap");
    let lines = &carnet.app().stack.caseload.list.rows;
    assert!(lines.iter().all(|line| line.contract.is_none()));
}

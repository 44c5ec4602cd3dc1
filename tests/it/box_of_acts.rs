//! The box « Que voulez-vous faire ? »: people and acts in the words of the trade, on the right file.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

/// What the box proposes, in order.
fn proposed(carnet: &Session) -> Vec<String> {
    let Some(Place::Palette(it)) = carnet.app().stack.layers().last() else {
        panic!("no box");
    };
    let shown = it.chooser.shown.iter();
    shown
        .map(|at| it.chooser.items[*at].label.clone())
        .collect()
}

fn first(carnet: &Session) -> String {
    proposed(carnet).into_iter().next().unwrap_or_default()
}

#[test]
fn an_act_and_a_name_open_the_form_on_the_right_file() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("rdv benhamou mardi 14h");
    assert_eq!(first(&carnet), "Fixer un rendez-vous – BENHAMOU Ilan");
    carnet
        .assert_screen("24/11, 14 h")
        .press("entrée")
        .assert_screen("Rendez-vous : ajouter");
    let form = carnet.app().stack.form().unwrap();
    let row = form.form.as_row();
    assert_eq!(row.text("prevu_le"), Some("2026-11-24"));
    assert_eq!(row.text("heure"), Some("14:00"));
    carnet.act(Action::Save).assert_answer("Enregistré");
    carnet.assert_file_of("BENHAMOU Ilan");
    let planned = carnet.rows(Entity::Appointment);
    assert!(planned.iter().any(
        |row| row.text("prevu_le") == Some("2026-11-24") && row.text("heure") == Some("14:00")
    ));
    carnet.assert_sound();
}

#[test]
fn without_a_name_it_is_for_the_person_chosen() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("signer");
    assert_eq!(first(&carnet), "Signer le contrat – ABDALLAH Nadia");
    carnet
        .press("entrée")
        .assert_file_of("ABDALLAH Nadia")
        .assert_screen("Signatures du contrat");
}

#[test]
fn the_words_of_the_trade_find_their_act() {
    for (typed, wanted) in [
        ("renouveler", "Renouveler le contrat"),
        ("réorienter", "Demander une réorientation"),
        ("convoquer", "Fixer un rendez-vous"),
        ("relancer", "Relancer après une absence"),
        ("SMS", "Noter un SMS"),
        ("absence", "Noter une absence"),
        ("sortie", "Terminer l’accompagnement"),
        ("rappeler", "Noter un appel"),
        ("nouvelle évaluation", "Faire une nouvelle évaluation"),
        ("corriger adresse", "Corriger l’identité"),
        ("courrier", "Noter un courrier envoyé"),
        ("lettre", "Noter un courrier envoyé"),
        ("avenant", "Faire un avenant"),
        ("revue", "Faire une revue"),
        ("bilan", "Bilan de convention"),
        ("supprimer", "Retirer ce qui est choisi"),
        ("sauvegarde", "Sauvegarder la base"),
        ("mot de passe", "Chiffrer la base"),
        ("thème clair", "Thème clair"),
        ("rôle", "Équipe et structures"),
        ("quiter", "Quitter carnet"),
        ("renouvelr", "Renouveler le contrat"),
    ] {
        let mut carnet = Session::demo();
        carnet.act(Action::Palette).type_text(typed);
        assert!(
            first(&carnet).starts_with(wanted),
            "{typed}: {:?}",
            proposed(&carnet)
        );
    }
}

/// Requests in ordinary French: small words and verbs that say little never make one fail.
#[test]
fn ordinary_french_finds_the_act_and_the_person() {
    let mut carnet = Session::demo();
    let mut wrong = Vec::new();
    for (typed, wanted) in [
        ("supprimer cohen", "Retirer le dossier – COHEN"),
        ("supprimer le dossier de paulo", "Retirer le dossier – "),
        ("changer mon mot de passe", "Chiffrer la base"),
        ("changer de rôle", "Équipe et structures"),
        ("envoyer un sms à yilmaz", "Noter un SMS – YILMAZ"),
        ("faire une sauvegarde", "Sauvegarder la base"),
        ("sauvegarder mes données", "Sauvegarder la base"),
        (
            "annuler le rdv de simoes",
            "Annuler le prochain rendez-vous – SIMÕES",
        ),
        (
            "corriger le prenom de cohen",
            "Corriger l’identité et les coordonnées – COHEN",
        ),
        (
            "changer l'adresse de cohen",
            "Corriger l’identité et les coordonnées – COHEN",
        ),
        (
            "changer l’adresse de cohen",
            "Corriger l’identité et les coordonnées – COHEN",
        ),
        (
            "changer le téléphone de cohen",
            "Corriger l’identité et les coordonnées – COHEN",
        ),
        (
            "déménagement de cohen",
            "Corriger l’identité et les coordonnées – COHEN",
        ),
        ("lettre relance berard", "Imprimer"),
        (
            "fixer un rendez-vous avec cohen après-demain 9h15",
            "Fixer un rendez-vous – COHEN",
        ),
        (
            "rdv le floc'h lundi prochain 10h",
            "Fixer un rendez-vous – LE FLOC’H",
        ),
        ("kowalczyk n'est pas venu", "Noter une absence – KOWALCZYK"),
        ("mettre fin azema", "Terminer l’accompagnement – AZÉMA"),
        ("ajouter un collègue", "Équipe et structures"),
        ("exporter la liste", "Exporter ce qui est affiché"),
        ("imprimer la liste", "Exporter ce qui est affiché"),
        ("atelier", "Fixer une séance collective"),
        ("information collective", "Fixer une séance collective"),
        ("réunion collective", "Fixer une séance collective"),
        (
            "agenda lundi",
            "Agenda : les rendez-vous du lundi 23 novembre 2026",
        ),
        (
            "mes rendez-vous de demain",
            "Agenda : les rendez-vous du dimanche 22 novembre 2026",
        ),
        ("que dois-je faire aujourd'hui", "Travailler la file"),
        ("qui est en retard", "Liste : en retard"),
        ("congés", "Congés : confier"),
    ] {
        carnet.act(Action::Palette).type_text(typed);
        if !first(&carnet).starts_with(wanted) {
            wrong.push(format!("{typed}: {:?}", proposed(&carnet)));
        }
        carnet.press("échap");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    carnet.act(Action::Palette).type_text("imprimer la liste");
    assert!(
        !proposed(&carnet).iter().any(|it| it.contains(" – ")),
        "{:?}",
        proposed(&carnet)
    );
    carnet
        .press("échap")
        .act(Action::Palette)
        .type_text("agenda lundi");
    carnet
        .press("entrée")
        .assert_screen("Mon agenda ─ lundi 23 novembre 2026");
    carnet.act(Action::Palette).type_text("qui est en retard");
    carnet
        .press("entrée")
        .assert_screen("en retard")
        .assert_screen("effacer les filtres");
    carnet.act(Action::Palette).type_text("supprimer benhamou");
    carnet
        .press("entrée")
        .assert_screen("Retirer le dossier de BENHAMOU Ilan ?");
    carnet
        .press("échap")
        .act(Action::Palette)
        .type_text("annuler rdv abdallah");
    carnet
        .press("entrée")
        .assert_screen("Annulé par la structure");
}

#[test]
fn a_day_that_does_not_exist_is_said_and_nothing_opens() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("rdv yilmaz 31/02");
    assert!(
        first(&carnet).starts_with("Fixer un rendez-vous – YILMAZ"),
        "{:?}",
        proposed(&carnet)
    );
    carnet
        .assert_screen("Cette date n’existe pas")
        .press("entrée");
    carnet
        .assert_answer("février a 29 jours")
        .assert_screen("Que voulez-vous faire");
}

#[test]
fn where_a_role_adds_nothing_no_empty_menu_opens() {
    let mut carnet = as_role("accompagnateur");
    carnet.act(Action::Open).act(Action::New);
    carnet
        .assert_answer("Demandez à quelqu’un dont la fonction est")
        .assert_no("Rien ne correspond");
}

#[test]
fn names_are_found_and_their_letters_are_shown() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("benham");
    assert_eq!(first(&carnet), "BENHAMOU Ilan");
    carnet
        .assert_screen("ouvrir le dossier")
        .press("entrée")
        .assert_file_of("BENHAMOU Ilan");
    carnet.act(Action::Palette).type_text("plan gœtz");
    assert!(
        first(&carnet).ends_with("GŒTZ Émilie"),
        "{:?}",
        proposed(&carnet)
    );
    carnet.press("entrée").assert_file_of("GŒTZ Émilie");
}

#[test]
fn letters_that_only_follow_each_other_find_nothing() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("sgnrctr");
    assert_eq!(proposed(&carnet), [""; 0]);
    carnet.assert_screen("Rien ne correspond");
}

#[test]
fn an_act_that_makes_no_sense_says_why_and_opens_nothing() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("décision contrat abdallah")
        .press("entrée")
        .assert_answer("Aucun contrat n’attend de décision")
        .assert_screen("Que voulez-vous faire");
    assert!(carnet.app().stack.form().is_none());
}

#[test]
fn what_was_done_last_comes_first_and_a_digit_takes_it() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("sms").press("entrée");
    carnet.press("échap").press("échap");
    carnet.act(Action::Palette).assert_screen("1 Noter un SMS");
    carnet.press("1").assert_screen("Contact : ajouter");
    let form = carnet.app().stack.form().unwrap();
    assert_eq!(form.form.as_row().text("canal"), Some("sms"));
}

#[test]
fn once_something_is_typed_a_digit_is_text() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("rdv 1");
    assert!(carnet.app().stack.form().is_none());
    carnet.assert_screen("Que voulez-vous faire");
}

/// carnet, open by the colleague of that role.
fn as_role(role: &str) -> Session {
    let base = Base::demo();
    let agents = base.agents();
    let is_it = |row: &carnet::domain::record::Row| row.text("fonction") == Some(role);
    base.open_as(agents.iter().position(is_it).unwrap())
}

#[test]
fn what_is_not_for_a_role_says_why_when_it_is_asked_for_and_is_listed_nowhere() {
    let mut carnet = as_role("secretariat");
    carnet.act(Action::Palette);
    let listed = proposed(&carnet);
    assert!(
        !listed
            .iter()
            .any(|it| it.starts_with("Signer") || it.starts_with("Mener"))
    );
    for (typed, wanted) in [
        ("signer abdallah", "Signer le contrat – ABDALLAH Nadia"),
        ("mener abdallah", "Mener l’entretien"),
    ] {
        carnet.type_text(typed);
        assert!(
            first(&carnet).starts_with(wanted),
            "{typed}: {:?}",
            proposed(&carnet)
        );
        carnet
            .press("entrée")
            .assert_screen("Que voulez-vous faire");
        let answer = carnet.answer();
        assert!(
            answer.contains("Secrétariat") || answer.contains("référent"),
            "{answer}"
        );
        carnet.press("échap").act(Action::Palette);
    }
    carnet
        .press("échap")
        .act(Action::Palette)
        .type_text("appel abdallah");
    assert_eq!(first(&carnet), "Noter un appel – ABDALLAH Nadia");
}

#[test]
fn before_the_person_nobody_else_is_named() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open).act(Action::Interview);
    carnet.act(Action::Palette).type_text("benhamou");
    assert_eq!(proposed(&carnet), [""; 0]);
}

/// A window about one person never stands over the file of another, nor lends its person to a form.
#[test]
fn from_a_window_about_someone_an_act_for_another_is_for_that_other() {
    let windows = ["équipe et structures", "fusionner avec azéma"];
    for opened in windows {
        let mut carnet = Session::demo();
        carnet.act(Action::Open).act(Action::Palette);
        match opened.split_once(" avec ") {
            None => carnet.pick(opened),
            Some((merge, name)) => carnet.pick(merge).pick(name),
        };
        let over = carnet.app().stack.layers().last();
        assert!(matches!(over, Some(Place::Team(_) | Place::Merging(_))));
        carnet
            .act(Action::Palette)
            .type_text("appel benhamou")
            .press("entrée")
            .assert_screen("Contact : ajouter");
        let whose = carnet.app().stack.form().unwrap().person;
        carnet.act(Action::Save).assert_answer("Enregistré");
        carnet.assert_file_of("BENHAMOU Ilan");
        assert_eq!(whose, Some(carnet.person()), "{opened}");
        assert!(carnet.app().stack.layers().is_empty(), "{opened}");
    }
}

#[test]
fn what_a_word_begins_comes_first_and_a_name_is_no_misspelt_act() {
    for (typed, wanted) in [
        ("agenda", vec!["Agenda : les rendez-vous d’aujourd’hui"]),
        ("benhamou ilan", vec!["BENHAMOU Ilan"]),
    ] {
        let mut carnet = Session::demo();
        carnet.act(Action::Palette).type_text(typed);
        let mut found = proposed(&carnet);
        found.truncate(wanted.len());
        assert_eq!(found, wanted, "{typed}");
    }
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("benhamou ilan");
    assert_eq!(proposed(&carnet).len(), 1);
}

//! The box « Que voulez-vous faire ? »: what users ask for in their own words, on the right person and day.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::ui::theme::Role;

use super::harness::Session;

/// What the box proposes, in order, each with what stands at its right or why it can't be done.
fn proposed(carnet: &Session) -> Vec<String> {
    let Some(Place::Palette(it)) = carnet.app().stack.layers().last() else {
        panic!("no box");
    };
    let shown = it.chooser.shown.iter();
    let line = |at: &usize| {
        let item = &it.chooser.items[*at];
        let said = item.disabled.as_ref().filter(|_| item.note.is_empty());
        format!("{} | {}", item.label, said.unwrap_or(&item.note))
    };
    shown.map(line).collect()
}

/// Types a request and gives what is proposed first, with what is said of it.
fn first(carnet: &mut Session, typed: &str) -> String {
    carnet.act(Action::Palette).type_text(typed);
    let first = proposed(carnet).into_iter().next().unwrap_or_default();
    carnet.press("échap");
    first.replace('\u{a0}', " ")
}

#[test]
fn each_request_finds_what_it_asks_for_on_the_right_person_and_day() {
    let mut carnet = Session::demo();
    let mut wrong = Vec::new();
    for (typed, wanted) in [
        (
            "absence simoes lundi",
            "Noter une absence – SIMÕES Paulo | 16/11",
        ),
        (
            "rdv nadia mardi à 14 heures",
            "Fixer un rendez-vous – ABDALLAH Nadia | 24/11, 14 h",
        ),
        (
            "rdv nadia dans 15 jours 9h",
            "Fixer un rendez-vous – ABDALLAH Nadia | 06/12, 9 h",
        ),
        (
            "appel nadia lundi",
            "Noter un appel – ABDALLAH Nadia | 16/11",
        ),
        ("visite nadia", "Noter une visite à domicile – ABDALLAH"),
        ("neutraliser nadia", "Une neutralisation – ABDALLAH"),
        ("suspension nadia", "Une mesure sur l’allocation – ABDALLAH"),
        ("sanction nadia", "Une mesure sur l’allocation – ABDALLAH"),
        ("fin de contrat nadia", "Contrat et revues – ABDALLAH"),
        ("partager diagnostic pages", "Un partage – PAGÈS"),
        // A day that is being typed is nobody's misspelt name.
        ("rdv nadia mard", "Fixer un rendez-vous – ABDALLAH Nadia | "),
        (
            "rdv nadia demain 14",
            "Fixer un rendez-vous – ABDALLAH Nadia | 22/11",
        ),
        (
            "rdv nadia demain 10h visio",
            "Fixer un rendez-vous – ABDALLAH Nadia | 22/11, 10 h, visioconférence",
        ),
        (
            "rdv nadia mardi 11h téléphone",
            "Fixer un rendez-vous – ABDALLAH Nadia | 24/11, 11 h, téléphone",
        ),
        ("passer nadia", "Changer de référent – ABDALLAH"),
        (
            "nadia a trouvé un travail",
            "Terminer l’accompagnement – ABDALLAH",
        ),
        ("permanences", "Équipe et structures"),
        ("disponibilités", "Agenda"),
        ("ressources", "Situation et ressources"),
        ("ressources nadia", "Situation et ressources – ABDALLAH"),
        (
            "action nadia permis",
            "Ajouter une action au plan – ABDALLAH Nadia | Permis",
        ),
        (
            "objectif nadia obtenir le permis",
            "Ajouter un objectif – ABDALLAH Nadia | Obtenir le permis",
        ),
        ("situation administrative", "Situation et ressources"),
        ("ressources externes", "Situation et ressources"),
        ("aide financière nadia", "Une demande d’aide – ABDALLAH"),
        ("purger", "Purger les dossiers"),
        ("verrouiller", "Cacher tout l’écran"),
        ("nouvelle personne", "Ouvrir un nouveau dossier"),
        ("ajouter une personne", "Ouvrir un nouveau dossier"),
        (
            "qui a modifié nadia",
            "Historique : qui a changé quoi, et quand – ABDALLAH",
        ),
        ("aide", "Aide de cet écran"),
        (
            "convocation nadia",
            "Imprimer : convocation au prochain rendez-vous – ABDALLAH",
        ),
        ("imprimer", "Imprimer : contrat, carnet de bord, plan"),
        ("rdv noel demain", "Fixer un rendez-vous – NOËL-BARTHE"),
        ("noel", "NOËL-BARTHE Théo"),
        (
            "rdv simoes 24/12 25h",
            "Fixer un rendez-vous – SIMÕES Paulo | Cette heure n’existe pas",
        ),
        (
            "déplacer simoes",
            "Déplacer le prochain rendez-vous – SIMÕES Paulo | Aucun rendez-vous n’est à venir.",
        ),
        (
            "renouveler abdallah",
            "Renouveler le contrat – ABDALLAH Nadia | Il n’y a pas de contrat à renouveler.",
        ),
        (
            "absence nadia 20/11",
            "Noter une absence – ABDALLAH Nadia | Aucun rendez-vous de ce jour-là",
        ),
        ("lodeve", "LAPEYRE Cédric | commune : Lodève"),
        (
            "muñoz-pagès oksana",
            "PETROSSIAN Oksana | nom de naissance : Muñoz-Pagès",
        ),
    ] {
        let found = first(&mut carnet, typed);
        if !found.starts_with(wanted) {
            wrong.push(format!("{typed}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_was_said_is_in_the_form_that_opens() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("action nadia code de la route");
    carnet.press("entrée").assert_file_of("ABDALLAH Nadia");
    let form = carnet.app().stack.form().unwrap();
    assert_eq!(form.form.as_row().text("libelle"), Some("Code de la route"));
    carnet.press("échap");
    carnet
        .act(Action::Palette)
        .type_text("absence simoes lundi");
    carnet.press("entrée").assert_file_of("SIMÕES Paulo");
    let form = carnet.app().stack.form().unwrap();
    assert_eq!(form.form.as_row().text("statut"), Some("absent"));
    carnet.press("échap");
    carnet.act(Action::Palette).type_text("nouvelle personne");
    carnet.press("entrée").assert_screen("Nom");
    assert_eq!(carnet.app().stack.form().unwrap().person, None);
    carnet.press("échap");
    carnet.act(Action::Palette).type_text("convocation nadia");
    carnet
        .press("entrée")
        .assert_screen("Convocation au prochain");
    carnet.assert_screen(".pdf");
}

#[test]
fn a_name_that_nobody_has_is_said_and_so_is_a_word_that_is_no_name() {
    let mut carnet = Session::demo();
    for (typed, said) in [
        ("signer karim", "Aucun dossier n’est au nom de « karim »."),
        ("signer nadia zorglub", "Rien ne correspond à « zorglub »."),
        ("sgnrctr", "Rien ne correspond à « sgnrctr »."),
    ] {
        carnet.act(Action::Palette).type_text(typed);
        carnet.assert_screen(said).press("échap");
    }
}

#[test]
fn the_letters_found_stand_out_on_the_line_chosen_too() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("benham");
    carnet.assert_role("BENHAM", Role::Match);
}

//! Reviews: what started them, the plan completed on the way, the dates that move; the situation
//! then and now.
use std::rc::Rc;

use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::app::places::sheet::Page;
use carnet::clock::Clock;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Row, Value};

use super::harness::{Base, Session, TODAY, day};

/// Opens the file of the person found by those letters.
fn open(base: &Rc<Base>, letters: &str) -> Session {
    let mut carnet = base.open();
    carnet
        .act(Action::Scope)
        .act(Action::Search)
        .type_text(letters)
        .press("entrée");
    carnet
}

/// Due dates of the live deadlines of a rule, for the person on screen.
fn due(carnet: &Session, rule: &str) -> Vec<String> {
    let alerts = carnet.store().alerts_of(carnet.person(), day(TODAY));
    let of_rule = alerts.unwrap().into_iter().filter(|row| row.rule == rule);
    of_rule
        .filter_map(|row| row.window.due.map(|due| due.to_string()))
        .collect()
}

/// The actions whose end waits for a review or an evaluation.
fn actions_to_review(carnet: &Session) -> Vec<i64> {
    let alerts = carnet.store().alerts_of(carnet.person(), day(TODAY));
    let of_rule = alerts.unwrap().into_iter();
    of_rule
        .filter(|row| row.rule == "REVUE-ACTION" && row.state(day(TODAY)).calls())
        .filter_map(|row| row.object.1)
        .collect()
}

fn last_review(carnet: &Session) -> Row {
    carnet.rows(Entity::Review).pop().expect("a review")
}

/// Adds a record to a file, as a colleague would.
fn add(base: &Base, person: i64, entity: Entity, values: &[(&'static str, Value)]) {
    let mut all = vec![("allocataire_id", person.into())];
    all.extend(values.iter().cloned());
    let op = Op::Insert {
        entity,
        values: all,
    };
    let change = Change::entry("Ajout", Some(person), vec![op]);
    let moment = Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
}

#[test]
fn the_six_months_review_completes_the_plan_tells_it_and_moves_the_date() {
    let base = Base::demo();
    let mut carnet = open(&base, "azéma");
    carnet.assert_file_of("AZÉMA Rémi");
    assert_eq!(due(&carnet, "REVUE-6M"), ["2026-11-06"]);
    // Opened at the right place: one key, and the plan is there, at what is still open.
    carnet
        .act(Action::Open)
        .assert_screen("Où en est le plan ?")
        .act(Action::Done)
        .assert_screen("Action faite : Candidatures auprès des autocaristes")
        .choose("Qualité", "bonne")
        .choose("Impact sur l’objectif", "fort")
        .act(Action::Save)
        .assert_screen("Où en est le plan ?")
        .assert_screen("fait le 21/11")
        .act(Action::Open)
        .assert_screen("Revue des 6 mois")
        .go_to_field("Résultats obtenus")
        .assert_screen("Candidatures auprès des autocaristes : fait le 21/11/2026")
        .fill("Le chemin parcouru, vu par la personne", "J’ai mon permis.")
        .act(Action::Save)
        .assert_answer("Enregistré");
    // The next appointment is there already: the next review is what is proposed, in time.
    carnet
        .assert_screen("Revue de parcours")
        .assert_screen("21/05/2027")
        .act(Action::Back);
    assert!(
        carnet.app().stack.layers().is_empty(),
        "{}",
        carnet.screen()
    );
    let review = last_review(&carnet);
    assert_eq!(review.text("declencheur"), Some("six_mois"));
    assert_eq!(review.text("faite_le"), Some(TODAY));
    assert_eq!(review.text("prochaine_le"), Some("2027-05-21"));
    assert_eq!(review.text("regard_personne"), Some("J’ai mon permis."));
    assert_eq!(review.int("menee_par_id"), carnet.app().desk.author.agent);
    // What stood that day is kept with it, for the paper of the bilan.
    let kept = review.text("contenu").unwrap();
    assert!(
        kept.contains("- Candidatures auprès des autocaristes — ")
            && kept.contains(" — Fait le 21/11/2026 — Qualité bonne, impact fort"),
        "{kept}"
    );
    assert_eq!(due(&carnet, "REVUE-6M"), ["2027-05-21"]);
    carnet
        .assert_no("Revue des 6 mois, 15 j de retard")
        .assert_no("!! Revue");
    // Undone, the alert is back; done again, it is gone.
    carnet.act(Action::Undo).assert_answer("Annulé");
    assert_eq!(due(&carnet, "REVUE-6M"), ["2026-11-06"]);
    carnet.act(Action::Redo);
    assert_eq!(due(&carnet, "REVUE-6M"), ["2027-05-21"]);
    carnet.assert_sound();
}

#[test]
fn a_review_in_the_list_leaves_the_late_ones_at_once() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.act(Action::Search).type_text("azéma");
    let row = |carnet: &Session| {
        let line = carnet.app().stack.caseload.list.selected().unwrap();
        line.deadline.as_ref().map(|it| it.rule.clone())
    };
    assert_eq!(row(&carnet).as_deref(), Some("REVUE-6M"));
    carnet.press("entrée").act(Action::Open).act(Action::Open);
    carnet.act(Action::Save).act(Action::Back).act(Action::Back);
    assert_ne!(row(&carnet).as_deref(), Some("REVUE-6M"));
}

#[test]
fn the_review_at_the_end_of_an_action_looks_at_it_alone() {
    let base = Base::demo();
    let mut carnet = open(&base, "abdallah");
    let waiting = actions_to_review(&carnet);
    carnet
        .act(Action::Plan)
        .act(Action::First)
        .type_text("jj")
        .act(Action::New)
        .pick("la revue de fin")
        .assert_screen("L’action qui se termine")
        .assert_screen("Inscription au code")
        .assert_no("Atelier CV");
    // It was not done: said with its reason, from the walk.
    carnet
        .act(Action::NotDone)
        .assert_screen("Action pas faite : Inscription au code")
        .choose("Si pas fait, pourquoi", "sans suite")
        .act(Action::Save)
        .act(Action::Open)
        .assert_screen("Revue de fin d’action")
        .go_to_field("Résultats obtenus")
        .assert_screen("Inscription au code")
        .assert_screen("le 21/11/2026 (sans suite)")
        .act(Action::Save);
    assert!(
        carnet.app().stack.layers().is_empty(),
        "{}",
        carnet.screen()
    );
    let review = last_review(&carnet);
    assert_eq!(review.text("declencheur"), Some("fin_action"));
    assert_eq!(review.text("prochaine_le"), None);
    let action = review.int("action_id").unwrap();
    assert!(waiting.contains(&action), "{waiting:?} {action}");
    let left: Vec<i64> = waiting.into_iter().filter(|id| *id != action).collect();
    assert_eq!(actions_to_review(&carnet), left, "that action alone");
    carnet.assert_sound();
}

#[test]
fn an_action_that_is_over_is_judged_by_both_quality_and_impact() {
    let base = Base::demo();
    let mut carnet = open(&base, "dvořák");
    let waiting = actions_to_review(&carnet);
    // The file opens on the action; it is closed already: what is left is to judge it.
    carnet
        .act(Action::Done)
        .assert_screen("Évaluer l’action : Demande de financement")
        .choose("Qualité", "bonne")
        .act(Action::Save);
    assert_eq!(actions_to_review(&carnet), waiting, "half a judgment");
    let before = carnet.rows(Entity::Action);
    carnet
        .act(Action::Done)
        .choose("Impact sur l’objectif", "fort")
        .act(Action::Save)
        .assert_answer("évaluation");
    assert_eq!(actions_to_review(&carnet).len(), waiting.len() - 1);
    let after = carnet.rows(Entity::Action);
    for (was, is) in before.iter().zip(&after) {
        assert_eq!(
            was.text("statut"),
            is.text("statut"),
            "judging closes nothing"
        );
        assert_eq!(was.text("fin"), is.text("fin"));
    }
    carnet.assert_sound();
}

#[test]
fn a_review_comes_before_a_reorientation_that_is_asked() {
    let base = Base::demo();
    let person = open(&base, "abdallah").person();
    let asked = [
        ("origine", "reorientation".into()),
        ("demandee_le", "2026-11-10".into()),
        ("decision", "en_attente".into()),
    ];
    add(&base, person, Entity::Orientation, &asked);
    let mut carnet = open(&base, "abdallah");
    assert_eq!(due(&carnet, "REVUE-REORIENT"), ["2026-11-25"]);
    carnet
        .act(Action::Contract)
        .act(Action::New)
        .pick("une revue")
        .act(Action::Open)
        .assert_screen("Revue avant réorientation")
        .act(Action::Save);
    assert_eq!(
        last_review(&carnet).text("declencheur"),
        Some("reorientation")
    );
    assert_eq!(due(&carnet, "REVUE-REORIENT"), [""; 0]);
    // A review of the whole parcours looks at every action that is over.
    let over: Vec<i64> = actions_to_review(&carnet);
    assert_eq!(over, [0; 0], "{}", carnet.screen());
    carnet.assert_sound();
}

#[test]
fn the_last_review_comes_with_the_end_and_fixes_nothing_more() {
    let base = Base::demo();
    let mut carnet = base.open();
    // She left: nobody follows her any more.
    carnet
        .act(Action::Scope)
        .act(Action::Filters)
        .pick("terminé")
        .act(Action::Search)
        .type_text("jean-louis")
        .press("entrée");
    carnet.assert_file_of("JEAN-LOUIS Josiane");
    assert_eq!(due(&carnet, "REVUE-FIN").len(), 1);
    carnet.act(Action::Open);
    if carnet.app().stack.layers().len() == 1 && carnet.screen().contains("Où en est le plan ?") {
        carnet.act(Action::Open);
    }
    carnet
        .assert_screen("Revue de fin de parcours")
        .act(Action::Save)
        .assert_answer("Enregistré");
    assert!(
        carnet.app().stack.layers().is_empty(),
        "{}",
        carnet.screen()
    );
    let review = last_review(&carnet);
    assert_eq!(review.text("declencheur"), Some("fin_parcours"));
    assert_eq!(review.text("prochaine_le"), None);
    assert_eq!(due(&carnet, "REVUE-FIN"), [""; 0]);
    carnet.act(Action::Undo);
    assert_eq!(due(&carnet, "REVUE-FIN").len(), 1);
    carnet.assert_sound();
}

#[test]
fn what_was_begun_is_found_again_from_the_walk() {
    let mut carnet = open(&Base::demo(), "azéma");
    carnet
        .act(Action::Open)
        .act(Action::Open)
        .fill("Ce qui est décidé", "Passer l’hiver au dépôt")
        .act(Action::Back)
        .assert_screen("Où en est le plan ?")
        .act(Action::Open)
        .assert_screen("Passer l’hiver au dépôt")
        .act(Action::Save);
    let decided = last_review(&carnet);
    assert_eq!(decided.text("decisions"), Some("Passer l’hiver au dépôt"));
    assert_eq!(carnet.app().desk.drafts, 0);
}

#[test]
fn an_appointment_of_review_that_was_kept_leads_to_the_review() {
    let base = Base::demo();
    let person = open(&base, "azéma").person();
    let kept = [
        ("type", "revue".into()),
        ("prevu_le", TODAY.into()),
        ("heure", "09:00".into()),
        ("statut", "prevu".into()),
    ];
    add(&base, person, Entity::Appointment, &kept);
    let mut carnet = open(&base, "azéma");
    carnet.act(Action::Appointments).act(Action::First);
    while !carnet.screen().contains("issue") {
        let before = carnet.app().stack.file().unwrap().target();
        carnet.act(Action::Done);
        if carnet.screen().contains("Rendez-vous du 21/11/2026") {
            break;
        }
        carnet.act(Action::Back).act(Action::Down);
        let after = carnet.app().stack.file().unwrap().target();
        assert_ne!(before, after, "{}", carnet.screen());
    }
    carnet
        .act(Action::Save)
        .assert_screen("Où en est le plan ?");
}

#[test]
fn the_situation_is_read_then_and_now() {
    let base = Base::demo();
    let mut carnet = open(&base, "vidal noémie");
    let evaluations = carnet.rows(Entity::Situation).len();
    assert!(evaluations >= 3, "{evaluations}");
    // The last review decides what « alors » is.
    carnet
        .act(Action::Palette)
        .pick("comparer")
        .assert_screen("Alors, le")
        .assert_screen("Maintenant, le");
    let shown = |carnet: &Session| match carnet.app().stack.layers().last() {
        Some(Place::Sheet(sheet)) => match &sheet.page {
            Page::Comparison(compared) => compared.then.1.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let first = shown(&carnet);
    carnet.press("gauche");
    let older = shown(&carnet);
    assert_ne!(older, first);
    carnet.press("droite");
    assert_eq!(shown(&carnet), first);
    // From an older evaluation of the rubrique, with one key; `e` still changes it.
    carnet
        .act(Action::Back)
        .act(Action::Situation)
        .act(Action::Last)
        .act(Action::Open)
        .assert_screen("La situation, alors et maintenant");
    carnet
        .act(Action::Back)
        .act(Action::Edit)
        .assert_screen("Modifier une évaluation validée ?")
        .press("o")
        .assert_screen("modifier");
    carnet
        .act(Action::Back)
        .act(Action::Remove)
        .assert_screen("Retirer une évaluation validée ?")
        .assert_screen("qui en dépendent")
        .press("entrée")
        .press("o")
        .assert_answer("pour annuler");
    assert_eq!(carnet.rows(Entity::Situation).len(), evaluations - 1);
    carnet.act(Action::Undo).assert_answer("Annulé");
    assert_eq!(carnet.rows(Entity::Situation).len(), evaluations);
}

#[test]
fn an_older_evaluation_is_read_where_nothing_can_be_changed() {
    let mut carnet = Base::demo().open_on_day("2026-11-20");
    carnet
        .act(Action::Search)
        .type_text("vidal noémie")
        .press("entrée")
        .act(Action::Situation)
        .act(Action::Last)
        .act(Action::Open)
        .assert_screen("La situation, alors et maintenant")
        .act(Action::Back)
        .act(Action::Life)
        .assert_screen("La vie du carnet");
}

//! The parcours: who does what under each follow-up model, référents one after the other, a
//! réorientation refused then accepted, the end of the accompaniment, and what follows an absence.
use carnet::app::action::Action;
use carnet::domain::record::{Entity, Id, Row};

use super::harness::{Base, Session};

/// « NOM Prénom » of the n-th agent.
fn agent(carnet: &Session, at: usize) -> (Id, String) {
    carnet.app().desk.names.agents[at].clone()
}

/// Opens the identity and stands on the first record of that kind.
fn stand_on(carnet: &mut Session, entity: Entity) {
    carnet.act(Action::Identity).act(Action::First);
    for _ in 0..80 {
        let target = carnet.app().stack.file().unwrap().target();
        if target.is_some_and(|(kind, _)| kind == entity) {
            // Lines that tell of the parcours stand before the record itself; both open it.
            return;
        }
        carnet.act(Action::Down);
    }
    panic!("no {entity:?}:\n{}", carnet.screen());
}

/// Chooses a model, and names a team.
fn follow_under(carnet: &mut Session, model: &str) {
    stand_on(carnet, Entity::Parcours);
    carnet
        .act(Action::Edit)
        .go_to_field("Modèle de suivi")
        .press("suppr")
        .type_text(model)
        .press("tab")
        .go_to_field("Équipe dédiée ou plateforme")
        .replace_with("Plateforme du Littoral")
        .act(Action::Save)
        .assert_answer("Enregistré");
}

/// Adds someone to those who follow the person.
fn assign(carnet: &mut Session, who: &str, role: &str) {
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("référent ou un accompagnateur");
    carnet
        .go_to_field("Agent")
        .type_text(who)
        .press("tab")
        .go_to_field("En tant que")
        .press("suppr")
        .type_text(role)
        .press("tab")
        .act(Action::Save);
}

fn open_parcours(carnet: &Session) -> Vec<Row> {
    let rows = carnet.rows(Entity::Parcours).into_iter();
    rows.filter(|row| row.date("sortie_le").is_none()).collect()
}

#[test]
fn the_model_says_who_contracts_and_who_evaluates() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    let me = carnet.app().desk.author.agent.unwrap();
    let mine = carnet.app().desk.names.agent(Some(me)).to_owned();
    let (other, second) = (0..5)
        .map(|at| agent(&carnet, at))
        .find(|(id, _)| *id != me)
        .unwrap();

    follow_under(&mut carnet, "binôme");
    carnet.assert_screen("binôme de référents");
    assign(&mut carnet, &second, "binôme");
    carnet.assert_answer("Enregistré");
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("demande de réorientation")
        .assert_screen("c’est à vous de le décider")
        .assert_screen(&format!("{mine} ou {second}"))
        .act(Action::Back);
    // The two evaluate together: both names are offered, and one alone is a doubt.
    carnet.act(Action::Plan).type_text("jj").act(Action::Done);
    carnet
        .assert_screen(&format!("{mine} et {second}"))
        .go_to_field("Évaluée par")
        .replace_with(&mine)
        .press("tab")
        .assert_screen("les deux référents évaluent")
        .choose("Qualité", "bonne")
        .act(Action::Save)
        .assert_answer("Enregistré");

    follow_under(&mut carnet, "équipe dédiée");
    carnet.assert_screen("Plateforme du Littoral (l’équipe dédiée)");
    let (_, helper) = (0..8)
        .map(|at| agent(&carnet, at))
        .find(|(id, _)| *id != me && *id != other)
        .unwrap();
    assign(&mut carnet, &helper, "accompagnateur");
    carnet
        .act(Action::Contract)
        .act(Action::New)
        .pick("un contrat");
    carnet
        .assert_screen("Contractualise")
        .assert_screen(&helper)
        .go_to_field("Signé pour le service par")
        .press("suppr")
        .type_text(&mine)
        .press("tab")
        .assert_screen("Sous ce modèle de suivi, ce serait")
        .act(Action::Back)
        .assert_sound();
}

#[test]
fn a_new_referent_ends_the_former_the_day_before_and_never_overlaps() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    let me = carnet.app().desk.author.agent.unwrap();
    let (_, next) = (0..5)
        .map(|at| agent(&carnet, at))
        .find(|(id, _)| *id != me)
        .unwrap();
    assign(&mut carnet, &next, "référent");
    carnet.assert_answer("Enregistré");
    let rows = carnet.rows(Entity::Assignment);
    let days: Vec<_> = rows
        .iter()
        .map(|row| (row.text("du"), row.text("au")))
        .collect();
    assert_eq!(days.len(), 2, "{days:?}");
    assert_eq!(days[0].1, Some("2026-11-20"));
    assert_eq!(days[1], (Some("2026-11-21"), None));
    // The same one again is refused, in words.
    assign(&mut carnet, &next, "référent");
    carnet
        .assert_screen("l’est déjà depuis le 21/11/2026")
        .act(Action::Back);
    assert_eq!(carnet.rows(Entity::Assignment).len(), 2);
    carnet.act(Action::Undo).assert_sound();
    assert_eq!(carnet.rows(Entity::Assignment).len(), 1);
    assert_eq!(carnet.rows(Entity::Assignment)[0].date("au"), None);
}

#[test]
fn a_referent_for_several_people_makes_room_in_each_file() {
    let mut carnet = Session::demo();
    let me = carnet.app().desk.author.agent.unwrap();
    let (_, next) = (0..5)
        .map(|at| agent(&carnet, at))
        .find(|(id, _)| *id != me)
        .unwrap();
    carnet
        .act(Action::Mark)
        .act(Action::Mark)
        .act(Action::ActOnMarked)
        .pick("référent");
    carnet
        .go_to_field("Agent")
        .type_text(&next)
        .press("tab")
        .act(Action::Save)
        .act(Action::Yes)
        .assert_answer("Référent changé pour 2 personnes");
    carnet.assert_sound();
    carnet.act(Action::Undo).assert_sound();
}

fn ask(carnet: &mut Session) {
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("demande de réorientation");
    carnet
        .choose("Structure souhaitée", "appui")
        .fill("Pourquoi", "Un projet de formation plus loin")
        .act(Action::Save)
        .assert_answer("Réorientation demandée le 21/11");
}

#[test]
fn a_reorientation_is_refused_and_nothing_else_changes() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    ask(&mut carnet);
    let before = carnet.rows(Entity::Parcours);
    carnet
        .act(Action::New)
        .pick("décision sur la réorientation")
        .assert_screen("Réorientation demandée le 21/11/2026 : décision")
        .act(Action::Back)
        .act(Action::Done)
        .assert_screen("Réorientation demandée le 21/11/2026 : décision")
        .choose("Décision", "refusée")
        .assert_screen("L’accompagnement continue")
        .act(Action::Save)
        .assert_answer("refusée");
    assert_eq!(carnet.rows(Entity::Parcours), before);
    carnet.act(Action::Undo);
    let asked = carnet.rows(Entity::Orientation);
    assert_eq!(asked.last().unwrap().text("decision"), Some("en_attente"));
    carnet.assert_sound();
}

#[test]
fn a_reorientation_elsewhere_closes_here_and_opens_there_in_one_act() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    let me = carnet.app().desk.author.agent.unwrap();
    let (id, next) = (0..5)
        .map(|at| agent(&carnet, at))
        .find(|(id, _)| *id != me)
        .unwrap();
    let old = open_parcours(&carnet).remove(0);
    ask(&mut carnet);
    carnet
        .act(Action::Done)
        .choose("Décision", "acceptée")
        .assert_screen("changement de référent unique, réorientation en")
        .assert_screen("annulé par la structure")
        .choose("Nouveau référent", &next)
        .act(Action::Save)
        .assert_answer("Réorientation : acceptée");
    let closed = carnet.rows(Entity::Parcours);
    let closed = closed.iter().find(|row| row.id == old.id).unwrap();
    assert_eq!(closed.text("sortie_le"), Some("2026-11-21"));
    assert_eq!(closed.text("sortie_motif"), Some("changement_ru"));
    assert_eq!(
        closed.text("sortie_precision"),
        Some("accueil"),
        "no contract was signed"
    );
    let open = open_parcours(&carnet);
    assert_eq!(open.len(), 1);
    assert_ne!(open[0].int("structure_id"), old.int("structure_id"));
    let orientations = carnet.rows(Entity::Orientation);
    assert_eq!(
        orientations.last().unwrap().int("parcours_id"),
        Some(open[0].id)
    );
    let referents = carnet.rows(Entity::Assignment);
    assert_eq!(referents[0].text("au"), Some("2026-11-20"));
    assert_eq!(referents[1].int("agent_id"), Some(id));
    // What was open here is no longer due; the first appointment there is.
    let all = carnet.store().deadlines(carnet.person()).unwrap();
    let open_there: Vec<&str> = all
        .iter()
        .filter(|it| it.outcome == carnet::domain::deadlines::Outcome::Open)
        .map(|it| it.rule.id.as_str())
        .collect();
    assert!(open_there.contains(&"RDV1-2S"), "{open_there:?}");
    assert!(!open_there.contains(&"CER-1S"), "{open_there:?}");
    carnet.assert_sound();
    carnet.act(Action::Undo).assert_answer("Annulé");
    assert_eq!(open_parcours(&carnet)[0].id, old.id);
    assert_eq!(carnet.rows(Entity::Assignment).len(), 1);
    let planned = carnet.rows(Entity::Appointment);
    assert!(
        planned
            .iter()
            .all(|row| row.text("statut") != Some("annule_structure"))
    );
    carnet.assert_sound();
}

#[test]
fn the_end_of_the_accompaniment_says_what_it_does_and_is_undone_whole() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    carnet
        .act(Action::Palette)
        .pick("fin de l’accompagnement")
        .assert_screen("Premier jour sans accompagnement")
        .choose("Motif de sortie", "autres")
        .choose("Précision du motif", "perte")
        .assert_screen("Vers l’emploi : non")
        .go_to_field("Faire la revue de fin")
        .press("suppr")
        .type_text("non")
        .press("tab")
        .assert_screen("Il n’y aura pas de revue de fin (Perte de contact)")
        .act(Action::Save)
        .assert_answer("Fin de l’accompagnement le 21/11/2026");
    assert!(open_parcours(&carnet).is_empty());
    let waiver = carnet.rows(Entity::Waiver);
    assert_eq!(waiver.last().unwrap().text("regle"), Some("REVUE-FIN"));
    assert_eq!(
        waiver.last().unwrap().text("motif"),
        Some("Perte de contact")
    );
    let cancelled = carnet.rows(Entity::Appointment);
    assert!(
        cancelled
            .iter()
            .any(|row| row.text("statut") == Some("annule_structure"))
    );
    let alerts = carnet
        .store()
        .alerts_of(carnet.person(), carnet.app().desk.today)
        .unwrap();
    assert!(alerts.iter().all(|it| it.rule != "REVUE-FIN"), "{alerts:?}");
    carnet
        .act(Action::Identity)
        .assert_screen("non, l’accompagnement est terminé");
    carnet
        .act(Action::Palette)
        .pick("fin de l’accompagnement")
        .assert_answer("Aucun accompagnement n’est en cours");
    carnet.act(Action::Back).act(Action::Undo).assert_sound();
    assert_eq!(open_parcours(&carnet).len(), 1);
    assert!(carnet.rows(Entity::Waiver).is_empty());
}

#[test]
fn an_exit_to_work_goes_on_with_the_final_review() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Open)
        .act(Action::Identity)
        .act(Action::New);
    carnet
        .pick("la fin de l’accompagnement")
        .choose("Motif de sortie", "emploi")
        .choose("Précision du motif", "cdi")
        .assert_screen("Vers l’emploi : oui, durable")
        .act(Action::Save)
        .assert_screen("Où en est le plan")
        .press("entrée")
        .assert_screen("Fin de parcours")
        .assert_screen("Revue faite le");
}

#[test]
fn a_missed_appointment_is_followed_by_a_call_then_by_a_new_date() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet
        .act(Action::Search)
        .type_text("kerguélen")
        .press("entrée")
        .assert_file_of("KERGUÉLEN Sandrine");
    let late = |carnet: &Session| {
        let alerts = carnet
            .store()
            .alerts_of(carnet.person(), carnet.app().desk.today)
            .unwrap();
        alerts.iter().any(|it| it.rule == "ABS-15J")
    };
    assert!(late(&carnet), "a first appointment was missed");
    carnet.act(Action::Done).assert_screen("Suite donnée");
    let contacts = carnet.rows(Entity::Contact).len();
    carnet
        .choose("Suite donnée", "appel")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let rows = carnet.rows(Entity::Contact);
    assert_eq!(rows.len(), contacts + 1, "the call is a contact too");
    assert_eq!(rows.last().unwrap().text("canal"), Some("telephone"));
    assert!(!late(&carnet), "the call answers the absence");
    carnet.act(Action::Undo);
    assert!(late(&carnet));
    assert_eq!(carnet.rows(Entity::Contact).len(), contacts);
    // The same absence, answered by a new date.
    let missed = carnet.rows(Entity::Appointment);
    let missed = missed
        .iter()
        .rfind(|row| row.text("statut") == Some("absent"))
        .unwrap()
        .clone();
    carnet.act(Action::Done);
    carnet
        .choose("Suite donnée", "nouveau rendez")
        .act(Action::Save)
        .assert_screen("Nouveau rendez-vous, après l’absence du")
        .type_text("01/12")
        .press("tab")
        .act(Action::Save)
        .assert_answer("fixé après une absence");
    let made = carnet.rows(Entity::AbsenceAction);
    let made = made.last().unwrap();
    assert_eq!(made.int("rdv_id"), Some(missed.id));
    assert!(
        made.text("note")
            .unwrap()
            .starts_with("rendez-vous du 01/12"),
        "{made:?}"
    );
    let next = carnet.rows(Entity::Appointment);
    let next = next.last().unwrap();
    assert_eq!(next.text("prevu_le"), Some("2026-12-01"));
    assert_eq!(next.text("type"), missed.text("type"));
    assert!(!late(&carnet));
    carnet.assert_sound();
}

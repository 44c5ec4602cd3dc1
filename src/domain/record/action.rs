//! Row of the action plan (volet II B).
use super::prelude::*;
use crate::domain::text::joined;
use crate::domain::vocabulary::{ActionStatus, Role};

record! {
    /// Row of the action plan (volet II B).
    pub struct ActionRecord;
    pub const ACTION: ActionFields;
    kind Action {
        table: "action", the: "l’action", title: "Action",
        section: Section::Plan, panel: Panel::Plan, check: check,
        changed_by: &[Role::Referent, Role::Supervisor, Role::Accompagnateur],
        first: |today, objective| vec![
            ACTION.objective.set((objective != 0).then_some(objective)),
            ACTION.status.set(ActionStatus::ToDo),
            ACTION.start.set(today),
            ACTION.actor_kind.set("personne"),
        ],
    }
    person: id = owner();
    objective: id = reference("objectif_id", "Pour l’objectif", Entity::Objective).parent();
    order: int = internal(number("ordre", "Ordre", 0, 9_999)).silent();
    label: text = required(line("libelle", "Action")).for_rules()
        .guided(CARNET_DE_BORD, "Écrivez une démarche précise\u{a0}: suivre telle formation, prendre rendez-vous avec un médecin. Toutes les actions se notent et s’évaluent, celles qui touchent à la santé comme les autres.");
    code: code = choice("code", "Type d’action", V::ActionCode).silent().rare();
    theme: code = choice("theme", "Frein auquel elle répond", V::Theme).silent().rare();
    actor_kind: code = choice("acteur_genre", "Acteur", V::ActorKind).silent()
        .guided(CARNET_DE_BORD, "Dites qui fait l’action\u{a0}: la personne elle-même, son référent, ou un accompagnateur dont vous préciserez la structure.");
    actor_organization: text = line("acteur_structure", "Structure de l’acteur").of_partner(OfPartner::Organization).for_rules().when("acteur_genre", &["accompagnateur"])
        .guided(CARNET_DE_BORD, "Quand un accompagnateur fait l’action, donnez sa structure, son nom et comment le joindre.");
    actor_name: text = line("acteur_nom", "Interlocuteur").of_partner(OfPartner::Name).when("acteur_genre", &["accompagnateur"])
        .guided(CARNET_DE_BORD, "Quand un accompagnateur fait l’action, donnez sa structure, son nom et comment le joindre.");
    actor_contact: text = line("acteur_contact", "Ses coordonnées").of_partner(OfPartner::Contact).when("acteur_genre", &["accompagnateur"])
        .guided(CARNET_DE_BORD, "Quand un accompagnateur fait l’action, donnez sa structure, son nom et comment le joindre.");
    operator: code = choice("operateur", "Maître d’œuvre", V::Operator).rare();
    due: date = future("echeance", "Échéance")
        .guided(CARNET_DE_BORD, "Chaque action a une échéance, par exemple la fin du mois. Elle se met à jour au fil de l’accompagnement.");
    status: (ActionStatus) = choice("statut", "Suivi", V::ActionStatus).before("fin", "en_cours").rare()
        .guided(CARNET_DE_BORD, "Le suivi dit si l’action est faite ou pas, avec les dates.");
    reason: code = choice("motif", "Si pas fait, pourquoi", V::NotDoneReason).not_when_new().known_by("fin").when("statut", &["pas_fait"]);
    start: date = past("debut", "Commencée le").rare();
    end: date = past("fin", "Fait ou arrêté le").after(&["debut"]).not_when_new().when("statut", &["fait", "pas_fait"])
        .guided(CARNET_DE_BORD, "Le suivi dit si l’action est faite ou pas, avec les dates.");
    quality: code = choice("qualite", "Qualité", V::Quality).not_when_new().known_by("evaluee_le").when("statut", &["fait", "pas_fait"])
        .guided(CARNET_DE_BORD, "L’évaluation d’une action porte sur deux choses. Ici, sa qualité\u{a0}: comment elle s’est passée, pour la personne et pour ceux qui l’ont faite avec elle.");
    impact: code = choice("impact", "Impact sur l’objectif", V::Impact).not_when_new().known_by("evaluee_le").when("statut", &["fait", "pas_fait"])
        .guided(CARNET_DE_BORD, "L’évaluation d’une action porte sur deux choses. Ici, son impact\u{a0}: ce qu’elle a changé pour l’objectif qu’elle sert.");
    evaluated_on: date = past("evaluee_le", "Évaluée le").not_when_new().when("statut", &["fait", "pas_fait"]);
    evaluated_by: text = line("evaluee_par", "Évaluée par").known_by("evaluee_le").rare();
    hours_planned: int = number("heures_prevues", "Heures prévues par semaine", 0, 48).silent().rare();
    hours_done: int = number("heures_faites", "Heures faites par semaine", 0, 48).silent().rare();
    comment: text = prose("commentaire", "Commentaire").rare();
}

/// What who does the action says of it: how far it is, what came of it (« DITP 2019, contrat vivant »:
/// « l’accompagnateur remplit la partie qui le concerne »).
pub const FOLLOW_UP: &[&str] = &[
    ACTION.status.name,
    ACTION.reason.name,
    ACTION.start.name,
    ACTION.end.name,
    ACTION.quality.name,
    ACTION.impact.name,
    ACTION.evaluated_on.name,
    ACTION.evaluated_by.name,
    ACTION.hours_done.name,
    ACTION.comment.name,
];

impl ActionRecord<'_> {
    /// Whether nothing more is expected of it.
    pub fn is_closed(self) -> bool {
        matches!(
            self.status(),
            Some(ActionStatus::Done | ActionStatus::NotDone)
        )
    }

    /// The structure that does it and its interlocutor; empty for the person and the référent.
    pub fn partner(self) -> String {
        let names = [self.actor_organization(), self.actor_name()];
        joined(names.map(Option::unwrap_or_default), ", ")
    }

    /// Who does it, as a paper says it: the structure, its interlocutor and how to reach them; « La
    /// personne », « Le référent ».
    ///
    /// Source: « DITP 2019, contrat vivant », column « Acteur ».
    pub fn who(self) -> String {
        let contact = self.actor_contact().unwrap_or_default();
        let outside = joined([&*self.partner(), contact], ", ");
        match self.actor_kind() {
            _ if !outside.is_empty() => outside,
            Some("personne") => "La personne".to_owned(),
            Some("referent") => "Le référent".to_owned(),
            _ => self.words(ACTION.actor_kind.name),
        }
    }
}

/// An action done or given up has its date; the reason is for what was not done
/// (« DITP 2019, contrat vivant »).
fn check(action: ActionRecord<'_>, _today: Date) -> Vec<Issue> {
    let closed = action.is_closed();
    let (status, end) = (ACTION.status.name, ACTION.end.name);
    let mut issues = Vec::new();
    match (closed, action.end().is_some()) {
        (true, false) => issues.push(Issue::error(
            end,
            &[status, end],
            "Indiquez la date à laquelle l’action a été faite ou arrêtée.",
        )),
        (false, true) => issues.push(Issue::warning(
            status,
            &[status, end],
            "L’action a une date de fin\u{a0}: précisez si elle est faite.",
        )),
        (true, true) | (false, false) => {}
    }
    if action.reason().is_some() && action.status() != Some(ActionStatus::NotDone) {
        let reason = ACTION.reason.name;
        issues.push(Issue::warning(
            reason,
            &[status, reason],
            "Ce motif ne concerne qu’une action qui n’a pas été faite.",
        ));
    }
    issues
}

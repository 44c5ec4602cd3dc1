//! Who follows a person, in words: what the follow-up model gives each one to do, and whether the
//! person counts as followed today and why. Knows no screen.
use crate::domain::deadlines::cohort::{Because, Followed, Since, WhyNot};
use crate::domain::follow_up::{Actor, FollowUp, FollowUpModel, Task, Who};
use crate::words::prelude::*;

/// Who that is, in words: « BERNARD Camille et HADDAD Leïla, les deux référents ensemble ».
pub(crate) fn words(who: &Who, names: &Names) -> String {
    let between = match who.actor {
        Actor::EitherReferent => " ou ",
        Actor::CoordinatingReferent
        | Actor::BothReferents
        | Actor::LastingReferent
        | Actor::DedicatedTeam
        | Actor::Accompagnateur => " et ",
    };
    let people = match (&who.team, who.actor) {
        (Some(team), _) => team.clone(),
        (None, Actor::DedicatedTeam) => String::new(),
        (None, _) => names.agents_joined(&who.agents, between),
    };
    if people.is_empty() {
        format!("{} (à nommer)", who.actor.words())
    } else {
        format!("{people} ({})", who.actor.words())
    }
}

/// What the model says of some fields of each form.
pub(crate) fn notices(
    entity: Entity,
    follow_up: &FollowUp,
    (names, me): (&Names, Option<Id>),
) -> Vec<(&'static str, String)> {
    let Some(model) = follow_up.model else {
        return Vec::new();
    };
    let say = |task: Task, verb: &str| {
        let who = words(&follow_up.who(task), names);
        format!("{verb}\u{a0}: {who}. Suivi\u{a0}: {}.", model.words())
    };
    match entity {
        Entity::Contract => vec![("signataire_id", say(Task::Contract, "Contractualise"))],
        Entity::Action => vec![(
            "evaluee_par",
            say(Task::EvaluateActions, "Évalue les actions"),
        )],
        Entity::Review => vec![(
            "menee_par_id",
            say(Task::EvaluateParcours, "Évalue le parcours"),
        )],
        // One is not sent to oneself.
        Entity::Orientation if me.is_some_and(|me| follow_up.who(Task::Change).agents == [me]) => {
            Vec::new()
        }
        Entity::Orientation => vec![(
            "demandee_par",
            say(Task::Change, "Un changement se demande à"),
        )],
        _ => Vec::new(),
    }
}

/// The model in words, with the people, for the panel of the identity.
pub(crate) fn model(follow_up: &FollowUp, names: &Names) -> Vec<(&'static str, String)> {
    let Some(model) = follow_up.model else {
        return vec![("Suivi", "modèle à préciser (dans le parcours)".to_owned())];
    };
    let who = |task: Task| words(&follow_up.who(task), names);
    let mut lines = vec![("Suivi", model.words().to_owned())];
    if model != FollowUpModel::One {
        lines.push(("Coordination", who(Task::Coordinate)));
    }
    lines.push(("Contrat", who(Task::Contract)));
    let (actions, parcours) = (who(Task::EvaluateActions), who(Task::EvaluateParcours));
    if actions == parcours {
        lines.push(("Évaluation", actions));
    } else {
        lines.push(("Évaluation des actions", actions));
        lines.push(("Évaluation du parcours", parcours));
    }
    let asked = format!("se demande à {}", who(Task::Change));
    lines.push(("Un changement", asked.replace(" à le ", " au ")));
    if let (FollowUpModel::Three, Some(contact)) = (model, &follow_up.team_contact) {
        lines.push(("Joindre l’équipe", contact.clone()));
    }
    lines
}

/// « oui, parce qu’un contrat est en cours de validité jusqu’au 31/12/2026 ».
pub(crate) fn followed(answer: &Followed, today: Date) -> String {
    match answer {
        Followed::Yes(reasons) => {
            let all: Vec<String> = reasons.iter().map(|it| because(it, today)).collect();
            format!("oui, parce qu’{}", all.join(" ; et parce qu’"))
        }
        Followed::No(why) => format!("non, {}", why_not(*why)),
    }
}

fn because(since: &Since, today: Date) -> String {
    // The end of these days is the first one after: what one reads is the last one.
    let last = since.to.and_then(|to| to.pred_opt());
    let until = last.map_or_else(String::new, |day| format!(" jusqu’au {}", full(day)));
    let from = full(since.from);
    match since.because {
        Because::DrawingUp => format!("un contrat est en cours d’élaboration (depuis le {from})"),
        Because::Waiting => {
            format!("un contrat signé attend sa décision ou son début (depuis le {from})")
        }
        Because::Valid => format!("un contrat est en cours de validité{until}"),
        Because::Measure => format!("une mesure sur l’allocation est en cours (depuis le {from})"),
        Because::Resumption => {
            let long = (today - since.from).num_days() > 92 && since.to.is_none();
            let check = if long {
                ", plus de 3 mois : à vérifier"
            } else {
                ""
            };
            format!("une reprise d’activité de courte durée est en cours (depuis le {from}{check})")
        }
    }
}

fn why_not(why: WhyNot) -> String {
    match why {
        WhyNot::NoParcours => "aucun parcours ne donne de date de départ".to_owned(),
        WhyNot::NotYet(day) => format!("l’accompagnement commence le {}", full(day)),
        WhyNot::Left(day) => format!("l’accompagnement est terminé depuis le {}", full(day)),
        WhyNot::NeverReceived => {
            "la personne est orientée mais n’a pas encore été reçue".to_owned()
        }
        WhyNot::Lapsed(day) => format!(
            "rien n’est en cours depuis le {}\u{a0}: ni contrat, ni mesure, ni reprise courte",
            full(day)
        ),
    }
}

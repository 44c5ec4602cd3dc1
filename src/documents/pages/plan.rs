//! « Ce que vous voulez atteindre » and « Votre plan »: objectives, then who does what (volet II
//! B). A date that has passed is written without reproach.
use super::carnet::{Carnet, Page};
use super::words::{impact, not_done, quality};
use crate::documents::prelude::*;
use crate::domain::date::in_words;
use crate::domain::text::{plural, uncapital};
use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus};
use crate::words::findings;

/// The objectives.
pub fn objectives(carnet: &Carnet<'_>) -> Page {
    let mut all = carnet.file.objectives();
    all.retain(|it| !carnet.brief || it.status() != Some(ObjectiveStatus::Abandoned));
    let (last, steps): (Vec<_>, Vec<_>) = all.iter().partition(|it| it.is_final());
    let line = |it: &ObjectiveRecord<'_>, mark: &str| {
        let text = format!("{mark}{}", it.label().unwrap_or_default());
        let state = objective_state(*it, carnet.today).map(paragraph);
        std::iter::once(heading(Level::Three, text)).chain(state)
    };
    let mut body = Vec::new();
    // The final one last, as in the model; alone, it needs no title over it.
    let titled = !steps.is_empty() && !last.is_empty();
    let title = |words| titled.then(|| heading(Level::Two, words));
    body.extend(title("Étape par étape"));
    let steps = steps.into_iter().zip(1..);
    body.extend(steps.flat_map(|(it, number)| line(it, &format!("{number}. "))));
    body.extend(title("Pour arriver à"));
    body.extend(last.into_iter().flat_map(|it| line(it, "")));
    if body.is_empty() {
        body.push(paragraph(
            "Nous n’avons pas encore écrit vos objectifs. Nous allons le faire ensemble.",
        ));
    }
    Page::new("Ce que vous voulez atteindre", body)
}

/// Where an objective is.
pub(in crate::documents) fn objective_state(
    it: ObjectiveRecord<'_>,
    today: Date,
) -> Option<String> {
    let end = it.end().map(in_words).unwrap_or_default();
    match it.status() {
        Some(ObjectiveStatus::Reached) => Some(format!(
            "C’est atteint{}.",
            enclosed(" depuis le ", &end, "")
        )),
        Some(ObjectiveStatus::Partial) => Some(format!(
            "C’est atteint en partie{}.",
            enclosed(" depuis le ", &end, "")
        )),
        Some(ObjectiveStatus::Abandoned) => {
            Some(format!("Mis de côté{}.", enclosed(" le ", &end, "")))
        }
        Some(ObjectiveStatus::Ongoing) | None => due(it.due(), today),
    }
}

/// By when.
fn due(on: Option<Date>, today: Date) -> Option<String> {
    let on = on?;
    Some(if on < today {
        format!("C’était prévu pour le {}.", in_words(on))
    } else {
        format!("D’ici le {}.", in_words(on))
    })
}

/// Where an action is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Yours,
    Referent,
    Others,
    Done,
    NotDone,
}

fn group(it: ActionRecord<'_>) -> Group {
    match (it.status(), it.actor_kind()) {
        (Some(ActionStatus::Done), _) => Group::Done,
        (Some(ActionStatus::NotDone), _) => Group::NotDone,
        (_, Some("referent")) => Group::Referent,
        (_, Some("accompagnateur")) => Group::Others,
        (_, Some(_) | None) => Group::Yours,
    }
}

/// The plan.
pub fn plan(carnet: &Carnet<'_>) -> Page {
    let goals = if carnet.brief {
        carnet.file.goals()
    } else {
        carnet.file.plan()
    };
    let title = "Votre plan";
    if goals.is_empty() {
        let words = "Nous n’avons pas encore écrit votre plan. Nous allons le faire ensemble.";
        return Page::new(title, vec![paragraph(words)]);
    }
    let actions: Vec<ActionRecord<'_>> = goals.into_iter().flat_map(|it| it.actions).collect();
    if actions.is_empty() {
        let words = "Il n’y a pas encore d’action dans votre plan.";
        return Page::new(title, vec![paragraph(words)]);
    }
    let referent = carnet.referent().map_or_else(
        || "Ce que fait la personne qui vous accompagne".to_owned(),
        |name| format!("Ce que fait {name}, qui vous accompagne"),
    );
    let groups = [
        (Group::Yours, "Ce que vous allez faire"),
        (Group::Referent, referent.as_str()),
        (Group::Others, "Avec les personnes qui vous aident"),
        (Group::Done, "Ce qui est fait"),
        (Group::NotDone, "Ce qui n’a pas pu se faire"),
    ];
    let mut body = Vec::new();
    for (wanted, title) in groups {
        let own = actions.iter().filter(|it| group(**it) == wanted);
        let bullets = own.map(|it| bullet(carnet, *it));
        body.extend(list(Level::Two, title, bullets.collect()));
    }
    Page::new(title, body)
}

/// An action, then what is told of it, an idea a line.
fn bullet(carnet: &Carnet<'_>, it: ActionRecord<'_>) -> Bullet {
    let objective = it.objective();
    let objective = objective.and_then(|id| carnet.file.one::<ObjectiveRecord<'_>>(id)?.label());
    let contact = it.actor_contact().unwrap_or_default();
    let with = joined([&*it.partner(), contact], ", ");
    let mut under: Vec<String> = Vec::new();
    under.extend(objective.map(|label| format!("Pour : {label}")));
    let theme = it.theme().map(findings::theme);
    under.extend(theme.map(|theme| format!("Pour avancer sur : {}", uncapital(theme))));
    under.extend((!with.is_empty()).then(|| format!("Avec : {with}")));
    under.extend(follow_up(carnet, it));
    under.extend(it.comment().map(str::to_owned));
    Bullet {
        text: it.label().unwrap_or_default().to_owned(),
        under,
    }
}

fn follow_up(carnet: &Carnet<'_>, it: ActionRecord<'_>) -> Vec<String> {
    let on = it.end().map(in_words);
    let words: Vec<Option<String>> = match it.status() {
        Some(ActionStatus::Done) => {
            let judged = [it.quality().and_then(quality), it.impact().and_then(impact)];
            let judged = judged.map(|words| words.filter(|_| !carnet.brief).map(str::to_owned));
            let done = on.map(|on| format!("Fait le {on}."));
            std::iter::once(done).chain(judged).collect()
        }
        Some(ActionStatus::NotDone) => vec![
            it.reason().and_then(not_done).map(str::to_owned),
            on.map(|on| format!("Arrêté le {on}.")),
        ],
        status => {
            let begun = match status {
                Some(ActionStatus::Ongoing) => Some("C’est commencé.".to_owned()),
                Some(ActionStatus::Waiting) => Some("C’est en attente.".to_owned()),
                Some(_) | None => None,
            };
            let hours = it.hours_planned().filter(|hours| *hours > 0);
            let hours =
                hours.map(|hours| format!("{} par semaine.", plural(hours, "heure", "heures")));
            vec![begun, due(it.due(), carnet.today), hours]
        }
    };
    words.into_iter().flatten().collect()
}

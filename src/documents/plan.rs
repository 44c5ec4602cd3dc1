//! The plan alone, for the person: large type, plain words, room to write. No code, no evaluation,
//! nothing of what is late or was given up.
use super::goals::{Goal, goals};
use super::model::{Block, Bullet, Document, Level, TypeSize};
use super::sheet::{paper, upright};
use super::source::Source;
use super::words::{date_in_words, fact, facts, heading, over, paragraph, when};
use crate::domain::record::action::ActionRecord;
use crate::domain::text::{capital, joined};
use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus};
use crate::words::plan::partner;

/// The paper.
pub(super) fn build(source: &Source) -> Document {
    // What was given up stays in the carnet; the plan says what is done and what is to do.
    let all = goals(&source.file);
    let (wanted, steps): (Vec<&Goal<'_>>, Vec<&Goal<'_>>) = all
        .iter()
        .filter(|goal| !goal.is_given_up())
        .partition(|goal| goal.objective.is_some() && goal.number.is_none());
    let mut blocks = vec![facts([fact("Pour", source.person())])];
    blocks.push(heading(Level::One, "Ce que je veux atteindre"));
    if wanted.is_empty() {
        blocks.push(Block::Blank(2));
    }
    for goal in wanted {
        blocks.push(paragraph(aim(goal)));
        blocks.extend(doers(source, goal));
    }
    for (at, goal) in steps.into_iter().enumerate() {
        blocks.extend(step(source, goal, at + 1));
    }
    blocks.extend([heading(Level::One, "Ce que je veux noter"), Block::Blank(4)]);
    blocks.extend(next(source));
    paper(
        source,
        "Mon plan d’action",
        TypeSize::Large,
        [upright(blocks)],
    )
}

/// « Soudeuse en CDI, avant le 12 novembre 2027 ».
fn aim(goal: &Goal<'_>) -> String {
    let wording = goal.wording().trim_end_matches('.');
    let done = goal.status() == Some(ObjectiveStatus::Reached);
    let due = date_in_words(goal.due());
    match (done, due.is_empty()) {
        (true, _) => format!("{wording} : c’est fait !"),
        (false, true) => format!("{wording}."),
        (false, false) => format!("{wording}, avant le {due}."),
    }
}

fn step(source: &Source, goal: &Goal<'_>, number: usize) -> Vec<Block> {
    let mut blocks = match goal.objective {
        Some(_) => vec![
            heading(Level::One, format!("Étape {number}")),
            paragraph(aim(goal)),
        ],
        None => vec![heading(Level::One, "Et aussi")],
    };
    blocks.extend(doers(source, goal));
    blocks
}

/// Who does what: the person first, then the référent, then the others.
fn doers(source: &Source, goal: &Goal<'_>) -> Vec<Block> {
    let mut groups: Vec<(u8, String, Vec<Bullet>)> = Vec::new();
    for action in goal.undertaken() {
        let (rank, title) = doer(source, action);
        match groups.iter_mut().find(|(_, known, _)| *known == title) {
            Some((_, _, bullets)) => bullets.push(what(action)),
            None => groups.push((rank, title, vec![what(action)])),
        }
    }
    groups.sort_by_key(|(rank, _, _)| *rank);
    let blocks = groups
        .into_iter()
        .map(|(_, title, bullets)| [heading(Level::Two, title), Block::Bullets(bullets)]);
    blocks.flatten().collect()
}

/// « Ce que je fais », « Ce que fait mon référent, Claire Rivière », « Ce que fait l’auto-école ».
fn doer(source: &Source, action: ActionRecord<'_>) -> (u8, String) {
    let who = partner(&action);
    match (action.actor_kind(), who.is_empty()) {
        (Some("personne") | None, true) => (0, "Ce que je fais".to_owned()),
        (Some("referent"), true) => {
            let name = source.referent_name();
            (1, joined(["Ce que fait mon référent", &name], ", "))
        }
        (Some(_), true) => (2, "Ce que fait un accompagnateur".to_owned()),
        (_, false) => (3, format!("Avec : {who}")),
    }
}

/// « Inscription au code, avant le 15 novembre 2026 », and how to reach who does it.
fn what(action: ActionRecord<'_>) -> Bullet {
    let wording = action.label().unwrap_or_default().trim_end_matches('.');
    let (ended, due) = (date_in_words(action.end()), date_in_words(action.due()));
    let done = action.status() == Some(ActionStatus::Done);
    let text = match (done, ended.is_empty(), due.is_empty()) {
        (true, true, _) => format!("{wording} : c’est fait"),
        (true, false, _) => format!("{wording} : c’est fait, le {ended}"),
        (false, _, true) => wording.to_owned(),
        (false, _, false) => format!("{wording}, avant le {due}"),
    };
    let contact = action.actor_contact().filter(|_| !done);
    let contact = contact.map(|it| format!("Pour joindre : {it}"));
    over(text, contact.as_deref())
}

/// The next appointment, and whom to call.
fn next(source: &Source) -> Vec<Block> {
    let mut blocks = vec![heading(Level::One, "Mon prochain rendez-vous")];
    match source.to_come().first() {
        Some(&meeting) => blocks.push(facts([
            fact("Quand", capital(&when(meeting))),
            fact("Où", capital(&source.place(meeting))),
            fact("Avec", source.with_whom(meeting)),
        ])),
        None => blocks.push(Block::Blank(1)),
    }
    let (name, phone) = (source.referent_name(), source.telephone());
    let reach = match (name.is_empty(), phone.is_empty()) {
        (false, false) => Some(format!("Mon référent : {name}, {phone}.")),
        (false, true) => Some(format!("Mon référent : {name}.")),
        (true, false) => Some(format!("Pour appeler : {phone}.")),
        (true, true) => None,
    };
    blocks.extend(reach.map(paragraph));
    blocks
}

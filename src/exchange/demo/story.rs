//! Story templates: what someone says of the situation, where they want to go, and the steps.
//!
//! `{masculine|feminine}` in a text agrees with the person.
mod daily;
mod learning;
mod links;
pub(super) mod pledge;
mod road;
mod training;
mod work;

use super::names::raised_in_french;
use super::partners::Partner;
use pledge::Pledge;

/// Who carries out a step.
#[derive(Clone, Copy)]
pub(super) enum Actor {
    /// The person.
    Person,
    /// The référent.
    Referent,
    /// A partner.
    Partner(&'static Partner),
}

/// Row of the action plan.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// When it comes in the story: steps are done in this order.
    pub turn: usize,
    /// Wording.
    pub label: &'static str,
    /// Code of `ActionCode`.
    pub code: &'static str,
    /// Who.
    pub actor: Actor,
    /// What it gave, once done.
    pub result: &'static str,
}

/// Objective and its steps.
pub(super) struct Goal {
    /// Wording.
    pub label: &'static str,
    /// Code of `InsertionObjective`.
    pub code: &'static str,
    /// Steps, as listed.
    pub steps: &'static [Step],
}

/// What evaluations say on one theme, at first and later.
pub(super) struct Topic {
    /// Code of `Theme`.
    pub theme: &'static str,
    /// Codes of `Finding` at the first evaluation.
    pub first: &'static str,
    /// Codes of `Finding` at the last one, when there are several.
    pub last: &'static str,
    /// In words, or "".
    pub comment: &'static str,
}

/// The free texts of an evaluation.
pub(super) struct Words {
    /// What brings the person, in their words.
    pub start: &'static str,
    /// What they say later on.
    pub later: &'static str,
    /// Objectives of the accompaniment.
    pub aims: &'static str,
    /// Motivations.
    pub drive: &'static str,
    /// Atouts.
    pub assets: &'static str,
    /// Potentiel.
    pub promise: &'static str,
    /// Réseau.
    pub network: &'static str,
}

/// What the story implies for the person’s profile.
pub(super) struct Profile {
    /// Codes of `Licence`.
    pub licence: &'static [&'static str],
    /// Codes of `TransportMeans`, several separated by a space.
    pub means: &'static [&'static str],
    /// Codes of `Housing`.
    pub housing: &'static [&'static str],
    /// Codes of `Level`.
    pub level: &'static [&'static str],
    /// Codes of `Activity`.
    pub activity: &'static [&'static str],
    /// Fewest children at home.
    pub children: i64,
    /// Youngest age that fits what is told.
    pub youngest: i64,
    /// Label of work, or "".
    pub tag: &'static str,
}

/// One story.
pub(super) struct Story {
    /// Trade sought.
    pub trade: &'static str,
    /// Profile that fits.
    pub profile: Profile,
    /// Final objective.
    pub aim: Goal,
    /// Intermediate objectives.
    pub goals: &'static [Goal],
    /// Situation by theme.
    pub topics: &'static [Topic],
    /// What both sides commit to, and what the person says of it.
    pub pledge: &'static Pledge,
    /// Texts.
    pub words: Words,
}

/// Every story; the first is that of the first person of the list.
const ALL: [&Story; 12] = [
    &work::WELDER,
    &daily::HOUSING,
    &daily::CHILDCARE,
    &work::CREATION,
    &learning::FRENCH,
    &learning::DIGITAL,
    &work::GARDENS,
    &road::DRIVER,
    &daily::BUDGET,
    &training::CARE,
    &links::LINKS,
    &training::CHILDHOOD,
];

/// Label of work of the story about learning French.
const LEARNS_FRENCH: &str = "FLE";

/// Story of the person of that position: each comes back every twelve people, learning French
/// only with those who were not raised in it.
pub(super) fn of(index: u64) -> &'static Story {
    let at = usize::try_from(index * 7 % 12).unwrap_or(0);
    let story = ALL.get(at).copied().unwrap_or(&work::WELDER);
    if story.profile.tag == LEARNS_FRENCH && raised_in_french(index) {
        return &learning::DIGITAL;
    }
    story
}

const fn step(
    turn: usize,
    label: &'static str,
    code: &'static str,
    actor: Actor,
    result: &'static str,
) -> Step {
    Step {
        turn,
        label,
        code,
        actor,
        result,
    }
}
const fn goal(label: &'static str, code: &'static str, steps: &'static [Step]) -> Goal {
    Goal { label, code, steps }
}
const fn topic(
    theme: &'static str,
    first: &'static str,
    last: &'static str,
    comment: &'static str,
) -> Topic {
    Topic {
        theme,
        first,
        last,
        comment,
    }
}

//! Story templates: what someone says of the situation, where they want to go, the steps and what
//! both sides commit to, as written in the files of `recits/`. None speaks of health.
//!
//! `{masculine|feminine}` in a text agrees with the person.
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::read;
use super::names::raised_in_french;

/// Row of the action plan.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    /// When it comes in the story: steps are done in this order.
    #[serde(rename = "tour")]
    pub turn: usize,
    #[serde(rename = "libelle")]
    pub label: &'static str,
    /// Code of `ActionCode`.
    pub code: &'static str,
    /// « personne », « referent », or the name of a partner.
    #[serde(rename = "acteur")]
    pub actor: &'static str,
    /// Hours a week, when it takes some.
    #[serde(rename = "heures")]
    pub hours: Option<i64>,
    /// What it gave, once done.
    #[serde(rename = "resultat")]
    pub result: &'static str,
}

/// Objective and its steps.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Goal {
    #[serde(rename = "libelle")]
    pub label: &'static str,
    /// Code of `InsertionObjective`.
    pub code: &'static str,
    /// Steps, as listed.
    #[serde(rename = "etapes")]
    pub steps: Vec<Step>,
}

/// What evaluations say on one theme, at first and later.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    /// Code of `Theme`.
    pub theme: &'static str,
    /// Codes of `Finding` at the first evaluation.
    #[serde(rename = "au_debut")]
    pub first: &'static str,
    /// Codes of `Finding` at the last one, when there are several.
    #[serde(rename = "ensuite")]
    pub last: &'static str,
    /// In words, or "".
    #[serde(rename = "commentaire", default)]
    pub comment: &'static str,
}

/// An evaluation: its free texts, its themes.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Situation {
    /// What brings the person, in their words.
    #[serde(rename = "au_debut")]
    pub start: &'static str,
    /// What they say later on.
    #[serde(rename = "ensuite")]
    pub later: &'static str,
    /// Objectives of the accompaniment.
    #[serde(rename = "objectifs")]
    pub aims: &'static str,
    #[serde(rename = "motivations")]
    pub drive: &'static str,
    #[serde(rename = "atouts")]
    pub assets: &'static str,
    #[serde(rename = "potentiel")]
    pub promise: &'static str,
    #[serde(rename = "reseau")]
    pub network: &'static str,
    #[serde(rename = "themes")]
    pub topics: Vec<Topic>,
}

/// The living contract.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Pledge {
    /// Hours a week at the contract.
    #[serde(rename = "heures")]
    pub hours: i64,
    /// Why fewer than fifteen, or "".
    #[serde(rename = "motif")]
    pub fewer: &'static str,
    /// What the person commits to.
    #[serde(rename = "personne")]
    pub person: Vec<&'static str>,
    /// What the service commits to.
    pub service: Vec<&'static str>,
    /// The progress made, in the person's words at a review.
    #[serde(rename = "a_mi_chemin")]
    pub midway: &'static str,
    /// The same, at the last review.
    #[serde(rename = "a_la_fin")]
    pub last: &'static str,
    /// What the person wants added to what they read.
    #[serde(rename = "remarque")]
    pub remark: &'static str,
}

/// What the story implies for the person’s profile: one of each list is drawn.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Profile {
    /// Codes of `Licence`.
    #[serde(rename = "permis")]
    pub licence: Vec<&'static str>,
    /// Codes of `TransportMeans`, several separated by a space.
    #[serde(rename = "moyens")]
    pub means: Vec<&'static str>,
    /// Codes of `Housing`.
    #[serde(rename = "logement")]
    pub housing: Vec<&'static str>,
    /// Codes of `Level`.
    #[serde(rename = "niveau")]
    pub level: Vec<&'static str>,
    /// Codes of `Activity`.
    #[serde(rename = "activite")]
    pub activity: Vec<&'static str>,
    /// Fewest children at home.
    #[serde(rename = "enfants")]
    pub children: i64,
    /// Youngest age that fits the story, when 25 is too young.
    #[serde(rename = "age_minimum")]
    youngest: Option<i64>,
}

impl Profile {
    pub(super) fn youngest(&self) -> i64 {
        self.youngest.unwrap_or(25)
    }
}

/// One story.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Story {
    /// Trade sought.
    #[serde(rename = "metier")]
    pub trade: &'static str,
    /// Label of work, or "".
    #[serde(rename = "etiquette")]
    pub tag: &'static str,
    /// Name of the story of those raised in French, when this one is of people who learn it.
    #[serde(rename = "sinon")]
    otherwise: Option<&'static str>,
    #[serde(rename = "profil")]
    pub profile: Profile,
    pub situation: Situation,
    /// Final objective.
    #[serde(rename = "but")]
    pub aim: Goal,
    /// Intermediate objectives.
    #[serde(rename = "objectif")]
    pub goals: Vec<Goal>,
    /// What both sides commit to, and what the person says of it.
    #[serde(rename = "engagement")]
    pub pledge: Pledge,
}

/// Every story; the first is that of the first person of the list.
static STORIES: LazyLock<[(&str, Story); 12]> = LazyLock::new(|| {
    [
        ("soudure", read(include_str!("recits/soudure.toml"))),
        ("logement", read(include_str!("recits/logement.toml"))),
        ("garde", read(include_str!("recits/garde_enfant.toml"))),
        ("couture", read(include_str!("recits/couture.toml"))),
        ("francais", read(include_str!("recits/francais.toml"))),
        ("numerique", read(include_str!("recits/numerique.toml"))),
        ("jardins", read(include_str!("recits/jardins.toml"))),
        ("car", read(include_str!("recits/car_scolaire.toml"))),
        ("budget", read(include_str!("recits/budget.toml"))),
        ("aide", read(include_str!("recits/aide_domicile.toml"))),
        ("liens", read(include_str!("recits/liens.toml"))),
        ("enfance", read(include_str!("recits/petite_enfance.toml"))),
    ]
});

/// Story of the person of that position: each comes back every twelve people, learning French
/// only with those who were not raised in it.
pub(super) fn of(index: u64) -> &'static Story {
    let all = &*STORIES;
    let at = usize::try_from(index * 7 % 12).unwrap_or(0);
    let [(_, first), ..] = all;
    let story = all.get(at).map_or(first, |(_, story)| story);
    let other = story.otherwise.filter(|_| raised_in_french(index));
    let other = all.iter().find(|(name, _)| Some(*name) == other);
    other.map_or(story, |(_, story)| story)
}

#[cfg(test)]
mod tests {
    use super::super::partners;
    use super::*;

    #[test]
    fn every_actor_of_a_step_exists_and_every_turn_comes_once() {
        for (name, story) in &*STORIES {
            let mut turns = Vec::new();
            for step in story.goals.iter().flat_map(|goal| &goal.steps) {
                turns.push(step.turn);
                let known = matches!(step.actor, "personne" | "referent")
                    || partners::find(step.actor).is_some();
                assert!(known, "{name} : {}", step.actor);
            }
            turns.sort_unstable();
            assert!(turns.iter().copied().eq(1..=turns.len()), "{name}");
        }
    }
}

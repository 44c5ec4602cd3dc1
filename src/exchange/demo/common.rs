//! The structures and the agents that the people of a demo share.
use super::prelude::*;
use std::sync::LazyLock;

use serde::Deserialize;

use super::batch::{Batch, word};
use super::data::read;
use super::names::full_name;
use super::places::{DEPARTEMENT, landline};
use super::words::mail;
use crate::domain::record::Id;
use crate::domain::text::display_name;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Structure {
    #[serde(rename = "nom")]
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgentName {
    #[serde(rename = "nom")]
    last: &'static str,
    #[serde(rename = "prenom")]
    first: &'static str,
    #[serde(rename = "fonction")]
    role: &'static str,
}

/// Dedicated team of the third model, and how to reach it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Team {
    #[serde(rename = "nom")]
    pub name: &'static str,
    pub contact: &'static str,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct StaffFile {
    structures: Vec<Structure>,
    agents: Vec<AgentName>,
    #[serde(rename = "equipe_dediee")]
    pub team: Team,
}

pub(super) static TEAM: LazyLock<StaffFile> = LazyLock::new(|| read(include_str!("equipe.toml")));

/// Rule set of the demo (« DITP 2019, contrat vivant »).
pub(super) const RULES: &str = "convention-pauvrete-2019";

/// People that one référent follows.
const CASELOAD: u64 = 100;
/// Under that many people, one référent follows them all.
const FEW: u64 = 40;
/// In a usual caseload, one person in that many is followed by a colleague who works part of the week.
const PART: u64 = 6;

/// Stream of chance of the shared records, apart from those of people.
const STREAM: u64 = u64::MAX / 2;

/// Numbers given by the store to the records of [`common`], in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommonIds {
    /// Structures: the one of the caseload, then the others.
    pub structures: Vec<Id>,
    /// Agents: Mme Rivière, secretary, head of service, accompagnatrice, then the other référents.
    pub agents: Vec<Id>,
}

/// Agents who are no one’s main référent: secretary, head of service, accompagnatrice.
const STAFF: u64 = 3;

/// Where people are received besides the office.
const VENUE: &str =
    "Permanence du Foirail, salle des Micocouliers, 4 place du Foirail, 34700 Lodève";

/// Place of the accompagnatrice among the agents.
const COLLEAGUE: usize = 3;

impl CommonIds {
    /// The structure of the caseload.
    pub(super) fn home(&self) -> Value {
        self.structures.first().copied().into()
    }

    /// The structure people leave for, or come from.
    pub(super) fn elsewhere(&self) -> Value {
        self.structures.get(1).copied().into()
    }

    /// Name of an agent; empty when there is none.
    pub(super) fn name<'a>(&self, agent: &Value, names: &'a [String]) -> &'a str {
        let mut both = self.agents.iter().zip(names);
        let found = both.find(|(id, _)| Some(**id) == agent.as_int());
        found.map_or("", |(_, name)| name.as_str())
    }

    /// The accompagnatrice, who follows people with a référent; null when there is none.
    pub(super) fn colleague(&self) -> Value {
        self.agents.get(COLLEAGUE).copied().into()
    }

    /// Who follows the person of that position, among `count`.
    pub(super) fn referent(&self, index: u64, count: u64) -> Value {
        let agents = u64::try_from(self.agents.len()).unwrap_or(0);
        let team = referents(count).min(agents.saturating_sub(STAFF).max(1));
        let rank = match team {
            2 if count <= CASELOAD => u64::from(index % PART == PART - 1),
            _ => index.saturating_mul(team) / count.max(1),
        };
        let at = if rank == 0 { 0 } else { rank + STAFF };
        usize::try_from(at)
            .ok()
            .and_then(|at| self.agents.get(at).copied())
            .into()
    }
}

/// Names of the agents of a demo, as screens write them, in order.
pub(super) fn names(seed: u64, today: Date, count: u64) -> Vec<String> {
    common(seed, today, count)
        .iter()
        .filter(|record| record.entity == Entity::Agent)
        .map(|record| display_name(word(record, "nom"), word(record, "prenom")))
        .collect()
}

/// How many référents follow that many people: one for few, two for a usual caseload, then one a hundred.
const fn referents(count: u64) -> u64 {
    match count {
        0..FEW => 1,
        FEW..=CASELOAD => 2,
        _ => count.div_ceil(CASELOAD),
    }
}

/// Structures then agents of a demo of `count` people; agents refer to structures by position.
pub fn common(seed: u64, today: Date, count: u64) -> Vec<NewRecord> {
    let mut rng = Rng::new(seed, STREAM);
    let mut batch = Batch::new(seed, STREAM, today);
    let structures = &TEAM.structures;
    let structures: Vec<Value> = structures
        .iter()
        .map(|it| structure(&mut batch, &mut rng, it))
        .collect();
    let home = structures.first().cloned().unwrap_or_default();
    // The accompagnatrice came last: the others are drawn as they would be without her.
    let mut apart = Rng::new(seed, STREAM + 1);
    for (rank, it) in TEAM.agents.iter().enumerate() {
        let rng = if rank == COLLEAGUE {
            &mut apart
        } else {
            &mut rng
        };
        agent(&mut batch, rng, today, *it, &home);
    }
    for rank in 1..referents(count) {
        let feminine = rng.chance(70);
        let (last, first) = full_name(&mut rng, rank.wrapping_mul(5).wrapping_add(11), feminine);
        agent(
            &mut batch,
            &mut rng,
            today,
            AgentName {
                last,
                first,
                role: "referent",
            },
            &home,
        );
    }
    batch.into_records()
}

fn structure(batch: &mut Batch, rng: &mut Rng, it: &Structure) -> Value {
    batch.add(
        Entity::Organization,
        [
            ("nom", it.name.into()),
            ("type", it.kind.into()),
            ("departement", DEPARTEMENT.into()),
            ("territoire", "metropole".into()),
            ("fuseau", "Europe/Paris".into()),
            ("jeu_de_regles", RULES.into()),
            ("telephone", landline(rng).into()),
            ("courriel", "accueil@example.org".into()),
            ("adresse", super::places::address(rng).line().into()),
            ("permanences", VENUE.into()),
        ],
    )
}

fn agent(batch: &mut Batch, rng: &mut Rng, today: Date, who: AgentName, home: &Value) {
    let AgentName { last, first, role } = who;
    let since = shift(today, -rng.between(400, 3_000));
    let trained = (role == "referent").then(|| shift(since, rng.between(60, 300)));
    batch.add(
        Entity::Agent,
        [
            ("nom", last.into()),
            ("prenom", first.into()),
            ("fonction", role.into()),
            ("structure_id", home.clone()),
            ("courriel", mail(first, last).into()),
            ("telephone", landline(rng).into()),
            ("forme_mappi_le", trained.into()),
            ("du", since.into()),
        ],
    );
}

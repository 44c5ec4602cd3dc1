//! How the follow-up of each person is shared: mostly by one référent, sometimes by two, or with a
//! dedicated team.
use super::common::CommonIds;
use super::prelude::*;
use crate::domain::follow_up::FollowUpModel;

/// Streams of chance of the living contract, apart from those of the rest.
const STREAMS: u64 = 1 << 41;

/// Stream of one person.
pub(super) const fn stream(seed: u64, index: u64) -> Rng {
    Rng::new(seed, STREAMS.wrapping_add(index))
}

/// Model of the person of that position; two share a follow-up only where there are two.
pub(super) fn model(index: u64, ids: &CommonIds) -> FollowUpModel {
    match (index % 11, index % 13) {
        _ if ids.colleague().is_empty() => FollowUpModel::One,
        (7, _) => FollowUpModel::Two,
        (_, 9) => FollowUpModel::Three,
        (_, _) => FollowUpModel::One,
    }
}

impl Writer<'_> {
    /// Who follows the person with the référent, from a few days after.
    pub(super) fn beside_referent(&mut self, since: Option<Date>, until: Option<Date>) {
        let role = match self.model {
            FollowUpModel::One => return,
            FollowUpModel::Two => "binome",
            FollowUpModel::Three => "accompagnateur",
        };
        let from = since.map(|day| shift(day, 6).min(self.case.horizon).max(day));
        let short = self.model == FollowUpModel::Two && self.living.chance(40);
        let why = if short {
            "Le temps d’une action du plan."
        } else {
            ""
        };
        let values = [
            ("agent_id", self.ids.colleague()),
            ("fonction", role.into()),
            ("du", from.into()),
            ("au", until.into()),
            ("temporaire", short.then_some(1_i64).into()),
            ("motif", why.into()),
        ];
        self.add(Entity::Assignment, values);
    }

    /// Who signs the contract for the service under the model.
    pub(super) fn signatory(&self) -> (Value, &str) {
        match self.model {
            FollowUpModel::One | FollowUpModel::Two => (self.referent.clone(), self.referent_name),
            FollowUpModel::Three => (self.ids.colleague(), self.colleague_name),
        }
    }

    /// Who evaluates the actions under the model, in words.
    pub(super) fn evaluators(&self) -> String {
        match self.model {
            FollowUpModel::One => self.referent_name.to_owned(),
            FollowUpModel::Two => format!("{} et {}", self.referent_name, self.colleague_name),
            FollowUpModel::Three => self.colleague_name.to_owned(),
        }
    }
}

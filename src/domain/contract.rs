//! Contracts: kinds, signatures and dates. Their status on a day, their rank and their length are
//! derived, never stored. Must not know rules or deadlines.
mod commitments;
mod compare;
mod course;
pub mod doubts;
mod hours;
mod length;
mod life;
mod rank;
mod status;
mod words;

use chrono::NaiveDate;

pub use crate::domain::vocabulary::{ContractKind, ContractRank, Decision};

pub use commitments::{BaseCommitment, CommonBase, Regime, Side};
pub use compare::{LineChange, compare};
pub use course::Step;
pub use hours::{ActionHours, USUAL as USUAL_HOURS, WeekHours, last_weeks, monday_of, week};
pub use length::{LONG as LONG_MONTHS, Length, total};
pub use life::{Life, Stay};
pub use rank::{amended, rank};
pub use status::{ContractStatus, Validation, status_on};
pub use words::{
    Goal, Told, UNTIL, Wording, hours_words, in_model_order, shared_lines, text, titles,
};

impl ContractKind {
    /// Whether its signature ends « contrat signé sous 1 semaine » (A6).
    pub const fn binds_both_sides(self) -> bool {
        !matches!(self, Self::Other)
    }

    /// The days between which the law has such contracts: from, to; `None` without limit. A CER
    /// may still be signed where the département has not yet gone over to the contrat
    /// d’engagement. Sources: loi 2008-1249 (CER), loi 2023-1196 (contrat d’engagement, end of the
    /// PPAE), décret 2022-199 (CEJ), loi 2016-1088 (PACEA).
    pub const fn in_law(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = NaiveDate::from_ymd_opt;
        match self {
            Self::Cer => (day(2009, 6, 1), None),
            Self::Engagement => (day(2025, 1, 1), None),
            Self::Ppae => (day(2005, 8, 1), day(2024, 12, 31)),
            Self::Cej => (day(2022, 3, 1), None),
            Self::Pacea => (day(2017, 1, 1), None),
            Self::Other => (None, None),
        }
    }

    /// Whether the law has such contracts on a day.
    pub fn exists_on(self, day: NaiveDate) -> bool {
        let (from, to) = self.in_law();
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }

    /// Whether such a contract always has an end date.
    pub const fn has_term(self) -> bool {
        matches!(self, Self::Cer | Self::Engagement)
    }
}

/// A contract, from draft to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Id in the store.
    pub id: i64,
    /// Its parcours; found by the dates when `None`.
    pub parcours: Option<i64>,
    /// Kind.
    pub kind: ContractKind,
    /// The contract that it renews or amends, when noted.
    pub follows: Option<i64>,
    /// Rank, when corrected by hand: see [`rank`](fn@rank) for the one that counts.
    pub rank: Option<ContractRank>,
    /// `contrat.redige_le`.
    pub drafted_on: Option<NaiveDate>,
    /// `contrat.signe_allocataire_le`.
    pub signed_by_person_on: Option<NaiveDate>,
    /// `contrat.signe_referent_le`.
    pub signed_by_referent_on: Option<NaiveDate>,
    /// `contrat.transmis_le`.
    pub transmitted_on: Option<NaiveDate>,
    /// `contrat.decide_le`.
    pub decided_on: Option<NaiveDate>,
    /// The decision, if taken.
    pub decision: Option<Decision>,
    /// `contrat.debut`.
    pub start: Option<NaiveDate>,
    /// `contrat.fin`: last day.
    pub end: Option<NaiveDate>,
    /// `contrat.fin_anticipee_le`: last day when ended before term.
    pub ended_early_on: Option<NaiveDate>,
    /// `contrat.annule_le`.
    pub cancelled_on: Option<NaiveDate>,
}

impl Contract {
    /// A contract of that kind with no date yet.
    pub const fn new(id: i64, kind: ContractKind) -> Self {
        Self {
            id,
            parcours: None,
            kind,
            follows: None,
            rank: None,
            drafted_on: None,
            signed_by_person_on: None,
            signed_by_referent_on: None,
            transmitted_on: None,
            decided_on: None,
            decision: None,
            start: None,
            end: None,
            ended_early_on: None,
            cancelled_on: None,
        }
    }

    /// `contrat.signe_le`: the later of the two signatures, once both are there.
    pub fn signed_on(&self) -> Option<NaiveDate> {
        Some(self.signed_by_person_on?.max(self.signed_by_referent_on?))
    }

    /// Every date that it has.
    pub fn dates(&self) -> impl Iterator<Item = NaiveDate> {
        [
            self.drafted_on,
            self.signed_by_person_on,
            self.signed_by_referent_on,
            self.transmitted_on,
            self.decided_on,
            self.start,
            self.end,
            self.ended_early_on,
            self.cancelled_on,
        ]
        .into_iter()
        .flatten()
    }

    /// Neither annulled nor refused, whatever the day.
    pub fn stands(&self) -> bool {
        self.cancelled_on.is_none() && self.decision != Some(Decision::Refused)
    }

    /// The day it ended before its term.
    pub fn cut_short_on(&self) -> Option<NaiveDate> {
        let early = self.ended_early_on?;
        self.end.is_none_or(|end| early <= end).then_some(early)
    }

    /// The day it broke off: ended before its term, annulled, or refused.
    pub fn broken_on(&self) -> Option<NaiveDate> {
        let refused = self.decision == Some(Decision::Refused);
        let refused = self.decided_on.filter(|_| refused);
        let days = [refused, self.cut_short_on(), self.cancelled_on];
        days.into_iter().flatten().min()
    }

    /// Last day it runs: its end or the earlier day it was ended.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match (self.end, self.ended_early_on) {
            (Some(end), Some(early)) => Some(end.min(early)),
            (end, early) => end.or(early),
        }
    }
}

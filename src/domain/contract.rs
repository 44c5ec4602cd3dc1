//! Contracts: kinds, ranks, signatures and dates. Their status on a day is
//! derived, never stored. Must not know rules or deadlines.
mod status;

use chrono::NaiveDate;

use crate::domain::codes::coded;

pub use status::{ContractStatus, Validation, status_on};

coded! {
    /// Kind of contract.
    pub enum ContractKind {
        /// CER.
        Cer = "cer",
        /// Contrat d'engagement.
        Engagement = "contrat_engagement",
        /// PPAE.
        Ppae = "ppae",
        /// Contrat d'engagement jeune.
        Cej = "cej",
        /// PACEA.
        Pacea = "pacea",
        /// Any other.
        Other = "autre",
    }
}

impl ContractKind {
    /// Whether its signature ends « contrat signé sous 1 semaine » (A6).
    #[must_use]
    pub const fn binds_both_sides(self) -> bool {
        match self {
            Self::Cer | Self::Engagement | Self::Ppae | Self::Cej | Self::Pacea => true,
            Self::Other => false,
        }
    }

    /// Whether such a contract always has an end date.
    #[must_use]
    pub const fn has_term(self) -> bool {
        match self {
            Self::Cer | Self::Engagement => true,
            Self::Ppae | Self::Cej | Self::Pacea | Self::Other => false,
        }
    }
}

coded! {
    /// Place of a contract among those of the person.
    pub enum ContractRank {
        /// First contract.
        First = "premier",
        /// Renewal.
        Renewal = "renouvellement",
        /// Amendment.
        Amendment = "avenant",
        /// Silent renewal.
        Tacit = "tacite",
    }
}

coded! {
    /// Decision taken on a signed contract.
    pub enum Decision {
        /// Validated.
        Validated = "valide",
        /// Not validated.
        Refused = "refuse",
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
    /// Rank, when recorded.
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
    #[must_use]
    pub const fn new(id: i64, kind: ContractKind) -> Self {
        Self {
            id,
            parcours: None,
            kind,
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
    #[must_use]
    pub fn signed_on(&self) -> Option<NaiveDate> {
        Some(self.signed_by_person_on?.max(self.signed_by_referent_on?))
    }

    /// Neither annulled nor refused, whatever the day.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.cancelled_on.is_none() && self.decision != Some(Decision::Refused)
    }

    /// Last day it runs: its end or the earlier day it was ended.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        match (self.end, self.ended_early_on) {
            (Some(end), Some(early)) => Some(end.min(early)),
            (end, early) => end.or(early),
        }
    }
}

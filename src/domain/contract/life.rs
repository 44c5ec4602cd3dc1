//! The contracts of one person, with the parcours around them: their exits, and what their rules
//! ask of a contract. Screens, lists, commands and papers all ask this module for a status, a rank
//! or a length. Knows no record.
use chrono::NaiveDate;

use crate::domain::contract::{
    Contract, ContractRank, ContractStatus, Length, Regime, Validation, rank, status_on, total,
};

/// What the contracts of a parcours depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// Id of the parcours in the store.
    pub id: i64,
    /// The day it began, when known.
    pub from: Option<NaiveDate>,
    /// `sortie_le`.
    pub exit_on: Option<NaiveDate>,
    /// Whether its rules expect a decision after the signatures.
    pub validation: Validation,
    /// The law that its rules belong to.
    pub regime: Regime,
}

/// The contracts of one person, and their parcours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Life {
    /// Contracts of every kind, in any order.
    pub contracts: Vec<Contract>,
    /// Parcours, from the oldest.
    pub stays: Vec<Stay>,
}

impl Life {
    /// The contract of that id.
    pub fn contract(&self, id: i64) -> Option<&Contract> {
        self.contracts.iter().find(|it| it.id == id)
    }

    /// The parcours of a contract: the one that it names, otherwise the last one that had begun when
    /// the contract begins, otherwise the first.
    pub fn stay(&self, contract: &Contract) -> Option<&Stay> {
        let named = self
            .stays
            .iter()
            .find(|stay| Some(stay.id) == contract.parcours);
        let day = super::rank::begin(contract);
        let begun = |stay: &&Stay| stay.from.zip(day).is_some_and(|(from, day)| from <= day);
        named
            .or_else(|| self.stays.iter().rfind(begun))
            .or_else(|| self.stays.first())
    }

    /// The current parcours, or the last one when none is current.
    pub fn present_stay(&self) -> Option<&Stay> {
        self.stays
            .iter()
            .rfind(|stay| stay.exit_on.is_none())
            .or_else(|| self.stays.last())
    }

    /// The law under which contracts of the current parcours are made.
    pub fn regime(&self) -> Regime {
        self.present_stay()
            .map_or(Regime::Reciprocal, |stay| stay.regime)
    }

    /// Status of a contract on a day.
    pub fn status(&self, contract: &Contract, day: NaiveDate) -> ContractStatus {
        let stay = self.stay(contract);
        let validation = stay.map_or(Validation::NotRequired, |stay| stay.validation);
        let exit = stay.and_then(|stay| stay.exit_on);
        status_on(contract, &self.contracts, exit, validation, day)
    }

    /// Rank of a contract in its parcours: the corrected rank if there is one, otherwise the rank
    /// computed from the dates.
    pub fn rank(&self, contract: &Contract) -> Option<ContractRank> {
        rank(contract, &self.of_same_stay(contract))
    }

    /// Length of this contract and of the signed contracts before it in its parcours.
    pub fn total(&self, contract: &Contract) -> Length {
        let same = self.of_same_stay(contract);
        total(super::rank::before(contract, &same).chain([contract]))
    }

    fn of_same_stay(&self, contract: &Contract) -> Vec<Contract> {
        let of = |it: &Contract| self.stay(it).map(|stay| stay.id);
        let home = of(contract);
        let same = |it: &&Contract| of(it) == home;
        self.contracts.iter().filter(same).cloned().collect()
    }

    /// The contract that a renewal would follow: the latest that is in force or signed on that day,
    /// otherwise the last one that has ended.
    pub fn to_renew(&self, day: NaiveDate) -> Option<&Contract> {
        let home = self.present_stay().map(|stay| stay.id);
        let here = |it: &&Contract| self.stay(it).map(|stay| stay.id) == home;
        let open = |it: &&Contract| self.status(it, day).is_open();
        self.contracts
            .iter()
            .filter(here)
            .filter(open)
            .max_by_key(|it| (it.start, it.signed_on(), it.id))
    }

    /// The contract that can be amended on that day: it is signed and has not ended.
    pub fn to_amend(&self, day: NaiveDate) -> Option<&Contract> {
        self.to_renew(day)
            .filter(|it| self.status(it, day) != ContractStatus::Expired)
    }

    /// Another valid contract of the same kind that runs on some of the same days, unless one of the
    /// two is an amendment of the other.
    pub fn overlapping(&self, contract: &Contract) -> Option<&Contract> {
        let (start, end) = (contract.start?, contract.last_day());
        self.contracts.iter().find(|it| {
            let amends = super::rank::amended(contract, &self.contracts)
                .is_some_and(|parent| parent.id == it.id)
                || it.follows == Some(contract.id)
                || contract.follows.is_some() && it.follows == contract.follows;
            it.id != contract.id
                && !amends
                && it.kind == contract.kind
                && it.stands()
                && it.signed_on().is_some()
                && it
                    .start
                    .is_some_and(|from| end.is_none_or(|end| from <= end))
                && it.last_day().is_none_or(|last| start <= last)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::ContractKind;

    fn d(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
    }

    fn stay(id: i64, from: &str, exit: Option<&str>) -> Stay {
        Stay {
            id,
            from: Some(d(from)),
            exit_on: exit.map(d),
            validation: Validation::NotRequired,
            regime: Regime::Reciprocal,
        }
    }

    fn signed(id: i64, start: &str, end: &str) -> Contract {
        Contract {
            drafted_on: Some(d(start)),
            signed_by_person_on: Some(d(start)),
            signed_by_referent_on: Some(d(start)),
            start: Some(d(start)),
            end: Some(d(end)),
            ..Contract::new(id, ContractKind::Cer)
        }
    }

    #[test]
    fn the_first_contract_of_a_new_parcours_is_a_first_one() {
        let life = Life {
            contracts: vec![
                signed(1, "01/02/2025", "31/07/2025"),
                Contract {
                    parcours: Some(8),
                    ..signed(2, "01/03/2026", "31/08/2026")
                },
                signed(3, "01/09/2026", "28/02/2027"),
            ],
            stays: vec![
                stay(7, "01/01/2025", Some("15/06/2025")),
                stay(8, "01/02/2026", None),
            ],
        };
        let day = d("01/11/2026");
        let seen: Vec<_> = life
            .contracts
            .iter()
            .map(|it| {
                (
                    life.rank(it).unwrap().code(),
                    life.status(it, day).code(),
                    life.total(it).words(),
                )
            })
            .collect();
        let row = |rank, status, total: &str| (rank, status, total.to_owned());
        assert_eq!(
            seen,
            [
                row("premier", "rompu", "6 mois"),
                row("premier", "echu", "6 mois"),
                row("renouvellement", "en_cours", "12 mois"),
            ]
        );
        assert_eq!(life.to_renew(day).map(|it| it.id), Some(3));
    }

    #[test]
    fn what_can_be_renewed_or_amended() {
        let mut life = Life {
            contracts: vec![signed(1, "01/01/2026", "30/06/2026")],
            stays: vec![stay(7, "01/01/2026", None)],
        };
        let ids = |life: &Life, day: &str| {
            let id = |it: Option<&Contract>| it.map(|it| it.id);
            (id(life.to_renew(d(day))), id(life.to_amend(d(day))))
        };
        assert_eq!(ids(&life, "01/03/2026"), (Some(1), Some(1)));
        assert_eq!(ids(&life, "01/08/2026"), (Some(1), None), "past its end");
        life.stays[0].exit_on = Some(d("01/05/2026"));
        assert_eq!(ids(&life, "01/06/2026"), (None, None), "the person left");
    }

    #[test]
    fn two_contracts_of_a_kind_on_the_same_days_are_told() {
        let other = |id, start: &str, end: &str| signed(id, start, end);
        let table = [
            ("01/06/2026", "30/11/2026", Some(1)),
            ("30/06/2026", "30/11/2026", Some(1)),
            ("01/07/2026", "31/12/2026", None),
            ("01/07/2025", "31/12/2025", None),
        ];
        for (start, end, expected) in table {
            let life = Life {
                contracts: vec![signed(1, "01/01/2026", "30/06/2026"), other(2, start, end)],
                stays: Vec::new(),
            };
            let found = life.overlapping(&life.contracts[1]).map(|it| it.id);
            assert_eq!(found, expected, "{start} {end}");
            let ppae = Contract {
                kind: ContractKind::Ppae,
                ..life.contracts[1].clone()
            };
            assert_eq!(life.overlapping(&ppae), None, "another kind");
            let amendment = Contract {
                follows: Some(1),
                end: Some(d("30/06/2026")),
                ..life.contracts[1].clone()
            };
            if expected.is_some() {
                assert_eq!(life.overlapping(&amendment), None, "an amendment");
            }
        }
    }
}

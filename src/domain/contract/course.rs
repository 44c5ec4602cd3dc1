//! The status of a contract over time. The list keeps it, so that it knows the status on any day
//! without reading the contracts. Knows no record.
use chrono::{Days, NaiveDate};

use super::status::RENEWAL_DAYS;
use crate::domain::contract::{Contract, ContractStatus, Life};

/// A status and its first day. Without a day, the contract has always had it.
pub type Step = (Option<NaiveDate>, ContractStatus);

impl Life {
    /// The contract that the list shows: the last signed one to begin, or the last one when none is
    /// signed.
    pub fn latest(&self) -> Option<&Contract> {
        self.contracts
            .iter()
            .max_by_key(|it| (it.signed_on().is_some(), it.start, it.id))
    }

    /// Every status of a contract, in order, each with its first day. The status on a day is the
    /// last step that has begun: it equals [`Life::status`].
    pub fn course(&self, contract: &Contract) -> Vec<Step> {
        let mut course = vec![(None, self.status(contract, NaiveDate::MIN))];
        for day in self.turns(contract) {
            let status = self.status(contract, day);
            if course.last().is_none_or(|(_, last)| *last != status) {
                course.push((Some(day), status));
            }
        }
        course
    }

    /// The days on which a status may change, in order: conditions compare the day with the dates
    /// of the contracts and of the exits, and with the beginning of the renewal.
    fn turns(&self, contract: &Contract) -> Vec<NaiveDate> {
        let dates = self.contracts.iter().flat_map(Contract::dates);
        let exits = self.stays.iter().filter_map(|stay| stay.exit_on);
        let renewal = contract
            .end
            .and_then(|end| end.checked_sub_days(Days::new(RENEWAL_DAYS.unsigned_abs())));
        let mut days: Vec<NaiveDate> = dates
            .chain(exits)
            .flat_map(|day| [Some(day), day.succ_opt()])
            .chain([renewal])
            .flatten()
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::contract::{ContractKind, Decision, Regime, Stay, Validation};

    fn day(number: u64) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        first + Days::new(number)
    }

    fn date() -> impl Strategy<Value = Option<NaiveDate>> {
        proptest::option::of((0..200_u64).prop_map(day))
    }

    fn contract(id: i64) -> impl Strategy<Value = Contract> {
        let decision = proptest::option::of(prop_oneof![
            Just(Decision::Validated),
            Just(Decision::Refused)
        ]);
        let follows = proptest::option::of(1..4_i64);
        let dates = proptest::collection::vec(date(), 9);
        (decision, follows, dates).prop_map(move |(decision, follows, dates)| Contract {
            follows,
            decision,
            drafted_on: dates[0],
            signed_by_person_on: dates[1],
            signed_by_referent_on: dates[2],
            transmitted_on: dates[3],
            decided_on: dates[4],
            start: dates[5],
            end: dates[6],
            ended_early_on: dates[7],
            cancelled_on: dates[8],
            ..Contract::new(id, ContractKind::Cer)
        })
    }

    fn life() -> impl Strategy<Value = Life> {
        let contracts = (contract(1), contract(2), contract(3));
        let stay = (any::<bool>(), date(), date());
        let stays = proptest::collection::vec(stay, 0..3);
        (contracts, 1..=3_usize, stays).prop_map(|((a, b, c), count, stays)| Life {
            contracts: [a, b, c].into_iter().take(count).collect(),
            stays: (1..)
                .zip(stays)
                .map(|(id, (decides, from, exit_on))| Stay {
                    id,
                    from,
                    exit_on,
                    validation: if decides {
                        Validation::Required
                    } else {
                        Validation::NotRequired
                    },
                    regime: Regime::Reciprocal,
                })
                .collect(),
        })
    }

    proptest! {
        #[test]
        fn the_course_says_the_status_of_every_day(life in life()) {
            let latest = life.latest().unwrap();
            let course = life.course(latest);
            for at in 0..400 {
                // The days tested begin before the first date and end after the last one.
                let on = day(at) - Days::new(100);
                let step = course.iter().rfind(|(from, _)| from.is_none_or(|from| from <= on));
                prop_assert_eq!(step.unwrap().1, life.status(latest, on), "{}", on);
            }
        }
    }
}

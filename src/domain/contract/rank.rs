//! The rank of a contract among those of its parcours: computed from the signed contracts in the
//! order of their start, unless someone corrected it by hand. Knows no rule and no deadline.
//!
//! Source: « Hérault, bilan de convention »: the first contract is the first one in the current
//! parcours of the structure; amendments are counted apart.
use chrono::NaiveDate;

use crate::domain::contract::{Contract, ContractKind, ContractRank};

/// The rank of `contract` among `all` the contracts of its parcours: the corrected rank if there is
/// one, otherwise the rank computed from the dates. A draft has the rank that it will have once it is
/// signed; a cancelled or refused contract has none. « Tacite reconduction » is never computed.
pub fn rank(contract: &Contract, all: &[Contract]) -> Option<ContractRank> {
    if contract.rank.is_some() {
        return contract.rank;
    }
    if !contract.stands() {
        return None;
    }
    if amended(contract, all).is_some() {
        return Some(ContractRank::Amendment);
    }
    if before(contract, all).next().is_some() {
        Some(ContractRank::Renewal)
    } else {
        Some(ContractRank::First)
    }
}

/// The contract that this one amends: the one that it names as followed, if it begins while that one
/// runs and ends on the same day.
pub fn amended<'a>(contract: &Contract, all: &'a [Contract]) -> Option<&'a Contract> {
    let parent = all
        .iter()
        .find(|it| Some(it.id) == contract.follows && it.id != contract.id && it.stands())?;
    let begins = begin(contract)?;
    let starts_within = begin(parent).is_none_or(|start| start <= begins)
        && parent.last_day().is_none_or(|last| begins <= last);
    (starts_within && contract.end == parent.end).then_some(parent)
}

/// The signed contracts of the same family that come before this one.
pub(super) fn before<'a>(
    contract: &'a Contract,
    all: &'a [Contract],
) -> impl Iterator<Item = &'a Contract> {
    let place = place(contract);
    all.iter().filter(move |it| {
        it.id != contract.id
            && it.stands()
            && it.signed_on().is_some()
            && family(it.kind) == family(contract.kind)
            && self::place(it) < place
    })
}

/// The key that orders contracts. Those without a date come last.
fn place(contract: &Contract) -> (bool, Option<NaiveDate>, bool, Option<NaiveDate>, i64) {
    let (start, signed) = (begin(contract), contract.signed_on());
    (
        start.is_none(),
        start,
        signed.is_none(),
        signed,
        contract.id,
    )
}

pub(super) fn begin(contract: &Contract) -> Option<NaiveDate> {
    contract
        .start
        .or_else(|| contract.signed_on())
        .or(contract.drafted_on)
}

/// Kinds that replace one another: since 2025 the contrat d’engagement replaces the CER.
const fn family(kind: ContractKind) -> ContractKind {
    match kind {
        ContractKind::Engagement => ContractKind::Cer,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::Decision;

    fn d(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
    }

    fn signed(id: i64, start: &str, end: &str) -> Contract {
        Contract {
            signed_by_person_on: Some(d(start)),
            signed_by_referent_on: Some(d(start)),
            start: Some(d(start)),
            end: Some(d(end)),
            ..Contract::new(id, ContractKind::Cer)
        }
    }

    fn ranks(all: &[Contract]) -> Vec<Option<&'static str>> {
        all.iter()
            .map(|it| rank(it, all).map(ContractRank::code))
            .collect()
    }

    #[test]
    fn the_first_signed_contract_is_the_first_the_others_renew_it() {
        let first = signed(1, "01/01/2025", "30/06/2025");
        let second = signed(2, "01/07/2025", "31/12/2025");
        let draft = Contract {
            drafted_on: Some(d("15/12/2025")),
            ..Contract::new(3, ContractKind::Cer)
        };
        let all = [second.clone(), first.clone(), draft.clone()];
        let expected = [
            Some("renouvellement"),
            Some("premier"),
            Some("renouvellement"),
        ];
        assert_eq!(ranks(&all), expected, "whatever the order they were noted");
        assert_eq!(ranks(&[draft]), [Some("premier")], "a draft alone");
    }

    #[test]
    fn what_does_not_stand_has_no_rank_and_gives_none() {
        let refused = Contract {
            decision: Some(Decision::Refused),
            ..signed(1, "01/01/2025", "30/06/2025")
        };
        let cancelled = Contract {
            cancelled_on: Some(d("02/01/2025")),
            ..signed(2, "01/02/2025", "30/06/2025")
        };
        let kept = signed(3, "01/03/2025", "31/08/2025");
        assert_eq!(
            ranks(&[refused, cancelled, kept]),
            [None, None, Some("premier")]
        );
    }

    #[test]
    fn an_amendment_follows_a_contract_in_force_and_ends_with_it() {
        let base = || signed(1, "01/01/2025", "31/12/2025");
        let after = |start: &str, end: &str| Contract {
            follows: Some(1),
            ..signed(2, start, end)
        };
        let table = [
            ("01/04/2025", "31/12/2025", "avenant"),
            ("01/01/2025", "31/12/2025", "avenant"),
            ("01/04/2025", "30/06/2026", "renouvellement"),
            ("01/01/2026", "31/12/2026", "renouvellement"),
        ];
        for (start, end, expected) in table {
            let all = [base(), after(start, end)];
            assert_eq!(ranks(&all)[1], Some(expected), "{start} {end}");
            assert_eq!(ranks(&all)[0], Some("premier"), "{start} {end}");
        }
        let broken = Contract {
            ended_early_on: Some(d("01/03/2025")),
            ..base()
        };
        let all = [broken, after("01/04/2025", "31/12/2025")];
        assert_eq!(ranks(&all)[1], Some("renouvellement"), "ended before");
        let apart = [base(), signed(2, "01/04/2025", "31/12/2025")];
        assert_eq!(ranks(&apart)[1], Some("renouvellement"), "follows nothing");
    }

    #[test]
    fn a_correction_by_hand_wins_and_only_it_gives_a_silent_renewal() {
        let tacit = Contract {
            rank: Some(ContractRank::Tacit),
            ..signed(1, "01/01/2025", "30/06/2025")
        };
        let next = signed(2, "01/07/2025", "31/12/2025");
        assert_eq!(
            ranks(&[tacit, next]),
            [Some("tacite"), Some("renouvellement")]
        );
    }

    #[test]
    fn the_contrat_d_engagement_renews_the_cer_the_ppae_stands_apart() {
        let cer = signed(1, "01/01/2024", "30/06/2024");
        let ppae = Contract {
            kind: ContractKind::Ppae,
            ..signed(2, "01/03/2024", "30/06/2024")
        };
        let engagement = Contract {
            kind: ContractKind::Engagement,
            ..signed(3, "01/01/2025", "30/06/2025")
        };
        assert_eq!(
            ranks(&[cer, ppae, engagement]),
            [Some("premier"), Some("premier"), Some("renouvellement")]
        );
    }
}

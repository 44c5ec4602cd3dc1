//! The status of a contract on a day. Knows no rule and no deadline.
use chrono::NaiveDate;

use crate::domain::codes::coded;
use crate::domain::contract::{Contract, Decision, amended};

/// A contract in force is « à renouveler » this number of days before its end.
pub(super) const RENEWAL_DAYS: i64 = 60;

/// Whether a decision is expected after the signatures (parameter
/// `validation_contrat_requise` of the rule set).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validation {
    /// The SDI or the president of the CD decides.
    Required,
    /// The signatures are enough.
    NotRequired,
}

coded! {
    /// Status of a contract on a day.
    pub enum ContractStatus {
        /// Annulled.
        Cancelled = "annule",
        /// Not validated.
        Refused = "refuse",
        /// Ended before its term.
        EndedEarly = "rompu",
        /// Being drawn up: at least one signature is missing.
        Drafting = "elaboration",
        /// Signed, waiting for the decision.
        AwaitingDecision = "instance",
        /// Signed, to begin later.
        ToCome = "a_venir",
        /// Past its end.
        Expired = "echu",
        /// In force, a renewal is being drawn up.
        RenewalUnderway = "renouvellement_engage",
        /// In force, its end is near.
        ToRenew = "a_renouveler",
        /// In force.
        InForce = "en_cours",
    }
}

impl ContractStatus {
    /// Signed, and neither refused nor ended early.
    pub(super) const fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Cancelled | Self::Refused | Self::EndedEarly | Self::Drafting
        )
    }

    /// French wording, as shown to the référent.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cancelled => "Annulé",
            Self::Refused => "Non validé",
            Self::EndedEarly => "Terminé avant échéance",
            Self::Drafting => "En élaboration",
            Self::AwaitingDecision => "En instance",
            Self::ToCome => "Signé, à venir",
            Self::Expired => "Échu",
            Self::RenewalUnderway => "En cours, renouvellement engagé",
            Self::ToRenew => "En cours, à renouveler",
            Self::InForce => "En cours",
        }
    }
}

fn by(date: Option<NaiveDate>, day: NaiveDate) -> bool {
    date.is_some_and(|date| date <= day)
}

/// The status of `contract` on `day`: the conditions are tried in order. `all` are the contracts of
/// the person, among which a renewal may be in preparation; `exit_on` is the exit from its parcours.
pub fn status_on(
    contract: &Contract,
    all: &[Contract],
    exit_on: Option<NaiveDate>,
    validation: Validation,
    day: NaiveDate,
) -> ContractStatus {
    // A decision without a date counts too.
    let decided = |decision| {
        contract.decision == Some(decision) && contract.decided_on.is_none_or(|on| on <= day)
    };
    let left = by(exit_on, day)
        && contract
            .end
            .is_none_or(|end| exit_on.is_some_and(|x| x <= end));
    let waiting = validation == Validation::Required
        && !decided(Decision::Validated)
        && contract.end.is_none_or(|end| end >= day);
    if by(contract.cancelled_on, day) {
        ContractStatus::Cancelled
    } else if decided(Decision::Refused) {
        ContractStatus::Refused
    } else if contract.ended_early_on.is_some_and(|on| on < day) || left {
        ContractStatus::EndedEarly
    } else if !by(contract.signed_on(), day) {
        ContractStatus::Drafting
    } else if waiting {
        ContractStatus::AwaitingDecision
    } else if contract.start.is_some_and(|start| start > day) {
        ContractStatus::ToCome
    } else if contract.end.is_some_and(|end| end < day) {
        ContractStatus::Expired
    } else if all.iter().any(|other| renews(contract, other, all, day)) {
        ContractStatus::RenewalUnderway
    } else if contract
        .end
        .is_some_and(|end| (end - day).num_days() <= RENEWAL_DAYS)
    {
        ContractStatus::ToRenew
    } else {
        ContractStatus::InForce
    }
}

/// Whether `other` is a renewal of this contract: it was drawn up after this one was signed, it is
/// neither cancelled nor refused, and it is not an amendment.
fn renews(contract: &Contract, other: &Contract, all: &[Contract], day: NaiveDate) -> bool {
    let after = |on: NaiveDate| on <= day && contract.signed_on().is_none_or(|it| it <= on);
    let follows = other.follows == Some(contract.id);
    let drawn_up = other.drafted_on.or_else(|| other.signed_on());
    let later = other.start.is_none_or(|start| {
        contract
            .start
            .is_none_or(|own| own < start || (follows && own <= start))
    });
    let refused =
        other.decision == Some(Decision::Refused) && other.decided_on.is_none_or(|on| on <= day);
    other.id != contract.id
        && drawn_up.is_some_and(after)
        && later
        && amended(other, all).is_none()
        && !refused
        && !by(other.cancelled_on, day)
        && !by(other.ended_early_on, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::ContractKind;

    fn d(day: u32, month: u32, year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn running() -> Contract {
        Contract {
            drafted_on: Some(d(1, 1, 2025)),
            signed_by_person_on: Some(d(5, 1, 2025)),
            signed_by_referent_on: Some(d(6, 1, 2025)),
            decided_on: Some(d(20, 1, 2025)),
            decision: Some(Decision::Validated),
            start: Some(d(1, 2, 2025)),
            end: Some(d(31, 7, 2025)),
            ..Contract::new(1, ContractKind::Cer)
        }
    }

    #[test]
    fn the_status_follows_the_dates() {
        let table = [
            (d(1, 1, 2025), ContractStatus::Drafting),
            (d(5, 1, 2025), ContractStatus::Drafting),
            (d(6, 1, 2025), ContractStatus::AwaitingDecision),
            (d(20, 1, 2025), ContractStatus::ToCome),
            (d(31, 1, 2025), ContractStatus::ToCome),
            (d(1, 2, 2025), ContractStatus::InForce),
            (d(31, 5, 2025), ContractStatus::InForce),
            (d(1, 6, 2025), ContractStatus::ToRenew),
            (d(31, 7, 2025), ContractStatus::ToRenew),
            (d(1, 8, 2025), ContractStatus::Expired),
        ];
        for (day, expected) in table {
            assert_eq!(
                status_on(&running(), &[], None, Validation::Required, day),
                expected,
                "{day}"
            );
        }
    }

    #[test]
    fn earlier_conditions_win() {
        let day = d(1, 3, 2025);
        let cancelled = Contract {
            cancelled_on: Some(day),
            decision: Some(Decision::Refused),
            ..running()
        };
        let refused = Contract {
            decision: Some(Decision::Refused),
            ..running()
        };
        let early = Contract {
            ended_early_on: Some(d(28, 2, 2025)),
            ..running()
        };
        let renewal = Contract {
            drafted_on: Some(day),
            ..Contract::new(2, ContractKind::Cer)
        };
        let is = |contract: &Contract, exit| {
            status_on(
                contract,
                &[running(), renewal.clone()],
                exit,
                Validation::Required,
                day,
            )
        };
        assert_eq!(is(&cancelled, None), ContractStatus::Cancelled);
        assert_eq!(is(&refused, None), ContractStatus::Refused);
        assert_eq!(is(&early, None), ContractStatus::EndedEarly);
        assert_eq!(is(&running(), Some(day)), ContractStatus::EndedEarly);
        assert_eq!(is(&running(), None), ContractStatus::RenewalUnderway);
    }

    #[test]
    fn a_renewal_counts_drafted_or_signed_an_amendment_does_not() {
        let day = d(1, 7, 2025);
        let next = Contract {
            follows: Some(1),
            drafted_on: Some(d(25, 6, 2025)),
            start: Some(d(1, 8, 2025)),
            end: Some(d(31, 1, 2026)),
            ..Contract::new(2, ContractKind::Cer)
        };
        let signed = Contract {
            signed_by_person_on: Some(d(28, 6, 2025)),
            signed_by_referent_on: Some(d(28, 6, 2025)),
            ..next.clone()
        };
        let amendment = Contract {
            start: Some(d(25, 6, 2025)),
            end: running().end,
            ..next.clone()
        };
        let refused = Contract {
            decision: Some(Decision::Refused),
            ..signed.clone()
        };
        let given_up = Contract {
            cancelled_on: Some(day),
            ..next.clone()
        };
        let table = [
            (next, ContractStatus::RenewalUnderway),
            (signed, ContractStatus::RenewalUnderway),
            (amendment, ContractStatus::ToRenew),
            (refused, ContractStatus::ToRenew),
            (given_up, ContractStatus::ToRenew),
        ];
        for (other, expected) in table {
            let all = [running(), other];
            assert_eq!(
                status_on(&running(), &all, None, Validation::Required, day),
                expected,
                "{:?}",
                all[1]
            );
        }
    }

    #[test]
    fn leaving_ends_a_contract_that_was_still_to_run() {
        let table = [
            (d(30, 7, 2025), d(31, 7, 2025), ContractStatus::EndedEarly),
            (d(31, 7, 2025), d(1, 8, 2025), ContractStatus::EndedEarly),
            (d(1, 8, 2025), d(2, 8, 2025), ContractStatus::Expired),
            (d(1, 3, 2025), d(28, 2, 2025), ContractStatus::InForce),
        ];
        for (exit, day, expected) in table {
            let found = status_on(&running(), &[], Some(exit), Validation::Required, day);
            assert_eq!(found, expected, "exit {exit}, {day}");
        }
    }

    #[test]
    fn without_validation_the_signatures_are_enough() {
        let undecided = Contract {
            decision: None,
            decided_on: None,
            ..running()
        };
        let day = d(1, 3, 2025);
        assert_eq!(
            status_on(&undecided, &[], None, Validation::Required, day),
            ContractStatus::AwaitingDecision
        );
        assert_eq!(
            status_on(&undecided, &[], None, Validation::NotRequired, day),
            ContractStatus::InForce
        );
    }

    #[test]
    fn every_code_reads_back() {
        for status in ContractStatus::ALL {
            assert_eq!(ContractStatus::from_code(status.code()), Some(*status));
        }
    }
}

//! The contract of a person in as few words as a column wants.
use crate::domain::contract::ContractStatus;
use crate::domain::date::Date;
use crate::ui::parts::preview::facts::has_end;
use crate::ui::prelude::*;

/// Status, with the end when it fits.
pub(super) fn contract(of: Option<(ContractStatus, Option<Date>)>, columns: usize) -> String {
    let Some((status, end)) = of else {
        return "—".to_owned();
    };
    let label = short_status(status);
    let dated = end
        .filter(|_| has_end(status))
        .map(|end| format!("{label}, {}", full(end)));
    dated
        .filter(|words| text::width(words) <= columns)
        .unwrap_or_else(|| label.to_owned())
}

/// Status in as few words as a column wants.
const fn short_status(status: ContractStatus) -> &'static str {
    match status {
        ContractStatus::EndedEarly => "Terminé avant",
        ContractStatus::RenewalUnderway => "Renouvellement",
        ContractStatus::ToRenew => "À renouveler",
        ContractStatus::Cancelled
        | ContractStatus::Refused
        | ContractStatus::Drafting
        | ContractStatus::AwaitingDecision
        | ContractStatus::ToCome
        | ContractStatus::Expired
        | ContractStatus::InForce => status.label(),
    }
}

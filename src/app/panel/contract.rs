//! Contracts with their status of the day, then the reviews.
use super::{Look, PanelRow, join, reviews};
use crate::domain::contract::{Contract, ContractStatus, Validation, status_on};
use crate::domain::date::{Date, full};
use crate::domain::record::{Entity, Row};
use crate::domain::vocabulary::Vocabulary;
use crate::store::{Beside, CaseFile};

/// Rows of the contract.
pub(super) fn rows(file: &CaseFile, today: Date) -> Vec<PanelRow> {
    let contracts: Vec<Contract> = file.contracts();
    let mut rows = Vec::new();
    for contract in contracts.iter().rev() {
        let Some(row) = file.row(Entity::Contract, contract.id) else {
            continue;
        };
        rows.extend(contract_rows(row, contract, &contracts, today));
    }
    if rows.is_empty() {
        rows.push(PanelRow::empty(
            "Aucun contrat. Touche n pour en préparer un.",
        ));
    }
    rows.extend(beside(&file.beside));
    rows.extend(reviews::rows(file));
    rows
}

/// The appointments before the contract, without target, and what the law says.
fn beside(beside: &Beside) -> Vec<PanelRow> {
    let counted = beside.appointments.iter().map(|it| {
        let hoped = match it.hoped {
            0 => String::new(),
            hoped => format!(" (repère du service : {hoped})"),
        };
        format!("{} : {}{hoped}", it.label, it.count)
    });
    let legal = beside.legal.iter().map(|it| {
        let until = it.due.map_or_else(
            || "date de départ inconnue".to_owned(),
            |due| format!("jusqu’au {}", full(due)),
        );
        format!("Information légale : {}, {until}", it.label)
    });
    counted
        .chain(legal)
        .map(|text| PanelRow {
            look: Look::Muted,
            ..PanelRow::new(None, text)
        })
        .collect()
}

fn contract_rows(row: &Row, contract: &Contract, all: &[Contract], today: Date) -> Vec<PanelRow> {
    let status = status_on(contract, all, None, Validation::NotRequired, today);
    let kind = Vocabulary::ContractKind.label(row.text("nature").unwrap_or_default());
    let rank = row.words("rang").to_lowercase();
    let dates = match (contract.start, contract.end) {
        (Some(start), Some(end)) => format!("du {} au {}", full(start), full(end)),
        (Some(start), None) => format!("depuis le {}", full(start)),
        (None, Some(end)) => format!("jusqu’au {}", full(end)),
        (None, None) => String::new(),
    };
    let look = match status {
        ContractStatus::InForce | ContractStatus::RenewalUnderway | ContractStatus::ToCome => {
            Look::Done
        }
        ContractStatus::ToRenew | ContractStatus::Drafting | ContractStatus::AwaitingDecision => {
            Look::Soon
        }
        ContractStatus::Expired
        | ContractStatus::EndedEarly
        | ContractStatus::Cancelled
        | ContractStatus::Refused => Look::Muted,
    };
    let target = Some((Entity::Contract, row.id));
    let head = join(&[kind, &rank, status.label(), &dates], " · ");
    let signed = [
        ("la personne", "signe_allocataire_le"),
        ("le référent", "signe_referent_le"),
    ]
    .map(|(who, field)| match row.date(field) {
        Some(date) => format!("signé par {who} le {}", full(date)),
        None => format!("à signer par {who}"),
    });
    vec![
        PanelRow::new(target, head).look(look),
        PanelRow::new(target, signed.join(", "))
            .look(Look::Muted)
            .indent(2),
    ]
}

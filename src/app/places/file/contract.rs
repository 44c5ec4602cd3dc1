//! The contracts of the open file: the one chosen, renewing it in one key, its next step.
use super::FileView;
use crate::app::prelude::*;
use crate::domain::contract::{ContractStatus, amended};
use crate::domain::date::full;

impl FileView {
    /// The contract of the row chosen; else the one being drawn up, else the latest.
    pub(super) fn contract_here(&self) -> Option<Id> {
        let of_row = self.target().and_then(|(entity, id)| match entity {
            Entity::Contract => Some(id),
            Entity::Commitment | Entity::ContractVersion => {
                self.file.row(entity, id)?.int("contrat_id")
            }
            _ => None,
        });
        let contracts = self.file.contracts();
        let mut all = contracts.iter();
        let drafted = all.rfind(|it| it.stands() && it.signed_on().is_none());
        let latest = contracts.iter().max_by_key(|it| (it.start, it.id));
        of_row.or_else(|| drafted.or(latest).map(|it| it.id))
    }

    /// The version of the row chosen; else the last one of the contract there.
    pub(super) fn version_here(&self) -> Option<Id> {
        if let Some((Entity::ContractVersion, id)) = self.target() {
            return Some(id);
        }
        let versions = self.file.versions(self.contract_here()?);
        versions.last().map(|row| row.id)
    }

    /// Whether there is a contract to renew, and if not why.
    pub(super) fn renewal_availability(&self, today: Date) -> Availability {
        let life = self.file.life();
        let Some(contract) = life.to_renew(today) else {
            let words = "Il n’y a pas de contrat à renouveler. Touche n pour en préparer un.";
            return Availability::no(words);
        };
        match life.status(contract, today) {
            ContractStatus::RenewalUnderway => {
                Availability::no("Le renouvellement de ce contrat est déjà en préparation.")
            }
            ContractStatus::ToCome => {
                let from = contract.start.map(full).unwrap_or_default();
                let words = format!("Le contrat suivant est déjà signé : il commence le {from}.");
                Availability::No(words)
            }
            _ if self.is_drawn_up(today) => {
                Availability::no("Un contrat est déjà en préparation : e l’ouvre, d le signe.")
            }
            _ => Availability::Yes,
        }
    }

    /// Whether a contract that is no amendment waits for its signatures.
    fn is_drawn_up(&self, today: Date) -> bool {
        let life = self.file.life();
        let home = life.present_stay().map(|stay| stay.id);
        life.contracts.iter().any(|it| {
            life.status(it, today) == ContractStatus::Drafting
                && life.stay(it).map(|stay| stay.id) == home
                && amended(it, &life.contracts).is_none()
        })
    }

    /// Opens the contract that follows, pre-filled.
    pub(super) fn renew(&self, today: Date) -> Turn {
        let life = self.file.life();
        let contract = life.to_renew(today).map(|it| it.id);
        contract.map(|id| Turn::form(Gesture::Renew(id))).into()
    }

    /// What « fait » asks of a contract: its signatures, then the decision.
    pub(super) fn contract_step(&self, id: Id, today: Date) -> Option<Gesture> {
        match self.file.contract_status(id, today)? {
            ContractStatus::Drafting => Some(Gesture::Sign(id)),
            ContractStatus::AwaitingDecision => Some(Gesture::Decide(id)),
            ContractStatus::Cancelled
            | ContractStatus::Refused
            | ContractStatus::EndedEarly
            | ContractStatus::ToCome
            | ContractStatus::Expired
            | ContractStatus::RenewalUnderway
            | ContractStatus::ToRenew
            | ContractStatus::InForce => None,
        }
    }
}

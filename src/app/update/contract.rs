//! Contracts: renewing in one key, signing and deciding, reading what was signed, and what is
//! doubtful about the contract of the form on top.
use super::super::App;
use super::super::action::Availability;
use super::super::file_view::FileView;
use super::super::layer::Layer;
use super::super::message::Message;
use super::super::reader::Reader;
use super::{Effects, nothing};
use crate::domain::contract::ContractStatus;
use crate::domain::contract::doubts::doubts;
use crate::domain::date::full;
use crate::domain::file::facts::contract as contract_of;
use crate::domain::record::Record;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::{Entity, Id};
use crate::gestures::request::Request;
use crate::store::Result;
use crate::words::reading::Reading;

impl App {
    /// The contract of the row chosen; else the one being drawn up, else the latest.
    pub(crate) fn contract_here(&self) -> Option<Id> {
        let view = self.file.as_ref()?;
        let of_row = view.target().and_then(|(entity, id)| match entity {
            Entity::Contract => Some(id),
            Entity::Commitment | Entity::ContractVersion => {
                view.file.row(entity, id)?.int("contrat_id")
            }
            _ => None,
        });
        let contracts = view.file.contracts();
        let drafted = contracts
            .iter()
            .rfind(|it| it.stands() && it.signed_on().is_none());
        let latest = contracts.iter().max_by_key(|it| (it.start, it.id));
        of_row.or_else(|| drafted.or(latest).map(|it| it.id))
    }

    /// The version of the row chosen; else the last one of the contract there.
    pub(crate) fn version_here(&self) -> Option<Id> {
        let view = self.file.as_ref()?;
        if let Some((Entity::ContractVersion, id)) = view.target() {
            return Some(id);
        }
        let versions = view.file.versions(self.contract_here()?);
        versions.last().map(|row| row.id)
    }

    /// Whether there is a contract to renew, and if not why.
    pub(crate) fn renewal_availability(&self) -> Availability {
        let Some(view) = &self.file else {
            return Availability::no("Ouvrez d’abord un dossier.");
        };
        let life = view.file.life();
        let Some(contract) = life.to_renew(self.today) else {
            return Availability::no(
                "Il n’y a pas de contrat à renouveler. Touche n pour en préparer un.",
            );
        };
        match life.status(contract, self.today) {
            ContractStatus::RenewalUnderway => {
                Availability::no("Le renouvellement de ce contrat est déjà en préparation.")
            }
            ContractStatus::ToCome => {
                let from = contract.start.map(full).unwrap_or_default();
                Availability::No(format!(
                    "Le contrat suivant est déjà signé : il commence le {from}."
                ))
            }
            _ if self.is_drawn_up(view) => {
                Availability::no("Un contrat est déjà en préparation : e l’ouvre, d le signe.")
            }
            _ => Availability::Yes,
        }
    }

    /// Whether a contract that is no amendment waits for its signatures.
    fn is_drawn_up(&self, view: &FileView) -> bool {
        let life = view.file.life();
        let home = life.present_stay().map(|stay| stay.id);
        life.contracts.iter().any(|it| {
            life.status(it, self.today) == ContractStatus::Drafting
                && life.stay(it).map(|stay| stay.id) == home
                && crate::domain::contract::amended(it, &life.contracts).is_none()
        })
    }

    /// Opens the contract that follows, pre-filled.
    pub(super) fn renew(&mut self) -> Effects {
        let life = self.file.as_ref().map(|view| view.file.life());
        let contract = life.and_then(|life| life.to_renew(self.today).map(|it| it.id));
        match contract {
            Some(id) => self.open_form(Request::Renew(id)),
            None => nothing(),
        }
    }

    /// What « fait » asks of a contract: its signatures, then the decision.
    pub(super) fn contract_step(&self, id: Id) -> Option<Request> {
        let view = self.file.as_ref()?;
        match view.file.contract_status(id, self.today)? {
            ContractStatus::Drafting => Some(Request::Sign(id)),
            ContractStatus::AwaitingDecision => Some(Request::Decide(id)),
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

    /// Opens something to read.
    pub(crate) fn read(&mut self, about: Reading) -> Effects {
        let reader = self
            .file
            .as_ref()
            .and_then(|view| Reader::open(about, &view.file, &self.base, self.today));
        match reader {
            Some(reader) => self.layers.push(Layer::Reader(reader)),
            None => {
                self.message = Some(Message::info(
                    "C’est la première version : il n’y en a pas d’avant.".to_owned(),
                ));
            }
        }
        nothing()
    }

    /// Compares the version that is read with the one before.
    pub(super) fn compare_version(&mut self) -> Effects {
        let Some(Layer::Reader(reader)) = self.layers.last() else {
            return nothing();
        };
        match reader.about {
            Reading::Version(id) => self.read(Reading::Comparison(id)),
            Reading::Comparison(_) => {
                self.layers.pop();
                nothing()
            }
            Reading::Commitments(_) | Reading::Hours => {
                self.message = Some(Message::info(
                    "Seules les versions d’un contrat se comparent.".to_owned(),
                ));
                nothing()
            }
        }
    }

    /// Finds again what is doubtful about the contract of the form on top.
    pub(super) fn look_at_contract(&mut self) -> Result<()> {
        let Some(Layer::Form(layer)) = self.layers.last() else {
            return Ok(());
        };
        let Some(person) = layer
            .person
            .filter(|_| layer.form.entity() == Entity::Contract)
        else {
            return Ok(());
        };
        let row = layer.form.as_row();
        let life = self.store.case_file(person)?.life();
        let contract = contract_of(ContractRecord::of(&row));
        let regime = life
            .stay(&contract)
            .map_or_else(|| life.regime(), |stay| stay.regime);
        let doubts = doubts(&row, &contract, &life, regime);
        if let Some(Layer::Form(layer)) = self.layers.last_mut() {
            layer.form.doubt(doubts);
        }
        Ok(())
    }
}

//! The contract: parties, dates, reciprocal commitments of both sides, hours, objectives and plan,
//! to whom a change is asked, signatures. What both sides signed is printed in the words kept at
//! the signature.
//!
//! Source: « DITP 2019, contrat vivant », reciprocal commitments and their common base.
mod commitments;
mod frozen;

use super::carnet::validation;
use super::goals::{Goal, goals};
use super::model::{Block, Document, Level, Signature, Table, TableRow, TypeSize};
use super::sheet::{paper, upright};
use super::source::Source;
use super::typography::in_words;
use super::words::{
    agent_name, cell_date, column, date_in_words, fact, facts, heading, paragraph, town,
};
use crate::domain::contract::{Contract, ContractKind, ContractRank, Length, hours_words};
use crate::domain::date::Date;
use crate::domain::follow_up::{Actor, Task};
use crate::domain::record::Record;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::contract::{CONTRACT, ContractRecord};
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::text::{capital, joined};
use crate::domain::vocabulary::ValidatedPart;

/// Printed under a contract signed elsewhere, whose words nobody kept here.
const WORDS_NOT_KEPT: &str = "Le texte du jour de la signature n’est pas enregistré : les engagements, les objectifs et les actions ci-dessus sont ceux du dossier aujourd’hui.";

/// The paper; nothing when there is no contract.
pub(super) fn build(source: &Source) -> Option<Document> {
    let (row, contract) = source.contract()?;
    let title = title(source, &contract);
    let mut blocks = parties(source, row, &contract);
    let signed = contract.signed_on().is_some();
    match kept(source, row).filter(|_| signed) {
        Some(text) => blocks.extend(frozen::blocks(text)),
        None => {
            blocks.push(heading(Level::One, "I. Engagements réciproques"));
            blocks.push(Block::Table(commitments::table(source, row)));
            blocks.extend(hours_words(&row).map(|words| facts([fact("Chaque semaine", words)])));
            blocks.extend(aims(source));
            if signed {
                blocks.push(Block::Note(WORDS_NOT_KEPT.to_owned()));
            }
        }
    }
    blocks.extend(decision(row));
    blocks.extend(change(source));
    blocks.extend(validation(source, ValidatedPart::Contract));
    blocks.push(Block::Signatures(signatures(source, row)));
    Some(paper(source, &title, TypeSize::Normal, [upright(blocks)]))
}

/// The words kept when both had signed.
fn kept<'a>(source: &'a Source, contract: ContractRecord<'_>) -> Option<&'a str> {
    let versions = source.file.versions(contract.id);
    versions
        .last()
        .map(|row| ContractVersionRecord::of(row))?
        .content()
}

/// « Contrat d’engagement, renouvellement ».
fn title(source: &Source, contract: &Contract) -> String {
    let kind = match contract.kind {
        ContractKind::Cer => source.template.title_cer.clone(),
        ContractKind::Engagement => source.template.title_engagement.clone(),
        ContractKind::Ppae => "Projet personnalisé d’accès à l’emploi".to_owned(),
        ContractKind::Cej => "Contrat d’engagement jeune".to_owned(),
        ContractKind::Pacea => {
            "Parcours contractualisé d’accompagnement vers l’emploi et l’autonomie".to_owned()
        }
        ContractKind::Other => "Contrat".to_owned(),
    };
    let rank = match source.file.contract_rank(contract.id) {
        Some(ContractRank::First) => "premier contrat",
        Some(ContractRank::Renewal) => "renouvellement",
        Some(ContractRank::Amendment) => "avenant",
        Some(ContractRank::Tacit) => "tacite reconduction",
        None => "",
    };
    joined([kind.as_str(), rank], ", ")
}

/// Between whom, for how long.
fn parties(source: &Source, row: ContractRecord<'_>, contract: &Contract) -> Vec<Block> {
    let person = source.identity();
    let born = person.and_then(AllocataireRecord::born_on);
    let home = person.map_or_else(String::new, |it| {
        let town = town(it);
        let lines = [it.address(), it.address_complement(), Some(&town)];
        joined(lines.into_iter().flatten(), ", ")
    });
    let number = person.and_then(AllocataireRecord::caf_number);
    vec![
        facts([
            fact("Durée", span(contract)),
            fact("Remplace ou complète", amended(source, row)),
        ]),
        heading(Level::One, "Qui s’engage"),
        heading(Level::Two, "La personne"),
        facts([
            fact("Nom", source.person()),
            fact("Date de naissance", date_in_words(born)),
            fact("Adresse", home),
            fact("N° CAF ou MSA", number.unwrap_or_default()),
        ]),
        heading(Level::Two, "Le service"),
        facts([
            fact("Structure", source.structure_name()),
            fact("Référent", source.referent_name()),
            fact("Signe pour le service", signatory(source, row)),
            fact("Téléphone", source.telephone()),
        ]),
    ]
}

/// Who signs for the service, when it is not the référent.
fn signatory(source: &Source, contract: ContractRecord<'_>) -> String {
    let agent = contract.signatory().and_then(|id| source.agent(id));
    let name = agent.map_or_else(String::new, agent_name);
    if name == source.referent_name() {
        String::new()
    } else {
        name
    }
}

/// « du 24 novembre 2026 au 23 mai 2027, soit 6 mois ».
fn span(contract: &Contract) -> String {
    match (contract.start, contract.end) {
        (Some(start), Some(end)) => {
            let length = Length::between(start, end)
                .map_or_else(String::new, |length| format!(", soit {}", length.words()));
            format!("du {} au {}{length}", in_words(start), in_words(end))
        }
        (Some(start), None) => format!("à partir du {}", in_words(start)),
        (None, Some(end)) => format!("jusqu’au {}", in_words(end)),
        (None, None) => "à fixer ensemble".to_owned(),
    }
}

/// « le contrat commencé le 2 janvier 2026 », for a renewal or an amendment.
fn amended(source: &Source, contract: ContractRecord<'_>) -> String {
    let before = contract.follows().and_then(|id| source.file.one(id));
    let start = date_in_words(before.and_then(ContractRecord::start));
    if start.is_empty() {
        start
    } else {
        format!("le contrat commencé le {start}")
    }
}

/// What the person wants to reach, and the plan.
fn aims(source: &Source) -> Vec<Block> {
    let last = source.file.last_situation().map(SituationRecord::of);
    let text = last.and_then(SituationRecord::aims);
    let goals: Vec<Goal<'_>> = goals(&source.file)
        .into_iter()
        .filter(|goal| !goal.is_given_up())
        .collect();
    let mut blocks = vec![heading(Level::One, "II. Objectifs et plan d’action")];
    blocks.extend(text.map(paragraph));
    let mut rows: Vec<TableRow> = goals.iter().flat_map(|goal| plan(source, goal)).collect();
    if rows.is_empty() {
        rows = vec![TableRow::Cells(vec![String::new(); 3]); 3];
    }
    blocks.push(Block::Table(Table {
        summary: "Objectifs du contrat et actions prévues".to_owned(),
        columns: vec![
            column("Actions", 45),
            column("Acteur", 35),
            column("Échéances", 20),
        ],
        rows,
    }));
    blocks
}

fn plan(source: &Source, goal: &Goal<'_>) -> Vec<TableRow> {
    let due = date_in_words(goal.due());
    let title = goal.named(" : ");
    let due = if due.is_empty() {
        due
    } else {
        format!("échéance : {due}")
    };
    let actions = goal.undertaken();
    std::iter::once(TableRow::Group(joined([title.as_str(), &due], ", ")))
        .chain(actions.map(|it| {
            TableRow::Cells(vec![
                it.label().unwrap_or_default().to_owned(),
                source.actor(it),
                cell_date(it.due()),
            ])
        }))
        .collect()
}

/// Which body decides after the signatures, and what it decided.
fn decision(contract: ContractRecord<'_>) -> Vec<Block> {
    let body = contract.words(CONTRACT.body.name);
    let decision = contract.decision().map_or_else(String::new, |decision| {
        let on = contract.decided_on();
        let on = on.map_or_else(String::new, |day| format!(" le {}", in_words(day)));
        format!("{}{on}", decision.label())
    });
    if body.is_empty() && decision.is_empty() {
        return Vec::new();
    }
    vec![
        heading(Level::Two, "Validation"),
        facts([fact("Instance", body), fact("Décision", decision)]),
    ]
}

/// To whom a change is asked, by the model of the follow-up.
///
/// Source: « DITP 2019, orientation et suivi », three models of follow-up.
fn change(source: &Source) -> Vec<Block> {
    let follow_up = source.file.follow_up(source.today());
    let who = follow_up.who(Task::Change);
    let agents = who.agents.iter().filter_map(|id| source.agent(*id));
    let names: Vec<String> = agents.map(agent_name).collect();
    let both = names.join(" ou ");
    let whom = match who.actor {
        Actor::EitherReferent | Actor::BothReferents => {
            joined(["à l’un ou l’autre de vos référents", &both], ", ")
        }
        Actor::DedicatedTeam => {
            let contact = follow_up.team_contact.unwrap_or_default();
            let team = who.team.unwrap_or_default();
            joined(["à l’équipe qui vous suit", &team, &contact], ", ")
        }
        Actor::CoordinatingReferent | Actor::LastingReferent | Actor::Accompagnateur => {
            joined(["à votre référent", &both], ", ")
        }
    };
    vec![
        heading(Level::Two, "Demander un changement"),
        paragraph(format!(
            "Vous pouvez demander à tout moment que ce contrat ou votre accompagnement change. {}.",
            capital(&format!("adressez-vous {whom}"))
        )),
    ]
}

/// Where each side signs, or when it did.
fn signatures(source: &Source, contract: ContractRecord<'_>) -> Vec<Signature> {
    let on = |day: Option<Date>| day.map(|day| format!("Signé le {}", in_words(day)));
    let service = signatory(source, contract);
    vec![
        Signature {
            who: "La personne".to_owned(),
            name: source.person(),
            done: on(contract.signed_by_person_on()),
        },
        Signature {
            who: "Pour le service, le référent".to_owned(),
            name: if service.is_empty() {
                source.referent_name()
            } else {
                service
            },
            done: on(contract.signed_by_referent_on()),
        },
    ]
}

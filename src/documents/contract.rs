//! The contract: parties, dates, reciprocal commitments of both sides, hours, objectives and plan,
//! to whom a change is asked, signatures. What both sides signed is printed in the words kept at
//! the signature.
//!
//! Source: « DITP 2019, contrat vivant », reciprocal commitments and their common base.
mod commitments;
mod frozen;

use super::goals::{Goal, goals};
use super::model::{Block, Document, Level, Signature, Table, TableRow, TypeSize};
use super::sheet::{paper, upright};
use super::source::Source;
use super::typography::in_words;
use super::words::{
    agent_name, capital, cell_date, column, date_in_words, fact, facts, heading, join, paragraph,
};
use crate::domain::contract::{Contract, ContractKind, ContractRank, Length, hours_words};
use crate::domain::follow_up::{Actor, Task};
use crate::domain::record::{Entity, Row};
use crate::domain::vocabulary::Vocabulary;

/// Said of a contract signed elsewhere, whose words nobody kept here.
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
            blocks.extend(hours(row));
            blocks.extend(aims(source));
            if signed {
                blocks.push(Block::Note(WORDS_NOT_KEPT.to_owned()));
            }
        }
    }
    blocks.extend(decision(row));
    blocks.extend(change(source));
    blocks.extend(super::carnet::validation(source, "contrat"));
    blocks.push(Block::Signatures(signatures(source, row)));
    let parts = vec![upright(blocks)];
    Some(paper(source, &title, TypeSize::Normal, parts))
}

/// The words kept when both had signed.
fn kept<'a>(source: &'a Source, contract: &Row) -> Option<&'a str> {
    let versions = source.file.versions(contract.id);
    versions.last().and_then(|row| row.text("contenu"))
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
    join([kind.as_str(), rank], ", ")
}

/// Between whom, for how long.
fn parties(source: &Source, row: &Row, contract: &Contract) -> Vec<Block> {
    let identity = |field| source.identity(field);
    let born = source
        .file
        .identity()
        .map_or_else(String::new, |row| date_in_words(row, "ne_le"));
    let town = join(
        [identity("code_postal").as_str(), &identity("commune")],
        " ",
    );
    let home = join(
        [identity("adresse").as_str(), &identity("complement"), &town],
        ", ",
    );
    vec![
        facts([
            fact("Durée", span(contract)),
            fact("Remplace ou complète", amended(source, row)),
        ]),
        heading(Level::One, "Qui s’engage"),
        heading(Level::Two, "La personne"),
        facts([
            fact("Nom", source.person()),
            fact("Date de naissance", born),
            fact("Adresse", home),
            fact("N° CAF ou MSA", identity("n_caf")),
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
fn signatory(source: &Source, row: &Row) -> String {
    let agent = row.int("signataire_id").and_then(|id| source.agent(id));
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
fn amended(source: &Source, row: &Row) -> String {
    let before = row
        .int("suite_de_id")
        .and_then(|id| source.file.row(Entity::Contract, id));
    let start = before.map_or_else(String::new, |row| date_in_words(row, "debut"));
    if start.is_empty() {
        start
    } else {
        format!("le contrat commencé le {start}")
    }
}

fn hours(row: &Row) -> Option<Block> {
    hours_words(row).map(|words| facts([fact("Chaque semaine", words)]))
}

/// What the person wants to reach, and the plan.
fn aims(source: &Source) -> Vec<Block> {
    let text = source
        .file
        .last_situation()
        .and_then(|row| row.text("objectifs"));
    let goals: Vec<Goal<'_>> = goals(&source.file)
        .into_iter()
        .filter(|goal| {
            let status = goal.objective.and_then(|row| row.text("statut"));
            status != Some("abandonne")
        })
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
    let due = goal
        .objective
        .map_or_else(String::new, |row| date_in_words(row, "echeance"));
    let title = join([goal.title().as_str(), goal.wording()], " : ");
    let due = if due.is_empty() {
        due
    } else {
        format!("échéance : {due}")
    };
    let actions = goal
        .actions
        .iter()
        .filter(|row| row.text("statut") != Some("pas_fait"));
    std::iter::once(TableRow::Group(join([title.as_str(), &due], ", ")))
        .chain(actions.map(|action| {
            TableRow::Cells(vec![
                action.text("libelle").unwrap_or_default().to_owned(),
                source.actor(action),
                cell_date(action, "echeance"),
            ])
        }))
        .collect()
}

/// Which body decides after the signatures, and what it decided.
fn decision(row: &Row) -> Vec<Block> {
    let body = row.words("instance");
    let decision = row.text("decision").map_or_else(String::new, |code| {
        let on = row
            .date("decide_le")
            .map_or_else(String::new, |day| format!(" le {}", in_words(day)));
        format!("{}{on}", Vocabulary::ContractDecision.label(code))
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
            join(["à l’un ou l’autre de vos référents", &both], ", ")
        }
        Actor::DedicatedTeam => {
            let contact = follow_up.team_contact.unwrap_or_default();
            let team = who.team.unwrap_or_default();
            join(["à l’équipe qui vous suit", &team, &contact], ", ")
        }
        Actor::CoordinatingReferent | Actor::LastingReferent | Actor::Accompagnateur => {
            join(["à votre référent", &both], ", ")
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
fn signatures(source: &Source, row: &Row) -> Vec<Signature> {
    let on = |field| {
        row.date(field)
            .map(|day| format!("Signé le {}", in_words(day)))
    };
    let service = signatory(source, row);
    vec![
        Signature {
            who: "La personne".to_owned(),
            name: source.person(),
            done: on("signe_allocataire_le"),
        },
        Signature {
            who: "Pour le service, le référent".to_owned(),
            name: if service.is_empty() {
                source.referent_name()
            } else {
                service
            },
            done: on("signe_referent_le"),
        },
    ]
}

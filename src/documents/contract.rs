//! The contract: parties, dates, reciprocal commitments of both sides, hours, objectives and plan,
//! to whom a change is asked, signatures. What both sides signed is printed in the words kept at
//! the signature.
//!
//! Source: « DITP 2019, contrat vivant », reciprocal commitments and their common base.
mod commitments;
mod frozen;

use super::goals::kept_goals;
use super::model::Signature;
use super::pages::contract_kind;
use super::prelude::*;
use super::typography::in_words;
use crate::domain::contract::{Contract, ContractKind, ContractRank, Goal, Length, hours_words};
use crate::domain::follow_up::{Actor, Task};
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::validation::ValidatedPart;
use crate::domain::vocabulary::Decision;

/// Said of a contract signed elsewhere, whose words nobody kept here.
const WORDS_NOT_KEPT: &str = "Le texte du jour de la signature n’est pas enregistré : les engagements, les objectifs et les actions ci-dessus sont ceux du dossier aujourd’hui.";

/// The paper; nothing when there is no contract.
pub(super) fn build(source: &Source) -> Option<Document> {
    let (row, contract) = source.contract()?;
    let row = ContractRecord::of(row);
    let title = title(source, &contract);
    let mut blocks = parties(source, row, &contract);
    let signed = contract.signed_on().is_some();
    match kept(source, &row).filter(|_| signed) {
        Some(text) => blocks.extend(frozen::blocks(text)),
        None => {
            blocks.push(heading(Level::One, "I. Engagements réciproques"));
            blocks.push(Block::Table(commitments::table(source, row.id)));
            blocks.extend(hours(row));
            blocks.extend(aims(source));
            if signed {
                blocks.push(Block::Note(WORDS_NOT_KEPT.to_owned()));
            }
        }
    }
    blocks.extend(decision(row));
    blocks.extend(change(source));
    blocks.extend(super::carnet::validation(source, ValidatedPart::Contract));
    blocks.push(Block::Signatures(signatures(source, row)));
    Some(paper(source, &title, TypeSize::Normal, [upright(blocks)]))
}

/// The words kept when both had signed.
fn kept<'a>(source: &'a Source, contract: &ContractRecord<'_>) -> Option<&'a str> {
    let versions = source.file.versions(contract.id);
    ContractVersionRecord::of(versions.last()?).content()
}

/// « Contrat d’engagement, renouvellement ».
fn title(source: &Source, contract: &Contract) -> String {
    let kind = match contract.kind {
        ContractKind::Cer => source.template.title_cer.clone(),
        ContractKind::Engagement => source.template.title_engagement.clone(),
        ContractKind::Other => "Contrat".to_owned(),
        kind => contract_kind(Some(kind)).to_owned(),
    };
    let rank = match source.file.contract_rank(contract.id) {
        Some(ContractRank::First) => "premier contrat",
        Some(ContractRank::Renewal) => "renouvellement",
        Some(ContractRank::Amendment) => "avenant",
        Some(ContractRank::Tacit) => "tacite reconduction",
        None => "",
    };
    joined([&*kind, rank], ", ")
}

/// Between whom, for how long.
fn parties(source: &Source, row: ContractRecord<'_>, contract: &Contract) -> Vec<Block> {
    let person = source.identity();
    let born = date_in_words(person.and_then(AllocataireRecord::born_on));
    let home = person.map(|it| [it.address(), it.address_complement()]);
    let home = home.into_iter().flatten().flatten();
    let town = source.town();
    let home = joined(home.chain([&*town]), ", ");
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
            fact("Date de naissance", born),
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
fn signatory<'a>(source: &'a Source, row: ContractRecord<'_>) -> &'a str {
    let name = source.agent(row.signatory());
    if name == source.referent_name() {
        ""
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
fn amended(source: &Source, row: ContractRecord<'_>) -> String {
    let before = row.follows();
    let start = before.and_then(|id| source.file.one::<ContractRecord<'_>>(id)?.start());
    enclosed("le contrat commencé le ", &date_in_words(start), "")
}

fn hours(row: ContractRecord<'_>) -> Option<Block> {
    hours_words(row.row()).map(|words| facts([fact("Chaque semaine", words)]))
}

/// What the person wants to reach, and the plan.
fn aims(source: &Source) -> Vec<Block> {
    let last = source.file.evaluations().into_iter().next();
    let text = last.and_then(SituationRecord::aims);
    let goals = kept_goals(&source.file);
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
    let due = date_in_words(goal.objective.and_then(ObjectiveRecord::due));
    let title = joined([&*goal.title(), goal.wording()], " : ");
    let due = enclosed("échéance : ", &due, "");
    let actions = goal.actions.iter().map(|action| {
        TableRow::Cells(vec![
            action.label().unwrap_or_default().to_owned(),
            source.actor(*action),
            cell_date(action.due()),
        ])
    });
    let title = TableRow::Group(joined([&*title, &due], ", "));
    std::iter::once(title).chain(actions).collect()
}

/// Which body decides after the signatures, and what it decided.
fn decision(row: ContractRecord<'_>) -> Vec<Block> {
    let body = row.words("instance");
    let on = enclosed(" le ", &date_in_words(row.decided_on()), "");
    let decision = row.decision().map(Decision::label);
    let decision = enclosed("", decision.unwrap_or_default(), &on);
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
    let names = who.agents.iter().map(|id| source.agent(Some(*id)));
    let both = joined(names.collect::<Vec<_>>(), " ou ");
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
fn signatures(source: &Source, row: ContractRecord<'_>) -> Vec<Signature> {
    let signature = |who: &str, name: &str, on: Option<Date>| Signature {
        who: who.to_owned(),
        name: name.to_owned(),
        done: on.map(|day| format!("Signé le {}", in_words(day))),
    };
    let service = match signatory(source, row) {
        "" => source.referent_name(),
        name => name,
    };
    let (person, referent) = (row.signed_by_person_on(), row.signed_by_referent_on());
    vec![
        signature("La personne", &source.person(), person),
        signature("Pour le service, le référent", service, referent),
    ]
}

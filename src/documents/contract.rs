//! The contract: parties, dates, reciprocal commitments of both sides, hours, objectives and plan,
//! to whom a change is asked, signatures. What both sides signed is printed in the words kept at
//! the signature.
//!
//! Source: « DITP 2019, contrat vivant », reciprocal commitments and their common base.
mod frozen;

use super::model::{Fact, Signature};
use super::pages::{added, contract_kind, read_again};
use super::prelude::*;
use super::typography::in_words;
use crate::domain::contract::{Contract, ContractKind, ContractRank, Length, Told, text, titles};
use crate::domain::follow_up::{Actor, Task};
use crate::domain::record::Entity;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::validation::{ValidatedPart, validations_of};
use crate::domain::vocabulary::Decision;
use crate::words::contract::service;
use frozen::Frozen;

/// Said of a contract signed elsewhere, whose words nobody kept here.
const WORDS_NOT_KEPT: &str = "Le texte du jour de la signature n’est pas enregistré : les engagements, les objectifs et les actions ci-dessus sont ceux du dossier aujourd’hui.";

/// What the person said of that contract, the last time they read it.
fn validation(source: &Source, contract: Id) -> Vec<Block> {
    let rows = source.file.rows(Entity::Validation);
    let all = validations_of(rows, ValidatedPart::Contract, Some(contract));
    let last = all.first().map(|row| {
        let words = paragraph(read_again(row));
        std::iter::once(words).chain(added(row))
    });
    last.into_iter().flatten().collect()
}

/// The paper; nothing when there is no contract.
pub(super) fn build(source: &Source) -> Option<Document> {
    let (row, contract) = source.contract()?;
    let row = ContractRecord::of(row);
    let title = title(source, &contract);
    let signed = contract.signed_on();
    let kept = kept(source, &row).filter(|_| signed.is_some());
    let words = kept.map_or_else(|| words(source, row), str::to_owned);
    let frozen = Frozen::of(&words);
    let mut blocks = parties(source, row, &contract, &frozen);
    blocks.extend(law(source, &contract));
    blocks.push(heading(Level::One, "I. Engagements réciproques"));
    blocks.extend(frozen.commitments());
    blocks.push(heading(Level::One, "II. Objectifs et plan d’action"));
    blocks.extend(frozen.plan());
    if signed.is_some() && kept.is_none() {
        blocks.push(Block::Note(WORDS_NOT_KEPT.to_owned()));
    }
    blocks.extend(decision(row));
    blocks.extend(change(source));
    blocks.extend(appeal(source));
    let situation = frozen.situation();
    if !situation.is_empty() {
        blocks.push(heading(Level::One, titles::SITUATION));
        blocks.push(Block::Facts(situation));
    }
    blocks.extend(validation(source, row.id));
    blocks.push(Block::Signatures(signatures(source, row)));
    let paper = paper(source, &title, TypeSize::Normal, [upright(blocks)]);
    let version = match signed.filter(|_| kept.is_some()) {
        Some(on) => source.stamp.of_signed(on),
        None => paper.version,
    };
    Some(Document { version, ..paper })
}

/// The words kept when both had signed.
fn kept<'a>(source: &'a Source, contract: &ContractRecord<'_>) -> Option<&'a str> {
    let versions = source.file.versions(contract.id);
    ContractVersionRecord::of(versions.last()?).content()
}

/// The words that would be kept if it were signed now.
fn words(source: &Source, row: ContractRecord<'_>) -> String {
    let own = source.file.own_commitments(row.id);
    let service = service(&source.file, &source.names, row.signatory(), source.today());
    let base = &source.template.base;
    let signatory = source.agent(row.signatory());
    text(
        &source
            .file
            .wording(row.row(), base, own, signatory, service),
    )
}

/// What the law says of it, in the words of the template.
///
/// Source: articles L262-34 to L262-36 of the CASF, L5411-6 of the code du travail.
fn law(source: &Source, contract: &Contract) -> Vec<Block> {
    let words = &source.template.contract;
    let law = match contract.kind {
        ContractKind::Cer => &words.law_cer,
        ContractKind::Engagement => &words.law_engagement,
        _ => return Vec::new(),
    };
    law.iter().map(paragraph).collect()
}

/// How a decision is appealed against, in the words of the template.
///
/// Source: article L262-47 of the CASF.
fn appeal(source: &Source) -> Vec<Block> {
    let words = &source.template.contract.appeal;
    if words.is_empty() {
        return Vec::new();
    }
    let title = heading(Level::Two, "Si vous n’êtes pas d’accord");
    std::iter::once(title)
        .chain(words.iter().map(paragraph))
        .collect()
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

/// Between whom, for how long: as it was on the day of the signature, and how to reach the service now.
fn parties(
    source: &Source,
    row: ContractRecord<'_>,
    contract: &Contract,
    frozen: &Frozen<'_>,
) -> Vec<Block> {
    let of = |kept: Vec<Fact>, now: Vec<Told>| match kept.is_empty() {
        true => now
            .into_iter()
            .filter_map(|(label, value)| fact(label, value))
            .collect(),
        false => kept,
    };
    let person = of(frozen.party(titles::PERSON), source.file.person_told());
    let day = contract.signed_on().unwrap_or(source.today());
    let now = service(&source.file, &source.names, row.signatory(), day);
    let mut service = of(frozen.party(titles::SERVICE), now);
    if service.iter().all(|it| it.label != "Structure") {
        service.splice(0..0, fact("Structure", source.structure_name()));
    }
    service.extend(fact("Téléphone", source.telephone_on(day)));
    service.extend(fact("Courriel", source.mail_on(day)));
    vec![
        facts([
            fact("Durée", span(contract)),
            fact("Remplace ou complète", amended(source, row)),
            fact("Référence", reference(source, row)),
        ]),
        heading(Level::One, titles::PARTIES),
        heading(Level::Two, titles::PERSON),
        Block::Facts(person),
        heading(Level::Two, titles::SERVICE),
        Block::Facts(service),
    ]
}

/// « Dossier n° 12, contrat n° 2 », with the number of the person in the département when it is known.
fn reference(source: &Source, row: ContractRecord<'_>) -> String {
    let here = format!("dossier n° {}", source.file.person);
    let place = source.place_of_contract(row.id);
    let contract = place.map_or_else(String::new, |at| format!("contrat n° {at}"));
    let outside = source.identity().and_then(AllocataireRecord::external_id);
    let outside = enclosed("département : ", outside.unwrap_or_default(), "");
    joined([here, contract, outside], ", ")
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
        Signature {
            who: "Cachet de la structure".to_owned(),
            name: String::new(),
            done: Some(String::new()),
        },
    ]
}

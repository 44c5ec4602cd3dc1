//! Contract of mutual commitments.
use super::prelude::*;
use crate::domain::date::full;
use crate::domain::vocabulary::{ContractKind, ContractRank, Decision};

record! {
    /// Contract of mutual commitments.
    pub struct ContractRecord;
    pub const CONTRACT: ContractFields;
    kind Contract {
        table: "contrat", the: "le contrat", title: "Contrat",
        section: Section::Contract, panel: Panel::Contract, check: check,
        plural: Some("Contrats"),
    }
    person: id = owner();
    parcours: id = internal(reference("parcours_id", "Parcours", Entity::Parcours));
    kind: (ContractKind) = required(choice("nature", "Nature", V::ContractKind));
    follows: id = internal(reference("suite_de_id", "Fait suite à", Entity::Contract));
    rank: (ContractRank) = choice("rang", "Rang (calculé si vide)", V::ContractRank).rare();
    form: code = choice("formulaire", "Formulaire", V::ContractForm).silent().rare();
    drafted_on: date = past("redige_le", "Projet rédigé le");
    signed_by_person_on: date = past("signe_allocataire_le", "Signé par la personne le");
    signed_by_referent_on: date = past("signe_referent_le", "Signé par le référent le");
    signatory: id = reference("signataire_id", "Signé pour le service par", Entity::Agent);
    start: date = near("debut", "Début");
    end: date = future("fin", "Fin").after(&["debut"]);
    transmitted_on: date = past("transmis_le", "Transmis le").rare();
    body: code = choice("instance", "Instance qui décide", V::OrientingBody).rare();
    decision: (Decision) = choice("decision", "Décision", V::ContractDecision).known_by("decide_le");
    decided_on: date = past("decide_le", "Décidé le");
    ended_early_on: date = past("fin_anticipee_le", "Terminé avant l’échéance le").after(&["debut"]).announced().rare();
    cancelled_on: date = past("annule_le", "Annulé le").rare();
    weekly_hours: int = number("heures_semaine", "Heures par semaine", 0, 35).silent();
    hours_ground: code = choice("heures_motif", "Si moins de 15 h, pourquoi", V::HoursGround).seen_as(Section::Reasons).rare();
    hours_note: text = line("heures_note", "Précision sur les heures").seen_as(Section::Reasons).rare();
    felt: code = choice("vecu", "Comment la personne le vit", V::ContractFeeling).silent()
        .guided(FUNDING_SUMMARY, "Ce que la personne en dit, si elle veut le dire\u{a0}: une adhésion, une contrainte.");
    felt_words: text = line("vecu_parole", "Avec ses mots").rare();
    note: text = line("note", "Remarque").rare();
}

/// A contract ends after its signatures, which come after its draft; a decision has its date; its
/// kind exists that day.
fn check(contract: ContractRecord<'_>, _today: Date) -> Vec<Issue> {
    let mut issues = Vec::new();
    if contract.decision().is_some() && contract.decided_on().is_none() {
        let (decision, on) = (CONTRACT.decision.name, CONTRACT.decided_on.name);
        issues.push(Issue::warning(
            on,
            &[decision, on],
            "Indiquez la date de la décision.",
        ));
    }
    let signatures = [
        (
            CONTRACT.signed_by_person_on.name,
            contract.signed_by_person_on(),
        ),
        (
            CONTRACT.signed_by_referent_on.name,
            contract.signed_by_referent_on(),
        ),
    ];
    let signed = signatures.iter().filter_map(|(_, on)| *on).max();
    if let (Some(signed), Some(end)) = (signed, contract.end())
        && end < signed
    {
        let [(person, _), (referent, _)] = signatures;
        issues.push(Issue::warning(
            CONTRACT.end.name,
            &[person, referent, CONTRACT.end.name],
            "Le contrat se termine avant d’être signé. Vérifiez les dates.",
        ));
    }
    for (name, on) in signatures {
        if let (Some(drafted), Some(on)) = (contract.drafted_on(), on)
            && on < drafted
        {
            let sentence = format!(
                "Cette signature est avant le projet, rédigé le {}. Vérifiez les dates.",
                full(drafted)
            );
            issues.push(Issue::warning(
                name,
                &[CONTRACT.drafted_on.name, name],
                sentence,
            ));
        }
    }
    issues.extend(kind_in_law(contract));
    issues
}

/// The law does not have every kind of contract at every date.
fn kind_in_law(contract: ContractRecord<'_>) -> Option<Issue> {
    let kind = contract.kind()?;
    let day = contract.signed_by_person_on().or(contract.drafted_on())?;
    let label = kind.label();
    let sentence = match kind.in_law() {
        (Some(from), _) if day < from => {
            format!(
                "«\u{a0}{label}\u{a0}» n’existe que depuis le {}.",
                full(from)
            )
        }
        (_, Some(to)) if to < day => {
            format!(
                "«\u{a0}{label}\u{a0}» ne se signe plus depuis le {}.",
                full(to)
            )
        }
        (_, _) => return None,
    };
    let about = [
        CONTRACT.kind.name,
        CONTRACT.drafted_on.name,
        CONTRACT.signed_by_person_on.name,
    ];
    Some(Issue::warning(CONTRACT.kind.name, &about, sentence))
}

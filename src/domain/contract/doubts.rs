//! What the other contracts of a person and the law say of a contract that is being written. Knows no
//! form and no store.
use super::{Contract, ContractKind, Life, Regime, USUAL_HOURS};
use crate::domain::date::full;
use crate::domain::record::contract::{CONTRACT, ContractRecord};
use crate::domain::record::{Issue, Record, Row};

/// What the other contracts and the law say of a contract: hours, and days that two contracts of a
/// kind share. Source of the hours: article L5411-6 of the code du travail.
pub fn doubts(row: &Row, contract: &Contract, life: &Life, regime: Regime) -> Vec<Issue> {
    let mut issues = Vec::new();
    if regime == Regime::FullEmployment && contract.kind == ContractKind::Engagement {
        issues.extend(hours(ContractRecord::of(row)));
    }
    if let Some(other) = life.overlapping(contract) {
        let days = match (other.start, other.last_day()) {
            (Some(start), Some(end)) => format!("du {} au {}", full(start), full(end)),
            (start, _) => start.map_or_else(String::new, |start| format!("du {}", full(start))),
        };
        let sentence = format!(
            "Un autre contrat court sur les mêmes jours\u{a0}: {} {days}.",
            other.kind.label()
        );
        issues.push(Issue::warning(
            CONTRACT.start.name,
            &[CONTRACT.start.name, CONTRACT.end.name],
            sentence,
        ));
    }
    issues
}

/// Fifteen hours, fewer with the person’s own reason, none with one of the grounds of the law.
fn hours(contract: ContractRecord<'_>) -> Option<Issue> {
    let about = [CONTRACT.weekly_hours.name, CONTRACT.hours_ground.name];
    let [_, ground] = about;
    let error = |sentence: &str| Some(Issue::error(ground, &about, sentence));
    let warning = |field, sentence: &str| Some(Issue::warning(field, &about, sentence));
    match (contract.weekly_hours(), contract.hours_ground()) {
        (None, _) => warning(
            CONTRACT.weekly_hours.name,
            &format!("Indiquez les heures par semaine\u{a0}: {USUAL_HOURS} le plus souvent."),
        ),
        (Some(0), None) => error(
            "Sans durée\u{a0}: choisissez le motif (santé, handicap, invalidité, garde d’enfant).",
        ),
        (Some(0), Some("individuelle")) => warning(
            ground,
            "Ce motif est celui d’un contrat de moins d’heures, pas d’un contrat sans durée.",
        ),
        (Some(hours), None) if hours < USUAL_HOURS => error(&format!(
            "Moins de {USUAL_HOURS} heures\u{a0}: indiquez la raison propre à la personne."
        )),
        (Some(hours), Some(_)) if hours >= USUAL_HOURS => warning(
            ground,
            &format!("Ce motif ne concerne que les contrats de moins de {USUAL_HOURS} heures."),
        ),
        (Some(_), _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::from_iso;
    use crate::domain::record::Entity;
    use crate::domain::record::Severity;
    use crate::domain::record::check;

    fn blank() -> Row {
        Row::blank(Entity::Contract)
    }

    #[test]
    fn fewer_hours_ask_for_a_reason_under_the_law_for_full_employment() {
        use Severity::{Error, Warning};
        let table = [
            (Some(15), None, None),
            (Some(20), None, None),
            (Some(14), None, Some(Error)),
            (Some(14), Some("individuelle"), None),
            (Some(0), None, Some(Error)),
            (Some(0), Some("sante"), None),
            (Some(0), Some("individuelle"), Some(Warning)),
            (Some(15), Some("sante"), Some(Warning)),
            (None, None, Some(Warning)),
        ];
        for (given, ground, expected) in table {
            let mut row = blank().with("nature", "contrat_engagement");
            row = given.map_or(row.clone(), |hours: i64| row.with("heures_semaine", hours));
            row = ground.map_or(row.clone(), |ground| row.with("heures_motif", ground));
            let contract = Contract::new(1, ContractKind::Engagement);
            let found = |regime| {
                let issues = doubts(&row, &contract, &Life::default(), regime);
                issues.first().map(|issue| issue.severity)
            };
            assert_eq!(
                found(Regime::FullEmployment),
                expected,
                "{given:?} {ground:?}"
            );
            assert_eq!(found(Regime::Reciprocal), None);
        }
    }

    fn today() -> crate::domain::date::Date {
        from_iso("2026-11-21").unwrap()
    }

    #[test]
    fn a_kind_that_the_law_does_not_have_that_day_is_doubted() {
        let table = [
            ("contrat_engagement", "2024-12-31", true),
            ("contrat_engagement", "2025-01-01", false),
            ("ppae", "2024-12-31", false),
            ("ppae", "2025-01-01", true),
            ("cer", "2026-11-21", false),
        ];
        for (kind, day, doubted) in table {
            let row = blank().with("nature", kind).with("redige_le", day);
            assert_eq!(!check(&row, today()).is_empty(), doubted, "{kind} {day}");
        }
    }

    #[test]
    fn a_signature_before_the_draft_and_shared_days_are_said() {
        let row = blank()
            .with("redige_le", "2026-11-21")
            .with("signe_referent_le", "2026-11-20");
        let issues = check(&row, today());
        assert_eq!(issues[0].field, "signe_referent_le");
        assert_eq!(issues[0].severity, Severity::Warning);
        let day = from_iso;
        let other = Contract {
            signed_by_person_on: day("2026-01-01"),
            signed_by_referent_on: day("2026-01-01"),
            start: day("2026-01-01"),
            end: day("2026-12-31"),
            ..Contract::new(1, ContractKind::Cer)
        };
        let new = Contract {
            start: day("2026-11-21"),
            end: day("2027-05-20"),
            ..Contract::new(0, ContractKind::Cer)
        };
        let life = Life {
            contracts: vec![other],
            stays: Vec::new(),
        };
        let issues = doubts(&blank(), &new, &life, Regime::Reciprocal);
        assert!(
            issues[0]
                .sentence
                .contains("CER du 01/01/2026 au 31/12/2026")
        );
    }
}

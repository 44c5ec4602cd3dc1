//! The indicators, as data: id, words, what is counted, which target. Knows no period.
//!
//! Sources: « DITP 2019, orientation et suivi », « DITP 2019, contrat vivant », « Lot, fiche
//! MAPPI », the DREES survey on RSA beneficiaries, the tables of WebRSA and rdv-insertion.
use crate::domain::rules::{Rule, RuleBook};
use crate::store::{Awaited, CaseEnd, Measure, RightsHeld};

/// How an indicator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A rate: numerator over denominator.
    Rate,
    /// A mean number of days: the numerator is their sum, and there is no rate.
    Days,
}

/// Where the target of an indicator is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// There is none.
    None,
    /// In the rule of that slug or code, when the rule set uses it.
    Rule(&'static str),
}

/// One indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// « I4 ».
    pub id: &'static str,
    /// Its full label.
    pub label: &'static str,
    /// The same in at most 27 columns.
    pub short: &'static str,
    /// What is counted.
    pub measure: Measure,
    /// How it reads.
    pub shape: Shape,
    /// Its target.
    pub target: Target,
}

const fn rate(
    id: &'static str,
    label: &'static str,
    short: &'static str,
    measure: Measure,
    target: Target,
) -> Indicator {
    Indicator {
        id,
        label,
        short,
        measure,
        shape: Shape::Rate,
        target,
    }
}

const fn days(
    id: &'static str,
    label: &'static str,
    short: &'static str,
    measure: Measure,
) -> Indicator {
    Indicator {
        id,
        label,
        short,
        measure,
        shape: Shape::Days,
        target: Target::None,
    }
}

const fn rule(rule: &'static str) -> Measure {
    Measure::Rule {
        rule,
        end: CaseEnd::Main,
    }
}

const FIRST_APPOINTMENT: &str = "RDV1-2S";

/// Every indicator, in the order of the convention.
pub const INDICATORS: &[Indicator] = &[
    rate(
        "I1",
        "Demandes de RSA notifiées en 2 semaines au plus",
        "Notifiées en 2 semaines",
        rule("NOTIF-2S"),
        Target::Rule("NOTIF-2S"),
    ),
    rate(
        "I2",
        "Demandes de RSA notifiées en 3 semaines au plus",
        "Notifiées en 3 semaines",
        rule("NOTIF-3S"),
        Target::Rule("NOTIF-3S"),
    ),
    rate(
        "I3",
        "Orientations notifiées en un mois au plus",
        "Orientées en un mois",
        rule("ORIENT-1M"),
        Target::Rule("ORIENT-1M"),
    ),
    days(
        "I3b",
        "Délai moyen d’orientation",
        "Délai d’orientation",
        Measure::OrientationDelay,
    ),
    rate(
        "I4",
        "Premier rendez-vous fixé dans les 2 semaines",
        "1er RDV en 2 semaines",
        rule(FIRST_APPOINTMENT),
        Target::Rule(FIRST_APPOINTMENT),
    ),
    rate(
        "I4-c",
        "Premier rendez-vous créé dans les 2 semaines",
        "… dont créé à temps",
        Measure::Rule {
            rule: FIRST_APPOINTMENT,
            end: CaseEnd::Written,
        },
        Target::None,
    ),
    rate(
        "I4-h",
        "Premier rendez-vous honoré dans les 2 semaines",
        "… dont honoré à temps",
        Measure::Rule {
            rule: FIRST_APPOINTMENT,
            end: CaseEnd::Kept,
        },
        Target::None,
    ),
    rate(
        "I4b",
        "Présence au premier rendez-vous",
        "Présence au 1er RDV",
        Measure::FirstAttendance,
        Target::None,
    ),
    rate(
        "I4d",
        "Absences sans excuse, tous rendez-vous",
        "Absences, tous RDV",
        Measure::Absences,
        Target::None,
    ),
    rate(
        "I5",
        "Absences au premier rendez-vous suivies d’une action en 15 jours",
        "Absence suivie en 15 jours",
        rule("ABS-15J"),
        Target::Rule("ABS-15J"),
    ),
    rate(
        "I6",
        "Contrats signés en une semaine après le premier rendez-vous",
        "Contrat en une semaine",
        rule("CER-1S"),
        Target::Rule("CER-1S"),
    ),
    rate(
        "I6b",
        "Premiers contrats signés en 2 mois après l’orientation",
        "1er contrat en 2 mois",
        Measure::ContractWithin { months: 2 },
        Target::None,
    ),
    rate(
        "I6c",
        "Taux de contractualisation des premières orientations",
        "Contractualisation",
        Measure::Contracted,
        Target::None,
    ),
    rate(
        "I6d",
        "Premiers contrats signés dans la première classe de délai",
        "Classes de délai",
        Measure::ContractDelays {
            social: [2, 4],
            other: [1, 3],
        },
        Target::None,
    ),
    rate(
        "I7",
        "Diagnostics partagés en 3 jours ouvrés",
        "Diagnostic partagé en 3 j",
        rule("DIAG-3JO"),
        Target::Rule("DIAG-3JO"),
    ),
    rate(
        "I8",
        "Offre d’accompagnement visible et à jour",
        "Offre à jour",
        Measure::Offers,
        Target::Rule("OFFRE"),
    ),
    rate(
        "I9",
        "Revues du parcours faites à temps",
        "Revues à temps",
        Measure::Recurring { rule: "REVUE-6M" },
        Target::Rule("REVUE-6M"),
    ),
    rate(
        "I10",
        "Sorties vers l’emploi, parmi les personnes suivies",
        "Sorties vers l’emploi",
        Measure::JobExits,
        Target::None,
    ),
    rate(
        "I10-s",
        "Sorties vers l’emploi, parmi les sorties",
        "… parmi les sorties",
        Measure::Exits,
        Target::None,
    ),
    rate(
        "I11",
        "RSA sans interruption sur 12 mois",
        "RSA continu sur 12 mois",
        Measure::ContinuousRights {
            held: RightsHeld::Paid,
        },
        Target::None,
    ),
    rate(
        "I11-o",
        "Droit au RSA ouvert sans interruption sur 12 mois",
        "… suspensions comprises",
        Measure::ContinuousRights {
            held: RightsHeld::Open,
        },
        Target::None,
    ),
    rate(
        "I12-45",
        "Rendez-vous d’orientation honoré en moins de 45 jours",
        "RDV d’orientation < 45 j",
        Measure::Seen {
            meeting: Awaited::Orientation,
            days: 45,
        },
        Target::None,
    ),
    rate(
        "I12-30",
        "Rendez-vous d’accompagnement honoré en moins de 30 jours",
        "RDV d’accompagn. < 30 j",
        Measure::Seen {
            meeting: Awaited::Accompaniment,
            days: 30,
        },
        Target::None,
    ),
    rate(
        "I13-B2",
        "Référents formés à la MAPPI",
        "Référents formés MAPPI",
        Measure::Trained,
        Target::Rule("B2"),
    ),
    rate(
        "I13-B3",
        "Contrats signés sur le nouveau formulaire",
        "Nouveau formulaire de CER",
        Measure::NewForm,
        Target::Rule("B3"),
    ),
    days(
        "I14-O",
        "Délai moyen de l’entrée au RSA à la première orientation",
        "Entrée → 1re orientation",
        Measure::EntryToOrientation,
    ),
    days(
        "I14-C",
        "Délai moyen de la première orientation au premier contrat",
        "1re orientation → contrat",
        Measure::OrientationToContract,
    ),
    rate(
        "I15",
        "Contrat valide à la fin de la période",
        "Contrat valide",
        Measure::ContractInForce { months: [6, 12] },
        Target::None,
    ),
];

impl Indicator {
    /// The indicator of that id, case ignored.
    pub fn find(id: &str) -> Option<&'static Self> {
        let id = id.trim();
        INDICATORS.iter().find(|it| it.id.eq_ignore_ascii_case(id))
    }

    /// The target, 0 to 1, when the rules in force set one.
    pub fn target_in(&self, rules: &RuleBook) -> Option<f64> {
        match self.target {
            Target::None => None,
            Target::Rule(name) => {
                let rule = rules.rule(name).map(AsRef::as_ref);
                rule.filter(|rule: &&Rule| rule.active)
                    .and_then(|rule| rule.target)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::deadlines::cohort::COUNTED;
    use crate::domain::rules::{CONVENTION_PAUVRETE, builtin};

    /// RULES §5.2: every row of the table has its indicator, each id once.
    #[test]
    fn every_row_of_the_table_is_there() {
        let ids: HashSet<&str> = INDICATORS.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), INDICATORS.len());
        for row in [
            "I1", "I2", "I3", "I3b", "I4", "I4-c", "I4-h", "I4b", "I4d", "I5", "I6", "I6b", "I6c",
            "I6d", "I7", "I8", "I9", "I10", "I11", "I12", "I13", "I14", "I15",
        ] {
            let variants = |id: &&str| **id == *row || id.starts_with(&format!("{row}-"));
            assert!(ids.iter().any(variants), "{row}");
        }
    }

    #[test]
    fn words_fit_and_rules_exist() {
        let sets = builtin().unwrap();
        let set = sets
            .iter()
            .find(|set| set.id == CONVENTION_PAUVRETE)
            .unwrap();
        for it in INDICATORS {
            assert!(it.short.chars().count() <= 27, "{}", it.short);
            if let Measure::Rule { rule, .. } | Measure::Recurring { rule } = it.measure {
                assert!(
                    COUNTED.contains(&rule) && set.rule(rule).is_some(),
                    "{rule}"
                );
            }
        }
    }

    /// RULES §5.2: the targets of the convention (I1 90 %, the others 100 %).
    #[test]
    fn targets_are_those_of_the_convention() {
        let sets = builtin().unwrap();
        let set = sets
            .iter()
            .find(|set| set.id == CONVENTION_PAUVRETE)
            .unwrap();
        let target = |id: &str| {
            Indicator::find(id)
                .unwrap()
                .target_in(&RuleBook::of_one(set.clone()))
        };
        assert_eq!(target("I1"), Some(0.9));
        for id in ["I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9"] {
            assert_eq!(target(id), Some(1.0), "{id}");
        }
        for id in ["I3b", "I4-c", "I4d", "I6c", "I10", "I11", "I13-B2", "I15"] {
            assert_eq!(target(id), None, "{id}");
        }
    }
}

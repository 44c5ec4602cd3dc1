//! The indicators, as data: id, words, what is counted, which target. Knows no period.
//!
//! Sources: « DITP 2019, orientation et suivi », « DITP 2019, contrat vivant », « Lot, fiche
//! MAPPI », the DREES survey on RSA beneficiaries, the tables of WebRSA and rdv-insertion.
use crate::domain::rules::RuleBook;
use crate::store::{Awaited, CaseEnd, Measure, RightsHeld};

/// How an indicator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A rate: numerator over denominator.
    Rate,
    /// A mean number of days: the numerator is their sum, and there is no rate.
    Days,
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
    /// The slug or code of the rule that has its target, when the rule set uses it.
    pub target: Option<&'static str>,
}

/// A rate without a target.
const fn rate(
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
        shape: Shape::Rate,
        target: None,
    }
}

/// The cases of a rule done in time, as often as the rule wants.
const fn rule(
    id: &'static str,
    label: &'static str,
    short: &'static str,
    rule: &'static str,
) -> Indicator {
    let end = CaseEnd::Main;
    rate(id, label, short, Measure::Rule { rule, end }).aimed(rule)
}

/// A mean number of days.
const fn days(
    id: &'static str,
    label: &'static str,
    short: &'static str,
    measure: Measure,
) -> Indicator {
    Indicator {
        shape: Shape::Days,
        ..rate(id, label, short, measure)
    }
}

const FIRST_APPOINTMENT: &str = "RDV1-2S";

/// Every indicator, in the order of the convention.
pub const INDICATORS: &[Indicator] = &[
    rule(
        "I1",
        "Demandes de RSA notifiées en moins de 2 semaines",
        "Notifiées sous 2 sem.",
        "NOTIF-2S",
    ),
    rule(
        "I2",
        "Demandes de RSA notifiées sous 3 semaines",
        "Notifiées sous 3 sem.",
        "NOTIF-3S",
    ),
    rule(
        "I3",
        "Orientations notifiées en moins d’un mois",
        "Orientées sous 1 mois",
        "ORIENT-1M",
    ),
    days(
        "I3b",
        "Délai moyen d’orientation",
        "Délai d’orientation",
        Measure::OrientationDelay,
    ),
    rule(
        "I4",
        "Premier rendez-vous fixé en moins de 2 semaines",
        "1er RDV sous 2 semaines",
        FIRST_APPOINTMENT,
    ),
    rate(
        "I4-c",
        "Premier rendez-vous créé en moins de 2 semaines",
        "… dont créé à temps",
        Measure::Rule {
            rule: FIRST_APPOINTMENT,
            end: CaseEnd::Written,
        },
    ),
    rate(
        "I4-h",
        "Premier rendez-vous honoré en moins de 2 semaines",
        "… dont honoré à temps",
        Measure::Rule {
            rule: FIRST_APPOINTMENT,
            end: CaseEnd::Kept,
        },
    ),
    rate(
        "I4b",
        "Présence au premier rendez-vous",
        "Présence au 1er RDV",
        Measure::FirstAttendance,
    ),
    rate(
        "I4d",
        "Absences sans excuse, tous rendez-vous",
        "Absences, tous RDV",
        Measure::Absences,
    ),
    rule(
        "I5",
        "Absences au premier rendez-vous suivies d’une action en 15 jours",
        "Absence suivie en 15 jours",
        "ABS-15J",
    ),
    rule(
        "I6",
        "Contrats signés sous 1 semaine après le premier rendez-vous",
        "Contrat sous 1 semaine",
        "CER-1S",
    ),
    rate(
        "I6b",
        "Premiers contrats signés en 2 mois après l’orientation",
        "1er contrat en 2 mois",
        Measure::ContractWithin { months: 2 },
    ),
    rate(
        "I6c",
        "Taux de contractualisation des premières orientations",
        "Contractualisation",
        Measure::Contracted,
    ),
    rate(
        "I6d",
        "Premiers contrats signés dans la première classe de délai",
        "Classes de délai",
        Measure::ContractDelays {
            social: [2, 4],
            other: [1, 3],
        },
    ),
    rule(
        "I7",
        "Diagnostics partagés en 3 jours ouvrés",
        "Diagnostic partagé en 3 j",
        "DIAG-3JO",
    ),
    rate(
        "I8",
        "Offre d’accompagnement visible et à jour",
        "Offre à jour",
        Measure::Offers,
    )
    .aimed("OFFRE"),
    rate(
        "I9",
        "Revues du parcours faites à temps",
        "Revues à temps",
        Measure::Recurring { rule: "REVUE-6M" },
    )
    .aimed("REVUE-6M"),
    rate(
        "I10",
        "Sorties vers l’emploi, parmi les personnes suivies",
        "Sorties vers l’emploi",
        Measure::JobExits,
    ),
    rate(
        "I10-s",
        "Sorties vers l’emploi, parmi les sorties",
        "… parmi les sorties",
        Measure::Exits,
    ),
    rate(
        "I11",
        "RSA sans interruption sur 12 mois",
        "RSA continu sur 12 mois",
        Measure::ContinuousRights {
            held: RightsHeld::Paid,
        },
    ),
    rate(
        "I11-o",
        "Droit au RSA ouvert sans interruption sur 12 mois",
        "… suspensions comprises",
        Measure::ContinuousRights {
            held: RightsHeld::Open,
        },
    ),
    rate(
        "I12-45",
        "Rendez-vous d’orientation honoré en moins de 45 jours",
        "RDV d’orientation < 45 j",
        Measure::Seen {
            meeting: Awaited::Orientation,
            days: 45,
        },
    ),
    rate(
        "I12-30",
        "Rendez-vous d’accompagnement honoré en moins de 30 jours",
        "RDV d’accompagn. < 30 j",
        Measure::Seen {
            meeting: Awaited::Accompaniment,
            days: 30,
        },
    ),
    rate(
        "I13-B2",
        "Référents formés à la MAPPI",
        "Référents formés MAPPI",
        Measure::Trained,
    )
    .aimed("B2"),
    rate(
        "I13-B3",
        "Contrats signés sur le nouveau formulaire",
        "Nouveau formulaire de CER",
        Measure::NewForm,
    )
    .aimed("B3"),
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
    ),
];

impl Indicator {
    /// The same with the target of that rule.
    const fn aimed(self, rule: &'static str) -> Self {
        Self {
            target: Some(rule),
            ..self
        }
    }

    /// The indicator of that id, case ignored.
    pub fn find(id: &str) -> Option<&'static Self> {
        let id = id.trim();
        INDICATORS.iter().find(|it| it.id.eq_ignore_ascii_case(id))
    }

    /// The target, 0 to 1, when the rules in force set one.
    pub fn target_in(&self, rules: &RuleBook) -> Option<f64> {
        let rule = rules.rule(self.target?)?;
        rule.target.filter(|_| rule.active)
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

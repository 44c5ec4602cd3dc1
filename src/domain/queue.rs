//! The items of the queue (« triage »): which deadlines are handled one after the other, and which
//! outcomes each of them can have. Knows no store and no screen.
//!
//! Source: the journey of support staff: appointments past without an outcome, absences without a
//! follow-up, first appointments never fixed, contracts unsigned or ending, reviews due, overdue
//! actions.
use super::codes::coded;
use super::facts::ObjectKind;
use super::record::Entity;
use super::rules::{Evaluator, EventKey, Level, Rule};

/// Name of the derived rows of absences without a follow-up. Every absence counts here, while the
/// rule of a set watches only the first one.
pub const ABSENCE: &str = "ABS-SUITE";

coded! {
    /// Kinds of items, in the order of the queue.
    pub enum ItemKind {
        /// An appointment that is past, and whose outcome is not known.
        Outcome = "rdv_sans_issue",
        /// An absence without a follow-up.
        Absence = "absence_sans_suite",
        /// The first appointment is not fixed.
        FirstAppointment = "premier_rdv_a_fixer",
        /// A contract to sign, or to renew.
        Contract = "contrat",
        /// A review to make, or an action to evaluate.
        Review = "revue",
        /// An action past its deadline.
        Action = "action_en_retard",
    }
}

impl ItemKind {
    /// The kind of record that settles it.
    pub const fn settled_by(self) -> Entity {
        match self {
            Self::Outcome | Self::FirstAppointment => Entity::Appointment,
            Self::Absence => Entity::AbsenceAction,
            Self::Contract => Entity::Contract,
            Self::Review => Entity::Review,
            Self::Action => Entity::Action,
        }
    }

    /// The kind of item for the deadlines of a rule, in any rule set; `None` when the queue does not
    /// take them.
    pub fn of(rule: &Rule) -> Option<Self> {
        if rule.level != Level::Alert {
            return None;
        }
        match rule.evaluator {
            Evaluator::WithoutOutcome => Some(Self::Outcome),
            Evaluator::FirstAppointment => Some(Self::FirstAppointment),
            Evaluator::PerAction => Some(Self::Review),
            Evaluator::DueField if rule.object == ObjectKind::Action => Some(Self::Action),
            Evaluator::Simple | Evaluator::Latest | Evaluator::DueField | Evaluator::Restart => {
                Self::ended_by(rule)
            }
            Evaluator::Sharing
            | Evaluator::Checklist
            | Evaluator::Text
            | Evaluator::Counter
            | Evaluator::WithoutReferent => None,
        }
    }

    fn ended_by(rule: &Rule) -> Option<Self> {
        let ends = |event| rule.end.contains(&event);
        if ends(EventKey::ContractSigned) {
            Some(Self::Contract)
        } else if ends(EventKey::Reviewed) {
            Some(Self::Review)
        } else {
            None
        }
    }

    /// Title of a group of items: « Rendez-vous passé, issue à noter ».
    pub const fn title(self) -> &'static str {
        match self {
            Self::Outcome => "Rendez-vous passé, issue à noter",
            Self::Absence => "Absence sans suite",
            Self::FirstAppointment => "Premier rendez-vous à fixer",
            Self::Contract => "Contrat",
            Self::Review => "Revue",
            Self::Action => "Action en retard",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::convention_pauvrete;

    #[test]
    fn each_rule_of_the_convention_has_its_place_or_none() {
        let set = convention_pauvrete().unwrap();
        let of = |id: &str| ItemKind::of(set.rule(id).unwrap());
        assert_eq!(of("RDV-SANS-STATUT"), Some(ItemKind::Outcome));
        assert_eq!(of("RDV1-2S"), Some(ItemKind::FirstAppointment));
        assert_eq!(of("CER-1S"), Some(ItemKind::Contract));
        assert_eq!(of("CER-FIN"), Some(ItemKind::Contract));
        for review in ["REVUE-6M", "REVUE-ACTION", "REVUE-REORIENT", "REVUE-FIN"] {
            assert_eq!(of(review), Some(ItemKind::Review), "{review}");
        }
        assert_eq!(of("ECHEANCE"), Some(ItemKind::Action));
        // The first absence is one of the absences without follow-up.
        for none in ["ABS-15J", "DIAG-3JO", "CONTACT", "NOTIF-2S", "OFFRE"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}

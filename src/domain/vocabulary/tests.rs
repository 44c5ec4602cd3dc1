//! The lists are stable: codes are stored in files that outlive the program.
use std::collections::HashSet;

use super::{Sign, Vocabulary as V, counts_as_accompaniment};

/// How many codes each list holds. A code may be added, never removed.
const COUNTS: [(V, usize); 81] = [
    (V::Civility, 2),
    (V::HouseholdRole, 5),
    (V::FamilySituation, 5),
    (V::Housing, 14),
    (V::Level, 6),
    (V::Licence, 8),
    (V::TransportMeans, 7),
    (V::Activity, 15),
    (V::OrganizationType, 13),
    (V::AgentRole, 7),
    (V::Territory, 9),
    (V::FollowUpModel, 3),
    (V::OrientationOrigin, 4),
    (V::OrientingBody, 7),
    (V::OrientationType, 3),
    (V::Scenario, 4),
    (V::ReorientationDecision, 3),
    (V::AssignmentRole, 3),
    (V::Theme, 14),
    (V::Finding, 79),
    (V::ObjectiveKind, 2),
    (V::InsertionObjective, 15),
    (V::ObjectiveStatus, 4),
    (V::ActionFamily, 9),
    (V::ActionCode, 54),
    (V::ActorKind, 3),
    (V::Operator, 3),
    (V::ActionStatus, 5),
    (V::NotDoneReason, 6),
    (V::Quality, 5),
    (V::Impact, 5),
    (V::AppointmentType, 13),
    (V::AppointmentChannel, 7),
    (V::AppointmentStatus, 5),
    (V::Weekday, 7),
    (V::AbsenceAction, 10),
    (V::ContactChannel, 12),
    (V::ContactDirection, 2),
    (V::ContactResult, 5),
    (V::ReviewTrigger, 5),
    (V::ContractKind, 6),
    (V::ContractRank, 4),
    (V::ContractForm, 2),
    (V::ContractDecision, 2),
    (V::ExitReason, 8),
    (V::ExitDetail, 20),
    (V::Recipient, 9),
    (V::SharedSection, 10),
    (V::AgreementForm, 3),
    (V::AgreementAnswer, 2),
    (V::ExemptionReason, 5),
    (V::DiagnosticKind, 3),
    (V::RequestedBy, 4),
    (V::OrientedTo, 3),
    (V::Examination, 3),
    (V::SuspensionPhase, 4),
    (V::RightsState, 8),
    (V::RightsSource, 5),
    (V::Resumption, 2),
    (V::ChangeAsker, 5),
    (V::HoursGround, 6),
    (V::CommitmentSide, 2),
    (V::VersionOccasion, 4),
    (V::ValidatedPart, 4),
    (V::ValidationMeans, 5),
    (V::ValidationAnswer, 3),
    (V::SupportTheme, 8),
    (V::AidKind, 20),
    (V::AidStatus, 8),
    (V::RetentionKind, 5),
    (V::PurgeReason, 4),
    (V::PersonRequestKind, 6),
    (V::PersonRequestAnswer, 3),
    (V::Consultation, 9),
    (V::SocialField, 9),
    (V::TerritoryTheme, 16),
    (V::TeamPost, 7),
    (V::Qualification, 6),
    (V::ContractFeeling, 3),
    (V::SummarySection, 11),
    (V::SummaryPart, 75),
];

#[test]
fn lists_keep_their_codes() {
    for (list, count) in COUNTS {
        assert_eq!(list.codes().len(), count, "{list:?}");
    }
    assert_eq!(COUNTS.map(|(list, _)| list), V::ALL);
}

#[test]
fn codes_are_plain_and_unique_in_their_list() {
    for list in V::ALL {
        let mut seen = HashSet::new();
        for entry in list.codes() {
            assert!(seen.insert(entry.code), "{list:?}: {} twice", entry.code);
            assert!(
                entry
                    .code
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{list:?}: {}",
                entry.code
            );
            assert!(!entry.code.is_empty(), "{list:?}");
        }
    }
}

#[test]
fn labels_are_clean_french() {
    for list in V::ALL {
        let mut seen = HashSet::new();
        for entry in list.codes() {
            assert!(!entry.label.is_empty(), "{list:?}: {}", entry.code);
            assert_eq!(entry.label.trim(), entry.label, "{list:?}: {}", entry.code);
            assert!(
                !entry.label.contains(['\'', '`', '|']),
                "{list:?}: {}",
                entry.label
            );
            assert!(seen.insert(entry.label), "{list:?}: {} twice", entry.label);
        }
    }
}

#[test]
fn families_have_a_name() {
    for list in V::ALL {
        for entry in list.codes().iter().filter(|entry| !entry.group.is_empty()) {
            assert_ne!(
                list.group_label(entry.group),
                entry.group,
                "{list:?}: {}",
                entry.code
            );
        }
    }
    assert_eq!(V::Finding.group_label("mobilite"), "Mobilité");
    assert_eq!(V::ExitDetail.group_label("emploi"), "Accès à l’emploi");
    assert_eq!(V::Civility.group_label("x"), "x");
}

#[test]
fn only_findings_have_a_sign() {
    for list in V::ALL {
        for entry in list.codes() {
            assert_eq!(
                entry.sign != Sign::None,
                *list == V::Finding,
                "{list:?}: {}",
                entry.code
            );
        }
    }
    let permit = V::Finding.find("mob_permis").unwrap();
    assert_eq!((permit.sign.symbol(), permit.group), ("−", "mobilite"));
}

#[test]
fn what_touches_health_or_justice_is_sensitive() {
    let sensitive = |list: V, code: &str| list.find(code).unwrap().sensitive;
    for entry in V::Finding.codes() {
        let intimate = matches!(entry.group, "sante" | "justice_protection");
        assert_eq!(
            entry.sensitive,
            intimate || entry.code == "mob_conduite",
            "{}",
            entry.code
        );
    }
    assert!(sensitive(V::ActionCode, "dem_mdph"));
    assert!(sensitive(V::ExitReason, "aah"));
    assert!(sensitive(V::ExemptionReason, "detention"));
    assert!(!sensitive(V::ExemptionReason, "conge_maternite"));
}

#[test]
fn labels_are_found_both_ways() {
    assert_eq!(V::Licence.label("b"), "Permis B");
    assert_eq!(V::Licence.label("inventé"), "inventé");
    assert_eq!(
        V::Theme.from_label("MOBILITE").map(|entry| entry.code),
        Some("mobilite")
    );
    assert_eq!(V::Theme.from_label("jardinage"), None);
    for list in V::ALL {
        for entry in list.codes() {
            let found = list.from_label(entry.label).map(|found| found.code);
            assert_eq!(found, Some(entry.code), "{list:?}");
        }
    }
}

#[test]
fn only_accompaniment_counts() {
    let counted = V::AppointmentType
        .codes()
        .iter()
        .filter(|entry| counts_as_accompaniment(entry.code));
    assert_eq!(counted.count(), 6);
    assert!(!counts_as_accompaniment("atelier"));
}

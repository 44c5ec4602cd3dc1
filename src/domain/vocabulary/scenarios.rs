//! What each of the four scenarios of orientation proposes, and to whom, with its reason: proposals, never an
//! automatism. Source: « DITP 2019, orientation et suivi » (« 4 scénarios et des leviers pour s’organiser »).
//! Knows no file.

/// Whom a proposal is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Public {
    /// Everyone who is oriented under the scenario.
    Everyone,
    /// Those who ask for the RSA for the first time.
    FirstClaim,
    /// Those in great fragility: health, housing, violence in the couple…
    Fragile,
    /// Those who ask for it.
    OnRequest,
}

impl Public {
    /// Why it is for the person, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Everyone => "",
            Self::FirstClaim => "obligatoire : première demande",
            Self::Fragile => "obligatoire : grande fragilité",
            Self::OnRequest => "si la personne le demande",
        }
    }
}

/// Something that a scenario proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The scenario (code).
    pub scenario: &'static str,
    /// The type of appointment (code); none for an orientation without appointment.
    pub appointment: Option<&'static str>,
    /// Whom it is for.
    pub public: Public,
    /// What is proposed.
    pub words: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// Where the proposals come from.
pub const SCENARIOS: &str = "DITP 2019, orientation et suivi";

/// Declares the proposals: scenario, type of appointment, public, words, reason.
macro_rules! proposals {
    ($($scenario:literal, $appointment:expr, $public:ident, $words:literal, $reason:literal;)+) => {
        /// Every proposal.
        const PROPOSALS: &[Proposal] = &[$(Proposal {
            scenario: $scenario,
            appointment: $appointment,
            public: Public::$public,
            words: $words,
            reason: $reason,
        }),+];
    };
}

proposals! {
    "1", Some("orientation"), Everyone,
        "Un seul rendez-vous, pour instruire les droits et orienter",
        "orienter plus rapidement, avec peu d’intervenants";
    "2", Some("orientation"), Everyone,
        "Un court entretien d’aiguillage, avec une plus grande place au choix de la personne",
        "enclencher rapidement l’accompagnement";
    "2", Some("info_collective"), Everyone,
        "Une réunion collective, à l’issue de laquelle la personne est orientée",
        "enclencher rapidement l’accompagnement";
    "3", Some("diagnostic"), Everyone,
        "Un entretien de diagnostic approfondi, au moment de l’orientation",
        "bien cadrer l’accompagnement";
    "3", Some("accompagnement"), Everyone,
        "Un premier rendez-vous d’accompagnement consacré au seul plan d’action",
        "le diagnostic est déjà fait";
    "4", Some("info_collective"), FirstClaim,
        "Une réunion d’information collective du Département",
        "connaître le RSA, les engagements et les accompagnements";
    "4", Some("orientation"), FirstClaim,
        "Un rendez-vous d’orientation en personne",
        "le face à face est gardé aux situations qui en ont besoin";
    "4", Some("orientation"), Fragile,
        "Un rendez-vous d’orientation en personne",
        "le face à face est gardé aux situations qui en ont besoin";
    "4", Some("orientation"), OnRequest,
        "Un rendez-vous d’orientation en personne",
        "la personne peut toujours le demander";
    "4", None, Everyone,
        "Une orientation sans rendez-vous, après examen de son profil",
        "orienter plus vite les profils les plus récurrents";
}

/// What a scenario proposes.
pub fn proposals(scenario: &str) -> impl Iterator<Item = &'static Proposal> {
    PROPOSALS.iter().filter(move |it| it.scenario == scenario)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;

    #[test]
    fn every_scenario_proposes_something_of_a_known_type() {
        for code in Vocabulary::Scenario.codes() {
            assert!(proposals(code.code).next().is_some(), "{}", code.code);
        }
        for it in PROPOSALS {
            assert!(Vocabulary::Scenario.find(it.scenario).is_some());
            let known = |code| Vocabulary::AppointmentType.find(code).is_some();
            assert!(it.appointment.is_none_or(known), "{it:?}");
        }
    }
}

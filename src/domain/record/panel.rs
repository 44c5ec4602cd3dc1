//! The panels that show a person's file. Knows no kind of record and no screen.
use super::section::Section;
use crate::domain::codes::coded;

coded! {
    /// A panel of the file, in the order of Tab.
    pub enum Panel {
        /// Situation and resources (volet II A).
        Situation = "situation",
        /// Contract and reviews.
        Contract = "contrat",
        /// Appointments and contacts.
        Appointments = "rendez_vous",
        /// Objectives and actions (volet II B).
        Plan = "plan",
        /// Who the person is; parcours, agreements.
        Identity = "identite",
        /// Who changed what.
        History = "historique",
    }
}

impl Panel {
    /// Title; its key is the first letter.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Identity => "Identité",
            Self::Situation => "Situation",
            Self::Contract => "Contrat",
            Self::Appointments => "Rendez-vous",
            Self::Plan => "Plan d’actions",
            Self::History => "Historique",
        }
    }

    /// The part of the file that it shows. The history shows what is seen of the others.
    pub const fn section(self) -> Section {
        match self {
            Self::Identity | Self::History => Section::Identity,
            Self::Situation => Section::Situation,
            Self::Contract => Section::Contract,
            Self::Appointments => Section::Appointments,
            Self::Plan => Section::Plan,
        }
    }

    /// Whether it stands at the left of a wide screen.
    pub const fn is_left(self) -> bool {
        matches!(self, Self::Situation | Self::Contract | Self::Appointments)
    }
}

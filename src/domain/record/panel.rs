//! The panels that show a person's file. Knows no kind of record and no screen.
use super::section::Section;

/// A panel of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Who the person is; parcours, agreements.
    Identity,
    /// Situation and resources (volet II A).
    Situation,
    /// Contract and reviews.
    Contract,
    /// Appointments and contacts.
    Appointments,
    /// Objectives and actions (volet II B).
    Plan,
    /// Who changed what.
    History,
}

impl Panel {
    /// In the order of Tab.
    pub const ALL: [Self; 6] = [
        Self::Situation,
        Self::Contract,
        Self::Appointments,
        Self::Plan,
        Self::Identity,
        Self::History,
    ];

    /// Title; its key is the first letter.
    #[must_use]
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
    #[must_use]
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
    #[must_use]
    pub const fn is_left(self) -> bool {
        match self {
            Self::Situation | Self::Contract | Self::Appointments => true,
            Self::Identity | Self::Plan | Self::History => false,
        }
    }
}

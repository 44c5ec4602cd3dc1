//! What one wants when one looks for an action: the groups of the help. Knows no key.
use super::action::Action;

/// What an action is for, in the order of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To write down what happens.
    Note,
    /// To read what is known of someone.
    Read,
    /// To find people and put them in order.
    Find,
    /// To go to another screen.
    Screens,
    /// To make papers and files, and take them in.
    Papers,
    /// To go back, to hide, to leave.
    Back,
    /// To move about.
    Move,
}

impl Purpose {
    /// The heading.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Note => "Noter ce qui se passe",
            Self::Read => "Lire un dossier",
            Self::Find => "Trouver et trier",
            Self::Screens => "Changer d’écran",
            Self::Papers => "Papiers et fichiers",
            Self::Back => "Annuler, revenir, quitter",
            Self::Move => "Se déplacer",
        }
    }

    /// What an action is for.
    pub const fn of(action: Action) -> Self {
        use Action as A;
        match action {
            A::New
            | A::Edit
            | A::Done
            | A::NotDone
            | A::Postpone
            | A::Remove
            | A::MoveUp
            | A::MoveDown
            | A::Renew
            | A::EndFollowUp
            | A::ActOnMarked
            | A::Absent
            | A::Excused
            | A::CancelledByUs
            | A::MoveTo
            | A::Called
            | A::Texted
            | A::Wrote
            | A::LeftMessage
            | A::PassTo
            | A::Later
            | A::Lead
            | A::Validate
            | A::AddWord
            | A::Neutralise
            | A::Join
            | A::HandOver
            | A::Merge
            | A::MergeWith
            | A::TwoPersons
            | A::Save
            | A::RepeatValue
            | A::ExternalEditor
            | A::Yes => Self::Note,
            A::Open
            | A::NextAlert
            | A::Why
            | A::Identity
            | A::Situation
            | A::Objectives
            | A::Plan
            | A::Contract
            | A::Appointments
            | A::History
            | A::Life
            | A::Interview
            | A::Compare
            | A::CompareVersions
            | A::Household => Self::Read,
            A::Search
            | A::Sort
            | A::Filters
            | A::ClearFilters
            | A::Scope
            | A::Mark
            | A::MarkAll
            | A::Period => Self::Find,
            A::Alerts
            | A::Agenda
            | A::Triage
            | A::Steering
            | A::Yearly
            | A::Duplicates
            | A::Team
            | A::Partners
            | A::Reminders
            | A::Settings
            | A::Rules
            | A::Drafts
            | A::Palette
            | A::Help => Self::Screens,
            A::Documents | A::Export | A::Import => Self::Papers,
            A::Undo | A::Redo | A::Back | A::No | A::Quit | A::HowToQuit | A::Suspend | A::Veil => {
                Self::Back
            }
            A::Up
            | A::Down
            | A::PageUp
            | A::PageDown
            | A::First
            | A::Last
            | A::PreviousDay
            | A::NextDay
            | A::NextPanel
            | A::PreviousPanel
            | A::NextField
            | A::PreviousField => Self::Move,
        }
    }
}

//! The main screens: what is shown when no file is open. A file opens over any of them, and
//! layers stand over both. Knows how to draw none.

use super::agenda::AgendaView;

/// A main screen, with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The portefeuille, kept in [`super::App::list`] whatever is shown.
    #[default]
    Caseload,
    /// The agenda of a référent or of a team.
    Agenda(Box<AgendaView>),
}

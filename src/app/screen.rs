//! The main screens: what is shown when no file is open. A file opens over any of them, and
//! layers stand over both. Knows how to draw none.
use super::App;
use super::agenda::AgendaView;
use super::triage::Triage;

/// A main screen, with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The portefeuille, kept in [`super::App::list`] whatever is shown.
    #[default]
    Caseload,
    /// The agenda of a référent or of a team.
    Agenda(Box<AgendaView>),
    /// The queue.
    Triage(Box<Triage>),
    /// The indicators, kept in [`super::App::steering`].
    Steering,
}

impl App {
    /// Shows another main screen; what the one left held is given back.
    pub(crate) fn show(&mut self, screen: Screen) {
        self.give_back();
        self.screen = screen;
    }
}

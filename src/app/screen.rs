//! The main screens: what is shown when no file is open. A file opens over any of them, and
//! layers stand over both. Knows how to draw none.

/// A main screen, with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The portefeuille, kept in [`super::App::list`] whatever is shown.
    #[default]
    Caseload,
}

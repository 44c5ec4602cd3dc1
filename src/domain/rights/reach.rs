//! Whose files are reached, as data. Knows no role and no SQL.
use crate::domain::record::Id;

/// Whose files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those of everyone.
    Everyone,
    /// Those of the people who have an action that this agent, or their structure, is named to do; or
    /// whom the agent accompanies.
    OfActions(Id),
    /// Those put on the agenda of the board: an appointment « équipe pluridisciplinaire » to come.
    OnAgenda,
    /// Nobody's.
    Nobody,
}

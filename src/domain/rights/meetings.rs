//! Which appointments a role sees. Knows no role.

/// Which appointments are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meetings {
    /// None.
    None,
    /// The next one of each person.
    Next,
    /// All of them.
    All,
}

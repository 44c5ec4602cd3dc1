//! Where an account stands in a team. Knows no colleague.

/// Where an account stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Every right: nobody has been given the roles to give yet, and it is the founder's account, or no
    /// account is known.
    #[default]
    Everything,
    /// The rights of its role.
    Role,
    /// None: it is nobody's, or of someone who left.
    Nothing,
}

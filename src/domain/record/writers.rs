//! Who may change a kind of record, for those that more than one kind says alike. Knows no kind.
use crate::domain::vocabulary::Role;

/// Who accompanies the person, and who heads them.
pub(super) const CARE: &[Role] = &[Role::Referent, Role::Supervisor];

/// The same, and the support staff.
pub(super) const OFFICE: &[Role] = &[Role::Referent, Role::Secretariat, Role::Supervisor];

/// The same, and an outside desk.
pub(super) const RECEPTION: &[Role] = &[
    Role::Referent,
    Role::Secretariat,
    Role::Desk,
    Role::Supervisor,
];

/// Who keeps the list of colleagues and structures.
pub(super) const TEAM: &[Role] = &[Role::Referent, Role::Supervisor, Role::Administrator];

/// Who answers for the service before its funders.
pub(super) const SERVICE: &[Role] = &[Role::Supervisor, Role::Administrator];

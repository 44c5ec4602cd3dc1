//! From the meanings of the state to the roles of the theme.
use crate::domain::deadlines::State;
use crate::ui::theme::Role;
use crate::words::line::Look;

/// Look of a deadline: only what calls for someone has a colour.
pub const fn of_state(state: State) -> Role {
    match state {
        State::Late => Role::Late,
        State::Today => Role::Today,
        State::Soon => Role::Soon,
        State::Unknown => Role::Unknown,
        State::Upcoming => Role::Base,
        State::DoneInTime | State::DoneLate => Role::Done,
        State::NotApplicable
        | State::NotStarted
        | State::Cancelled
        | State::NotDone
        | State::Neutralised => Role::Muted,
    }
}

/// Look of a line.
pub const fn of_row(look: Look) -> Role {
    match look {
        Look::Plain => Role::Base,
        Look::Heading => Role::Title,
        Look::Muted | Look::Removed => Role::Muted,
        Look::Late => Role::Late,
        Look::Soon => Role::Soon,
        Look::Done | Look::Added => Role::Done,
        Look::Quoted | Look::Notice => Role::Info,
    }
}

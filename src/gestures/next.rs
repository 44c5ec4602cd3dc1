//! What a form that was saved leads to. Knows no screen.
use super::gesture::Gesture;
use crate::domain::agenda::Closed;

/// What is proposed once a form is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// Another form.
    Form(Gesture),
    /// The appointment that usually comes after that, to who has none.
    FirstAppointment(Closed<'a>),
    /// The appointment that comes after that, even to who has one.
    Appointment(Closed<'a>),
}

//! What follows a form that was saved: the form that comes next, what is said. Knows no place.
use super::answer;
use super::turn::{Following, Saved};
use crate::app::prelude::*;

/// The form that comes next.
pub(super) fn next_form(next: Option<Following>, saved: &Saved) -> Option<FormAsked> {
    match (next?, saved.about) {
        (Following::Form(request), _) => Some(FormAsked::here(request)),
        (Following::Appointment(slot), Some(person)) => Some(FormAsked {
            slot: Some(slot),
            ..FormAsked::of(Gesture::New(Entity::Appointment, 0), person)
        }),
        (Following::Appointment(_), None) => None,
    }
}

/// What is said: what was done; then that the alert it was to answer is still there, what comes next, or how
/// to go on, with the keys of where one is.
///
/// # Errors
/// When the store can't be read.
pub(super) fn said(
    saved: &Saved,
    next: Option<Following>,
    place: Context,
    desk: &Desk,
) -> Result<Message> {
    let reading = place == Context::Interview;
    let asked = saved
        .answers
        .as_ref()
        .filter(|_| next.is_none() && !reading);
    let left = asked
        .map(|alert| answer::unanswered(alert, desk))
        .transpose()?;
    if let Some(left) = left.flatten() {
        return Ok(Message::warning(format!("{} {left}", saved.sentence)));
    }
    let [save, leave] = desk.form_keys([Action::Save, Action::Back]);
    let hint = match next {
        Some(Following::Appointment(_)) => format!(
            "Suite proposée : {save} l’accepte, tapez pour la changer, {leave} pour plus tard."
        ),
        Some(Following::Form(_)) => {
            format!("La suite : {save} l’enregistre, {leave} la remet à plus tard.")
        }
        None if reading => format!("{} pour annuler.", desk.key_of(place, Action::Undo)),
        None => format!(
            "{} : alerte suivante.",
            desk.key_of(place, Action::NextAlert)
        ),
    };
    Ok(Message::success(format!("{} {hint}", saved.sentence)))
}

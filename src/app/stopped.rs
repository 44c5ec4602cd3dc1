//! What is said of what the store refused: why, or that it is tried again; where it wants a reason first, that
//! is asked.
use super::desk::Desk;
use super::message::Message;
use super::places::ask::Ask;
use super::stack::Stack;
use super::waiting::Waiting;
use crate::store::StoreError;

/// What to say; nothing where a reason is asked: what was to be done is done once it is given.
pub(super) fn stopped(
    error: &StoreError,
    waiting: &mut Waiting,
    stack: &mut Stack,
    desk: &Desk,
) -> Option<Message> {
    if let StoreError::ReasonWanted(whose) = error {
        waiting.asked = std::mem::take(&mut waiting.todo);
        stack.push(match whose {
            Some(person) => Ask::why(*person, &desk.name_of(*person).unwrap_or_default()),
            None => Ask::why_everyone(),
        });
        return None;
    }
    let typing = stack.context().takes_text();
    Some(match waiting.is_on() {
        true => waiting.says(error, typing, || desk.store.holder()),
        false => Message::error(error.to_string()),
    })
}

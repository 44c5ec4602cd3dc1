//! Carrying out what makes two files one. Knows the stack and the desk, not the program.
use super::places::Place;
use super::stack::Stack;
use crate::app::prelude::*;
use crate::domain::merge::Wish;
use crate::domain::same_person::who;
use crate::words::merge as told;

/// Makes two files one, and shows what it did.
///
/// # Errors
/// When the store can't be written; then nothing was.
pub(super) fn merge(
    (kept, other): (Id, Id),
    taken: &[String],
    stack: &mut Stack,
    desk: &mut Desk,
) -> Answer {
    let wish = Wish {
        taken,
        today: desk.today,
    };
    let moment = desk.clock.moment();
    let by = (&desk.author, &moment);
    let (_, merger) = desk.store.merge(by, (kept, other), wish)?;
    stack.close(|place| matches!(place, Place::Merging(_)));
    let was_open = stack.file().is_some();
    stack.close_file();
    let opened = was_open.then_some(Opening::File(kept, Spot::Worst));
    let twice = merger.twice.iter();
    let twice: String = twice.map(|it| format!(" {}", told::twice(*it))).collect();
    let words = format!(
        "Enregistré : le dossier {other} est réuni à celui de {}.{twice} {} pour annuler.",
        who(&merger.kept),
        desk.key_of(Context::Global, Action::Undo)
    );
    Ok(Turn::from(Step::Refresh)
        .then(Step::Merged(other))
        .then(opened)
        .then(Step::Recount)
        .then(Message::success(words)))
}

//! What a menu chose, when it is for no place: a form, a text to read, a draft, a paper, the rules. Knows no menu.
use super::long_work::Long;
use super::places::importer;
use super::stack::Stack;
use super::{drafts, opening, papers, rules};
use crate::app::prelude::*;
use crate::store::RuleChange;

/// What follows; nothing from a choice that only its place knows.
///
/// # Errors
/// When the store can't be read or written.
pub(super) fn anywhere(choice: Choice, stack: &mut Stack, desk: &mut Desk) -> Answer {
    Ok(match choice {
        Choice::Open(request) => Turn::form(request),
        Choice::Read(about) => Opening::Reading(about).into(),
        Choice::Resume(draft) => {
            desk.store.take_up_draft(&desk.author, draft)?;
            opening::resume(draft, stack, desk)?
        }
        // Undo brings it back.
        Choice::Abandon(draft) => drafts::abandon(draft, desk)?.into(),
        Choice::Rules(RuleChange::None) => rules::ask_again(desk)?,
        Choice::Rules(change) => Step::Long(Long::RulesTrial(change)).into(),
        Choice::Folder(folder) => Opening::Files(Some(folder)).into(),
        Choice::Tab(asked) => Step::Long(importer::read_sheet(*asked, desk)?).into(),
        Choice::Sheet(path) => Opening::Sheet(path).into(),
        other => papers::chosen(other, desk),
    })
}

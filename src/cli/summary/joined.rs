//! The files that go with the yearly summary of an agreement: joined, removed.
use std::ops::ControlFlow;

use crate::cli::prelude::*;
use crate::clock::Clock;
use crate::documents::{ToAttach, attach};
use crate::domain::change::{Change, Op};
use crate::domain::record::attachment::AttachmentRecord;

/// What is asked.
pub(super) enum Asked<'a> {
    /// Join a file, as what it is.
    Join(&'a Path, &'a str),
    /// Remove the file of that name.
    Remove(&'a str),
}

/// Joins a file to the summary of an agreement, or removes one.
///
/// # Errors
/// When the file is unknown, can't be read or printed, or the store can't be written.
pub(super) fn change(
    context: &Context,
    store: &mut Store,
    agreement: Id,
    asked: Asked<'_>,
) -> Result<(), AppError> {
    let author = context.user.author(store)?;
    let by = (&author, &Clock::System.moment());
    let done = match asked {
        Asked::Join(path, label) => {
            let file = ToAttach {
                agreement,
                path: path.to_owned(),
                label: label.to_owned(),
            };
            attach(store, by, &file, &mut |_| ControlFlow::Continue(()))?
        }
        Asked::Remove(name) => {
            let rows = store.all_rows(Entity::Attachment)?;
            let all = rows.iter().map(AttachmentRecord::of);
            let own = |it: &AttachmentRecord<'_>| it.agreement() == Some(agreement);
            let own: Vec<_> = all.filter(own).collect();
            let Some(found) = own.iter().find(|it| it.file() == Some(name.trim())) else {
                let what = format!(
                    "Aucun fichier joint à ce bilan ne s’appelle « {name} ». Fichiers joints"
                );
                let known = own.iter().filter_map(|it| it.file());
                return Err(AppError::NotFound(AppError::among(&what, known)));
            };
            let done = format!("Fichier retiré du bilan : {name}");
            let change = Change::entry(&*done, None, vec![Op::remove(found.row())]);
            store.apply(by.0, by.1, &change)?;
            done
        }
    };
    out::say(&format!("{}.", visible(&done)));
    Ok(())
}

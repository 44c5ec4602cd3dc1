//! Computes every due date again after a change of rules, and shows how far it is. Knows no
//! command.
use super::prelude::*;
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;

use crate::clock::Clock;
use crate::identity::UnixUser;
use crate::store::{Access, Progress, RuleChange};

/// Computes the due dates again when an update of the program asks for it, saying so.
///
/// # Errors
/// As for [`change`].
pub fn catch_up(user: &UnixUser, store: &mut Store) -> Result<(), AppError> {
    if *store.access() == Access::ReadWrite && store.is_index_stale()? {
        change(user, store, &RuleChange::None)?;
    }
    Ok(())
}

/// Changes the rules, and computes every due date again.
///
/// # Errors
/// When the change is refused, or the store can't be written; nothing has changed then.
pub fn change(user: &UnixUser, store: &mut Store, change: &RuleChange) -> Result<(), AppError> {
    let author = user.author(store)?;
    let moment = Clock::System.moment();
    let mut bar = Bar::new();
    let done = store.change_rules(&author, &moment, change, &mut |at| bar.show(at));
    bar.end();
    if let Some(done) = done? {
        out::say(&format!(
            "{}. {} et {} recalculés.",
            change.label(),
            plural(done.people, "dossier", "dossiers"),
            plural(done.deadlines, "échéance", "échéances")
        ));
    }
    Ok(())
}

/// How far it is, on stderr: one line that changes at a terminal, a line a tenth in a log.
struct Bar {
    live: bool,
    tenth: usize,
    shown: bool,
}

impl Bar {
    fn new() -> Self {
        Self {
            live: std::io::stderr().is_terminal(),
            tenth: 0,
            shown: false,
        }
    }

    fn show(&mut self, at: Progress) -> ControlFlow<()> {
        let percent = (at.done * 100).checked_div(at.total).unwrap_or(100);
        if self.live {
            let line = format!("\r{percent:3} %  {} / {}", at.done, at.total);
            let _ = std::io::stderr().lock().write_all(line.as_bytes());
            self.shown = true;
        } else if percent / 10 > self.tenth && at.total >= 1_000 {
            self.tenth = percent / 10;
            out::say(&format!("{percent} %"));
        }
        ControlFlow::Continue(())
    }

    fn end(&self) {
        if self.shown {
            let _ = std::io::stderr().lock().write_all(b"\r\x1b[K");
        }
    }
}

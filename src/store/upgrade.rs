//! Bringing a store of a former format up to date: one program at a time, a checked copy first, each
//! step in a transaction of its own. Knows what no step does.
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::act_lock::ActLock;
use super::handle::{Access, Store};
use super::sql::{Conn, pragma};
use super::{Result, StoreError, derive, seal};

/// Steps of the schema, in order; `user_version` says how many are applied.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_init.sql"),
    include_str!("migrations/0002_lighter.sql"),
    include_str!("migrations/0003_agenda.sql"),
    include_str!("migrations/0004_rules.sql"),
    include_str!("migrations/0005_queue.sql"),
    include_str!("migrations/0006_cases.sql"),
    include_str!("migrations/0007_rights.sql"),
    include_str!("migrations/0008_contract.sql"),
    include_str!("migrations/0009_line.sql"),
    include_str!("migrations/0010_aid.sql"),
    include_str!("migrations/0011_decisions.sql"),
    include_str!("migrations/0012_entered.sql"),
    include_str!("migrations/0013_counters.sql"),
    include_str!("migrations/0014_shared.sql"),
    include_str!("migrations/0015_identity.sql"),
    include_str!("migrations/0016_duplicates.sql"),
    include_str!("migrations/0017_entrusted.sql"),
    include_str!("migrations/0018_seal.sql"),
    include_str!("migrations/0019_retention.sql"),
    include_str!("migrations/0020_person_requests.sql"),
    include_str!("migrations/0021_consultations.sql"),
    include_str!("migrations/0022_round.sql"),
    include_str!("migrations/0023_smaller.sql"),
    include_str!("migrations/0024_signs.sql"),
    include_str!("migrations/0025_seen_again.sql"),
    include_str!("migrations/0026_papers.sql"),
    include_str!("migrations/0027_brakes.sql"),
    include_str!("migrations/0028_session.sql"),
    include_str!("migrations/0029_also_with.sql"),
    include_str!("migrations/0030_wish.sql"),
    include_str!("migrations/0031_outside_support.sql"),
    include_str!("migrations/0032_summary.sql"),
    include_str!("migrations/0033_office_hours.sql"),
    include_str!("migrations/0034_frozen_summary.sql"),
    include_str!("migrations/0035_attachments.sql"),
    include_str!("migrations/0036_urgency.sql"),
];
/// How long another program that opens the store, and maybe brings it up to date, is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

impl Store {
    /// Brings the store up to date.
    ///
    /// # Errors
    /// `ReadOnly` when it can't be; `Disk` or `Target` when the copy can't be made: nothing was changed.
    pub(super) fn upgrade(&mut self) -> Result<()> {
        if self.access != Access::ReadWrite {
            let reason = "son format doit d’abord être mis à jour.";
            return Err(StoreError::ReadOnly(reason.to_owned()));
        }
        let _turn = ActLock::in_turn(&self.path, PATIENCE)?;
        // Another program may have done it meanwhile.
        let from = version(&self.conn)?;
        if from >= MIGRATIONS.len() {
            return Ok(());
        }
        let copy = copy_name(&self.path, from);
        self.back_up(&copy)?;
        migrate(&self.conn)?;
        self.former = Some(copy);
        Ok(())
    }

    /// The copy that was made before this store was brought up to date, when it just was.
    pub fn copy_before_update(&self) -> Option<&Path> {
        self.former.as_deref()
    }
}

/// A name that no file has: « carnet.avant-format-17.db », then « carnet.avant-format-17-2.db ».
fn copy_name(store: &Path, from: usize) -> PathBuf {
    free_name(store, &format!("avant-format-{}", from + 1))
}

/// A name beside a store that no file has, and that says what it is a copy of.
pub(super) fn free_name(store: &Path, to: &str) -> PathBuf {
    let stem = store.file_stem().unwrap_or_default().to_string_lossy();
    let named = |more: String| store.with_file_name(format!("{stem}.{to}{more}.db"));
    let mut names = (2..).map(|n| named(format!("-{n}")));
    let first = named(String::new());
    if std::fs::symlink_metadata(&first).is_err() {
        return first;
    }
    let free = names.find(|name| std::fs::symlink_metadata(name).is_err());
    free.unwrap_or(first)
}

/// Version of the format of a store.
pub(super) fn version(conn: &Conn) -> Result<usize> {
    let number: i64 = pragma::get(conn, "user_version")?;
    Ok(usize::try_from(number).unwrap_or(usize::MAX))
}

/// Applies the pending steps, each in its transaction.
pub(super) fn migrate(conn: &Conn) -> Result<()> {
    for (step, text) in MIGRATIONS.iter().enumerate() {
        let tx = conn.write()?;
        if version(&tx)? > step {
            continue;
        }
        tx.run(text)?;
        check_references(&tx)?;
        if step + 1 == MIGRATIONS.len() {
            derive::fill_urgency_if_missing(&tx)?;
            // What the steps have changed is sealed as it now stands, or the last one is to be done again.
            seal::all(&tx)?;
        }
        pragma::set(&tx, "user_version", &(step + 1).to_string())?;
        tx.commit()?;
    }
    Ok(())
}

/// Refuses a file where a record refers to one that is not there.
pub(super) fn check_references(conn: &Conn) -> Result<()> {
    if pragma::has_broken_references(conn)? {
        return Err(StoreError::Corrupt(
            "des références ne mènent nulle part".to_owned(),
        ));
    }
    Ok(())
}

/// Version of the format that this program writes.
pub(super) const fn format_version() -> usize {
    MIGRATIONS.len()
}

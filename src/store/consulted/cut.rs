//! Cutting the log of consultations as it ages: the lines that were kept long enough go, from its start, and
//! the link of the last one of them stays, so that what is left still follows. Source: « CNIL, délibération
//! 2021-122 », six to twelve months.
use super::line::{Line, TABLE};
use crate::domain::change::Moment;
use crate::store::seal::{CONSULTED, Seals};
use crate::store::sql::{execute, first, query};
use crate::store::{Result, Store, settings};

/// Setting: the link before the first line.
pub(super) const CUT: &str = "consultations_coupe";
/// Lines cut at once: those left go at the next closing.
const AT_ONCE: i64 = 5_000;

impl Store {
    /// Cuts what is older than so many months.
    ///
    /// # Errors
    /// `ReadOnly`, `Locked`, `Disk`: nothing was cut.
    pub fn cut_consulted(&mut self, months: u32, moment: &Moment) -> Result<()> {
        let before = moment
            .instant
            .checked_sub_months(chrono::Months::new(months));
        let Some(before) = before.filter(|_| self.has_log.get()) else {
            return Ok(());
        };
        let before = Moment {
            instant: before,
            ..*moment
        };
        let before = before.instant_text();
        // A line dated wrongly takes none with it: the first one that is to stay ends the cut.
        let text = "SELECT fait_a < $1 FROM consultation ORDER BY id LIMIT 1";
        if first(&self.conn, text, &[&before], |row| row.yes(0))? != Some(true) {
            return Ok(());
        }
        self.writable()?;
        let tx = self.conn.write()?;
        let oldest = TABLE.select("ORDER BY id LIMIT $1");
        let mut old = query(&tx, &oldest, &[&AT_ONCE], Line::read)?;
        let kept = old.iter().position(|line| line.at >= before);
        old.truncate(kept.unwrap_or(old.len()));
        let Some(last) = old.last() else {
            return Ok(());
        };
        let mut seals = Seals::default();
        for line in &old {
            seals.add(Some(CONSULTED), line.term());
            execute(&tx, "DELETE FROM consultation WHERE id = $1", &[&line.id])?;
        }
        seals.write(&tx)?;
        settings::set(&tx, CUT, Some(&last.link))?;
        tx.commit_soon()
    }
}

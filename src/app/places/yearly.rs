//! « Bilan de convention »: the agreements, then the summary of one from I to VIII: its figures, each with the
//! persons behind it, the texts to be written, the team and the partners. Figures come from jobs; nothing is
//! counted here. Knows no drawing.
mod acts;
mod beside;
mod opened;
mod reasons;
mod rows;

use crate::app::prelude::*;
use crate::domain::record::funding_agreement::FundingAgreementRecord;
use crate::domain::record::{Record, Row};
use crate::statistics::summary::{ActivitySummary, Entry, Scope};
pub use opened::Opened;
pub use reasons::Reasons;
pub use rows::{Written, YearlyRow};

/// What the screen shows.
#[derive(Clone, Debug)]
pub struct Yearly {
    /// The agreements, the last one first.
    pub agreements: Vec<Row>,
    /// The one chosen; past them, the last twelve months.
    pub cursor: Cursor,
    /// The summary that is open.
    pub opened: Option<Opened>,
}

impl Yearly {
    /// The agreements.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        Ok(Self {
            agreements: agreements(desk)?,
            cursor: Cursor::default(),
            opened: None,
        })
    }

    /// The agreement chosen in their list.
    pub fn agreement(&self) -> Option<&Row> {
        self.agreements.get(self.cursor.at)
    }

    /// Takes a summary that was computed, unless something else is asked since.
    pub fn take(&mut self, summary: ActivitySummary) {
        if let Some(opened) = &mut self.opened {
            opened.take(summary);
        }
    }

    /// Takes whom a line counts, if they are still awaited.
    ///
    /// # Errors
    /// When a name can't be read.
    pub fn take_entries(
        &mut self,
        (scope, line): (&Scope, &str),
        found: Vec<Entry>,
        desk: &Desk,
    ) -> Result<()> {
        let opened = self.opened.as_mut().filter(|it| it.scope == *scope);
        let reasons = opened.and_then(|it| it.reasons.as_mut());
        match reasons.filter(|it| it.line == line) {
            Some(reasons) => reasons.take(found, desk),
            None => Ok(()),
        }
    }
}

/// The agreements, the last one first.
fn agreements(desk: &Desk) -> Result<Vec<Row>> {
    let mut all = desk.store.all_rows(Entity::FundingAgreement)?;
    all.sort_by_key(|row| {
        let it = FundingAgreementRecord::of(row);
        std::cmp::Reverse((it.end(), it.start(), row.id))
    });
    Ok(all)
}

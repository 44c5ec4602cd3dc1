//! What is shown beside a list of the person chosen there. Reads; knows no place.
use super::desk::Desk;
use crate::domain::deadlines::IndexRow;
use crate::domain::file::CaseFile;
use crate::domain::record::Id;
use crate::store::{Line, Result};

/// What is shown beside the list of the person chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Number of the person.
    pub person: Id,
    /// Records.
    pub file: CaseFile,
    /// Live alerts, the worst first.
    pub alerts: Vec<IndexRow>,
    /// The row of the portfolio, where the list beside is another one.
    pub line: Option<Line>,
}

impl Preview {
    /// What the person chosen shows, when there is room for it; what was read of the same person
    /// stays.
    pub(super) fn of(
        person: Option<Id>,
        before: Option<Self>,
        desk: &Desk,
    ) -> Result<Option<Self>> {
        let Some(person) = person.filter(|_| desk.size.is_wide()) else {
            return Ok(None);
        };
        if let Some(same) = before.filter(|it| it.person == person) {
            return Ok(Some(same));
        }
        let (file, alerts) = desk.store.glance(person, desk.today)?;
        Ok(Some(Self {
            person,
            file,
            alerts,
            line: None,
        }))
    }

    /// The same beside a list that is not the portfolio, whose row is read too.
    pub(super) fn apart(
        person: Option<Id>,
        before: Option<Self>,
        desk: &Desk,
    ) -> Result<Option<Self>> {
        let mut shown = Self::of(person, before, desk)?;
        if let Some(it) = &mut shown
            && it.line.is_none()
            && !it.file.is_closed()
        {
            it.line = Some(desk.store.line(&desk.any(), it.person)?);
        }
        Ok(shown)
    }
}

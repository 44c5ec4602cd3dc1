//! What is shown beside a list of the person chosen there. Reads; knows no place.
use super::desk::Desk;
use crate::domain::deadlines::IndexRow;
use crate::domain::file::CaseFile;
use crate::domain::record::Id;
use crate::store::Result;

/// What is shown beside the list of the person chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Number of the person.
    pub person: Id,
    /// Records.
    pub file: CaseFile,
    /// Live alerts, the worst first.
    pub alerts: Vec<IndexRow>,
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
        }))
    }
}

//! Who follows a person on a day, read from the records of the file.
use super::CaseFile;
use crate::domain::date::Date;
use crate::domain::follow_up::{Assigned, FollowUp};
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Record};

/// An assignment as the follow-up reads it; `None` when the agent or the role is not known.
fn assigned(row: AssignmentRecord<'_>) -> Option<Assigned> {
    Some(Assigned {
        agent: row.agent()?,
        role: row.role()?,
        from: row.from(),
        to: row.to(),
        temporary: row.temporary(),
    })
}

impl CaseFile {
    /// Who follows the person that day, under the model of the parcours that is running.
    pub fn follow_up(&self, day: Date) -> FollowUp {
        let rows = self.rows(Entity::Assignment).iter();
        let all: Vec<Assigned> = rows
            .map(AssignmentRecord::of)
            .filter_map(assigned)
            .collect();
        let parcours = self.parcours().map(ParcoursRecord::of);
        let model = parcours.and_then(ParcoursRecord::follow_up_model);
        FollowUp {
            team: parcours.and_then(|it| it.team()).map(str::to_owned),
            team_contact: parcours.and_then(|it| it.team_contact()).map(str::to_owned),
            ..FollowUp::on(day, model, &all)
        }
    }
}

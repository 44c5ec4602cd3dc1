//! Who follows a person on a day, read from the records of the file.
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::follow_up::{Assigned, AssignmentRole, FollowUp, FollowUpModel};
use crate::domain::record::{Entity, Row};

/// An assignment as the follow-up reads it; `None` when the agent or the role is not known.
fn assigned(row: &Row) -> Option<Assigned> {
    Some(Assigned {
        agent: row.int("agent_id")?,
        role: row.text("fonction").and_then(AssignmentRole::from_code)?,
        from: row.date("du"),
        to: row.date("au"),
        temporary: row.yes("temporaire"),
    })
}

impl CaseFile {
    /// Who follows the person that day, under the model of the parcours that is running.
    #[must_use]
    pub fn follow_up(&self, day: Date) -> FollowUp {
        let rows = self.rows(Entity::Assignment).iter();
        let all: Vec<Assigned> = rows.filter_map(assigned).collect();
        let parcours = self.parcours();
        let word = |field: &str| parcours.and_then(|row| row.text(field)).map(str::to_owned);
        let model = word("modele_suivi").and_then(|code| FollowUpModel::from_code(&code));
        FollowUp {
            team: word("equipe"),
            team_contact: word("equipe_contact"),
            ..FollowUp::on(day, model, &all)
        }
    }
}

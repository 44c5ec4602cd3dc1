//! A deadline that is moved: another date for an action, an objective or an appointment, and why.
use crate::domain::record::action::ACTION;
use crate::domain::record::appointment::APPOINTMENT;
use crate::domain::record::objective::OBJECTIVE;
use crate::gestures::prelude::*;

/// The kind, and the record.
pub(super) struct Postpone(pub Entity, pub Id);

impl Steps for Postpone {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let (title, fields): (_, &[&str]) = match self.0 {
            Entity::Action => (
                "Nouvelle échéance de l’action",
                &[ACTION.due.name, ACTION.comment.name],
            ),
            Entity::Objective => (
                "Nouvelle échéance de l’objectif",
                &[OBJECTIVE.due.name, OBJECTIVE.comment.name],
            ),
            Entity::Appointment => (
                "Nouvelle date du rendez-vous",
                &[APPOINTMENT.planned_on.name, APPOINTMENT.time.name],
            ),
            _ => return None,
        };
        let row = at.record(self.0, self.1)?;
        let label = row.text("libelle").map(|label| format!(" : {label}"));
        let title = format!("{title}{}", label.unwrap_or_default());
        let why = [ACTION.comment.name, OBJECTIVE.comment.name].map(|it| (it, "Pourquoi"));
        let spec = FormSpec::only(self.0, fields).titled(title).labelled(&why);
        Some(at.form(spec, Some(row), &Vec::new()))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let field = moved(self.0);
        let before = at.file.and_then(|file| file.row(self.0, self.1));
        let day = |row: &Row| row.date(field).map(full);
        let from = before.and_then(day).map(|day| format!(" du {day}"));
        let to = day(&at.row).map(|day| format!(" au {day}"));
        format!(
            "{} : date déplacée{}{}",
            name_of(&at.row),
            from.unwrap_or_default(),
            to.unwrap_or_default()
        )
    }
}

/// The date that is moved.
const fn moved(kind: Entity) -> &'static str {
    match kind {
        Entity::Appointment => APPOINTMENT.planned_on.name,
        Entity::Objective => OBJECTIVE.due.name,
        _ => ACTION.due.name,
    }
}

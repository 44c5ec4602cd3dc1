//! A date that is moved: another one for an action, an objective or an appointment, and why. The former date
//! is kept with the reason (« DITP 2019, contrat vivant »: trace adjustments).
use super::kinds::{self, leaving::question};
use crate::domain::date::iso;
use crate::domain::record::action::{ACTION, ActionRecord};
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::objective::{OBJECTIVE, ObjectiveRecord};
use crate::domain::record::postponement::POSTPONEMENT;
use crate::gestures::prelude::*;

/// The kind, and the record.
pub(super) struct Postpone(pub Entity, pub Id);

/// Why the date moves.
const WHY: Field = question("report_motif", "Pourquoi", Kind::Line);

impl Steps for Postpone {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(self.0, self.1)?;
        let (title, fields): (_, &[&str]) = match self.0 {
            Entity::Action => ("Nouvelle échéance de l’action", &[ACTION.due.name]),
            Entity::Objective => ("Nouvelle échéance de l’objectif", &[OBJECTIVE.due.name]),
            Entity::Appointment => (
                "Nouvelle date du rendez-vous",
                &[APPOINTMENT.planned_on.name, APPOINTMENT.time.name],
            ),
            _ => return None,
        };
        let label = row.text("libelle").map(|label| format!(" : {label}"));
        let title = format!("{title}{}", label.unwrap_or_default());
        let spec = FormSpec::only(self.0, fields).asking(why(at)).titled(title);
        let mut form = at.form(spec, Some(row), &Values::new());
        // Typed over: nobody has to clear the date that goes.
        form.offer(fields);
        Some(form)
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let mut ops = kinds::ops(at);
        let (from, to) = self.moved(at);
        let moved = from.zip(at.file);
        ops.extend(
            moved.and_then(|(from, file)| trace(at, file.person, (self.0, self.1), (from, to))),
        );
        ops
    }

    fn refusal(&self, at: &Filled<'_>) -> Option<String> {
        let (from, to) = self.moved(at);
        if let Some(day) = to.filter(|day| *day < at.writer.today && from != to) {
            return Some(format!(
                "Le {} est passé : donnez un jour à venir. Pour corriger une date mal notée, Échap puis e.",
                full(day)
            ));
        }
        let hour = |row: &Row| row.text(APPOINTMENT.time.name).map(str::to_owned);
        let before = at.file.and_then(|file| file.row(self.0, self.1));
        let same_hour = self.0 != Entity::Appointment || before.and_then(hour) == hour(&at.row);
        let day = from.filter(|from| Some(*from) == to && same_hour)?;
        Some(same_day(day))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let (from, to) = self.moved(at);
        let from = from.map(|day| format!(" du {}", full(day)));
        let to = to.map(|day| format!(" au {}", full(day)));
        format!(
            "{} : date déplacée{}{}",
            name_of(&at.row),
            from.unwrap_or_default(),
            to.unwrap_or_default()
        )
    }
}

impl Postpone {
    /// The date before, and the one that the form gives.
    fn moved(&self, at: &Filled<'_>) -> (Option<Date>, Option<Date>) {
        let before = at.file.and_then(|file| file.row(self.0, self.1));
        (before.and_then(date), date(&at.row))
    }
}

/// The date that is moved.
fn date(row: &Row) -> Option<Date> {
    row.date(match row.entity {
        Entity::Appointment => APPOINTMENT.planned_on.name,
        Entity::Objective => OBJECTIVE.due.name,
        _ => ACTION.due.name,
    })
}

/// What asks why, of whoever keeps the reasons of the plan.
pub(super) fn why(at: Opening<'_>) -> &'static [Field] {
    let reason = POSTPONEMENT.reason.name;
    match at.rights.changes_field(Entity::Postponement, reason) {
        true => &[WHY],
        false => &[],
    }
}

/// What keeps the reason that the form gives, and the former date, of a record of that person which goes from that
/// date to another, or to none.
pub(super) fn trace(
    at: &Filled<'_>,
    person: Id,
    (kind, id): (Entity, Id),
    (from, to): (Date, Option<Date>),
) -> Option<Op> {
    let why = at.answer(WHY.name).filter(|why| !why.is_empty())?;
    let values = vec![
        POSTPONEMENT.person.set(person),
        POSTPONEMENT.object.set(kind.table()),
        POSTPONEMENT.object_id.set(id),
        POSTPONEMENT.former.set(iso(from)),
        POSTPONEMENT.replacement.set(to.map(iso)),
        POSTPONEMENT.moved_on.set(at.writer.today),
        (POSTPONEMENT.reason.name, why.clone()),
    ];
    (Some(from) != to).then(|| Op::insert(Entity::Postponement, values))
}

/// What is said of a date that is the one known already.
pub(super) fn same_day(day: Date) -> String {
    let words = "Donnez une autre date, ou Échap pour la laisser.";
    format!("C’est déjà la date prévue, le {}. {words}", full(day))
}

/// Whether the date of a record moves: nothing if it has none of its own; false once it is done.
pub fn moves(row: &Row) -> Option<bool> {
    let action = row.read_as::<ActionRecord<'_>>();
    let objective = row.read_as::<ObjectiveRecord<'_>>();
    let appointment = row.read_as::<AppointmentRecord<'_>>();
    action
        .map(|it| !it.is_closed())
        .or_else(|| objective.map(|it| !it.is_closed()))
        .or_else(|| appointment.map(AppointmentRecord::is_planned))
}

//! What is done about an absence: the contact that it is, the appointment that comes of it.
use super::Filler;
use crate::domain::change::Op;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row, Value};

/// The contact that an attempt to reach the person is: it is noted once, and counts in both.
pub(super) fn reached(row: &Row, filler: Filler) -> Option<Op> {
    let channel = match row.text("type")? {
        "relance_telephone" => "telephone",
        "relance_sms" => "sms",
        "relance_courriel" => "courriel",
        "relance_courrier" => "courrier",
        "visite" => "domicile",
        _ => return None,
    };
    Some(Op::Insert {
        entity: Entity::Contact,
        values: vec![
            ("allocataire_id", row.get("allocataire_id").clone()),
            ("fait_le", row.get("faite_le").clone()),
            ("canal", channel.into()),
            ("sens", "sortant".into()),
            ("bilateral", Value::Int(0)),
            ("agent_id", filler.agent.into()),
            ("note", row.get("note").clone()),
        ],
    })
}

/// The new date, written with what was done about the absence: « rendez-vous du 24/11 à 14:00 ».
pub(super) fn rebooked(file: &CaseFile, id: Id, appointment: &Row) -> Option<Op> {
    let made = file.row(Entity::AbsenceAction, id)?;
    if made.text("note").is_some() {
        return None;
    }
    let hour = appointment.text("heure").map(|hour| format!(" à {hour}"));
    let note = format!(
        "rendez-vous du {}{}",
        appointment.short_day("prevu_le"),
        hour.unwrap_or_default()
    );
    Some(Op::Update {
        entity: Entity::AbsenceAction,
        id,
        version: made.version,
        values: vec![("note", note.into())],
    })
}

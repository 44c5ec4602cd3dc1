//! Facts of rights and duties, from their records.
use super::{File, each};
use crate::domain::facts::{
    DutyPeriod, Examination, ExaminationKind, Resumption, RightsPeriod, RightsState, Suspension,
};
use crate::domain::record::Entity;

/// The periods of « droits et devoirs ».
pub(super) fn duties(file: &File) -> Vec<DutyPeriod> {
    each(file, Entity::DutyPeriod, |row| DutyPeriod {
        subject: row.yes("soumis"),
        from: row.date("du"),
        to: row.date("au"),
    })
}

/// The examinations of the parcours whose kind is known.
pub(super) fn examinations(file: &File) -> Vec<Examination> {
    let read = |row: &crate::domain::record::Row| {
        Some(Examination {
            id: row.id,
            kind: row.text("type").and_then(ExaminationKind::from_code)?,
            on: row.date("fait_le"),
        })
    };
    each(file, Entity::Examination, read)
        .into_iter()
        .flatten()
        .collect()
}

/// The measures on the allowance.
pub(super) fn suspensions(file: &File) -> Vec<Suspension> {
    each(file, Entity::Suspension, |row| Suspension {
        id: row.id,
        measure_notified_on: row.date("mesure_notifiee_le"),
        observations_on: row.date("observations_recues_le"),
        decision_notified_on: row.date("decision_notifiee_le"),
        appealed_on: row.date("recours_le"),
        start: row.date("debut"),
        end: row.date("fin"),
    })
}

/// The periods of the right to the RSA whose state is told.
pub(super) fn rights(file: &File) -> Vec<RightsPeriod> {
    let read = |row: &crate::domain::record::Row| {
        Some(RightsPeriod {
            state: row.text("etat").and_then(RightsState::from_code)?,
            from: row.date("du"),
            to: row.date("au"),
            received_on: row.date("recu_le"),
        })
    };
    let periods = each(file, Entity::RightsPeriod, read);
    periods.into_iter().flatten().collect()
}

/// Work or training taken up.
pub(super) fn resumptions(file: &File) -> Vec<Resumption> {
    each(file, Entity::Resumption, |row| Resumption {
        start: row.date("debut"),
        end: row.date("fin"),
        short: row.yes("courte"),
    })
}

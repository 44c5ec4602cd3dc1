//! Facts of rights and duties, from their records.
use super::records::{File, each};
use crate::domain::facts::{DutyPeriod, Examination, Resumption, RightsPeriod, Suspension};
use crate::domain::record::duty_period::DutyPeriodRecord;
use crate::domain::record::examination::ExaminationRecord;
use crate::domain::record::resumption::ResumptionRecord;
use crate::domain::record::rights_period::RightsPeriodRecord;
use crate::domain::record::suspension::SuspensionRecord;

/// The periods of « droits et devoirs ».
pub(super) fn duties(file: &File) -> Vec<DutyPeriod> {
    each(file, |row: DutyPeriodRecord<'_>| DutyPeriod {
        subject: row.subject(),
        from: row.from(),
        to: row.to(),
    })
}

/// The examinations of the parcours whose kind is known.
pub(super) fn examinations(file: &File) -> Vec<Examination> {
    let read = |row: ExaminationRecord<'_>| {
        Some(Examination {
            id: row.id,
            kind: row.kind()?,
            on: row.made_on(),
        })
    };
    each(file, read).into_iter().flatten().collect()
}

/// The measures on the allowance.
pub(super) fn suspensions(file: &File) -> Vec<Suspension> {
    each(file, |row: SuspensionRecord<'_>| Suspension {
        id: row.id,
        measure_notified_on: row.measure_notified_on(),
        observations_on: row.observations_on(),
        decision_notified_on: row.decision_notified_on(),
        appealed_on: row.appealed_on(),
        start: row.start(),
        end: row.end(),
    })
}

/// The periods of the right to the RSA whose state is told.
pub(super) fn rights(file: &File) -> Vec<RightsPeriod> {
    let read = |row: RightsPeriodRecord<'_>| {
        Some(RightsPeriod {
            state: row.state()?,
            from: row.from(),
            to: row.to(),
        })
    };
    let periods = each(file, read);
    periods.into_iter().flatten().collect()
}

/// Work or training taken up.
pub(super) fn resumptions(file: &File) -> Vec<Resumption> {
    each(file, |row: ResumptionRecord<'_>| Resumption {
        start: row.start(),
        end: row.end(),
        short: row.short(),
    })
}

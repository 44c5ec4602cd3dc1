//! The facts as they were known on a day: later events are unknown, dates
//! planned before that day remain. Knows no rule.
use chrono::NaiveDate;

use crate::domain::contract::Contract;
use crate::domain::facts::{
    Action, ActionStatus, Agreement, Appointment, AppointmentStatus, DueChange, Facts, Objective,
    ObjectiveStatus, Parcours, Reorientation, Request, RightsPeriod, Suspension,
};

impl Facts {
    /// The facts as known at the end of `day`: what happened or was recorded
    /// later is left out. Planned dates (appointments, échéances, ends of
    /// contracts) fixed before remain, and an outcome known later reads as not
    /// yet known.
    pub fn as_known_on(&self, day: NaiveDate) -> Self {
        let mut facts = self.clone();
        facts.request.forget_after(day);
        facts.parcours.retain_mut(|it| it.forget_after(day));
        facts.reorientations.retain_mut(|it| it.forget_after(day));
        facts.appointments.retain_mut(|it| it.forget_after(day));
        facts
            .contracts
            .retain_mut(|it| forget_contract_after(it, day));
        facts.objectives.retain_mut(|it| it.forget_after(day));
        facts.actions.retain_mut(|it| it.forget_after(day));
        facts.agreements.retain_mut(|it| it.forget_after(day));
        facts.absence_actions.retain(|it| not_after(it.on, day));
        facts.contacts.retain(|it| not_after(it.on, day));
        facts.evaluations.retain(|it| not_after(it.on, day));
        facts.reviews.retain(|it| not_after(it.on, day));
        facts.diagnostics.retain(|it| not_after(it.on, day));
        facts.shares.retain(|it| not_after(it.on, day));
        facts.examinations.retain(|it| not_after(it.on, day));
        facts.duties.retain(|it| not_after(it.from, day));
        facts.suspensions.retain_mut(|it| it.forget_after(day));
        let told = |it: &RightsPeriod| not_after(it.received_on, day) && not_after(it.from, day);
        facts.rights.retain(told);
        facts.resumptions.retain(|it| not_after(it.start, day));
        facts
            .exemptions
            .retain(|it| it.entered_on.unwrap_or(it.from) <= day);
        facts.waivers.retain(|it| not_after(it.on, day));
        for offer in &mut facts.offers {
            offer.verified_on.retain(|on| *on <= day);
        }
        facts
    }
}

fn not_after(date: Option<NaiveDate>, day: NaiveDate) -> bool {
    date.is_none_or(|date| date <= day)
}

/// Empties a date that is later than `day`.
fn forget(date: &mut Option<NaiveDate>, day: NaiveDate) {
    if !not_after(*date, day) {
        *date = None;
    }
}

/// Whether a record exists on `day`, told by the earliest of its dated events;
/// a record without any is taken to have always been there.
fn exists(events: &[Option<NaiveDate>], day: NaiveDate) -> bool {
    not_after(events.iter().flatten().min().copied(), day)
}

/// The échéance as it stood on `day`: the value before the first later move.
fn due_on(due: &mut Option<NaiveDate>, changes: &mut Vec<DueChange>, day: NaiveDate) {
    if let Some(later) = changes
        .iter()
        .filter(|it| it.on > day)
        .min_by_key(|it| it.on)
    {
        *due = later.former;
    }
    changes.retain(|it| it.on <= day);
}

impl Request {
    fn forget_after(&mut self, day: NaiveDate) {
        forget(&mut self.requested_on, day);
        forget(&mut self.complete_on, day);
        forget(&mut self.rights_notified_on, day);
        forget(&mut self.department_informed_on, day);
        forget(&mut self.entered_on, day);
    }
}

impl Parcours {
    fn forget_after(&mut self, day: NaiveDate) -> bool {
        let existed = exists(
            &[self.decided_on, self.notified_on, self.taken_charge_on],
            day,
        );
        forget(&mut self.decided_on, day);
        forget(&mut self.notified_on, day);
        forget(&mut self.taken_charge_on, day);
        forget(&mut self.earliest_on, day);
        if self.exit.as_ref().is_some_and(|exit| exit.on > day) {
            self.exit = None;
        }
        existed
    }
}

impl Reorientation {
    fn forget_after(&mut self, day: NaiveDate) -> bool {
        let existed = exists(&[self.requested_on, self.decided_on], day);
        forget(&mut self.requested_on, day);
        if !not_after(self.decided_on, day) {
            self.accepted = false;
        }
        forget(&mut self.decided_on, day);
        forget(&mut self.notified_on, day);
        existed
    }
}

impl Appointment {
    fn forget_after(&mut self, day: NaiveDate) -> bool {
        let existed = not_after(self.created_on, day);
        let known_on = match self.status {
            // Nobody comes, or stays away, before the day of the meeting.
            AppointmentStatus::Kept | AppointmentStatus::Absent => {
                self.status_on.max(self.planned_on)
            }
            AppointmentStatus::Planned
            | AppointmentStatus::Excused
            | AppointmentStatus::CancelledByStructure => self.status_on.or(self.planned_on),
        };
        if !not_after(known_on, day) {
            self.status = AppointmentStatus::Planned;
            self.status_on = None;
        }
        existed
    }
}

fn forget_contract_after(contract: &mut Contract, day: NaiveDate) -> bool {
    let events = [
        contract.drafted_on,
        contract.signed_by_person_on,
        contract.signed_by_referent_on,
        contract.transmitted_on,
        contract.decided_on,
    ];
    let existed = if events.iter().all(Option::is_none) {
        not_after(contract.start, day)
    } else {
        exists(&events, day)
    };
    if !not_after(contract.decided_on, day) {
        contract.decision = None;
    }
    forget(&mut contract.drafted_on, day);
    forget(&mut contract.signed_by_person_on, day);
    forget(&mut contract.signed_by_referent_on, day);
    forget(&mut contract.transmitted_on, day);
    forget(&mut contract.decided_on, day);
    forget(&mut contract.ended_early_on, day);
    forget(&mut contract.cancelled_on, day);
    existed
}

impl Objective {
    fn forget_after(&mut self, day: NaiveDate) -> bool {
        due_on(&mut self.due, &mut self.due_changes, day);
        if !not_after(self.ended_on, day) {
            self.status = ObjectiveStatus::Ongoing;
            self.ended_on = None;
        }
        not_after(self.created_on, day)
    }
}

impl Action {
    fn forget_after(&mut self, day: NaiveDate) -> bool {
        due_on(&mut self.due, &mut self.due_changes, day);
        if !not_after(self.ended_on, day) {
            self.status = ActionStatus::Ongoing;
            self.ended_on = None;
        }
        if !not_after(self.evaluated_on, day) {
            self.quality = None;
            self.impact = None;
            self.evaluated_on = None;
        }
        not_after(self.created_on, day)
    }
}

impl Suspension {
    fn forget_after(&mut self, day: NaiveDate) -> bool {
        let told = self.measure_notified_on.or(self.decision_notified_on);
        let existed = match told {
            Some(_) => exists(&[self.measure_notified_on, self.decision_notified_on], day),
            None => not_after(self.start, day),
        };
        forget(&mut self.measure_notified_on, day);
        forget(&mut self.observations_on, day);
        forget(&mut self.decision_notified_on, day);
        forget(&mut self.appealed_on, day);
        existed
    }
}

impl Agreement {
    fn forget_after(&mut self, day: NaiveDate) -> bool {
        let existed = exists(&[self.given_on, self.refused_on], day);
        forget(&mut self.given_on, day);
        forget(&mut self.withdrawn_on, day);
        forget(&mut self.refused_on, day);
        existed
    }
}

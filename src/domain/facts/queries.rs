//! Questions several screens and rules ask of the facts. Knows no rule.
use chrono::NaiveDate;

use crate::domain::facts::rights::Duty;
use crate::domain::facts::{Appointment, AppointmentStatus, Contract, Direction, Facts, Parcours};
use crate::domain::vocabulary::RightsState;

impl Facts {
    /// The contracts that nobody annulled.
    pub fn standing_contracts(&self) -> impl Iterator<Item = &Contract> {
        let all = self.contracts.iter();
        all.filter(|it| it.cancelled_on.is_none())
    }

    /// The appointments without an outcome.
    pub fn planned(&self) -> impl Iterator<Item = &Appointment> {
        let all = self.appointments.iter();
        all.filter(|it| it.status == AppointmentStatus::Planned)
    }

    /// État du droit on a day; `None` when it is not known.
    pub fn right_on(&self, day: NaiveDate) -> Option<RightsState> {
        let periods = self.rights.iter().filter(|it| it.contains(day));
        let state = periods
            .map(|it| it.state)
            .min_by_key(|it| it.reading_order());
        state.filter(|state| *state != RightsState::Unknown)
    }

    /// Whether the person is « soumise aux droits et devoirs » on a day. Of two periods that
    /// tell of it, the last recorded is read.
    pub fn duty_on(&self, day: NaiveDate) -> Duty {
        if self.right_on(day).is_some_and(|it| it != RightsState::Paid) {
            return Duty::NotSubject;
        }
        match self.duties.iter().rfind(|it| it.contains(day)) {
            Some(period) if period.subject => Duty::Subject,
            Some(_) => Duty::NotSubject,
            None if self.duties.is_empty() => Duty::Subject,
            None => Duty::Unknown,
        }
    }

    /// « Dernier contact »: the latest of an appointment kept, a contact from
    /// the person or with an exchange, a signature. A message left without
    /// answer does not count (retention is counted from it).
    pub fn last_contact_on(&self) -> Option<NaiveDate> {
        let contacts = self
            .contacts
            .iter()
            .filter(|it| it.bilateral || it.direction == Direction::Inbound)
            .filter_map(|it| it.on);
        let kept = self.appointments.iter().filter_map(Appointment::kept_on);
        let signed = self.contracts.iter().filter_map(|it| it.signed_on());
        contacts.chain(kept).chain(signed).max()
    }

    /// Individual appointments kept from the orientation of a parcours to its first signed
    /// contract, both days included, or up to now without one: « entretiens avant contrat »
    /// (Lot, fiche action CER et MAPPI).
    pub fn appointments_before_contract(&self, parcours: &Parcours) -> usize {
        let Some(from) = parcours.notified_on.or_else(|| parcours.oriented_on()) else {
            return 0;
        };
        let signed = self
            .standing_contracts()
            .filter(|it| it.kind.binds_both_sides())
            .filter_map(|it| it.signed_on())
            .filter(|on| *on >= from)
            .min();
        let left = parcours.exit.as_ref().map(|exit| exit.on);
        let until = [signed, left].into_iter().flatten().min();
        self.appointments
            .iter()
            .filter(|it| it.individual)
            .filter_map(Appointment::kept_on)
            .filter(|on| from <= *on && until.is_none_or(|until| *on <= until))
            .count()
    }

    /// Every day the service and the person were in touch: an exchange, an appointment kept, collective
    /// or not, a signature. An attempt without answer is none (RULES: decision 11).
    pub fn exchange_days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let contacts = self.contacts.iter().filter(|it| it.bilateral);
        let contacts = contacts.filter_map(|it| it.on);
        let kept = self.appointments.iter().filter_map(Appointment::kept_on);
        let signed = self.contracts.iter().filter_map(|it| it.signed_on());
        contacts.chain(kept).chain(signed)
    }

    /// Every day the carnet was brought up to date: evaluation, review,
    /// objective or action set, ended or judged.
    pub fn carnet_days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let evaluations = self.evaluations.iter().filter_map(|it| it.on);
        let reviews = self.reviews.iter().filter_map(|it| it.on);
        let objectives = self.objectives.iter().flat_map(|it| {
            let moved = it.due_changes.iter().map(|change| change.on);
            [it.created_on, it.ended_on]
                .into_iter()
                .flatten()
                .chain(moved)
        });
        let actions = self.actions.iter().flat_map(|it| {
            let moved = it.due_changes.iter().map(|change| change.on);
            [it.created_on, it.ended_on, it.evaluated_on]
                .into_iter()
                .flatten()
                .chain(moved)
        });
        evaluations.chain(reviews).chain(objectives).chain(actions)
    }

    /// Absences nothing was done about: neither an action on that appointment
    /// or since, nor a new appointment fixed since.
    pub fn absences_without_follow_up(&self) -> impl Iterator<Item = &Appointment> {
        self.appointments
            .iter()
            .filter(|it| it.status.absence().is_some())
            .filter(|it| {
                it.planned_on
                    .is_some_and(|_| self.follow_up_on(it).is_none())
            })
    }

    /// The first day something was done about a missed appointment: an action
    /// recorded for it (or for none in particular) or a new individual
    /// appointment fixed, from the day the absence was known.
    pub fn follow_up_on(&self, missed: &Appointment) -> Option<NaiveDate> {
        let planned = missed.planned_on?;
        let since = missed.status_on.map_or(planned, |known| known.min(planned));
        let actions = self
            .absence_actions
            .iter()
            .filter(|it| it.appointment.is_none_or(|id| id == missed.id))
            .filter_map(|it| it.on);
        let fixed = self
            .appointments
            .iter()
            .filter(|it| it.id != missed.id && it.individual)
            .filter(|it| it.status != AppointmentStatus::CancelledByStructure)
            .filter(|it| it.planned_on.is_some_and(|on| on > planned))
            .filter_map(|it| it.created_on);
        // The service called, wrote or went, whether or not it was noted as an answer to the absence.
        let contacts = self.contacts.iter();
        let made = contacts
            .filter(|it| it.direction == Direction::Outbound)
            .filter_map(|it| it.on);
        let all = actions.chain(fixed).chain(made);
        all.filter(|on| *on >= since).min()
    }
}

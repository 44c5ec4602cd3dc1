//! The right to the RSA of one person, « droits et devoirs », the few measures on the allowance
//! and short resumptions of work. It draws from a stream of its own, so that the rest of the
//! story is the same with or without it.
use super::prelude::*;
use chrono::Datelike;

/// Streams of chance of this part, apart from those of the rest.
const STREAMS: u64 = 1 << 40;

/// Stream of one person.
pub(super) const fn stream(seed: u64, index: u64) -> Rng {
    Rng::new(seed, STREAMS.wrapping_add(index))
}

/// Days under contract before anything of this kind happens.
const SETTLED: i64 = 30;

/// From the first day to the first day after.
type Break = (Date, Date);

impl Writer<'_> {
    /// What the CAF or the MSA sent about the right, and what interrupted the accompaniment. Without
    /// an entry into RSA, nothing of it is known here.
    pub(super) fn rights(&mut self, rng: &mut Rng) {
        let Some(entered) = self.batch.first_date(Entity::Parcours, "entree_rsa_le") else {
            return;
        };
        let source = if rng.chance(92) { "caf" } else { "msa" };
        // The right runs from the first day of the month of the request.
        let opened = month(entered, 0);
        if rng.chance(55) {
            let from = month(shift(opened, -rng.between(430, 900)), 0);
            self.right("clos", from, Some(opened), source);
        }
        let held = self.measure(rng);
        let closed = self.closed();
        let mut from = opened;
        if let Some((start, end)) = held {
            self.right("ouvert_versable", from, Some(start), source);
            self.right("versement_suspendu", start, Some(end), source);
            from = end;
        }
        self.right("ouvert_versable", from, closed, source);
        if let Some(day) = closed {
            self.right("clos", day, None, source);
        }
        if rng.chance(80) {
            let values = [("soumis", 1_i64.into()), ("du", opened.into())];
            self.add(Entity::DutyPeriod, values);
        }
        if held.is_none() {
            self.resumption(rng);
        }
    }

    /// A period of the right, received in the monthly flow that follows its first day.
    fn right(&mut self, state: &str, from: Date, until: Option<Date>, source: &str) {
        let received = shift(month(from, 1), 4).min(self.today);
        let values = [
            ("etat", state.into()),
            ("du", from.into()),
            ("au", until.map(|day| shift(day, -1)).into()),
            ("source", source.into()),
            ("recu_le", received.into()),
        ];
        self.add(Entity::RightsPeriod, values);
    }

    /// When the right ended: with the exit, or three months after a job was found.
    fn closed(&self) -> Option<Date> {
        let exit = self.case.exit.as_ref()?;
        let months = match exit.reason {
            "fin_droit" => 0,
            "emploi" => 3,
            _other => return None,
        };
        Some(month(exit.on, months)).filter(|day| *day <= self.today)
    }

    /// The day from which the first contract has run for a while.
    fn settled(&self) -> Option<Date> {
        let signed = self.case.terms.iter().find_map(|term: &Term| term.signed)?;
        Some(shift(signed, SETTLED))
    }

    /// A measure on the allowance, over since some time.
    fn measure(&mut self, rng: &mut Rng) -> Option<Break> {
        let (settled, wanted) = (self.settled()?, rng.chance(9));
        let start = month(settled, 2);
        let end = month(start, if rng.chance(60) { 1 } else { 2 });
        if !wanted || end > shift(self.case.horizon, -20) {
            return None;
        }
        let notified = shift(start, -rng.between(34, 40));
        let heard = shift(notified, rng.between(4, 9));
        let decided = shift(start, -rng.between(3, 8));
        let values = [
            ("phase", "phase_1".into()),
            ("mesure_notifiee_le", notified.into()),
            ("observations_recues_le", heard.into()),
            ("decision_notifiee_le", decided.into()),
            ("debut", start.into()),
            ("fin", end.into()),
            ("note", "Levée après un nouveau rendez-vous, honoré.".into()),
        ];
        self.add(Entity::Suspension, values);
        Some((start, end))
    }

    /// A few weeks of work or training, the accompaniment going on.
    fn resumption(&mut self, rng: &mut Rng) {
        let wanted = rng.chance(12);
        let Some(settled) = self.settled().filter(|_| wanted) else {
            return;
        };
        let start = shift(settled, rng.between(0, 20));
        let planned = shift(start, rng.between(18, 56));
        if start > shift(self.case.horizon, -4) {
            return;
        }
        let ended = (planned <= self.case.horizon).then_some(planned);
        let nature = if rng.chance(70) {
            "emploi"
        } else {
            "formation"
        };
        let values = [
            ("nature", nature.into()),
            ("debut", start.into()),
            ("fin_prevue", planned.into()),
            ("fin", ended.into()),
            ("courte", 1_i64.into()),
        ];
        self.add(Entity::Resumption, values);
    }
}

/// First day of the month so many months after that of a day.
fn month(day: Date, later: u32) -> Date {
    plus_months(day.with_day(1).unwrap_or(day), later)
}

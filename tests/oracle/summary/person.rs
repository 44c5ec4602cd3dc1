//! One person as the summary reads a whole file: the stays and contracts of the naive reading, the days
//! followed, and the records themselves. No statement of the store is known here.
use carnet::domain::date::Date;
use carnet::domain::file::CaseFile;
use carnet::domain::record::Id;
use carnet::domain::record::appointment::AppointmentRecord;
use carnet::domain::record::contract::ContractRecord;
use carnet::domain::record::intensive_support::IntensiveSupportRecord;
use carnet::domain::record::orientation::OrientationRecord;
use carnet::domain::record::parcours::ParcoursRecord;
use carnet::domain::record::resumption::ResumptionRecord;
use carnet::domain::record::suspension::SuspensionRecord;
use carnet::domain::vocabulary::{Decision, ReorientationDecision, Vocabulary as V};
use carnet::statistics::summary::Scope;
use chrono::Days;

use crate::oracle::history::{Contract, History, Meeting, Stay};
use crate::oracle::naive::Life;

/// An orientation that is no request, or a request that was accepted.
pub fn holds(it: &OrientationRecord<'_>) -> bool {
    it.requested_on().is_none() || it.decision() == Some(ReorientationDecision::Accepted)
}

fn number(id: Id) -> usize {
    usize::try_from(id).unwrap()
}

fn stay(it: ParcoursRecord<'_>, file: &CaseFile) -> Stay {
    let own: Vec<OrientationRecord<'_>> = file
        .all::<OrientationRecord<'_>>()
        .filter(|other| other.parcours() == Some(it.id) && holds(other))
        .collect();
    let (first, last) = (own.first(), own.last());
    let structure = it
        .organization()
        .or_else(|| last.and_then(|it| it.organization()));
    Stay {
        structure: structure.map(number),
        origin: None,
        kind: None,
        decided: first.and_then(|it| it.decided_on()),
        notified: first.and_then(|it| it.notified_on()),
        taken: it.taken_charge_on(),
        exit: it
            .exit_on()
            .map(|on| (on, it.exit_reason().map(|motive| motive.code()))),
    }
}

fn contract(it: ContractRecord<'_>, stay: Option<usize>) -> Contract {
    let signed = it.signed_by_person_on().max(it.signed_by_referent_on());
    Contract {
        stay,
        nature: it.kind().map_or("autre", |kind| kind.code()),
        drafted: it.drafted_on(),
        by_person: it.signed_by_person_on(),
        by_referent: it.signed_by_referent_on(),
        start: it.start(),
        end: it.end(),
        decision: it.decision().map(Decision::code),
        decided: it.decided_on().or(signed),
        early: it.ended_early_on(),
        cancelled: it.cancelled_on(),
        form: None,
    }
}

/// What happened to the person of a file, as dates.
pub fn history(file: &CaseFile) -> History {
    let parcours: Vec<ParcoursRecord<'_>> = file.all().collect();
    let place = |id: Option<Id>| id.and_then(|id| parcours.iter().position(|it| it.id == id));
    let meeting = |it: AppointmentRecord<'_>| {
        let kind = it.kind().and_then(|code| V::AppointmentType.find(code));
        Some(Meeting {
            stay: place(it.parcours()),
            kind: kind.map_or("", |it| it.code),
            on: it.planned_on()?,
            written: it.created_on(),
            status: it.status().map_or("prevu", |it| it.code()),
            collective: it.collective(),
        })
    };
    History {
        stays: parcours.iter().map(|it| stay(*it, file)).collect(),
        meetings: file
            .all::<AppointmentRecord<'_>>()
            .filter_map(meeting)
            .collect(),
        contracts: file
            .all::<ContractRecord<'_>>()
            .map(|it| contract(it, place(it.parcours())))
            .collect(),
        measures: file
            .all::<SuspensionRecord<'_>>()
            .map(|it| (it.start(), it.end()))
            .collect(),
        resumptions: file
            .all::<ResumptionRecord<'_>>()
            .filter_map(|it| Some((it.start()?, it.end(), it.short())))
            .collect(),
        ..History::default()
    }
}

/// Someone, with the days when nothing changes between one and the next.
pub struct Person<'f> {
    pub id: Id,
    pub file: &'f CaseFile,
    pub life: Life<'f>,
    days: Vec<Date>,
    /// By stay: what each of those days says.
    followed: Vec<Vec<bool>>,
    valid: Vec<Vec<bool>>,
}

impl<'f> Person<'f> {
    pub fn new(file: &'f CaseFile, history: &'f History) -> Self {
        let life = Life::new(history);
        let mut days: Vec<Date> = dates(history)
            .flat_map(|day| [day, day + Days::new(1)])
            .collect();
        days.sort_unstable();
        days.dedup();
        let all = 0..life.episodes.len();
        let followed = all.clone().map(|at| {
            let one = |day: &Date| life.is_followed(at, *day);
            days.iter().map(one).collect()
        });
        let followed = followed.collect();
        let valid = all.map(|at| {
            let one = |day: &Date| life.in_force(at, *day).is_some();
            days.iter().map(one).collect()
        });
        let valid = valid.collect();
        Self {
            id: file.person,
            file,
            life,
            days,
            followed,
            valid,
        }
    }

    /// The structure of a stay.
    pub fn structure(&self, at: usize) -> Option<Id> {
        let structure = self.life.episodes[at].first().structure;
        structure.map(|it| Id::try_from(it).unwrap())
    }

    /// The stays that the scope asks for.
    fn stays(&self, scope: &Scope) -> Vec<usize> {
        let wanted =
            |at: &usize| scope.structure.is_none() || self.structure(*at) == scope.structure;
        (0..self.life.episodes.len()).filter(wanted).collect()
    }

    fn told(&self, told: &[bool], day: Date) -> bool {
        let known = self.days.iter().rposition(|it| *it <= day);
        known.is_some_and(|at| told[at])
    }

    /// RULES §6.1.
    pub fn is_followed(&self, scope: &Scope, day: Date) -> bool {
        let stays = self.stays(scope);
        stays.iter().any(|at| self.told(&self.followed[*at], day))
    }

    pub fn is_under_contract(&self, scope: &Scope, day: Date) -> bool {
        let stays = self.stays(scope);
        stays.iter().any(|at| self.told(&self.valid[*at], day))
    }

    /// The days from the first to the last on which something may change.
    fn between(&self, first: Date, last: Date) -> impl Iterator<Item = Date> + '_ {
        let inside = move |day: &Date| first <= *day && *day <= last;
        let own = self.days.iter().copied();
        (first <= last)
            .then_some(first)
            .into_iter()
            .chain(own.filter(inside))
    }

    /// Followed one day of the period at least.
    pub fn was_followed(&self, scope: &Scope) -> bool {
        self.between(scope.from, scope.to)
            .any(|day| self.is_followed(scope, day))
    }

    /// A day of a stay in the structure, the day of the exit included.
    pub fn is_here(&self, scope: &Scope, day: Date) -> bool {
        if scope.structure.is_none() {
            return true;
        }
        self.stays(scope).into_iter().any(|at| {
            let stay = &self.life.episodes[at];
            stay.first().entry().is_none_or(|from| from <= day) && stay.reaches(day)
        })
    }

    /// One day at least, from the first to the last.
    pub fn is_here_between(&self, scope: &Scope, first: Date, last: Date) -> bool {
        self.between(first, last)
            .any(|day| self.is_here(scope, day))
    }

    /// The closer supports of the period, in the structure.
    pub fn supports(&self, scope: &Scope) -> Vec<IntensiveSupportRecord<'_>> {
        let all = self.file.all::<IntensiveSupportRecord<'_>>();
        let inside = |it: &IntensiveSupportRecord<'_>| {
            let first = it.start().unwrap().max(scope.from);
            let last = it.end().unwrap_or(scope.to).min(scope.to);
            self.is_here_between(scope, first, last)
        };
        all.filter(inside).collect()
    }

    /// H5: a day of the period under contract and in a closer support.
    pub fn is_supported_under_contract(&self, scope: &Scope) -> bool {
        self.file.all::<IntensiveSupportRecord<'_>>().any(|it| {
            let first = it.start().unwrap().max(scope.from);
            let last = it.end().unwrap_or(scope.to).min(scope.to);
            self.between(first, last)
                .any(|day| self.is_under_contract(scope, day))
        })
    }

    pub fn has_label(&self, label: &str) -> bool {
        let own = self.file.identity().and_then(|row| row.text("etiquettes"));
        let mut own = own.unwrap_or_default().split(',');
        own.any(|it| it.trim().to_lowercase() == label.trim().to_lowercase())
    }
}

fn dates(history: &History) -> impl Iterator<Item = Date> + '_ {
    let stays = history.stays.iter().flat_map(|it| {
        let exit = it.exit.map(|(on, _)| on);
        [it.decided, it.notified, it.taken, exit]
    });
    let contracts = history.contracts.iter().flat_map(|it| {
        let signed = [it.by_person, it.by_referent, it.drafted, it.decided];
        signed
            .into_iter()
            .chain([it.start, it.end, it.early, it.cancelled])
    });
    let met = history.meetings.iter().map(|it| Some(it.on));
    let measures = history.measures.iter().flat_map(|it| [it.0, it.1]);
    let resumed = history.resumptions.iter().flat_map(|it| [Some(it.0), it.1]);
    let all = stays.chain(contracts).chain(met).chain(measures);
    all.chain(resumed).flatten()
}

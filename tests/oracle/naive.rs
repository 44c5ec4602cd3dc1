//! The rules read again from their sentences (RULES §2, §3.1, §3.5, §3.6, §6.1), day by day
//! where that is simpler, without the product's engine: only its calendar, which has vectors of
//! its own.
use carnet::domain::calendar::{Calendar, Unit};
use carnet::domain::date::Date;

use super::history::{Contract, History, Meeting, Stay};

/// Parcours in a row in one structure.
pub struct Episode<'a> {
    pub stays: Vec<(usize, &'a Stay)>,
    pub left: Option<Date>,
}

impl<'a> Episode<'a> {
    pub fn first(&self) -> &'a Stay {
        self.stays[0].1
    }

    pub fn last(&self) -> &'a Stay {
        self.stays.last().unwrap().1
    }

    pub fn reaches(&self, on: Date) -> bool {
        self.left.is_none_or(|left| on <= left)
    }
}

/// A case of a rule.
#[derive(Debug, Default)]
pub struct Case {
    pub rule: &'static str,
    pub reference: Option<Date>,
    pub start: Option<Date>,
    pub due: Option<Date>,
    pub end: Option<Date>,
    pub cancelled: Option<Date>,
    pub apart: Option<&'static str>,
    pub episode: usize,
    pub written: Option<Date>,
    pub kept: Option<Date>,
}

pub struct Life<'a> {
    pub it: &'a History,
    pub episodes: Vec<Episode<'a>>,
}

pub fn calendar() -> Calendar {
    Calendar::default()
}

pub fn plus_months(day: Date, months: i64) -> Date {
    calendar().add(day, months, Unit::Months)
}

const ACCOMPANIMENT: [&str; 6] = [
    "accompagnement",
    "signature",
    "bilan_contrat",
    "revue",
    "asr",
    "tripartite",
];
const BINDING: [&str; 5] = ["cer", "contrat_engagement", "ppae", "cej", "pacea"];

pub fn binds(contract: &Contract) -> bool {
    contract.cancelled.is_none() && BINDING.contains(&contract.nature)
}

pub fn ordered(it: &History) -> Vec<(usize, &Stay)> {
    let mut stays: Vec<(usize, &Stay)> = it.stays.iter().enumerate().collect();
    // One that is open and undated, while those with a date are closed, came last.
    let dated_open = it
        .stays
        .iter()
        .any(|stay| stay.entry().is_some() && stay.exit.is_none());
    stays.sort_by_key(|(at, stay)| {
        let last = !dated_open && stay.entry().is_none() && stay.exit.is_none();
        (last, stay.entry(), *at)
    });
    stays
}

fn episodes(it: &History) -> Vec<Episode<'_>> {
    let mut list: Vec<Episode<'_>> = Vec::new();
    for (at, stay) in ordered(it) {
        let exit = stay.exit.map(|(on, _)| on);
        if let Some(last) = list.last_mut() {
            let same = last.last().exit.is_none()
                && stay.structure.is_some()
                && last.last().structure == stay.structure;
            if same {
                last.stays.push((at, stay));
                last.left = exit;
                continue;
            }
            if last.left.is_none() {
                last.left = stay.entry();
            }
        }
        list.push(Episode {
            stays: vec![(at, stay)],
            left: exit,
        });
    }
    list
}

impl<'a> Life<'a> {
    pub fn new(it: &'a History) -> Self {
        Self {
            it,
            episodes: episodes(it),
        }
    }

    /// The episode of a record: that of its parcours, else the last one begun, else the first.
    pub fn home(&self, stay: Option<usize>, on: Option<Date>) -> usize {
        if let Some(stay) = stay {
            return self
                .episodes
                .iter()
                .position(|e| e.stays.iter().any(|(at, _)| *at == stay))
                .unwrap();
        }
        // One without a date begins once the one before it is over.
        for (at, episode) in self.episodes.iter().enumerate().rev() {
            let Some(on) = on else { continue };
            let begun = match (episode.first().entry(), at) {
                (Some(from), _) => from <= on,
                (None, 0) => true,
                (None, _) => self.episodes[at - 1].left.is_some_and(|left| left < on),
            };
            if begun {
                return at;
            }
        }
        0
    }

    /// Appointments of accompaniment of an episode that the structure did not cancel, in order.
    pub fn meetings(&self, episode: usize) -> Vec<(usize, &'a Meeting)> {
        let mut list: Vec<(usize, &Meeting)> = self
            .it
            .meetings
            .iter()
            .enumerate()
            .filter(|(_, m)| {
                ACCOMPANIMENT.contains(&m.kind) && !m.collective && m.status != "annule_structure"
            })
            .filter(|(_, m)| self.home(m.stay, Some(m.on)) == episode)
            .collect();
        list.sort_by_key(|(at, m)| (m.on, m.written, *at));
        list
    }

    pub fn first_kept(&self, episode: usize) -> Option<Date> {
        self.meetings(episode)
            .into_iter()
            .find(|(_, m)| m.status == "honore")
            .map(|(_, m)| m.on)
    }
}

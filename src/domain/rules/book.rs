//! The rule sets of a store together: which one is main for a parcours, and what the law says
//! beside it. Must not know the facts of anybody beyond the date of an orientation.
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::calendar::Calendar;
use crate::domain::rules::{CASF, Level, Nature, PLEIN_EMPLOI, Rule, RuleSet};

/// Which set the département takes for its parcours, by date of orientation: one from the
/// start, others from a day on. Written `id` or `id;2026-01-01=other`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    first: String,
    later: Vec<(NaiveDate, String)>,
}

impl Defaults {
    /// One set for every parcours.
    #[must_use]
    pub fn always(id: &str) -> Self {
        Self {
            first: id.to_owned(),
            later: Vec::new(),
        }
    }

    /// Reads the setting; what can't be read is left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut parts = text.split(';').map(str::trim);
        let mut defaults = Self::always(parts.next().unwrap_or_default());
        let later = parts.filter_map(|part| {
            let (day, id) = part.split_once('=')?;
            Some((day.trim().parse().ok()?, id.trim().to_owned()))
        });
        defaults.later.extend(later);
        defaults.later.sort();
        defaults
    }

    /// The same, with `id` for the parcours oriented from `day` on.
    #[must_use]
    pub fn from_day(mut self, day: NaiveDate, id: &str) -> Self {
        self.later.retain(|(since, _)| *since < day);
        self.later.push((day, id.to_owned()));
        self
    }

    /// The set of a parcours oriented on that day; an unknown day reads as the latest.
    #[must_use]
    pub fn on(&self, oriented: Option<NaiveDate>) -> &str {
        let begun = |since: &NaiveDate| oriented.is_none_or(|on| *since <= on);
        let later = self.later.iter().rfind(|(since, _)| begun(since));
        later.map_or(self.first.as_str(), |(_, id)| id)
    }

    /// Every set named, with the day from which parcours take it.
    pub fn spans(&self) -> impl Iterator<Item = (&str, Option<NaiveDate>)> {
        let later = self.later.iter();
        std::iter::once((self.first.as_str(), None))
            .chain(later.map(|(day, id)| (id.as_str(), Some(*day))))
    }

    /// Ids of every set named.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.first.as_str()).chain(self.later.iter().map(|(_, id)| id.as_str()))
    }
}

impl fmt::Display for Defaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.first)?;
        self.later
            .iter()
            .try_for_each(|(day, id)| write!(f, ";{day}={id}"))
    }
}

/// A set that nobody knows is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSet(pub String);

impl fmt::Display for UnknownSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Le jeu de règles {} est inconnu.", self.0)
    }
}

impl std::error::Error for UnknownSet {}

/// The sets known, and the département's choice among them.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleBook {
    sets: Vec<RuleSet>,
    /// What the law says, at the level of information.
    legal: Vec<RuleSet>,
    defaults: Defaults,
    /// Place of the set taken today.
    current: RuleSet,
}

impl RuleBook {
    /// Puts sets together.
    ///
    /// # Errors
    /// When a default names a set that is not there.
    pub fn new(sets: Vec<RuleSet>, defaults: Defaults) -> Result<Self, UnknownSet> {
        let find = |id: &str| sets.iter().find(|set| set.id == id);
        if let Some(id) = defaults.ids().find(|id| find(id).is_none()) {
            return Err(UnknownSet(id.to_owned()));
        }
        let id = defaults.on(None);
        let current = find(id).ok_or_else(|| UnknownSet(id.to_owned()))?.clone();
        let legal = [CASF, PLEIN_EMPLOI]
            .into_iter()
            .filter_map(find)
            .map(as_information)
            .collect();
        Ok(Self {
            sets,
            legal,
            defaults,
            current,
        })
    }

    /// A book of one set, alone: no other, and no law beside it.
    #[must_use]
    pub fn of_one(set: RuleSet) -> Self {
        Self {
            sets: vec![set.clone()],
            legal: Vec::new(),
            defaults: Defaults::always(&set.id),
            current: set,
        }
    }

    /// Every set, embedded ones first.
    #[must_use]
    pub fn sets(&self) -> &[RuleSet] {
        &self.sets
    }

    /// The set of that id.
    #[must_use]
    pub fn set(&self, id: &str) -> Option<&RuleSet> {
        self.sets.iter().find(|set| set.id == id)
    }

    /// The département's choice.
    #[must_use]
    pub const fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// The set of a parcours oriented today.
    #[must_use]
    pub const fn current(&self) -> &RuleSet {
        &self.current
    }

    /// Holidays and closures, the same for every set of a store.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.current.calendar
    }

    /// The main set of a parcours: the one it was switched to, else the default on the day of its
    /// orientation.
    #[must_use]
    pub fn main(&self, switched: Option<&str>, oriented: Option<NaiveDate>) -> &RuleSet {
        switched
            .and_then(|id| self.set(id))
            .or_else(|| self.set(self.defaults.on(oriented)))
            .unwrap_or(&self.current)
    }

    /// What the law says beside a main set; a set that is the law, or inherits from it, has no
    /// need of it again.
    pub fn beside(&self, main: &RuleSet) -> impl Iterator<Item = &RuleSet> {
        let own: Vec<String> = std::iter::once(&main.id)
            .chain(&main.ancestors)
            .cloned()
            .collect();
        self.legal.iter().filter(move |set| !own.contains(&set.id))
    }

    /// The rule that bears this id or code, in the current set first.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&Arc<Rule>> {
        std::iter::once(&self.current)
            .chain(&self.sets)
            .find_map(|set| set.rule(name))
    }

    /// The rules in use in any set, each id once.
    #[must_use]
    pub fn active(&self) -> Vec<&Arc<Rule>> {
        let mut rules: Vec<&Arc<Rule>> = Vec::new();
        let sets = std::iter::once(&self.current).chain(&self.sets);
        for rule in sets.flat_map(RuleSet::active) {
            if rules.iter().all(|it| it.id != rule.id) {
                rules.push(rule);
            }
        }
        rules
    }

    /// As [`RuleSet::longest_warning_in_days`], over every set.
    #[must_use]
    pub fn longest_warning_in_days(&self) -> u64 {
        self.sets
            .iter()
            .map(RuleSet::longest_warning_in_days)
            .max()
            .unwrap_or(0)
    }
}

/// The rules of law of a set, at the level of information.
fn as_information(set: &RuleSet) -> RuleSet {
    let law = set.rules.iter().filter(|rule| rule.nature == Nature::Law);
    let rules = law
        .map(|rule| {
            let level = match rule.level {
                Level::Alert | Level::LegalInformation => Level::LegalInformation,
                Level::Information => Level::Information,
                Level::Steering => Level::Steering,
                Level::Check => Level::Check,
            };
            Arc::new(Rule {
                level,
                ..Rule::clone(rule)
            })
        })
        .collect();
    RuleSet {
        rules,
        ..set.clone()
    }
}

//! The rule sets of a store: which one is the main set of a parcours, and which rules of law are
//! shown in addition. Knows nothing of a person but the date of an orientation.
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::ids::{CASF, PLEIN_EMPLOI};
use super::rule::{Level, Nature, Rule};
use super::set::RuleSet;
use crate::domain::calendar::Calendar;

/// The default set of the département, by date of orientation: a first set, then other sets from
/// certain days. Written `id` or `id;2026-01-01=other`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    first: String,
    later: Vec<(NaiveDate, String)>,
}

impl Defaults {
    /// The same set for every parcours.
    pub fn always(id: &str) -> Self {
        Self {
            first: id.to_owned(),
            later: Vec::new(),
        }
    }

    /// Reads the setting; a part that cannot be read is ignored.
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

    /// The same defaults, with `id` for the parcours oriented on `day` or later.
    #[must_use]
    pub fn from_day(mut self, day: NaiveDate, id: &str) -> Self {
        self.later.retain(|(since, _)| *since < day);
        self.later.push((day, id.to_owned()));
        self
    }

    /// The set of a parcours oriented on that day; without a day, the set of the latest.
    pub fn on(&self, oriented: Option<NaiveDate>) -> &str {
        let begun = |since: &NaiveDate| oriented.is_none_or(|on| *since <= on);
        let later = self.later.iter().rfind(|(since, _)| begun(since));
        later.map_or(self.first.as_str(), |(_, id)| id)
    }

    /// Every set in the setting, with the first day of orientation that uses it.
    pub fn spans(&self) -> impl Iterator<Item = (&str, Option<NaiveDate>)> {
        let later = self.later.iter();
        std::iter::once((self.first.as_str(), None))
            .chain(later.map(|(day, id)| (id.as_str(), Some(*day))))
    }

    /// The ids of every set in the setting.
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

/// The setting names a set that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSet(pub String);

impl fmt::Display for UnknownSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Le jeu de règles {} est inconnu.", self.0)
    }
}

impl std::error::Error for UnknownSet {}

/// The known sets, and the département's choice among them.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleBook {
    sets: Vec<RuleSet>,
    /// The rules of law, as information.
    legal: Vec<RuleSet>,
    defaults: Defaults,
    /// Index of the set used today.
    current: RuleSet,
}

impl RuleBook {
    /// Makes a book of these sets.
    ///
    /// # Errors
    /// When the setting names a set that is not among them.
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

    /// A book of one set only, without rules of law in addition.
    pub fn of_one(set: RuleSet) -> Self {
        Self {
            sets: vec![set.clone()],
            legal: Vec::new(),
            defaults: Defaults::always(&set.id),
            current: set,
        }
    }

    /// Every set, embedded ones first.
    pub fn sets(&self) -> &[RuleSet] {
        &self.sets
    }

    /// The set of that id.
    pub fn set(&self, id: &str) -> Option<&RuleSet> {
        self.sets.iter().find(|set| set.id == id)
    }

    /// The département's choice.
    pub const fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// The set of a parcours oriented today.
    pub const fn current(&self) -> &RuleSet {
        &self.current
    }

    /// Holidays and closures. They are the same for every set of a store.
    pub const fn calendar(&self) -> &Calendar {
        &self.current.calendar
    }

    /// The main set of a parcours: the set chosen for this parcours, otherwise the default set on
    /// the day of its orientation.
    pub fn main(&self, switched: Option<&str>, oriented: Option<NaiveDate>) -> &RuleSet {
        switched
            .and_then(|id| self.set(id))
            .or_else(|| self.set(self.defaults.on(oriented)))
            .unwrap_or(&self.current)
    }

    /// The rules of law to show in addition to a main set. They are left out when the main set is
    /// that law or inherits from it.
    pub fn beside(&self, main: &RuleSet) -> impl Iterator<Item = &RuleSet> {
        let own: Vec<String> = std::iter::once(&main.id)
            .chain(&main.ancestors)
            .cloned()
            .collect();
        self.legal.iter().filter(move |set| !own.contains(&set.id))
    }

    /// The rule that has this id or code; the current set is searched first.
    pub fn rule(&self, name: &str) -> Option<&Arc<Rule>> {
        std::iter::once(&self.current)
            .chain(&self.sets)
            .find_map(|set| set.rule(name))
    }

    /// The rules in use in any set, each id once.
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
    pub fn longest_warning_in_days(&self) -> u64 {
        self.sets
            .iter()
            .map(RuleSet::longest_warning_in_days)
            .max()
            .unwrap_or(0)
    }
}

/// The rules of law of a set, as information.
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

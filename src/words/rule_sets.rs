//! The rules in words: which sets are in force and why, the calendar, each rule with its delay and its
//! source. Knows no screen and no command.
use crate::domain::date::Date;
use crate::domain::date::full;
use crate::domain::rules::{
    CASF, CONVENTION_PAUVRETE, LOT_MAPPI, Level, PLEIN_EMPLOI, Rule, RuleBook, RuleSet, builtin,
};
use crate::domain::text::{fold, plural};
use crate::words::prelude::*;

/// What a title begins with.
const TITLE: &str = "## ";

/// The rule sets of the program, as they are proposed: the convention of 2019 first, then what holds that day.
pub fn offered(today: Date) -> Vec<&'static RuleSet> {
    let mut sets: Vec<&RuleSet> = builtin()
        .map(|sets| sets.iter().collect())
        .unwrap_or_default();
    sets.sort_by_key(|set| (set.id != CONVENTION_PAUVRETE, !set.applies_to(today)));
    sets
}

/// The law in force that day: shown beside whatever set is taken.
pub fn law_of(today: Date) -> Option<&'static RuleSet> {
    let dated = |set: &&RuleSet| set.valid_from.is_some() || set.valid_to.is_some();
    let mut sets = offered(today).into_iter().filter(dated);
    sets.find(|set| set.applies_to(today))
}

/// What a rule set of the program asks, in a line.
pub fn in_a_line(set: &RuleSet) -> &'static str {
    match set.id.as_str() {
        CONVENTION_PAUVRETE => {
            "Premier rendez-vous sous 2 semaines, contrat sous 1 semaine. Proposé."
        }
        LOT_MAPPI => "Comme elle, mais plusieurs entretiens avant de signer le contrat.",
        PLEIN_EMPLOI => "La loi seule : orientation sous 6 semaines, contrat sous 1 mois.",
        CASF => "La loi d’avant 2025, pour relire d’anciens parcours.",
        _ => "",
    }
}

/// The set that is meant: by its number in the list, its name, its title, or how one of them begins.
pub fn meant<'s>(sets: &[&'s RuleSet], typed: &str) -> Option<&'s RuleSet> {
    let wanted = fold(typed);
    let nth = wanted
        .parse::<usize>()
        .ok()
        .and_then(|it| it.checked_sub(1));
    if let Some(set) = nth.and_then(|at| sets.get(at)) {
        return Some(set);
    }
    let names = |set: &RuleSet| [fold(&set.id), fold(&set.title)];
    let same = sets.iter().find(|set| names(set).contains(&wanted));
    let begins = |set: &&&RuleSet| names(set).iter().any(|it| it.starts_with(&wanted));
    let mut near = sets.iter().filter(begins);
    let alone = near
        .next()
        .filter(|_| near.next().is_none() && !wanted.is_empty());
    same.or(alone).copied()
}

/// What is known of the rules of a store.
#[derive(Debug)]
pub struct KnownSets<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// Sets that some parcours were switched to, and how many.
    pub switched: Vec<(String, i64)>,
    /// What the files of the département have to say.
    pub notices: Vec<String>,
}

impl KnownSets<'_> {
    /// Why a set is in force; empty when it is not.
    pub fn reasons(&self, set: &RuleSet) -> Vec<String> {
        let mut reasons: Vec<String> = self
            .book
            .defaults()
            .spans()
            .filter(|(id, _)| *id == set.id)
            .map(|(_, since)| {
                since.map_or_else(
                    || "choix du département".to_owned(),
                    |day| {
                        format!(
                            "choix du département, parcours orientés depuis le {}",
                            full(day)
                        )
                    },
                )
            })
            .collect();
        let switched = self.switched.iter().filter(|(id, _)| *id == set.id);
        reasons.extend(
            switched.map(|(_, count)| {
                format!("choisi pour {}", plural(*count, "parcours", "parcours"))
            }),
        );
        if self
            .book
            .beside(self.book.current())
            .any(|law| law.id == set.id)
        {
            let days = match (set.valid_from, set.valid_to) {
                (_, Some(to)) => format!(" pour ce qui commence jusqu’au {}", full(to)),
                (Some(from), None) => format!(" pour ce qui commence depuis le {}", full(from)),
                (None, None) => String::new(),
            };
            reasons.push(format!("la loi, à titre d’information,{days}"));
        }
        reasons
    }

    fn parent(&self, set: &RuleSet) -> Option<&RuleSet> {
        self.book.set(set.ancestors.last()?)
    }

    /// How a rule differs from that of the set it comes from.
    pub fn changes(&self, set: &RuleSet, rule: &Rule) -> Vec<String> {
        let Some(parent) = self.parent(set) else {
            return Vec::new();
        };
        set.rule_changes(rule, parent)
            .unwrap_or_else(|| vec!["ajoutée".to_owned()])
    }

    /// The sets, then the rules of those in force, by the names that commands take; titles begin with « ## ».
    pub fn lines(&self) -> Vec<String> {
        self.written(true)
    }

    fn written(&self, coded: bool) -> Vec<String> {
        let name = |set: &RuleSet| {
            if coded {
                set.id.clone()
            } else {
                set.title.clone()
            }
        };
        let mut lines = Vec::new();
        for set in self.book.sets() {
            let reasons = self.reasons(set);
            let state = if reasons.is_empty() {
                "pas en vigueur".to_owned()
            } else {
                format!("en vigueur : {}", reasons.join(" ; "))
            };
            let code = if coded {
                format!("{} – ", set.id)
            } else {
                String::new()
            };
            lines.push(format!("{code}{} (version {})", set.title, set.version));
            lines.push(format!("  {state}"));
            if let Some(parent) = self.parent(set) {
                lines.push(format!("  hérite de {}", name(parent)));
            }
        }
        lines.extend(self.notices.iter().cloned());
        lines.push(self.calendar());
        for set in self
            .book
            .sets()
            .iter()
            .filter(|set| !self.reasons(set).is_empty())
        {
            lines.push(String::new());
            lines.push(format!("{TITLE}Règles de {} :", name(set)));
            lines.extend(
                set.rules
                    .iter()
                    .flat_map(|rule| self.rule(set, rule, coded)),
            );
        }
        lines
    }

    fn calendar(&self) -> String {
        let calendar = self.book.calendar();
        let whit = if calendar.whit_monday_worked {
            "travaillé"
        } else {
            "férié"
        };
        let closures = calendar.closures.len();
        format!(
            "Calendrier : {}, lundi de Pentecôte {whit}, {}.",
            calendar.territory.label(),
            plural(closures, "jour de fermeture", "jours de fermeture")
        )
    }

    fn rule(&self, set: &RuleSet, rule: &Rule, coded: bool) -> Vec<String> {
        let state = if rule.active { "active" } else { "inactive" };
        let delay = rule.delay_in_words();
        let delay = if delay.is_empty() {
            String::new()
        } else {
            format!(", {delay}")
        };
        let code = match coded {
            true => format!("{} {} – ", rule.code, rule.id),
            false => String::new(),
        };
        let level = match rule.level {
            Level::Alert | Level::Information | Level::Steering => rule.level.code(),
            Level::LegalInformation => "information légale",
            Level::Check => "contrôle",
        };
        let mut lines = vec![
            format!("  {code}{}", rule.label),
            format!("      {state}, {level}{delay} ; {}", rule.basis),
        ];
        let changes = self.changes(set, rule);
        if !changes.is_empty() {
            lines.push(format!("      changé ici : {}", changes.join(" ; ")));
        }
        lines
    }

    /// The same, to read at length, without the names that only commands take.
    pub fn page(&self) -> Vec<Line> {
        let lines = self.written(false).into_iter();
        lines
            .map(|line| match line.strip_prefix(TITLE) {
                Some(title) => Line::heading(title),
                None => Line::plain(line),
            })
            .collect()
    }
}

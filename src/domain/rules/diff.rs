//! What a rule set changes in the one it inherits from, in words. Knows no file.
use super::event::EventKey;
use super::rule::{Bound, Rule};
use super::set::RuleSet;
use crate::domain::calendar::Unit;
use crate::domain::text::plural;

impl Rule {
    /// The delay in words: « 14 jours », « 3 jours ouvrés », « 6 mois », or a fixed date. Empty
    /// when the rule has no delay.
    pub fn delay_in_words(&self) -> String {
        if let Some(fixed) = self.fixed {
            return fixed.day.format("%d/%m/%Y").to_string();
        }
        let count = i64::from(self.delay);
        if !self.evaluator.has_delay() {
            return String::new();
        }
        match self.unit {
            Unit::Days => plural(count, "jour", "jours"),
            Unit::WorkingDays => plural(count, "jour ouvré", "jours ouvrés"),
            Unit::Months => format!("{count} mois"),
        }
    }

    /// The differences from another version of the same rule.
    pub fn changes_from(&self, other: &Self) -> Vec<String> {
        let mut changes = Vec::new();
        if self.active != other.active {
            changes.push(
                if self.active {
                    "activée"
                } else {
                    "désactivée"
                }
                .to_owned(),
            );
        }
        let mut pair = |name: &str, before: String, after: String| {
            if before != after {
                changes.push(format!(
                    "{name} : {} au lieu de {}",
                    said(&after),
                    said(&before)
                ));
            }
        };
        pair("délai", other.delay_in_words(), self.delay_in_words());
        pair("borne", bound(other.bound), bound(self.bound));
        pair("cible", share(other.target), share(self.target));
        pair("seuils", list(&other.pre_alerts), list(&self.pre_alerts));
        pair(
            "niveau",
            other.level.code().to_owned(),
            self.level.code().to_owned(),
        );
        pair(
            "décalage",
            other.shift.code().to_owned(),
            self.shift.code().to_owned(),
        );
        pair("libellé", other.label.clone(), self.label.clone());
        pair(
            "acteur",
            other.actor.code().to_owned(),
            self.actor.code().to_owned(),
        );
        pair(
            "nature",
            other.nature.code().to_owned(),
            self.nature.code().to_owned(),
        );
        pair("départ", events(&other.start), events(&self.start));
        pair("fin", events(&other.end), events(&self.end));
        changes
    }
}

impl RuleSet {
    /// What a rule of this set changes in the parent set; `None` when the parent has not the rule.
    pub fn rule_changes(&self, rule: &Rule, parent: &Self) -> Option<Vec<String>> {
        let before = parent.rules.iter().find(|it| it.id == rule.id)?;
        Some(rule.changes_from(before))
    }
}

fn said(text: &str) -> &str {
    if text.is_empty() { "rien" } else { text }
}

fn bound(bound: Bound) -> String {
    bound.code().to_owned()
}

fn share(target: Option<f64>) -> String {
    target.map_or_else(String::new, |share| format!("{:.0} %", share * 100.0))
}

fn list(days: &[u32]) -> String {
    let days: Vec<String> = days.iter().map(u32::to_string).collect();
    days.join(", ")
}

fn events(keys: &[EventKey]) -> String {
    let words: Vec<&str> = keys.iter().map(|key| key.label()).collect();
    words.join(", ")
}

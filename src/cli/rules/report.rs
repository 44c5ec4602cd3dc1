//! The rule sets in words and in JSON.
use crate::cli::prelude::*;
use std::sync::Arc;

use crate::domain::rules::{Rule, RuleBook, RuleSet};
use crate::exchange::rule_files::{RuleFile, Standing};
use crate::store::Result;

/// Everything that is known of the rules of a store.
pub(super) struct Known<'a> {
    book: Arc<RuleBook>,
    files: &'a [RuleFile],
    /// Sets some parcours were switched to, and how many.
    switched: Vec<(String, i64)>,
}

impl<'a> Known<'a> {
    pub(super) fn read(store: &Store, files: &'a [RuleFile]) -> Result<Self> {
        Ok(Self {
            book: store.rule_book()?,
            files,
            switched: store.switched_parcours()?,
        })
    }

    /// Why a set is in force; empty when it is not.
    fn reasons(&self, set: &RuleSet) -> Vec<String> {
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

    fn changes(&self, set: &RuleSet, rule: &Rule) -> Vec<String> {
        let Some(parent) = self.parent(set) else {
            return Vec::new();
        };
        set.rule_changes(rule, parent)
            .unwrap_or_else(|| vec!["ajoutée".to_owned()])
    }

    /// The list in words: the sets, then the rules of those in force.
    pub(super) fn words(&self) -> String {
        let mut lines = Vec::new();
        for set in self.book.sets() {
            let reasons = self.reasons(set);
            let state = if reasons.is_empty() {
                "pas en vigueur".to_owned()
            } else {
                format!("en vigueur : {}", reasons.join(" ; "))
            };
            lines.push(format!(
                "{} – {} (version {})",
                set.id, set.title, set.version
            ));
            lines.push(format!("  {state}"));
            if let Some(parent) = self.parent(set) {
                lines.push(format!("  hérite de {}", parent.id));
            }
        }
        lines.extend(self.files.iter().filter_map(RuleFile::notice));
        lines.push(self.calendar());
        for set in self
            .book
            .sets()
            .iter()
            .filter(|set| !self.reasons(set).is_empty())
        {
            lines.push(String::new());
            lines.push(format!("Règles de {} :", set.id));
            lines.extend(set.rules.iter().flat_map(|rule| self.rule(set, rule)));
        }
        lines.join("\n")
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
            calendar.territory.code(),
            plural(closures, "jour de fermeture", "jours de fermeture")
        )
    }

    fn rule(&self, set: &RuleSet, rule: &Rule) -> Vec<String> {
        let state = if rule.active { "active" } else { "inactive" };
        let delay = rule.delay_in_words();
        let delay = if delay.is_empty() {
            String::new()
        } else {
            format!(", {delay}")
        };
        let mut lines = vec![
            format!("  {} {} – {}", rule.code, rule.id, rule.label),
            format!(
                "      {state}, {}{delay} ; {}",
                rule.level.code(),
                rule.basis
            ),
        ];
        let changes = self.changes(set, rule);
        if !changes.is_empty() {
            lines.push(format!("      changé ici : {}", changes.join(" ; ")));
        }
        lines
    }

    /// The list as JSON.
    pub(super) fn json(&self) -> Json {
        let (calendar, defaults) = (self.book.calendar(), self.book.defaults());
        let defaults = defaults.spans();
        let closures = calendar.closures.iter().copied().map(iso);
        json!({
            "schema": "carnet.regles/1",
            "defaut": defaults
                .map(|(set, since)| json!({ "jeu": set, "depuis": since.map(iso) }))
                .collect::<Json>(),
            "calendrier": {
                "territoire": calendar.territory.code(),
                "lundi_pentecote_ouvre": calendar.whit_monday_worked,
                "fermetures": closures.collect::<Json>(),
            },
            "jeux": self.book.sets().iter().map(|set| self.set(set)).collect::<Json>(),
            "fichiers": self.files.iter().map(file).collect::<Json>(),
        })
    }

    fn set(&self, set: &RuleSet) -> Json {
        let rules = set.rules.iter().map(|rule| {
            let has_delay = rule.evaluator.has_delay();
            json!({
                "id": rule.id,
                "code": rule.code,
                "libelle": rule.label,
                "actif": rule.active,
                "niveau": rule.level.code(),
                "nature": rule.nature.code(),
                "delai": has_delay.then_some(rule.delay),
                "unite": has_delay.then_some(rule.unit.code()),
                "date_fixe": rule.fixed.map(|fixed| iso(fixed.day)),
                "borne": rule.bound.code(),
                "cible": rule.target,
                "pre_alertes": rule.pre_alerts,
                "source": rule.basis,
                "change": self.changes(set, rule),
            })
        });
        json!({
            "id": set.id,
            "titre": set.title,
            "version": set.version,
            "herite": set.ancestors.last(),
            "valide_du": set.valid_from.map(iso),
            "valide_au": set.valid_to.map(iso),
            "en_vigueur": self.reasons(set),
            "regles": rules.collect::<Json>(),
        })
    }
}

fn file(file: &RuleFile) -> Json {
    let (state, error) = match &file.standing {
        Standing::InForce => ("en_vigueur", None),
        Standing::New => ("a_accepter", None),
        Standing::Changed => ("modifie", None),
        Standing::Refused(reason) => ("refuse", Some(reason)),
    };
    json!({ "fichier": file.name, "etat": state, "erreur": error })
}

//! The rule sets in words and in JSON.
use crate::cli::prelude::*;
use crate::domain::rules::{RuleBook, RuleSet};
use crate::exchange::rule_files::{RuleFile, Standing};
use crate::store::Result;
use crate::words::rule_sets::KnownSets;

/// Everything that is known of the rules of a store.
pub(super) struct Known<'a> {
    sets: KnownSets<'a>,
    files: &'a [RuleFile],
}

impl<'a> Known<'a> {
    pub(super) fn read(store: &Store, book: &'a RuleBook, files: &'a [RuleFile]) -> Result<Self> {
        Ok(Self {
            sets: KnownSets {
                book,
                switched: store.switched_parcours()?,
                notices: files.iter().filter_map(RuleFile::notice).collect(),
            },
            files,
        })
    }

    /// The list in words: the sets, then the rules of those in force.
    pub(super) fn words(&self) -> String {
        let lines = self.sets.lines().into_iter();
        let bare = |line: String| line.trim_start_matches("## ").to_owned();
        lines.map(bare).collect::<Vec<_>>().join("\n")
    }

    /// The list as JSON.
    pub(super) fn json(&self) -> Json {
        let (calendar, defaults) = (self.sets.book.calendar(), self.sets.book.defaults());
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
            "jeux": self.sets.book.sets().iter().map(|set| self.set(set)).collect::<Json>(),
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
                "change": self.sets.changes(set, rule),
            })
        });
        json!({
            "id": set.id,
            "titre": set.title,
            "version": set.version,
            "herite": set.ancestors.last(),
            "valide_du": set.valid_from.map(iso),
            "valide_au": set.valid_to.map(iso),
            "en_vigueur": self.sets.reasons(set),
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

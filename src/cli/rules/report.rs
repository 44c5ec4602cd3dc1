//! The rule sets in words and in JSON.
use serde::Serialize;

use crate::domain::date::{full, iso};
use crate::domain::rules::{Rule, RuleBook, RuleSet};
use crate::domain::text::plural;
use crate::exchange::rule_files::{RuleFile, Standing};
use crate::store::{Result, Store};
use std::sync::Arc;

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
    pub(super) fn json(&self) -> Report<'_> {
        Report {
            schema: "carnet.regles/1",
            defaut: self
                .book
                .defaults()
                .spans()
                .map(|(jeu, since)| Default {
                    jeu,
                    depuis: since.map(iso),
                })
                .collect(),
            calendrier: CalendarJson {
                territoire: self.book.calendar().territory.code(),
                lundi_pentecote_ouvre: self.book.calendar().whit_monday_worked,
                fermetures: self
                    .book
                    .calendar()
                    .closures
                    .iter()
                    .copied()
                    .map(iso)
                    .collect(),
            },
            jeux: self.book.sets().iter().map(|set| self.set(set)).collect(),
            fichiers: self.files.iter().map(file).collect(),
        }
    }

    fn set<'b>(&'b self, set: &'b RuleSet) -> Set<'b> {
        Set {
            id: &set.id,
            titre: &set.title,
            version: set.version,
            herite: set.ancestors.last().map(String::as_str),
            valide_du: set.valid_from.map(iso),
            valide_au: set.valid_to.map(iso),
            en_vigueur: self.reasons(set),
            regles: set
                .rules
                .iter()
                .map(|rule| RuleJson {
                    id: &rule.id,
                    code: &rule.code,
                    libelle: &rule.label,
                    actif: rule.active,
                    niveau: rule.level.code(),
                    nature: rule.nature.code(),
                    delai: rule.evaluator.has_delay().then_some(rule.delay),
                    unite: rule.evaluator.has_delay().then_some(rule.unit.code()),
                    date_fixe: rule.fixed.map(|fixed| iso(fixed.day)),
                    borne: rule.bound.code(),
                    cible: rule.target,
                    pre_alertes: &rule.pre_alerts,
                    source: &rule.basis,
                    change: self.changes(set, rule),
                })
                .collect(),
        }
    }
}

fn file(file: &RuleFile) -> FileJson<'_> {
    let (etat, erreur) = match &file.standing {
        Standing::InForce => ("en_vigueur", None),
        Standing::New => ("a_accepter", None),
        Standing::Changed => ("modifie", None),
        Standing::Refused(reason) => ("refuse", Some(reason.as_str())),
    };
    FileJson {
        fichier: &file.name,
        etat,
        erreur,
    }
}

#[derive(Serialize)]
pub(super) struct Report<'a> {
    schema: &'static str,
    defaut: Vec<Default<'a>>,
    calendrier: CalendarJson,
    jeux: Vec<Set<'a>>,
    fichiers: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct Default<'a> {
    jeu: &'a str,
    depuis: Option<String>,
}

#[derive(Serialize)]
struct CalendarJson {
    territoire: &'static str,
    lundi_pentecote_ouvre: bool,
    fermetures: Vec<String>,
}

#[derive(Serialize)]
struct Set<'a> {
    id: &'a str,
    titre: &'a str,
    version: u32,
    herite: Option<&'a str>,
    valide_du: Option<String>,
    valide_au: Option<String>,
    en_vigueur: Vec<String>,
    regles: Vec<RuleJson<'a>>,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    id: &'a str,
    code: &'a str,
    libelle: &'a str,
    actif: bool,
    niveau: &'static str,
    nature: &'static str,
    delai: Option<u32>,
    unite: Option<&'static str>,
    date_fixe: Option<String>,
    borne: &'static str,
    cible: Option<f64>,
    pre_alertes: &'a [u32],
    source: &'a str,
    change: Vec<String>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    fichier: &'a str,
    etat: &'static str,
    erreur: Option<&'a str>,
}

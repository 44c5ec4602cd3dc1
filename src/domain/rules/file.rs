//! Makes rule sets from rule files: inheritance first, then the checks of each rule. The first
//! error refuses the whole file. Knows no path: callers pass texts.
use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::DeTable;

use crate::domain::calendar::{Calendar, Territory};
use crate::domain::contract::Validation;
use crate::domain::rules::draft::RuleDraft;
use crate::domain::rules::reader::{Entry, Source};
use crate::domain::rules::{AbsencesCounted, Parameters, Rule, RuleFileError, RuleSet, Validity};

/// Reads rule files, given as (name, text); a file may inherit from any other.
///
/// # Errors
/// The first reason found to refuse a file, with its line.
pub fn load(files: &[(&str, &str)]) -> Result<Vec<RuleSet>, RuleFileError> {
    let sources: Vec<Source<'_>> = files
        .iter()
        .map(|&(file, text)| Source { file, text })
        .collect();
    // Each text is parsed once, however many inherit from it.
    let tables = sources
        .iter()
        .map(|source| source.parse())
        .collect::<Result<Vec<_>, _>>()?;
    let ids = sources
        .iter()
        .zip(&tables)
        .map(|(source, table)| id_of(*source, table))
        .collect::<Result<Vec<_>, _>>()?;
    for (index, source) in sources.iter().enumerate() {
        if let Some(id) = ids
            .get(index)
            .filter(|id| ids.iter().take(index).any(|other| other == *id))
        {
            return Err(source.refuse(
                1,
                &format!("un autre fichier a déjà l’identifiant «\u{a0}{id}\u{a0}»"),
            ));
        }
    }
    let library = Library {
        sources,
        tables,
        ids,
    };
    (0..library.sources.len())
        .map(|index| library.draft(index, &mut Vec::new())?.build())
        .collect()
}

/// Reads one file of a département. It may inherit from the embedded files and from `others`, given
/// as (name, text).
///
/// # Errors
/// The first reason found to refuse the file, with its line.
pub fn read_one(file: &str, text: &str, others: &[(&str, &str)]) -> Result<RuleSet, RuleFileError> {
    let files: Vec<(&str, &str)> = super::builtin_texts()
        .iter()
        .copied()
        .chain(others.iter().copied())
        .chain([(file, text)])
        .collect();
    let mut sets = load(&files)?;
    sets.pop().ok_or_else(|| RuleFileError {
        file: file.to_owned(),
        line: 1,
        message: "fichier absent".to_owned(),
    })
}

fn id_of(source: Source<'_>, table: &Spanned<DeTable<'_>>) -> Result<String, RuleFileError> {
    let entries = source.entries(table.get_ref());
    let id = entries.iter().find(|entry| entry.key == "id");
    id.ok_or_else(|| source.refuse(1, "la clé «\u{a0}id\u{a0}» manque"))?
        .text()
}

struct Library<'a> {
    sources: Vec<Source<'a>>,
    /// The texts as parsed, in the same order.
    tables: Vec<Spanned<DeTable<'a>>>,
    ids: Vec<String>,
}

/// A rule set while it is being read.
struct SetDraft<'a> {
    source: Source<'a>,
    id: String,
    title: String,
    version: u32,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    calendar: Calendar,
    parameters: Parameters,
    rules: Vec<RuleDraft>,
    ancestors: Vec<String>,
}

impl<'a> Library<'a> {
    /// Reads a file over its parent. `path` has the files being read, to refuse a file that
    /// inherits from itself.
    fn draft(&self, index: usize, path: &mut Vec<usize>) -> Result<SetDraft<'a>, RuleFileError> {
        let (Some(&source), Some(table)) = (self.sources.get(index), self.tables.get(index)) else {
            return Err(RuleFileError {
                file: String::new(),
                line: 1,
                message: "fichier absent".to_owned(),
            });
        };
        path.push(index);
        let entries = source.entries(table.get_ref());
        let mut draft = match entries.iter().find(|entry| entry.key == "herite") {
            Some(entry) => self.parent(entry, path)?,
            None => SetDraft::empty(source),
        };
        draft.source = source;
        if entries.iter().any(|entry| entry.key == "herite") {
            let parent = std::mem::take(&mut draft.id);
            draft.ancestors.push(parent);
        }
        draft.id = self.ids.get(index).cloned().unwrap_or_default();
        for required in ["titre", "version"] {
            if !entries.iter().any(|entry| entry.key == required) {
                return Err(source.refuse(1, &format!("la clé «\u{a0}{required}\u{a0}» manque")));
            }
        }
        for entry in &entries {
            draft.set(entry)?;
        }
        let validity = draft.validity();
        for rule in &mut draft.rules {
            rule.settle(validity);
        }
        Ok(draft)
    }

    fn parent(
        &self,
        entry: &Entry<'_>,
        path: &mut Vec<usize>,
    ) -> Result<SetDraft<'a>, RuleFileError> {
        let wanted = entry.text()?;
        let parent = self
            .ids
            .iter()
            .position(|id| *id == wanted)
            .ok_or_else(|| {
                entry.refuse(&format!(
                    "aucun jeu de règles ne s’appelle «\u{a0}{wanted}\u{a0}»"
                ))
            })?;
        if path.contains(&parent) {
            return Err(entry.refuse(&format!(
                "«\u{a0}{wanted}\u{a0}» hérite de lui-même, en cercle"
            )));
        }
        self.draft(parent, path)
    }
}

impl<'a> SetDraft<'a> {
    fn empty(source: Source<'a>) -> Self {
        Self {
            source,
            id: String::new(),
            title: String::new(),
            version: 0,
            valid_from: None,
            valid_to: None,
            calendar: Calendar::default(),
            parameters: Parameters::default(),
            rules: Vec::new(),
            ancestors: Vec::new(),
        }
    }

    const fn validity(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }

    fn set(&mut self, entry: &Entry<'_>) -> Result<(), RuleFileError> {
        match entry.key {
            "id" | "herite" => {}
            "titre" => self.title = entry.text()?,
            "version" => self.version = entry.number()?,
            "valide_du" => self.valid_from = Some(entry.date()?),
            "valide_au" => self.valid_to = Some(entry.date()?),
            "calendrier" => set_calendar(&mut self.calendar, entry)?,
            "parametres" => set_parameters(&mut self.parameters, entry)?,
            "regle" => self.set_rules(entry)?,
            _ => return Err(entry.unknown_key()),
        }
        Ok(())
    }

    fn set_rules(&mut self, entry: &Entry<'_>) -> Result<(), RuleFileError> {
        let mut seen: Vec<String> = Vec::new();
        for (at, entries) in entry.tables()? {
            let id = entries.iter().find(|it| it.key == "id");
            let id = id
                .ok_or_else(|| {
                    self.source
                        .refuse_at(at, "une règle n’a pas d’«\u{a0}id\u{a0}»")
                })?
                .text()?;
            if seen.contains(&id) {
                return Err(self.source.refuse_at(
                    at,
                    &format!("la règle «\u{a0}{id}\u{a0}» est écrite deux fois"),
                ));
            }
            let index = self
                .rules
                .iter()
                .position(|rule| rule.id == id)
                .unwrap_or(self.rules.len());
            if index == self.rules.len() {
                self.rules.push(RuleDraft::new(&id));
            }
            if let Some(rule) = self.rules.get_mut(index) {
                rule.at = at;
                for it in &entries {
                    rule.set(it)?;
                }
            }
            seen.push(id);
        }
        Ok(())
    }

    fn build(self) -> Result<RuleSet, RuleFileError> {
        let source = self.source;
        if let (Some(from), Some(to)) = (self.valid_from, self.valid_to)
            && to < from
        {
            return Err(source.refuse(1, "«\u{a0}valide_au\u{a0}» précède «\u{a0}valide_du\u{a0}»"));
        }
        let id: Arc<str> = Arc::from(self.id.as_str());
        let mut rules: Vec<Arc<_>> = Vec::with_capacity(self.rules.len());
        for draft in self.rules {
            let at = draft.at;
            let rule = draft
                .build(&id)
                .map_err(|message| source.refuse_at(at, &message))?;
            if rules
                .iter()
                .any(|other: &Arc<Rule>| other.code == rule.code)
            {
                return Err(source.refuse_at(
                    at,
                    &format!("le code «\u{a0}{}\u{a0}» sert deux fois", rule.code),
                ));
            }
            rules.push(Arc::new(rule));
        }
        check_replacements(&rules).map_err(|message| source.refuse(1, &message))?;
        Ok(RuleSet {
            id: self.id,
            title: self.title,
            version: self.version,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            calendar: self.calendar,
            parameters: self.parameters,
            ancestors: self.ancestors,
            rules,
        })
    }
}

/// Checks that the rule named by `replaces` is in the set.
fn check_replacements(rules: &[Arc<Rule>]) -> Result<(), String> {
    let lost = rules.iter().find_map(|rule| {
        let name = rule.replaces.as_ref()?;
        let known = rules.iter().any(|it| it.is_named(name));
        (!known).then(|| (name, &rule.id))
    });
    lost.map_or(Ok(()), |(name, id)| {
        Err(format!(
            "«\u{a0}remplace\u{a0}» de «\u{a0}{id}\u{a0}» nomme une règle inconnue, «\u{a0}{name}\u{a0}»"
        ))
    })
}

fn set_calendar(calendar: &mut Calendar, entry: &Entry<'_>) -> Result<(), RuleFileError> {
    for it in entry.table()? {
        match it.key {
            "territoire" => calendar.territory = it.code(Territory::from_code)?,
            "lundi_pentecote_ouvre" => calendar.whit_monday_worked = it.truth()?,
            "fermetures" => calendar.closures = it.dates()?.into_iter().collect(),
            _ => return Err(it.unknown_key()),
        }
    }
    Ok(())
}

fn set_parameters(parameters: &mut Parameters, entry: &Entry<'_>) -> Result<(), RuleFileError> {
    for it in entry.table()? {
        match it.key {
            "absence_excusee_compte" => {
                parameters.absences = if it.truth()? {
                    AbsencesCounted::All
                } else {
                    AbsencesCounted::Unexcused
                };
            }
            "validation_contrat_requise" => {
                parameters.validation = if it.truth()? {
                    Validation::Required
                } else {
                    Validation::NotRequired
                };
            }
            "entretiens_min_avant_cer" => parameters.appointments_before_contract = it.number()?,
            "reprise_courte_mois" => parameters.short_job_months = it.number()?,
            "seuil_masquage" => parameters.masking_threshold = it.number()?,
            _ => return Err(it.unknown_key()),
        }
    }
    Ok(())
}

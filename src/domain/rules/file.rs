//! From rule files to rule sets: inheritance, then the checks of each rule. A
//! file is refused whole on its first error. Knows no path: texts come in.
use std::sync::Arc;

use super::draft::RuleDraft;
use super::reader::Read;
use super::rule::{Rule, Validity};
use super::set::{AbsencesCounted, Parameters, RuleFileError, RuleSet};
use crate::domain::calendar::{Calendar, Territory};
use crate::domain::contract::Validation;
use crate::domain::toml_file::{Entry, Fault, Place, TomlFile};
use chrono::NaiveDate;

/// Reads rule files, given as (name, text); a file may inherit from any other.
///
/// # Errors
/// The first reason found to refuse a file, with its line.
pub fn load(files: &[(&str, &str)]) -> Result<Vec<RuleSet>, RuleFileError> {
    // Each text is parsed once, however many inherit from it.
    let mut library = Library { files: Vec::new() };
    for &(name, text) in files {
        let file = Source::read(name, text).map_err(|fault| RuleFileError::new(name, fault))?;
        if library.files.iter().any(|other| other.id == file.id) {
            let id = &file.id;
            let twice = format!("un autre fichier a déjà l’identifiant «\u{a0}{id}\u{a0}»");
            return Err(RuleFileError::new(name, whole_file(&twice)));
        }
        library.files.push(file);
    }
    let sources = library.files.iter();
    sources
        .map(|source| {
            let draft = library.draft(source, &mut Vec::new())?;
            draft.build().map_err(|fault| source.error(fault))
        })
        .collect()
}

/// What is wrong in a file at no line in particular.
fn whole_file(message: &str) -> Fault {
    Place::default().fault(message)
}

/// A file whose syntax is right.
struct Source<'a> {
    name: &'a str,
    id: String,
    toml: TomlFile<'a>,
}

impl<'a> Source<'a> {
    fn read(name: &'a str, text: &'a str) -> Read<Self> {
        let toml = TomlFile::parse(text).map_err(|fault| {
            let reason = fault.message.replace('\n', " ");
            fault.reworded(format!("ce n’est pas du TOML correct ({reason})"))
        })?;
        let id = toml.get("id").ok_or_else(|| missing("id"))?.text()?;
        Ok(Self { name, id, toml })
    }

    fn error(&self, fault: Fault) -> RuleFileError {
        RuleFileError::new(self.name, fault)
    }
}

fn missing(key: &str) -> Fault {
    whole_file(&format!("la clé «\u{a0}{key}\u{a0}» manque"))
}

struct Library<'a> {
    files: Vec<Source<'a>>,
}

/// A rule set being put together.
#[derive(Default)]
struct SetDraft<'a> {
    id: String,
    title: String,
    version: u32,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    calendar: Calendar,
    parameters: Parameters,
    rules: Vec<RuleDraft<'a>>,
    ancestors: Vec<String>,
}

impl Library<'_> {
    /// The draft of a file over that of its parent; `path` holds the files
    /// already on the way, to refuse a circle.
    fn draft<'b>(
        &'b self,
        source: &'b Source<'_>,
        path: &mut Vec<&'b str>,
    ) -> Result<SetDraft<'b>, RuleFileError> {
        path.push(&source.id);
        let mut draft = SetDraft::default();
        if let Some(entry) = source.toml.get("herite") {
            let parent = self.parent(&entry, path);
            let parent = parent.map_err(|fault| source.error(fault))?;
            draft = self.draft(parent, path)?;
            draft.ancestors.push(std::mem::take(&mut draft.id));
        }
        draft.id.clone_from(&source.id);
        draft.read(source).map_err(|fault| source.error(fault))?;
        Ok(draft)
    }

    fn parent(&self, entry: &Entry<'_>, path: &[&str]) -> Read<&Source<'_>> {
        let wanted = entry.text()?;
        let parent = self.files.iter().find(|file| file.id == wanted);
        let parent = parent.ok_or_else(|| {
            entry.refuse(&format!(
                "aucun jeu de règles ne s’appelle «\u{a0}{wanted}\u{a0}»"
            ))
        })?;
        if path.contains(&parent.id.as_str()) {
            return Err(entry.refuse(&format!(
                "«\u{a0}{wanted}\u{a0}» hérite de lui-même, en cercle"
            )));
        }
        Ok(parent)
    }
}

impl<'a> SetDraft<'a> {
    fn read(&mut self, source: &'a Source<'_>) -> Read<()> {
        let entries = source.toml.entries();
        for required in ["titre", "version"] {
            if !entries.iter().any(|entry| entry.key == required) {
                return Err(missing(required));
            }
        }
        for entry in &entries {
            self.set(entry)?;
        }
        let validity = self.validity();
        for rule in &mut self.rules {
            rule.settle(validity);
        }
        Ok(())
    }

    const fn validity(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }

    fn set(&mut self, entry: &Entry<'a>) -> Read<()> {
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

    fn set_rules(&mut self, entry: &Entry<'a>) -> Read<()> {
        let mut seen: Vec<String> = Vec::new();
        for (at, entries) in entry.tables()? {
            let id = entries.iter().find(|it| it.key == "id");
            let id = id
                .ok_or_else(|| at.fault("une règle n’a pas d’«\u{a0}id\u{a0}»"))?
                .text()?;
            if seen.contains(&id) {
                return Err(at.fault(format!("la règle «\u{a0}{id}\u{a0}» est écrite deux fois")));
            }
            let known = self.rules.iter().position(|rule| rule.id == id);
            let index = known.unwrap_or(self.rules.len());
            if known.is_none() {
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

    fn build(self) -> Read<RuleSet> {
        if let (Some(from), Some(to)) = (self.valid_from, self.valid_to)
            && to < from
        {
            return Err(whole_file(
                "«\u{a0}valide_au\u{a0}» précède «\u{a0}valide_du\u{a0}»",
            ));
        }
        let id: Arc<str> = Arc::from(self.id.as_str());
        let mut rules: Vec<Arc<Rule>> = Vec::with_capacity(self.rules.len());
        for draft in self.rules {
            let at = draft.at;
            let rule = draft.build(&id).map_err(|message| at.fault(message))?;
            if rules.iter().any(|other| other.code == rule.code) {
                let code = &rule.code;
                return Err(at.fault(format!("le code «\u{a0}{code}\u{a0}» sert deux fois")));
            }
            rules.push(Arc::new(rule));
        }
        check_replacements(&rules).map_err(|message| whole_file(&message))?;
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

/// What a rule replaces must be a rule of the set.
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

fn set_calendar(calendar: &mut Calendar, entry: &Entry<'_>) -> Read<()> {
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

fn set_parameters(parameters: &mut Parameters, entry: &Entry<'_>) -> Read<()> {
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

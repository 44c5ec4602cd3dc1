//! The rules on screen: which set a parcours follows, which one the département takes, the files
//! to accept, and the due dates of everyone computed again beside while one waits.
use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::job::{Gauge, Job};
use super::layer::{Choice, Chooser, Item, Layer, Wait};
use super::message::Message;
use crate::domain::record::{Entity, Row};
use crate::domain::rules::Defaults;
use crate::domain::text::plural;
use crate::exchange::rule_files::{self, RuleFile};
use crate::gestures::request::Request;
use crate::store::{Rebuilt, Result, RuleChange};

/// Where the département's rule files are, and what they say.
#[derive(Clone, Debug, Default)]
pub struct RuleFolder {
    /// The folder; `None` when the system knows none.
    pub path: Option<PathBuf>,
}

impl RuleFolder {
    /// The files there, compared with what the store has accepted.
    fn files(&self, app: &App) -> Result<Vec<RuleFile>> {
        self.path.as_deref().map_or_else(
            || Ok(Vec::new()),
            |path| rule_files::found(path, &app.store),
        )
    }
}

fn item(label: String, note: &str, value: Choice) -> Item<Choice> {
    Item {
        value,
        label,
        note: note.to_owned(),
        disabled: None,
    }
}

impl App {
    /// What can be done with the rules, from where one stands.
    pub(super) fn menu_rules(&self) -> Result<Chooser<Choice>> {
        let mut items = Vec::new();
        if let Some(parcours) = self.open_parcours() {
            let present = parcours.text("jeu_de_regles");
            let current = |id: &str| if present == Some(id) { "actuel" } else { "" };
            for set in self.rules.sets() {
                items.push(item(
                    format!("Ce parcours suit : {}", set.title),
                    current(&set.id),
                    Choice::SwitchRules(set.id.clone()),
                ));
            }
            items.push(item(
                "Ce parcours suit : le choix du département".to_owned(),
                if present.is_none() { "actuel" } else { "" },
                Choice::SwitchRules(String::new()),
            ));
        }
        for file in self.rule_folder.files(self)? {
            if let (Some(change), Some(set)) = (file.acceptance(), &file.set) {
                let label = format!("Accepter le fichier {} : {}", file.name, set.title);
                items.push(item(label, "pour tous", Choice::Rules(change)));
            }
        }
        let taken = &self.rules.current().id;
        for set in self.rules.sets().iter().filter(|set| set.id != *taken) {
            let change = RuleChange::Defaults(Defaults::always(&set.id));
            let label = format!("Le département prend : {}", set.title);
            items.push(item(label, "pour tous", Choice::Rules(change)));
        }
        let label = "Recalculer toutes les échéances".to_owned();
        items.push(item(label, "pour tous", Choice::Rules(RuleChange::None)));
        Ok(Chooser::new("Règles", items))
    }

    /// The parcours of the open file.
    fn open_parcours(&self) -> Option<&Row> {
        self.file.as_ref().and_then(|view| view.file.parcours())
    }

    /// Asks why this parcours is switched.
    pub(super) fn switch_rules(&mut self, set: &str) -> Result<()> {
        let Some(id) = self.open_parcours().map(|row| row.id) else {
            return Ok(());
        };
        self.open_form(Request::SwitchRules(id))?;
        if let Some(Layer::Form(layer)) = self.layers.last_mut() {
            layer.form.fill("jeu_de_regles", set);
            layer.form.fill("jeu_motif", "");
            layer.form.focus_field("jeu_motif");
        }
        Ok(())
    }

    /// Starts a change of the rules: computed beside, while the screen shows how far it is.
    pub fn change_rules(&mut self, change: RuleChange) {
        if let Some(reason) = self.read_only() {
            self.message = Some(Message::warning(format!("Lecture seule : {reason}")));
            return;
        }
        let gauge = Gauge::default();
        self.layers.push(Layer::Wait(Wait {
            title: change.label(),
            gauge: gauge.clone(),
        }));
        self.jobs.push(Job::Rules {
            change,
            gauge,
            author: self.author.clone(),
            moment: self.clock.moment(),
        });
    }

    /// Takes the end of a change of the rules into account.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn rules_changed(
        &mut self,
        done: std::result::Result<Option<Rebuilt>, String>,
    ) -> Result<()> {
        let what = self.layers.iter().find_map(|layer| match layer {
            Layer::Wait(wait) => Some(wait.title.clone()),
            _ => None,
        });
        self.layers.retain(|layer| !matches!(layer, Layer::Wait(_)));
        let again = RuleChange::None.label();
        let what = what
            .filter(|title| *title != again)
            .map_or_else(String::new, |title| format!("{title}. "));
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        self.message = Some(match done {
            Ok(Some(done)) => Message::success(format!(
                "{what}Échéances recalculées : {} pour {}.",
                plural(count(done.deadlines), "échéance", "échéances"),
                plural(count(done.people), "dossier", "dossiers")
            )),
            Ok(None) => Message::info(
                "Abandonné : les règles et les échéances sont restées comme avant.".to_owned(),
            ),
            Err(reason) => Message::error(reason),
        });
        self.rules = self.store.rule_book()?;
        self.note_undo()?;
        self.refresh()?;
        self.jobs.push(Job::Count(self.list.query.clone()));
        Ok(())
    }

    /// What the start has to say of the rules: due dates to be computed again after an update,
    /// files of the département to accept.
    pub(super) fn look_at_rules(&mut self) -> Result<()> {
        if self.read_only().is_none() && self.store.is_index_stale()? {
            self.change_rules(RuleChange::None);
        }
        let notice = self
            .rule_folder
            .files(self)?
            .iter()
            .find_map(RuleFile::notice);
        if let (Some(notice), None) = (notice, &self.message) {
            self.message = Some(Message::warning(notice));
        }
        Ok(())
    }

    /// Reads the rules again when another process changed them.
    pub(super) fn reread_rules(&mut self) -> Result<()> {
        let book = self.store.rule_book()?;
        if !Arc::ptr_eq(&book, &self.rules) {
            self.rules = book;
        }
        Ok(())
    }

    /// Opens the form that neutralises the deadline chosen in « pourquoi ? ».
    pub(super) fn neutralise(&mut self) -> Result<()> {
        let Some(Layer::Why(why)) = self.layers.last() else {
            return Ok(());
        };
        let Some(rule) = why.reasons.get(why.cursor).map(|it| it.rule.clone()) else {
            return Ok(());
        };
        if let Some(reason) = self.read_only() {
            self.message = Some(Message::warning(format!("Lecture seule : {reason}")));
            return Ok(());
        }
        let person = why.person;
        self.layers.pop();
        self.open_form_of(Request::New(Entity::Exemption, 0), Some(person))?;
        if let Some(Layer::Form(layer)) = self.layers.last_mut() {
            layer.form.fill("regles", &rule);
        }
        Ok(())
    }

    /// Opens the form where the missing date of a deadline is to be typed; false when there is
    /// none.
    pub(super) fn fill_missing(
        &mut self,
        missing: &crate::words::why::Missing,
        person: i64,
    ) -> Result<bool> {
        if self.read_only().is_some() {
            return Ok(false);
        }
        let file = self.store.case_file(person)?;
        let found = missing
            .record
            .or_else(|| file.rows(missing.entity).last().map(|row| row.id));
        let request = found.map_or(Request::New(missing.entity, 0), |id| {
            if missing.entity == Entity::Appointment && missing.field == "statut" {
                Request::Outcome(id)
            } else {
                Request::Edit(missing.entity, id)
            }
        });
        self.open_form_of(request, Some(person))?;
        if let Some(Layer::Form(layer)) = self.layers.last_mut() {
            layer.form.focus_field(missing.field);
        }
        Ok(true)
    }
}

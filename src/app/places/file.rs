//! The open file of one person: its rubriques, which one takes the keys, which row is chosen.
mod acts;
mod contract;
mod edit;
mod menus;

use crate::app::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

use crate::app::answer;
use crate::app::cursor::turned;
use crate::domain::deadlines::{AlertKey, IndexRow};
use crate::domain::history::HistoryEntry;
use crate::domain::record::Panel;
use crate::words::line::Line;
use crate::words::panel::{self, NEXT_REVIEW};
use crate::words::reading::Reading;

/// Acts shown in the history of a file.
const HISTORY: usize = 200;

/// The open file of one person.
#[derive(Clone, Debug)]
pub struct FileView {
    /// Number of the person.
    pub person: Id,
    /// Records.
    pub file: CaseFile,
    /// Live alerts, the worst first.
    pub alerts: Vec<IndexRow>,
    /// The rubriques that are there, in the order of Tab: those the agent may see.
    pub panels: Vec<Panel>,
    /// The rubrique that takes the keys.
    pub panel: Panel,
    /// The rubrique shown at the right of a wide screen.
    pub right: Panel,
    /// The alert that one has come to, in the round or on opening.
    pub reached: Option<AlertKey>,
    rows: HashMap<Panel, Arc<[Line]>>,
    cursors: HashMap<Panel, Cursor>,
}

impl FileView {
    /// Opens a file on its plan.
    ///
    /// # Errors
    /// When the person is not in the store.
    pub fn open(person: Id, desk: &Desk) -> Result<Self> {
        let mut view = Self {
            person,
            file: CaseFile::default(),
            alerts: Vec::new(),
            panels: Panel::seen_by(desk.store.rights()),
            panel: Panel::Plan,
            right: Panel::Identity,
            reached: None,
            rows: HashMap::new(),
            cursors: HashMap::new(),
        };
        view.stand_on(Panel::Plan);
        view.read(desk)?;
        Ok(view)
    }

    /// The deadline that the next review answers.
    fn review_due(&self, desk: &Desk) -> Option<&IndexRow> {
        let mut alerts = self.alerts.iter();
        alerts.find(|alert| answer::review_asked(&alert.rule, desk).is_some())
    }

    /// Reads the file again; the row chosen stays chosen.
    ///
    /// # Errors
    /// When the person is no longer in the store.
    pub fn read(&mut self, desk: &Desk) -> Result<()> {
        let chosen = |panel: &Panel| (*panel, self.target_in(*panel));
        let chosen: Vec<_> = Panel::ALL.iter().map(chosen).collect();
        (self.file, self.alerts) = desk.store.open_file(self.person, desk.today)?;
        let history = self.history(desk)?;
        let due = self.review_due(desk);
        let mut rows = panel::build(&self.file, due, &history, &desk.names, desk.today);
        let own = desk.store.rights().sees_own_alone(Entity::Action);
        if own && self.file.rows(Entity::Action).is_empty() {
            let words = "Aucune action de ce dossier ne vous est confiée.";
            rows.insert(Panel::Plan, vec![Line::muted(words)]);
        }
        self.rows = rows
            .into_iter()
            .map(|(at, rows)| (at, rows.into()))
            .collect();
        for (panel, target) in chosen {
            // What is said under a record is of it too.
            let found = target.and_then(|target| match self.target_in(panel) == Some(target) {
                true => Some(self.cursor(panel)),
                false => self.find(panel, target),
            });
            if let Some(at) = found {
                self.cursors.insert(panel, Cursor::on(at));
            } else {
                self.step_in(panel, 0);
            }
        }
        Ok(())
    }

    /// The history is read only while it is looked at.
    fn history(&self, desk: &Desk) -> Result<Vec<HistoryEntry>> {
        if self.panel == Panel::History {
            desk.store.history(self.person, HISTORY)
        } else {
            Ok(Vec::new())
        }
    }

    /// « NOM Prénom ».
    pub fn name(&self) -> String {
        self.file.identity().map(name_of).unwrap_or_default()
    }

    /// Rows of a rubrique.
    pub fn rows(&self, panel: Panel) -> &[Line] {
        self.rows.get(&panel).map_or(&[], AsRef::as_ref)
    }

    /// The same rows, to be known again: they are others once the file was read again.
    pub fn rows_shared(&self, panel: Panel) -> Arc<[Line]> {
        self.rows
            .get(&panel)
            .map_or_else(|| Arc::from([]), Arc::clone)
    }

    /// Row chosen in a rubrique.
    pub fn cursor(&self, panel: Panel) -> usize {
        self.cursors.get(&panel).map_or(0, |cursor| cursor.at)
    }

    fn target_in(&self, panel: Panel) -> Option<(Entity, Id)> {
        self.rows(panel).get(self.cursor(panel))?.target
    }

    /// The record chosen in the rubrique that takes the keys.
    pub fn target(&self) -> Option<(Entity, Id)> {
        self.target_in(self.panel)
    }

    /// What Entrée opens to read on the row chosen: what the row says, or what is settled.
    pub fn reading(&self) -> Option<Reading> {
        let row = self.rows(self.panel).get(self.cursor(self.panel))?;
        row.reads.or_else(|| self.settled_reading())
    }

    fn settled_reading(&self) -> Option<Reading> {
        let (kind, id) = self.target()?;
        self.file.settled(kind, id)?;
        Some(match kind {
            Entity::Contract => {
                let last = self.file.versions(id).last().map(|row| row.id);
                last.map_or(Reading::Record(kind, id), Reading::Version)
            }
            Entity::Finding => {
                let whole = self.file.row(kind, id)?.int("situation_id")?;
                Reading::Record(Entity::Situation, whole)
            }
            _ => Reading::Record(kind, id),
        })
    }

    /// Gives the keys to a rubrique.
    ///
    /// # Errors
    /// When the history can't be read.
    pub fn focus(&mut self, panel: Panel, desk: &Desk) -> Result<()> {
        self.stand_on(panel);
        if self.panel == Panel::History {
            self.read(desk)?;
        }
        Ok(())
    }

    /// Moves by some rows in the rubrique that takes the keys.
    pub fn step(&mut self, by: isize) {
        self.step_in(self.panel, by);
    }

    fn step_in(&mut self, panel: Panel, by: isize) {
        let count = self.rows(panel).len();
        self.cursors.entry(panel).or_default().step(by, count);
    }

    fn find(&self, panel: Panel, target: (Entity, Id)) -> Option<usize> {
        let mut rows = self.rows(panel).iter();
        rows.position(|row| row.target == Some(target))
    }

    /// Chooses a record, in its rubrique.
    pub fn choose(&mut self, entity: Entity, id: Id) -> bool {
        // What the person said stands in the rubrique that it is about.
        let found = std::iter::once(entity.panel())
            .chain(Panel::ALL.iter().copied())
            .find_map(|panel| Some((panel, self.find(panel, (entity, id))?)));
        let Some((panel, at)) = found else {
            return false;
        };
        self.stand_on(panel);
        self.cursors.insert(panel, Cursor::on(at));
        true
    }

    /// Alerts that call for someone that day.
    pub fn calling(&self, today: Date) -> impl Iterator<Item = &IndexRow> {
        self.alerts
            .iter()
            .filter(move |alert| alert.state(today).calls())
    }

    /// The alert that one has come to, if it still stands.
    pub fn reached(&self) -> Option<&IndexRow> {
        let mut alerts = self.alerts.iter();
        alerts.find(|it| Some(it.key()) == self.reached)
    }

    /// The alert that the row of the next review stands for, else the one that one has come to.
    pub fn alert_here(&self, desk: &Desk) -> Option<AlertKey> {
        let on_review = self.target() == Some(NEXT_REVIEW);
        let review = self.review_due(desk).filter(|_| on_review);
        review.or_else(|| self.reached()).map(IndexRow::key)
    }

    /// Chooses the record that an alert is about when it is where the alert is answered, else
    /// the rubrique of the answer.
    pub fn go_to_alert(&mut self, alert: &IndexRow, desk: &Desk) {
        // A date that is missing is typed in a record that may stand elsewhere.
        if let Ok(Some(missing)) = answer::missing(alert, desk)
            && let Some(id) = missing.in_file(&self.file)
            && self.choose(missing.entity, id)
        {
            return;
        }
        let rule = desk.rules.rule(&alert.rule);
        let panel = rule.map_or(Panel::Identity, |rule| rule.panel());
        let entity = alert.object.0.as_deref().and_then(Entity::from_table);
        if let (Some(entity), Some(id)) = (entity, alert.object.1)
            && entity.panel() == panel
            && self.choose(entity, id)
        {
            return;
        }
        if answer::review_asked(&alert.rule, desk).is_some()
            && self.panels.contains(&panel)
            && self.choose(NEXT_REVIEW.0, NEXT_REVIEW.1)
        {
            return;
        }
        self.stand_on(panel);
    }

    /// Looks at a place of the file; gives the alert it was asked for, when it is still there.
    ///
    /// # Errors
    /// When the history can't be read.
    pub fn look_at(&mut self, spot: &Spot, desk: &Desk) -> Result<Option<IndexRow>> {
        match spot {
            Spot::Worst => {}
            Spot::Record(entity, id) => {
                if !self.choose(*entity, *id) {
                    self.focus(entity.panel(), desk)?;
                }
            }
            Spot::Alert(rule, (table, id)) => {
                let is_it = |it: &IndexRow| it.rule == *rule && it.object.1 == Some(*id);
                let found = self.alerts.iter().position(is_it);
                if let Some(at) = found
                    && let Some(alert) = self.alerts.get(at).cloned()
                {
                    self.reached = Some(alert.key());
                    self.go_to_alert(&alert, desk);
                    return Ok(Some(alert));
                }
                if let Some(entity) = Entity::from_table(table) {
                    self.choose(entity, *id);
                }
            }
            Spot::Panel(panel) => self.focus(*panel, desk)?,
            Spot::Objectives => {
                self.focus(Panel::Plan, desk)?;
                let is_objective = |(entity, _): &(Entity, Id)| *entity == Entity::Objective;
                let mut rows = self.rows(Panel::Plan).iter();
                let first = rows.find_map(|row| row.target.filter(is_objective));
                if let Some((entity, id)) = first {
                    self.choose(entity, id);
                }
            }
            Spot::Turned(by) => self.focus(turned(&self.panels, self.panel, *by), desk)?,
        }
        Ok(None)
    }

    /// Gives the keys to a rubrique, or where it is not there to the appointments, or else to the first.
    fn stand_on(&mut self, panel: Panel) {
        let mut wanted = [panel, Panel::Appointments].into_iter();
        let seen = wanted.find(|panel| self.panels.contains(panel));
        self.panel = seen.or(self.panels.first().copied()).unwrap_or(panel);
        if !self.panel.is_left() {
            self.right = self.panel;
        }
    }
}

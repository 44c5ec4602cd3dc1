//! Moving: in the list, in a file, from one alert to the next.
use super::super::App;
use super::super::action::Action;
use super::super::file_view::FileView;
use super::super::message::Message;
use super::super::screen::Screen;
use super::{Effects, nothing};
use crate::domain::deadlines::IndexRow;
use crate::domain::record::{Entity, Id};
use crate::store::Result;
use crate::words::panel::Panel;
use crate::words::{state, why};

impl App {
    pub(super) fn page(&self) -> isize {
        let rows = if self.file.is_some() {
            self.size.panel_rows()
        } else {
            self.size.list_rows()
        };
        isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(1)
    }

    pub(super) fn step(&mut self, by: isize) -> Effects {
        if let Some(file) = &mut self.file {
            file.step(by);
            return nothing();
        }
        let height = self.size.list_rows();
        if by < 0 {
            self.list.up(&self.store, by.unsigned_abs(), height)?;
        } else {
            self.list.down(&self.store, by.unsigned_abs(), height)?;
        }
        self.read_preview()?;
        nothing()
    }

    pub(super) fn go_to_edge(&mut self, edge: Action) -> Effects {
        let height = self.size.list_rows();
        match (&mut self.file, edge) {
            (Some(file), Action::First) => file.step(isize::MIN + 1),
            (Some(file), _) => file.step(isize::MAX),
            (None, Action::First) => self.list.first(&self.store, height)?,
            (None, _) => self.list.last(&self.store, height)?,
        }
        self.read_preview()?;
        nothing()
    }

    /// The person chosen: who reads their carnet, else of the file, or of the list.
    pub(crate) fn person(&self) -> Option<Id> {
        self.interview()
            .map(|view| view.person)
            .or_else(|| self.file.as_ref().map(|file| file.person))
            .or_else(|| self.on_screen())
    }

    /// Opens the file of a person at the right field: that of the worst alert.
    pub(super) fn open_person(&mut self, person: Id) -> Result<()> {
        let mut view = FileView::open(&self.store, person, &self.names, self.today)?;
        let worst = view.calling(self.today).next().cloned();
        if let Some(alert) = worst {
            view.go_to_alert(&alert);
        }
        self.list.searching = false;
        self.file = Some(view);
        Ok(())
    }

    pub(super) fn open(&mut self) -> Effects {
        if let Some(view) = &self.file {
            return match view.reading() {
                Some(about) => self.read(about),
                None if self.older_evaluation().is_some() => self.open_comparison(),
                None => self.edit_selected(),
            };
        }
        if let Some(person) = self.person() {
            self.open_person(person)?;
        }
        nothing()
    }

    pub(super) fn back(&mut self) -> Effects {
        if let Some(view) = self.file.take() {
            self.list
                .choose(&self.store, view.person, self.size.list_rows())?;
            self.preview = None;
            self.read_preview()?;
            self.refresh_triage()?;
            return nothing();
        }
        if self.list.searching {
            self.list.searching = false;
            if !self.list.query.search.is_empty() {
                self.list.query.search.clear();
                self.reload()?;
            }
            return nothing();
        }
        if !self.list.query.search.is_empty() || !self.list.query.filters.is_empty() {
            return self.clear_filters();
        }
        self.quit()
    }

    /// The next alert: of this file, then of the next person who has one.
    pub(super) fn next_alert(&mut self) -> Effects {
        let Some(view) = &mut self.file else {
            self.show(Screen::Caseload);
            return self.next_calling_person();
        };
        let next = view.calling(self.today).nth(view.alert + 1).cloned();
        if let Some(alert) = next {
            view.alert += 1;
            view.go_to_alert(&alert);
            self.message = Some(Message::info(self.alert_sentence(&alert)));
            return nothing();
        }
        let person = view.person;
        if self.triage().is_some() {
            return self.back();
        }
        self.list
            .choose(&self.store, person, self.size.list_rows())?;
        self.next_calling_person()?;
        if let Some(next) = self
            .list
            .selected()
            .map(|line| line.id)
            .filter(|next| *next != person)
        {
            self.open_person(next)?;
        } else {
            self.message = Some(Message::info(
                "Il n’y a plus d’alerte après ce dossier.".to_owned(),
            ));
        }
        nothing()
    }

    /// Goes down the list to the next person whom something calls for.
    pub(super) fn next_calling_person(&mut self) -> Effects {
        let start = self.list.selected().map(|line| line.id);
        let height = self.size.list_rows();
        for _ in 0..500 {
            let before = self.list.selected().map(|line| line.id);
            self.list.down(&self.store, 1, height)?;
            let line = self.list.selected();
            if line.map(|line| line.id) == before {
                break;
            }
            let calls = line
                .and_then(|line| line.deadline.as_ref())
                .is_some_and(|it| it.state(self.today).calls());
            if calls {
                self.read_preview()?;
                return nothing();
            }
        }
        if let Some(start) = start {
            self.list.choose(&self.store, start, height)?;
        }
        self.message = Some(Message::info(
            "Il n’y a plus d’alerte plus bas dans cette liste.".to_owned(),
        ));
        self.read_preview()?;
        nothing()
    }

    /// « CER à signer, 19 j de retard ».
    pub(crate) fn alert_sentence(&self, alert: &IndexRow) -> String {
        let when = state::when(alert.state(self.today), alert.days(self.today));
        format!("{}, {when}", why::label(alert, &self.rules))
    }

    pub(super) fn rubrique(&mut self, panel: Panel) -> Effects {
        if self.file.is_none()
            && let Some(person) = self.person()
        {
            self.open_person(person)?;
        }
        if let Some(file) = &mut self.file {
            file.focus(panel, &self.store, &self.names, self.today)?;
        }
        nothing()
    }

    /// The plan, at its first objective.
    pub(super) fn objectives(&mut self) -> Effects {
        self.rubrique(Panel::Plan)?;
        if let Some(file) = &mut self.file {
            let first = file.rows(Panel::Plan).iter().find_map(|row| {
                row.target
                    .filter(|(entity, _)| *entity == Entity::Objective)
            });
            if let Some((entity, id)) = first {
                file.choose(entity, id);
            }
        }
        nothing()
    }

    pub(super) fn next_panel(&mut self, by: isize) -> Effects {
        let Some(file) = &self.file else {
            return nothing();
        };
        let count = isize::try_from(file.panels.len().max(1)).unwrap_or(1);
        let at = file
            .panels
            .iter()
            .position(|panel| *panel == file.panel)
            .unwrap_or_default();
        let next = isize::try_from(at).unwrap_or_default() + by;
        let next = usize::try_from(next.rem_euclid(count)).unwrap_or_default();
        let panel = file.panels.get(next).copied().unwrap_or(file.panel);
        self.rubrique(panel)
    }
}

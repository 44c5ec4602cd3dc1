//! The queue as a list: rows read as one goes down, marks, turning over to the item and back.
use super::super::super::App;
use super::super::super::message::Message;
use super::super::super::screen::Screen;
use super::super::super::triage::{COUNTED, PAGE, Triage, View};
use super::super::{Effects, nothing};
use crate::store::{QueueItem, Result};

impl App {
    /// Reads the rows of the list, as many as were read already.
    pub(super) fn read_rows(&mut self) -> Result<()> {
        let wanted = self.triage().map_or(PAGE, |it| it.rows.len().max(PAGE));
        let rows = self
            .desk
            .store
            .queue(&self.queue_query(true), None, wanted)?;
        if let Some(triage) = self.triage_mut() {
            triage
                .marks
                .retain(|key| rows.iter().any(|row| row.key == *key));
            triage.cursor = triage.cursor.min(rows.len().saturating_sub(1));
            triage.rows = rows;
        }
        Ok(())
    }

    /// Reads one page more; false when there is none.
    pub(super) fn read_more(&mut self) -> Result<bool> {
        let last = self
            .triage()
            .and_then(|it| it.rows.last())
            .map(|it| it.key.clone());
        let more = self
            .desk
            .store
            .queue(&self.queue_query(true), last.as_ref(), PAGE)?;
        let any = !more.is_empty();
        if let Some(triage) = self.triage_mut() {
            triage.rows.extend(more);
        }
        Ok(any)
    }

    pub(super) fn step_in_queue(&mut self, by: isize) -> Effects {
        loop {
            let Some(triage) = self.triage_mut().filter(|it| it.view == View::List) else {
                return nothing();
            };
            let wanted = triage.cursor.saturating_add_signed(by);
            let last = triage.rows.len().saturating_sub(1);
            if wanted <= last || by == isize::MAX {
                triage.cursor = wanted.min(last);
                return nothing();
            }
            if !self.read_more()? {
                if let Some(triage) = self.triage_mut() {
                    triage.cursor = last;
                }
                return nothing();
            }
        }
    }

    /// From the item to the list, and back.
    pub(super) fn turn_over(&mut self) -> Effects {
        let Some(triage) = self.triage_mut() else {
            return nothing();
        };
        match triage.view {
            View::One => {
                triage.view = View::List;
                let key = triage.shown.as_ref().map(|it| it.item.key.clone());
                self.read_rows()?;
                if let Some(triage) = self.triage_mut() {
                    let at = triage
                        .rows
                        .iter()
                        .position(|row| Some(&row.key) == key.as_ref());
                    triage.cursor = at.unwrap_or_default();
                }
            }
            View::List => {
                triage.view = View::One;
                triage.marks.clear();
                let chosen = triage.rows.get(triage.cursor).cloned();
                match chosen {
                    Some(item) if self.hold(&item)? => self.show_item(Some(item))?,
                    Some(_) | None => self.next_item()?,
                }
            }
        }
        nothing()
    }

    /// Leaves the item aside; at the end, takes those left aside again.
    pub(super) fn skip(&mut self) -> Effects {
        let Some(triage) = self.triage_mut() else {
            return nothing();
        };
        if triage.view == View::List {
            return self.step_in_queue(1);
        }
        match &triage.shown {
            Some(shown) => {
                triage.skipped.insert(shown.item.key.clone());
            }
            None => triage.skipped.clear(),
        }
        self.next_item()?;
        nothing()
    }

    /// Marks the row chosen, in the list; from an item, goes to the list with it marked.
    pub(super) fn mark_item(&mut self) -> Effects {
        if self.triage().is_some_and(|it| it.view == View::One) {
            self.turn_over()?;
        }
        if let Some(triage) = self.triage_mut()
            && let Some(key) = triage.current().map(|it| it.key.clone())
            && !triage.marks.remove(&key)
        {
            triage.marks.insert(key);
        }
        self.step_in_queue(1)
    }

    /// Marks the items of the same kind and day as the chosen one, or removes all the marks.
    pub(super) fn mark_alike(&mut self) -> Effects {
        if self.triage().is_some_and(|it| it.view == View::One) {
            self.turn_over()?;
        }
        if self.triage().is_some_and(|it| !it.marks.is_empty()) {
            if let Some(triage) = self.triage_mut() {
                triage.marks.clear();
            }
            self.message = Some(Message::info("Il n’y a plus de marque."));
            return nothing();
        }
        let Some(chosen) = self.triage().and_then(Triage::current).cloned() else {
            return nothing();
        };
        let alike = |item: &QueueItem| item.kind == chosen.kind && item.key.day == chosen.key.day;
        while self
            .triage()
            .is_some_and(|it| it.rows.last().is_some_and(alike) && it.rows.len() < COUNTED)
            && self.read_more()?
        {}
        let Some(triage) = self.triage_mut() else {
            return nothing();
        };
        triage.marks = triage
            .rows
            .iter()
            .filter(|row| alike(row))
            .map(|row| row.key.clone())
            .collect();
        nothing()
    }

    pub(super) fn back_in_queue(&mut self) -> Effects {
        if self.triage().is_some_and(|it| it.view == View::List) {
            return self.turn_over();
        }
        self.show(Screen::Caseload);
        self.refresh()?;
        nothing()
    }
}

//! The queue as a list: rows read as one goes down, marks, turning over to the item and back.
use super::queue::hold;
use super::{COUNTED, PAGE, Triage, View};
use crate::app::desk::Desk;
use crate::app::message::Message;
use crate::app::turn::{Answer, Turn};
use crate::domain::text::plural;
use crate::store::{QueueItem, Result};

impl Triage {
    /// Reads the rows of the list, as many as were read already.
    pub(super) fn read_rows(&mut self, desk: &Desk) -> Result<()> {
        let wanted = self.rows.len().max(PAGE);
        let rows = desk.store.queue(&self.query(true, desk), None, wanted)?;
        let is_there = |key: &_| rows.iter().any(|row| row.key == *key);
        self.marks.retain(is_there);
        self.cursor.step(0, rows.len());
        self.rows = rows;
        Ok(())
    }

    /// Reads one page more; false when there is none.
    fn read_more(&mut self, desk: &Desk) -> Result<bool> {
        let last = self.rows.last().map(|it| it.key.clone());
        let query = self.query(true, desk);
        let more = desk.store.queue(&query, last.as_ref(), PAGE)?;
        let any = !more.is_empty();
        self.rows.extend(more);
        Ok(any)
    }

    pub(super) fn step(&mut self, by: isize, desk: &Desk) -> Answer {
        if self.view == View::List {
            let wanted = |it: &Self| it.cursor.at.saturating_add_signed(by);
            while by != isize::MAX && wanted(self) >= self.rows.len() && self.read_more(desk)? {}
            self.cursor.step(by, self.rows.len());
        }
        Ok(Turn::stay())
    }

    /// From the item to the list, and back.
    pub(super) fn turn_over(&mut self, desk: &mut Desk) -> Result<()> {
        match self.view {
            View::One => {
                self.view = View::List;
                self.read_rows(desk)?;
                let key = self.shown.as_ref().map(|it| &it.item.key);
                let at = self.rows.iter().position(|row| Some(&row.key) == key);
                self.cursor.at = at.unwrap_or_default();
                Ok(())
            }
            View::List => {
                self.view = View::One;
                self.marks.clear();
                match self.rows.get(self.cursor.at).cloned() {
                    Some(item) if hold(&item, desk)? => self.show_item(Some(item), desk),
                    Some(_) | None => self.next_item(desk),
                }
            }
        }
    }

    /// Leaves the item aside; at the end, takes those left aside again.
    pub(super) fn skip(&mut self, desk: &mut Desk) -> Answer {
        if self.view == View::List {
            return self.step(1, desk);
        }
        match &self.shown {
            Some(shown) => {
                self.skipped.insert(shown.item.key.clone());
            }
            None => self.skipped.clear(),
        }
        self.next_item(desk)?;
        Ok(Turn::stay())
    }

    /// Marks the row chosen, in the list; from an item, goes to the list with it marked.
    pub(super) fn mark(&mut self, desk: &mut Desk) -> Answer {
        if self.view == View::One {
            self.turn_over(desk)?;
        }
        if let Some(key) = self.current().map(|it| it.key.clone())
            && !self.marks.remove(&key)
        {
            self.marks.insert(key);
        }
        self.step(1, desk)
    }

    /// Marks the items of the same kind and day as the chosen one, or removes all the marks.
    pub(super) fn mark_alike(&mut self, desk: &mut Desk) -> Answer {
        if self.view == View::One {
            self.turn_over(desk)?;
        }
        if !self.marks.is_empty() {
            self.marks.clear();
            return Ok(Message::info("Il n’y a plus de marque.").into());
        }
        let Some(chosen) = self.current().cloned() else {
            return Ok(Turn::stay());
        };
        let alike = |item: &QueueItem| item.kind == chosen.kind && item.key.day == chosen.key.day;
        while self.rows.last().is_some_and(alike)
            && self.rows.len() < COUNTED
            && self.read_more(desk)?
        {}
        let marked = self.rows.iter().filter(|row| alike(row));
        self.marks = marked.map(|row| row.key.clone()).collect();
        if self.rows.len() < COUNTED || !self.rows.last().is_some_and(alike) {
            return Ok(Turn::stay());
        }
        let words = plural(self.marks.len(), "ligne marquée", "lignes marquées");
        let words = format!("{words} : la suite de la file peut en avoir d’autres.");
        Ok(Message::info(words).into())
    }
}

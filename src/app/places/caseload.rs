//! The caseload: the list of people, what it is searched and filtered for, who is marked, the
//! numbers of the header, the person shown beside it. It is always the lowest place.
mod acts;
mod menus;
mod views;

pub use menus::{filter_name, simple, sort_name};

use super::agenda::AgendaView;
use crate::app::found_by::found_by;
use crate::app::job::Job;
use crate::app::list::{Beyond, Elsewhere, ListView};
use crate::app::prelude::*;
use crate::app::preview::Preview;
use crate::domain::rights::Section;
use crate::domain::text::{plural, words};
use crate::store::{Counters, Filter, Query, Scope};

/// People marked at once, at most.
pub const MARKED_AT_MOST: usize = 5_000;
/// People whose preview is kept when one goes on.
const KEPT: usize = 12;

/// The caseload.
#[derive(Clone, Debug)]
pub struct Caseload {
    /// The people.
    pub list: ListView,
    /// Numbers of the header, once counted.
    pub counters: Option<Counters>,
    /// The person shown beside the list.
    pub preview: Option<Preview>,
    /// The day of the agenda, beside the list where it is wide enough.
    pub day: Option<AgendaView>,
    /// Those shown before, the latest last: one often comes back to them.
    seen: Vec<Preview>,
}

impl Caseload {
    /// The people of who is at the keyboard when they follow some, everyone otherwise.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        let everyone = desk.any();
        let follows = desk.store.rights().sees(Section::Following);
        let me = desk.author.agent.filter(|_| follows);
        let mine = me.map(|agent| Query {
            scope: Scope::Referent(agent),
            ..everyone.clone()
        });
        let mut caseload = Self {
            list: ListView::new(mine.unwrap_or_else(|| everyone.clone())),
            counters: None,
            preview: None,
            day: None,
            seen: Vec::new(),
        };
        caseload.read(desk)?;
        if caseload.list.rows.is_empty() && caseload.list.query.scope != Scope::Everyone {
            caseload.list.query = everyone;
            caseload.read(desk)?;
        }
        Ok(caseload)
    }

    fn read(&mut self, desk: &Desk) -> Result<()> {
        (self.list.query.today, self.list.query.now) = desk.now();
        self.list.reload(&desk.store, desk.size.list_rows())?;
        self.look_again(desk)
    }

    /// Those no longer followed whom the search would find.
    fn closed_ones(&self) -> Query {
        Query {
            scope: Scope::Everyone,
            filters: vec![Filter::Exited],
            ..self.list.query.clone()
        }
    }

    /// The same search in everyone's files.
    fn of_everyone(&self) -> Query {
        Query {
            scope: Scope::Everyone,
            ..self.list.query.clone()
        }
    }

    /// How many the search would find elsewhere.
    fn look_beyond(&mut self, desk: &Desk) -> Result<()> {
        self.list.beyond = Beyond::NONE;
        if self.list.query.search.is_empty() || !self.list.is_whole() {
            return Ok(());
        }
        let count = |query: &Query| desk.store.count(query, Beyond::AT_MOST);
        let closed = self.closed_ones();
        if self.list.query.filters != closed.filters {
            self.list.beyond.closed = count(&closed)?;
        }
        if self.list.rows.is_empty() && self.list.query.scope != Scope::Everyone {
            self.list.beyond.everyone = count(&self.of_everyone())?;
        }
        Ok(())
    }

    /// Shows those whom the search finds elsewhere alone.
    fn show_elsewhere(&mut self, elsewhere: Elsewhere, desk: &Desk) -> Answer {
        let (query, words) = match elsewhere {
            Elsewhere::Everyone => (self.of_everyone(), "Dossiers de tous les référents."),
            Elsewhere::Closed => (
                self.closed_ones(),
                "Accompagnements terminés, tous référents.",
            ),
        };
        self.list.end_search(desk);
        self.list.query = query;
        self.read(desk)?;
        Ok(Turn::from(Step::Recount).then(Message::info(words)))
    }

    fn follow(&mut self, desk: &Desk) -> Result<()> {
        self.list.grow(desk.size);
        let searched = words(&self.list.query.search);
        let found = self.list.selected().filter(|_| !self.list.forgiven);
        let by = found.map(|it| found_by(it, &searched, desk)).transpose()?;
        self.list.found_by = by.unwrap_or_default();
        let chosen = self.person();
        let is_chosen = |it: &Preview| Some(it.person) == chosen;
        self.seen.extend(self.preview.take());
        let known = self.seen.iter().position(is_chosen);
        let known = known.map(|at| self.seen.remove(at));
        self.seen.drain(..self.seen.len().saturating_sub(KEPT));
        self.preview = Preview::of(chosen, known, desk)?;
        Ok(())
    }

    /// Reads the day of the agenda, where it is shown.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn look_at_day(&mut self, desk: &Desk) -> Result<()> {
        self.day = AgendaView::beside(desk)?;
        Ok(())
    }

    /// Reads who is chosen again: what was read before may no longer hold.
    fn look_again(&mut self, desk: &Desk) -> Result<()> {
        self.preview = None;
        self.seen.clear();
        self.look_beyond(desk)?;
        self.follow(desk)
    }

    /// Whether something is searched or filtered.
    pub fn is_narrowed(&self) -> bool {
        !self.list.query.search.is_empty() || !self.list.query.filters.is_empty()
    }

    /// Chooses a person, wherever they are in the list.
    ///
    /// # Errors
    /// When the person is not in the store.
    pub fn choose(&mut self, person: Id, desk: &Desk) -> Result<()> {
        self.list
            .choose(&desk.store, person, desk.size.list_rows())?;
        self.follow(desk)
    }

    /// Shows the whole list again when it is searched; whether it was.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn end_search(&mut self, desk: &Desk) -> Result<bool> {
        let searched = !self.list.query.search.is_empty();
        if searched {
            self.list.end_search(desk);
            self.list.query.search.clear();
            self.read(desk)?;
        }
        Ok(searched)
    }

    /// Everyone of the same scope, the most urgent first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn show_all(&mut self, desk: &Desk) -> Result<()> {
        self.list.query = Query {
            scope: self.list.query.scope,
            ..Query::new(desk.today).at(desk.clock.time())
        };
        self.list.end_search(desk);
        self.read(desk)
    }

    fn moved(&mut self, by: isize, desk: &Desk) -> Answer {
        let height = desk.size.list_rows();
        match by {
            isize::MAX => self.list.last(&desk.store, height)?,
            by if by == isize::MIN + 1 => self.list.first(&desk.store, height)?,
            by if by < 0 => self.list.up(&desk.store, by.unsigned_abs(), height)?,
            by => self.list.down(&desk.store, by.unsigned_abs(), height)?,
        }
        self.follow(desk)?;
        Ok(Turn::stay())
    }

    fn back(&mut self, desk: &Desk) -> Answer {
        if self.list.searching {
            self.list.end_search(desk);
            if !self.list.query.search.is_empty() {
                self.list.query.search.clear();
                self.read(desk)?;
            }
            return Ok(Turn::stay());
        }
        // One thing at a time, each said: the search, the filters, the marks. Nothing more leaves.
        let (said, turn) = if !self.list.query.search.is_empty() {
            self.list.query.search.clear();
            ("La recherche est effacée.".to_owned(), self.read_wider())
        } else if !self.list.query.filters.is_empty() {
            self.list.query.filters.clear();
            ("Les filtres sont effacés.".to_owned(), self.read_wider())
        } else if !self.list.marks.is_empty() {
            let marked = plural(self.list.marks.len(), "marque retirée", "marques retirées");
            self.list.marks.clear();
            (format!("{marked}."), Turn::stay())
        } else {
            return Ok(Step::Do(Action::HowToQuit).into());
        };
        Ok(turn.then(Message::info(said)))
    }

    fn read_wider(&mut self) -> Turn {
        self.list.searching = false;
        Turn::from(Step::Refresh).then(Step::Recount)
    }

    fn widen(&mut self) -> Turn {
        self.list.query.filters.clear();
        self.list.query.search.clear();
        self.read_wider()
    }

    fn show_scope(&mut self, scope: Scope, desk: &Desk) -> Answer {
        self.list.query.scope = scope;
        self.read(desk)?;
        Ok(Step::Recount.into())
    }

    fn mark(&mut self, desk: &Desk) -> Answer {
        if let Some(person) = self.person()
            && !self.list.marks.remove(&person)
        {
            self.list.marks.insert(person);
        }
        self.moved(1, desk)
    }
    fn mark_all(&mut self, desk: &Desk) -> Answer {
        if !self.list.marks.is_empty() {
            self.list.marks.clear();
            return Ok(Message::info("Il n’y a plus de marque.").into());
        }
        let all = desk.store.ids(&self.list.query, MARKED_AT_MOST)?;
        let listed = match all.len() {
            MARKED_AT_MOST => desk.store.count(&self.list.query, usize::MAX)?,
            fewer => fewer,
        };
        let words = marked_words(all.len(), listed);
        self.list.marks.extend(all);
        Ok(Message::info(words).into())
    }

    /// Has the list written as a spreadsheet, or some of its people.
    pub fn export(&self, people: Vec<Id>) -> Job {
        Job::Export {
            query: self.list.query.clone(),
            people,
        }
    }
}

/// How many of those listed were marked.
fn marked_words(marked: usize, listed: usize) -> String {
    let words = plural(marked, "personne marquée", "personnes marquées");
    if marked == listed {
        return words;
    }
    let listed = plural(listed, "personne", "personnes");
    format!("{words} sur une liste de {listed} : les premières de la liste.")
}

#[cfg(test)]
mod tests {
    use super::marked_words;

    #[test]
    fn marking_a_longer_list_in_part_says_so() {
        let plain =
            |marked, listed| marked_words(marked, listed).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(plain(12, 12), "12 personnes marquées");
        assert_eq!(
            plain(5_000, 12_345),
            "5 000 personnes marquées sur une liste de 12 345 personnes : les premières de la liste."
        );
    }
}

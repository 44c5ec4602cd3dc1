//! What the list shows: search, filters, scope, marks, and the numbers of the header.
use super::super::App;
use super::super::job::Job;
use super::super::message::Message;
use super::super::screen::Screen;
use super::{Effects, nothing};
use crate::store::{Counters, Filter, Query, Result, Scope};

/// People marked at once, at most.
const MARKED_AT_MOST: usize = 5_000;

impl App {
    pub(crate) fn reload(&mut self) -> Result<()> {
        self.list.reload(&self.store, self.size.list_rows())?;
        self.preview = None;
        self.read_preview()
    }

    pub(super) fn alerts(&mut self) -> Effects {
        self.file = None;
        self.show(Screen::Caseload);
        self.list.query = Query {
            scope: self.list.query.scope,
            ..Query::new(self.today)
        };
        self.list.searching = false;
        self.reload()?;
        nothing()
    }

    pub(super) fn start_search(&mut self) -> Effects {
        if let Some(view) = self.file.take() {
            self.list
                .choose(&self.store, view.person, self.size.list_rows())?;
        }
        self.show(Screen::Caseload);
        self.list.searching = true;
        nothing()
    }

    pub(super) fn clear_filters(&mut self) -> Effects {
        self.list.query.filters.clear();
        self.list.query.search.clear();
        self.list.searching = false;
        self.refresh()?;
        self.recount()
    }

    pub(super) fn switch_scope(&mut self) -> Effects {
        let Some(agent) = self.author.agent else {
            return nothing();
        };
        self.list.query.scope = match self.list.query.scope {
            Scope::Everyone => Scope::Referent(agent),
            Scope::Referent(_) => Scope::Everyone,
        };
        self.reload()?;
        self.recount()
    }

    /// Asks for the numbers of the header again; they come when counted.
    pub(crate) fn recount(&mut self) -> Effects {
        self.jobs.retain(|job| !matches!(job, Job::Count(_)));
        self.jobs.push(Job::Count(self.list.query.clone()));
        nothing()
    }

    /// Takes the numbers counted, if they are those of the scope shown.
    pub fn counted(&mut self, query: &Query, counters: Counters) {
        if query.scope == self.list.query.scope && query.today == self.today {
            self.counters = Some(counters);
        }
    }

    pub(super) fn mark(&mut self) -> Effects {
        if let Some(person) = self.list.selected().map(|line| line.id)
            && !self.list.marks.remove(&person)
        {
            self.list.marks.insert(person);
        }
        self.step(1)
    }

    pub(super) fn mark_all(&mut self) -> Effects {
        if self.list.marks.is_empty() {
            let all = self.store.ids(&self.list.query, MARKED_AT_MOST)?;
            self.message = Some(Message::info(crate::domain::text::plural(
                i64::try_from(all.len()).unwrap_or_default(),
                "personne marquée",
                "personnes marquées",
            )));
            self.list.marks.extend(all);
        } else {
            self.list.marks.clear();
            self.message = Some(Message::info("Il n’y a plus de marque.".to_owned()));
        }
        nothing()
    }

    /// Adds a filter, or removes it.
    pub(crate) fn toggle(&mut self, filter: Filter) -> Effects {
        let filters = &mut self.list.query.filters;
        match filters.iter().position(|known| *known == filter) {
            Some(at) => {
                filters.remove(at);
            }
            None => filters.push(filter),
        }
        self.file = None;
        self.reload()?;
        nothing()
    }
}

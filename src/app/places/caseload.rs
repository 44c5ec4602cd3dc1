//! The caseload: the list of people, what it is searched and filtered for, who is marked, the
//! numbers of the header, the person shown beside it. It is always the lowest place.
mod menus;

pub use menus::{filter_name, sort_name};

use crate::app::action::{Action, Availability};
use crate::app::answer;
use crate::app::at::At;
use crate::app::chooser::Choice;
use crate::app::context::Context;
use crate::app::cursor::rows_of;
use crate::app::desk::Desk;
use crate::app::job::Job;
use crate::app::list::ListView;
use crate::app::message::Message;
use crate::app::offer::{Offer, Offers, Shown};
use crate::app::preview::Preview;
use crate::app::turn::{Answer, News, Spot, Step, Turn};
use crate::app::typing::edit;
use crate::domain::record::{Entity, Id};
use crate::domain::text::plural;
use crate::form::{FormInput, LineEdit};
use crate::gestures::request::Request;
use crate::store::{Counters, Query, Result, Scope};

/// People marked at once, at most.
const MARKED_AT_MOST: usize = 5_000;
/// People gone past to find the next one whom something calls for.
const LOOKED_AT: usize = 500;

/// The caseload.
#[derive(Clone, Debug)]
pub struct Caseload {
    /// The people.
    pub list: ListView,
    /// Numbers of the header, once counted.
    pub counters: Option<Counters>,
    /// The person shown beside the list.
    pub preview: Option<Preview>,
}

impl Caseload {
    /// The people of who is at the keyboard when they follow some, everyone otherwise.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        let mut query = Query::new(desk.today);
        if let Some(agent) = desk.author.agent {
            let mine = Query {
                scope: Scope::Referent(agent),
                ..query.clone()
            };
            if desk.store.count(&mine, 1)? > 0 {
                query = mine;
            }
        }
        let mut caseload = Self {
            list: ListView::new(query),
            counters: None,
            preview: None,
        };
        caseload.read(desk)?;
        Ok(caseload)
    }

    fn read(&mut self, desk: &Desk) -> Result<()> {
        self.list.reload(&desk.store, desk.size.list_rows())?;
        self.preview = None;
        self.follow(desk)
    }

    fn follow(&mut self, desk: &Desk) -> Result<()> {
        self.preview = Preview::of(self.person(), self.preview.take(), desk)?;
        Ok(())
    }

    /// Whether something is searched or filtered.
    #[must_use]
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

    /// Everyone of the same scope, the most urgent first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn show_all(&mut self, desk: &Desk) -> Result<()> {
        self.list.query = Query {
            scope: self.list.query.scope,
            ..Query::new(desk.today)
        };
        self.list.searching = false;
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

    /// Goes down the list to the next person whom something calls for; false when there is none.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_calling(&mut self, desk: &Desk) -> Result<bool> {
        let start = self.person();
        let height = desk.size.list_rows();
        for _ in 0..LOOKED_AT {
            let before = self.person();
            self.list.down(&desk.store, 1, height)?;
            let line = self.list.selected();
            if line.map(|line| line.id) == before {
                break;
            }
            let calls = line
                .and_then(|line| line.deadline.as_ref())
                .is_some_and(|it| it.state(desk.today).calls());
            if calls {
                self.follow(desk)?;
                return Ok(true);
            }
        }
        if let Some(start) = start {
            self.choose(start, desk)?;
        }
        Ok(false)
    }

    fn back(&mut self, desk: &Desk) -> Answer {
        if self.list.searching {
            self.list.searching = false;
            if !self.list.query.search.is_empty() {
                self.list.query.search.clear();
                self.read(desk)?;
            }
            return Ok(Turn::stay());
        }
        if self.is_narrowed() {
            return Ok(self.widen());
        }
        Ok(Step::Do(Action::Quit).into())
    }

    fn widen(&mut self) -> Turn {
        self.list.query.filters.clear();
        self.list.query.search.clear();
        self.list.searching = false;
        Turn::from(Step::Refresh).then(Step::Recount)
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
        let count = i64::try_from(all.len()).unwrap_or_default();
        self.list.marks.extend(all);
        let words = plural(count, "personne marquée", "personnes marquées");
        Ok(Message::info(words).into())
    }

    /// Has the list written as a spreadsheet, or some of its people.
    #[must_use]
    pub fn export(&self, people: Vec<Id>) -> Job {
        Job::Export {
            query: self.list.query.clone(),
            people,
        }
    }
}

impl At for Caseload {
    fn context(&self) -> Context {
        if self.list.searching {
            Context::Picker
        } else {
            Context::List
        }
    }

    fn offers(&self, _desk: &Desk) -> Vec<Offer> {
        if self.list.searching {
            return Offers::of(Context::Picker)
                .moves()
                .show(Shown::First, &[Action::Open])
                .show(Shown::Always, &[Action::Back])
                .call(Action::Back, "fin de la recherche")
                .list();
        }
        let offers = Offers::of(Context::List)
            .moves()
            .show(
                Shown::First,
                &[
                    Action::Open,
                    Action::NextAlert,
                    Action::Search,
                    Action::New,
                    Action::Edit,
                    Action::Done,
                    Action::Undo,
                    Action::Why,
                    Action::Sort,
                    Action::Filters,
                    Action::Scope,
                    Action::Documents,
                    Action::Steering,
                    Action::Interview,
                ],
            )
            .show(
                Shown::Always,
                &[Action::Palette, Action::Help, Action::Back],
            );
        if self.is_narrowed() {
            return offers.call(Action::Back, "tout montrer").list();
        }
        offers
            .call(Action::Back, "quitter")
            .by_letter(Action::Back)
            .list()
    }

    fn person(&self) -> Option<Id> {
        self.list.selected().map(|line| line.id)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        if let Some(locked) = desk.locks(action) {
            return Some(locked);
        }
        match action {
            Action::Open
            | Action::Edit
            | Action::Done
            | Action::Why
            | Action::Mark
            | Action::Interview
            | Action::Remove
            | Action::Documents
                if self.list.selected().is_none() =>
            {
                Some(Availability::no(
                    "La liste est vide : il n’y a personne à choisir.",
                ))
            }
            Action::ActOnMarked if self.list.marks.is_empty() => Some(Availability::no(
                "Personne n’est marqué. Marquez des personnes avec Espace.",
            )),
            Action::ClearFilters if !self.is_narrowed() => Some(Availability::no(
                "Il n’y a ni recherche ni filtre à effacer.",
            )),
            _ => None,
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            return self.moved(by, desk);
        }
        let Some(person) = self.person() else {
            return self.act_on_list(action, desk);
        };
        Ok(match action {
            Action::Open => Turn::file(person, Spot::Worst),
            Action::Edit => Turn::form(Request::Edit(Entity::Allocataire, person)),
            Action::Done => return answer::worst(person, desk),
            Action::Remove => return answer::ask_removal(person, desk),
            Action::Mark => return self.mark(desk),
            _ => return self.act_on_list(action, desk),
        })
    }

    fn typed(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        let mut line = LineEdit::new(&self.list.query.search);
        if self.list.searching && edit(&mut line, &input) {
            line.text().clone_into(&mut self.list.query.search);
            self.read(desk)?;
        }
        Ok(Turn::stay())
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        match choice {
            Choice::Sort(sort) => self.list.query.sort = *sort,
            Choice::Toggle(filter) => self.list.toggle(filter.clone()),
            Choice::Scope(scope) => return self.show_scope(*scope, desk),
            Choice::FilterBy(kind) => return Ok(Turn::menu(menus::filter_by(*kind, desk))),
            Choice::ExportMarked => {
                let people = self.list.marks.iter().copied().collect();
                return Ok(Turn::job(self.export(people)));
            }
            Choice::ClearMarks => {
                self.list.marks.clear();
                return Ok(Turn::stay());
            }
            _ => return Ok(Turn::pass()),
        }
        self.read(desk)?;
        Ok(Turn::stay())
    }

    fn clicked(&mut self, row: usize, desk: &mut Desk) -> Answer {
        if self.list.searching {
            return Ok(Turn::stay());
        }
        let at = self.list.cursor.top + row;
        if at == self.list.cursor.at {
            return Ok(Step::Do(Action::Open).into());
        }
        if at < self.list.rows.len() {
            self.list.cursor.at = at;
            self.follow(desk)?;
        }
        Ok(Turn::stay())
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.list.query.today = desk.today;
        self.list.refresh(&desk.store, desk.size.list_rows())?;
        self.preview = None;
        self.follow(desk)?;
        Ok(Turn::stay())
    }

    fn hears(&mut self, news: &News, desk: &mut Desk) -> Answer {
        match news {
            News::Saved(saved) => match (saved.request, saved.person) {
                (Request::ContactForMarked | Request::ReferentForMarked, _) => {
                    self.list.marks.clear();
                }
                (Request::NewPerson, Some(person)) => self.choose(person, desk)?,
                (_, _) => {}
            },
            News::BackFrom(person) => {
                self.preview = None;
                self.choose(*person, desk)?;
            }
            News::Resized => {
                let height = desk.size.list_rows();
                self.list.show(height);
                self.list.fill(&desk.store, height)?;
                self.follow(desk)?;
            }
            News::Undone(_) | News::Left | News::Tick => {}
        }
        Ok(Turn::stay())
    }
}

impl Caseload {
    /// What is done with the list itself.
    fn act_on_list(&mut self, action: Action, desk: &Desk) -> Answer {
        Ok(match action {
            Action::Back => return self.back(desk),
            Action::NextAlert if !self.next_calling(desk)? => {
                Message::info("Il n’y a plus d’alerte plus bas dans cette liste.").into()
            }
            Action::NextAlert => Turn::stay(),
            Action::New => Turn::form(Request::NewPerson),
            Action::Sort => Turn::menu(menus::sort(self.list.query.sort)),
            Action::Filters => {
                let shown = &self.list.query.filters;
                Turn::menu(menus::filters(shown, self.counters.as_ref()))
            }
            Action::ClearFilters => self.widen(),
            Action::ActOnMarked => Turn::menu(menus::marked(self.list.marks.len())),
            Action::MarkAll => return self.mark_all(desk),
            Action::Scope => match (self.list.query.scope, desk.author.agent) {
                (Scope::Everyone, Some(agent)) => {
                    return self.show_scope(Scope::Referent(agent), desk);
                }
                (Scope::Referent(_), Some(_)) => return self.show_scope(Scope::Everyone, desk),
                (_, None) => Turn::stay(),
            },
            _ => Turn::pass(),
        })
    }
}

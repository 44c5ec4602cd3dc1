//! The queue: opening it, going from item to item, its list, leases that follow what is shown.
mod ask;
mod decide;
mod list;
mod offers;

use super::super::App;
use super::super::action::Action;
use super::super::context::Context;
use super::super::screen::Screen;
use super::super::triage::{COUNTED, Shown, Triage, View};
use super::{Effects, nothing};
use crate::domain::record::Entity;
use crate::domain::rights::Role;
use crate::gestures::queue::Outcome;
use crate::store::{ItemKey, QueueItem, QueueQuery, QueueScope, Result, Scope, lease_instant};

impl App {
    /// The queue, when it is the screen.
    #[must_use]
    pub fn triage(&self) -> Option<&Triage> {
        match &self.screen {
            Screen::Triage(triage) => Some(triage),
            Screen::Caseload | Screen::Agenda(_) | Screen::Steering => None,
        }
    }

    pub(crate) const fn triage_mut(&mut self) -> Option<&mut Triage> {
        match &mut self.screen {
            Screen::Triage(triage) => Some(triage),
            Screen::Caseload | Screen::Agenda(_) | Screen::Steering => None,
        }
    }

    /// Stands on the queue; the first item comes after the first frame, since taking it writes.
    pub fn stand_on_triage(&mut self, scope: Option<QueueScope>) {
        let scope = scope.unwrap_or_else(|| self.own_queue());
        let now = self.clock.moment().instant;
        self.file = None;
        self.screen = Screen::Triage(Box::new(Triage::new(scope, now)));
    }

    /// One's own people for those who follow some, everyone otherwise.
    pub(super) fn own_queue(&self) -> QueueScope {
        let support = self.store.rights().role() == Some(Role::Secretariat);
        let me = self
            .author
            .agent
            .and_then(|id| self.store.row(Entity::Agent, id).ok());
        let structure = me.and_then(|row| row.int("structure_id"));
        match (self.list.query.scope, structure) {
            (_, Some(structure)) if support => QueueScope::Organization(structure),
            (Scope::Referent(agent), _) if !support => QueueScope::Referent(agent),
            (Scope::Referent(_) | Scope::Everyone, _) => QueueScope::Everyone,
        }
    }

    pub(super) fn open_triage(&mut self) -> Effects {
        if self.triage().is_some() {
            self.file = None;
            return self.refresh_triage().and_then(|()| nothing());
        }
        self.stand_on_triage(None);
        self.next_item()?;
        nothing()
    }

    /// Gives back the items held. Done at every way out; a lease ends by itself anyway.
    pub fn give_back(&mut self) {
        if self.triage().is_some() && self.read_only().is_none() {
            let now = self.clock.moment().instant;
            // The store may be gone with the line: the lease ends by itself.
            let _ = self.store.give_back_leases(&self.author, None, now);
        }
    }

    /// What is asked of the store: everything of the scope, or what this session may take.
    pub(super) fn queue_query(&self, free: bool) -> QueueQuery {
        let now = self.clock.moment().instant;
        let scope = self.triage().map_or(QueueScope::Everyone, |it| it.scope);
        QueueQuery {
            scope,
            today: self.today,
            viewer: self.author.agent,
            free_for: free.then(|| (self.author.session.clone(), lease_instant(now))),
            time: self.clock.time(),
        }
    }

    /// Shows the next item that nobody holds and that was not left aside, or the end of the queue.
    pub(crate) fn next_item(&mut self) -> Result<()> {
        let free = self.queue_query(true);
        let skipped = self
            .triage()
            .map(|it| it.skipped.clone())
            .unwrap_or_default();
        let mut after: Option<ItemKey> = None;
        let mut taken = None;
        'pages: loop {
            let page = self.store.queue(&free, after.as_ref(), 20)?;
            let Some(last) = page.last() else { break };
            after = Some(last.key.clone());
            for item in page {
                if !skipped.contains(&item.key) && self.hold(&item)? {
                    taken = Some(item);
                    break 'pages;
                }
            }
        }
        self.show_item(taken)
    }

    /// Takes the items of a person; false when a colleague has just taken them.
    pub(super) fn hold(&mut self, item: &QueueItem) -> Result<bool> {
        if self.read_only().is_some() {
            return Ok(true);
        }
        let now = self.clock.moment().instant;
        self.store.take_lease(&self.author, item.person.id, now)
    }

    pub(super) fn show_item(&mut self, item: Option<QueueItem>) -> Result<()> {
        let now = self.clock.moment().instant;
        let person = item.as_ref().map(|item| item.person.id);
        if self.read_only().is_none() {
            self.store.give_back_leases(&self.author, person, now)?;
        }
        let act = self.store.next_undo(&self.author)?.map(|it| it.act);
        let shown = item
            .map(|item| -> Result<Shown> {
                Ok(Shown {
                    file: self.store.case_file(item.person.id)?,
                    item,
                    act,
                })
            })
            .transpose()?;
        if let Some(triage) = self.triage_mut() {
            (triage.shown, triage.renewed, triage.unread) = (shown, now, false);
        }
        self.count_queue()
    }

    pub(super) fn count_queue(&mut self) -> Result<()> {
        let left = self.store.queue_len(&self.queue_query(false), COUNTED)?;
        let free = self.store.queue_len(&self.queue_query(true), COUNTED)?;
        if let Some(triage) = self.triage_mut() {
            (triage.left, triage.held) = (left, left.saturating_sub(free));
        }
        Ok(())
    }

    /// Reads the queue again: after a write, one's own or another's.
    pub(crate) fn refresh_triage(&mut self) -> Result<()> {
        let Some(triage) = self.triage().filter(|it| !it.unread) else {
            return Ok(());
        };
        let shown = triage.shown.clone();
        if triage.view == View::List {
            self.read_rows()?;
        }
        let Some(shown) = shown else {
            return self.next_item();
        };
        let key = &shown.item.key;
        match self.store.queue_find(&self.queue_query(true), key)? {
            Some(item) => {
                let held = self.hold(&item)?;
                let file = self.store.case_file(item.person.id)?;
                if let Some(triage) = self.triage_mut().filter(|_| held) {
                    triage.shown = Some(Shown {
                        item,
                        file,
                        ..shown
                    });
                }
                if held {
                    self.count_queue()
                } else {
                    self.next_item()
                }
            }
            None => {
                self.note_dealt_with(&shown)?;
                self.next_item()
            }
        }
    }

    /// The item left the queue by an act of one's own in the file: it counts, and undo leads back.
    pub(super) fn note_dealt_with(&mut self, shown: &Shown) -> Result<()> {
        let act = self.store.next_undo(&self.author)?.map(|it| it.act);
        let Some(act) = act.filter(|_| act != shown.act) else {
            return Ok(());
        };
        let key = shown.item.key.clone();
        if let Some(triage) = self.triage_mut()
            && triage.done.last().is_none_or(|it| it.act != act)
        {
            let view = triage.view;
            triage.done.push(super::super::triage::Decided {
                act,
                keys: vec![key],
                view,
            });
        }
        Ok(())
    }

    /// Keeps the lease while its item is shown; looks for an item given back when none was left.
    /// True when the screen changed.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn keep_lease(&mut self) -> Result<bool> {
        if self.read_only().is_some() {
            return Ok(false);
        }
        let now = self.clock.moment().instant;
        let Some(triage) = self.triage().filter(|it| !it.unread) else {
            return Ok(false);
        };
        if triage.shown.is_none() {
            if triage.held == 0 || !triage.skipped.is_empty() {
                return Ok(false);
            }
            self.next_item()?;
            return Ok(self.triage().is_some_and(|it| it.shown.is_some()));
        }
        let third = i64::from(self.store.lease_length()?) * 1_000 / 3;
        if (now - triage.renewed).num_milliseconds() >= third {
            self.store.renew_leases(&self.author, now)?;
            if let Some(triage) = self.triage_mut() {
                triage.renewed = now;
            }
        }
        Ok(false)
    }

    /// Does an action of the queue; `None` when it is not one of its own.
    pub(super) fn run_in_triage(&mut self, action: Action) -> Option<Effects> {
        Some(match action {
            Action::Up => self.step_in_queue(-1),
            Action::Down => self.step_in_queue(1),
            Action::PageUp => self.step_in_queue(-self.page()),
            Action::PageDown => self.step_in_queue(self.page()),
            Action::First => self.step_in_queue(isize::MIN + 1),
            Action::Last => self.step_in_queue(isize::MAX),
            Action::NextPanel | Action::PreviousPanel => self.turn_over(),
            Action::NextAlert => self.skip(),
            Action::Mark => self.mark_item(),
            Action::MarkAll => self.mark_alike(),
            Action::Scope => self.menu(self.menu_queue()),
            Action::Back => self.back_in_queue(),
            Action::Done => self.kept_or_done(),
            Action::Absent => self.decide(&Outcome::Absent),
            Action::Excused => self.decide(&Outcome::Excused),
            Action::CancelledByUs => self.decide(&Outcome::Cancelled),
            Action::Called => self.decide(&Outcome::Called),
            Action::Texted => self.decide(&Outcome::Texted),
            Action::Wrote => self.decide(&Outcome::Wrote),
            Action::LeftMessage => self.decide(&Outcome::LeftMessage),
            Action::MoveTo => self.ask_move(),
            Action::Later => self.ask_later(),
            Action::PassTo => self.menu(self.menu_pass()),
            _ => return None,
        })
    }

    /// Main key of an action in the queue, in words, whatever stands over it.
    #[must_use]
    pub fn key_of_triage(&self, action: Action) -> &str {
        let find = |place: Context| {
            let mut keys = self.keys.iter();
            keys.find(|(at, of, _)| *at == place && *of == action)
                .map(|(_, _, key)| key.as_str())
        };
        find(Context::Triage)
            .or_else(|| find(Context::Global))
            .unwrap_or_default()
    }

    /// Name of the scope, for the title.
    #[must_use]
    pub fn queue_name(&self, scope: QueueScope) -> String {
        match scope {
            QueueScope::Everyone => "tout le monde".to_owned(),
            QueueScope::Referent(agent) if Some(agent) == self.author.agent => {
                "mes dossiers".to_owned()
            }
            QueueScope::Referent(agent) => format!("dossiers de {}", self.names.agent(Some(agent))),
            QueueScope::Organization(id) => self.names.organization(Some(id)).to_owned(),
        }
    }
}

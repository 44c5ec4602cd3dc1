//! Going from item to item: leases follow what is shown, so that two people never decide on the
//! same one.
use super::{COUNTED, Decided, Shown, Triage, View};
use crate::app::desk::Desk;
use crate::domain::file::CaseFile;
use crate::domain::record::Entity;
use crate::domain::rights::Role;
use crate::store::{
    ItemKey, QueueItem, QueueQuery, QueueScope, Result, Scope, StoreError, lease_instant,
};

/// Items read at once to find the next one.
const AHEAD: usize = 20;

/// One's own people for those who follow some, everyone otherwise; for support staff, those of
/// their structure.
pub fn own(people: Scope, desk: &Desk) -> QueueScope {
    let support = desk.store.rights().role() == Some(Role::Secretariat);
    let row = |id| desk.store.row(Entity::Agent, id).ok();
    let me = desk.author.agent.and_then(row);
    let structure = me.and_then(|row| row.int("structure_id"));
    match (people, structure) {
        (_, Some(structure)) if support => QueueScope::Organization(structure),
        (Scope::Referent(agent), _) if !support => QueueScope::Referent(agent),
        (Scope::Referent(_) | Scope::Everyone, _) => QueueScope::Everyone,
    }
}

/// The file of the person of an item; nothing of it where it is still to be said why it is opened.
fn seen(item: &QueueItem, desk: &Desk) -> Result<CaseFile> {
    match desk.store.case_file(item.person.id) {
        Err(StoreError::ReasonWanted(_)) => Ok(CaseFile::closed(item.person.id)),
        read => read,
    }
}

/// Takes the items of a person; false when a colleague has just taken them.
pub(super) fn hold(item: &QueueItem, desk: &mut Desk) -> Result<bool> {
    if desk.read_only().is_some() {
        return Ok(true);
    }
    let now = desk.clock.moment().instant;
    desk.store.take_lease(&desk.author, item.person.id, now)
}

impl Triage {
    /// What is asked of the store: everything of the scope, or what this session may take.
    pub(super) fn query(&self, free: bool, desk: &Desk) -> QueueQuery {
        let now = desk.clock.moment().instant;
        QueueQuery {
            scope: self.scope,
            today: desk.today,
            viewer: desk.author.agent,
            free_for: free.then(|| (desk.author.session.clone(), lease_instant(now))),
            time: desk.clock.time(),
        }
    }

    /// Shows the next item that nobody holds and that was not left aside, or the end of the queue.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn next_item(&mut self, desk: &mut Desk) -> Result<()> {
        if desk.read_only().is_none() {
            desk.store.free_leases_of_the_gone(&desk.author)?;
        }
        let free = self.query(true, desk);
        let mut after: Option<ItemKey> = None;
        let mut taken = None;
        'pages: loop {
            let page = desk.store.queue(&free, after.as_ref(), AHEAD)?;
            let Some(last) = page.last() else { break };
            after = Some(last.key.clone());
            for item in page {
                if !self.skipped.contains(&item.key) && hold(&item, desk)? {
                    taken = Some(item);
                    break 'pages;
                }
            }
        }
        self.show_item(taken, desk)
    }

    pub(super) fn show_item(&mut self, item: Option<QueueItem>, desk: &mut Desk) -> Result<()> {
        let now = desk.clock.moment().instant;
        let person = item.as_ref().map(|item| item.person.id);
        if desk.read_only().is_none() {
            desk.store.give_back_leases(&desk.author, person, now)?;
        }
        let act = desk.store.next_undo(&desk.author)?.map(|it| it.act);
        let shown = |item: QueueItem| -> Result<Shown> {
            let file = seen(&item, desk)?;
            Ok(Shown { item, file, act })
        };
        let shown = item.map(shown).transpose()?;
        (self.shown, self.renewed, self.unread) = (shown, now, false);
        self.count_left(desk)
    }

    fn count_left(&mut self, desk: &Desk) -> Result<()> {
        let left = desk.store.queue_len(&self.query(false, desk), COUNTED)?;
        let free = desk.store.queue_len(&self.query(true, desk), COUNTED)?;
        (self.left, self.held) = (left, left.saturating_sub(free));
        self.coming.clear();
        if let Some(shown) = &self.shown {
            let free = self.query(true, desk);
            // As many as a screen of that height may have room for.
            let rows = desk.size.list_rows();
            let coming = desk.store.queue(&free, Some(&shown.item.key), rows)?;
            let coming = coming.into_iter();
            self.coming = coming
                .filter(|it| !self.skipped.contains(&it.key))
                .collect();
        }
        Ok(())
    }

    /// Reads the queue again: after a write, one's own or another's.
    pub(super) fn refresh(&mut self, desk: &mut Desk) -> Result<()> {
        if self.unread {
            return Ok(());
        }
        if self.view == View::List {
            self.read_rows(desk)?;
        }
        let Some(shown) = self.shown.clone() else {
            return self.next_item(desk);
        };
        let found = desk
            .store
            .queue_find(&self.query(true, desk), &shown.item.key)?;
        let Some(item) = found else {
            self.note_dealt_with(&shown, desk)?;
            return self.next_item(desk);
        };
        if !hold(&item, desk)? {
            return self.next_item(desk);
        }
        self.shown = Some(Shown {
            file: seen(&item, desk)?,
            item,
            ..shown
        });
        self.count_left(desk)
    }

    /// The item left the queue by an act of one's own in the file: it counts, and undo leads back.
    fn note_dealt_with(&mut self, shown: &Shown, desk: &Desk) -> Result<()> {
        let act = desk.store.next_undo(&desk.author)?.map(|it| it.act);
        if let Some(act) = act.filter(|_| act != shown.act)
            && self.done.last().is_none_or(|it| it.act != act)
        {
            self.done.push(Decided {
                act,
                keys: vec![shown.item.key.clone()],
                view: self.view,
            });
        }
        Ok(())
    }

    /// Gives back the items held. Done at every way out; a lease ends by itself anyway.
    pub(super) fn give_back(desk: &mut Desk) {
        if desk.read_only().is_none() {
            let now = desk.clock.moment().instant;
            // The store may be gone with the line: the lease ends by itself.
            let _ = desk.store.give_back_leases(&desk.author, None, now);
        }
    }

    /// Keeps the lease while its item is shown; looks for an item given back when none was left.
    /// True when the screen changed.
    pub(super) fn keep_lease(&mut self, desk: &mut Desk) -> Result<bool> {
        if desk.read_only().is_some() {
            return Ok(false);
        }
        if self.unread {
            // The store could not be written at the start.
            self.next_item(desk)?;
            return Ok(true);
        }
        if self.shown.is_none() {
            if self.held == 0 || !self.skipped.is_empty() {
                return Ok(false);
            }
            self.next_item(desk)?;
            return Ok(self.shown.is_some());
        }
        let now = desk.clock.moment().instant;
        let third = i64::from(desk.store.lease_length()?) * 1_000 / 3;
        if (now - self.renewed).num_milliseconds() >= third {
            desk.store.renew_leases(&desk.author, now)?;
            self.renewed = now;
        }
        Ok(false)
    }
}

//! Who receives on the days of an agenda, within which hours, and what is left of them: from now on, as far as
//! every appointment is known. Knows no line.
use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::app::desk::Desk;
use crate::app::receiving;
use crate::domain::agenda::{Hours, LEAST_GAP, Span, minute_of};
use crate::domain::date::Date;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::office_hours::OfficeHoursRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::rights::{Meetings, Role};
use crate::domain::text::sort_key;
use crate::store::{AgendaDay, Result, Slot, Whose};

/// When colleagues receive.
pub(super) struct Reception<'d> {
    desk: &'d Desk,
    whose: Whose,
    /// Every permanence.
    permanences: Vec<Row>,
    /// Whether all the appointments of those shown are known: else what seems free may not be.
    pub whole: bool,
}

impl<'d> Reception<'d> {
    /// That of those whose agenda is shown; `cut` when some appointments are left out.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn of(whose: Whose, cut: bool, desk: &'d Desk) -> Result<Self> {
        let whole = !cut && desk.store.rights().meetings() == Meetings::All;
        let mut reception = Self {
            desk,
            whose,
            permanences: Vec::new(),
            whole,
        };
        let mut shown = desk.agents.iter().map(AgentRecord::of);
        let by_permanence = |it| reception.is_shown(it) && !is_received_by(it);
        if whole && shown.any(by_permanence) {
            reception.permanences = desk.store.all_rows(Entity::OfficeHours)?;
        }
        Ok(reception)
    }

    /// Whether a colleague is of those whose agenda is shown.
    fn is_shown(&self, it: AgentRecord<'_>) -> bool {
        match self.whose {
            Whose::Everyone => true,
            Whose::Agent(id) => it.id == id,
            Whose::Team(structure) => it.organization() == Some(structure),
        }
    }

    /// Those shown who are in post on a day, in the order of their names, then those who have appointments that day
    /// without being of them.
    pub fn agents(&self, day: &AgendaDay) -> Vec<Id> {
        let all = self.desk.agents.iter().map(AgentRecord::of);
        let mut shown: Vec<AgentRecord<'_>> = all
            .filter(|it| self.is_shown(*it) && is_in_post(*it, day.date))
            .collect();
        let name = |text: Option<&'d str>| text.unwrap_or_default();
        shown.sort_by_cached_key(|it| sort_key(name(it.last_name()), name(it.first_name())));
        let mut agents: Vec<Id> = shown.iter().map(|it| it.id).collect();
        for id in day.slots.iter().filter_map(|it| it.meeting.agent_id()) {
            if !agents.contains(&id) {
                agents.push(id);
            }
        }
        agents
    }

    /// What an agent has free on a day: nothing on one that is over, nor before now.
    pub fn free(&self, day: &AgendaDay, agent: Id) -> Vec<Span> {
        let (today, now) = self.desk.now();
        if day.date < today || !self.whole {
            return Vec::new();
        }
        let mut free = self
            .hours(day, agent)
            .map_or_else(Vec::new, |hours| day.free(agent, &hours));
        if let Some(now) = now.filter(|_| day.date == today) {
            // What has begun is free from the next quarter of an hour on.
            let next = minute_of(now).div_ceil(LEAST_GAP) * LEAST_GAP;
            free.iter_mut().for_each(|it| it.from = it.from.max(next));
            free.retain(|it| it.minutes() >= LEAST_GAP);
        }
        free
    }

    /// What is free on a day, with those who have it.
    pub fn all_free(&self, day: &AgendaDay) -> BTreeMap<Span, Vec<Id>> {
        let mut all: BTreeMap<Span, Vec<Id>> = BTreeMap::new();
        for agent in self.agents(day) {
            for span in self.free(day, agent) {
                all.entry(span).or_default().push(agent);
            }
        }
        all
    }

    /// The hours in which an agent receives on a day: those of the structure for whoever receives people, those of
    /// their permanences for the others.
    fn hours(&self, day: &AgendaDay, agent: Id) -> Option<Cow<'d, Hours>> {
        let usual = Some(Cow::Borrowed(&self.desk.hours));
        let all = self.desk.agents.iter().map(AgentRecord::of);
        let Some(it) = all.into_iter().find(|it| it.id == agent) else {
            return usual;
        };
        let receives =
            |slot: &Slot| slot.meeting.agent_id() == Some(agent) && !slot.meeting.is_cancelled();
        if !is_in_post(it, day.date) {
            return None;
        }
        if is_received_by(it) || day.slots.iter().any(receives) {
            return usual;
        }
        let own = |row: &&Row| OfficeHoursRecord::of(row).agent() == Some(agent);
        let held = self.permanences.iter().filter(own);
        receiving::hours_on(held, day.date, self.desk).map(Cow::Owned)
    }
}

/// Whether people are received by whoever has that function; without one, nothing says that they are not.
fn is_received_by(it: AgentRecord<'_>) -> bool {
    it.role().is_none_or(Role::accompanies)
}

fn is_in_post(it: AgentRecord<'_>, day: Date) -> bool {
    it.from().is_none_or(|from| from <= day) && it.to().is_none_or(|to| day <= to)
}

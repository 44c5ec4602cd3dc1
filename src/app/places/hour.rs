//! The interview in one page: the appointment, the situation, the plan, what comes next. Each piece is saved as
//! it is left, by the gesture that the file has for it, and taken back alone. Knows how to draw none.
mod acts;
mod judging;
mod pieces;
mod venues;

pub use judging::Judging;

use crate::app::appointments;
use crate::app::prelude::*;
use crate::app::turn::AskFor;
use crate::domain::agenda::Closed;
use crate::domain::date::in_the_week;
use crate::domain::record::appointment::AppointmentRecord;
use crate::gestures::slot::Place as Slot;
use crate::words::hour::{self, PageRow, Piece, Proposed};
use crate::words::line::Look;
use venues::Venue;

/// Slots proposed for the next appointment, at most.
const SLOTS: usize = 5;
/// What is said where no slot is: at a permanence whose hours are not noted, or are all taken.
const NO_SLOT: &str =
    "Aucun créneau n’est proposé à cette permanence\u{a0}: Entrée choisit le jour et l’heure.";
/// What stands between two of them.
pub const SLOTS_APART: &str = "   ";

/// The page.
#[derive(Clone, Debug)]
pub struct Hour {
    /// The person.
    pub person: Id,
    /// The appointment that was chosen when the page was opened, if one was.
    asked: Option<Id>,
    /// The appointment that it was about when it was last read.
    about: Option<Id>,
    /// « NOM Prénom ».
    pub name: String,
    /// What there is to go through.
    pub rows: Vec<PageRow>,
    /// The row chosen.
    pub cursor: Cursor,
    /// The action done that is being judged.
    pub judging: Option<Judging>,
    /// Where the next appointment can be fixed, the nearest first.
    slots: Vec<Slot>,
    /// The one proposed.
    slot: usize,
    /// Where it can be.
    venues: Vec<Venue>,
    /// The place proposed.
    venue: usize,
    /// What the page lacks, as it was just said.
    warned: String,
    /// An objective was just added: an action is asked for under it.
    adds_objective: bool,
}

impl Hour {
    /// Opens the page on the appointment that is chosen, where one is and can be led.
    ///
    /// # Errors
    /// When the person is not in the store.
    pub fn open(person: Id, asked: Option<Id>, desk: &Desk) -> Result<Self> {
        let mut page = Self {
            person,
            asked,
            about: None,
            name: String::new(),
            rows: Vec::new(),
            cursor: Cursor::default(),
            judging: None,
            slots: Vec::new(),
            slot: 0,
            venues: Vec::new(),
            venue: 0,
            warned: String::new(),
            adds_objective: false,
        };
        page.read_again(desk)?;
        Ok(page)
    }

    /// Reads the page again; the row chosen stays chosen where it can.
    ///
    /// # Errors
    /// When the person is no longer in the store.
    pub fn read_again(&mut self, desk: &Desk) -> Result<()> {
        let file = desk.store.case_file(self.person)?;
        self.name = file.identity().map(name_of).unwrap_or_default();
        let follows = file.left_by(desk.today).is_none();
        if self.venues.is_empty() && follows && hour::next(&file, desk.today).is_none() {
            let held = self.held(&file, desk);
            (self.venues, self.venue) = venues::of(&file, held, desk)?;
            self.slots = slots(&file, held, self.venues.get(self.venue), desk)?;
        }
        let chosen = self.piece();
        let rights = desk.store.rights();
        let held = self.held(&file, desk);
        self.about = held.map(|it| it.id).or(self.about);
        let page = (&file, held, self.about);
        self.rows = hour::rows(page, rights, desk.today, &self.proposed());
        let found = chosen.and_then(|wanted| self.rows.iter().position(|(it, _)| *it == wanted));
        self.cursor.at = found.unwrap_or(self.cursor.at);
        let rows = &self.rows;
        let can = |at: usize| {
            rows.get(at)
                .is_some_and(|(piece, _)| *piece != Piece::Title)
        };
        self.cursor.settle(rows.len(), can);
        Ok(())
    }

    /// The appointment that the page is about: the same one once its outcome is noted, whatever its day.
    fn held<'f>(&self, file: &'f CaseFile, desk: &Desk) -> Option<AppointmentRecord<'f>> {
        let about = self.about.and_then(|id| file.one(id));
        about
            .filter(|it| hour::was_led(*it, desk.today))
            .or_else(|| hour::appointment(file, desk.today, self.asked))
    }

    /// What the row chosen is about.
    pub fn piece(&self) -> Option<Piece> {
        self.rows.get(self.cursor.at).map(|(piece, _)| *piece)
    }

    /// Whether what the row chosen asks is said already.
    fn is_told(&self) -> bool {
        let row = self.rows.get(self.cursor.at);
        row.is_some_and(|(_, line)| line.look == Look::Done)
    }

    /// The slot proposed.
    fn slot(&self) -> Option<Slot> {
        self.slots.get(self.slot).copied()
    }

    /// The place of the slot proposed among the others.
    pub const fn slot_at(&self) -> usize {
        self.slot
    }

    /// The slots, the one proposed in its brackets, and its place.
    fn proposed(&self) -> Proposed {
        let words = |(at, slot): (usize, &Slot)| {
            let time = slot.time.map(|time| time.long()).unwrap_or_default();
            let day = in_the_week(slot.day);
            // A slot is never cut in two at the end of a line.
            let words = format!("{day} {time}").trim_end().replace(' ', "\u{a0}");
            match at == self.slot {
                true => format!("[{words}]"),
                false => words,
            }
        };
        let all: Vec<String> = self.slots.iter().enumerate().map(words).collect();
        let place = self.venues.get(self.venue);
        let slots = match all.is_empty() {
            true => NO_SLOT.to_owned(),
            false => all.join(SLOTS_APART),
        };
        Proposed {
            slots,
            place: place.map(|it| it.words.clone()).unwrap_or_default(),
        }
    }

    /// Proposes another slot, or another place, with the slots that it has.
    fn turn_proposed(&mut self, by: isize, desk: &Desk) -> Result<()> {
        let (chosen, count) = match self.piece() {
            Some(Piece::NextPlace) => (&mut self.venue, self.venues.len()),
            _ => (&mut self.slot, self.slots.len()),
        };
        *chosen = chosen
            .saturating_add_signed(by)
            .min(count.saturating_sub(1));
        if self.piece() == Some(Piece::NextPlace) {
            let file = desk.store.case_file(self.person)?;
            let held = self.held(&file, desk);
            self.slots = slots(&file, held, self.venues.get(self.venue), desk)?;
            self.slot = self.slot.min(self.slots.len().saturating_sub(1));
        }
        let proposed = self.proposed();
        for (piece, line) in &mut self.rows {
            match piece {
                Piece::Next(None) => line.text.clone_from(&proposed.slots),
                Piece::NextPlace => line.text.clone_from(&proposed.place),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether the cursor may stand on a row: titles are passed over.
    pub fn can_stand(&self, at: usize) -> bool {
        let piece = self.rows.get(at).map(|(piece, _)| *piece);
        piece.is_some_and(|it| it != Piece::Title)
    }

    /// Moves by some rows.
    fn step(&mut self, by: isize) {
        let mut cursor = self.cursor;
        cursor.step_over(by, self.rows.len(), |at| self.can_stand(at));
        self.cursor = cursor;
    }

    /// Goes to the first row of the next part, or of the one before.
    fn turn_part(&mut self, on: bool) {
        let begins = |at: &usize| {
            let above = at.checked_sub(1).and_then(|at| self.rows.get(at));
            self.can_stand(*at) && above.is_some_and(|(_, line)| line.look == Look::Heading)
        };
        let all: Vec<usize> = (0..self.rows.len()).filter(begins).collect();
        let here = self.cursor.at;
        let next = match on {
            true => all.iter().find(|at| **at > here).or(all.first()),
            false => all.iter().rfind(|at| **at < here).or(all.last()),
        };
        self.cursor.at = next.copied().unwrap_or(here);
        // In the plan, one begins at what may have been done since.
        if matches!(self.piece(), Some(Piece::Row(..))) {
            self.go_to_open_action();
        }
    }

    /// Goes down to the first action that is open, from the row chosen, where there is one.
    fn go_to_open_action(&mut self) {
        let open = |(piece, line): &PageRow| {
            matches!(piece, Piece::Row(Entity::Action, _)) && line.look != Look::Done
        };
        let below = self.rows.iter().skip(self.cursor.at);
        self.cursor.at += below
            .take_while(|row| is_plan(row))
            .position(open)
            .unwrap_or_default();
    }

    /// After a new objective: goes to where an action is added under it, which is asked for.
    fn after_objective(&mut self, before: &[PageRow]) -> Turn {
        if !std::mem::take(&mut self.adds_objective) {
            return Turn::stay();
        }
        let new = |(piece, _): &PageRow| {
            matches!(piece, Piece::NewAction(Some(_))) && before.iter().all(|(it, _)| it != piece)
        };
        let Some(at) = self.rows.iter().position(new) else {
            return Turn::stay();
        };
        self.cursor.at = at;
        match self.piece() {
            Some(Piece::NewAction(under)) => Opening::Ask(AskFor::NewAction(under)).into(),
            _ => Turn::stay(),
        }
    }
}

/// Whether a row is of the plan.
fn is_plan((piece, line): &PageRow) -> bool {
    line.look != Look::Heading || matches!(piece, Piece::Row(..))
}

/// When the next appointment can be fixed there: at a permanence, only within its hours.
fn slots(
    file: &CaseFile,
    held: Option<AppointmentRecord<'_>>,
    venue: Option<&Venue>,
    desk: &Desk,
) -> Result<Vec<Slot>> {
    let closed = Closed::Kept {
        kind: held.and_then(|it| it.kind()).unwrap_or("accompagnement"),
        under_contract: file.is_under_contract(desk.today),
    };
    let agent = held.and_then(|it| it.agent()).or(desk.author.agent);
    let agent = match agent {
        Some(agent) => Some(agent),
        None => desk.store.referent_of(file.person)?,
    };
    let time = held.and_then(|it| it.time());
    let within = venue.map(|it| it.hours(agent, desk)).transpose()?.flatten();
    let asked = (SLOTS, within.as_deref());
    let mut found = appointments::slots(closed, (agent, time), asked, desk)?;
    if found.is_empty() && within.is_none() {
        found.push(appointments::next_slot(closed, agent, time, desk)?);
    }
    Ok(found)
}

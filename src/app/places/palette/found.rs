//! What the box proposes for what is typed: acts for someone, files, actions of the screen; the best first.
//! Words are ranked, never scattered letters. Knows no key.
use std::cmp::Reverse;
use std::collections::HashMap;

use super::asked::{Asked, is_weak};
use super::beside;
use super::people::{Known, NAME, PEOPLE, People, Someone, Whom};
use super::proposal::{Proposal, done};
use super::vocabulary::Words;
use super::when::is_short_number;
use crate::app::near::Near;
use crate::app::prelude::*;
use crate::app::wanted::{Said, Wanted, also, is_about_someone, moves};
use crate::app::writing::kept_from;
use crate::domain::date::{long, short};
use crate::domain::record::appointment::APPOINTMENT;
use crate::domain::text::{capital, joined, uncapital};
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::acts::Act;
use crate::gestures::acts::named::{Named, every};

/// Lines that say why they can't be done, where that is known from the file.
const LOOKED: usize = 9;
/// Files read to know it, at each letter.
const READ: usize = 2;
/// Words of a name that a text may follow.
const BEFORE: usize = 3;

/// The files read to know what can be done in them; nothing of those that may not be.
type Files = HashMap<Id, Option<CaseFile>>;

/// What was read for the letters before, while the box is open.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub(super) files: Files,
    people: Known,
}

/// What is found, and what is said when that is nothing.
pub type Answered = (Vec<Item<Wanted>>, String);

/// Who looks for something.
pub struct Finder<'a> {
    desk: &'a Desk,
    people: People<'a>,
    /// Whether someone is chosen.
    is_here: bool,
    /// What the screen does.
    actions: &'a [Item<Action>],
    /// The views of the list that are kept.
    views: &'a [String],
    /// How near a word must be: where all that is typed is someone's name, nothing is a misspelt act.
    least: Near,
}

impl<'a> Finder<'a> {
    /// Looks for something around that person, among those actions and views.
    pub fn new(
        here: Option<&'a Someone>,
        (actions, views): (&'a [Item<Action>], &'a [String]),
        desk: &'a Desk,
    ) -> Self {
        Self {
            views,
            desk,
            people: People::new(here, desk),
            is_here: here.is_some(),
            actions,
            least: Near::Mistyped,
        }
    }

    /// What is proposed, the best first. Some files are read to know what can be done in them, and kept there.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn found(mut self, typed: &str, memory: &mut Memory) -> Result<Answered> {
        self.people.known = std::mem::take(&mut memory.people);
        let answered = self.answer(typed, &mut memory.files);
        memory.people = self.people.known;
        answered
    }

    fn answer(&mut self, typed: &str, files: &mut Files) -> Result<Answered> {
        let asked = Asked::read(typed, self.desk.today);
        let mut found = self.all(&asked)?;
        let nothing = match found.is_empty() {
            true => self.people.says_nobody(&asked)?,
            false => String::new(),
        };
        // Where every word is one of an act, none of them is someone's name.
        let whole = found
            .iter()
            .filter(|it| !it.named && !it.kept && it.kind != 1);
        let whole = whole.map(|it| it.worth).max().unwrap_or_default();
        found.retain(|it| !it.named || it.worth > whole);
        // What can't be done comes last while nothing is asked.
        if asked.is_empty() {
            self.refuse(&mut found, files);
        }
        let recent = &self.desk.recent;
        found.sort_by_key(|it| {
            let (refused, last) = match asked.is_empty() {
                true => (it.item.disabled.is_some(), recent.rank(&it.item.value)),
                false => (false, 0),
            };
            let worth = Reverse(it.worth);
            (it.kind == 3, it.kept, refused, last, worth, it.kind)
        });
        let first = found.iter_mut().take(LOOKED);
        self.refuse(first, files);
        // Of two that are worth as much, what can be done comes first.
        if !asked.is_empty() {
            found.sort_by_key(|it| {
                let refused = it.item.disabled.is_some();
                (it.kind == 3, it.kept, Reverse(it.worth), refused, it.kind)
            });
        }
        Ok((found.into_iter().map(|it| it.item).collect(), nothing))
    }

    fn all(&mut self, asked: &Asked) -> Result<Vec<Proposal>> {
        let said: Vec<String> = asked
            .whole
            .iter()
            .filter(|it| !is_weak(it) && !is_short_number(it))
            .cloned()
            .collect();
        if !self.people.found(&said, true)?.is_empty() {
            self.least = Near::Beginning;
        }
        let mut found = Vec::new();
        for named in every() {
            self.act(&named, asked, &mut found)?;
        }
        if !asked.is_empty() {
            found.extend(beside::new_file(asked, self.least, self.desk));
            let people = (&mut self.people, self.desk);
            found.extend(beside::papers(asked, self.least, people)?);
        }
        for item in self.actions {
            self.action(item, asked, &mut found)?;
        }
        if asked.is_empty() {
            return Ok(found);
        }
        let people = (&mut self.people, self.desk);
        found.extend(beside::removal(asked, self.least, people)?);
        let each = u32::try_from(said.len()).unwrap_or(1);
        // What is an act already may be the beginning of a name as well, and no misspelt one.
        let people = self.people.found(&said, !found.is_empty())?;
        // Those who left come where there is room for them: with more letters, when many are followed.
        let closed = match people.len() < PEOPLE {
            true => self.people.closed(&said)?,
            false => Vec::new(),
        };
        let file = |it: Someone, how: &str| {
            let item = Item::new(it.name, Wanted::File(it.id));
            item.noted(joined([&*it.by, how], ", "))
        };
        let open = people.into_iter().map(|it| file(it, "ouvrir le dossier"));
        found.extend(open.map(|item| Proposal::new(NAME * each, 1, item)));
        let closed = closed
            .into_iter()
            .map(|it| file(it, "terminé, ouvrir le dossier"));
        found.extend(closed.map(|item| Proposal::new(0, 2, item)));
        found.extend(beside::found(asked, (self.least, self.views), self.desk));
        Ok(found)
    }

    fn act(&mut self, named: &Named, asked: &Asked, found: &mut Vec<Proposal>) -> Result<()> {
        let act = named.act;
        let fields = act.dated();
        let timed = fields.is_some() || act.is_of_day();
        // What is not for a role is found when it is asked for, and says so; it is listed nowhere.
        let kept = kept_from(act.any(), self.desk);
        if asked.is_empty() && (kept.is_some() || !self.is_here) {
            return Ok(());
        }
        let wrong = asked.wrong.as_ref().filter(|_| timed);
        let refused = kept.clone().or_else(|| wrong.map(ToString::to_string));
        let refused = refused.or_else(|| self.desk.locked());
        let own = Words::of(named.label, named.also);
        let channel = (act == Act::Appointment).then(|| asked.with_channel());
        let channel = channel.flatten();
        let asked = channel.as_ref().map_or(asked, |(left, _)| left);
        let mut whom = self.people.whom(&own, (asked, timed), self.least)?;
        let words = self.worded(act, asked, &mut whom)?;
        let mut fill: Vec<_> = act
            .said()
            .map(|(field, value)| (field, value.to_owned()))
            .into_iter()
            .collect();
        let channel = channel.as_ref().map(|(_, code)| *code);
        fill.extend(channel.map(|code| (APPOINTMENT.channel.name, code.to_owned())));
        let past = act.is_past();
        fill.extend(fields.map(|it| asked.when(it, past)).unwrap_or_default());
        fill.extend(
            act.worded()
                .filter(|_| !words.is_empty())
                .map(|it| (it, words.clone())),
        );
        let when = when(asked, (past, fields.is_some()));
        let when = when.filter(|_| timed).unwrap_or(words);
        let channel = channel.map_or("", |code| Vocabulary::AppointmentChannel.label(code));
        let when = joined([when, uncapital(channel)], ", ");
        let said = Said {
            fill,
            day: asked.day_of(past).filter(|_| act.is_of_day()),
        };
        for someone in whom.people {
            let label = format!("{} – {}", named.label, someone.name);
            let note = match &refused {
                Some(_) => String::new(),
                None => joined([&*someone.by, &*when], ", "),
            };
            let item = Item::new(label, Wanted::Act(act, someone.id, said.clone())).noted(note);
            found.push(Proposal {
                named: !whom.names.is_empty(),
                kept: kept.is_some(),
                ..Proposal::new(whom.worth, 0, item).refused(refused.clone())
            });
        }
        Ok(())
    }

    /// What may be said in words with an act, after the name: « action nadia permis ». Nothing where all the words are
    /// those of a name.
    fn worded(&mut self, act: Act, asked: &Asked, whom: &mut Whom) -> Result<String> {
        let longest = whom.names.len().saturating_sub(1).min(BEFORE);
        let takes = act.worded().is_some() && whom.people.is_empty() && whom.worth > 0;
        for at in (1..=if takes { longest } else { 0 }).rev() {
            let (Some(names), Some(first)) = (whom.names.get(..at), whom.names.get(at)) else {
                break;
            };
            whom.people = self.people.found(names, true)?;
            if let Some(last) = names.last().filter(|_| !whom.people.is_empty()) {
                return Ok(capital(&asked.from(last, first)));
            }
        }
        Ok(String::new())
    }

    /// Says of acts why they can't be done, where their file is known, or few are to be read for it.
    fn refuse<'f>(&self, found: impl IntoIterator<Item = &'f mut Proposal>, files: &mut Files) {
        let mut left = READ;
        for item in found.into_iter().map(|it| &mut it.item) {
            let Wanted::Act(act, person, said) = &item.value else {
                continue;
            };
            if item.disabled.is_some() || (left == 0 && !files.contains_key(person)) {
                continue;
            }
            let file = files.entry(*person).or_insert_with(|| {
                left -= 1;
                self.desk.store.file_to_print(*person).ok()
            });
            let refusal = |it: &CaseFile| act.gesture(it, self.desk.now(), said.day).err();
            if let Some(reason) = file.as_ref().and_then(refusal) {
                item.disabled = Some(reason.to_owned());
                item.note.clear();
            }
        }
    }

    fn action(
        &mut self,
        of: &Item<Action>,
        asked: &Asked,
        found: &mut Vec<Proposal>,
    ) -> Result<()> {
        let action = of.value;
        let refused = self.desk.kept_from(action);
        let kept = refused.is_some();
        if kept && asked.is_empty() {
            return Ok(());
        }
        let more = format!("{} {}", action.info().label, also(action));
        let own = Words::of(&of.label, &more);
        let kind = if moves(action) { 3 } else { 2 };
        let mut push = |worth, named, item| {
            found.push(Proposal {
                named,
                kept,
                ..Proposal::new(worth, kind, item)
            });
        };
        if let Some(day) = asked.day.filter(|_| action == Action::Agenda)
            && let Some(worth) = own.worth(&asked.words, self.least)
        {
            let label = format!("Agenda : les rendez-vous du {}", long(day));
            push(
                worth,
                false,
                Item {
                    disabled: refused,
                    ..Item::new(label, Wanted::Day(day))
                },
            );
            return Ok(());
        }
        if let Some(worth) = own.worth(&asked.whole, self.least) {
            push(worth, false, done(of));
            return Ok(());
        }
        if !is_about_someone(action) {
            return Ok(());
        }
        let whom = self.people.whom(&own, (asked, false), self.least)?;
        for someone in whom.people {
            let label = format!("{} – {}", of.label, someone.name);
            let item = Item::new(label, Wanted::DoFor(action, someone.id)).noted(someone.by);
            let item = Item {
                disabled: refused.clone(),
                ..item
            };
            push(whom.worth, !whom.names.is_empty(), item);
        }
        Ok(())
    }
}

/// « 24/11, 14:00 », of something past or to come; the day alone where the time says nothing.
fn when(asked: &Asked, (past, timed): (bool, bool)) -> Option<String> {
    let day = asked.day_of(past).map(short).unwrap_or_default();
    let time = asked.time.filter(|_| timed);
    let time = time.map(|it| it.long()).unwrap_or_default();
    let when = joined([day, time], ", ");
    (!when.is_empty()).then_some(when)
}

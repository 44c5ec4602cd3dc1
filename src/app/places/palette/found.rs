//! What the box proposes for what is typed: acts for someone, files, actions of the screen; the best first.
//! Words are ranked, never scattered letters. Knows no key.
use std::collections::HashMap;

use super::asked::{Asked, is_weak};
use super::vocabulary::Words;
use crate::app::near::Near;
use crate::app::places::caseload;
use crate::app::prelude::*;
use crate::app::wanted::{
    ELSEWHERE, LOOKS, REMOVAL, THEMES, Wanted, also, is_about_someone, moves,
};
use crate::app::writing::kept_from;
use crate::domain::date::{long, short};
use crate::domain::rights;
use crate::domain::text::{joined, mid_sentence};
use crate::gestures::acts::{self, Named};
use crate::store::{Anchor, Filter, Query, Towards};

/// People proposed for some words.
const PEOPLE: usize = 4;
/// Letters from which people are looked for.
const LETTERS: usize = 2;
/// What a word of a name is worth: less than the very word of an act, more than one with an error.
const NAME: u32 = 5;

/// Someone, by their number and name.
pub type Someone = (Id, String);

/// What is proposed, and what it is worth.
struct Found {
    worth: u32,
    /// Acts, then files, then what the screen does, then moves.
    kind: u8,
    /// Some words were taken as those of a name.
    named: bool,
    /// It is not for the role of who asks.
    kept: bool,
    item: Item<Wanted>,
}

impl Found {
    const fn new(worth: u32, kind: u8, item: Item<Wanted>) -> Self {
        Self {
            worth,
            kind,
            named: false,
            kept: false,
            item,
        }
    }
}

/// An action, as something asked for.
pub fn done(item: &Item<Action>) -> Item<Wanted> {
    Item {
        note: item.note.clone(),
        disabled: item.disabled.clone(),
        ..Item::new(&item.label, Wanted::Do(item.value))
    }
}

/// Around whom one looks.
#[derive(Clone, Debug)]
pub struct Here {
    /// The person chosen.
    pub person: Someone,
    /// Their file, when it is open: what makes no sense in it says so.
    pub file: Option<CaseFile>,
}

/// Who looks for something.
pub struct Finder<'a> {
    desk: &'a Desk,
    here: Option<&'a Here>,
    /// What the screen does.
    actions: &'a [Item<Action>],
    /// The views of the list that are kept.
    views: &'a [String],
    /// How near a word must be: where all that is typed is someone's name, nothing is a misspelt act.
    least: Near,
    /// Those found for some words, taken as they are typed or not.
    people: HashMap<(String, bool), Vec<Someone>>,
}

impl<'a> Finder<'a> {
    /// Looks for something around that person, among those actions and views.
    pub fn new(
        here: Option<&'a Here>,
        (actions, views): (&'a [Item<Action>], &'a [String]),
        desk: &'a Desk,
    ) -> Self {
        Self {
            views,
            desk,
            here,
            actions,
            least: Near::Mistyped,
            people: HashMap::new(),
        }
    }

    /// What is proposed, the best first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn found(mut self, typed: &str) -> Result<Vec<Item<Wanted>>> {
        let asked = Asked::read(typed, self.desk.today);
        let said: Vec<String> = asked
            .whole
            .iter()
            .filter(|it| !is_weak(it))
            .cloned()
            .collect();
        if !self.people(&said, true)?.is_empty() {
            self.least = Near::Beginning;
        }
        let mut found = Vec::new();
        for named in acts::every() {
            self.act(&named, &asked, &mut found)?;
        }
        for item in self.actions {
            self.action(item, &asked, &mut found)?;
        }
        if !asked.is_empty() {
            self.removal(&asked, &mut found)?;
            let each = u32::try_from(said.len()).unwrap_or(1);
            // What is an act already may be the beginning of a name as well, and no misspelt one.
            let people = self.people(&said, !found.is_empty())?;
            // Those who left come where there is room for them: with more letters, when many are followed.
            let closed = match people.len() < PEOPLE {
                true => self.closed(&said)?,
                false => Vec::new(),
            };
            found.extend(people.into_iter().map(|(id, name)| {
                let item = Item::new(name, Wanted::File(id)).noted("ouvrir le dossier");
                Found::new(NAME * each, 1, item)
            }));
            found.extend(closed.into_iter().map(|(id, name)| {
                let item = Item::new(name, Wanted::File(id)).noted("terminé, ouvrir le dossier");
                Found::new(0, 2, item)
            }));
            found.extend(self.beside(&asked));
        }
        // Where every word is one of an act, none of them is someone's name.
        let whole = found
            .iter()
            .filter(|it| !it.named && !it.kept && it.kind != 1);
        let whole = whole.map(|it| it.worth).max().unwrap_or_default();
        found.retain(|it| !it.named || it.worth > whole);
        let recent = &self.desk.recent;
        found.sort_by_key(|it| {
            let (refused, last) = match asked.is_empty() {
                true => (it.item.disabled.is_some(), recent.rank(&it.item.value)),
                false => (false, 0),
            };
            (
                it.kind == 3,
                it.kept,
                refused,
                last,
                std::cmp::Reverse(it.worth),
                it.kind,
            )
        });
        Ok(found.into_iter().map(|it| it.item).collect())
    }

    /// People found by those words.
    fn people(&mut self, asked: &[String], exact: bool) -> Result<Vec<Someone>> {
        let search = asked.join(" ");
        if search.chars().count() < LETTERS {
            return Ok(Vec::new());
        }
        let key = (search, exact);
        if let Some(found) = self.people.get(&key) {
            return Ok(found.clone());
        }
        let query = Query {
            search: key.0.clone(),
            exact,
            ..self.desk.any()
        };
        let found = self.named(&query)?;
        self.people.insert(key, found.clone());
        Ok(found)
    }

    /// Those no longer followed whom the words name as they are typed.
    fn closed(&self, said: &[String]) -> Result<Vec<Someone>> {
        let search = said.join(" ");
        if search.chars().count() < LETTERS {
            return Ok(Vec::new());
        }
        self.named(&Query {
            filters: vec![Filter::Exited],
            search,
            exact: true,
            ..self.desk.any()
        })
    }

    fn named(&self, query: &Query) -> Result<Vec<Someone>> {
        let (store, edge) = (&self.desk.store, &Anchor::Edge);
        let page = store.page(query, edge, Towards::End, PEOPLE)?;
        Ok(page.lines.into_iter().map(|it| (it.id, it.name)).collect())
    }

    /// For whom something is asked, when some words are its own and the others those of a name; whether there
    /// are such, and what the words are worth. Nobody when its words are not there.
    fn whom(&mut self, own: &Words, words: &[String]) -> Result<(u32, bool, Vec<Someone>)> {
        let least = self.least;
        let near = |word: &String| own.near(word, least);
        let worth: u32 = words.iter().filter_map(near).sum();
        let names: Vec<String> = words
            .iter()
            .filter(|it| near(it).is_none() && !is_weak(it))
            .cloned()
            .collect();
        if worth == 0 && !words.is_empty() {
            return Ok((0, false, Vec::new()));
        }
        if names.is_empty() {
            return Ok((
                worth,
                false,
                self.here.map(|it| it.person.clone()).into_iter().collect(),
            ));
        }
        let more = NAME * u32::try_from(names.len()).unwrap_or(1);
        Ok((worth + more, true, self.people(&names, false)?))
    }

    fn act(&mut self, named: &Named, asked: &Asked, found: &mut Vec<Found>) -> Result<()> {
        let fields = named.act.dated();
        let said = if fields.is_some() {
            &asked.words
        } else {
            &asked.whole
        };
        // What is not for a role is found when it is asked for, and says so; it is listed nowhere.
        let kept = kept_from(named.act.any(), self.desk);
        if asked.is_empty() && (kept.is_some() || self.here.is_none()) {
            return Ok(());
        }
        let wrong = asked.wrong.as_ref().filter(|_| fields.is_some());
        let refused = kept.clone().or_else(|| wrong.map(ToString::to_string));
        let own = Words::of(named.label, named.also);
        let (worth, by_name, whom) = self.whom(&own, said)?;
        let mut fill: Vec<_> = named
            .act
            .said()
            .map(|(field, value)| (field, value.to_owned()))
            .into_iter()
            .collect();
        fill.extend(fields.map(|it| asked.when(it)).unwrap_or_default());
        let when = when(asked).filter(|_| fields.is_some());
        for (id, name) in whom {
            let label = format!("{} – {name}", named.label);
            let item = Item {
                disabled: refused.clone().or_else(|| self.refusal(named, id)),
                ..Item::new(label, Wanted::Act(named.act, id, fill.clone()))
            };
            let item = item.noted(when.clone().unwrap_or_default());
            found.push(Found {
                named: by_name,
                kept: kept.is_some(),
                ..Found::new(worth, 0, item)
            });
        }
        Ok(())
    }

    /// Why an act can't be done, as far as that is known before the file is opened.
    fn refusal(&self, named: &Named, person: Id) -> Option<String> {
        let open = self.here.filter(|it| it.person.0 == person);
        let makes_sense = || {
            let file = open?.file.as_ref()?;
            named.act.gesture(file, self.desk.now()).err()
        };
        let locked = self.desk.locked();
        locked.or_else(|| makes_sense().map(str::to_owned))
    }

    fn action(&mut self, of: &Item<Action>, asked: &Asked, found: &mut Vec<Found>) -> Result<()> {
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
            found.push(Found {
                named,
                kept,
                ..Found::new(worth, kind, item)
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
        let (worth, named, whom) = self.whom(&own, &asked.whole)?;
        for (id, name) in whom {
            let label = format!("{} – {name}", of.label);
            let wanted = Wanted::DoFor(action, id);
            push(
                worth,
                named,
                Item {
                    disabled: refused.clone(),
                    ..Item::new(label, wanted)
                },
            );
        }
        Ok(())
    }

    /// Setting a whole file aside.
    fn removal(&mut self, asked: &Asked, found: &mut Vec<Found>) -> Result<()> {
        let (label, also) = REMOVAL;
        let (worth, named, whom) = self.whom(&Words::of(label, also), &asked.whole)?;
        let refused = self.desk.store.rights().refuses(rights::Act::RemovePerson);
        let kept = refused.is_some();
        let refused = refused.or_else(|| self.desk.locked());
        found.extend(whom.into_iter().map(|(id, name)| {
            let item = Item::new(format!("{label} – {name}"), Wanted::Remove(id));
            let item = Item {
                disabled: refused.clone(),
                ..item
            };
            Found {
                named,
                kept,
                ..Found::new(worth, 2, item)
            }
        }));
        Ok(())
    }

    /// The looks, those of the list among them, and what is not done on a screen.
    fn beside(&self, asked: &Asked) -> Vec<Found> {
        let found = |label: &str, also: &str, wanted: Wanted| {
            let worth = Words::of(label, also).worth(&asked.whole, self.least)?;
            Some(Found::new(worth, 2, Item::new(label, wanted)))
        };
        let looks = caseload::simple(self.desk.store.rights());
        let looks = looks.filter_map(|(label, filter)| {
            found(
                &format!("Liste : {}", mid_sentence(label)),
                LOOKS,
                Wanted::Look(filter),
            )
        });
        let themes = THEMES.iter();
        let themes =
            themes.filter_map(|(name, label, also)| found(label, also, Wanted::Theme(name)));
        let views = self.views.iter().filter_map(|name| {
            found(
                &format!("Vue : {name}"),
                "filtres liste",
                Wanted::View(name.clone()),
            )
        });
        let said = ELSEWHERE.iter();
        let said = said.filter_map(|(label, also, how)| found(label, also, Wanted::Say(how)));
        looks.chain(views).chain(themes).chain(said).collect()
    }
}

/// « 24/11, 14:00 ».
fn when(asked: &Asked) -> Option<String> {
    let day = asked.day.map(short).unwrap_or_default();
    let time = asked.time.map(|it| it.long()).unwrap_or_default();
    let when = joined([day, time], ", ");
    (!when.is_empty()).then_some(when)
}

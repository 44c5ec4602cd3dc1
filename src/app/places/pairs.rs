//! The files that are, or may be, of one person, two by two, the likeliest first. They are found beside;
//! who follows each is read for those on screen only. Knows no drawing.
use crate::app::duplicates;
use crate::app::job::Job;
use crate::app::prelude::*;
use crate::domain::vocabulary::AssignmentRole;
use crate::store::{Duplicates, Pair};

/// Rows of the reasons of a pair.
pub const REASONS: usize = 2;
/// Rows of a pair: its two files, the reasons, a blank one.
pub const ROWS: usize = 2 + REASONS + 1;

/// The pairs.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// What was found; nothing while it is looked for.
    pub found: Option<Duplicates>,
    /// The pair chosen, and the first one shown.
    pub cursor: Cursor,
    /// Who follows the two of each pair on screen.
    pub led: Vec<[String; 2]>,
}

impl Pairs {
    /// The pairs, in order.
    pub fn list(&self) -> &[Pair] {
        self.found.as_ref().map_or(&[], |found| &found.pairs)
    }

    /// The pair chosen.
    pub fn pair(&self) -> Option<&Pair> {
        self.list().get(self.cursor.at)
    }

    /// Takes what was found.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn take(&mut self, found: Duplicates, desk: &Desk) -> Result<()> {
        self.found = Some(found);
        self.show(0, desk)
    }

    /// Moves by some pairs, and reads who follows those on screen.
    fn show(&mut self, by: isize, desk: &Desk) -> Result<()> {
        let height = height(desk);
        self.cursor.step(by, self.list().len());
        self.cursor.show(height);
        let shown = self.list().iter().skip(self.cursor.top).take(height);
        let people: Vec<Id> = shown
            .flat_map(|it| it.people.each_ref().map(|row| row.id))
            .collect();
        let files = desk.store.parts(&people, &[Entity::Assignment])?;
        let led = |file: &CaseFile| {
            let agents = file.assigned(AssignmentRole::Referent, desk.today);
            desk.names.agents_joined(&agents, " et ")
        };
        let mut led = files.iter().map(led);
        self.led.clear();
        while let Some(one) = led.next() {
            self.led.push([one, led.next().unwrap_or_default()]);
        }
        Ok(())
    }

    /// Leaves a pair out, or those of a file that is no more.
    fn drop_pairs(&mut self, gone: impl Fn(&Pair) -> bool, desk: &Desk) -> Result<()> {
        if let Some(found) = &mut self.found {
            found.pairs.retain(|it| !gone(it));
        }
        self.show(0, desk)
    }
}

/// Pairs on screen.
fn height(desk: &Desk) -> usize {
    (desk.size.list_rows() / ROWS).max(1)
}

/// The two files of a pair.
fn ids(pair: &Pair) -> [Id; 2] {
    pair.people.each_ref().map(|row| row.id)
}

impl At for Pairs {
    fn context(&self) -> Context {
        Context::Pairs
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let acts = [
            Action::Open,
            Action::Merge,
            Action::TwoPersons,
            Action::Undo,
        ];
        Offers::of(Context::Pairs)
            .moves()
            .first(&acts)
            .call(Action::Open, "comparer")
            .explain(Action::Open, "Comparer les deux dossiers, côte à côte")
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        let words = "Cette action porte sur un dossier : ouvrez-en un, ou revenez au portefeuille.";
        match action {
            Action::Why | Action::NextAlert => Some(Availability::no(words)),
            Action::Open | Action::Merge | Action::TwoPersons if self.pair().is_none() => {
                Some(Availability::no("Il n’y a aucune paire à regarder."))
            }
            _ => desk.locks(action),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(height(desk))) {
            self.show(by, desk)?;
            return Ok(Turn::stay());
        }
        let Some(pair) = self.pair().cloned() else {
            return Ok(match action {
                Action::Duplicates => Turn::job(Job::Duplicates),
                Action::Back => Turn::leave(),
                _ => Turn::pass(),
            });
        };
        let [one, other] = ids(&pair);
        match action {
            Action::Open => Ok(Opening::Merging(one, other).into()),
            Action::Merge => duplicates::ask(one, other, &[], desk),
            Action::TwoPersons => {
                self.drop_pairs(|it| ids(it) == [one, other], desk)?;
                Ok(duplicates::set_apart(&pair, desk))
            }
            Action::Duplicates => Ok(Turn::job(Job::Duplicates)),
            Action::Back => Ok(Turn::leave()),
            _ => Ok(Turn::pass()),
        }
    }

    fn reload(&mut self, _desk: &mut Desk) -> Answer {
        Ok(Turn::job(Job::Duplicates))
    }

    fn hears(&mut self, news: &News, desk: &mut Desk) -> Answer {
        match news {
            News::Merged(gone) => self.drop_pairs(|it| ids(it).contains(gone), desk)?,
            News::Resized => self.show(0, desk)?,
            _ => {}
        }
        Ok(Turn::stay())
    }
}

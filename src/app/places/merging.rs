//! Two files side by side, before they are made one: which one stays, and which value of each field where
//! both say something else. Knows no drawing.
use crate::app::duplicates;
use crate::app::prelude::*;
use crate::domain::merge::{Merger, Wish};
use crate::domain::vocabulary::AssignmentRole;
use crate::store::{Pair, StoreError};
use crate::words::merge::{Compared, compared};

/// Two files side by side.
#[derive(Clone, Debug)]
pub struct Merging {
    /// The two files, where they stand on screen.
    pub people: [Id; 2],
    /// Which one stays: the first, unless the other is wanted.
    pub kept: usize,
    /// What making them one would do.
    pub merger: Merger,
    /// What is said of the two.
    pub pair: Pair,
    /// What both say, row by row.
    pub rows: Vec<Compared>,
    /// The row chosen.
    pub cursor: Cursor,
    /// Names of the fields whose value is that of the file that does not stay.
    taken: Vec<String>,
}

impl Merging {
    /// Two files; the older one stays, until another is chosen.
    ///
    /// # Errors
    /// When they are not two files that can be made one, or the store can't be read.
    pub fn open(people: [Id; 2], desk: &Desk) -> Result<Self> {
        let [one, other] = people;
        let wish = Wish {
            taken: &[],
            today: desk.today,
        };
        let merger = desk.store.merger(one, other, wish)?;
        let pair = desk.store.compared(one, other)?;
        let mut opened = Self {
            people,
            kept: 0,
            merger,
            pair: pair.ok_or(StoreError::NotFound)?,
            rows: Vec::new(),
            cursor: Cursor::default(),
            taken: Vec::new(),
        };
        opened.read(desk)?;
        let first = opened.rows.iter().position(|row| row.name.is_some());
        opened.cursor = Cursor::on(first.unwrap_or_default());
        Ok(opened)
    }

    /// The file that stays, and the other one.
    pub fn both(&self) -> (Id, Id) {
        let [one, other] = self.people;
        match self.kept {
            0 => (one, other),
            _ => (other, one),
        }
    }

    /// Reads both again, as they would be made one.
    fn read(&mut self, desk: &Desk) -> Result<()> {
        let (kept, other) = self.both();
        let wish = Wish {
            taken: &self.taken,
            today: desk.today,
        };
        self.merger = desk.store.merger(kept, other, wish)?;
        let files = desk.store.parts(&[kept, other], &[Entity::Assignment])?;
        let mut led = files.iter().map(|file| {
            let agents = file.assigned(AssignmentRole::Referent, desk.today);
            desk.names.agents_joined(&agents, " et ")
        });
        let led = [
            led.next().unwrap_or_default(),
            led.next().unwrap_or_default(),
        ];
        self.rows = compared(&self.merger, led, wish, &desk.names);
        self.cursor.step(0, self.rows.len());
        Ok(())
    }

    /// Takes the other value of the row chosen.
    fn turn(&mut self, desk: &Desk) -> Answer {
        let row = self.rows.get(self.cursor.at);
        let Some(name) = row.and_then(|row| row.name.clone()) else {
            let words = "Il n’y a rien à choisir ici : une seule valeur est connue, ou les deux sont gardées.";
            return Ok(Message::info(words).into());
        };
        match self.taken.iter().position(|it| *it == name) {
            Some(at) => drop(self.taken.remove(at)),
            None => self.taken.push(name),
        }
        self.read(desk)?;
        Ok(Turn::stay())
    }
}

impl At for Merging {
    fn context(&self) -> Context {
        Context::Merging
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let acts = [
            Action::Open,
            Action::NextPanel,
            Action::Merge,
            Action::TwoPersons,
        ];
        Offers::of(Context::Merging)
            .moves()
            .first(&acts)
            .call(Action::Open, "l’autre valeur")
            .explain(Action::Open, "Garder l’autre valeur du champ choisi")
            .call(Action::NextPanel, "garder l’autre dossier")
            .explain(
                Action::NextPanel,
                "Garder l’autre dossier ; les choix repartent de lui",
            )
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        match action {
            Action::TwoPersons if self.pair.apart => Some(Availability::no(
                "C’est déjà noté : ce sont deux personnes.",
            )),
            _ => desk.locks(action),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            self.cursor.step(by, self.rows.len());
            return Ok(Turn::stay());
        }
        match action {
            Action::Open => self.turn(desk),
            Action::NextPanel => {
                self.kept = 1 - self.kept;
                self.taken.clear();
                self.read(desk)?;
                Ok(Turn::stay())
            }
            Action::Merge => {
                let (kept, other) = self.both();
                duplicates::ask(kept, other, &self.taken, desk)
            }
            Action::TwoPersons => Ok(Turn::leave().then(duplicates::set_apart(&self.pair, desk))),
            Action::Back => Ok(Turn::leave()),
            _ => Ok(Turn::pass()),
        }
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        match self.read(desk) {
            // One of the two is no more: there is nothing to compare.
            Err(StoreError::NotFound) => Ok(Turn::leave()),
            Err(other) => Err(other),
            Ok(()) => Ok(Turn::stay()),
        }
    }
}

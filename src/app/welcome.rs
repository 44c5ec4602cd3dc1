//! The first start: what a new store is made from, asked on one screen before there is any store. Creates nothing;
//! knows neither the store nor the screen.
use super::typing::edit;
use crate::domain::calendar::Territory;
use crate::domain::date::Date;
use crate::domain::rules::RuleSet;
use crate::domain::text::clean_line;
use crate::domain::vocabulary::Role;
use crate::form::{FormInput, LineEdit};
use crate::words::rule_sets::{law_of, offered};

/// What is asked, in order; the last one makes the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// First name and name.
    Name,
    /// The structure.
    Structure,
    /// What the person is in the team.
    Role,
    /// The rule set of the département.
    Rules,
    /// The public holidays: folded in one line, since nearly everyone has those of the mainland.
    Holidays,
    /// « Créer ».
    Create,
}

impl Question {
    /// Every question.
    const ALL: [Self; 6] = [
        Self::Name,
        Self::Structure,
        Self::Role,
        Self::Rules,
        Self::Holidays,
        Self::Create,
    ];

    fn turned(self, by: isize) -> Self {
        let at = Self::ALL.iter().position(|it| *it == self);
        let to = at.unwrap_or_default().saturating_add_signed(by);
        Self::ALL.get(to).copied().unwrap_or(Self::Create)
    }
}

/// What follows a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The screen stays.
    Stay,
    /// The store is to be made.
    Create,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// First name and name of the person.
    pub name: String,
    /// Their structure.
    pub organization: String,
    /// What they are in the team.
    pub role: Role,
    /// Slug of the rule set.
    pub rule_set: String,
    /// Whose public holidays.
    pub territory: Territory,
}

/// The rights of whoever makes a store, in a sentence.
pub const fn first_rights(role: Role) -> &'static str {
    match role {
        Role::Administrator => "Cette fonction voit l’équipe et les réglages, et aucun dossier.",
        Role::Supervisor => "Vous y avez tous les droits, tant qu’aucun autre compte n’y est.",
        _ => {
            "Vous y avez tous les droits, tant qu’aucun compte n’a la fonction « Encadrement » ou « Administration de l’outil »."
        }
    }
}

/// The screen of the first start.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// What is taken when nothing is typed.
    pub proposed: Answered,
    /// First name and name, as typed.
    pub name: LineEdit,
    /// Whether they were erased: what is proposed is not wanted.
    pub nameless: bool,
    /// Structure, as typed.
    pub organization: LineEdit,
    /// The rule sets, the proposed one first.
    pub sets: Vec<&'static RuleSet>,
    /// The law in force that day.
    pub law: Option<&'static RuleSet>,
    /// Position of the rule set chosen.
    pub set: usize,
    /// Position of the territory chosen.
    territory: usize,
    /// What the person is in the team.
    pub role: Role,
    /// Where the store will be.
    pub base: String,
    /// What takes the keys.
    pub at: Question,
}

impl Welcome {
    /// The questions, with what is proposed, for a store in that file.
    pub fn new(proposed: Answered, base: String, today: Date) -> Self {
        let sets = offered(today);
        let set = sets.iter().position(|set| set.id == proposed.rule_set);
        let mut all = Territory::ALL.iter();
        let territory = all.position(|it| *it == proposed.territory);
        Self {
            name: LineEdit::new(""),
            nameless: false,
            organization: LineEdit::new(""),
            set: set.unwrap_or_default(),
            territory: territory.unwrap_or_default(),
            role: proposed.role,
            law: law_of(today),
            sets,
            base,
            proposed,
            at: Question::Name,
        }
    }

    /// Whose public holidays.
    pub fn territory(&self) -> Territory {
        let found = Territory::ALL.get(self.territory);
        found.copied().unwrap_or_default()
    }

    /// To the next question, or back.
    pub fn turn(&mut self, by: isize) {
        self.at = self.at.turned(by);
    }

    /// Takes what is typed.
    pub fn typed(&mut self, input: &FormInput) -> Next {
        match (self.at, input) {
            (Question::Create, FormInput::Enter | FormInput::Char(' ')) => return Next::Create,
            // The holidays are passed over: whoever has others goes there.
            (Question::Rules, FormInput::Enter) => self.at = Question::Create,
            (_, FormInput::Enter) => self.turn(1),
            (Question::Rules, FormInput::Up) if self.set > 0 => self.set -= 1,
            (Question::Rules, FormInput::Down) if self.set + 1 < self.sets.len() => self.set += 1,
            (Question::Rules, FormInput::Char(digit)) => self.take(*digit),
            (Question::Holidays, FormInput::Left | FormInput::Right) => {
                self.territory = beside(self.territory, Territory::ALL.len(), input);
            }
            (Question::Role, FormInput::Left | FormInput::Right) => {
                let at = Role::ALL.iter().position(|it| *it == self.role);
                let next = beside(at.unwrap_or_default(), Role::ALL.len(), input);
                self.role = Role::ALL.get(next).copied().unwrap_or(self.role);
            }
            (_, FormInput::Up) => self.turn(-1),
            (_, FormInput::Down) => self.turn(1),
            (Question::Name, input) => {
                edit(&mut self.name, input);
                self.nameless = clean_line(self.name.text()).is_empty();
            }
            (Question::Structure, input) => drop(edit(&mut self.organization, input)),
            _ => {}
        }
        Next::Stay
    }

    /// Takes the rule set of that number.
    fn take(&mut self, digit: char) {
        let number = digit.to_digit(10).and_then(|it| usize::try_from(it).ok());
        let at = number.and_then(|it| it.checked_sub(1));
        if let Some(at) = at.filter(|at| *at < self.sets.len()) {
            self.set = at;
        }
    }

    /// What was answered; a name that was erased is asked for again.
    pub fn taken(&mut self) -> Option<Answered> {
        if self.nameless {
            self.at = Question::Name;
        }
        (!self.nameless).then(|| self.answered())
    }

    /// What was answered, with what is proposed where nothing was.
    fn answered(&self) -> Answered {
        let or = |typed: &LineEdit, proposed: &String| match clean_line(typed.text()) {
            typed if typed.is_empty() => proposed.clone(),
            typed => typed,
        };
        let set = self.sets.get(self.set);
        Answered {
            name: or(&self.name, &self.proposed.name),
            organization: or(&self.organization, &self.proposed.organization),
            role: self.role,
            rule_set: set.map_or_else(|| self.proposed.rule_set.clone(), |set| set.id.clone()),
            territory: self.territory(),
        }
    }
}

/// The place after that one of so many, or before it.
fn beside(at: usize, count: usize, input: &FormInput) -> usize {
    let by = if *input == FormInput::Right {
        1
    } else {
        count - 1
    };
    (at + by) % count
}

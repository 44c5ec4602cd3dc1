//! The box « Que voulez-vous faire ? », where people and acts are asked for in the words of the trade; and
//! the help of the place beneath, which lists its keys and runs them.
mod asked;
mod beside;
mod found;
mod people;
mod proposal;
mod vocabulary;
mod when;

use found::{Answered, Finder, Memory};
use people::Someone;
use proposal::done;

use super::menu::choose;
use crate::app::chooser::Feed;
use crate::app::papers;
use crate::app::prelude::*;
use crate::app::purpose::Purpose;
use crate::app::settled;
use crate::app::typing::{IN_A_FIELD, edit};
use crate::app::wanted::Wanted;
use crate::form::Form;
use crate::store::StoreError;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The actions that have a key there.
    Keys,
    /// The actions alone, where nobody else may be spoken of.
    Actions,
    /// Acts, people and actions.
    All,
}

/// A list of what can be asked for.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is listed.
    pub listed: Listed,
    /// The list.
    pub chooser: Chooser<Wanted>,
    /// The person chosen beneath.
    here: Option<Someone>,
    /// What was read for the letters before.
    memory: Memory,
    /// What the place beneath does.
    actions: Vec<Item<Action>>,
    /// The views of the list that are kept.
    views: Vec<String>,
}

/// What the signs of the screens mean.
const SIGNS: &str = "Signes : !! en retard · ! aujourd’hui ou bientôt · ? date ou issue inconnue · • à venir · ✓ fait · – sans objet";

impl Palette {
    /// Those actions, each with its key and what it can't be done for; what can be done for that person.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn new(
        listed: Listed,
        mut actions: Vec<Item<Action>>,
        here: Option<(Id, Option<CaseFile>)>,
        desk: &Desk,
    ) -> Result<Self> {
        let title = match listed {
            Listed::Keys => {
                actions.retain(|item| !item.note.is_empty());
                actions.sort_by_key(|item| Purpose::of(item.value));
                "Aide : les touches de cet écran"
            }
            Listed::Actions => "Toutes les actions",
            Listed::All => "Que voulez-vous faire ? Une action, un nom, une date…",
        };
        let here = here.filter(|_| listed == Listed::All);
        let mut memory = Memory::default();
        let named = |(id, file): (Id, Option<CaseFile>)| {
            memory.files.extend(file.map(|file| (id, Some(file))));
            let (name, by) = (desk.name_of(id)?, String::new());
            Ok::<_, StoreError>(Someone { id, name, by })
        };
        let here = here.map(named).transpose()?;
        let alone = |item: &Item<Action>| Item {
            group: match listed {
                Listed::Keys => Purpose::of(item.value).words(),
                Listed::Actions | Listed::All => "",
            },
            ..done(item)
        };
        let items = match listed {
            Listed::All => {
                let finder = Finder::new(here.as_ref(), (&actions, &[]), desk);
                finder.found("", &mut memory)?.0
            }
            Listed::Keys | Listed::Actions => actions.iter().map(alone).collect(),
        };
        let views = match listed {
            Listed::All => desk.store.views(&desk.author)?,
            Listed::Keys | Listed::Actions => Vec::new(),
        };
        Ok(Self {
            views: views.into_iter().map(|view| view.name).collect(),
            listed,
            chooser: Chooser {
                always_numbered: listed == Listed::All,
                feed: match listed {
                    Listed::All => Feed::Found,
                    Listed::Keys | Listed::Actions => Feed::Fixed,
                },
                ..Chooser::new(title, items)
            },
            here,
            memory,
            actions,
        })
    }

    /// The same help, with what is asked in the field of that form and the keys that edit a text; without a
    /// form, with what the signs mean.
    pub fn explaining(mut self, form: Option<&Form>, signs: bool) -> Self {
        match form.filter(|_| self.listed == Listed::Keys) {
            Some(form) => {
                self.chooser.intro = form.guidance();
                self.chooser.legend = IN_A_FIELD;
            }
            None if signs && self.listed == Listed::Keys => self.chooser.legend = SIGNS,
            None => {}
        }
        self
    }

    /// Does what is chosen. An act that makes no sense in that file says so in its line, and nothing opens.
    fn take(&mut self, desk: &mut Desk) -> Answer {
        let Some(wanted) = self.chooser.selected().map(|item| item.value.clone()) else {
            return Ok(Turn::stay());
        };
        let turn = match &wanted {
            Wanted::Do(action) => Step::Do(*action).into(),
            Wanted::DoFor(action, person) => {
                Turn::file(*person, Spot::Worst).then(Step::Do(*action))
            }
            Wanted::File(person) => Turn::file(*person, Spot::Worst),
            Wanted::Theme(name) => Step::Effect(Effect::Theme((*name).to_owned())).into(),
            Wanted::View(name) => {
                let view = Step::Choose(Choice::View(name.clone()));
                Turn::from(Step::Do(Action::Alerts)).then(view)
            }
            Wanted::Look(filter) => {
                let look = Step::Choose(Choice::Toggle(filter.clone()));
                Turn::from(Step::Do(Action::Alerts)).then(look)
            }
            Wanted::Day(day) => {
                let day = Step::Choose(Choice::AgendaDay(*day));
                Turn::from(Step::Do(Action::Agenda)).then(day)
            }
            Wanted::Remove(person) => settled::ask_removal(*person, desk)?,
            Wanted::Say(how) => Message::info(*how).into(),
            Wanted::NewFile => Turn::form(Gesture::NewPerson),
            Wanted::Paper(kind, person) => {
                if let Some(reason) = papers::missing(*person, *kind, desk)? {
                    return Ok(self.refuse(reason));
                }
                Step::Choose(Choice::Document(*person, *kind)).into()
            }
            Wanted::Act(act, person, said) => {
                let file = desk.store.case_file(*person)?;
                match act.gesture(&file, desk.now(), said.day) {
                    Err(reason) => return Ok(self.refuse(reason)),
                    Ok(request) => {
                        let spot = Spot::Panel(request.kind().panel());
                        let asked = FormAsked {
                            fill: said.fill.clone(),
                            ..FormAsked::here(request)
                        };
                        Turn::file(*person, spot).then(Opening::Form(asked))
                    }
                }
            }
        };
        desk.recent.add(&wanted);
        Ok(Turn::leave().then(turn))
    }

    /// Says in its line, and below, why what is chosen can't be done.
    fn refuse(&mut self, reason: &str) -> Turn {
        let at = self.chooser.shown.get(self.chooser.cursor.at).copied();
        if let Some(item) = at.and_then(|at| self.chooser.items.get_mut(at)) {
            item.disabled = Some(reason.to_owned());
            item.note.clear();
        }
        Message::warning(reason).into()
    }
}

impl At for Palette {
    fn context(&self) -> Context {
        match self.listed {
            Listed::Keys => Context::Help,
            Listed::Actions | Listed::All => Context::Palette,
        }
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::choices(self.context(), "lancer")
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        let open = self
            .chooser
            .selected()
            .is_some_and(|item| item.disabled.is_none());
        if action == Action::Open && open {
            return self.take(desk);
        }
        Ok(choose(&mut self.chooser, action, desk, |_| Step::Changed))
    }

    fn typed(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        if self.chooser.by_digit(&input) {
            return self.act(Action::Open, desk);
        }
        if edit(&mut self.chooser.typed, &input) {
            match self.listed {
                Listed::Keys | Listed::Actions => self.chooser.filter(),
                Listed::All => {
                    let listed = (self.actions.as_slice(), self.views.as_slice());
                    let finder = Finder::new(self.here.as_ref(), listed, desk);
                    let typed = self.chooser.typed.text();
                    let (found, nothing): Answered = finder.found(typed, &mut self.memory)?;
                    self.chooser.refill(found);
                    self.chooser.nothing = nothing;
                }
            }
        }
        Ok(Turn::stay())
    }
}

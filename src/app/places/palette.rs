//! The actions of the place beneath, to be found by their words and done: its help, with the keys
//! alone, or the palette of them all.
use super::menu::choose;
use crate::app::prelude::*;
use crate::app::typing::edit;

/// Which actions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Those that have a key there.
    Keys,
    /// All of them.
    All,
}

/// A list of actions.
#[derive(Clone, Debug)]
pub struct Palette {
    /// Which ones.
    pub listed: Listed,
    /// The list.
    pub chooser: Chooser<Action>,
}

impl Palette {
    /// Those actions, each with its key and what it can't be done for.
    pub fn new(listed: Listed, mut items: Vec<Item<Action>>) -> Self {
        let title = match listed {
            Listed::Keys => {
                items.retain(|item| !item.note.is_empty());
                "Aide : les touches de cet écran"
            }
            Listed::All => "Toutes les actions",
        };
        Self {
            listed,
            chooser: Chooser::new(title, items),
        }
    }
}

impl At for Palette {
    fn context(&self) -> Context {
        match self.listed {
            Listed::Keys => Context::Help,
            Listed::All => Context::Palette,
        }
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::choices(self.context(), "lancer")
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        Ok(choose(&mut self.chooser, action, desk, Step::Do))
    }

    fn typed(&mut self, input: FormInput, _desk: &mut Desk) -> Answer {
        if edit(&mut self.chooser.typed, &input) {
            self.chooser.filter();
        }
        Ok(Turn::stay())
    }
}

//! A short list to choose from; what is chosen goes to the place beneath.
use crate::app::appointments;
use crate::app::chooser::Feed;
use crate::app::prelude::*;
use crate::app::typing::edit;

/// A short list to choose from.
#[derive(Clone, Debug)]
pub struct Menu {
    /// The list.
    pub chooser: Chooser<Choice>,
}

impl At for Menu {
    fn context(&self) -> Context {
        Context::Picker
    }

    fn offers(&self, _desk: &Desk) -> Vec<Offer> {
        Offers::of(Context::Picker)
            .moves()
            .show(Shown::First, &[Action::Open])
            .call(Action::Open, "valider")
            .show(Shown::Always, &[Action::Back])
            .list()
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            self.chooser.step(by);
            return Ok(Turn::stay());
        }
        let (Action::Open, Some(item)) = (action, self.chooser.selected()) else {
            return Ok(Turn::window(action));
        };
        Ok(match &item.disabled {
            Some(reason) => Message::warning(reason).into(),
            None => Turn::leave().then(Step::Choose(item.value.clone())),
        })
    }

    fn typed(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        if edit(&mut self.chooser.typed, &input) {
            match self.chooser.feed {
                Feed::Fixed => self.chooser.filter(),
                Feed::People(slot) => {
                    let found = appointments::people(slot, self.chooser.typed.text(), desk)?;
                    self.chooser.refill(found);
                }
            }
        }
        Ok(Turn::stay())
    }
}

//! A short list to choose from; what is chosen goes to the place beneath.
use super::importer;
use crate::app::appointments;
use crate::app::chooser::Feed;
use crate::app::duplicates;
use crate::app::prelude::*;
use crate::app::typing::edit;

/// A short list to choose from.
#[derive(Clone, Debug)]
pub struct Menu {
    /// The list.
    pub chooser: Chooser<Choice>,
}

/// What a key does in a list to choose from: it moves there, or takes the item chosen.
pub(super) fn choose<T: Clone>(
    chooser: &mut Chooser<T>,
    action: Action,
    desk: &Desk,
    take: impl FnOnce(T) -> Step,
) -> Turn {
    if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
        chooser.step(by);
        return Turn::stay();
    }
    match chooser.selected().filter(|_| action == Action::Open) {
        Some(Item {
            disabled: Some(reason),
            ..
        }) => Message::warning(reason).into(),
        Some(item) => Turn::leave().then(take(item.value.clone())),
        None => Turn::window(action),
    }
}

impl At for Menu {
    fn context(&self) -> Context {
        Context::Picker
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::choices(Context::Picker, "valider")
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        Ok(choose(&mut self.chooser, action, desk, Step::Choose))
    }

    fn typed(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        if self.chooser.by_digit(&input) {
            return self.act(Action::Open, desk);
        }
        if edit(&mut self.chooser.typed, &input) {
            match &self.chooser.feed {
                Feed::Fixed | Feed::Found => self.chooser.filter(),
                Feed::People(slot) => {
                    let found = appointments::people(*slot, self.chooser.typed.text(), desk)?;
                    self.chooser.refill(found);
                }
                Feed::Files(folder) => {
                    let found = importer::files(folder, self.chooser.typed.text());
                    self.chooser.refill(found);
                }
                Feed::Others(person) => {
                    let found = duplicates::others(*person, self.chooser.typed.text(), desk)?;
                    self.chooser.refill(found);
                }
            }
        }
        Ok(Turn::stay())
    }
}

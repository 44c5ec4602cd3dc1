//! What every place of the program answers: where one is, what can be done there, what follows.
//! Knows no place.
use crate::app::prelude::*;

/// A place of the program.
pub trait At {
    /// The table of keys that holds here.
    fn context(&self) -> Context;

    /// What exists here, the most useful first: for the footer, the help and the palette.
    fn offers(&self, desk: &Desk) -> Offers;

    /// The person chosen here, if any.
    fn person(&self) -> Option<Id> {
        None
    }

    /// Whether an action can be done here, and if not why; `None` when this place has nothing to
    /// say of it.
    fn refuses(&self, _action: Action, _desk: &Desk) -> Option<Availability> {
        None
    }

    /// What this place has to say of an action done in a place over it, where `place` keys hold.
    fn closes(&self, _action: Action, _place: Context, _desk: &Desk) -> Option<Availability> {
        None
    }

    /// Does an action that can be done.
    ///
    /// # Errors
    /// When the store can't be read or written.
    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer;

    /// Whether a letter that is no key here is taken as it is typed.
    fn takes(&self, _letter: char) -> bool {
        false
    }

    /// Takes what is typed.
    ///
    /// # Errors
    /// When the store can't be read or written.
    fn typed(&mut self, _input: FormInput, _desk: &mut Desk) -> Answer {
        Ok(Turn::stay())
    }

    /// Takes what a menu opened here has chosen.
    ///
    /// # Errors
    /// When the store can't be read or written.
    fn chosen(&mut self, _choice: &Choice, _desk: &mut Desk) -> Answer {
        Ok(Turn::pass())
    }

    /// Reads again what it shows, after a write, one's own or another's.
    ///
    /// # Errors
    /// When the store can't be read.
    fn reload(&mut self, _desk: &mut Desk) -> Answer {
        Ok(Turn::stay())
    }

    /// Asks again for what was given to a disk that did not answer.
    ///
    /// # Errors
    /// `Slow` while it has not.
    fn lands(&mut self, _desk: &mut Desk) -> Answer {
        Ok(Turn::stay())
    }

    /// Hears what happens around.
    ///
    /// # Errors
    /// When the store can't be read or written.
    fn hears(&mut self, _news: &News, _desk: &mut Desk) -> Answer {
        Ok(Turn::stay())
    }
}

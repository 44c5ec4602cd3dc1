//! Something long that is being done beside: how far it is, and how to give it up.
use crate::app::job::Gauge;
use crate::app::prelude::*;

/// Something long that is being done beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// What is being done.
    pub title: String,
    /// What is counted.
    pub counted: &'static str,
    /// What giving it up does, in words.
    pub way_out: &'static str,
    /// How far it is.
    pub gauge: Gauge,
}

impl At for Wait {
    fn context(&self) -> Context {
        Context::Wait
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let offers = Offers::of(Context::Wait).always(&[Action::Back]);
        offers.call(Action::Back, "abandonner")
    }

    fn act(&mut self, action: Action, _desk: &mut Desk) -> Answer {
        if let Action::Back | Action::Quit = action {
            self.gauge.give_up();
            return Ok(Turn::stay());
        }
        Ok(Turn::window(action))
    }
}

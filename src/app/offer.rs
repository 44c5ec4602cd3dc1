//! What a place offers: the actions that exist there, their words there, where and in which order
//! they are shown. Footer, help, palette and the places themselves read it. Knows no key.
use super::action::{ACTIONS, Action};
use super::context::Context;

/// An action, as a place offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The action.
    pub action: Action,
    /// The action of the other way, whose key is written with it: « ↑↓ ».
    pub back: Option<Action>,
    /// A few words.
    pub words: &'static str,
    /// A sentence, for the help and the palette.
    pub help: &'static str,
    /// Where it is shown without being asked for.
    pub shown: Shown,
    /// Its rank there, 1 first.
    pub rank: usize,
}

/// Where an action is shown without being asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Only in the help and the palette.
    #[default]
    No,
    /// On the first line of the footer, or on the second one where there is room.
    First,
    /// The same, but it gives way on the second line: what leads to a part of the place.
    Part,
    /// On the second line of the footer, whatever its width.
    Always,
    /// In the place itself.
    Inside,
}

/// Offers being put together.
#[derive(Clone, Debug)]
pub struct Offers {
    list: Vec<Offer>,
    rank: usize,
}

impl Offers {
    /// Every action that the table has for a place, or for everywhere; none is shown yet.
    pub fn of(place: Context) -> Self {
        let list = ACTIONS
            .iter()
            .filter(|info| place.offers(info.action))
            .map(|info| Offer {
                action: info.action,
                back: None,
                words: info.label,
                help: info.help,
                shown: Shown::No,
                rank: 0,
            })
            .collect();
        Self { list, rank: 0 }
    }

    /// Shows actions somewhere, after those that were shown already.
    #[must_use]
    pub fn show(mut self, shown: Shown, actions: &[Action]) -> Self {
        for action in actions {
            self.rank += 1;
            let rank = self.rank;
            self.change(*action, |it| (it.shown, it.rank) = (shown, rank));
        }
        self
    }

    /// Shows actions on the first line of the footer.
    #[must_use]
    pub fn first(self, actions: &[Action]) -> Self {
        self.show(Shown::First, actions)
    }

    /// Shows actions on the second line of the footer.
    #[must_use]
    pub fn always(self, actions: &[Action]) -> Self {
        self.show(Shown::Always, actions)
    }

    /// What a window with rows to choose from offers; what taking one is called.
    pub fn choices(place: Context, take: &'static str) -> Self {
        let moves = Self::of(place).moves().first(&[Action::Open]);
        moves.call(Action::Open, take).always(&[Action::Back])
    }

    /// What a form offers: with a value to bring back in the field or not, with something to read on what
    /// is asked there or not.
    pub fn of_form(place: Context, repeats: bool, guided: bool) -> Self {
        let everywhere = [Action::Help, Action::Veil, Action::Quit, Action::HowToQuit];
        let here = |action| place.bindings().any(|it| it.action == action);
        let mut shown = vec![Action::Save, Action::NextField];
        shown.extend(repeats.then_some(Action::RepeatValue));
        shown.extend((place == Context::Editor).then_some(Action::ExternalEditor));
        shown.push(Action::Undo);
        let help = if guided {
            "ce qui est demandé ici"
        } else {
            "aide"
        };
        Self::of(place)
            .only(|action| here(action) || everywhere.contains(&action))
            .first(&shown)
            .call(Action::Help, help)
            .always(&[Action::Back, Action::Help])
    }

    /// Shows both ways to move in the rows.
    #[must_use]
    pub fn moves(self) -> Self {
        self.both(Action::Up, Action::Down)
    }

    /// Shows both ways of something as one.
    #[must_use]
    pub fn both(self, back: Action, on: Action) -> Self {
        let mut shown = self.first(&[on]);
        shown.change(on, |it| it.back = Some(back));
        shown
    }

    /// Gives an action the words it has here.
    #[must_use]
    pub fn call(mut self, action: Action, words: &'static str) -> Self {
        self.change(action, |it| it.words = words);
        self
    }

    /// Gives an action the sentence it has here.
    #[must_use]
    pub fn explain(mut self, action: Action, help: &'static str) -> Self {
        self.change(action, |it| it.help = help);
        self
    }

    /// Keeps some of the actions.
    #[must_use]
    pub fn only(mut self, kept: impl Fn(Action) -> bool) -> Self {
        self.list.retain(|it| kept(it.action));
        self
    }

    fn change(&mut self, action: Action, how: impl FnOnce(&mut Offer)) {
        if let Some(offer) = self.list.iter_mut().find(|it| it.action == action) {
            how(offer);
        }
    }

    /// The offers, in the order of the table.
    pub fn list(self) -> Vec<Offer> {
        self.list
    }
}

/// Those that are shown somewhere, in their order there.
pub fn shown_in(offers: &[Offer], wanted: &[Shown]) -> Vec<Offer> {
    let mut found: Vec<Offer> = offers
        .iter()
        .filter(|it| wanted.contains(&it.shown))
        .copied()
        .collect();
    found.sort_by_key(|it| it.rank);
    found
}

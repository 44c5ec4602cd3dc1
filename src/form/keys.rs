//! From a key to a change of the form: what each key does, field by field.
use super::input::{FormInput, FormOutcome, Typed, Way};
use super::{Focus, Form, Widget, typing};

/// Fields passed by one page.
const PAGE: usize = 8;
/// Places of the two buttons, after the fields.
const BUTTONS: usize = 2;

impl Form {
    /// What a key does.
    pub fn handle(&mut self, input: FormInput) -> FormOutcome {
        self.history.next_turn();
        let outcome = match (input, self.focus) {
            (FormInput::Save, _) => self.submit(),
            (FormInput::Undo, _) => self.undo(),
            (FormInput::Redo, _) => self.redo(),
            (FormInput::Next, _) => self.go(Way::Forward, 1),
            (FormInput::Previous, _) => self.go(Way::Back, 1),
            (FormInput::Cancel, _) if self.close_list() => FormOutcome::Nothing,
            (FormInput::Cancel, _) => FormOutcome::Close,
            (input, Focus::Fold) => self.on_fold(&input),
            (input, Focus::Save) => self.on_button(&input, FormInput::Right),
            (input, Focus::Abandon) => self.on_button(&input, FormInput::Left),
            (FormInput::RepeatPrevious, Focus::Field(at)) => self.repeat(at),
            (FormInput::EditExternally, Focus::Field(at)) => self.edit_externally(at),
            (input, Focus::Field(at)) => self.type_in(at, input),
        };
        self.restrict_lists();
        outcome
    }

    /// Keys of the two buttons; `other` is the one that goes from this one to the other.
    fn on_button(&mut self, input: &FormInput, other: FormInput) -> FormOutcome {
        match (input, self.focus) {
            (FormInput::Enter, Focus::Abandon) => return FormOutcome::Abandon,
            (FormInput::Enter, _) => return self.submit(),
            (FormInput::Up | FormInput::PageUp | FormInput::Home, _) => {
                self.focus = self.last_field();
            }
            (input, Focus::Save) if *input == other => self.focus = Focus::Abandon,
            (input, Focus::Abandon) if *input == other => self.focus = Focus::Save,
            (_, _) => {}
        }
        FormOutcome::Nothing
    }

    /// The last place before the buttons.
    pub(super) fn last_field(&self) -> Focus {
        let stops = self.stops();
        let last = stops.iter().rev().nth(BUTTONS);
        last.copied().unwrap_or(Focus::Save)
    }

    /// Moves the focus by so many places, reading the field that is left.
    pub(super) fn go(&mut self, way: Way, by: usize) -> FormOutcome {
        let left = self.focused();
        self.settle(left);
        let count = self.fields.len();
        let stops = self.stops();
        let here = stops.iter().position(|stop| *stop == self.focus);
        let (here, all) = (here.unwrap_or(0), stops.len());
        let last = all.saturating_sub(BUTTONS + 1);
        let next = match way {
            Way::Forward if here < last => (here + by).min(last),
            Way::Forward => (here + 1) % all,
            Way::Back if here == 0 && by == 1 => all - 1,
            Way::Back if here > last => here - 1,
            Way::Back => here.saturating_sub(by),
        };
        self.focus = stops.get(next).copied().unwrap_or(Focus::Save);
        if left < count {
            FormOutcome::Left(left)
        } else {
            FormOutcome::Nothing
        }
    }

    fn type_in(&mut self, at: usize, input: FormInput) -> FormOutcome {
        self.take_place(at, &input);
        if input == FormInput::Right && self.complete(at) {
            return FormOutcome::Changed;
        }
        let first = self.stops().first() == Some(&Focus::Field(at));
        let opens = self.fields.get(at).map(|field| field.spec.name);
        let opens = opens.is_some_and(|name| self.opens(name));
        let Some(field) = self.fields.get_mut(at) else {
            return FormOutcome::Nothing;
        };
        let before = field.raw();
        let typed = match &mut field.widget {
            Widget::Line(line) => typing::in_line(line, &input),
            Widget::Prose(prose) => typing::in_prose(prose, &input),
            Widget::Choice(choice) if opens && input == FormInput::Enter => {
                choice.open();
                Typed::Here
            }
            Widget::Choice(choice) => typing::in_choice(choice, &input),
        };
        field.opened |= matches!(&field.widget, Widget::Choice(choice) if choice.is_open());
        let after = field.raw();
        let changed = before != after;
        if changed {
            field.forget_faults();
            self.history.note(at, &before, &after);
        }
        match typed {
            Typed::Here if changed => FormOutcome::Changed,
            Typed::Here => FormOutcome::Nothing,
            Typed::Leave(Way::Back) if first => FormOutcome::Nothing,
            Typed::Leave(way) => self.go(way, 1),
            Typed::LeavePage(way) => self.go(way, PAGE),
            Typed::Refused(why) => FormOutcome::Invalid(why),
        }
    }
}

//! From a key to a change of the form: what each key does, field by field.
use super::input::{FormInput, FormOutcome, Typed, Way};
use super::{Focus, Form, Widget, typing};

/// Fields passed by one page.
const PAGE: usize = 8;

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

    fn last_field(&self) -> Focus {
        self.fields
            .len()
            .checked_sub(1)
            .map_or(Focus::Save, Focus::Field)
    }

    /// Moves the focus by so many fields, reading the one that is left.
    pub(super) fn go(&mut self, way: Way, by: usize) -> FormOutcome {
        let left = self.focused();
        self.settle(left);
        let count = self.fields.len();
        self.focus = match (way, self.focus) {
            (Way::Forward, Focus::Field(at)) if at + 1 == count => Focus::Save,
            (Way::Forward, Focus::Field(at)) => Focus::Field((at + by).min(count - 1)),
            (Way::Forward, Focus::Save) => Focus::Abandon,
            (Way::Forward, Focus::Abandon) if count == 0 => Focus::Save,
            (Way::Forward, Focus::Abandon) => Focus::Field(0),
            (Way::Back, Focus::Field(0)) if by == 1 => Focus::Abandon,
            (Way::Back, Focus::Field(at)) => Focus::Field(at.saturating_sub(by)),
            (Way::Back, Focus::Save) => self.last_field(),
            (Way::Back, Focus::Abandon) => Focus::Save,
        };
        if left < count {
            FormOutcome::Left(left)
        } else {
            FormOutcome::Nothing
        }
    }

    fn type_in(&mut self, at: usize, input: FormInput) -> FormOutcome {
        self.take_place(at, &input);
        let Some(field) = self.fields.get_mut(at) else {
            return FormOutcome::Nothing;
        };
        let before = field.raw();
        let typed = match &mut field.widget {
            Widget::Line(line) => typing::in_line(line, &input),
            Widget::Prose(prose) => typing::in_prose(prose, &input),
            Widget::Choice(choice) => typing::in_choice(choice, &input),
        };
        let after = field.raw();
        let changed = before != after;
        if changed {
            field.forget_faults();
            self.history.note(at, &before, &after);
        }
        match typed {
            Typed::Here if changed => FormOutcome::Changed,
            Typed::Here => FormOutcome::Nothing,
            Typed::Leave(Way::Back) if at == 0 => FormOutcome::Nothing,
            Typed::Leave(way) => self.go(way, 1),
            Typed::LeavePage(way) => self.go(way, PAGE),
            Typed::Refused(why) => FormOutcome::Invalid(why),
        }
    }
}

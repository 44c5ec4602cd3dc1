//! What a form is told by whoever opened it: answers that are only offered, and doubts that come
//! from other records than its own.
use super::checks::Issue;
use super::{Form, FormInput, Widget};

impl Form {
    /// These answers are only offered: the first letter typed takes their place.
    pub fn offer(&mut self, names: &[&str]) {
        for field in &mut self.fields {
            if names.contains(&field.spec.name) {
                field.offered = true;
            }
        }
    }

    /// Doubts found outside of the record, in place of those found before; said beside their
    /// fields, they forbid nothing.
    pub fn doubt(&mut self, issues: Vec<Issue>) {
        for field in &mut self.fields {
            let named = issues.iter().any(|issue| issue.field == field.spec.name);
            field.visited |= named;
        }
        let same = self.outside == issues;
        self.outside = issues;
        if !same {
            self.judge();
        }
    }

    /// An answer that was offered gives way to what is typed; any other key keeps it as it is.
    pub(super) fn take_place(&mut self, at: usize, input: &FormInput) {
        let Some(field) = self.fields.get_mut(at).filter(|field| field.offered) else {
            return;
        };
        let Widget::Line(_) = field.widget else {
            return;
        };
        match input {
            FormInput::Char(_) | FormInput::Paste(_) => {
                field.offered = false;
                self.rewrite(at, "");
            }
            FormInput::Backspace
            | FormInput::Delete
            | FormInput::Left
            | FormInput::Right
            | FormInput::Home
            | FormInput::End
            | FormInput::WordLeft
            | FormInput::WordRight => field.offered = false,
            FormInput::Up
            | FormInput::Down
            | FormInput::Next
            | FormInput::Previous
            | FormInput::Enter
            | FormInput::Save
            | FormInput::Undo
            | FormInput::Redo
            | FormInput::RepeatPrevious
            | FormInput::EditExternally
            | FormInput::Cancel
            | FormInput::PageUp
            | FormInput::PageDown
            | FormInput::NewLine => {}
        }
    }
}

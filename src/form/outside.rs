//! What a form gets from whoever opened it: answers that are only offered, and doubts that come
//! from other records than its own.
use super::verify::told;
use super::{Focus, Form, FormField, FormInput, Widget};
use crate::domain::record::{Issue, Severity};

impl Form {
    /// These answers are only offered: the first letter typed takes their place. The first of them gets it,
    /// unless a field must still be filled.
    pub fn offer(&mut self, names: &[&str]) {
        for field in &mut self.fields {
            if names.contains(&field.spec.name) {
                field.offered = true;
            }
        }
        let asked = |field: &FormField| field.is_required() && field.raw().is_empty();
        let mut fields = self.fields.iter();
        let first = fields.position(|field| names.contains(&field.spec.name));
        if let Some(first) = first.filter(|_| !self.fields.iter().any(asked)) {
            self.focus = Focus::Field(first);
        }
    }

    /// That answer is not one here: a list offers it no more.
    pub fn leave_out(&mut self, name: &str, code: &str) {
        let at = self.position(name);
        let field = at.and_then(|at| self.fields.get_mut(at));
        if let Some(Widget::Choice(choice)) = field.map(|field| &mut field.widget) {
            choice.leave_out(code);
        }
    }

    /// Doubts found outside of the record, in place of those found before; shown with their
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

    /// Shows words of the file with fields, in place of those shown before.
    pub fn tell(&mut self, notices: &[(&'static str, String)]) {
        for field in &mut self.fields {
            let own = notices.iter().find(|(name, _)| *name == field.spec.name);
            field.notice = own.map(|(_, words)| words.clone());
        }
    }

    /// Why what other records say forbids to save, if it does; goes to the field concerned.
    pub fn refused(&mut self) -> Option<String> {
        let refuses = |issue: &&Issue| issue.severity == Severity::Error;
        let name = self.outside.iter().find(refuses)?.field;
        let at = self.position(name)?;
        let field = self.fields.get(at)?;
        let words = told(field.spec.label, field.error.as_deref()?);
        self.focus = Focus::Field(at);
        Some(words)
    }

    /// An answer that was offered gives way to what is typed, and is taken away whole; any other key
    /// keeps it as it is.
    pub(super) fn take_place(&mut self, at: usize, input: &FormInput) {
        let offered = |field: &&mut FormField| field.offered && !field.is_dirty();
        let Some(field) = self.fields.get_mut(at).filter(offered) else {
            return;
        };
        let Widget::Line(_) = field.widget else {
            return;
        };
        match input {
            FormInput::Char(_)
            | FormInput::Paste(_)
            | FormInput::Backspace
            | FormInput::Delete
            | FormInput::EraseBefore
            | FormInput::EraseWord
            | FormInput::EraseAfter => {
                field.offered = false;
                self.rewrite(at, "");
            }
            FormInput::Left
            | FormInput::Right
            | FormInput::Home
            | FormInput::End
            | FormInput::WordLeft
            | FormInput::WordRight => field.offered = false,
            _ => {}
        }
    }
}

//! Forms typed key by key, as a person would.
mod conflicts;
mod drafts;
mod fields;
mod folds;
mod lists;
mod records;

use super::*;

impl Form {
    /// Form on every field of a record that exists (`row`) or is to be made.
    ///
    /// `initial` gives first answers; those of fields that the form does not show (owner,
    /// parent…) come back as they are from [`Self::values`].
    pub fn for_record(
        entity: Entity,
        row: Option<&Row>,
        initial: &[(&'static str, Value)],
        today: Date,
        options: &Options,
    ) -> Self {
        Self::new(FormSpec::whole(entity), row, initial, today, options)
    }

    /// Form on these fields only.
    pub fn only(
        entity: Entity,
        row: Option<&Row>,
        names: &[&str],
        initial: &[(&'static str, Value)],
        today: Date,
        options: &Options,
    ) -> Self {
        Self::new(FormSpec::only(entity, names), row, initial, today, options)
    }

    /// The same form under another name and title.
    #[must_use]
    pub fn named(mut self, name: &'static str, title: &str) -> Self {
        self.spec.name = name;
        title.clone_into(&mut self.spec.title);
        self
    }
}

/// Saturday 21 November 2026.
pub(super) fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).unwrap()
}

/// An empty form of that kind.
pub(super) fn blank(entity: Entity) -> Form {
    Form::for_record(entity, None, &[], today(), &Options::default())
}

/// A form on a record that exists.
pub(super) fn open(row: &Row) -> Form {
    Form::for_record(row.entity, Some(row), &[], today(), &Options::default())
}

/// A stored record of that kind.
pub(super) fn stored(entity: Entity) -> Row {
    Row {
        id: 7,
        version: 3,
        ..Row::blank(entity)
    }
}

/// Types what is written; the keys are between ‹ ›. Gives what the last one did.
pub(super) fn type_in(form: &mut Form, script: &str) -> FormOutcome {
    let mut outcome = FormOutcome::Nothing;
    for (at, part) in script.split(['‹', '›']).enumerate() {
        if at % 2 == 1 {
            outcome = form.handle(key(part));
        } else {
            for c in part.chars() {
                outcome = form.handle(FormInput::Char(c));
            }
        }
    }
    outcome
}

fn key(name: &str) -> FormInput {
    match name {
        "Tab" => FormInput::Next,
        "Maj-Tab" => FormInput::Previous,
        "Entrée" => FormInput::Enter,
        "Échap" => FormInput::Cancel,
        "Ctrl-S" => FormInput::Save,
        "Ctrl-Z" => FormInput::Undo,
        "Ctrl-Y" => FormInput::Redo,
        "Ctrl-E" => FormInput::EditExternally,
        "Répéter" => FormInput::RepeatPrevious,
        "↑" => FormInput::Up,
        "↓" => FormInput::Down,
        "←" => FormInput::Left,
        "→" => FormInput::Right,
        "Mot ←" => FormInput::WordLeft,
        "Mot →" => FormInput::WordRight,
        "Début" => FormInput::Home,
        "Fin" => FormInput::End,
        "Suppr" => FormInput::Delete,
        "Retour" => FormInput::Backspace,
        "Page ↓" => FormInput::PageDown,
        "Page ↑" => FormInput::PageUp,
        other => panic!("no key is called {other}"),
    }
}

/// Goes to a field.
pub(super) fn at(form: &mut Form, name: &str) {
    form.focus_field(name);
    assert_eq!(form.focused_field().unwrap().spec.name, name);
}

/// What a field holds as text.
pub(super) fn text(form: &Form, name: &str) -> String {
    form.field(name).unwrap().raw()
}

/// The value that would be saved.
pub(super) fn value(form: &Form, name: &str) -> Value {
    let values = form.values();
    let found = values.into_iter().find(|(field, _)| *field == name);
    found.map_or(Value::Null, |(_, value)| value)
}

/// What is said beside a field.
pub(super) fn error(form: &Form, name: &str) -> String {
    let field = form.field(name).unwrap();
    field.error().unwrap_or_default().to_owned()
}

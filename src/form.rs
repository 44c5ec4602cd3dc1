//! Forms: fields, what is typed in them, what is wrong, what changed. Knows neither the
//! store nor the screen: whoever opens a form saves what [`Form::values`] gives.
mod choice;
mod complete;
mod conflict;
mod convert;
mod draft;
mod field;
mod fold;
mod history;
mod input;
mod keys;
mod line;
mod outside;
mod prose;
mod spec;
#[cfg(test)]
mod tests;
mod typing;
mod verify;

pub use choice::{Answers, Choice, Item};
pub use field::{FormField, Other, Widget};
pub use input::{FormInput, FormOutcome};
pub use line::LineEdit;
pub use prose::Prose;
pub use spec::{FieldSpec, FormSpec, Options};

use crate::domain::date::Date;
use crate::domain::partner::Partner;
use crate::domain::record::Issue;
use crate::domain::record::{Entity, Id, Kind, Row, Value};

use history::History;

/// Where the next key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The n-th field.
    Field(usize),
    /// The line of the fields that are folded.
    Fold,
    /// The button « Enregistrer ».
    Save,
    /// The button « Abandonner ».
    Abandon,
}

/// A form being filled.
#[derive(Clone, Debug)]
pub struct Form {
    /// What the form asks.
    pub spec: FormSpec,
    /// The record being changed; none for a new one.
    pub record: Option<Id>,
    /// Revision of the record that the form started from; 0 for a new one.
    pub version: i64,
    row: Option<Row>,
    fields: Vec<FormField>,
    /// Values that no field shows, given when the form was opened.
    hidden: Vec<(&'static str, Value)>,
    previous: Vec<(&'static str, Value)>,
    focus: Focus,
    /// The fields that are rarely filled show too.
    unfolded: bool,
    history: History,
    today: Date,
    /// After a first try at saving, missing answers show too.
    tried: bool,
    /// Doubts already given in a message.
    given_doubts: Vec<String>,
    /// Doubts that come from other records.
    outside: Vec<Issue>,
    /// What is to be read above the fields.
    above: Vec<String>,
    /// The partners that other files name.
    partners: Vec<Partner>,
    /// The places where people are received.
    venues: Vec<String>,
    /// The key that exchanges two texts of a field, in words.
    swap: String,
}

impl Form {
    /// Form of that description.
    pub fn new(
        spec: FormSpec,
        row: Option<&Row>,
        initial: &[(&'static str, Value)],
        today: Date,
        options: &Options,
    ) -> Self {
        let given = |name: &str| initial.iter().find(|(given, _)| *given == name);
        let fields = spec.fields.iter().map(|field| {
            let base = row.map_or(Value::Null, |row| row.get(field.name).clone());
            let start = given(field.name).map_or(&base, |(_, value)| value);
            FormField::new(*field, &base, start, options)
        });
        let shown = |name: &str| spec.fields.iter().any(|field| field.name == name);
        let hidden = initial.iter().filter(|(name, _)| !shown(name)).cloned();
        let mut form = Self {
            fields: fields.collect(),
            hidden: hidden.collect(),
            spec,
            record: row.map(|row| row.id),
            version: row.map_or(0, |row| row.version),
            row: row.cloned(),
            previous: options.previous.clone(),
            focus: Focus::Save,
            unfolded: false,
            history: History::default(),
            today,
            tried: false,
            given_doubts: Vec::new(),
            outside: Vec::new(),
            above: Vec::new(),
            partners: Vec::new(),
            venues: Vec::new(),
            swap: String::new(),
        };
        form.put_rare_last();
        form.restrict_lists();
        form.focus = form.first_focus();
        form
    }

    /// What is to be read above the fields, while one writes.
    pub fn above(&self) -> &[String] {
        &self.above
    }

    /// The key that exchanges the two texts of a field that was changed by two people.
    pub fn swap_key(&self) -> &str {
        &self.swap
    }

    /// Learns that key.
    pub fn learn_swap_key(&mut self, key: &str) {
        key.clone_into(&mut self.swap);
    }

    /// Adds something to read above the fields.
    pub fn tell_above(&mut self, words: impl IntoIterator<Item = String>) {
        self.above.extend(words);
    }

    /// Kind of record.
    pub fn entity(&self) -> Entity {
        self.spec.entity
    }

    /// The fields, in order.
    pub fn fields(&self) -> &[FormField] {
        &self.fields
    }

    /// Where the next key goes.
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Position of the focused field; the number of fields when none has the focus.
    pub fn focused(&self) -> usize {
        match self.focus {
            Focus::Field(at) => at,
            Focus::Fold | Focus::Save | Focus::Abandon => self.fields.len(),
        }
    }

    /// The focused field, if one has the focus.
    pub fn focused_field(&self) -> Option<&FormField> {
        self.fields.get(self.focused())
    }

    /// Whether the focused field takes text of several lines.
    pub fn in_prose(&self) -> bool {
        self.focused_field()
            .is_some_and(|field| matches!(field.widget, Widget::Prose(_)))
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.spec.name == name)
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.spec.name == name)
    }

    /// Goes to the field of that name, if the form has it.
    pub fn focus_field(&mut self, name: &str) {
        if let Some(at) = self.position(name) {
            self.close_list();
            self.focus = Focus::Field(at);
        }
    }

    /// Goes where the first key is wanted, once some fields were filled.
    pub fn focus_first(&mut self) {
        self.focus = self.first_focus();
    }

    /// Puts a text in the field of that name, if the form has it, and says what is wrong or doubtful of it.
    pub fn fill(&mut self, name: &str, text: &str) {
        if let Some(at) = self.position(name) {
            // Only a text too long for a field is refused: the field keeps its own then.
            let _ = self.set_text(at, text);
            self.settle(at);
        }
    }

    /// Whether something was typed since the form opened.
    pub fn is_dirty(&self) -> bool {
        self.fields.iter().any(FormField::is_dirty)
    }

    /// Values that differ from those of the record; for a new record, every value that is
    /// filled. Text that cannot be read gives nothing: ask after `Submit`.
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        let base = |name: &str| match &self.row {
            Some(row) => row.get(name).clone(),
            None => Value::Null,
        };
        let typed = self.fields.iter().filter_map(|field| {
            let value = field.read(self.today).ok()?.value;
            Some((field.spec.name, value))
        });
        let all = self.hidden.iter().cloned().chain(typed);
        all.filter(|(name, value)| *value != base(name)).collect()
    }

    /// The record as it would be once saved.
    pub fn as_row(&self) -> Row {
        let row = self.row.clone();
        let row = row.unwrap_or_else(|| Row::blank(self.spec.entity));
        let changed = self.values().into_iter();
        changed.fold(row, |row, (name, value)| row.with(name, value))
    }

    /// The understood date of a field that holds one, « mardi 24 novembre 2026 ».
    pub fn understood(&self, at: usize) -> Option<String> {
        let field = self.fields.get(at)?;
        if let Some(last) = self.last_day_typed(at) {
            return Some(crate::domain::date::long(last));
        }
        match field.spec.kind {
            Kind::Date(hint) => convert::understood(&field.raw(), self.today, hint),
            _ => None,
        }
    }

    /// Lists that depend on another answer offer only its family: findings of the theme,
    /// details of the reason of exit.
    fn restrict_lists(&mut self) {
        for (parent, child) in [("theme", "constats"), ("sortie_motif", "sortie_precision")] {
            let group = self.answer(parent);
            let found = self.position(child).and_then(|at| self.fields.get_mut(at));
            if let Some(Widget::Choice(choice)) = found.map(|field| &mut field.widget) {
                choice.restrict(group.as_deref());
            }
        }
    }

    /// The code that answers a field, shown or not.
    fn answer(&self, name: &str) -> Option<String> {
        let Some(field) = self.field(name) else {
            let hidden = self.hidden.iter().find(|(hidden, _)| *hidden == name);
            let kept = self.row.as_ref().and_then(|row| row.text(name));
            let given = hidden.and_then(|(_, value)| value.as_text());
            return given.or(kept).map(str::to_owned);
        };
        match &field.widget {
            Widget::Choice(choice) => choice.chosen().first().cloned(),
            Widget::Line(_) | Widget::Prose(_) => None,
        }
    }
}

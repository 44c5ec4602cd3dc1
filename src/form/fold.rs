//! What a form shows from the start and what it folds in one line, and which field takes the first key.
//! Knows no kind of record: its table says what is usually filled.
use super::input::Way;
use super::{Focus, Form, FormField, FormInput, FormOutcome};
use crate::domain::record::{Guidance, Usage};

/// From this number of fields on, those that are rarely filled are folded.
const LONG: usize = 6;

impl Form {
    /// Puts the fields that are rarely filled after the others, in a form that is long enough to fold them.
    pub(super) fn put_rare_last(&mut self) {
        self.unfolded = self.fields.len() < LONG;
        if !self.unfolded {
            self.fields
                .sort_by_key(|field| field.spec.usage == Usage::Rare);
        }
    }

    /// Every place that Tab goes to, in order, the two buttons last.
    pub fn stops(&self) -> Vec<Focus> {
        let folded = self.folded();
        let shown = (0..self.fields.len()).filter(|at| !folded.contains(at) && !self.is_under(*at));
        let mut stops: Vec<Focus> = shown.map(Focus::Field).collect();
        if !folded.is_empty() {
            stops.push(Focus::Fold);
        }
        stops.extend([Focus::Save, Focus::Abandon]);
        stops
    }

    /// The fields that one line stands for, in order; one alone is not folded.
    pub fn folded(&self) -> Vec<usize> {
        let numbered = self.fields.iter().enumerate();
        let found = numbered.filter(|(at, field)| self.may_fold(*at, field));
        let found: Vec<usize> = found.map(|(at, _)| at).collect();
        if found.len() < 2 { Vec::new() } else { found }
    }

    /// Whether a field of that usage is usually filled, as the others stand.
    pub(super) fn is_called_for(&self, usage: Usage) -> bool {
        match usage {
            Usage::Usual | Usage::With(_) => true,
            Usage::Rare => false,
            Usage::When(name, answers) | Usage::Only(name, answers) => {
                let answer = self.answer(name);
                answer.is_some_and(|answer| answers.contains(&answer.as_str()))
            }
        }
    }

    /// Whether a field is left folded: it is not usually filled, says nothing of its own, and nothing is
    /// wrong or doubtful in it.
    fn may_fold(&self, at: usize, field: &FormField) -> bool {
        let usual = self.is_called_for(field.spec.usage);
        let focused = self.focus == Focus::Field(at);
        if self.unfolded || usual || focused || field.is_required() {
            return false;
        }
        let usually_answered = self.record.is_none() || field.start.is_empty();
        let silent = field.error.is_none() && field.doubt.is_none() && field.other.is_none();
        silent && usually_answered && field.base_text.is_empty() && !field.is_dirty()
    }

    /// Whether a field waits: under the one it says more of, which nobody has opened, or for the answer that
    /// it is asked with.
    fn is_under(&self, at: usize) -> bool {
        let Some(field) = self.fields.get(at) else {
            return false;
        };
        let silent = field.error.is_none() && field.other.is_none();
        let name = match field.spec.usage {
            Usage::With(name) => name,
            Usage::Only(..) => return silent && !self.is_called_for(field.spec.usage),
            Usage::Usual | Usage::Rare | Usage::When(..) => return false,
        };
        let opened = self.field(name).is_none_or(|it| it.opened);
        let shown = opened || field.is_dirty() || self.focus == Focus::Field(at);
        !shown && silent
    }

    /// The fields that say more of that one.
    fn said_with(&self, name: &'static str) -> impl Iterator<Item = (usize, &FormField)> {
        let numbered = self.fields.iter().enumerate();
        numbered.filter(move |(_, field)| field.spec.usage == Usage::With(name))
    }

    /// Whether Entrée opens the list of a field: others wait under it.
    pub(super) fn opens(&self, name: &'static str) -> bool {
        self.said_with(name).any(|(at, _)| self.is_under(at))
    }

    /// What the field that waits under that one says.
    pub fn waiting_under(&self, name: &'static str) -> Option<String> {
        let mut waiting = self.said_with(name).filter(|(at, _)| self.is_under(*at));
        waiting.next().map(|(_, field)| field.raw())
    }

    /// Where the first key goes: the first field that must be filled and is not; where the program has answered
    /// some, the first that is empty, or else that it has not answered; else the first of all.
    pub(super) fn first_focus(&self) -> Focus {
        let stops = self.stops();
        let first = |wanted: fn(&FormField) -> bool| {
            let is_it = |stop: &&Focus| match stop {
                Focus::Field(at) => self.fields.get(*at).is_some_and(wanted),
                Focus::Fold | Focus::Save | Focus::Abandon => false,
            };
            stops.iter().find(is_it).copied()
        };
        let answered = |field: &FormField| field.raw() != field.base_text;
        let some = self.fields.iter().any(answered);
        first(|field| field.is_required() && field.raw().is_empty())
            .or_else(|| first(|field| field.raw().is_empty()).filter(|_| some))
            .or_else(|| first(|field| field.raw() == field.base_text))
            .or_else(|| stops.first().copied())
            .unwrap_or(Focus::Save)
    }

    /// Whether something can be read on what is asked in the focused field.
    pub fn is_guided(&self) -> bool {
        let field = self.focused_field();
        field.is_some_and(|field| field.spec.guidance.is_some())
    }

    /// What is asked in the focused field, and where that comes from; nothing where no document says it.
    pub fn guidance(&self) -> Vec<String> {
        let found = self.focused_field().map(|field| field.spec);
        let asked = found.and_then(|spec| Some((spec.label, spec.guidance?)));
        asked.map_or_else(Vec::new, |(label, asked)| {
            let Guidance { words, source } = asked;
            vec![format!("{label} : {words}"), format!("Source : {source}.")]
        })
    }

    /// Keys of the line of the fields that are folded.
    pub(super) fn on_fold(&mut self, input: &FormInput) -> FormOutcome {
        match input {
            FormInput::Enter | FormInput::Right | FormInput::Char(' ') => {
                let first = self.folded().first().copied();
                self.unfolded = true;
                self.focus = first.map_or(Focus::Save, Focus::Field);
                FormOutcome::Nothing
            }
            FormInput::Up => self.go(Way::Back, 1),
            FormInput::Down => self.go(Way::Forward, 1),
            FormInput::PageUp | FormInput::Home => self.go(Way::Back, self.fields.len()),
            _ => FormOutcome::Nothing,
        }
    }

    /// The line of the fields that are folded may go while it has the focus.
    pub(super) fn leave_gone_fold(&mut self) {
        if self.focus == Focus::Fold && self.folded().is_empty() {
            self.focus = self.last_field();
        }
    }
}

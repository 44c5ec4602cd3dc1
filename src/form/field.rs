//! One field of a form: what is typed in it and what is wrong with it.
use crate::domain::date::Date;
use crate::domain::record::{Kind, Use, Value};

use super::choice::{Answers, Choice};
use super::convert::{self, Reading};
use super::line::LineEdit;
use super::prose::Prose;
use super::spec::{FieldSpec, Options};

/// What a field is typed in.
#[derive(Clone, Debug)]
pub enum Widget {
    /// One line.
    Line(LineEdit),
    /// Several lines.
    Prose(Box<Prose>),
    /// A list of answers.
    Choice(Choice),
}

impl Widget {
    fn raw(&self) -> String {
        match self {
            Self::Line(line) => line.text().to_owned(),
            Self::Prose(prose) => prose.text(),
            Self::Choice(choice) => choice.raw(),
        }
    }

    fn set_raw(&mut self, raw: &str) {
        match self {
            Self::Line(line) => *line = LineEdit::new(raw),
            Self::Prose(prose) => **prose = Prose::new(raw),
            Self::Choice(choice) => choice.set_raw(raw),
        }
    }
}

/// A text for the same field that is not the one typed: someone else saved it meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Where it comes from: « Texte enregistré par Mme Rivière », or « Votre texte » once
    /// the two have changed places.
    pub from: String,
    /// What the text now in the field is called.
    pub mine: String,
    /// The text, as the field would hold it.
    pub raw: String,
}

/// One field, with its text, its doubts and its errors.
#[derive(Clone, Debug)]
pub struct FormField {
    /// What the field is.
    pub spec: FieldSpec,
    pub(super) widget: Widget,
    /// Text when the form opened.
    pub(super) start: String,
    /// Text of the value of the record.
    pub(super) base_text: String,
    /// Value of the record, or of nothing for a new one.
    pub(super) base: Value,
    pub(super) visited: bool,
    pub(super) error: Option<String>,
    pub(super) doubt: Option<String>,
    /// Doubt found when the text was given its usual form, which no longer shows it.
    pub(super) noted: Option<String>,
    pub(super) other: Option<Other>,
    /// What the file says of it: no doubt, no fault.
    pub(super) notice: Option<String>,
    /// The answer is only offered: typing takes its place.
    pub(super) offered: bool,
    /// Its list was opened.
    pub(super) opened: bool,
}

impl FormField {
    pub(super) fn new(spec: FieldSpec, base: &Value, start: &Value, options: &Options) -> Self {
        let mut field = Self {
            spec,
            widget: widget(spec, options),
            start: String::new(),
            base_text: String::new(),
            base: base.clone(),
            visited: false,
            error: None,
            doubt: None,
            noted: None,
            other: None,
            notice: None,
            offered: false,
            opened: false,
        };
        if let Widget::Choice(choice) = &mut field.widget {
            choice.restrict(Some(spec.family).filter(|family| !family.is_empty()));
        }
        field.base_text = field.text_of(base);
        field.start = field.text_of(start);
        field.set_raw(&field.start.clone());
        // A day, an hour, a number that the program proposes is typed over; a text is added to.
        let short = matches!(spec.kind, Kind::Date(_) | Kind::Time | Kind::Number(..));
        field.offered = short && field.start != field.base_text;
        field
    }

    /// What is typed, whatever the kind of field.
    pub fn raw(&self) -> String {
        self.widget.raw()
    }

    /// The field as it is typed in.
    pub fn widget(&self) -> &Widget {
        &self.widget
    }

    /// Why the form cannot be saved, as far as this field is concerned.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// A doubt that forbids nothing.
    pub fn doubt(&self) -> Option<&str> {
        self.doubt.as_deref()
    }

    /// What the file says of it, to be read while answering.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// The other text, when someone saved the same field meanwhile.
    pub fn other(&self) -> Option<&Other> {
        self.other.as_ref()
    }

    /// Whether an answer must be given.
    pub fn is_required(&self) -> bool {
        self.spec.filled_by == Use::Required
    }

    /// Whether something else is typed than when the form opened.
    pub fn is_dirty(&self) -> bool {
        self.raw() != self.start
    }

    /// Whether the program answered it and nobody changed the answer.
    pub fn is_answered(&self) -> bool {
        self.start != self.base_text && !self.is_dirty()
    }

    /// Whether the field still shows the value of the record.
    pub(super) fn is_untouched(&self) -> bool {
        self.raw() == self.base_text
    }

    /// The text that a value gives in this field.
    pub(super) fn text_of(&self, value: &Value) -> String {
        let mut widget = self.widget.clone();
        widget.set_raw(&convert::shown(self.spec.kind, value));
        widget.raw()
    }

    /// Puts another text in the field, the cursor at its end.
    pub(super) fn set_raw(&mut self, raw: &str) {
        self.widget.set_raw(raw);
    }

    /// Puts a text back exactly as it was typed, unfinished lines included.
    pub(super) fn set_exact(&mut self, raw: &str) {
        match &mut self.widget {
            Widget::Prose(prose) => prose.set(raw, raw.len()),
            Widget::Line(_) | Widget::Choice(_) => self.set_raw(raw),
        }
    }

    /// The text changed: its faults no longer hold.
    pub(super) fn forget_faults(&mut self) {
        self.error = None;
        self.doubt = None;
        self.noted = None;
    }

    /// What the field holds: the value of the record while untouched, else
    /// what is read in the text.
    pub(super) fn read(&self, today: Date) -> Result<Reading, String> {
        let raw = self.raw();
        if raw == self.base_text {
            return Ok(Reading {
                value: self.base.clone(),
                text: raw,
                doubts: Vec::new(),
            });
        }
        convert::read(self.spec.kind, &raw, today)
    }

    /// A text of the field in words, for notes and messages.
    pub fn in_words(&self, raw: &str) -> String {
        match &self.widget {
            Widget::Line(_) | Widget::Prose(_) => raw.to_owned(),
            Widget::Choice(choice) => {
                let mut copy = choice.clone();
                copy.set_raw(raw);
                copy.shown()
            }
        }
    }
}

fn widget(spec: FieldSpec, options: &Options) -> Widget {
    let one = match spec.filled_by {
        Use::Required => Answers::One,
        Use::Optional | Use::Internal => Answers::OneOrNone,
    };
    match spec.kind {
        Kind::Prose => Widget::Prose(Box::new(Prose::new(""))),
        Kind::Choice(list) => Widget::Choice(Choice::of_codes(list, one)),
        Kind::Choices(list) => Widget::Choice(Choice::of_codes(list, Answers::Several)),
        Kind::YesNo => Widget::Choice(Choice::yes_no(one)),
        Kind::Ref(entity) => Widget::Choice(Choice::of_records(options.records(entity), one)),
        _ => Widget::Line(LineEdit::default()),
    }
}

//! Reading fields when they are left, saving, and what is wrong in the whole form.
use crate::domain::record::{Entity, Kind, Use};

use super::convert;
use super::input::FormOutcome;
use super::typing::prose_full;
use super::{Focus, Form, FormField, Prose, Widget};
use crate::domain::record::checks::{check, not_in_the_future};
use crate::domain::record::{Issue, Severity};
use crate::domain::text::mid_sentence;

impl Form {
    /// Reads the field that is being left: a choice takes the line its letters name, a
    /// date typed with a time fills both, text takes its usual form.
    pub(super) fn settle(&mut self, at: usize) {
        self.tidy(at);
        self.restrict_lists();
        self.judge();
    }

    fn tidy(&mut self, at: usize) {
        self.take_highlighted(at);
        self.split_date_time(at);
        self.end_after(at);
        let today = self.today;
        let Some(field) = self.fields.get_mut(at) else {
            return;
        };
        field.visited = true;
        if let Ok(reading) = field.read(today) {
            let doubt = reading.doubts.into_iter().next();
            field.noted = doubt.or(field.noted.take());
            self.rewrite(at, &reading.text);
        }
    }

    fn take_highlighted(&mut self, at: usize) {
        let Some(field) = self.fields.get_mut(at) else {
            return;
        };
        let before = field.raw();
        if let Widget::Choice(choice) = &mut field.widget {
            if choice.filter().is_empty() || choice.take() {
                choice.close();
            }
            let after = field.raw();
            self.history.note(at, &before, &after);
        }
    }

    /// « 24/11 14h » typed in a date of a form that asks for an hour too.
    fn split_date_time(&mut self, at: usize) {
        let Some(hour) = self.position("heure") else {
            return;
        };
        let Some(field) = self.fields.get(at) else {
            return;
        };
        let Kind::Date(hint) = field.spec.kind else {
            return;
        };
        let typed = field.raw();
        if let Some((date, time)) = convert::read_date_time(&typed, self.today, hint) {
            self.rewrite(at, &crate::domain::date::full(date));
            self.rewrite(hour, &convert::hour(time));
        }
    }

    /// « 6 mois » typed where a period ends: its last day, counted from where it begins.
    fn end_after(&mut self, at: usize) {
        if let Some(last) = self.last_day_typed(at) {
            self.rewrite(at, &crate::domain::date::full(last));
        }
    }

    /// The last day that « 6 mois » typed in that field means, from the beginning, else from today.
    pub(super) fn last_day_typed(&self, at: usize) -> Option<crate::domain::date::Date> {
        let field = self
            .fields
            .get(at)
            .filter(|field| field.spec.name == "fin")?;
        let months = crate::domain::date::parse_months(&field.raw())?;
        let start = self.field("debut")?.read(self.today).ok();
        let start = start
            .and_then(|it| it.value.as_date())
            .unwrap_or(self.today);
        crate::domain::date::last_day(start, months)
    }

    /// Puts another text in a field, as a change that can be undone.
    pub(super) fn rewrite(&mut self, at: usize, text: &str) {
        let Some(field) = self.fields.get_mut(at) else {
            return;
        };
        let before = field.raw();
        if before != text {
            field.set_raw(text);
            let after = field.raw();
            self.history.note(at, &before, &after);
        }
    }

    /// Hides the open list, if there is one; tells whether there was.
    pub(super) fn close_list(&mut self) -> bool {
        let at = self.focused();
        let Some(field) = self.fields.get_mut(at) else {
            return false;
        };
        let before = field.raw();
        let Widget::Choice(choice) = &mut field.widget else {
            return false;
        };
        let was_open = choice.is_open();
        choice.close();
        let after = field.raw();
        self.history.note(at, &before, &after);
        was_open
    }

    /// Finds again what is wrong with the fields seen so far.
    pub(super) fn judge(&mut self) {
        let issues = self.issues();
        let (today, tried, new) = (self.today, self.tried, self.record.is_none());
        let entity = self.spec.entity;
        for field in &mut self.fields {
            if !(field.visited || tried) {
                continue;
            }
            let own = field.read(today).err();
            let missing = (tried && is_missing(field) && (new || !kept(entity, field)))
                .then(|| "Ce champ est à remplir.".to_owned());
            let name = field.spec.name;
            let first = |severity| {
                let of_field = |issue: &&Issue| issue.field == name && issue.severity == severity;
                issues.iter().find(of_field)
            };
            let cross = first(Severity::Error).map(|issue| issue.sentence.clone());
            field.error = own.or(missing).or(cross);
            let doubt = first(Severity::Warning).map(|issue| issue.sentence.clone());
            field.doubt = doubt.or_else(|| field.noted.clone());
        }
        self.leave_gone_fold();
    }

    /// What is wrong between the fields shown. What was already so in the record is a
    /// doubt and no obstacle to changing something else.
    fn issues(&self) -> Vec<Issue> {
        let untouched = |name: &&str| self.field(name).is_none_or(FormField::is_untouched);
        let row = self.as_row();
        let mut issues = check(&row, self.today);
        let asked = self.fields.iter();
        let asked = asked.filter(|it| row.entity.field(it.spec.name).is_none());
        let asked = asked.map(|it| {
            let read = it.read(self.today).ok();
            (&it.spec, read.and_then(|read| read.value.as_date()))
        });
        issues.extend(not_in_the_future(asked, self.today));
        issues.extend(self.outside.iter().cloned());
        issues.retain(|issue| self.field(issue.field).is_some());
        for issue in &mut issues {
            let hidden = issue.about.iter().any(|name| self.hides(name));
            if self.record.is_some() && !hidden && issue.about.iter().all(untouched) {
                issue.severity = Severity::Warning;
            }
        }
        issues
    }

    fn hides(&self, name: &str) -> bool {
        self.hidden.iter().any(|(hidden, _)| *hidden == name)
    }

    /// Reads everything; goes to the first field that is wrong.
    pub(super) fn submit(&mut self) -> FormOutcome {
        self.tried = true;
        for at in 0..self.fields.len() {
            self.tidy(at);
        }
        self.restrict_lists();
        self.judge();
        let wrong = self.fields.iter().enumerate();
        let first = wrong
            .filter_map(|(at, field)| Some((at, field.spec.label, field.error.clone()?)))
            .next();
        match first {
            None => FormOutcome::Submit,
            Some((at, label, error)) => {
                self.focus = Focus::Field(at);
                FormOutcome::Invalid(told(label, &error))
            }
        }
    }

    /// Doubts not given yet, each with the name of its field; they forbid nothing and are
    /// given once.
    pub fn take_warnings(&mut self) -> Vec<String> {
        let doubts = self.fields.iter().filter_map(|field| {
            let doubt = field.doubt.as_deref()?;
            Some(told(field.spec.label, doubt))
        });
        let mut new: Vec<String> = doubts.collect();
        new.retain(|doubt| !self.given_doubts.contains(doubt));
        self.given_doubts.extend(new.iter().cloned());
        new
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self) -> FormOutcome {
        let rewrites = self.history.undo();
        self.replay(&rewrites, "Il n’y a rien à annuler dans ce formulaire.")
    }

    /// Makes the last change taken back again.
    pub(super) fn redo(&mut self) -> FormOutcome {
        let rewrites = self.history.redo();
        self.replay(&rewrites, "Il n’y a rien à rétablir dans ce formulaire.")
    }

    fn replay(&mut self, rewrites: &[super::history::Rewrite], nothing: &str) -> FormOutcome {
        for change in rewrites {
            let Some(field) = self.fields.get_mut(change.field) else {
                continue;
            };
            let raw = field.raw();
            let (Some(before), Some(after)) =
                (raw.get(..change.at), raw.get(change.at + change.gone..))
            else {
                continue;
            };
            let text = format!("{before}{}{after}", change.put);
            match &mut field.widget {
                Widget::Prose(prose) => prose.set(&text, change.at + change.put.len()),
                Widget::Line(_) | Widget::Choice(_) => field.set_raw(&text),
            }
            field.forget_faults();
            self.focus = Focus::Field(change.field);
        }
        if rewrites.is_empty() {
            FormOutcome::Invalid(nothing.to_owned())
        } else {
            FormOutcome::Changed
        }
    }

    /// Repeats the value of the record saved before, or exchanges the two texts of a field
    /// that someone else saved meanwhile.
    pub(super) fn repeat(&mut self, at: usize) -> FormOutcome {
        let Some(field) = self.fields.get_mut(at) else {
            return FormOutcome::Nothing;
        };
        let raw = field.raw();
        if let Some(other) = &mut field.other {
            let theirs = std::mem::replace(&mut other.raw, raw);
            std::mem::swap(&mut other.from, &mut other.mine);
            self.rewrite(at, &theirs);
            return FormOutcome::Changed;
        }
        let name = field.spec.name;
        let found = self.previous.iter().find(|(known, _)| *known == name);
        match found.filter(|(_, value)| !value.is_empty()) {
            Some((_, value)) => {
                let text = field.text_of(value);
                self.rewrite(at, &text);
                FormOutcome::Changed
            }
            None => FormOutcome::Invalid(
                "Il n’y a pas encore de valeur à répéter pour ce champ.".to_owned(),
            ),
        }
    }

    /// What would be repeated in the focused field, or exchanged with its text, in words.
    pub fn repeatable(&self) -> Option<String> {
        let field = self.focused_field()?;
        let known = |name| self.previous.iter().find(|(known, _)| *known == name);
        let raw = match &field.other {
            Some(other) => other.raw.clone(),
            None => field.text_of(&known(field.spec.name)?.1),
        };
        (!raw.is_empty() && raw != field.raw()).then(|| field.in_words(&raw))
    }

    /// Asks for the person's own editor.
    pub(super) fn edit_externally(&mut self, at: usize) -> FormOutcome {
        match self.fields.get(at).map(FormField::widget) {
            Some(Widget::Prose(prose)) => FormOutcome::EditText(prose.text()),
            Some(Widget::Line(_) | Widget::Choice(_)) | None => FormOutcome::Invalid(
                "Votre éditeur de texte s’ouvre depuis un champ de plusieurs lignes.".to_owned(),
            ),
        }
    }

    /// Puts a text in a field in one change that can be undone: the answer of the person's
    /// own editor.
    ///
    /// # Errors
    /// A French sentence when the text is too long for a field; the field keeps its own.
    pub fn set_text(&mut self, at: usize, text: &str) -> Result<(), String> {
        if !Prose::new("").has_room(text) {
            return Err(prose_full());
        }
        self.history.next_turn();
        let clean = match self.fields.get(at).map(FormField::widget) {
            Some(Widget::Prose(_)) => crate::domain::text::clean_prose(text),
            Some(Widget::Line(_) | Widget::Choice(_)) | None => {
                crate::domain::text::clean_line(text)
            }
        };
        self.rewrite(at, &clean);
        Ok(())
    }
}

/// Whether the record may stay without that answer, as it came: what only this form requires is why it was opened.
fn kept(entity: Entity, field: &FormField) -> bool {
    let own = entity.field(field.spec.name);
    field.is_untouched() && own.is_some_and(|own| own.filled_by == Use::Required)
}

fn is_missing(field: &FormField) -> bool {
    field.is_required() && field.raw().trim().is_empty()
}

/// « Durée (minutes) : écrivez… »: a sentence goes on after the name of its field; one that begins with a name
/// keeps its capital.
pub(super) fn told(label: &str, sentence: &str) -> String {
    let mut words = sentence.split_whitespace();
    let first = words.next().unwrap_or_default();
    let mut next = words.next().unwrap_or_default().chars();
    let named = next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
        && first.chars().count() > 2;
    match named {
        true => format!("{label}\u{a0}: {sentence}"),
        false => format!("{label}\u{a0}: {}", mid_sentence(sentence)),
    }
}

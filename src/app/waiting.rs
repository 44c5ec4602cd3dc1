//! What the store could not take yet: kept, tried again until it is taken, while one goes on typing.
//! Knows no place.
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::action::Action;
use super::message::Message;
use super::turn::{Step, Turn};
use crate::form::FormInput;
use crate::store::StoreError;

/// How long one is told only that carnet waits: most waits are shorter.
const SHORT: Duration = Duration::from_secs(1);

/// Something to be done as soon as the store can be written.
#[derive(Clone, Debug)]
pub(super) enum Todo {
    /// An action, in the place on top.
    Act(Action),
    /// What was typed, in the place on top.
    Type(FormInput),
    /// A step that follows.
    Step(Box<Step>),
}

/// What waits for the store, in order.
#[derive(Debug, Default)]
pub struct Waiting {
    pub(super) todo: VecDeque<Todo>,
    /// What is done once it is said why a file is opened.
    pub(super) asked: VecDeque<Todo>,
    /// Since when, and what stands in the way.
    since: Option<(Instant, String)>,
}

impl Waiting {
    /// Whether something waits.
    pub fn is_on(&self) -> bool {
        !self.todo.is_empty()
    }

    /// Whether something has been waiting for so long that one was told of what stands in the way.
    pub(super) fn is_long(&self) -> bool {
        let since = self.since.as_ref().filter(|_| self.is_on());
        since.is_some_and(|(began, _)| began.elapsed() >= SHORT)
    }

    /// Puts something off, when that error will pass, or asks for a reason; an outer one waits for the inner
    /// one. True when it waits.
    pub(super) fn put_off(&mut self, error: &StoreError, todo: impl FnOnce() -> Todo) -> bool {
        if !error.passes() && !matches!(error, StoreError::ReasonWanted(_)) {
            return false;
        }
        if self.todo.is_empty() {
            self.todo.push_back(todo());
        }
        true
    }

    /// Puts off what follows what was put off.
    pub(super) fn then(&mut self, steps: impl Iterator<Item = Step>) {
        let steps = steps.map(|step| Todo::Step(Box::new(step)));
        self.todo.extend(steps);
    }

    /// Gives up what waits.
    pub fn give_up(&mut self) {
        *self = Self::default();
    }

    /// Begins, or goes on, for that reason; says so. `typing` tells a place where text is typed.
    pub(super) fn says(
        &mut self,
        error: &StoreError,
        typing: bool,
        holder: impl FnOnce() -> Option<String>,
    ) -> Message {
        let began = self
            .since
            .take()
            .map_or_else(Instant::now, |(began, _)| began);
        let lasted = began.elapsed();
        let why = match error {
            StoreError::Locked if lasted < SHORT => "La base est occupée.".to_owned(),
            StoreError::Locked => {
                let who = holder().unwrap_or_else(|| "un autre programme".to_owned());
                let seconds = lasted.as_secs();
                format!("La base est occupée par {who}, depuis {seconds} s au moins.")
            }
            StoreError::Slow if lasted < SHORT => "Le disque est lent à répondre.".to_owned(),
            StoreError::Slow => {
                let seconds = lasted.as_secs();
                format!("Le disque n’a pas répondu depuis {seconds} s au moins.")
            }
            other => other.to_string(),
        };
        let meanwhile = match typing {
            true if matches!(error, StoreError::Slow) => {
                "Ce n’est pas encore enregistré : carnet attend le disque, continuez d’écrire"
            }
            true => "Ce n’est pas encore enregistré : carnet réessaie, continuez d’écrire",
            false => "Ce n’est pas encore fait : carnet réessaie",
        };
        let anew = match error {
            StoreError::Displaced(_) if typing && lasted >= SHORT => {
                " ; Ctrl-S : écrire une nouvelle base, avec tout"
            }
            _ => "",
        };
        // The way out first: what stands in the way may be long.
        let words = format!("{meanwhile} (Échap : ne plus attendre{anew}). {why}");
        self.since = Some((began, words.clone()));
        Message::warning(words)
    }

    /// What was said last.
    pub fn words(&self) -> Option<Message> {
        let (_, words) = self.since.as_ref().filter(|_| self.is_on())?;
        Some(Message::warning(words.clone()))
    }
}

impl Turn {
    /// The steps, in order.
    pub(super) fn steps(self) -> VecDeque<Step> {
        self.0.into()
    }
}

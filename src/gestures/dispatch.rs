//! From a gesture to its steps: whoever opens, explains or saves a form asks here.
use super::filled::{Filled, MarkedCounts};
use super::gesture::Gesture;
use super::next::Next;
use super::opening::Opening;
use super::remarks::Remarks;
use super::steps::Steps;
use crate::domain::change::{Change, Op};
use crate::domain::record::summary_text::SummaryTextRecord;
use crate::domain::record::{Entity, Id, Record};
use crate::domain::rights::Rights;
use crate::form::Form;
use crate::store::{Result, Store, StoreError};

macro_rules! dispatch {
    ($($file:ident: $name:ident $(($($about:ident: $type:ty),+))? = $code:literal, $kind:expr, $extent:ident;)+) => {
        fn steps(gesture: Gesture) -> Box<dyn Steps> {
            match gesture {
                $(Gesture::$name $(($($about),+))? => {
                    Box::new(super::$file::$name $(($($about),+))?)
                })+
            }
        }
    };
}
every_gesture!(dispatch);

impl Gesture {
    /// Why it is not for the role of the agent, if so.
    pub fn kept_from(self, rights: Rights) -> Option<String> {
        rights.refuses_change(self.kind(), self.extent())
    }

    /// Its form, about that person.
    ///
    /// # Errors
    /// When the record is no longer there.
    pub fn open(self, store: &Store, person: Option<Id>, at: Opening<'_>) -> Result<Form> {
        let file = person.map(|person| store.case_file(person)).transpose()?;
        let shared = match self {
            Self::Edit(kind, id) if !kind.belongs_to_person() => Some(store.row(kind, id)?),
            Self::MoveSession(id) | Self::CancelSession(id) | Self::EditSession(id) => {
                Some(store.row(Entity::Appointment, id)?)
            }
            Self::WriteSummary(agreement, part) => {
                let written = store.all_rows(Entity::SummaryText)?.into_iter();
                written.into_iter().find(|row| {
                    let it = SummaryTextRecord::of(row);
                    it.agreement() == Some(agreement) && it.part() == Some(part.code())
                })
            }
            _ => None,
        };
        let steps = steps(self);
        let form = steps.form(Opening {
            file: file.as_ref(),
            shared: shared.as_ref(),
            ..at
        });
        let mut form = form.ok_or(StoreError::NotFound)?;
        form.spec.name = steps.form_name().unwrap_or_else(|| self.code());
        Ok(form)
    }

    /// What the file says of its form as it is filled.
    pub fn explain(self, at: &Filled<'_>) -> Remarks {
        let mut remarks = Remarks::default();
        steps(self).explain(at, &mut remarks);
        remarks
    }

    /// Why its form can't be saved, beyond what its fields say.
    pub fn refusal(self, at: &Filled<'_>) -> Option<String> {
        steps(self).refusal(at)
    }

    /// For a gesture on the people marked, or on those of a session: the kinds of their records that it reads.
    pub fn reads_of_marked(self) -> Option<&'static [Entity]> {
        steps(self).reads_of_marked()
    }

    /// What is asked before it is written for the people marked: a title, and what will happen.
    pub(super) fn question(self, at: &Filled<'_>) -> Option<(String, String)> {
        steps(self).question(at)
    }

    /// What it writes for these of the people marked, and what that does, counted.
    pub(super) fn portion(self, at: &Filled<'_>) -> (Vec<Op>, MarkedCounts) {
        let steps = steps(self);
        (steps.ops(at), steps.tally(at))
    }

    /// The act in words.
    pub(super) fn label(self, at: &Filled<'_>) -> String {
        steps(self).label(at)
    }

    /// The change that its filled form asks for.
    pub fn change(self, at: &Filled<'_>) -> Change {
        let steps = steps(self);
        let person = at.file.map(|file| file.person);
        Change::entry(steps.label(at), person, steps.ops(at))
    }

    /// What it leads to once saved; `made` is the record that it made or changed.
    pub fn next<'a>(self, at: &'a Filled<'_>, made: Option<Id>) -> Option<Next<'a>> {
        steps(self).next(at, made)
    }
}

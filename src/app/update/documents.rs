//! Papers: which one, in which format, then what follows a letter. The papers themselves are made
//! beside the loop.
use super::super::App;
use super::super::job::Job;
use super::super::layer::{Choice, Chooser, Item};
use super::super::message::Message;
use super::{Effects, nothing};
use crate::documents::template::Template;
use crate::documents::{Format, Kind, Source, Stamp};
use crate::domain::record::Id;
use crate::domain::text::display_name;
use crate::gestures::letter;
use crate::store::Result;

/// A paper to be written: of whom, which one, in which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperAsked {
    /// The person.
    pub person: Id,
    /// The paper.
    pub kind: Kind,
    /// The format.
    pub format: Format,
}

impl App {
    /// Asks which paper; those that can't be made now say why.
    pub(super) fn open_documents(&mut self) -> Effects {
        let Some(person) = self.person() else {
            return nothing();
        };
        let source = self.paper_source(person)?;
        let rights = self.store.rights();
        let for_me = |kind: &&Kind| kind.refusal(rights).is_none();
        let items = Kind::ALL.iter().filter(for_me).map(|kind| Item {
            value: Choice::Document(person, *kind),
            label: kind.label().to_owned(),
            note: String::new(),
            disabled: kind.missing(&source).map(str::to_owned),
        });
        let word = |field| source.file.identity().and_then(|row| row.text(field));
        let name = display_name(
            word("nom").unwrap_or_default(),
            word("prenom").unwrap_or_default(),
        );
        self.menu(Chooser::new(
            &format!("Imprimer pour {name}"),
            items.collect(),
        ))
    }

    /// Only to know which papers can be made: the words of the template do not matter.
    fn paper_source(&self, person: Id) -> Result<Source> {
        Source::read(&self.store, person, self.stamp(), Template::default())
    }

    fn stamp(&self) -> Stamp {
        Stamp::of(&self.clock.moment(), self.clock.time())
    }

    /// Asks in which format.
    pub(super) fn choose_format(&mut self, person: Id, kind: Kind) -> Effects {
        let items = Format::ALL.into_iter().map(|format| Item {
            value: Choice::Print(PaperAsked {
                person,
                kind,
                format,
            }),
            label: format.label().to_owned(),
            note: format!(".{}", format.extension()),
            disabled: None,
        });
        self.menu(Chooser::new(kind.label(), items.collect()))
    }

    /// Has the paper made beside.
    pub(super) fn print(&mut self, asked: PaperAsked) -> Effects {
        self.jobs.push(Job::Document {
            asked,
            stamp: self.stamp(),
        });
        nothing()
    }

    /// Says where a paper was written, or why it was not; after the letter that follows a missed
    /// appointment, offers to note it.
    pub fn printed(&mut self, asked: PaperAsked, done: std::result::Result<String, String>) {
        let written = done.is_ok();
        self.exported(done);
        if !written || asked.kind != Kind::Reminder {
            return;
        }
        // What was opened meanwhile is not covered.
        let still_there = self.layers.is_empty() && self.person() == Some(asked.person);
        if !still_there || self.read_only().is_some() {
            return;
        }
        if let Err(error) = self.offer_to_note_letter(asked.person) {
            self.message = Some(Message::error(error.to_string()));
        }
    }

    fn offer_to_note_letter(&mut self, person: Id) -> Result<()> {
        let source = self.paper_source(person)?;
        let missed = source.missed().map(|row| row.id);
        let open = missed.filter(|id| !source.is_followed_up(*id));
        let Some(missed) = open else { return Ok(()) };
        let request = letter::gesture(missed);
        if self.form_kept_from(request).is_some() {
            return Ok(());
        }
        let form = letter::open(&self.store, (person, missed), self.opening())?;
        self.push_form(request, Some(person), form);
        if let Some(message) = &mut self.message {
            message
                .text
                .push_str(" Enregistrez pour noter cette lettre, Échap pour plus tard.");
        }
        Ok(())
    }
}

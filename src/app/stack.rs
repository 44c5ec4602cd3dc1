//! The places one is in, one over the other: the caseload at the bottom, at most one main screen
//! over it, at most one open file, then windows. Keys go to the topmost.
use super::places::Place;
use super::places::agenda::AgendaView;
use super::places::caseload::Caseload;
use super::places::file::FileView;
use super::places::form::OpenForm;
use super::places::importer::Importer;
use super::places::interview::Interview;
use super::places::pairs::Pairs;
use super::places::reminders::Reminders;
use super::places::settings::Settings;
use super::places::sheet::Page;
use super::places::steering::Steering;
use super::places::team::Team;
use super::places::triage::Triage;
use super::places::wait::Wait;
use super::places::yearly::Yearly;
use crate::app::prelude::*;

/// The places one is in.
#[derive(Clone, Debug)]
pub struct Stack {
    /// The lowest place.
    pub caseload: Caseload,
    over: Vec<Place>,
    /// The pilotage as it was left, to be found again.
    aside: Option<Box<Steering>>,
}

/// One of the places of a kind, the topmost.
macro_rules! found {
    ($($(#[$doc:meta])* $name:ident, $name_mut:ident: $place:ident($state:ty);)*) => {
        $($(#[$doc])*
        pub fn $name(&self) -> Option<&$state> {
            self.over.iter().rev().find_map(|place| match place {
                Place::$place(it) => Some(it.as_ref()),
                _ => None,
            })
        }

        $(#[$doc])*
        pub fn $name_mut(&mut self) -> Option<&mut $state> {
            self.over.iter_mut().rev().find_map(|place| match place {
                Place::$place(it) => Some(it.as_mut()),
                _ => None,
            })
        })*
    };
}

impl Stack {
    /// The caseload alone.
    pub const fn new(caseload: Caseload) -> Self {
        Self {
            caseload,
            over: Vec::new(),
            aside: None,
        }
    }

    found! {
        /// The settings, if they are open.
        settings, settings_mut: Settings(Settings);
        /// The open file, if one is.
        file, file_mut: File(FileView);
        /// The agenda, if it is the main screen.
        agenda, agenda_mut: Agenda(AgendaView);
        /// The queue, if it is the main screen.
        triage, triage_mut: Triage(Triage);
        /// The form on top of the others, if one is open.
        form, form_mut: Form(OpenForm);
        /// The interview, if one is open.
        interview, interview_mut: Interview(Interview);
        /// The import under way, if one is.
        importer, importer_mut: Importer(Importer);
        /// The colleagues and structures, if they are shown.
        team, team_mut: Team(Team);
        /// What one waits for, if anything.
        wait, wait_mut: Wait(Wait);
        /// The pairs of files that may be of one person, if they are the main screen.
        pairs, pairs_mut: Pairs(Pairs);
        /// The yearly summary, if it is the main screen.
        yearly, yearly_mut: Yearly(Yearly);
        /// The reminders to be sent, if they are the main screen.
        reminders, reminders_mut: Reminders(Reminders);
        /// The pilotage, if it is the main screen.
        pilotage, pilotage_mut: Steering(Steering);
    }

    /// The pilotage, on screen or as it was left.
    pub fn steering(&self) -> Option<&Steering> {
        self.pilotage().or(self.aside.as_deref())
    }

    /// The pilotage, on screen or as it was left.
    pub fn steering_mut(&mut self) -> Option<&mut Steering> {
        if self.aside.is_some() {
            return self.aside.as_deref_mut();
        }
        self.pilotage_mut()
    }

    /// The pilotage as it was left, taken back.
    pub(super) fn take_aside(&mut self) -> Option<Steering> {
        self.aside.take().map(|it| *it)
    }

    /// The topmost place.
    pub fn top(&self) -> &dyn At {
        self.over.last().map_or(&self.caseload, Place::at)
    }

    /// The topmost place, to be asked.
    pub fn top_mut(&mut self) -> &mut dyn At {
        match self.over.last_mut() {
            Some(place) => place.at_mut(),
            None => &mut self.caseload,
        }
    }

    /// The table of keys that holds on top.
    pub fn context(&self) -> Context {
        self.top().context()
    }

    /// Every place, the lowest first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &dyn At> {
        let lowest: &dyn At = &self.caseload;
        std::iter::once(lowest).chain(self.over.iter().map(Place::at))
    }

    /// The places over the caseload, the lowest first.
    pub fn over(&self) -> &[Place] {
        &self.over
    }

    /// The windows over the main screen and the file, the topmost last.
    pub fn layers(&self) -> &[Place] {
        self.over.get(self.ground()..).unwrap_or_default()
    }

    /// Whether what time it is stands on the screen.
    pub fn shows_hour(&self) -> bool {
        self.agenda().is_some() || self.caseload.day.is_some()
    }

    /// The person chosen: what the topmost place that has one says.
    pub fn person(&self) -> Option<Id> {
        self.all().rev().find_map(At::person)
    }

    /// Whether a review is being prepared: what is closed in it proposes nothing by itself.
    pub fn in_review(&self) -> bool {
        let is_walk =
            |place: &Place| matches!(place, Place::Sheet(it) if matches!(it.page, Page::Walk(_)));
        self.over.iter().any(is_walk)
    }

    /// Every open form.
    pub(super) fn forms_mut(&mut self) -> impl Iterator<Item = &mut OpenForm> {
        self.over.iter_mut().filter_map(|place| match place {
            Place::Form(form) => Some(form.as_mut()),
            _ => None,
        })
    }

    fn ground(&self) -> usize {
        self.over
            .iter()
            .take_while(|place| place.is_ground())
            .count()
    }

    /// Puts a window over the rest.
    pub fn push(&mut self, place: impl Into<Place>) {
        self.over.push(place.into());
    }

    /// Takes the topmost place away; the pilotage is set aside, as it is.
    pub(super) fn pop(&mut self, desk: &mut Desk) -> Result<Option<Place>> {
        match self.over.pop() {
            Some(Place::Steering(it)) => {
                self.aside = Some(it);
                Ok(None)
            }
            Some(mut place) => {
                place.at_mut().hears(&News::Left, desk)?;
                Ok(Some(place))
            }
            None => Ok(None),
        }
    }

    /// Takes one place away, wherever it is.
    pub(super) fn remove(&mut self, at: usize) {
        if at < self.over.len() {
            self.over.remove(at);
        }
    }

    /// The n-th place over the caseload, to be asked.
    pub(super) fn nth_mut(&mut self, at: usize) -> Option<&mut dyn At> {
        self.over.get_mut(at).map(Place::at_mut)
    }

    /// Takes the windows of a kind away.
    pub fn close(&mut self, is_it: impl Fn(&Place) -> bool) {
        self.over.retain(|place| !is_it(place));
    }

    /// Closes the open file.
    pub fn close_file(&mut self) {
        self.close(|place| matches!(place, Place::File(_)));
    }

    /// Puts a file under the windows, in place of the one that is open. What stood over that one is not of this
    /// person: it goes, what is being filled apart.
    pub(super) fn open_file(&mut self, view: FileView) {
        self.close_file();
        self.close(|place| !place.is_ground() && !matches!(place, Place::Form(_)));
        let at = self.ground();
        self.over.insert(at, view.into());
    }

    /// Shows another main screen, the caseload without one; what the one left held is given back.
    pub(super) fn show(&mut self, screen: Option<Place>, desk: &mut Desk) -> Result<()> {
        self.close_file();
        self.close(|place| matches!(place, Place::Session(_)));
        if self.over.first().is_some_and(Place::is_screen) {
            match self.over.remove(0) {
                Place::Steering(it) => self.aside = Some(it),
                mut left => {
                    left.at_mut().hears(&News::Left, desk)?;
                }
            }
        }
        if let Some(screen) = screen {
            self.over.insert(0, screen);
        }
        Ok(())
    }
}

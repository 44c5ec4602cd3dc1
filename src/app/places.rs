//! The places of the program, one file each: what it holds, what can be done there, what follows; and
//! the only list of them, as one type. They open one another by data only.
pub mod agenda;
pub mod ask;
pub mod caseload;
pub mod confirm;
pub mod file;
pub mod form;
pub mod hour;
pub mod importer;
pub mod interview;
pub mod menu;
pub mod merging;
pub mod pairs;
pub mod palette;
pub mod partners;
pub mod reader;
pub mod reminders;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod steering;
pub mod team;
pub mod triage;
pub mod wait;
pub mod why;
pub mod yearly;

use super::at::At;
use agenda::AgendaView;
use ask::Ask;
use confirm::Confirm;
use file::FileView;
use form::OpenForm;
use hour::Hour;
use importer::Importer;
use interview::Interview;
use menu::Menu;
use merging::Merging;
use pairs::Pairs;
use palette::Palette;
use partners::Partners;
use reader::Reader;
use reminders::Reminders;
use session::Session;
use settings::Settings;
use sheet::Sheet;
use steering::Steering;
use team::Team;
use triage::Triage;
use wait::Wait;
use why::Why;
use yearly::Yearly;

/// Declares the places once: variant, state; what each is.
macro_rules! places {
    ($($(#[$doc:meta])* $place:ident($state:ty);)*) => {
        /// A place over the caseload.
        #[derive(Clone, Debug)]
        pub enum Place { $($(#[$doc])* $place(Box<$state>),)* }

        impl Place {
            /// What it answers.
            pub fn at(&self) -> &dyn At {
                match self { $(Self::$place(it) => it.as_ref(),)* }
            }

            /// What it answers, to be asked.
            pub fn at_mut(&mut self) -> &mut dyn At {
                match self { $(Self::$place(it) => it.as_mut(),)* }
            }
        }

        $(impl From<$state> for Place {
            fn from(it: $state) -> Self {
                Self::$place(Box::new(it))
            }
        })*
    };
}

places! {
    /// The agenda of a référent or of a team.
    Agenda(AgendaView);
    /// The queue.
    Triage(Triage);
    /// The reminders to be sent.
    Reminders(Reminders);
    /// The indicators.
    Steering(Steering);
    /// The yearly summary of an agreement.
    Yearly(Yearly);
    /// The files that may be of one person.
    Pairs(Pairs);
    /// The file of one person.
    File(FileView);
    /// The help or the palette of the place beneath.
    Palette(Palette);
    /// A short list to choose from.
    Menu(Menu);
    /// A form.
    Form(OpenForm);
    /// A question.
    Confirm(Confirm);
    /// Why these deadlines.
    Why(Why);
    /// Something long to read.
    Reader(Reader);
    /// Something long that is being done.
    Wait(Wait);
    /// A line or two to type before something is written.
    Ask(Ask);
    /// What the person reads of their own carnet; it takes the whole screen.
    Interview(Interview);
    /// The interview in one page; it takes the whole screen.
    Hour(Hour);
    /// A sheet that is being imported; it takes the whole screen.
    Importer(Importer);
    /// The colleagues and the structures; it takes the whole screen.
    Team(Team);
    /// The partners that the files name; it takes the whole screen.
    Partners(Partners);
    /// What one sets for oneself; it takes the whole screen.
    Settings(Settings);
    /// Two files side by side, before they are made one; it takes the whole screen.
    Merging(Merging);
    /// A group session, over the agenda.
    Session(Session);
    /// A page about one file; it takes the whole screen.
    Sheet(Sheet);
}

impl Place {
    /// Whether it is a main screen: one at a time, under the file and the windows.
    pub const fn is_screen(&self) -> bool {
        matches!(
            self,
            Self::Agenda(_)
                | Self::Triage(_)
                | Self::Steering(_)
                | Self::Yearly(_)
                | Self::Pairs(_)
                | Self::Reminders(_)
        )
    }

    /// Whether it stands in a window, the page behind it in sight.
    pub const fn is_window(&self) -> bool {
        matches!(
            self,
            Self::Palette(_)
                | Self::Menu(_)
                | Self::Form(_)
                | Self::Confirm(_)
                | Self::Why(_)
                | Self::Reader(_)
                | Self::Wait(_)
                | Self::Ask(_)
        )
    }

    /// Whether it is under the windows: a main screen, a session of the agenda or the open file.
    pub const fn is_ground(&self) -> bool {
        self.is_screen() || matches!(self, Self::Session(_) | Self::File(_))
    }
}

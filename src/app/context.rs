//! Where the person is, as far as keys are concerned: the same key may mean one thing
//! in a list and another in a form. Knows no key and no action.

/// A place in the program with its own table of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere, unless a more precise place says otherwise.
    Global,
    /// The caseload and every other list of people.
    List,
    /// The agenda: a day or a week of appointments.
    Agenda,
    /// The queue, one item at a time or as a list.
    Triage,
    /// The file of one person.
    File,
    /// A form made of fields; printable keys are text.
    Form,
    /// The multi-line text of a form; printable keys are text.
    Editor,
    /// A choice in a list that narrows as one types (search, filters, référents).
    Picker,
    /// The help, which lists the keys and runs them.
    Help,
    /// The palette of all actions.
    Palette,
    /// A question that waits for yes or no.
    Confirm,
    /// The indicators, and the persons behind one of them.
    Steering,
    /// The answer to « pourquoi ? » about a deadline.
    Why,
    /// A page read over the screen: the plan before a review, the situation then and now, the life
    /// of the carnet.
    Sheet,
    /// Something long to read: a version of a contract, two versions compared.
    Reader,
    /// Something long is being done.
    Wait,
    /// The person's own carnet, which they read on the screen.
    Interview,
}

impl Context {
    /// Every context, from the most general.
    pub const ALL: [Context; 17] = [
        Context::Global,
        Context::List,
        Context::Agenda,
        Context::Triage,
        Context::File,
        Context::Form,
        Context::Editor,
        Context::Picker,
        Context::Help,
        Context::Palette,
        Context::Confirm,
        Context::Steering,
        Context::Why,
        Context::Sheet,
        Context::Reader,
        Context::Wait,
        Context::Interview,
    ];

    /// Name of the context in the key file.
    pub const fn name(self) -> &'static str {
        match self {
            Context::Global => "partout",
            Context::List => "liste",
            Context::Agenda => "agenda",
            Context::Triage => "triage",
            Context::File => "dossier",
            Context::Form => "formulaire",
            Context::Editor => "texte",
            Context::Picker => "choix",
            Context::Help => "aide",
            Context::Palette => "palette",
            Context::Confirm => "confirmation",
            Context::Steering => "pilotage",
            Context::Why => "pourquoi",
            Context::Sheet => "page",
            Context::Reader => "lecture",
            Context::Wait => "attente",
            Context::Interview => "entretien",
        }
    }

    /// Whether printable keys are text there, and never commands.
    pub const fn takes_text(self) -> bool {
        match self {
            Context::Form
            | Context::Editor
            | Context::Picker
            | Context::Help
            | Context::Palette => true,
            Context::Global
            | Context::List
            | Context::Agenda
            | Context::Triage
            | Context::File
            | Context::Confirm
            | Context::Steering
            | Context::Why
            | Context::Sheet
            | Context::Wait
            | Context::Reader
            | Context::Interview => false,
        }
    }
}

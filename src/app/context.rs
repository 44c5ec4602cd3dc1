//! Where the person is, as far as keys are concerned: the same key may mean one thing in a list and
//! another in a form. The one table of what exists in each place, and of the keys it comes with: the
//! first one is what the screen shows, an action without a key is found in the palette. No key here
//! asks for AltGr, and a digit is never the only way. Knows no place and no key file.
use super::action::Action;

/// An action of a place, and the keys that it comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// The action.
    pub action: Action,
    /// Its keys, the main one first; none when it is found in the palette.
    pub keys: &'static [&'static str],
}

/// Actions with their keys.
macro_rules! keys {
    ($($action:ident $($key:literal)*;)*) => {
        &[$(Binding { action: Action::$action, keys: &[$($key),*] }),*]
    };
}

/// Declares the tables once: the place, its name in the key file, whether printable keys are text there
/// (`text`) or commands (`keys`), its actions with their keys, as lists that some places share.
macro_rules! contexts {
    ($($(#[$doc:meta])* $context:ident $name:literal $kind:ident [$($keys:expr),+];)+) => {
        /// A place in the program with its own table of keys.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Context { $($(#[$doc])* $context),+ }

        impl Context {
            /// Every context, from the most general.
            pub const ALL: &'static [Self] = &[$(Self::$context),+];

            /// Name of the context in the key file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$context => $name),+ }
            }

            /// Whether printable keys are text there, and never commands.
            pub const fn takes_text(self) -> bool {
                match self { $(Self::$context => contexts!(@$kind)),+ }
            }

            /// The actions of the place.
            pub fn bindings(self) -> impl Iterator<Item = &'static Binding> {
                let lists: &'static [&'static [Binding]] = match self {
                    $(Self::$context => &[$($keys),+]),+
                };
                lists.iter().copied().flatten()
            }
        }
    };
    (@text) => { true };
    (@keys) => { false };
}

/// Opening a row, and leaving them.
const ROWS: &[Binding] = keys! {
    Open "entrée" "droite";
    Back "échap" "gauche" "q";
};

/// Opening a row, correcting it, and leaving them.
const CORRECTED: &[Binding] = keys! {
    Open "entrée";
    Edit "e" "f2";
    Back "échap" "q";
};

/// Moving in rows.
const MOVES: &[Binding] = keys! {
    Up "haut" "k";
    Down "bas" "j";
    PageUp "page-haut";
    PageDown "page-bas";
    First "début" "g";
    Last "fin" "G";
};

/// Moving in something to read.
const READING: &[Binding] = keys! {
    Up "haut" "k";
    Down "bas" "j";
    PageUp "page-haut";
    PageDown "page-bas" "espace";
    First "début" "g";
    Last "fin" "G";
};

/// Moving in a list that narrows as one types.
const PICKS: &[Binding] = keys! {
    Up "haut";
    Down "bas";
    PageUp "page-haut";
    PageDown "page-bas";
    First "début";
    Last "fin";
    Open "entrée";
};

/// The parts of a file.
const PARTS: &[Binding] = keys! {
    Situation "s";
    Objectives "o";
    Plan "p";
    Contract "c";
    Appointments "r";
    History "h";
    Interview "E";
    Lead "L";
};

/// Going through a form.
const FIELDS: &[Binding] = keys! {
    Save "ctrl+s" "f2";
    NextField "tab";
    PreviousField "maj+tab";
    Undo "ctrl+z";
    Redo "ctrl+y";
    RepeatValue "ctrl+r";
    ExternalEditor "ctrl+e";
    Back "échap";
};

contexts! {
    /// Everywhere, unless a more precise place says otherwise.
    Global "partout" keys [keys! {
        Help "?" "," "f1";
        Palette ":" "ctrl+p";
        Search "f" "/" "ctrl+f";
        Undo "u" "ctrl+z";
        Redo "U" "ctrl+y";
        Alerts "a";
        Agenda "A";
        NextAlert "v";
        Export "x";
        Steering "z";
        Yearly "B";
        Why "w";
        Triage "t";
        Veil "ctrl+l";
        Rules "R";
        NextPanel "tab";
        PreviousPanel "maj+tab";
        Back "échap" "q";
        Quit "ctrl+q";
        HowToQuit "ctrl+c";
        Team;
        Partners;
        Reminders;
        Settings;
        Duplicates;
        Drafts;
        Suspend;
    }];
    /// The caseload and every other list of people.
    List "liste" keys [MOVES, keys! {
        Open "entrée" "droite";
        New "n" "ctrl+n";
        Edit "e" "f2";
        Done "d";
        Postpone "T";
        Mark "espace";
        ActOnMarked "m";
        MarkAll "*";
        Remove "suppr";
        Sort "y";
        Filters "l";
        ClearFilters "retour-arrière";
        Scope "b";
        Back "échap";
        Quit "q" "ctrl+q";
    }, PARTS, keys! {
        Life "H";
        Documents "i";
        Import "ctrl+o";
    }];
    /// The agenda: a day or a week of appointments.
    Agenda "agenda" keys [MOVES, keys! {
        Open "entrée";
        PreviousDay "gauche";
        NextDay "droite";
        Period "S";
        Scope "b";
        Filters "l";
        Sort "y";
        New "n" "ctrl+n";
        Edit "e" "f2";
        Done "d";
        Postpone "T";
        CancelledByUs "suppr";
    }, PARTS, keys! {
        Documents "i";
    }];
    /// A group session, over the agenda. The letters are those of the queue.
    Session "seance" keys [MOVES, ROWS, keys! {
        Done "d";
        Absent "n";
        Excused "e";
        Postpone "T";
        CancelledByUs "c" "suppr";
        Edit "C" "f2";
    }];
    /// The reminders to be sent.
    Reminders "rappels" keys [MOVES, ROWS, keys! {
        Done "d";
        Mark "espace";
        MarkAll "*";
        Scope "b";
    }];
    /// The queue, one item at a time or as a list.
    // Letters are outcomes here; d and r keep their meaning, t is the telephone.
    Triage "triage" keys [MOVES, ROWS, keys! {
        Done "d";
        Absent "n";
        Excused "e";
        CancelledByUs "c";
        MoveTo "r";
        Called "t";
        Texted "s";
        Wrote "l";
        LeftMessage "m";
        PassTo "p";
        Later "z";
        Mark "espace";
        MarkAll "*";
        Scope "b";
    }];
    /// The file of one person.
    File "dossier" keys [MOVES, ROWS, keys! {
        New "n" "ctrl+n";
        Edit "e" "f2";
        Done "d";
        Postpone "T";
        Remove "suppr";
        MoveUp "K" "maj+haut";
        MoveDown "J" "maj+bas";
        Renew "N";
        Identity "I";
        Documents "i";
    }, PARTS, keys! {
        Life "H";
        NotDone;
        Compare;
        EndFollowUp;
        MergeWith;
        Household;
    }];
    /// The files that may be of one person, two by two.
    Pairs "doublons" keys [MOVES, ROWS, keys! {
        Merge "F";
        TwoPersons "D";
    }];
    /// Two files side by side, before they are made one.
    Merging "fusion" keys [MOVES, keys! {
        Open "entrée";
        NextPanel "tab";
        Merge "F";
        TwoPersons "D";
        Back "échap" "q";
    }];
    /// A form made of fields; printable keys are text.
    Form "formulaire" text [FIELDS];
    /// The multi-line text of a form; printable keys are text.
    Editor "texte" text [FIELDS];
    /// A choice in a list that narrows as one types (search, filters, référents).
    Picker "choix" text [keys! {
        Up "haut" "ctrl+p" "maj+tab";
        Down "bas" "ctrl+n" "tab";
        PageUp "page-haut";
        PageDown "page-bas";
        First "début";
        Last "fin";
        Open "entrée";
        Save "ctrl+s";
        Back "échap";
    }];
    /// The help, which lists the keys and runs them.
    Help "aide" text [PICKS, keys! { Back "échap" "f1"; }];
    /// The palette of all actions.
    Palette "palette" text [PICKS, keys! { Back "échap"; }];
    /// A question that waits for yes or no.
    Confirm "confirmation" keys [keys! {
        Yes "o";
        No "n" "échap";
        Open "entrée";
        Back "q";
    }];
    /// The indicators, and the persons behind one of them.
    Steering "pilotage" keys [MOVES, keys! {
        Open "entrée";
        NextPanel "droite" "tab";
        PreviousPanel "gauche" "maj+tab";
        Filters "l";
        Back "échap" "q";
    }];
    /// The agreements, the yearly summary of one, the persons behind one of its lines.
    Yearly "bilan" keys [MOVES, ROWS, keys! {
        NextPanel "tab";
        PreviousPanel "maj+tab";
        New "n" "ctrl+n";
        Edit "e" "f2";
        Remove "suppr";
        Compare "c";
    }];
    /// The answer to « pourquoi ? » about a deadline.
    Why "pourquoi" keys [keys! {
        Neutralise "n";
        Up "haut" "k";
        Down "bas" "j";
        PageUp "page-haut";
        PageDown "page-bas";
        Open "entrée";
        Back "échap" "gauche" "q" "w";
    }];
    /// A page read over the screen: the plan before a review, the situation compared, the life.
    Sheet "page" keys [MOVES, keys! {
        Open "entrée";
        Done "d";
        NotDone "n";
        Edit "e" "f2";
        Compare "s";
        Filters "l";
        PreviousPanel "gauche" "maj+tab";
        NextPanel "droite" "tab";
        Back "échap" "q";
    }];
    /// The interview in one page.
    Hour "heure" keys [MOVES, keys! {
        Open "entrée";
        Done "d";
        NotDone "n";
        Postpone "T";
        PreviousDay "gauche";
        NextDay "droite";
        NextPanel "tab";
        PreviousPanel "maj+tab";
        Save "ctrl+s";
        Back "échap" "q";
    }];
    /// A sheet that is being imported: its columns, what an import would do, what is decided of it.
    Import "import" keys [MOVES, keys! {
        Open "entrée";
        Mark "espace";
        MarkAll "*";
        Save "ctrl+s";
        NextPanel "tab";
        PreviousPanel "maj+tab";
        Edit "e" "f2";
        Export "x";
        Back "échap" "q";
    }];
    /// The colleagues and the structures.
    Team "equipe" keys [MOVES, CORRECTED, keys! {
        New "n" "ctrl+n";
        Join "M";
        HandOver "P";
    }];
    /// The partners that the files name.
    Partners "partenaires" keys [MOVES, CORRECTED];
    /// What one sets for oneself, and what is everyone's.
    Settings "reglages" keys [MOVES, CORRECTED];
    /// Something long to read: a version of a contract, two versions compared.
    Reader "lecture" keys [READING, keys! {
        CompareVersions "c";
        Edit "e" "f2";
        Back "échap" "gauche" "q";
    }];
    /// Something long is being done.
    Wait "attente" keys [keys! { Back "échap" "q"; }];
    /// The person's own carnet, which they read on the screen.
    Interview "entretien" keys [READING, keys! {
        NextPanel "droite" "tab";
        PreviousPanel "gauche" "maj+tab";
        Validate "d";
        AddWord "n" "ctrl+n";
        Edit "e" "f2";
        Back "échap" "q";
    }];
}

impl Context {
    /// Whether an action has a line in the table of the place.
    pub fn has(self, action: Action) -> bool {
        self.bindings().any(|it| it.action == action)
    }

    /// Whether an action exists there: in its own table, or everywhere.
    pub fn offers(self, action: Action) -> bool {
        self.has(action) || Self::Global.has(action)
    }

    /// Whether an action exists in that place and in no other.
    pub fn alone_has(self, action: Action) -> bool {
        Self::ALL
            .iter()
            .all(|place| place.has(action) == (*place == self))
    }
}

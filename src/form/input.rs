//! What a form is given and what it answers. Knows no form.

/// A key, as forms understand it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormInput {
    /// A character; in a form every printable key is text.
    Char(char),
    /// A pasted text.
    Paste(String),
    /// Takes away what is before the cursor.
    Backspace,
    /// Takes away what is after the cursor.
    Delete,
    /// Takes away what is before the cursor in its line.
    EraseBefore,
    /// Takes away the word before the cursor.
    EraseWord,
    /// Takes away what is after the cursor in its line.
    EraseAfter,
    /// One letter back.
    Left,
    /// One letter on.
    Right,
    /// One line up: the field before, when there is none.
    Up,
    /// One line down: the next field, when there is none.
    Down,
    /// To the start of the line.
    Home,
    /// To the end of the line.
    End,
    /// One word back.
    WordLeft,
    /// One word on.
    WordRight,
    /// Next field.
    Next,
    /// Field before.
    Previous,
    /// Entrée: next field, new line in a long text, answer in an open list, button.
    Enter,
    /// Save the form.
    Save,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Repeat the value of the record saved before; with two texts for the same field,
    /// exchange them.
    RepeatPrevious,
    /// Open the long text in the person's own editor.
    EditExternally,
    /// Échap.
    Cancel,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
}

/// What a key did, and what is left to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormOutcome {
    /// Nothing to do but draw.
    Nothing,
    /// The text changed: a draft is due.
    Changed,
    /// The focus left that field: keep the draft now.
    Left(usize),
    /// Every field is right: save [`Form::values`](super::Form::values).
    Submit,
    /// Nothing was done; a French sentence says why. After a try at saving, the focus is
    /// on the first field that is wrong.
    Invalid(String),
    /// Échap: close the form and keep the draft.
    Close,
    /// « Abandonner »: close the form and end the draft.
    Abandon,
    /// Open this text of the focused field in the person's own editor; the answer goes to
    /// [`Form::set_text`](super::Form::set_text).
    EditText(String),
}

/// Which way the focus goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Forward,
    Back,
}

/// What a field made of a key.
pub(super) enum Typed {
    /// Took it.
    Here,
    /// Gives the focus to its neighbour.
    Leave(Way),
    /// Gives the focus to a field one page away.
    LeavePage(Way),
    /// Would not take it, and why.
    Refused(String),
}

//! What the program asks of the outside world: the only things `update` cannot do
//! itself. The runtime performs them. Knows no terminal.

/// Something to be done outside the state of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Give the terminal back and end, with exit code 0.
    Quit,
    /// Open the text in the person's own editor; the answer comes back as
    /// [`Event::Edited`](super::event::Event::Edited) with the same token.
    EditText {
        /// Chosen by whoever asks, to recognise the answer.
        token: u64,
        /// The text to start from.
        text: String,
        /// Where it comes from, as [`note_origin`](crate::store::Store::note_origin) says it.
        origin: String,
    },
    /// Give the terminal back to the shell until it says to go on.
    Suspend,
    /// Ring the terminal's bell.
    Bell,
    /// Take the colours of that theme.
    Theme(String),
    /// Paint the whole screen again, whatever it shows.
    Repaint,
}

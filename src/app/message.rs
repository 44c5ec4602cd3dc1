//! The line that answers: what was done, what could not be, what to do next.

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Information.
    Info,
    /// Something was done.
    Success,
    /// To be noticed.
    Warning,
    /// Something was not done.
    Error,
}

/// A sentence for the user. It stays until the next action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How much it matters.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

impl Message {
    fn of(tone: Tone, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { tone, text }
    }

    /// Information.
    pub fn info(text: impl Into<String>) -> Self {
        Self::of(Tone::Info, text)
    }
    /// Something was done.
    pub fn success(text: impl Into<String>) -> Self {
        Self::of(Tone::Success, text)
    }
    /// To be noticed.
    pub fn warning(text: impl Into<String>) -> Self {
        Self::of(Tone::Warning, text)
    }
    /// Something was not done.
    pub fn error(text: impl Into<String>) -> Self {
        Self::of(Tone::Error, text)
    }
}

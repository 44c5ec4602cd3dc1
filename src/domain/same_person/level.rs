//! How far two things agree.
/// How far two records agree, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The same.
    Same,
    /// The same, transcribed otherwise; a date that many records have for want of the true one.
    Variant,
    /// One is a part of the other.
    Part,
    /// One typing error apart.
    Near,
    /// Another one.
    Other,
}

//! How far two things agree.
/// How far two records agree, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The same.
    Same,
    /// The same, transcribed otherwise; a date that many records have for want of the true one.
    Variant,
    /// A slip of the fingers apart.
    Slip,
    /// One is a part of the other.
    Part,
    /// One error apart, which may also make another one.
    Near,
    /// Another one.
    Other,
}

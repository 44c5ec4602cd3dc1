//! What a merger starts from: the two files, whole, and whose values are wanted. Knows no rule of it.
use crate::domain::date::Date;
use crate::domain::record::Row;

/// The name, among the fields, of who follows the person.
pub const REFERENT: &str = "referent";

/// What is asked of a merger.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Names of the fields whose value is that of the file that does not stay.
    pub taken: &'a [String],
    /// The day it is.
    pub today: Date,
}

impl Wish<'_> {
    /// Whether the value of the other file is wanted.
    pub fn takes(&self, name: &str) -> bool {
        self.taken.iter().any(|it| it == name)
    }
}

/// All the records of one person, those set aside too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeFile {
    /// Who it is.
    pub identity: Row,
    /// The other records.
    pub records: Vec<Row>,
}

/// What there may be two of once the files are one: someone has to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    /// Two parcours under way, in two structures.
    Parcours,
    /// Two contracts of a kind that run on the same days.
    Contracts,
}

//! The widest of what the rows of the list have said since it is shown on that screen: its columns grow with it and do
//! not shrink, so that nothing moves sideways while one scrolls. Knows no width of a screen.
use super::geometry::Size;
use crate::domain::contract::ContractStatus;
use crate::domain::date::Date;
use crate::store::{Line, Query};

/// What some rows said that no other said in more letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widest {
    /// The screen, and whose files they are.
    of: Option<(Size, String)>,
    /// A name.
    pub name: String,
    /// A référent.
    pub referent: String,
    /// A contract of each status, with an end and without.
    pub contracts: Vec<(ContractStatus, Option<Date>)>,
}

impl Widest {
    /// Nothing was shown yet.
    pub const NONE: Self = Self {
        of: None,
        name: String::new(),
        referent: String::new(),
        contracts: Vec::new(),
    };

    /// Takes the rows shown into account; begins again on another screen, or with other people.
    pub fn grow<'l>(&mut self, lines: impl Iterator<Item = &'l Line>, size: Size, query: &Query) {
        let of = Some((size, query.name()));
        if self.of != of {
            *self = Self { of, ..Self::NONE };
        }
        for line in lines {
            longest(&mut self.name, &line.name);
            longest(
                &mut self.referent,
                line.referent.as_deref().unwrap_or_default(),
            );
            let alike = |it: &(ContractStatus, Option<Date>)| {
                line.contract
                    .is_some_and(|(status, end)| (it.0, it.1.is_some()) == (status, end.is_some()))
            };
            if !self.contracts.iter().any(alike) {
                self.contracts.extend(line.contract);
            }
        }
    }
}

/// Keeps the longer of two texts.
pub(super) fn longest(known: &mut String, text: &str) {
    if text.chars().count() > known.chars().count() {
        text.clone_into(known);
    }
}

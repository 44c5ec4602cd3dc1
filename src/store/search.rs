//! Finding people: folded words and prefixes through the index; one typing error is forgiven
//! when nothing is found as typed and the word has four letters or more.
//!
//! The rest of the store names nothing of the index: it gives a person other words ([`replace`]),
//! has many leave it ([`put_off`], then [`leave`]) and asks ([`find`], then [`people`]). A server would have a table of words
//! in the place of [`fts`].
mod check;
mod erasing;
mod forgive;
mod fts;
mod words;

pub(super) use check::{differs, is_of_index, mend};
pub(super) use erasing::{leave, leaves_at_once, put_off, write_again};

pub(super) use forgive::{count, counted};
pub(super) use fts::{add, people};
pub(super) use words::person_words;

use forgive::{can_err, forgiving};

use super::Result;
use super::sql::Conn;
use crate::domain::date::Date;
use crate::domain::record::Id;

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Who.
    pub people: People,
    /// The word beginnings that were looked for.
    pub patterns: Vec<String>,
    /// What the index was asked.
    pub expression: String,
    /// One typing error was forgiven.
    pub forgiven: bool,
    /// Nobody has the words.
    pub nobody: bool,
}

/// How many people were found: each number of them is best read in another way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum People {
    /// Nothing was asked: everyone.
    #[default]
    Everyone,
    /// A handful, or nobody.
    Few,
    /// Some thousands at most, or those that one typing error stands for.
    Some,
    /// More.
    Many,
}

/// People found, up to that many, are named one by one.
const FEW: u16 = 300;
/// People who have all the words.
pub(super) fn find(conn: &Conn, (typed, exact): (&str, bool), today: Date) -> Result<Found> {
    let patterns = words::patterns(typed, today);
    if patterns.is_empty() {
        return Ok(Found::default());
    }
    let mut found = Found {
        expression: fts::expression(patterns.iter().map(std::slice::from_ref)),
        patterns,
        ..Found::default()
    };
    if fts::is_common_number(conn, &found.patterns)? {
        found.people = People::Many;
        return Ok(found);
    }
    let count = fts::count_of(conn, &found.expression)?;
    found.people = People::of(count);
    found.nobody = count == 0;
    if count == 0
        && !exact
        && found.patterns.iter().any(|word| can_err(word))
        && let Some(meant) = forgiving(conn, &found.patterns)?
    {
        let expression = fts::expression(meant.iter().map(Vec::as_slice));
        let count = fts::count_of(conn, &expression)?;
        // Whatever their number beyond, they are read in one way: nobody has the words as typed.
        found.people = match People::of(count) {
            People::Many => People::Some,
            other => other,
        };
        found.forgiven = count > 0;
        found.nobody = count == 0;
        found.expression = expression;
    }
    Ok(found)
}

impl People {
    const fn of(count: u16) -> Self {
        if count <= FEW {
            Self::Few
        } else if count <= fts::SOME {
            Self::Some
        } else {
            Self::Many
        }
    }
}

/// Makes a person found by other words than before.
pub(super) fn replace(conn: &Conn, person: Id, old: Option<&str>, new: Option<&str>) -> Result<()> {
    if old == new {
        return Ok(());
    }
    if let Some(old) = old {
        fts::remove(conn, person, old)?;
        counted(old).try_for_each(|word| count(conn, word, -1))?;
    }
    if let Some(new) = new {
        add(conn, person, new)?;
        counted(new).try_for_each(|word| count(conn, word, 1))?;
    }
    Ok(())
}

//! Whether the search knows exactly the words of the list: those of each person in its index, and how many
//! people have each word; and writing it anew where it does not.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::erasing::write_anew;
use super::forgive::{count, counted};
use super::fts::READY;
use crate::domain::record::Id;
use crate::store::seal::term::Term;
use crate::store::sql::{Conn, Statement, pragma};
use crate::store::{Result, StoreError};

/// A sum whose terms have no order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum(i64);

impl Sum {
    fn add(&mut self, word: &str, number: i64) {
        let term = Term::of(word).number(number).end();
        self.0 = self.0.wrapping_add(term);
    }
}

/// Whether what the engine found wrong is of the index alone: it looks at that last, once all the pages are
/// whole.
pub(in crate::store) fn is_of_index(found: &str) -> bool {
    found.to_lowercase().contains("fts5") && found.contains("recherche")
}

/// Whether the search differs from the words of the list, or can't be read.
pub(in crate::store) fn differs(conn: &Conn) -> Result<bool> {
    match compared(conn) {
        Err(StoreError::Corrupt(_)) => Ok(true),
        done => done,
    }
}

/// Writes the search anew from the words of the list, where it differs: in one transaction, since an index
/// that is half there would find half of the people.
pub(in crate::store) fn mend(conn: &Conn) -> Result<()> {
    if !differs(conn)? {
        return Ok(());
    }
    let tx = conn.write_part()?;
    write_anew(&tx)?;
    tx.run("DELETE FROM mot")?;
    let mut people = BTreeMap::<String, i64>::new();
    each(&tx, LINES, |_, words| {
        for word in counted(&words) {
            *people.entry(word.to_owned()).or_default() += 1;
        }
    })?;
    for (word, people) in &people {
        count(&tx, word, *people)?;
    }
    tx.commit()
}

/// The words of each row of the list.
const LINES: &str = "SELECT allocataire_id, mots FROM ligne";

fn compared(conn: &Conn) -> Result<bool> {
    let (mut wanted, mut people) = (Sum::default(), HashMap::<String, i64>::new());
    let (mut wanted_ready, mut beginnings) = (Sum::default(), BTreeSet::new());
    each(conn, LINES, |person: Id, words: String| {
        // The index knows who has a word, not how often.
        let once: HashSet<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut ready = HashSet::new();
        for word in once {
            wanted.add(word, person);
            let ends = word
                .char_indices()
                .map(|(at, letter)| at + letter.len_utf8());
            ready.extend(ends.take(READY).filter_map(|end| word.get(..end)));
        }
        for beginning in ready {
            wanted_ready.add(beginning, person);
            if !beginnings.contains(beginning) {
                beginnings.insert(beginning.to_owned());
            }
        }
        for word in counted(&words) {
            *people.entry(word.to_owned()).or_default() += 1;
        }
    })?;
    let mut indexed = Sum::default();
    pragma::make_temporary(
        conn,
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulaire_entier USING fts5vocab('main', 'recherche', 'instance')",
    )?;
    each(
        conn,
        "SELECT doc, term FROM temp.vocabulaire_entier",
        |person: Id, word: String| {
            indexed.add(&word, person);
        },
    )?;
    let mut ready = Sum::default();
    let mut ask = Statement::new(conn, "SELECT rowid FROM recherche WHERE recherche MATCH $1")?;
    for beginning in &beginnings {
        let mut rows = ask.rows(&[&format!("\"{beginning}\"*")])?;
        while let Some(row) = rows.next()? {
            ready.add(beginning, row.get(0)?);
        }
    }
    let (mut counts, mut wanted_counts) = (Sum::default(), Sum::default());
    each(
        conn,
        "SELECT personnes, mot FROM mot",
        |count: i64, word: String| {
            counts.add(&word, count);
        },
    )?;
    for (word, count) in people {
        wanted_counts.add(&word, count);
    }
    Ok(wanted != indexed || ready != wanted_ready || counts != wanted_counts)
}

/// Each row of a question that asks a number and a text.
fn each(conn: &Conn, text: &str, mut take: impl FnMut(i64, String)) -> Result<()> {
    let mut statement = Statement::new(conn, text)?;
    let mut rows = statement.rows(&[])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, row.get(1)?);
    }
    Ok(())
}

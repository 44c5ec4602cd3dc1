//! The index of the embedded engine (FTS5): how it is asked, and how words enter it and leave it.
//! Nothing outside names its tables.
use crate::domain::record::Id;
use crate::store::Result;
use crate::store::sql::{Conn, execute, first, pragma};

/// People found, up to that many, are worth setting apart; beyond, a walk meets one soon enough.
pub(super) const SOME: u16 = 8_000;
/// A beginning of that many known numbers is that of many people: merging what the index keeps of
/// each of them would cost more than reading the words of people on the way.
const NUMBERS: u16 = 2_000;
/// The index keeps the beginnings of words up to that many letters ready.
pub(super) const READY: usize = 3;

/// The people who have the words of an expression, as a set of numbers; `$n` is its value.
pub(in crate::store) fn people(expression: &str) -> String {
    format!("(SELECT rowid FROM recherche WHERE recherche MATCH {expression})")
}

/// How many people are found, up to one more than what is worth counting.
pub(super) fn count_of(conn: &Conn, expression: &str) -> Result<u16> {
    let count = first(
        conn,
        "SELECT count(*) FROM (SELECT rowid FROM recherche WHERE recherche MATCH $1 LIMIT $2) AS found",
        &[&expression, &(SOME + 1)],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// Whether one beginning of a number was typed, which very many numbers share.
pub(super) fn is_common_number(conn: &Conn, patterns: &[String]) -> Result<bool> {
    let [number] = patterns else { return Ok(false) };
    if number.len() <= READY || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(false);
    }
    pragma::make_temporary(
        conn,
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulaire USING fts5vocab('main', 'recherche', 'row')",
    )?;
    // No digit comes after « : ».
    let after = format!("{number}:");
    let count: u16 = first(
        conn,
        "SELECT count(*) FROM (SELECT 1 FROM temp.vocabulaire WHERE term >= $1 AND term < $2 LIMIT $3) AS found",
        &[number, &after, &NUMBERS],
        |row| row.get(0),
    )?
    .unwrap_or_default();
    Ok(count == NUMBERS)
}

/// The expression of people who have, for each group, one of its beginnings. What was folded holds
/// letters and digits only; quotes keep AND, OR, NOT words.
pub(super) fn expression<'w>(groups: impl Iterator<Item = &'w [String]>) -> String {
    let any = |group: &'w [String]| {
        let quoted: Vec<String> = group.iter().map(|word| format!("\"{word}\"*")).collect();
        match quoted.as_slice() {
            [one] => one.clone(),
            several => format!("({})", several.join(" OR ")),
        }
    };
    groups.map(any).collect::<Vec<_>>().join(" AND ")
}

/// Makes a person found by words.
pub(in crate::store) fn add(conn: &Conn, person: Id, words: &str) -> Result<()> {
    execute(
        conn,
        "INSERT INTO recherche(rowid, mots) VALUES ($1, $2)",
        &[&person, &words],
    )?;
    Ok(())
}

/// Makes a person found by words no more.
pub(super) fn remove(conn: &Conn, person: Id, words: &str) -> Result<()> {
    execute(
        conn,
        "INSERT INTO recherche(recherche, rowid, mots) VALUES ('delete', $1, $2)",
        &[&person, &words],
    )?;
    Ok(())
}

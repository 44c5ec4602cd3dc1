//! How words leave the search index. Each leaves at once and for good; when very many leave
//! together, that would read what the index keeps of each word again for each person: they are
//! then only marked, and the index is written anew without them at the end.

use super::super::Result;
use super::super::sql::{Conn, execute, first};

/// Where those who take back a large act are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Erasing {
    /// More is to come: what leaves is only marked, until the end, even if that comes after a cut.
    UnderWay,
    /// All has left.
    Over,
}

/// Says where it is, in the transaction that takes a part back.
pub(in crate::store) fn erase(conn: &Conn, erasing: Erasing) -> Result<()> {
    match (erasing, leaves_at_once(conn)?) {
        (Erasing::UnderWay, true) => leave_at_once(conn, 0),
        (Erasing::Over, false) => {
            conn.run("INSERT INTO recherche(recherche) VALUES ('optimize')")?;
            leave_at_once(conn, 1)
        }
        (Erasing::UnderWay, false) | (Erasing::Over, true) => Ok(()),
    }
}

/// Writes the index anew from the rows of the list: a word that has left for good may still be there as one
/// of those between which others are looked for.
pub(in crate::store) fn write_anew(conn: &Conn) -> Result<()> {
    conn.run("INSERT INTO recherche(recherche) VALUES ('rebuild')")
}

fn leaves_at_once(conn: &Conn) -> Result<bool> {
    let option: Option<i64> = first(
        conn,
        "SELECT v FROM recherche_config WHERE k = 'secure-delete'",
        &[],
        |row| row.get(0),
    )?;
    Ok(option == Some(1))
}

fn leave_at_once(conn: &Conn, option: i64) -> Result<()> {
    execute(
        conn,
        "INSERT INTO recherche(recherche, rank) VALUES ('secure-delete', $1)",
        &[&option],
    )?;
    Ok(())
}

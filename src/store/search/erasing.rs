//! How words leave the search index. Each leaves at once and for good; when very many leave
//! together, that would read what the index keeps of each word again for each person: they are
//! then only marked, and the index is written again without them at the end, part by part.

use super::super::Result;
use super::super::sql::{Conn, execute, first};

/// Pages of the index written in one transaction.
const PAGES: i64 = 32;

/// More words are to leave: they are only marked until [`leave`], even if that comes after a cut. Said in the
/// transaction that takes a part back.
pub(in crate::store) fn put_off(conn: &Conn) -> Result<()> {
    match leaves_at_once(conn)? {
        true => leave_at_once(conn, 0),
        false => Ok(()),
    }
}

/// Those that were put off leave.
pub(in crate::store) fn leave(conn: &Conn) -> Result<()> {
    if leaves_at_once(conn)? {
        return Ok(());
    }
    write_again(conn)?;
    let tx = conn.write_part()?;
    leave_at_once(&tx, 1)?;
    tx.commit()
}

/// Writes all of the index again, part by part: a word that has left for good may still be there as one of
/// those between which others are looked for. It finds as before meanwhile; cut, it begins again.
pub(in crate::store) fn write_again(conn: &Conn) -> Result<()> {
    // Less than nothing: all that is there now.
    let mut pages = -PAGES;
    loop {
        let tx = conn.write_part()?;
        let before = tx.changes();
        execute(
            &tx,
            "INSERT INTO recherche(recherche, rank) VALUES ('merge', $1)",
            &[&pages],
        )?;
        // The order itself is a change; one more says that something was left to do.
        let is_over = tx.changes() - before < 2;
        tx.commit()?;
        if is_over {
            return Ok(());
        }
        pages = PAGES;
    }
}

/// Writes the index anew from the rows of the list.
pub(in crate::store) fn write_anew(conn: &Conn) -> Result<()> {
    conn.run("INSERT INTO recherche(recherche) VALUES ('rebuild')")
}

/// Whether words leave at once.
pub(in crate::store) fn leaves_at_once(conn: &Conn) -> Result<bool> {
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

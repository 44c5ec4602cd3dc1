//! What the files that go with a yearly summary hold, under their digest: kept in the transaction of their record, and
//! as long as it can come back; a frozen summary names it too. Knows no file of the machine.
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::sql::{Conn, Table, first, query};
use super::{Result, Store};
use crate::domain::attachment::{Content, file_name};
use crate::domain::rights::Act;

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::new("piece_contenu", ["empreinte", "contenu"]));

/// Keeps a content; one that was damaged is mended.
pub(super) fn keep(conn: &Conn, content: &Content) -> Result<()> {
    TABLE.replace(
        conn,
        &["empreinte"],
        &[&content.digest(), &content.to_text()],
    )
}

/// The names of the files whose content is lost, or is not what it was.
pub(super) fn broken(conn: &Conn) -> Result<Vec<String>> {
    let text = "SELECT p.fichier, p.empreinte, c.contenu FROM piece_jointe AS p \
         LEFT JOIN piece_contenu AS c ON c.empreinte = p.empreinte ORDER BY p.id";
    let found = query(conn, text, &[], |row| {
        let digest = row.text(1)?.unwrap_or_default();
        let whole = row.text(2)?.and_then(|it| Content::from_text(it, digest));
        Ok(match whole {
            Some(_) => None,
            None => Some(file_name(row.text(0)?.unwrap_or_default())),
        })
    })?;
    let names: BTreeSet<String> = found.into_iter().flatten().collect();
    Ok(names.into_iter().collect())
}

/// The content of that digest; nothing when it is lost, or is not what it was.
pub(super) fn content(conn: &Conn, digest: &str) -> Result<Option<Content>> {
    let text = "SELECT contenu FROM piece_contenu WHERE empreinte = $1";
    let read = |text: Option<&str>| text.and_then(|it| Content::from_text(it, digest));
    let found = first(conn, text, &[&digest], |row| Ok(read(row.text(0)?)))?;
    Ok(found.flatten())
}

impl Store {
    /// What the file of that digest holds; nothing when it is lost, or is not what it was.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn attached(&self, digest: &str) -> Result<Option<Content>> {
        self.allow(Act::Steer)?;
        content(&self.conn, digest)
    }
}

//! A line of the log of consultations, as it is kept. Knows no chain.
use std::sync::LazyLock;

use crate::domain::numbers;
use crate::domain::record::Id;
use crate::store::Result;
use crate::store::seal::term::Term;
use crate::store::sql::{Conn, Param, Row, Statement, Table};

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "consultation",
        [
            "id",
            "fait_a",
            "auteur",
            "session",
            "nature",
            "nombre",
            "personnes",
            "motif",
            "empreinte",
            "retire",
            "maillon",
        ],
    )
    .numbered()
});

/// A line.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Line {
    pub(super) id: Id,
    pub(super) at: String,
    pub(super) author: String,
    pub(super) session: String,
    pub(super) how: String,
    /// How many people it was about.
    pub(super) count: i64,
    /// Those of them whose numbers are known, as text.
    pub(super) people: String,
    pub(super) reason: Option<String>,
    /// The shares of all the people, together.
    pub(super) digest: String,
    /// The shares of those who were purged since.
    pub(super) removed: String,
    pub(super) link: String,
}

impl Line {
    pub(super) fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            at: row.get(1)?,
            author: row.get(2)?,
            session: row.get(3)?,
            how: row.get(4)?,
            count: row.get(5)?,
            people: row.get(6)?,
            reason: row.get(7)?,
            digest: row.get(8)?,
            removed: row.get(9)?,
            link: row.get(10)?,
        })
    }

    /// Its values, its number apart.
    pub(super) fn values(&self) -> [&dyn Param; 10] {
        [
            &self.at,
            &self.author,
            &self.session,
            &self.how,
            &self.count,
            &self.people,
            &self.reason,
            &self.digest,
            &self.removed,
            &self.link,
        ]
    }

    /// Its term in the sum over all that is kept.
    pub(in crate::store) fn term(&self) -> i64 {
        let texts = [&self.at, &self.author, &self.session, &self.how];
        let term = Term::of(TABLE.name()).number(self.id).number(self.count);
        let term = texts.iter().fold(term, |term, text| term.text(text));
        let texts = [&self.people, &self.digest, &self.removed, &self.link];
        let term = texts.iter().fold(term, |term, text| term.text(text));
        term.option(self.reason.as_deref()).end()
    }

    pub(super) fn numbers(&self) -> Vec<Id> {
        numbers::of_text(&self.people)
    }
}

/// Hands over every line, in order.
pub(in crate::store) fn each(conn: &Conn, mut take: impl FnMut(Line)) -> Result<()> {
    let mut statement = Statement::new(conn, &TABLE.select("ORDER BY id"))?;
    let mut rows = statement.rows(&[])?;
    while let Some(row) = rows.next()? {
        take(Line::read(&row)?);
    }
    Ok(())
}

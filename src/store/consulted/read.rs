//! Reading the log of consultations. Knows no text and no order but that of the log.
use super::line::{Line, TABLE};
use crate::domain::record::Id;
use crate::domain::rights::Act;
use crate::domain::vocabulary::Consultation;
use crate::store::sql::query;
use crate::store::{Result, Store, StoreError, former};

/// A consultation, as the log says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsultedLine {
    /// When, UTC.
    pub at: String,
    /// Who.
    pub author: String,
    /// How; `None` for what a later version writes.
    pub how: Option<Consultation>,
    /// How many people it was about.
    pub count: i64,
    /// Those whose numbers are known.
    pub people: Vec<Id>,
    /// The reason that was typed.
    pub reason: Option<String>,
}

impl From<Line> for ConsultedLine {
    fn from(line: Line) -> Self {
        Self {
            people: line.numbers(),
            at: line.at,
            author: line.author,
            how: Consultation::from_code(&line.how),
            count: line.count,
            reason: line.reason,
        }
    }
}

impl Store {
    /// The lines of the log, in order; those about some files alone, when they are given.
    ///
    /// # Errors
    /// `NotAllowed`, or when the store can't be read.
    pub fn consultations(&self, of: Option<&[Id]>) -> Result<Vec<ConsultedLine>> {
        self.allow(Act::ReadConsultations)?;
        let lines = query(&self.conn, &TABLE.select("ORDER BY id"), &[], |row| {
            Ok(ConsultedLine::from(Line::read(row)?))
        })?;
        let is_asked = |line: &ConsultedLine| {
            of.is_none_or(|files| line.people.iter().any(|id| files.contains(id)))
        };
        Ok(lines.into_iter().filter(is_asked).collect())
    }

    /// The numbers under which a person was consulted: that of the file, and those of the files that are now
    /// part of it. It needs no right on files: numbers say nobody's name.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when no file has that number or uid.
    pub fn numbers_of(&self, id_or_uid: &str) -> Result<Vec<Id>> {
        self.allow(Act::ReadConsultations)?;
        let asked = id_or_uid.trim();
        let text = "SELECT COALESCE(f.allocataire_id, a.id) FROM allocataire AS a \
            LEFT JOIN ancien_dossier AS f ON f.ancien_uid = a.uid AND f.supprime = 0 \
            AND a.supprime = 1 WHERE a.id = $1 OR a.uid = $2";
        let number: Id = asked.parse().unwrap_or_default();
        let uid = asked.to_lowercase();
        let found = query(&self.conn, text, &[&number, &uid], |row| row.get::<Id>(0))?;
        let kept = found.first().ok_or(StoreError::NotFound)?;
        former::files(&self.conn, *kept)
    }
}

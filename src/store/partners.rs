//! The partners that the last actions name, to complete what is typed. Knows no form.
use super::sql::query;
use super::{Result, Store};
use crate::domain::partner::{Mention, Partner, book};
use crate::domain::rights::{Reach, Section};

/// How many of the last actions are read: enough to know the usual partners, and no more to read in a
/// large store than in a small one.
const LAST: i64 = 4_000;

/// The question: what the last actions entrusted to an accompagnateur say, the newest first.
const NAMED: &str = "SELECT a.acteur_structure, a.acteur_nom, a.acteur_contact, a.allocataire_id, \
     COALESCE(a.fin, a.debut) FROM action AS a \
     WHERE a.id > (SELECT MAX(m.id) FROM action AS m) - $1 AND a.supprime = 0 \
     AND a.acteur_genre = 'accompagnateur' AND a.acteur_structure IS NOT NULL ORDER BY a.id DESC";

impl Store {
    /// The partners that the last actions name, for who sees the plans of everyone; nobody for the others.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn partners(&self) -> Result<Vec<Partner>> {
        if self.rights.reach() != Reach::Everyone || !self.rights.sees(Section::Plan) {
            return Ok(Vec::new());
        }
        let mentions = query(&self.conn, NAMED, &[&LAST], |row| {
            let text =
                |at| Ok::<_, super::StoreError>(row.text(at)?.unwrap_or_default().to_owned());
            Ok(Mention {
                organization: text(0)?,
                name: text(1)?,
                contact: text(2)?,
                person: row.get(3)?,
                on: row.date(4)?,
            })
        })?;
        Ok(book(mentions))
    }
}

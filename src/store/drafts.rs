//! Drafts: forms not saved yet, as rows. A draft goes only in the transaction that saves its
//! record, or when it is given up (which can be undone).
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::apply::new_act;
use super::sent::Sent;
use super::sql::{Conn, Table, execute, first, query};
use super::{Result, Store, StoreError};
use crate::domain::change::{Author, Moment};
use crate::domain::change::{Change, Nature};
use crate::domain::record::{Entity, Id};

/// A form not saved yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Number of the draft; 0 before it is first kept.
    pub id: Id,
    /// Name of the form, as the program knows it.
    pub form: String,
    /// Record being changed, if it exists already.
    pub record: Option<Id>,
    /// Revision it was read at.
    pub version: Option<i64>,
    /// Person concerned.
    pub person: Option<Id>,
    /// What it is, in words.
    pub title: String,
    /// Values typed so far, as JSON text.
    pub values: String,
    /// Field where the user was.
    pub field: i64,
    /// When it was last kept, UTC.
    pub changed_at: String,
    /// Session that keeps it.
    pub session: String,
}

impl Draft {
    /// Kind of record the form is about, when its name says so.
    pub fn entity(&self) -> Option<Entity> {
        Entity::from_table(&self.form)
    }
}

static DRAFTS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "brouillon",
        [
            "auteur",
            "session",
            "objet",
            "objet_id",
            "version",
            "allocataire_id",
            "titre",
            "valeurs",
            "champ",
            "modifie_a",
        ],
    )
});

/// The open ones of an author. Those of a file that is now part of another are of that other one; what
/// was typed of an identity is then compared with one that was never read.
const OPEN: &str = "SELECT b.id, b.objet, \
    CASE WHEN b.objet = 'allocataire' AND f.id IS NOT NULL THEN f.allocataire_id ELSE b.objet_id END, \
    CASE WHEN b.objet = 'allocataire' AND f.id IS NOT NULL THEN 0 ELSE b.version END, \
    COALESCE(f.allocataire_id, b.allocataire_id), b.titre, b.valeurs, b.champ, b.modifie_a, b.session \
    FROM brouillon AS b LEFT JOIN allocataire AS a ON a.id = b.allocataire_id AND a.supprime = 1 \
    LEFT JOIN ancien_dossier AS f ON f.ancien_uid = a.uid AND f.supprime = 0 \
    WHERE b.auteur = $1 AND b.abandonne_a IS NULL ORDER BY b.modifie_a DESC, b.id DESC";

impl Store {
    /// Keeps a draft; gives its number: another one when a second session of the author has taken it
    /// up meanwhile, and goes on with it there.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn keep_draft(&mut self, author: &Author, moment: &Moment, draft: &Draft) -> Result<Id> {
        let mut id = draft.id;
        match self.answered(|sent| kept(sent, draft)) {
            Some(Err(StoreError::Slow)) => return Err(StoreError::Slow),
            Some(Ok((kept, true))) => return Ok(kept),
            // Kept, without what was typed since.
            Some(Ok((kept, false))) => id = kept,
            Some(Err(_)) | None => {}
        }
        self.writable()?;
        let tx = self.conn.write()?;
        let id = keep(&tx, author, moment, draft, id)?;
        let kept = tx.commit();
        self.ended(kept, id, |id| {
            let (which, says) = names(draft);
            Sent::Draft(which, says, *id)
        })
    }

    /// The number of a draft that the disk was slow to keep, once it has.
    ///
    /// # Errors
    /// `Slow` while the disk has not answered.
    pub fn draft_landed(&self, draft: &Draft) -> Result<Option<Id>> {
        match self.answered(|sent| kept(sent, draft)) {
            Some(Err(StoreError::Slow)) => Err(StoreError::Slow),
            Some(Ok((id, _))) => Ok(Some(id)),
            Some(Err(_)) | None => Ok(None),
        }
    }

    /// The number that a draft will have, when it was given to the disk.
    pub(super) fn draft_on_its_way(&self, draft: &Draft) -> Option<Id> {
        let sent = self.sent.borrow();
        let (id, _) = kept(sent.as_ref()?, draft)?;
        Some(id)
    }

    /// Open drafts of an author, the latest first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn drafts(&self, author: &Author) -> Result<Vec<Draft>> {
        query(&self.conn, OPEN, &[&author.name], |row| {
            Ok(Draft {
                id: row.get(0)?,
                form: row.get(1)?,
                record: row.get(2)?,
                version: row.get(3)?,
                person: row.get(4)?,
                title: row.get(5)?,
                values: row.get(6)?,
                field: row.get(7)?,
                changed_at: row.get(8)?,
                session: row.get(9)?,
            })
        })
    }

    /// An open draft of an author.
    ///
    /// # Errors
    /// `NotFound` when it is no longer there; when the store can't be read.
    pub fn draft(&self, author: &Author, id: Id) -> Result<Draft> {
        let mut drafts = self.drafts(author)?.into_iter();
        drafts
            .find(|draft| draft.id == id)
            .ok_or(StoreError::NotFound)
    }

    /// Takes up a draft in this session: it is no longer that of the session it was typed in.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn take_up_draft(&mut self, author: &Author, id: Id) -> Result<()> {
        if let Some(answer) = self.answered(|sent| sent.taken_up(id)) {
            return answer;
        }
        self.writable()?;
        let tx = self.conn.write()?;
        let text = "UPDATE brouillon SET session = $2 WHERE id = $1";
        execute(&tx, text, &[&id, &author.session])?;
        let kept = tx.commit();
        self.ended(kept, (), |()| Sent::TakenUp(id))
    }

    /// The session in which a draft is typed; `None` when it is no longer a draft.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn draft_session(&self, id: Id) -> Result<Option<String>> {
        let text = "SELECT session FROM brouillon WHERE id = $1 AND abandonne_a IS NULL";
        first(&self.conn, text, &[&id], |row| row.get(0))
    }

    /// Forgets a draft that holds nothing typed.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn drop_empty_draft(&mut self, id: Id) -> Result<()> {
        let text = "DELETE FROM brouillon WHERE id = $1";
        self.write_one(text, &[&id]).map(drop)
    }

    /// Gives a draft up. It stays in the store, and undo brings it back.
    ///
    /// # Errors
    /// `NotFound` when it is no longer there; when the store can't be written.
    pub fn abandon_draft(&mut self, author: &Author, moment: &Moment, id: Id) -> Result<()> {
        if let Some(answer) = self.answered(|sent| sent.abandoned(id)) {
            return answer;
        }
        self.writable()?;
        let draft = self.draft(author, id)?;
        let change = Change {
            label: format!("Brouillon abandonné : {}", draft.title),
            person: draft.person,
            nature: Nature::Abandon,
            ops: Vec::new(),
            draft: None,
            content: None,
        };
        let tx = self.conn.write()?;
        let act = new_act(&tx, author, moment, &change, None)?;
        execute(
            &tx,
            "UPDATE brouillon SET abandonne_a = $2, acte_id = $3 WHERE id = $1",
            &[&id, &moment.instant_text(), &act],
        )?;
        let kept = tx.commit();
        self.ended(kept, (), |()| Sent::Abandoned(id, change.label))
    }
}

/// Which draft it is, and what it says.
fn names(draft: &Draft) -> (String, String) {
    let which = (draft.id, &draft.form, draft.record, draft.person);
    let says = (&draft.values, draft.field);
    (format!("{which:?}"), format!("{says:?}"))
}

/// The number of that draft, and whether it said the same, when it was given to the disk.
fn kept(sent: &Sent, draft: &Draft) -> Option<(Id, bool)> {
    let (which, says) = names(draft);
    match sent {
        Sent::Draft(of, said, id) if *of == which => Some((*id, *said == says)),
        _ => None,
    }
}

/// Writes a draft: the row of that number, while it is that of this session, or a new one.
fn keep(conn: &Conn, author: &Author, moment: &Moment, draft: &Draft, id: Id) -> Result<Id> {
    let at = moment.instant_text();
    if id != 0 {
        let changed = execute(
            conn,
            "UPDATE brouillon SET valeurs = $2, champ = $3, modifie_a = $4, titre = $6, \
             abandonne_a = NULL WHERE id = $1 AND session = $5",
            &[
                &id,
                &draft.values,
                &draft.field,
                &at,
                &author.session,
                &draft.title,
            ],
        )?;
        if changed == 1 {
            return Ok(id);
        }
    }
    DRAFTS.insert(
        conn,
        &[
            &author.name,
            &author.session,
            &draft.form,
            &draft.record,
            &draft.version,
            &draft.person,
            &draft.title,
            &draft.values,
            &draft.field,
            &at,
        ],
    )
}

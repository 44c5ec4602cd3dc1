//! Yearly summaries kept as they were, each under its name, with a digest that shows a change made outside the
//! program. A row is added; a purge alone changes it, where the person is listed. Knows nothing of what is in them.
use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::sql::{Conn, Row, Table, execute, first, query};
use super::{Result, Store, StoreError};
use crate::domain::change::{Author, Moment};
use crate::domain::record::Id;
use crate::domain::rights::Act;
use crate::domain::text::clean_line;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let columns = ["nom", "fige_a", "auteur", "contenu", "empreinte"];
    Table::new("bilan_fige", columns)
});

/// The last act on a record after an instant.
const ON_RECORD: &str = "SELECT a.fait_a, a.auteur FROM journal AS j JOIN acte AS a ON a.id = j.acte_id \
    WHERE j.objet = $1 AND j.objet_id = $2 AND a.fait_a > $3 ORDER BY a.id DESC LIMIT 1";
/// The last act on the file of a person after an instant.
const ON_PERSON: &str = "SELECT a.fait_a, a.auteur FROM journal AS j JOIN acte AS a ON a.id = j.acte_id \
    WHERE j.allocataire_id = (SELECT id FROM allocataire WHERE uid = $1) AND a.fait_a > $2 \
    ORDER BY a.id DESC LIMIT 1";

/// A summary as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Its name.
    pub name: String,
    /// When, as stored.
    pub at: String,
    /// By whom.
    pub author: String,
    /// What is in it.
    pub text: String,
}

/// What stands in the place of the number of someone who was purged, out of the lists.
const NOBODY: &str = "personne purgée";

/// How many people a summary listed who were purged since: the member of its content that says it.
const PURGED: &str = "purged";

/// Takes people who are purged out of the lists of every summary: its figures stay, and how many were taken out; what
/// the lists said of them, days and reasons too, goes with their number.
pub(in crate::store) fn forget(conn: &Conn, uids: &BTreeSet<String>) -> Result<()> {
    let text = "SELECT nom, fige_a, auteur, contenu, id FROM bilan_fige ORDER BY id";
    let kept = query(conn, text, &[], |row| Ok((read(row)?, row.get::<Id>(4)?)))?;
    for (mut frozen, id) in kept {
        let listed = uids.iter().filter(|it| frozen.text.contains(*it)).count();
        if listed == 0 {
            continue;
        }
        let unreadable =
            |error| StoreError::Corrupt(format!("un bilan figé ne se lit pas : {error}"));
        let mut whole: Json = serde_json::from_str(&frozen.text).map_err(unreadable)?;
        take_out(&mut whole, uids);
        if let Some(whole) = whole.as_object_mut() {
            let before = whole.get(PURGED).and_then(Json::as_u64).unwrap_or(0);
            let now = before.saturating_add(listed as u64);
            whole.insert(PURGED.to_owned(), now.into());
        }
        frozen.text = whole.to_string();
        // Wherever else a number stands.
        for uid in uids {
            frozen.text = frozen.text.replace(uid, NOBODY);
        }
        let digest = frozen.digest();
        let text = "UPDATE bilan_fige SET contenu = $1, empreinte = $2 WHERE id = $3";
        execute(conn, text, &[&frozen.text, &digest, &id])?;
    }
    Ok(())
}

/// Takes out of every list what says one of those numbers.
fn take_out(value: &mut Json, uids: &BTreeSet<String>) {
    let says = |it: &Json| {
        let mut members = it.as_object().into_iter().flatten();
        members.any(|(_, member)| member.as_str().is_some_and(|it| uids.contains(it)))
    };
    match value {
        Json::Array(list) => {
            list.retain(|it| !says(it));
            list.iter_mut().for_each(|it| take_out(it, uids));
        }
        Json::Object(members) => members.values_mut().for_each(|it| take_out(it, uids)),
        _ => {}
    }
}

fn read(row: &Row<'_>) -> Result<Frozen> {
    Ok(Frozen {
        name: row.get(0)?,
        at: row.get(1)?,
        author: row.get(2)?,
        text: row.get(3)?,
    })
}

/// An act, by its instant and its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActSince {
    /// When, as stored.
    pub at: String,
    /// By whom.
    pub author: String,
}

impl Frozen {
    /// The digest of the whole: another name, another day or another author shows as another figure does.
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for part in [&self.name, &self.at, &self.author, &self.text] {
            digest.update(part);
            digest.update([0]);
        }
        digest
            .finalize()
            .iter()
            .map(|it| format!("{it:02x}"))
            .collect()
    }
}

impl Store {
    /// Keeps a summary under a name that none has.
    ///
    /// # Errors
    /// `NotAllowed`; `Refused` when a summary has that name, or it is no name; `ReadOnly`, `Locked`, `Disk`:
    /// nothing was kept.
    pub fn freeze(
        &mut self,
        author: &Author,
        moment: &Moment,
        name: &str,
        text: String,
    ) -> Result<()> {
        self.allow(Act::Steer)?;
        self.writable()?;
        let name = clean_line(name);
        if name.is_empty() {
            return Err(StoreError::Refused(
                "Donnez un nom au bilan à figer.".to_owned(),
            ));
        }
        let tx = self.conn.write()?;
        let held = first(
            &tx,
            "SELECT fige_a FROM bilan_fige WHERE nom = $1",
            &[&name],
            |_| Ok(()),
        )?;
        if held.is_some() {
            return Err(StoreError::Refused(format!(
                "Un bilan figé s’appelle déjà « {name} » : il ne change plus. Donnez un autre nom à celui-ci."
            )));
        }
        let it = Frozen {
            name,
            at: moment.instant_text(),
            author: author.name.clone(),
            text,
        };
        TABLE.insert(&tx, &[&it.name, &it.at, &it.author, &it.text, &it.digest()])?;
        tx.commit()
    }

    /// The summary of that name, as it was kept.
    ///
    /// # Errors
    /// `NotAllowed`; `Refused` when there is none, with the names that there are; `Corrupt` when it was changed
    /// outside the program.
    pub fn frozen(&self, name: &str) -> Result<Frozen> {
        self.allow(Act::Steer)?;
        let name = clean_line(name);
        let text = "SELECT nom, fige_a, auteur, contenu, empreinte FROM bilan_fige WHERE nom = $1";
        let found = first(&self.conn, text, &[&name], |row| {
            Ok((read(row)?, row.get::<String>(4)?))
        })?;
        match found {
            Some((frozen, digest)) if frozen.digest() == digest => Ok(frozen),
            Some(_) => Err(StoreError::Corrupt(format!(
                "le bilan figé « {name} » ne correspond plus à son empreinte : il a été modifié hors du programme"
            ))),
            None => {
                let known = query(
                    &self.conn,
                    "SELECT nom FROM bilan_fige ORDER BY id",
                    &[],
                    |row| row.get::<String>(0),
                )?;
                let known = match known.is_empty() {
                    true => "Aucun n’est gardé.".to_owned(),
                    false => format!("Bilans figés : {}.", known.join(", ")),
                };
                Err(StoreError::Refused(format!(
                    "Aucun bilan figé ne s’appelle « {name} ». {known}"
                )))
            }
        }
    }

    /// The last act after an instant on a record, or on the file of a person where no record is told.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn act_since(
        &self,
        since: &str,
        person: &str,
        record: Option<(&str, Id)>,
    ) -> Result<Option<ActSince>> {
        self.allow(Act::Steer)?;
        let act = |row: &Row<'_>| {
            Ok(ActSince {
                at: row.get(0)?,
                author: row.get(1)?,
            })
        };
        let of_record = match record {
            Some((table, id)) => first(&self.conn, ON_RECORD, &[&table, &id, &since], act)?,
            None => None,
        };
        match of_record {
            Some(found) => Ok(Some(found)),
            None => first(&self.conn, ON_PERSON, &[&person, &since], act),
        }
    }
}

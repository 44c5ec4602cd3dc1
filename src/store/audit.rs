//! The audit chain: who, when, which record, and a keyed digest of its values.
//!
//! Each row carries a link computed from the one before, so that a change in the middle shows.
//! The digest uses a secret of the record: once that secret is erased, nothing can be read from it.
use std::collections::HashMap;
use std::sync::LazyLock;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::Result;
use super::seal::{self, Seals};
use super::sql::{Ask, Conn, Head, LazyStatement, Param, Statement, Table, first, together};
use crate::domain::change::Author;
use crate::domain::record::{Entity, Id, Value};

/// One line to add.
pub(super) struct AuditLine<'a> {
    pub author: &'a Author,
    /// The instant, as it is stored.
    pub instant: &'a str,
    pub act: Id,
    pub nature: &'a str,
    pub entity: Entity,
    pub id: Id,
    pub values: &'a str,
    /// Whether the record is new: then it has no secret yet.
    pub created: bool,
}

/// The end of the chain, known while one transaction writes.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    last: Option<String>,
    /// What the secrets of new records are drawn from; kept nowhere.
    seed: Option<String>,
}

/// Hexadecimal text of some bytes.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for half in [byte >> 4, byte & 0xf] {
            text.push(char::from(if half < 10 {
                b'0' + half
            } else {
                b'a' + half - 10
            }));
        }
    }
    text
}

/// The link that follows `previous` for a row made of those parts.
pub(super) fn link(previous: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    for part in parts {
        hash.update([0x1f]);
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

impl Chain {
    /// Finds the end of the chain, unless it is known.
    pub(super) fn read(&mut self, conn: &Conn) -> Result<()> {
        if self.last.is_none() {
            let last = first(
                conn,
                "SELECT maillon FROM audit ORDER BY seq DESC LIMIT 1",
                &[],
                |row| row.get(0),
            )?;
            self.last = Some(last.unwrap_or_default());
        }
        Ok(())
    }

    /// Notes that the chain has come to its end as it is known now: the row added last.
    pub(super) fn reached(&self, conn: &Conn) {
        if let Some(link) = self.last.clone() {
            let line = conn.last_id();
            conn.reached(Head { line, link });
        }
    }

    /// The secret of a new record.
    pub(super) fn new_secret(&mut self, entity: Entity, id: Id) -> String {
        // Two random UUIDs: more than 120 random bits.
        let seed = self.seed.get_or_insert_with(|| {
            let random = || uuid::Uuid::now_v7().simple();
            format!("{}{}", random(), random())
        });
        link(seed, &[entity.table(), &id.to_string()])
    }

    /// Adds a line at the end of the chain, once that end was read.
    pub(super) fn seal(&mut self, line: &AuditLine<'_>, secret: &str) -> Sealed {
        let digest = digest(secret, line.values);
        let (act, id) = (line.act.to_string(), line.id.to_string());
        let next = link(
            self.last.as_deref().unwrap_or_default(),
            &[
                line.instant,
                &line.author.name,
                &line.author.session,
                line.nature,
                &act,
                line.entity.table(),
                &id,
                &digest,
            ],
        );
        self.last = Some(next.clone());
        Sealed { digest, link: next }
    }
}

/// What makes a line a part of the chain.
pub(super) struct Sealed {
    digest: String,
    link: String,
}

impl Sealed {
    /// The line as a row of [`AUDIT`].
    pub(super) fn values(self, line: &AuditLine<'_>) -> Vec<Value> {
        vec![
            line.instant.into(),
            line.author.name.as_str().into(),
            line.author.session.as_str().into(),
            line.nature.into(),
            Value::Int(line.act),
            line.entity.table().into(),
            Value::Int(line.id),
            self.digest.into(),
            self.link.into(),
        ]
    }
}

/// Lines of the chain.
pub(super) static AUDIT: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "audit",
        [
            "fait_a",
            "auteur",
            "session",
            "nature",
            "acte_id",
            "objet",
            "objet_id",
            "empreinte",
            "maillon",
        ],
    )
    .filled(&["auteur", "session"])
});
/// Secrets of records.
pub(super) static SECRET: LazyLock<Table> =
    LazyLock::new(|| Table::new("secret", ["objet", "objet_id", "cle"]));

/// The secret of each record, and those that are new: a record that has none yet is given one.
pub(super) struct Secrets {
    of: Vec<String>,
    new: Vec<usize>,
}

/// Reads the secrets of the records of some lines, or draws them.
pub(super) fn secrets(conn: &Conn, lines: &[AuditLine<'_>], chain: &mut Chain) -> Result<Secrets> {
    let mut known: HashMap<(&str, Id), String> = HashMap::new();
    let tables: Vec<&str> = lines.iter().map(|line| line.entity.table()).collect();
    let old = |at: &usize| lines.get(*at).is_some_and(|line| !line.created);
    let old: Vec<usize> = (0..lines.len()).filter(old).collect();
    let text = "SELECT cle FROM secret WHERE objet = $1 AND objet_id = $2";
    let asked = old.iter().filter_map(|at| {
        let values: [&dyn Param; 2] = [tables.get(*at)?, &lines.get(*at)?.id];
        Some(Ask::new(text, values))
    });
    together(conn, &asked.collect::<Vec<_>>(), |nth, row| {
        let at = old.get(nth).copied().unwrap_or_default();
        if let (Some(table), Some(line)) = (tables.get(at), lines.get(at)) {
            known.insert((table, line.id), row.get(0)?);
        }
        Ok(())
    })?;
    let mut secrets = Secrets {
        of: Vec::with_capacity(lines.len()),
        new: Vec::new(),
    };
    for (at, line) in lines.iter().enumerate() {
        let secret = known
            .entry((line.entity.table(), line.id))
            .or_insert_with(|| {
                secrets.new.push(at);
                chain.new_secret(line.entity, line.id)
            });
        secrets.of.push(secret.clone());
    }
    Ok(secrets)
}

/// Adds to the sums over all that is kept the secrets that are new.
pub(super) fn seal(lines: &[AuditLine<'_>], secrets: &Secrets, seals: &mut Seals) {
    for at in &secrets.new {
        if let (Some(line), Some(secret)) = (lines.get(*at), secrets.of.get(*at)) {
            let term = seal::of_secret(line.entity.table(), line.id, secret);
            seals.add(None, term);
        }
    }
}

fn digest(key: &str, values: &str) -> String {
    hex(&keyed(key, values))
}

/// The digest of a text that only who has the key can compute.
pub(super) fn keyed(key: &str, text: &str) -> [u8; 32] {
    Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_or([0; 32], |mut mac| {
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    })
}

/// Adds lines at the end of the chain, once that end was read.
pub(super) fn append(
    conn: &Conn,
    lines: &[AuditLine<'_>],
    secrets: Secrets,
    chain: &mut Chain,
) -> Result<()> {
    let mut kept = LazyStatement::default();
    for at in secrets.new {
        if let (Some(line), Some(secret)) = (lines.get(at), secrets.of.get(at)) {
            kept.of(conn, SECRET.insertion())?
                .run(&[&line.entity.table(), &line.id, secret])?;
        }
    }
    let mut audit = LazyStatement::default();
    for (line, secret) in lines.iter().zip(&secrets.of) {
        let sealed = chain.seal(line, secret);
        audit
            .of(conn, AUDIT.insertion())?
            .run_with(&[], &sealed.values(line))?;
    }
    if !lines.is_empty() {
        chain.reached(conn);
    }
    Ok(())
}

/// Adds one line whose values anyone may check: it needs no secret.
pub(super) fn declare(conn: &Conn, line: &AuditLine<'_>) -> Result<()> {
    let mut chain = Chain::default();
    chain.read(conn)?;
    let sealed = chain.seal(line, "");
    let mut audit = LazyStatement::default();
    audit
        .of(conn, AUDIT.insertion())?
        .run_with(&[], &sealed.values(line))?;
    chain.reached(conn);
    Ok(())
}

/// Walks the whole chain; gives the number of the first row that does not follow from the one
/// before, if any.
pub(super) fn first_broken_link(conn: &Conn) -> Result<Option<i64>> {
    let columns = AUDIT.columns().join(", ");
    let text = format!("SELECT seq, {columns} FROM audit ORDER BY seq");
    let mut stmt = Statement::new(conn, &text)?;
    let mut rows = stmt.rows(&[])?;
    let mut previous = String::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get::<String>(at);
        let number = |at: usize| row.get::<i64>(at).map(|n| n.to_string());
        let parts = [
            text(1)?,
            text(2)?,
            text(3)?,
            text(4)?,
            number(5)?,
            text(6)?,
            number(7)?,
            text(8)?,
        ];
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let expected = link(&previous, &parts);
        let found = text(9)?;
        if found != expected {
            return Ok(Some(row.get(0)?));
        }
        previous = found;
    }
    Ok(None)
}

//! What was prepared of some records, as rows to add: written table by table, parents before
//! children, each table in the order of its indexes.
use std::collections::BTreeMap;
use std::sync::Arc;

use super::new_records::{NewRecords, Trace};
use crate::domain::file::facts::File;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::domain::rules::RuleBook;
use crate::store::audit::{AUDIT, AuditLine, Chain, SECRET};
use crate::store::changes::{AS_MADE, changes};
use crate::store::derive;
use crate::store::seal::{self, Seals};
use crate::store::shared_text::SharedText;
use crate::store::sql::{Conn, Head};
use crate::store::writer::{JOURNAL, filled};
use crate::store::{Result, rows};

/// Rows of some tables.
#[derive(Debug, Default)]
pub(super) struct Batch {
    records: BTreeMap<Entity, Vec<Vec<Value>>>,
    journal: Vec<Vec<Value>>,
    audit: Vec<Vec<Value>>,
    secrets: Vec<Vec<Value>>,
    derived: derive::Rows,
    /// What it adds to the sums over all that is kept.
    seals: Seals,
    /// Words of the search, for each person: they are written apart.
    pub(super) words: Vec<(Id, String)>,
}

impl Batch {
    /// Takes in the records of one person, and all that follows from them.
    pub(super) fn take(
        &mut self,
        (rules, shared): (&RuleBook, &SharedText),
        new: NewRecords,
        trace: Option<&Arc<Trace>>,
        chain: &mut Chain,
    ) -> Result<()> {
        let mut file = File::new();
        let mut rows = Vec::with_capacity(new.numbers.len());
        for (record, id) in new.records.into_iter().zip(&new.numbers) {
            let row = Row {
                id: *id,
                uid: record.uid,
                version: 1,
                ..Row::blank(record.entity)
            };
            rows.push(filled(row, &record.values, &new.numbers));
        }
        rows.iter().for_each(|row| self.seals.add_row(row));
        if let Some(trace) = trace {
            self.trace(trace, &rows, chain)?;
        }
        for row in &rows {
            let values = [Value::Int(row.id), Value::from(row.uid.as_str())];
            let values = values.into_iter().chain(shared.values(row));
            let table = self.records.entry(row.entity).or_default();
            table.push(values.collect());
        }
        let person = new.person;
        for row in rows {
            file.entry(row.entity).or_default().push(row);
        }
        if let Some(person) = person {
            let derived = derive::derive(rules, person, &file);
            let words = derived.words().map(str::to_owned);
            self.words.extend(words.map(|words| (person, words)));
            self.derived.take(person, derived);
        }
        Ok(())
    }

    /// The lines that say who made the records of a person: one of the journal each, which keeps no
    /// copy of what the record itself says, and one of the audit chain for all that was made.
    fn trace(&mut self, trace: &Trace, rows: &[Row], chain: &mut Chain) -> Result<()> {
        let mut all = String::new();
        for row in rows {
            all.push_str(&changes(None, row)?);
            let line = seal::Line {
                act: trace.act,
                table: row.entity.table(),
                id: row.id,
                version: row.version,
                before: None,
                after: AS_MADE,
            };
            self.seals.add(rows::person_of(row), seal::of_line(&line));
            self.journal.push(vec![
                Value::Int(trace.act),
                rows::person_of(row).into(),
                row.entity.table().into(),
                Value::Int(row.id),
                Value::Int(row.version),
                Value::Null,
                AS_MADE.into(),
            ]);
        }
        let people = rows.iter().filter(|row| row.entity == Entity::Allocataire);
        for row in people {
            let line = AuditLine {
                author: &trace.author,
                instant: &trace.instant,
                act: trace.act,
                nature: trace.nature,
                entity: row.entity,
                id: row.id,
                values: &all,
                created: true,
            };
            let secret = chain.new_secret(line.entity, line.id);
            let term = seal::of_secret(row.entity.table(), row.id, &secret);
            self.seals.add(None, term);
            let sealed = chain.seal(&line, &secret);
            self.audit.push(sealed.values(&line));
            let named = row.entity.table().into();
            self.secrets
                .push(vec![named, Value::Int(row.id), secret.into()]);
        }
        Ok(())
    }

    /// Puts rows in the order of their indexes, where it is not that of the people.
    pub(super) fn sort(&mut self) {
        self.derived.sort();
    }

    /// Writes the rows. The words are left: the search writes what it has gathered before each
    /// statement that can be taken back by itself, as those are.
    pub(super) fn write(&self, conn: &Conn) -> Result<()> {
        for (entity, list) in &self.records {
            rows::table(*entity)?.add(conn, list)?;
        }
        JOURNAL.add(conn, &self.journal)?;
        AUDIT.add(conn, &self.audit)?;
        if let Some(link) = self.audit.last().and_then(|row| row.last()?.as_text()) {
            let (line, link) = (conn.last_id(), link.to_owned());
            conn.reached(Head { line, link });
        }
        SECRET.add(conn, &self.secrets)?;
        self.seals.write(conn)?;
        self.derived.write(conn)
    }
}

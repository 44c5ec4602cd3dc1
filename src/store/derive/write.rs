//! Writing the derived rows of a person: what is stored is compared with what follows from the
//! records, and only what differs is written. The search is touched only when its words change.
use super::compute::derive;
use super::edits::{Edit, RowEdit, Stored};
use super::parts::{PARTS, Part};
use super::tables::{BEFORE_DATED, Derived, LINE, LINE_COLUMNS, words};
use crate::domain::file::facts::File;
use crate::domain::record::{Entity, Id, Value};
use crate::domain::rights::Rights;
use crate::domain::rules::RuleBook;
use crate::store::sql::{
    Ask, Conn, LazyStatement, Param, assignments, at_once, execute, first, together,
};
use crate::store::{Result, rows, search};

/// Rebuilds what is derived for one person.
pub(in crate::store) fn person_with(conn: &Conn, book: &RuleBook, person: Id) -> Result<()> {
    let (file, stored) = read(conn, person)?;
    let derived = derive(book, person, &file);
    at_once(|| put(conn, person, &derived, &stored))
}

/// Erases what is derived of a person, the words of the search too.
pub(in crate::store) fn erase(conn: &Conn, person: Id) -> Result<()> {
    let text = LINE.select("WHERE allocataire_id = $1");
    let line: Option<Vec<Value>> = first(conn, &text, &[&person], |row| {
        row.values(1, LINE_COLUMNS.len())
    })?;
    Editor::new(conn).clear(person)?;
    let old = line.as_deref().and_then(words);
    search::replace(conn, person, old, None)
}

/// The derived rows of a person as they are stored: those of each part, and the row of the list.
struct StoredRows {
    parts: Vec<Stored>,
    line: Option<Vec<Value>>,
}

/// Reads the records of a person that count, and what is derived of them, at once.
fn read(conn: &Conn, person: Id) -> Result<(File, StoredRows)> {
    let kinds: Vec<Entity> = Entity::counted().collect();
    let mut file: File = kinds.iter().map(|kind| (*kind, Vec::new())).collect();
    let mut stored = StoredRows {
        parts: PARTS.iter().map(Part::room).collect(),
        line: None,
    };
    let records = kinds
        .iter()
        .map(|kind| rows::asked(*kind, Rights::default(), &person));
    let mut asked = records.collect::<Result<Vec<_>>>()?;
    let both: [&dyn Param; 2] = [&person, &person];
    asked.extend(PARTS.iter().map(|part| Ask::new(part.read.as_str(), both)));
    asked.push(Ask::new(
        LINE.select("WHERE allocataire_id = $1"),
        [&person as &dyn Param],
    ));
    together(conn, &asked, |at, row| {
        if let Some(kind) = kinds.get(at) {
            let record = rows::read(*kind, row)?;
            file.entry(*kind).or_default().push(record);
        } else if let Some(part) = stored.parts.get_mut(at - kinds.len()) {
            part.add(row)?;
        } else {
            stored.line = Some(row.values(1, LINE_COLUMNS.len())?);
        }
        Ok(())
    })?;
    Ok((file, stored))
}

/// Makes the derived rows of a person those.
fn put(conn: &Conn, person: Id, derived: &Derived, stored: &StoredRows) -> Result<()> {
    let mut editor = Editor::new(conn);
    if derived.line.is_none() {
        editor.clear(person)?;
    } else {
        for (at, (part, stored)) in PARTS.iter().zip(&stored.parts).enumerate() {
            let mut edits = Vec::new();
            part.compare(derived, stored, &mut |edit| edits.push(edit));
            for edit in edits {
                editor.write(person, &Edit::Row(at, edit))?;
            }
        }
        if let Some(edit) = line_edit(stored.line.as_deref(), derived) {
            editor.write(person, &edit)?;
        }
    }
    let (old, new) = (stored.line.as_deref().and_then(words), derived.words());
    search::replace(conn, person, old, new)
}

/// What makes the row of the list the one wanted.
fn line_edit(stored: Option<&[Value]>, derived: &Derived) -> Option<Edit> {
    let wanted = derived.line.as_deref()?;
    let (fixed, dated) = wanted.split_at_checked(BEFORE_DATED)?;
    match stored {
        Some(stored) if stored == wanted => None,
        Some(stored) if stored.starts_with(fixed) => Some(Edit::Dated(dated.to_vec())),
        Some(_) | None => Some(Edit::Line(wanted.to_vec())),
    }
}

/// Writes changes of derived rows, through statements prepared at their first use.
pub(in crate::store) struct Editor<'c> {
    conn: &'c Conn,
    parts: Vec<PartStatements<'c>>,
    line: LazyStatement<'c>,
    dated: LazyStatement<'c>,
}

#[derive(Default)]
struct PartStatements<'c> {
    put: LazyStatement<'c>,
    remove: LazyStatement<'c>,
}

impl<'c> Editor<'c> {
    pub(in crate::store) fn new(conn: &'c Conn) -> Self {
        Self {
            conn,
            parts: PARTS.iter().map(|_| PartStatements::default()).collect(),
            line: LazyStatement::default(),
            dated: LazyStatement::default(),
        }
    }

    /// Writes one.
    pub(in crate::store) fn write(&mut self, person: Id, edit: &Edit) -> Result<()> {
        match edit {
            Edit::Row(at, edit) => self.write_row(person, *at, edit)?,
            Edit::Line(values) => {
                let text = LINE.replacement(&["allocataire_id"]);
                let line = self.line.of(self.conn, &text)?;
                line.run_with(&[&person], values)?;
            }
            Edit::Dated(values) => {
                let columns = LINE_COLUMNS.get(BEFORE_DATED..).unwrap_or_default();
                let set = assignments(columns, 2);
                let text = format!("UPDATE ligne SET {set} WHERE allocataire_id = $1");
                let line = self.dated.of(self.conn, &text)?;
                line.run_with(&[&person], values)?;
            }
        }
        Ok(())
    }

    fn write_row(&mut self, person: Id, at: usize, edit: &RowEdit) -> Result<()> {
        let (Some(part), Some(statements)) = (PARTS.get(at), self.parts.get_mut(at)) else {
            return Ok(());
        };
        match edit {
            RowEdit::Put(key, values) => statements
                .put
                .of(self.conn, &part.put)?
                .run_with(&[&person, key], values)?,
            RowEdit::Remove(key) => statements
                .remove
                .of(self.conn, &part.remove)?
                .run(&[&person, key])?,
        };
        Ok(())
    }

    /// Removes all the rows of a person.
    fn clear(&self, person: Id) -> Result<()> {
        for part in PARTS.iter() {
            execute(self.conn, &part.clear, &[&person])?;
        }
        execute(
            self.conn,
            "DELETE FROM ligne WHERE allocataire_id = $1",
            &[&person],
        )?;
        Ok(())
    }
}

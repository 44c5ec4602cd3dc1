//! Writing the derived rows of a person: what is stored is compared with what follows from the
//! records, and only what differs is written. The search is touched only when its words change.
use super::compute::compute_with;
use super::edits::{Edit, RowEdit};
use super::parts::PARTS;
use super::tables::{BEFORE_DATED, Derived, LINE, LINE_COLUMNS, words};
use crate::domain::record::{Id, Value};
use crate::domain::rules::RuleBook;
use crate::store::rule_book::rule_book;
use crate::store::sql::{Conn, LazyStatement, assignments, execute, first, query};
use crate::store::{Result, search};

/// Rebuilds what is derived for one person.
pub(in crate::store) fn person(conn: &Conn, person: Id) -> Result<()> {
    person_with(conn, &*rule_book(conn)?, person)
}

/// Rebuilds what is derived for one person with rules read before.
pub(in crate::store) fn person_with(conn: &Conn, book: &RuleBook, person: Id) -> Result<()> {
    put(conn, person, &compute_with(conn, book, person)?)
}

/// Makes the derived rows of a person those.
fn put(conn: &Conn, person: Id, derived: &Derived) -> Result<()> {
    let line = stored_line(conn, person)?;
    let mut editor = Editor::new(conn);
    if derived.line.is_none() {
        editor.clear(person)?;
    } else {
        for edit in row_edits(conn, person, derived)? {
            editor.write(person, &edit)?;
        }
        if let Some(edit) = line_edit(line.as_deref(), derived) {
            editor.write(person, &edit)?;
        }
    }
    let (old, new) = (line.as_deref().and_then(words), derived.words());
    if old != new {
        if let Some(old) = old {
            search::remove(conn, person, old)?;
        }
        if let Some(new) = new {
            search::add(conn, person, new)?;
            search::counted(new).try_for_each(|word| search::count(conn, word, 1))?;
        }
    }
    Ok(())
}

fn stored_line(conn: &Conn, person: Id) -> Result<Option<Vec<Value>>> {
    let text = LINE.select("WHERE allocataire_id = $1");
    first(conn, &text, &[&person], |row| {
        row.values(1, LINE_COLUMNS.len())
    })
}

/// What makes the rows of all parts those.
fn row_edits(conn: &Conn, person: Id, derived: &Derived) -> Result<Vec<Edit>> {
    let mut edits = Vec::new();
    for (at, part) in PARTS.iter().enumerate() {
        let mut stored = part.room();
        query(conn, &part.read, &[&person, &person], |row| stored.add(row))?;
        part.compare(derived, &stored, &mut |edit| {
            edits.push(Edit::Row(at, edit));
        });
    }
    Ok(edits)
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
    /// The last number of the index, once it was asked for.
    last: Option<Id>,
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
            last: None,
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
        let Some(part) = PARTS.get(at) else {
            return Ok(());
        };
        let key = match edit {
            RowEdit::Put(Some(key), _) | RowEdit::Remove(key) => *key,
            RowEdit::Put(None, _) => self.next_number()?,
        };
        let Some(statements) = self.parts.get_mut(at) else {
            return Ok(());
        };
        match edit {
            RowEdit::Put(_, values) => statements
                .put
                .of(self.conn, &part.put)?
                .run_with(&[&person, &key], values)?,
            RowEdit::Remove(_) => statements
                .remove
                .of(self.conn, &part.remove)?
                .run(&[&person, &key])?,
        };
        Ok(())
    }

    fn next_number(&mut self) -> Result<Id> {
        let last = match self.last {
            Some(last) => last,
            None => first(
                self.conn,
                "SELECT COALESCE(MAX(id), 0) FROM echeance",
                &[],
                |row| row.get(0),
            )?
            .unwrap_or_default(),
        };
        self.last = Some(last + 1);
        Ok(last + 1)
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

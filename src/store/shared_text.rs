//! Words that many people's texts have in common, kept once: the common base of the commitments, in
//! each version of each contract. A text is kept with a mark where such words stand, with a sign where
//! those of the program do, and read whole: nobody else sees the difference.
mod usual;

#[cfg(test)]
pub(super) use usual::USUAL;

use std::sync::LazyLock;

use super::sql::{Conn, Param, Table, execute, query};
use super::{Result, Store};
use crate::domain::contract::{CommonBase, shared_lines};
use crate::domain::record::{Entity, Field, Id, Row, Value};

/// What stands in a text for the words that its other two columns name.
const MARKS: [&str; 2] = ["⟦1⟧", "⟦2⟧"];
/// What a mark begins with: a text that has it already is kept whole.
const OPENING: char = '⟦';
/// Bytes below which words are not worth being kept apart.
const WORTHWHILE: usize = 80;

static SHARED: LazyLock<Table> = LazyLock::new(|| Table::new("socle", ["texte"]));

/// The words that texts may share, the longest first.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedText {
    known: Vec<(Id, String)>,
}

impl SharedText {
    /// Those that a store keeps.
    pub(super) fn of(conn: &Conn) -> Result<Self> {
        let text = "SELECT id, texte FROM socle ORDER BY length(texte) DESC, id";
        let known = query(conn, text, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { known })
    }

    /// How many there are.
    #[cfg(test)]
    pub(super) const fn len(&self) -> usize {
        self.known.len()
    }

    /// What the columns of a record hold: its fields, then the words that its text shares, and whether
    /// it has signs.
    pub(super) fn values(&self, row: &Row) -> Vec<Value> {
        let mut values = row.values.clone();
        let Some((at, field)) = field(row.entity) else {
            return values;
        };
        let mut named = [Value::Null, Value::Null];
        let whole = row.text(field.name).filter(|text| !text.contains(OPENING));
        if let (Some(whole), Some(value)) = (whole, values.get_mut(at)) {
            let mut text = whole.to_owned();
            let found = self.known.iter().filter(|(_, words)| whole.contains(words));
            for ((name, mark), (id, words)) in named.iter_mut().zip(MARKS).zip(found) {
                if text.contains(words) {
                    text = text.replace(words, mark);
                    *name = Value::Int(*id);
                }
            }
            *value = Value::from(text);
        }
        let short = values.get(at).and_then(Value::as_text);
        let short = short.and_then(usual::shortened);
        values.extend(named);
        values.push(Value::Int(i64::from(short.is_some())));
        if let (Some(short), Some(value)) = (short, values.get_mut(at)) {
            *value = Value::from(short);
        }
        values
    }
}

/// The field of a kind whose words may be shared, and its place.
fn field(entity: Entity) -> Option<(usize, &'static Field)> {
    let mut fields = entity.fields().iter().enumerate();
    fields.find(|(_, field)| field.shared)
}

/// Whether a kind has a text whose words may be shared.
pub(super) fn shares(entity: Entity) -> bool {
    field(entity).is_some()
}

/// The columns that say which words the text of a kind shares.
pub(super) fn columns(entity: Entity) -> &'static [&'static str] {
    match shares(entity) {
        true => &["socle_1", "socle_2", "abrege"],
        false => &[],
    }
}

/// A column as it is read: the words that it shares in their place.
pub(super) fn read(field: &Field) -> String {
    let name = field.name;
    if !field.shared {
        return name.to_owned();
    }
    let whole = usual::whole(name);
    let plain = format!("CASE abrege WHEN 1 THEN {whole} ELSE {name} END");
    let columns = ["socle_1", "socle_2"].into_iter().zip(MARKS);
    columns.fold(plain, |text, (column, mark)| {
        let words = format!("(SELECT s.texte FROM socle AS s WHERE s.id = {column})");
        format!("replace({text}, '{mark}', COALESCE({words}, '{mark}'))")
    })
}

impl Store {
    /// Keeps the words of a common base, so that the contracts made with it share them.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn share(&mut self, base: &CommonBase) -> Result<()> {
        let known = SharedText::of(&self.conn)?.known;
        let is_new = |words: &String| {
            words.len() >= WORTHWHILE
                && !words.contains(OPENING)
                && known.iter().all(|(_, it)| it != words)
        };
        let mut new: Vec<String> = shared_lines(base).into_iter().filter(is_new).collect();
        new.sort();
        new.dedup();
        if new.is_empty() {
            return Ok(());
        }
        self.writable()?;
        let text = SHARED.insertion();
        let tx = self.conn.write()?;
        for words in &new {
            // Another process may have kept them meanwhile.
            execute(
                &tx,
                &format!("{text} ON CONFLICT DO NOTHING"),
                &[words as &dyn Param],
            )?;
        }
        tx.commit()
    }
}

//! Walking an ordered list by key: from a place onwards, nothing counted nor skipped. A list is
//! made of groups that follow each other, each read through an index in the order of its key.
use super::Result;
use super::sql::{Conn, Param, Row, query, query_once};
use crate::domain::date::{Date, Time, day_number, iso};
use crate::domain::record::{Id, Value};

/// Direction of reading. Rows always come in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// From the top down.
    End,
    /// From the bottom up.
    Start,
}

impl Towards {
    /// How a key beyond another one compares with it.
    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::End => ">",
            Self::Start => "<",
        }
    }

    /// The order in which rows are asked for.
    pub(super) const fn direction(self) -> &'static str {
        match self {
            Self::End => "ASC",
            Self::Start => "DESC",
        }
    }
}

/// How a text names the day it is, as records write it and as its number, and the time of day.
const NOW: [&str; 3] = ["@today", "@day", "@now"];

/// A condition and its values. In what is added, `@today` stands for the day it is, `@day` for its number and `@now`
/// for the time of day, midnight unless it is known: each is bound once something names it.
#[derive(Clone, Debug)]
pub(super) struct Where {
    today: Date,
    now: Option<Time>,
    named: [Option<String>; NOW.len()],
    /// SQL, starting with AND.
    pub text: String,
    /// Values of `$1`, `$2`…
    values: Vec<Value>,
}

impl Where {
    /// Starts with nothing but the day it is.
    pub(super) const fn on(today: Date) -> Self {
        Self {
            today,
            now: None,
            named: [None, None, None],
            text: String::new(),
            values: Vec::new(),
        }
    }

    /// The same, at that time of the day.
    pub(super) const fn at(mut self, now: Option<Time>) -> Self {
        self.now = now;
        self
    }

    /// Name of a new value.
    pub(super) fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    /// A text where the day it is and the time of day have their names.
    pub(super) fn dated(&mut self, text: &str) -> String {
        let now = self.now.map_or_else(|| "00:00".to_owned(), Time::code);
        let today = (iso(self.today), day_number(self.today));
        let values = [today.0.into(), Value::Int(today.1), now.into()];
        let Self {
            named, values: all, ..
        } = self;
        let mut text = text.to_owned();
        for ((mark, value), named) in NOW.into_iter().zip(values).zip(named) {
            if text.contains(mark) {
                let name = named.get_or_insert_with(|| {
                    all.push(value);
                    format!("${}", all.len())
                });
                text = text.replace(mark, name);
            }
        }
        text
    }

    /// Adds a condition.
    pub(super) fn and(&mut self, condition: &str) {
        let condition = self.dated(condition);
        self.text.push_str(" AND ");
        self.text.push_str(&condition);
    }

    /// The values, as a statement takes them.
    pub(super) fn params(&self) -> Vec<&dyn Param> {
        self.values.iter().map(|it| it as &dyn Param).collect()
    }

    /// Asks a text that was made with it. A text that names people one by one is not asked again.
    pub(super) fn ask<T>(
        &self,
        conn: &Conn,
        text: &str,
        once: bool,
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        if once {
            query_once(conn, text, &self.params(), read)
        } else {
            query(conn, text, &self.params(), read)
        }
    }

    /// Number of rows of what follows FROM, counted up to `most`.
    pub(super) fn count(
        mut self,
        conn: &Conn,
        from: &str,
        once: bool,
        most: usize,
    ) -> Result<usize> {
        let limit = self.bind(number(most));
        let text = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {from}{} LIMIT {limit}) AS found",
            self.text
        );
        let found: Vec<i64> = self.ask(conn, &text, once, |row| row.get(0))?;
        let found = found.first().and_then(|n| usize::try_from(*n).ok());
        Ok(found.unwrap_or_default())
    }
}

/// Numbers as a text lists them. An empty list is no SQL everywhere: no number is 0.
pub(super) fn listed(ids: &[Id]) -> String {
    if ids.is_empty() {
        return "0".to_owned();
    }
    let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
    ids.join(",")
}

pub(super) fn number(count: usize) -> Value {
    Value::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

/// What is read of a group.
pub(super) struct Group<'g> {
    /// What follows FROM, with its first condition.
    pub from: &'g str,
    /// The columns of its key, which gives the order.
    pub key: &'g [&'g str],
    /// All that is read.
    pub columns: &'g str,
}

impl Group<'_> {
    /// The question of at most `count` rows, from the edge or from a place: a value for each column
    /// of the key, and whether the row in that place is wanted too.
    pub(super) fn text(
        &self,
        condition: &mut Where,
        place: Option<(&[Value], bool)>,
        (towards, count): (Towards, usize),
    ) -> String {
        let (sign, direction) = (towards.sign(), towards.direction());
        if let Some((values, inclusive)) = place {
            let names: Vec<String> = values.iter().map(|it| key_value(it, condition)).collect();
            let equal = if inclusive { "=" } else { "" };
            if let (Some(column), Some(name)) = (self.key.first(), names.first()) {
                // The first test lets the index start in the right place.
                condition.and(&format!(
                    "{column} {sign}= {name} AND ({}) {sign}{equal} ({})",
                    self.key.join(", "),
                    names.join(", ")
                ));
            }
        }
        let limit = condition.bind(number(count));
        let order: Vec<String> = self
            .key
            .iter()
            .map(|it| format!("{it} {direction}"))
            .collect();
        format!(
            "SELECT {} FROM {}{} ORDER BY {} LIMIT {limit}",
            self.columns,
            self.from,
            condition.text,
            order.join(", ")
        )
    }
}

/// Name of a value of a key. An empty text is bound as nothing.
pub(super) fn key_value(value: &Value, condition: &mut Where) -> String {
    let name = condition.bind(value.clone());
    match value {
        Value::Text(_) => format!("COALESCE({name}, '')"),
        Value::Null | Value::Int(_) | Value::Pending(_) => name,
    }
}

/// Goes through groups in the direction asked, from that of a place on, until `count` rows are
/// found: `read` gives those of a group, from the place if it is in it.
pub(super) fn through<G, T>(
    groups: &[G],
    place: Option<usize>,
    towards: Towards,
    count: usize,
    mut read: impl FnMut(usize, &G, bool, usize) -> Result<Vec<T>>,
) -> Result<Vec<T>> {
    let mut order: Vec<(usize, &G)> = groups.iter().enumerate().collect();
    if towards == Towards::Start {
        order.reverse();
    }
    let begun = |number: usize| {
        place.is_none_or(|place| match towards {
            Towards::End => number >= place,
            Towards::Start => number <= place,
        })
    };
    let mut found = Vec::new();
    for (number, group) in order.into_iter().filter(|(number, _)| begun(*number)) {
        let left = count.saturating_sub(found.len());
        if left == 0 {
            break;
        }
        found.extend(read(number, group, place == Some(number), left)?);
    }
    Ok(found)
}

//! The two ways to write the texts of the store. They are written once: with values named `$n`, as
//! PostgreSQL does, and with hints that only SQLite reads (INDEXED BY, NOT INDEXED, CROSS JOIN for
//! the order of a join, a lone `+` before a column that must not lead).
use std::borrow::Cow;

/// Values that may keep their names.
const FEW_NAMES: usize = 64;

/// An engine's way to write SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded store.
    Sqlite,
    /// A server.
    Postgres,
}

impl Dialect {
    /// A text of the store, as that engine reads it.
    pub fn text(self, sql: &str) -> Cow<'_, str> {
        match self {
            Self::Sqlite => numbered(sql),
            Self::Postgres => without_hints(sql),
        }
    }
}

/// The text as SQLite numbers parameters: `?3` is bound as the third whatever its place, where
/// `$3` would be a mere name.
///
/// Names met in the order 1, 2, 3… are numbered so by SQLite itself: most texts stay as they are.
fn numbered(sql: &str) -> Cow<'_, str> {
    let mut last = 0;
    let in_order = sql.split('$').skip(1).all(|rest| {
        let number = rest.bytes().take_while(u8::is_ascii_digit);
        let number = number.fold(0_usize, |sum, digit| sum * 10 + usize::from(digit - b'0'));
        let follows = (1..=last + 1).contains(&number);
        last = last.max(number);
        follows
    });
    // A name is looked up among all those before it; a number is not.
    if in_order && last <= FEW_NAMES {
        Cow::Borrowed(sql)
    } else {
        Cow::Owned(sql.replace('$', "?"))
    }
}

/// The text without hints, its values named. What stands between quotes is left as it is.
fn without_hints(sql: &str) -> Cow<'_, str> {
    let plain = sql.split('\'').enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            return Cow::Borrowed(part);
        }
        let mut words: Vec<Cow<'_, str>> = Vec::new();
        let mut rest = part.split(' ').peekable();
        while let Some(word) = rest.next() {
            match (word, rest.peek().copied()) {
                ("INDEXED", Some("BY")) => {
                    rest.nth(1);
                }
                ("NOT", Some("INDEXED")) => {
                    rest.next();
                }
                ("CROSS", Some("JOIN")) => {}
                _ => words.push(plain_word(word)),
            }
        }
        Cow::Owned(words.join(" "))
    });
    Cow::Owned(plain.collect::<Vec<_>>().join("'"))
}

/// A word without a lone `+` before a name, its `?n` as `$n`.
fn plain_word(word: &str) -> Cow<'_, str> {
    let named = word.strip_prefix('+');
    let named = named.filter(|name| name.starts_with(char::is_alphabetic));
    let word = named.unwrap_or(word);
    if word.contains('?') {
        Cow::Owned(word.replace('?', "$"))
    } else {
        Cow::Borrowed(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_out_of_order_become_numbers_for_sqlite() {
        let text = |sql| Dialect::Sqlite.text(sql);
        assert!(matches!(text("a = $1 AND b = $2"), Cow::Borrowed(_)));
        assert_eq!(text("a = $2 AND b = $1"), "a = ?2 AND b = ?1");
    }

    #[test]
    fn hints_are_for_sqlite_alone() {
        let text = "SELECT 'NOT INDEXED +a ?' FROM echeance e INDEXED BY echeance_due CROSS JOIN ligne l \
             ON l.id = e.id WHERE +l.id IN (?1) AND NOT l.ouvert + 1 = ?2";
        assert_eq!(
            Dialect::Postgres.text(text),
            "SELECT 'NOT INDEXED +a ?' FROM echeance e JOIN ligne l \
             ON l.id = e.id WHERE l.id IN ($1) AND NOT l.ouvert + 1 = $2"
        );
    }
}

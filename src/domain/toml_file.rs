//! A TOML file read with its places: who refuses a value says on which line it is.
//! Knows no setting.
use std::fmt;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong in a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong, in French, without its final full stop.
    pub message: String,
}

impl Fault {
    /// The same place, in other words.
    #[must_use]
    pub fn reworded(self, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..self
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ligne {}\u{a0}: {}", self.line, self.message)
    }
}

/// A file whose syntax is right.
#[derive(Debug)]
pub struct TomlFile<'a> {
    text: &'a str,
    table: DeTable<'a>,
}

impl<'a> TomlFile<'a> {
    /// Checks the syntax.
    ///
    /// # Errors
    /// The first fault, in the English of the parser.
    pub fn parse(text: &'a str) -> Result<Self, Fault> {
        match DeTable::parse(text) {
            Ok(table) => Ok(Self {
                text,
                table: table.into_inner(),
            }),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                Err(Place { text, at }.fault(error.message()))
            }
        }
    }

    /// Everything at the top of the file, in its order.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        entries(self.text, &self.table)
    }

    /// What the top of the file says under a key.
    pub fn get(&self, key: &str) -> Option<Entry<'_>> {
        self.entries().into_iter().find(|entry| entry.key == key)
    }
}

fn entries<'a>(text: &'a str, table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref(),
            place: Place {
                text,
                at: key.span().start,
            },
            value: Item { text, value },
        })
        .collect();
    entries.sort_by_key(|entry| entry.place.at);
    entries
}

/// Somewhere in a file. The line is counted only when something is wrong there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place<'a> {
    /// In bytes.
    at: usize,
    text: &'a str,
}

impl Place<'_> {
    /// Something wrong here.
    pub fn fault(self, message: impl Into<String>) -> Fault {
        // Over a slice, which is counted many bytes at a time.
        let text = self.text.as_bytes();
        let before = text.get(..self.at).unwrap_or(text);
        Fault {
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            message: message.into(),
        }
    }
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The key, as read.
    pub key: &'a str,
    /// Where the key is.
    pub place: Place<'a>,
    /// What it says.
    pub value: Item<'a>,
}

/// A value and its place. A reader of the wrong kind gives nothing.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    text: &'a str,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Item<'a> {
    /// Where the value begins.
    pub fn place(&self) -> Place<'a> {
        Place {
            text: self.text,
            at: self.value.span().start,
        }
    }

    /// The value as it is written in the file.
    pub fn written(&self) -> &'a str {
        self.text.get(self.value.span()).unwrap_or_default()
    }

    /// A text, as it is.
    pub fn raw_text(&self) -> Option<&'a str> {
        self.value.get_ref().as_str()
    }

    /// A text without spaces at its ends.
    pub fn text(&self) -> Option<&'a str> {
        self.raw_text().map(str::trim)
    }

    /// True or false.
    pub fn truth(&self) -> Option<bool> {
        self.value.get_ref().as_bool()
    }

    /// A whole number, not negative.
    pub fn number(&self) -> Option<u32> {
        let integer = self.value.get_ref().as_integer()?;
        u32::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    /// A number, whole or not.
    pub fn decimal(&self) -> Option<f64> {
        match self.value.get_ref() {
            DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
            _ => self.number().map(f64::from),
        }
    }

    /// A date without an hour.
    pub fn date(&self) -> Option<NaiveDate> {
        let datetime = self.value.get_ref().as_datetime()?;
        let date = datetime
            .date
            .filter(|_| datetime.time.is_none() && datetime.offset.is_none())?;
        NaiveDate::from_ymd_opt(
            i32::from(date.year),
            u32::from(date.month),
            u32::from(date.day),
        )
    }

    /// The values of a list.
    pub fn list(&self) -> Option<Vec<Item<'a>>> {
        let list = self.value.get_ref().as_array()?.iter();
        let text = self.text;
        Some(list.map(|value| Item { text, value }).collect())
    }

    /// The values of a list, all of one kind.
    pub fn all<T>(&self, one: impl Fn(&Item<'a>) -> Option<T>) -> Option<Vec<T>> {
        self.list()?.iter().map(one).collect()
    }

    /// The entries of a table, in the order of the file.
    pub fn table(&self) -> Option<Vec<Entry<'a>>> {
        let table = self.value.get_ref().as_table()?;
        Some(entries(self.text, table))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "titre = \" Été \"\n[[regle]]\nactif = true\ndelai = 0x1F\npart = 0.5\n\
                        jours = [2025-05-30,\n 2025-06-01]\n";

    #[test]
    fn each_value_is_read_with_its_line() {
        let file = TomlFile::parse(FILE).unwrap();
        let title = file.get("titre").unwrap();
        assert_eq!(
            (title.value.text(), title.value.raw_text()),
            (Some("Été"), Some(" Été "))
        );
        assert_eq!(title.value.written(), "\" Été \"");
        let rules = file.get("regle").unwrap().value.list().unwrap();
        assert_eq!(rules[0].place().fault("ici").line, 2);
        let rule = rules[0].table().unwrap();
        let keys: Vec<&str> = rule.iter().map(|entry| entry.key).collect();
        assert_eq!(keys, ["actif", "delai", "part", "jours"]);
        assert_eq!(rule[0].value.truth(), Some(true));
        assert_eq!(rule[1].value.number(), Some(31));
        assert_eq!(rule[2].value.decimal(), Some(0.5));
        assert_eq!(rule[3].value.all(Item::date).unwrap().len(), 2);
        let second = rule[3].value.list().unwrap()[1];
        assert_eq!(second.place().fault("là").to_string(), "ligne 7\u{a0}: là");
        assert_eq!(rule[3].value.all(Item::number), None);
    }

    #[test]
    fn a_syntax_that_is_wrong_has_its_line() {
        assert_eq!(TomlFile::parse("a = 1\nb = ").unwrap_err().line, 2);
    }
}

//! Reads TOML values, and refuses them with a line and a French reason. Knows no rule.
use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::rules::RuleFileError;

/// A rule file being read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
}

/// A value with its key and its place in the file.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    source: Source<'a>,
    pub(super) key: &'a str,
    /// Offset of the key, in bytes.
    at: usize,
    value: &'a DeValue<'a>,
}

type Read<T> = Result<T, RuleFileError>;

impl<'a> Source<'a> {
    /// Parses the text; the TOML syntax itself is checked here.
    pub(super) fn parse(self) -> Read<Spanned<DeTable<'a>>> {
        DeTable::parse(self.text).map_err(|error| {
            let line = error.span().map_or(1, |span| self.line(span.start));
            self.refuse(
                line,
                &format!(
                    "ce n’est pas du TOML correct ({})",
                    error.message().replace('\n', " ")
                ),
            )
        })
    }

    /// The line of an offset in the text. It is computed only for an error.
    fn line(self, at: usize) -> usize {
        // A slice is counted many bytes at a time.
        let text = self.text.as_bytes();
        let before = text.get(..at).unwrap_or(text);
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The error that refuses the file, for a reason found on `line`.
    pub(super) fn refuse(self, line: usize, message: &str) -> RuleFileError {
        RuleFileError {
            file: self.file.to_owned(),
            line,
            message: message.to_owned(),
        }
    }

    /// The error that refuses the file, for a reason found at an offset in bytes.
    pub(super) fn refuse_at(self, at: usize, message: &str) -> RuleFileError {
        self.refuse(self.line(at), message)
    }

    /// The entries of a table, in the order of the file.
    pub(super) fn entries(self, table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> = table
            .iter()
            .map(|(key, value)| Entry {
                source: self,
                key: key.get_ref(),
                at: key.span().start,
                value: value.get_ref(),
            })
            .collect();
        entries.sort_by_key(|entry| entry.at);
        entries
    }
}

impl<'a> Entry<'a> {
    /// Refuses the file because of this entry.
    pub(super) fn refuse(&self, message: &str) -> RuleFileError {
        self.source.refuse_at(self.at, message)
    }

    /// Refuses the key itself.
    pub(super) fn unknown_key(&self) -> RuleFileError {
        self.refuse(&format!("la clé «\u{a0}{}\u{a0}» est inconnue", self.key))
    }

    fn expected(&self, what: &str) -> RuleFileError {
        self.refuse(&format!("«\u{a0}{}\u{a0}» attend {what}", self.key))
    }

    pub(super) fn text(&self) -> Read<String> {
        let text = self
            .value
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        text.map(str::to_owned)
            .ok_or_else(|| self.expected("un texte"))
    }

    pub(super) fn truth(&self) -> Read<bool> {
        self.value
            .as_bool()
            .ok_or_else(|| self.expected("true ou false"))
    }

    pub(super) fn number(&self) -> Read<u32> {
        integer(self.value).ok_or_else(|| self.expected("un nombre entier positif"))
    }

    /// A share between 0 and 1.
    pub(super) fn share(&self) -> Read<f64> {
        let value = match self.value {
            DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
            DeValue::Integer(_) => integer(self.value).map(f64::from),
            DeValue::String(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => None,
        };
        value
            .filter(|share| (0.0..=1.0).contains(share))
            .ok_or_else(|| self.expected("un nombre entre 0 et 1"))
    }

    pub(super) fn date(&self) -> Read<NaiveDate> {
        date(self.value).ok_or_else(|| self.expected("une date comme 2019-01-31"))
    }

    pub(super) fn dates(&self) -> Read<Vec<NaiveDate>> {
        let list = self
            .value
            .as_array()
            .map(|list| list.iter().map(|it| date(it.get_ref())).collect());
        list.flatten()
            .ok_or_else(|| self.expected("une liste de dates comme [2025-05-30]"))
    }

    pub(super) fn numbers(&self) -> Read<Vec<u32>> {
        let list = self
            .value
            .as_array()
            .map(|list| list.iter().map(|it| integer(it.get_ref())).collect());
        list.flatten()
            .ok_or_else(|| self.expected("une liste de nombres entiers positifs"))
    }

    /// One of the codes of a closed list.
    pub(super) fn code<T>(&self, from_code: impl Fn(&str) -> Option<T>) -> Read<T> {
        let text = self
            .value
            .as_str()
            .ok_or_else(|| self.expected("un texte"))?;
        self.known(text, from_code)
    }

    /// One code, or a list of them.
    pub(super) fn codes<T>(&self, from_code: impl Fn(&str) -> Option<T>) -> Read<Vec<T>> {
        let Some(list) = self.value.as_array() else {
            return Ok(vec![self.code(from_code)?]);
        };
        list.iter()
            .map(|it| {
                let text = it
                    .get_ref()
                    .as_str()
                    .ok_or_else(|| self.expected("une liste de textes"))?;
                self.known(text, &from_code)
            })
            .collect()
    }

    fn known<T>(&self, text: &str, from_code: impl Fn(&str) -> Option<T>) -> Read<T> {
        from_code(text).ok_or_else(|| {
            self.refuse(&format!(
                "«\u{a0}{}\u{a0}» ne connaît pas la valeur «\u{a0}{text}\u{a0}»",
                self.key
            ))
        })
    }

    pub(super) fn table(&self) -> Read<Vec<Entry<'a>>> {
        let table = self
            .value
            .as_table()
            .ok_or_else(|| self.expected("une table"))?;
        Ok(self.source.entries(table))
    }

    /// A list of tables (`[[regle]]`), each with the offset at which it begins, in bytes.
    pub(super) fn tables(&self) -> Read<Vec<(usize, Vec<Entry<'a>>)>> {
        let list = self
            .value
            .as_array()
            .ok_or_else(|| self.expected("des tables [[…]]"))?;
        list.iter()
            .map(|it| {
                let table = it
                    .get_ref()
                    .as_table()
                    .ok_or_else(|| self.expected("des tables [[…]]"))?;
                Ok((it.span().start, self.source.entries(table)))
            })
            .collect()
    }
}

fn integer(value: &DeValue<'_>) -> Option<u32> {
    let integer = value.as_integer()?;
    u32::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn date(value: &DeValue<'_>) -> Option<NaiveDate> {
    let datetime = value.as_datetime()?;
    let date = datetime
        .date
        .filter(|_| datetime.time.is_none() && datetime.offset.is_none())?;
    NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
}

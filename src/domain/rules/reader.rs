//! What a rule file expects of a value, and the French refusal when it is something else.
//! Must not know what a rule is.
use chrono::NaiveDate;

use crate::domain::toml_file::{Entry, Fault, Item, Place};

pub(super) type Read<T> = Result<T, Fault>;

impl<'a> Entry<'a> {
    /// Refuses the file because of this entry.
    pub(super) fn refuse(&self, message: &str) -> Fault {
        self.place.fault(message)
    }

    /// The value when it is there, else the refusal that says what was expected.
    fn expect<T>(&self, value: Option<T>, what: &str) -> Read<T> {
        value.ok_or_else(|| self.refuse(&format!("«\u{a0}{}\u{a0}» attend {what}", self.key)))
    }

    pub(super) fn unknown_key(&self) -> Fault {
        self.refuse(&format!("la clé «\u{a0}{}\u{a0}» est inconnue", self.key))
    }

    pub(super) fn text(&self) -> Read<String> {
        let text = self.value.text().filter(|text| !text.is_empty());
        self.expect(text.map(str::to_owned), "un texte")
    }

    pub(super) fn truth(&self) -> Read<bool> {
        self.expect(self.value.truth(), "true ou false")
    }

    pub(super) fn number(&self) -> Read<u32> {
        self.expect(self.value.number(), "un nombre entier positif")
    }

    pub(super) fn numbers(&self) -> Read<Vec<u32>> {
        self.expect(
            self.value.all(Item::number),
            "une liste de nombres entiers positifs",
        )
    }

    /// A share between 0 and 1.
    pub(super) fn share(&self) -> Read<f64> {
        let value = self.value.decimal();
        let share = value.filter(|share| (0.0..=1.0).contains(share));
        self.expect(share, "un nombre entre 0 et 1")
    }

    pub(super) fn date(&self) -> Read<NaiveDate> {
        self.expect(self.value.date(), "une date comme 2019-01-31")
    }

    pub(super) fn dates(&self) -> Read<Vec<NaiveDate>> {
        self.expect(
            self.value.all(Item::date),
            "une liste de dates comme [2025-05-30]",
        )
    }

    /// One of the codes of a closed list.
    pub(super) fn code<T>(&self, from_code: impl Fn(&str) -> Option<T>) -> Read<T> {
        let text = self.expect(self.value.raw_text(), "un texte")?;
        known(self, text, from_code)
    }

    /// One code, or a list of them.
    pub(super) fn codes<T>(&self, from_code: impl Fn(&str) -> Option<T>) -> Read<Vec<T>> {
        let Some(list) = self.value.list() else {
            return Ok(vec![self.code(from_code)?]);
        };
        list.iter()
            .map(|it| {
                let text = self.expect(it.raw_text(), "une liste de textes")?;
                known(self, text, &from_code)
            })
            .collect()
    }

    pub(super) fn table(&self) -> Read<Vec<Entry<'a>>> {
        self.expect(self.value.table(), "une table")
    }

    /// A list of tables (`[[regle]]`), each with the place where it begins.
    pub(super) fn tables(&self) -> Read<Vec<(Place<'a>, Vec<Entry<'a>>)>> {
        let tables = self.value.all(|it| Some((it.place(), it.table()?)));
        self.expect(tables, "des tables [[…]]")
    }
}

fn known<T>(entry: &Entry<'_>, text: &str, from_code: impl Fn(&str) -> Option<T>) -> Read<T> {
    from_code(text).ok_or_else(|| {
        entry.refuse(&format!(
            "«\u{a0}{}\u{a0}» ne connaît pas la valeur «\u{a0}{text}\u{a0}»",
            entry.key
        ))
    })
}

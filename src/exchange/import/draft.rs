//! A person being read from a row: facts kept one by one, a remark for each doubt.
use super::cell;
use super::dates;
use super::header::IDENTIFIERS;
use super::lines::RawRow;
use super::person::{ImportedPerson, ImportedValue, RowReading};
use super::prelude::*;
use super::words;
use crate::domain::text::content;

/// Fields of which one at least is needed to recognise a person.
const IDENTIFYING: [F; 5] = [F::BornOn, F::Caf, F::ExternalId, F::Email, F::Phone];

/// What is known so far.
pub(super) struct Draft<'h> {
    pub(super) line: u32,
    pub(super) header: &'h Header,
    pub(super) today: Date,
    pub(super) values: Vec<ImportedValue>,
    pub(super) phones: Vec<(String, usize)>,
    pub(super) notices: Vec<Notice>,
}

/// Columns in the order they are read: a nom d’usage before the other names, so that it wins.
pub fn reading_order(header: &Header) -> Vec<usize> {
    let mut order: Vec<usize> = (0..header.columns.len()).collect();
    order.sort_by_key(|at| {
        let heading = header.columns.get(*at).and_then(|column| column.heading);
        heading != Some(Heading::UsageName)
    });
    order
}

/// Reads a row; `order` comes from [`reading_order`].
pub fn read(row: &RawRow<'_>, header: &Header, order: &[usize], today: Date) -> RowReading {
    let mut draft = Draft {
        line: row.line,
        header,
        today,
        values: Vec::with_capacity(order.len()),
        phones: Vec::new(),
        notices: Vec::new(),
    };
    for at in order {
        if let Some(raw) = row.cells.get(*at) {
            draft.take(*at, raw);
        }
    }
    draft.beyond(row);
    draft.settle_phones();
    draft.settle_names();
    draft.settle_address();
    draft.finish()
}

impl Draft<'_> {
    pub(super) fn title(&self, at: usize) -> String {
        self.header.columns.get(at).map_or_else(
            || format!("colonne {}", at + 1),
            |column| column.title.clone(),
        )
    }

    pub(super) fn say(&mut self, at: usize, reason: impl Into<String>) {
        let title = self.title(at);
        self.notices
            .push(Notice::new(self.line, Some(&title), &reason.into()));
    }

    pub(super) fn has(&self, field: F) -> bool {
        self.values.iter().any(|found| found.field == field)
    }

    /// Keeps a value; a second, different one for the same field is not taken, and a remark says so.
    pub(super) fn set(&mut self, field: F, value: String, at: usize) {
        if value.is_empty() {
            return;
        }
        let known = self.values.iter().find(|found| found.field == field);
        let Some(known) = known else {
            self.values.push(ImportedValue {
                field,
                value,
                column: at,
            });
            return;
        };
        if fold(&known.value) != fold(&value) {
            let first = self.title(known.column);
            let shown = cell::shortened(&value);
            self.say(at, format!(
                "« {shown} » n’est pas repris : « {first} » donne déjà cette information, différente."
            ));
        }
    }

    pub(super) fn take(&mut self, at: usize, raw: &str) {
        let column = self.header.columns.get(at);
        let Some(heading) = column.and_then(|column| column.heading) else {
            return;
        };
        if matches!(heading, Heading::Dropped(_)) {
            return;
        }
        match content(raw) {
            Ok(None) => {}
            Ok(Some(text)) => self.understand(heading, text, at),
            Err(reason) => self.say(at, reason),
        }
    }

    fn understand(&mut self, heading: Heading, text: &str, at: usize) {
        match heading {
            Heading::Field(field @ (F::LastName | F::FirstName | F::BirthName)) => {
                self.name(field, text, at);
            }
            Heading::UsageName => self.name(F::LastName, text, at),
            Heading::FamilyName if self.differs(F::LastName, text) => {
                self.name(F::BirthName, text, at);
            }
            Heading::FamilyName => self.name(F::LastName, text, at),
            Heading::FullName(order) => self.full_name(text, order, at),
            Heading::Phones => self.telephones(text, at),
            Heading::PostalCity => self.postal_city(text, at),
            Heading::ContractType => {
                let is_rank = words::code(F::ContractRank, text).is_some();
                let field = if is_rank {
                    F::ContractRank
                } else {
                    F::ContractKind
                };
                self.field(field, text, at);
            }
            Heading::ReferentOrEmail if text.contains('@') => {
                self.field(F::ReferentEmail, text, at)
            }
            Heading::ReferentOrEmail => self.referent(text, at),
            Heading::Field(field) => self.field(field, text, at),
            Heading::Orientation => self.field(F::OrientationType, text, at),
            Heading::CarnetSituation => self.field(F::Activity, text, at),
            Heading::Dropped(_) => {}
        }
    }

    pub(super) fn field(&mut self, field: F, text: &str, at: usize) {
        let order = self
            .header
            .columns
            .get(at)
            .map_or_else(Default::default, |it| it.order);
        let text = match dates::day_first(text, order) {
            Ok(text) if cell::is_dated(field) => text,
            Err(reason) if cell::is_dated(field) => return self.say(at, reason),
            Ok(_) | Err(_) => text.into(),
        };
        match cell::read(field, &text, self.today) {
            Ok(value) => self.set(field, value, at),
            Err(reason) => self.say(at, reason),
        }
    }

    pub(super) fn differs(&self, field: F, text: &str) -> bool {
        self.values
            .iter()
            .any(|found| found.field == field && fold(&found.value) != fold(text))
    }

    fn referent(&mut self, text: &str, at: usize) {
        if text.contains([';', '/', '\n', '\r']) {
            let text = cell::shortened(text);
            self.say(
                at,
                format!("« {text} » : plusieurs référents, il en faut un seul."),
            );
        } else {
            self.field(F::Referent, text, at);
        }
    }

    /// Remarks about cells outside the columns, and quotes that do not close.
    pub(super) fn beyond(&mut self, row: &RawRow<'_>) {
        if let Some(at) = row.odd_quotes {
            self.say(
                at,
                "Des guillemets ne se ferment pas : la cellule est lue telle quelle.",
            );
        }
        let width = self.header.columns.len();
        for (at, raw) in row.cells.iter().enumerate().skip(width) {
            if !raw.trim().is_empty() {
                let raw = cell::shortened(raw);
                let reason = format!("« {raw} » n’est pas repris : la colonne n’a pas de titre.");
                self.say(at, reason);
            }
        }
    }

    pub(super) fn finish(mut self) -> RowReading {
        let person = match self.rejection() {
            Some(notice) => Err(notice),
            None => Ok(ImportedPerson {
                line: self.line,
                values: std::mem::take(&mut self.values),
            }),
        };
        RowReading {
            person,
            notices: self.notices,
        }
    }

    /// Why the row cannot be taken. A remark about the cell that should have given the
    /// name becomes the reason.
    fn rejection(&mut self) -> Option<Notice> {
        let needed = [(F::LastName, "le nom"), (F::FirstName, "le prénom")];
        if let Some((field, what)) = needed.into_iter().find(|(field, _)| !self.has(*field)) {
            let column = self.column_of(field);
            let remark = self
                .notices
                .iter()
                .rposition(|notice| notice.column == column);
            let reason = format!("Il manque {what}.");
            return Some(match remark {
                Some(at) => self.notices.remove(at),
                None => Notice::new(self.line, column.as_deref(), &reason),
            });
        }
        let known = IDENTIFYING.into_iter().any(|field| self.has(field));
        (!known).then(|| Notice::new(self.line, None, &format!("Il manque {IDENTIFIERS}.")))
    }

    /// Title of the column that should have given that field.
    fn column_of(&self, field: F) -> Option<String> {
        let gives = |heading: Option<Heading>| match heading {
            Some(Heading::Field(given)) => given == field,
            Some(Heading::FullName(_)) => true,
            Some(Heading::FamilyName | Heading::UsageName) => field == F::LastName,
            Some(_) | None => false,
        };
        let column = self
            .header
            .columns
            .iter()
            .find(|column| gives(column.heading))?;
        Some(column.title.clone())
    }
}

//! A person being read from a row: facts kept one by one, a remark for each doubt.
use super::cell;
use super::deciders::{self, Decider};
use super::header::{IDENTIFIERS, IDENTIFYING};
use super::lines::{RawRow, Remark};
use super::marks;
use super::person::{ImportedPerson, ImportedValue, RowReading};
use super::prelude::*;
use super::words;
use crate::domain::text::content;

/// First words of the lines below a table, folded.
const TOTALS: &str = "total|totaux|sous total|total general|nombre|moyenne|effectif";

/// Spaces at which no line breaks, as pages and spreadsheets write them inside a name.
const UNBREAKABLE: [char; 2] = ['\u{a0}', '\u{202f}'];

/// What is known so far.
pub(super) struct Draft<'h> {
    pub(super) line: u32,
    pub(super) header: &'h Header,
    pub(super) today: Date,
    pub(super) values: Vec<ImportedValue>,
    pub(super) phones: Vec<(String, usize)>,
    pub(super) notices: Vec<Notice>,
    /// The person stays for now: the exit is still to come, or the row says so.
    pub(super) exit_to_come: bool,
}

/// What holds for all the rows of a file.
pub(super) struct Guide {
    /// Columns in the order they are read.
    order: Vec<usize>,
    /// Columns that hold others back.
    held: Vec<(usize, &'static Decider)>,
}

impl Guide {
    pub(super) fn of(header: &Header) -> Self {
        Self {
            order: reading_order(header),
            held: deciders::columns(header),
        }
    }
}

/// Columns in the order they are read: a nom d’usage before the other names, so that it wins.
fn reading_order(header: &Header) -> Vec<usize> {
    let mut order: Vec<usize> = (0..header.columns.len()).collect();
    order.sort_by_key(|at| {
        let heading = header.columns.get(*at).and_then(|column| column.heading);
        heading != Some(Heading::UsageName)
    });
    order
}

/// Reads a row.
pub(super) fn read(row: &RawRow<'_>, header: &Header, guide: &Guide, today: Date) -> RowReading {
    let mut draft = Draft {
        line: row.line,
        header,
        today,
        values: Vec::with_capacity(guide.order.len()),
        phones: Vec::new(),
        notices: Vec::new(),
        exit_to_come: false,
    };
    for at in &guide.order {
        if let Some(raw) = row.cells.get(*at) {
            draft.take(*at, raw);
        }
    }
    draft.beyond(row);
    draft.settle_phones();
    draft.settle_names();
    draft.settle_address();
    let held = draft.hold(row, &guide.held);
    draft.finish(row, held)
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
        let Some(raw) = self.without_nir(heading, raw, at) else {
            return;
        };
        match content(&raw) {
            Ok(None) => {}
            Ok(Some(text)) if is_empty(heading, text) => {}
            Ok(Some(text)) if text.contains(UNBREAKABLE) && is_name(heading) => {
                self.understand(heading, &text.replace(UNBREAKABLE, " "), at);
            }
            Ok(Some(text)) => self.understand(heading, text, at),
            Err(reason) => self.say(at, reason),
        }
    }

    fn understand(&mut self, heading: Heading, text: &str, at: usize) {
        match heading {
            Heading::Field(field @ (F::LastName | F::FirstName | F::BirthName)) => {
                self.name(field, text, at);
            }
            Heading::UsageName | Heading::FamilyName => self.name(F::LastName, text, at),
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
            Heading::ReferentOrEmail => self.referent(text, at),
            Heading::Field(F::ExitOn) => self.exit(text, at),
            Heading::Field(F::ExitReason) => self.exit_reason(text, at),
            Heading::Field(field) => self.field(field, text, at),
            Heading::Orientation => self.field(F::OrientationType, text, at),
            Heading::CarnetSituation => self.field(F::Activity, text, at),
            Heading::Dropped(_) => {}
        }
    }

    pub(super) fn differs(&self, field: F, text: &str) -> bool {
        self.values
            .iter()
            .any(|found| found.field == field && fold(&found.value) != fold(text))
    }

    /// Remarks about cells outside the columns, and quotes that do not close.
    pub(super) fn beyond(&mut self, row: &RawRow<'_>) {
        for (at, remark) in &row.remarks {
            let read = self
                .header
                .columns
                .get(*at)
                .is_some_and(|it| it.heading.is_some());
            match remark {
                Remark::Quotes => self.say(
                    *at,
                    "Des guillemets ne se ferment pas : la cellule est lue telle quelle.",
                ),
                Remark::NoValue if read => self.say(
                    *at,
                    "« #N/A » n’est pas repris : la formule de cette cellule n’a pas trouvé de valeur.",
                ),
                Remark::NoValue => {}
            }
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

    fn finish(mut self, row: &RawRow<'_>, held: Option<Notice>) -> RowReading {
        let person = match self.total(row).or(held).or_else(|| self.rejection()) {
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

    /// Why a line of totals below the table is nobody.
    fn total(&mut self, row: &RawRow<'_>) -> Option<Notice> {
        let mut filled = row
            .cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty());
        let first = fold(filled.next()?);
        let total = TOTALS.split('|').any(|word| {
            let rest = first.strip_prefix(word);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        let counts = filled
            .clone()
            .any(|cell| cell.bytes().all(|it| it.is_ascii_digit()));
        let nobody = !self.has(F::BornOn) && (counts || filled.next().is_none());
        (total && nobody).then(|| {
            self.notices.clear();
            let column = self.column_of(F::FirstName);
            let reason = "Cette ligne est un total, pas une personne.";
            Notice::new(self.line, column.as_deref(), reason)
        })
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

/// Whether a column gives names of people, whose words are told apart by plain spaces.
const fn is_name(heading: Heading) -> bool {
    matches!(
        heading,
        Heading::Field(
            F::LastName | F::FirstName | F::BirthName | F::Referent | F::ReferentFirstName
        ) | Heading::UsageName
            | Heading::FamilyName
            | Heading::FullName(_)
            | Heading::ReferentOrEmail
    )
}

/// Whether a cell says that it is empty: a word of a list is never taken for nothing.
fn is_empty(heading: Heading, text: &str) -> bool {
    let (named, field) = match heading {
        Heading::Field(field @ (F::LastName | F::FirstName | F::BirthName)) => (true, field),
        Heading::UsageName | Heading::FamilyName | Heading::FullName(_) => (true, F::LastName),
        Heading::Field(field) => (false, field),
        _ => (false, F::Note),
    };
    // « X » and « 0 » may be an address.
    let whole = matches!(field, F::Address | F::AddressMore) && text.chars().count() == 1;
    !whole && marks::means_nothing(text, named) && words::code(field, text).is_none()
}

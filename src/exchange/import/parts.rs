//! Cells that hold several facts: names, telephones, code postal and commune; and how the facts
//! of several columns settle together.
use super::draft::Draft;
use super::field::{ImportField as F, NameOrder};
use super::header::Format;
use super::person::ImportedValue;
use super::{cell, names};
use crate::domain::identifiers::{Normalised, phone, phone_cell, phone_display, phone_is_mobile};
use crate::domain::text::{clean_line, fold};

/// Digits of a French telephone whose first 0 was lost: taken, with a remark.
const LOST_ZERO: usize = 9;

impl Draft<'_> {
    /// A name without what is between parentheses, which a remark quotes.
    fn without_aside(&mut self, text: &str, at: usize) -> String {
        let (name, aside) = names::without_parentheses(text);
        if let Some(aside) = aside {
            let why = "est-ce un autre nom, ou une remarque ?";
            self.say(at, format!("« ({aside}) » n’est pas repris : {why}"));
        }
        name
    }

    pub(super) fn name(&mut self, field: F, text: &str, at: usize) {
        let name = self.without_aside(&clean_line(text), at);
        if name.chars().any(char::is_alphabetic) {
            self.set(field, name, at);
        } else {
            let text = cell::shortened(text);
            self.say(at, format!("« {text} » n’est pas un nom."));
        }
    }

    pub(super) fn full_name(&mut self, text: &str, order: NameOrder, at: usize) {
        let text = self.without_aside(text, at);
        match names::split(&text, order) {
            Ok(names) => {
                self.name(F::LastName, &names.last, at);
                self.name(F::FirstName, &names.first, at);
                if let Some(code) = names.civility {
                    self.set(F::Civility, code.to_owned(), at);
                }
            }
            Err(_) if self.has(F::LastName) && self.has(F::FirstName) => {}
            Err(reason) => self.say(at, reason),
        }
    }

    pub(super) fn telephones(&mut self, text: &str, at: usize) {
        let found = phone_cell(text);
        if !found.comment.is_empty() {
            let comment = cell::shortened(&found.comment);
            self.say(at, format!("« {comment} » n’est pas repris."));
        }
        for written in found.phones {
            match cell::number(&written).and_then(|text| phone(&text)) {
                Ok(Normalised { value, warnings }) => {
                    let digits = written.chars().filter(char::is_ascii_digit).count();
                    if let Some(warning) = warnings.first() {
                        self.say(at, format!("« {written} » : {warning}"));
                    }
                    if warnings.is_empty() || digits == LOST_ZERO {
                        self.phones.push((value, at));
                    }
                }
                Err(reason) => self.say(at, format!("« {written} » : {reason}")),
            }
        }
    }

    /// The first mobile is the main telephone; a third one is not kept, and a remark says so.
    pub(super) fn settle_phones(&mut self) {
        let mut phones: Vec<(String, usize)> = Vec::with_capacity(self.phones.len());
        for (phone, at) in std::mem::take(&mut self.phones) {
            if phones.iter().all(|(known, _)| *known != phone) {
                phones.push((phone, at));
            }
        }
        if let Some(main) = phones.iter().position(|(phone, _)| phone_is_mobile(phone)) {
            let main = phones.remove(main);
            phones.insert(0, main);
        }
        for (rank, (phone, at)) in phones.into_iter().enumerate() {
            match rank {
                0 => self.set(F::Phone, phone, at),
                1 => self.set(F::OtherPhone, phone, at),
                2.. => {
                    let shown = phone_display(&phone);
                    self.say(
                        at,
                        format!("{shown} n’est pas repris : deux téléphones sont déjà notés."),
                    );
                }
            }
        }
    }

    /// « 46000 Cahors »: parted on the first five digits.
    pub(super) fn postal_city(&mut self, text: &str, at: usize) {
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        let city = clean_line(
            text.get(digits.len()..)
                .unwrap_or_default()
                .trim_start_matches(['-', ',', ' ']),
        );
        if !digits.is_empty() {
            self.field(F::PostalCode, &digits, at);
        }
        if city.contains(|c: char| c.is_ascii_digit()) {
            let text = cell::shortened(text);
            let reason = format!("« {text} » : écrivez le code postal puis la commune.");
            self.say(at, reason);
        } else {
            self.set(F::City, city, at);
        }
    }

    /// A birth name equal to the nom says nothing more.
    pub(super) fn settle_names(&mut self) {
        let last = self.values.iter().find(|found| found.field == F::LastName);
        if let Some(last) = last.map(|found| fold(&found.value)) {
            self.values
                .retain(|found| found.field != F::BirthName || fold(&found.value) != last);
        }
    }

    /// In a Carnet de bord file an address given without complement clears the former one.
    pub(super) fn settle_address(&mut self) {
        let carnet = self.header.format == Format::CarnetDeBord;
        let address = self.values.iter().find(|found| found.field == F::Address);
        let column = address.map(|found| found.column);
        if let (true, Some(column), false) = (carnet, column, self.has(F::AddressMore)) {
            self.values.push(ImportedValue {
                field: F::AddressMore,
                value: String::new(),
                column,
            });
        }
    }
}

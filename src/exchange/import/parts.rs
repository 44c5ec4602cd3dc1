//! Cells that hold several facts: names, telephones, code postal and commune; and how the facts
//! of several columns settle together.
use super::draft::Draft;
use super::field::NameOrder;
use super::header::Format;
use super::marks::{self, Mark};
use super::person::ImportedValue;
use super::prelude::*;
use super::repair::refusal;
use super::{cell, names, words};
use crate::domain::identifiers::{Normalised, phone, phone_cell, phone_display, phone_is_mobile};
use crate::domain::text::mid_sentence;
use crate::domain::vocabulary::Vocabulary;
use std::borrow::Cow;

/// Digits of a French telephone whose first 0 was lost: taken, with a remark.
const LOST_ZERO: usize = 9;

/// What is written for the day of an exit of someone who stays, folded.
const STILL: &str =
    "en cours|non|n|actif|active|en suivi|suivi en cours|toujours suivi|toujours suivie";

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

    /// A nom, a prénom or a birth name; « née » and « épouse » tell which name is which.
    pub(super) fn name(&mut self, field: F, text: &str, at: usize) {
        let text = clean_line(text);
        let shown = cell::shortened(&text);
        if field == F::FirstName {
            let (first, other) = names::apart(&text);
            if let Some((names::Link::Birth, birth)) = other {
                let words = format!("prénom « {first} », nom de naissance « {birth} »");
                self.say(at, format!("« {shown} » est repris : {words}."));
                self.plain_name(F::BirthName, &birth, at);
                return self.plain_name(field, &first, at);
            }
        } else if let Some(names) = names::married(&text) {
            let words = match (&names.usage, &names.birth) {
                (Some(usage), Some(birth)) => {
                    format!("nom « {usage} », nom de naissance « {birth} »")
                }
                (Some(usage), None) => format!("nom d’usage « {usage} »"),
                (None, birth) => format!("nom de naissance « {} »", birth.as_deref().unwrap_or("")),
            };
            self.say(at, format!("« {shown} » est repris : {words}."));
            for (field, name) in [(F::LastName, names.usage), (F::BirthName, names.birth)] {
                if let Some(name) = name {
                    self.plain_name(field, &name, at);
                }
            }
            return;
        }
        self.plain_name(field, &text, at);
    }

    fn plain_name(&mut self, field: F, text: &str, at: usize) {
        if marks::marked(text).is_some() || marks::lost_letter(field, text) {
            return self.field(field, text, at);
        }
        let name = self.without_aside(text, at);
        // Beside a nom d’usage, the nom is that of birth.
        let usage = self.header.has(Heading::UsageName) || self.is_family_name(at);
        let field = if field == F::LastName && usage && self.differs(field, &name) {
            F::BirthName
        } else {
            field
        };
        if name.chars().any(char::is_alphabetic) {
            self.set(field, name, at);
        } else {
            let text = cell::shortened(text);
            self.say(at, format!("« {text} » n’est pas un nom."));
        }
    }

    fn is_family_name(&self, at: usize) -> bool {
        let column = self.header.columns.get(at);
        column.is_some_and(|it| it.heading == Some(Heading::FamilyName))
    }

    pub(super) fn full_name(&mut self, text: &str, order: NameOrder, at: usize) {
        let (text, other) = names::apart(text);
        if marks::lost_letter(F::LastName, &text) {
            return self.lost(&text, at);
        }
        let text = self.without_aside(&text, at);
        match names::split(&text, order) {
            Ok(names) => {
                let (last, birth) = match other {
                    None => (names.last, None),
                    Some((names::Link::Birth, birth)) => (names.last, Some(birth)),
                    Some((names::Link::Usage, usage)) => (usage, Some(names.last)),
                };
                self.plain_name(F::LastName, &last, at);
                self.plain_name(F::FirstName, &names.first, at);
                if let Some(birth) = birth {
                    self.plain_name(F::BirthName, &birth, at);
                }
                if let Some(code) = names.civility {
                    self.set(F::Civility, code.to_owned(), at);
                }
            }
            Err(_) if self.has(F::LastName) && self.has(F::FirstName) => {}
            Err(reason) => self.say(at, reason),
        }
    }

    /// The référent: one name, or one address, or both; two are never made one.
    pub(super) fn referent(&mut self, text: &str, at: usize) {
        // « RU : PERRIN Anne »: what comes before only says what it is.
        let text = text.rsplit_once(':').map_or(text, |(_, name)| name.trim());
        if names::are_several(text) {
            let text = cell::shortened(text);
            return self.say(
                at,
                format!("« {text} » n’est pas repris : plusieurs référents y sont nommés, il en faut un seul."),
            );
        }
        let is_gap = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')');
        let (addresses, words): (Vec<&str>, Vec<&str>) = text
            .split(is_gap)
            .filter(|word| !word.is_empty())
            .partition(|word| word.contains('@'));
        let Some(address) = addresses.first() else {
            let (name, aside) = names::without_parentheses(&clean_line(text));
            let Some(aside) = aside.filter(|_| marks::marked(text).is_none()) else {
                return self.field(F::Referent, text, at);
            };
            self.say(
                at,
                format!("« ({aside}) » n’est pas repris : le référent est « {name} »."),
            );
            return self.field(F::Referent, &name, at);
        };
        self.field(F::ReferentEmail, address, at);
        if words
            .iter()
            .any(|word| word.chars().any(char::is_alphabetic))
        {
            self.field(F::Referent, &words.join(" "), at);
        }
    }

    /// The day of the exit; one that is still to come closes nothing.
    pub(super) fn exit(&mut self, text: &str, at: usize) {
        if STILL.split('|').any(|it| it == fold(text)) {
            self.exit_to_come = true;
            return;
        }
        self.field(F::ExitOn, text, at);
        let today = self.today;
        let is_later = |it: &ImportedValue| {
            it.field == F::ExitOn && from_iso(&it.value).is_some_and(|on| on > today)
        };
        if self.values.iter().any(is_later) {
            self.values.retain(|it| !is_later(it));
            self.exit_to_come = true;
            let text = cell::shortened(text);
            self.say(
                at,
                format!(
                    "« {text} » n’est pas repris : cette fin est à venir, le dossier reste ouvert. Notez la sortie \
                     le jour venu."
                ),
            );
        }
    }

    /// The reason of the exit, or a detail that tells it: « Emploi (CDI) ».
    pub(super) fn exit_reason(&mut self, text: &str, at: usize) {
        let code = |field: F| {
            let mut parts = std::iter::once(text).chain(text.split(['(', ')', ',', ':', '/', '-']));
            parts.find_map(|part| words::code(field, part))
        };
        let reason = code(F::ExitReason);
        let detail = code(F::ExitDetail).and_then(|code| Vocabulary::ExitDetail.find(code));
        match (reason, detail) {
            (reason, Some(detail)) if reason.is_none_or(|reason| reason == detail.group) => {
                self.set(F::ExitReason, detail.group.to_owned(), at);
                self.set(F::ExitDetail, detail.code.to_owned(), at);
            }
            (Some(reason), _) => self.set(F::ExitReason, reason.to_owned(), at),
            (None, _) => self.field(F::ExitReason, text, at),
        }
    }

    pub(super) fn telephones(&mut self, text: &str, at: usize) {
        let found = phone_cell(&self.good_phones(text, at));
        if !found.comment.is_empty() {
            let comment = cell::shortened(&found.comment);
            self.say(
                at,
                format!("« {comment} » n’est pas repris : ce n’est pas un numéro de téléphone."),
            );
        }
        for written in found.phones {
            match cell::number(&written).and_then(|text| phone(&text)) {
                Ok(Normalised { value, warnings }) => {
                    let digits = written.chars().filter(char::is_ascii_digit).count();
                    let taken = warnings.is_empty() || digits == LOST_ZERO;
                    if let Some(warning) = warnings.first() {
                        let warning = mid_sentence(warning);
                        let what = if taken {
                            "est repris"
                        } else {
                            "n’est pas repris"
                        };
                        self.say(at, format!("« {written} » {what} : {warning}"));
                    }
                    if taken {
                        self.phones.push((value, at));
                    }
                }
                Err(reason) => {
                    let reason = mid_sentence(&reason);
                    self.say(at, format!("« {written} » n’est pas repris : {reason}"));
                }
            }
        }
    }

    /// The telephones of a cell, without those that the file says to be old; one that it doubts is kept.
    fn good_phones<'t>(&mut self, text: &'t str, at: usize) -> Cow<'t, str> {
        if !text.contains(|c: char| c.is_alphabetic() || c == '?') {
            return Cow::Borrowed(text);
        }
        let lines = text
            .split([',', ';', '\n', '\r'])
            .flat_map(|it| it.split(" ou "));
        let mut kept = Vec::new();
        for piece in lines.flat_map(|it| it.split(" / ")) {
            let shown = cell::shortened(piece);
            match marks::marked(piece) {
                None => kept.push(marks::without_label(piece).unwrap_or(piece)),
                Some((_, Mark::Former)) => self.say(at, refusal(&shown, Mark::Former)),
                Some((phone, Mark::Doubt)) => {
                    self.say(
                        at,
                        format!("« {shown} » : le fichier en doute. Vérifiez ce numéro."),
                    );
                    kept.push(phone);
                }
            }
        }
        Cow::Owned(kept.join(", "))
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
            let reason =
                format!("« {text} » n’est pas repris : écrivez le code postal puis la commune.");
            self.say(at, reason);
        } else if !marks::means_nothing(&city, false) {
            self.field(F::City, &city, at);
        }
    }

    /// A birth name alone is the nom; one equal to the nom says nothing more.
    pub(super) fn settle_names(&mut self) {
        if !self.has(F::LastName)
            && let Some(birth) = self.values.iter_mut().find(|it| it.field == F::BirthName)
        {
            birth.field = F::LastName;
        }
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

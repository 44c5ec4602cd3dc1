//! Short ways to make the blocks of papers, and the words that several papers share. Every word is for
//! the person: no code, no deadline passed.
use super::model::{Column, Fact, Signature};
use super::prelude::*;
use super::typography::in_words;

/// A heading.
pub(super) fn heading(level: Level, text: impl Into<String>) -> Block {
    Block::Heading(level, text.into())
}

/// A paragraph.
pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

/// A line with a dot, nothing under it.
pub(super) fn bullet(text: impl Into<String>) -> Bullet {
    Bullet {
        text: text.into(),
        under: Vec::new(),
    }
}

/// Lines with a dot under a heading; nothing without lines.
pub(super) fn list(level: Level, title: &str, bullets: Vec<Bullet>) -> Vec<Block> {
    if bullets.is_empty() {
        return Vec::new();
    }
    vec![heading(level, title), Block::Bullets(bullets)]
}

/// Lines with a dot, or room to write by hand.
pub(super) fn bullets_or_room(bullets: Vec<Bullet>, lines: usize) -> Block {
    if bullets.is_empty() {
        return Block::Blank(lines);
    }
    Block::Bullets(bullets)
}

/// « Label : value », when there is a value.
pub(super) fn fact(label: &str, value: impl Into<String>) -> Option<Fact> {
    let value = value.into();
    (!value.trim().is_empty()).then(|| Fact {
        label: label.to_owned(),
        value,
    })
}

/// The facts that have a value.
pub(super) fn facts(all: impl IntoIterator<Item = Option<Fact>>) -> Block {
    Block::Facts(all.into_iter().flatten().collect())
}

/// A column.
pub(super) fn column(title: &str, share: u16) -> Column {
    Column::of(title, share)
}

/// A text written by hand later when there is none yet.
pub(super) fn prose(text: Option<&str>, lines: usize) -> Block {
    text.map_or(Block::Blank(lines), paragraph)
}

/// « 12/11/2026 » for a table; empty when there is none.
pub(super) fn cell_date(day: Option<Date>) -> String {
    day.map_or_else(String::new, full)
}

/// « 2 novembre 2026 » for a sentence; empty when there is none.
pub(super) fn date_in_words(day: Option<Date>) -> String {
    day.map_or_else(String::new, in_words)
}

impl Source {
    /// « Mme Nadia ABDALLAH ».
    pub(super) fn person(&self) -> String {
        self.file.civil_name()
    }

    /// Where the signature of each side goes.
    pub(super) fn signatures(&self) -> Vec<Signature> {
        let to_sign = |who: &str, name: String| Signature {
            who: who.to_owned(),
            name,
            done: None,
        };
        vec![
            to_sign("La personne", self.person()),
            to_sign("Le référent", self.referent_name().to_owned()),
        ]
    }

    /// Who does an action, as the official model wants it: structure, interlocutor, how to reach
    /// them.
    pub(super) fn actor(&self, action: ActionRecord<'_>) -> String {
        let named = match (action.partner().is_empty(), action.actor_kind()) {
            (true, Some("personne")) => self.person(),
            (true, Some("referent")) => {
                format!("Le référent{}", enclosed(", ", self.referent_name(), ""))
            }
            _ => String::new(),
        };
        if named.is_empty() || action.actor_contact().is_some() {
            action.who()
        } else {
            named
        }
    }
}

/// « Fait le 12/11/2026 », « Pas fait (sans suite, le 12/11/2026) », « En cours ».
///
/// Source: « DITP 2019, contrat vivant », column « Suivi » (done or not, with the dates).
pub(super) fn follow_up(action: ActionRecord<'_>) -> String {
    capital(&crate::words::plan::follow_up(action, full))
}

//! Sentences about people, made to agree with each person.
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::read;
use super::rng::Rng;
use crate::domain::text::fold;

/// Text where each `{masculine|feminine}` is replaced by the form that agrees.
pub(super) fn agree(text: &str, feminine: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (choice, tail) = after.split_once('}').unwrap_or((after, ""));
        let (masculine, other) = choice.split_once('|').unwrap_or((choice, choice));
        out.push_str(if feminine { other } else { masculine });
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Address at the domain kept for examples, from a name: letters, digits, dot and hyphen only.
pub(super) fn mail(first: &str, last: &str) -> String {
    let plain = |text: &str| {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        words
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    };
    format!("{}.{}@example.org", plain(first), plain(last))
}

/// Sentences to draw from.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Sentences {
    /// What a référent keeps for the work.
    pub notes: Vec<&'static str>,
    /// At a first rendez-vous.
    #[serde(rename = "premiers_rendez_vous")]
    pub first_meetings: Vec<&'static str>,
    /// When a contract was signed.
    pub signatures: Vec<&'static str>,
    /// When the path was reviewed.
    #[serde(rename = "revues")]
    pub reviews: Vec<&'static str>,
    /// At later rendez-vous.
    #[serde(rename = "rendez_vous")]
    pub meetings: Vec<&'static str>,
    /// During an exchange by telephone, message or mail.
    #[serde(rename = "echanges")]
    pub exchanges: Vec<&'static str>,
    /// What is decided at a review, before the next step.
    pub decisions: Vec<&'static str>,
    /// Progress seen by the référent at a review.
    #[serde(rename = "progressions")]
    pub progress: Vec<&'static str>,
    /// The same, at the last review.
    #[serde(rename = "departs")]
    pub farewells: Vec<&'static str>,
}

pub(super) static SENTENCES: LazyLock<Sentences> =
    LazyLock::new(|| read(include_str!("phrases.toml")));

/// A sentence of a list, agreed.
pub(super) fn say(rng: &mut Rng, list: &[&'static str], feminine: bool) -> String {
    agree(rng.pick(list), feminine)
}

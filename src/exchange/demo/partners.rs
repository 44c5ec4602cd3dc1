//! The organisations that act with the référent. All invented, as are their contacts.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::read;

/// Structure, interlocutor and contact of an accompagnateur.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Partner {
    pub structure: &'static str,
    /// Person to ask for.
    #[serde(rename = "interlocuteur")]
    pub name: &'static str,
    /// Telephone or address, from the blocks kept for fiction.
    pub contact: &'static str,
    /// Code of `Operator`.
    #[serde(rename = "operateur")]
    pub operator: &'static str,
}

static PARTNERS: LazyLock<BTreeMap<&str, Partner>> =
    LazyLock::new(|| read(include_str!("partenaires.toml")));

/// The partner that stories name so.
pub(super) fn find(name: &str) -> Option<&'static Partner> {
    PARTNERS.get(name)
}

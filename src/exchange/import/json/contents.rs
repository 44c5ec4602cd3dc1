//! What the files of an export hold that go with the yearly summaries: kept with the record that names it, or that
//! record is left out.
use std::collections::HashMap;

use serde_json::Value as Json;

use super::draft::Draft;
use crate::domain::attachment::Content;
use crate::domain::record::attachment::ATTACHMENT;
use crate::domain::record::{Entity, Value};
use crate::exchange::import::Notice;
use crate::store::{Part, Result};

const MISSING: &str = "Le contenu de ce fichier joint manque, ou n’est pas celui qui a été gardé : il n’est pas repris.";

/// The contents of an export, in base 64, by digest.
pub(super) struct Contents(HashMap<String, String>);

impl Contents {
    pub(super) fn of(list: Vec<Json>) -> Self {
        let text = |json: &Json, name: &str| json.get(name)?.as_str().map(str::to_owned);
        let read = |json: &Json| Some((text(json, "empreinte")?, text(json, "contenu")?));
        Self(list.iter().filter_map(read).collect())
    }

    /// Keeps what a file holds, when the draft is one; otherwise says why it can't be taken.
    pub(super) fn keep(&self, part: &mut Part<'_>, draft: &Draft) -> Result<Option<Notice>> {
        if draft.entity != Entity::Attachment {
            return Ok(None);
        }
        let mut values = draft.values.iter();
        let named = values.find(|(name, _)| *name == ATTACHMENT.digest.name);
        let digest = named
            .and_then(|(_, value)| Value::as_text(value))
            .unwrap_or_default();
        let text = self.0.get(digest);
        if let Some(content) = text.and_then(|text| Content::from_text(text, digest)) {
            part.attach(&content)?;
        } else if part.attached(digest)?.is_none() {
            let place = draft
                .uid
                .as_ref()
                .map(|uid| format!("{} {uid}", Entity::Attachment.table()));
            return Ok(Some(Notice::new(0, place.as_deref(), MISSING)));
        }
        Ok(None)
    }
}

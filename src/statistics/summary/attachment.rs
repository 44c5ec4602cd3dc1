//! The files that go with a yearly summary: which ones, then what they hold. Knows no layout.
use serde::{Deserialize, Serialize};

use crate::domain::attachment::{Content, file_name};
use crate::domain::record::attachment::AttachmentRecord;
use crate::domain::record::{Id, Record, Row};
use crate::store::{Result, Store};

/// A file that goes with a summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What it is.
    pub label: String,
    /// The name of the file.
    pub name: String,
    /// The digest of what it holds.
    pub digest: String,
    /// What it holds, once read; nothing when it is lost.
    #[serde(skip)]
    pub content: Option<Content>,
}

impl Attachment {
    /// Those of an agreement.
    pub(super) fn of(rows: &[Row], agreement: Id) -> Vec<Self> {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let rows = rows.iter().map(AttachmentRecord::of);
        let own = rows.filter(|it| it.agreement() == Some(agreement));
        own.map(|it| Self {
            label: text(it.label()),
            name: file_name(it.file().unwrap_or_default()),
            digest: text(it.digest()),
            content: None,
        })
        .collect()
    }

    /// Reads what each holds.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn read(all: &mut [Self], store: &Store) -> Result<()> {
        for it in all {
            it.content = store.attached(&it.digest)?;
        }
        Ok(())
    }
}

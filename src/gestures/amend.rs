//! An amendment: the same contract from today on, with the same end.
use super::kinds::contract::draft;
use crate::domain::record::contract::{CONTRACT, ContractRecord};
use crate::gestures::prelude::*;

pub(super) struct Amend(pub Id);

impl Steps for Amend {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let parent: ContractRecord<'_> = at.one(self.0)?;
        let start = parent.start().map(|start| start.max(at.today));
        let mut first = draft::following(at, parent);
        first.extend([
            CONTRACT.kind.set(parent.kind()),
            CONTRACT.drafted_on.set(at.today),
            CONTRACT.start.set(start.unwrap_or(at.today)),
            CONTRACT.end.set(parent.end()),
        ]);
        let title = format!("Avenant au contrat {}", draft::period(parent));
        Some(draft::form(at, &first, &title))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("Avenant : {}", name_of(&at.row))
    }
}

//! Who else has the number of the household: derived from the number, each with their own file.
use crate::domain::record::Id;
use crate::domain::text::{display_name, in_brackets, joined, uncapital};
use crate::domain::vocabulary::Vocabulary;

/// Another member of the household, who has a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Number of the person.
    pub id: Id,
    /// Name outside the store.
    pub uid: String,
    /// Name.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Role in the household (code), if known.
    pub role: String,
}

impl Member {
    /// « MARTIN Paul (conjoint) ».
    pub fn named(&self) -> String {
        let role = Vocabulary::HouseholdRole.label(&self.role);
        let name = display_name(&self.last_name, &self.first_name);
        match role.is_empty() {
            true => name,
            false => format!("{name} {}", in_brackets(&uncapital(role))),
        }
    }

    /// « MARTIN Paul (conjoint), dossier 12 ».
    pub fn words(&self) -> String {
        format!("{}, dossier {}", self.named(), self.id)
    }
}

/// « Foyer : MARTIN Paul (conjoint), dossier 12 ; … »; nothing when nobody else has the number.
pub fn words(members: &[Member]) -> Option<String> {
    let all = members.iter().map(Member::words);
    (!members.is_empty()).then(|| format!("Foyer : {}", joined(all, " ; ")))
}

//! The words of one thing that can be asked for, and what those typed are worth among them. Pure.
use super::asked::is_weak;
use crate::app::near::Near;
use crate::domain::text::words;

/// The words by which something is asked for: those of its label come before the others.
pub(super) struct Words {
    label: Vec<String>,
    also: Vec<String>,
}

impl Words {
    pub(super) fn of(label: &str, also: &str) -> Self {
        Self {
            label: words(label),
            also: words(also),
        }
    }

    /// What a typed word is worth among them; nothing when it is not there. The word that a label begins with
    /// is what it is about.
    pub(super) fn near(&self, typed: &str, least: Near) -> Option<u32> {
        let among = |known: &[String], more: u32| {
            let near = Near::any(typed, known).filter(|near| *near >= least);
            near.map(|near| near.worth() + more)
        };
        let begins = self.label.get(..1).unwrap_or_default();
        let label = among(begins, 2).max(among(&self.label, 1));
        label.max(among(&self.also, 0))
    }

    /// What all the words typed are worth; nothing when one of them that says something is not there, or when
    /// none is.
    pub(super) fn worth(&self, typed: &[String], least: Near) -> Option<u32> {
        let worth = typed.iter().map(|word| match self.near(word, least) {
            None if is_weak(word) => Some(0),
            near => near,
        });
        let worth: Option<u32> = worth.sum();
        worth.filter(|worth| *worth > 0 || typed.is_empty())
    }
}

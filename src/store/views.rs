//! Views of the list that each keeps under a name: filters, order, whose files. Service data: they say nothing of
//! anyone, and are found again from any machine that opens the store.
use serde::{Deserialize, Serialize};

use super::portfolio::{Filter, Scope, Sort};
use super::{Result, Store, StoreError};
use crate::domain::change::Author;

/// A view of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its name.
    pub name: String,
    /// The order.
    pub sort: Sort,
    /// Whose files.
    pub scope: Scope,
    /// The conditions.
    pub filters: Vec<Filter>,
}

/// Views that one keeps, at most.
pub const MOST_VIEWS: usize = 20;

/// The setting that holds the views of an agent, or of an account without one.
fn key(author: &Author) -> String {
    let agent = author.agent.map(|id| id.to_string());
    format!("vues_{}", agent.unwrap_or_else(|| author.name.clone()))
}

impl Store {
    /// The views that one keeps, in the order of their names. One that a later version wrote is left out.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn views(&self, author: &Author) -> Result<Vec<View>> {
        let text = self.setting(&key(author))?.unwrap_or_default();
        let all: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap_or_default();
        let read = all.into_iter().map(serde_json::from_value);
        Ok(read.filter_map(std::result::Result::ok).collect())
    }

    /// Keeps a view; one of that name gives way.
    ///
    /// # Errors
    /// `Refused` when there are too many; when the store can't be written.
    pub fn keep_view(&mut self, author: &Author, view: View) -> Result<()> {
        let mut views = self.views(author)?;
        views.retain(|it| it.name != view.name);
        if views.len() >= MOST_VIEWS {
            let words = format!("Vous gardez déjà {MOST_VIEWS} vues : oubliez-en une d’abord.");
            return Err(StoreError::Refused(words));
        }
        views.push(view);
        views.sort_by_cached_key(|it| crate::domain::text::fold(&it.name));
        self.write_views(author, &views)
    }

    /// Forgets the view of that name.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn forget_view(&mut self, author: &Author, name: &str) -> Result<()> {
        let mut views = self.views(author)?;
        views.retain(|it| it.name != name);
        self.write_views(author, &views)
    }

    fn write_views(&mut self, author: &Author, views: &[View]) -> Result<()> {
        let text = serde_json::to_string(views).unwrap_or_default();
        self.set_setting(&key(author), &text)
    }
}

//! `carnet journal ID`: who changed what in a file, in words.
use super::prelude::*;

use super::words;
use crate::domain::history::HistoryEntry;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::exchange::export::{acts_json, raw};
use crate::words::history;
use crate::words::names::Names;

/// What it asks.
pub const NEED: Need = Need::Do(Act::ReadHistory);

/// What may be typed after `carnet journal`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Numéro ou uid de la personne
    pub id: String,
    /// Écrire en JSON (carnet.journal/1)
    #[arg(long)]
    pub json: bool,
    /// Why.
    #[command(flatten)]
    pub because: Because,
}

/// Writes the journal of a file as text, the latest act first, or as JSON.
///
/// # Errors
/// When nobody has that number, or the store can't be read.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let store = context.reading()?;
    let id = person::find(&store, &asked.id)?;
    asked.because.tell(&store, Some(id))?;
    let file = store.case_file(id)?;
    let mut acts = store.history(id, usize::MAX)?;
    if let Some(day) = context.day {
        history::until(&mut acts, day);
    }
    if asked.json {
        let identity = store.row(Entity::Allocataire, id)?;
        let person = AllocataireRecord::of(&identity);
        return out::json(&json!({
            "schema": "carnet.journal/1",
            "allocataire": {
                "id": id,
                "uid": identity.uid,
                "nom": person.last_name(),
                "prenom": person.first_name(),
            },
            "actes": acts_json(&acts, &raw),
        }));
    }
    if acts.is_empty() {
        out::say("Rien n’a encore été changé dans ce dossier.");
        return Ok(());
    }
    let names = words::names(&store, &file)?;
    out::text(&text(&acts, &names))
}

fn text(acts: &[HistoryEntry], names: &Names) -> String {
    let mut text = String::new();
    for act in acts {
        let mut lines = vec![history::head(act)];
        for change in &act.changes {
            lines.push(format!("    {}", history::title(change)));
            let fields = history::fields(change, names).into_iter();
            lines.extend(fields.map(|line| format!("      {line}")));
        }
        for line in lines {
            text.push_str(&line.replace('\n', " / "));
            text.push('\n');
        }
    }
    text
}

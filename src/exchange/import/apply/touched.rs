//! What an import gives, person by person and column by column. Knows no screen.
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::text::display_name;
use crate::exchange::import::prelude::*;
use serde::Serialize;

/// What a line does to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Effect {
    /// It makes it.
    #[serde(rename = "ajoutee")]
    Added,
    /// It changes it.
    #[serde(rename = "completee")]
    Completed,
}

/// A person added or completed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Touched {
    /// Line of the file.
    #[serde(rename = "ligne")]
    pub line: u32,
    /// What was done.
    #[serde(rename = "effet")]
    pub effect: Effect,
    /// Who, as the file names them.
    #[serde(rename = "nom")]
    pub who: String,
    /// The file; none for one that a rehearsal would make.
    #[serde(rename = "dossier")]
    pub person: Option<Id>,
    /// Positions of the columns that fill what was empty, for a person already known.
    #[serde(rename = "colonnes_remplies")]
    pub filled: Vec<usize>,
}

/// How often a column fills what was empty in the files of people already known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnCount {
    /// Its title.
    #[serde(rename = "titre")]
    pub title: String,
    /// What it is read as, by its name in a table of correspondence; none when it is not read.
    #[serde(rename = "lue_comme")]
    pub read_as: Option<&'static str>,
    /// How many times.
    #[serde(rename = "remplies")]
    pub filled: usize,
}

/// The colleagues and structures that operations add.
pub(super) fn made(ops: &[Op], line: u32) -> impl Iterator<Item = Notice> {
    ops.iter().filter_map(move |op| {
        let Op::Insert { entity, values } = op else {
            return None;
        };
        let row = || Row::blank(*entity).with_all(values);
        let words = match entity {
            Entity::Agent => {
                let row = row();
                let agent = AgentRecord::of(&row);
                let name = display_name(
                    agent.last_name().unwrap_or_default(),
                    agent.first_name().unwrap_or_default(),
                );
                let name = Some(name).filter(|it| !it.is_empty());
                let name = name.or_else(|| agent.email().map(str::to_owned));
                format!("« {} » est ajouté aux collègues.", name.unwrap_or_default())
            }
            Entity::Organization => {
                let row = row();
                let name = OrganizationRecord::of(&row).name().unwrap_or_default();
                format!("« {name} » est ajouté aux structures.")
            }
            _ => return None,
        };
        Some(Notice::new(line, None, &words).about(Matter::Made))
    })
}

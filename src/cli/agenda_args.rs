//! What may be typed after `carnet agenda`.
use std::path::PathBuf;

use clap::Args;

use super::agenda::Asked;
use crate::exchange::export::Naming;

/// Options of `carnet agenda`.
#[derive(Clone, Debug, Args)]
pub struct AgendaArgs {
    /// Premier jour (aujourd’hui sinon)
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        alias = "from",
        allow_hyphen_values = true
    )]
    du: Option<String>,
    /// Dernier jour (le premier sinon)
    #[arg(
        long,
        value_name = "JJ/MM/AAAA",
        alias = "to",
        allow_hyphen_values = true
    )]
    au: Option<String>,
    /// Seulement les rendez-vous de cet agent (numéro ou uid)
    #[arg(long, value_name = "ID", conflicts_with = "structure")]
    referent: Option<String>,
    /// Seulement les rendez-vous des agents de cette structure (numéro ou uid)
    #[arg(long, value_name = "ID")]
    structure: Option<String>,
    /// Écrire en JSON (carnet.agenda/1)
    #[arg(long, conflicts_with = "ics")]
    pub json: bool,
    /// Écrire un calendrier (.ics) dans ce fichier ; un fichier qui existe n’est jamais remplacé
    #[arg(long, value_name = "FICHIER")]
    ics: Option<PathBuf>,
    /// Mettre les noms dans le calendrier
    #[arg(long, requires = "ics", alias = "with-names")]
    avec_noms: bool,
}

impl AgendaArgs {
    /// What is asked.
    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        let naming = if self.avec_noms {
            Naming::With
        } else {
            Naming::Without
        };
        Asked {
            from: self.du.as_deref(),
            to: self.au.as_deref(),
            referent: self.referent.as_deref(),
            organization: self.structure.as_deref(),
            calendar: self.ics.as_deref().map(|path| (path, naming)),
        }
    }
}

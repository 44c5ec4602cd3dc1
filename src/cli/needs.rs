//! What each command asks of whoever types it: each says it in its own file, this is the list. A command
//! that is not there is refused. Knows no command's work.
use super::prelude::*;

use super::{
    agenda, alerts, backup, care, consultations, document, dossier, duplicates, encryption, export,
    import, journal, merge, pilotage, purge, reminders, retention, rules, summary, team, triage,
};

/// The commands, by what is typed after `carnet`; one inside another asks what that one asks, unless it
/// has a line.
pub const TABLE: &[(&str, Need)] = &[
    // The screen: each place asks for itself.
    ("", Need::Nothing),
    ("init", Need::Nothing),
    ("demo", Need::Nothing),
    ("alertes", alerts::NEED),
    ("agenda", agenda::NEED),
    ("rappels", reminders::NEED),
    ("triage", triage::NEED),
    ("pilotage", pilotage::NEED),
    ("bilan", summary::NEED),
    ("dossier", dossier::NEED),
    ("document", document::NEED),
    ("document modele", Need::Nothing),
    ("document verifier", Need::Nothing),
    ("journal", journal::NEED),
    ("doublons", duplicates::NEED),
    ("fusionner", merge::NEED),
    ("equipe", team::NEED),
    ("equipe fonction", team::GIVING),
    ("equipe compte", team::GIVING),
    ("importer", import::NEED),
    ("exporter", export::NEED),
    ("sauvegarder", backup::BACKING_UP),
    ("restaurer", backup::RESTORING),
    ("conservation", retention::NEED),
    ("consultations", consultations::NEED),
    ("purger", purge::NEED),
    ("verifier", care::VERIFYING),
    ("chiffrer", encryption::NEED),
    ("dechiffrer", encryption::NEED),
    ("phrase", encryption::NEED),
    ("regles", Need::Nothing),
    ("regles accepter", rules::CHANGING),
    ("regles retirer", rules::CHANGING),
    ("regles choisir", rules::CHANGING),
    ("regles calendrier", rules::CHANGING),
    ("config", Need::Nothing),
    ("completions", Need::Nothing),
    ("man", Need::Nothing),
    ("diagnostic", Need::Nothing),
];

/// The commands that show what the file of one person holds, or those of everyone: some roles say why first,
/// with « --motif ».
pub const OPENING: &[&str] = &[
    "dossier",
    "document",
    "journal",
    "fusionner",
    "exporter",
    "importer",
];

/// What a command asks; `None` when the list does not know it.
pub fn need(path: &str) -> Option<Need> {
    let line = TABLE.iter().find(|(known, _)| *known == path);
    match (line, path.rsplit_once(' ')) {
        (Some((_, need)), _) => Some(*need),
        (None, Some((outer, _))) => need(outer),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::args;
    use super::*;

    fn paths(command: &clap::Command, before: &str, found: &mut Vec<String>) {
        for inner in command.get_subcommands() {
            let path = format!("{before} {}", inner.get_name());
            let path = path.trim().to_owned();
            paths(inner, &path, found);
            found.push(path);
        }
    }

    #[test]
    fn every_command_has_its_line_and_every_line_its_command() {
        let mut known = vec![String::new()];
        paths(&args::definition(), "", &mut known);
        for path in &known {
            assert!(need(path).is_some(), "« {path} » has no line");
        }
        for (path, _) in TABLE {
            assert!(known.iter().any(|it| it == path), "no command « {path} »");
        }
    }
}

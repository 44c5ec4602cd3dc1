//! What is wrong with a command line, in French. Help and version pass through here too.
use super::prelude::*;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Writes help and version on stdout, and turns a mistake that clap found into a French sentence.
///
/// # Errors
/// `Usage`, unless help or the version was asked for.
pub fn explain(error: &clap::Error) -> Result<(), AppError> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render().to_string();
            // The headings come from clap without the space that French wants.
            let french = ["Commandes", "Options", "Arguments"]
                .iter()
                .fold(text, |text, heading| {
                    text.replace(&format!("{heading}:\n"), &format!("{heading} :\n"))
                });
            out::text(&typography(&french))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => Err(
            AppError::Usage(with_hint("Il manque une commande.".to_owned())),
        ),
        kind => Err(AppError::Usage(with_hint(sentence(error, kind)))),
    }
}

fn with_hint(sentence: String) -> String {
    format!("{sentence} L’aide : « carnet --help », ou « carnet COMMANDE --help ».")
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// The name of an option, without its value.
fn option(error: &clap::Error) -> String {
    let text = context(error, ContextKind::InvalidArg);
    text.split(" <").next().unwrap_or_default().to_owned()
}

fn sentence(error: &clap::Error, kind: ErrorKind) -> String {
    let argument = option(error);
    let value = context(error, ContextKind::InvalidValue);
    let near = |kind| {
        // The nearest comes last.
        let text = match error.get(kind) {
            Some(ContextValue::Strings(texts)) => texts.last().cloned().unwrap_or_default(),
            _ => context(error, kind),
        };
        if text.is_empty() {
            text
        } else {
            format!(" Vouliez-vous dire « {text} » ?")
        }
    };
    match kind {
        ErrorKind::UnknownArgument => format!(
            "« {argument} » n’est pas attendu ici.{}",
            near(ContextKind::SuggestedArg)
        ),
        ErrorKind::InvalidSubcommand => format!(
            "La commande « {} » n’existe pas.{}",
            context(error, ContextKind::InvalidSubcommand),
            near(ContextKind::SuggestedSubcommand)
        ),
        ErrorKind::MissingRequiredArgument => format!("Il manque {argument}."),
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("Il manque une valeur à {argument}.")
        }
        ErrorKind::InvalidValue => format!(
            "« {value} » n’est pas une valeur de {argument}. Valeurs possibles : {}.",
            context(error, ContextKind::ValidValue)
        ),
        ErrorKind::ValueValidation => {
            format!("« {value} » n’est pas une valeur possible pour {argument}.")
        }
        ErrorKind::ArgumentConflict => {
            format!("« {argument} » est donné plusieurs fois, ou avec une option qui l’exclut.")
        }
        ErrorKind::InvalidUtf8 => "Un mot de la commande n’est pas lisible.".to_owned(),
        _ => "La commande n’a pas été comprise.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::parse;

    #[test]
    fn mistakes_are_said_in_french() {
        for (words, expected) in [
            (
                &["carnet", "alerte"][..],
                "La commande « alerte » n’existe pas. Vouliez-vous dire « alertes » ?",
            ),
            (
                &["carnet", "alertes", "--jso"],
                "« --jso » n’est pas attendu ici. Vouliez-vous dire « --json » ?",
            ),
            (&["carnet", "dossier"], "Il manque <ID>."),
            (
                &["carnet", "--couleur", "bleu"],
                "« bleu » n’est pas une valeur de --couleur. Valeurs possibles : auto, toujours, jamais.",
            ),
            (
                &["carnet", "demo", "--dossiers", "0"],
                "« 0 » n’est pas une valeur possible pour --dossiers.",
            ),
            (&["carnet", "config"], "Il manque une commande."),
            (&["carnet", "--base"], "Il manque une valeur à --base."),
        ] {
            let error = parse(words).unwrap_err();
            let AppError::Usage(text) = explain(&error).unwrap_err() else {
                panic!("usage expected")
            };
            assert!(text.starts_with(expected), "{text}");
            assert!(text.contains("carnet --help"));
        }
    }
}

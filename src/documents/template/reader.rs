//! Reads the file, key by key, and says where what is wrong stands.
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::logo;
use super::words::{Fault, Template};
use crate::documents::braces;
use crate::documents::model::Logo;

/// The commented file that says the default words.
pub const MODEL: &str = include_str!("../modele.toml");
/// The words that may stand between braces in a letter.
const KNOWN: [&str; 8] = [
    "prenom",
    "nom",
    "date",
    "heure",
    "lieu",
    "referent",
    "telephone",
    "structure",
];

/// A value and where it stands.
type Item<'a> = Spanned<DeValue<'a>>;
/// What is wrong, and the byte where it stands.
type Wrong = (usize, String);

impl Template {
    /// The words of the program.
    #[must_use]
    pub fn of_the_program() -> Self {
        let mut template = Self::default();
        // A test holds that nothing is wrong in it.
        let _ = read(&mut template, MODEL, Path::new(""));
        template
    }

    /// The words of a file over those of the program; pictures are beside it, in `folder`.
    ///
    /// # Errors
    /// Everything that is wrong in it, in the order of its lines.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut template = Self::of_the_program();
        let faults = read(&mut template, text, folder);
        if faults.is_empty() {
            Ok(template)
        } else {
            Err(faults)
        }
    }
}

/// Puts what a file says over a template; gives what is wrong in it.
fn read(template: &mut Template, text: &str, folder: &Path) -> Vec<Fault> {
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            return vec![fault(
                text,
                (
                    offset,
                    "ce n’est pas du TOML lisible ; comparez avec « carnet document modele »"
                        .to_owned(),
                ),
            )];
        }
    };
    let mut wrong: Vec<Wrong> = Vec::new();
    for (key, value) in &table {
        let at = key.span().start;
        let done = match (key.get_ref().as_ref(), value.get_ref()) {
            (section @ ("convocation" | "relance" | "engagements"), DeValue::Table(inner)) => {
                for (key, value) in inner {
                    let at = key.span().start;
                    let done = nested(template, section, key.get_ref(), value, at);
                    wrong.extend(done.err());
                }
                Ok(())
            }
            (section @ ("convocation" | "relance" | "engagements"), _) => Err((
                at,
                format!("« {section} » est un titre : écrivez [{section}] seul sur sa ligne"),
            )),
            (key, _) => top(template, key, value, at, folder),
        };
        wrong.extend(done.err());
    }
    if let (Some(logo), Some(says)) = (&mut template.logo, said(&table)) {
        logo.says = says;
    }
    wrong.sort_by_key(|(at, _)| *at);
    wrong.into_iter().map(|it| fault(text, it)).collect()
}

/// What the file says of its picture.
fn said(table: &DeTable<'_>) -> Option<String> {
    let (_, value) = table
        .iter()
        .find(|(key, _)| key.get_ref() == "logo_texte")?;
    let words = value.get_ref().as_str()?.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

fn fault(text: &str, (offset, message): Wrong) -> Fault {
    let before = text.bytes().take(offset);
    Fault {
        line: before.filter(|byte| *byte == b'\n').count() + 1,
        message,
    }
}

fn top(
    template: &mut Template,
    key: &str,
    value: &Item<'_>,
    at: usize,
    folder: &Path,
) -> Result<(), Wrong> {
    match key {
        "en_tete" => template.letterhead = lines(key, value)?,
        "logo" => {
            template.logo = match line(key, value)? {
                "" => None,
                name => Some(
                    logo::read(name, folder)
                        .map(|logo| Logo {
                            says: SAYS.to_owned(),
                            ..logo
                        })
                        .map_err(|why| (at, why))?,
                ),
            };
        }
        "logo_texte" => {
            filled(key, value)?;
        }
        "titre_cer" => template.title_cer = filled(key, value)?,
        "titre_contrat_engagement" => template.title_engagement = filled(key, value)?,
        "mention" => line(key, value)?.clone_into(&mut template.notice),
        _ => return Err((at, unknown(key))),
    }
    Ok(())
}

/// What a picture shows when the file does not say it.
const SAYS: &str = "Logo de la structure";

fn nested(
    template: &mut Template,
    section: &str,
    key: &str,
    value: &Item<'_>,
    at: usize,
) -> Result<(), Wrong> {
    let slot = match (section, key) {
        ("convocation", "paragraphes") => &mut template.invitation.opening,
        ("convocation", "apporter") => &mut template.bring,
        ("convocation", "fin") => &mut template.invitation.closing,
        ("relance", "paragraphes") => &mut template.reminder.opening,
        ("relance", "fin") => &mut template.reminder.closing,
        ("engagements", "allocataire") => &mut template.base.person,
        ("engagements", "administration") => &mut template.base.service,
        _ => return Err((at, unknown(&format!("{section}.{key}")))),
    };
    *slot = if section == "engagements" {
        lines(key, value)?
    } else {
        letter(key, value)?
    };
    Ok(())
}

fn unknown(key: &str) -> String {
    format!("« {key} » n’est pas un réglage des papiers ; ils sont dans « carnet document modele »")
}

fn line<'a>(key: &str, value: &'a Item<'_>) -> Result<&'a str, Wrong> {
    let text = value.get_ref().as_str().map(str::trim);
    text.ok_or_else(|| {
        (
            value.span().start,
            format!("« {key} » attend un texte entre guillemets"),
        )
    })
}

fn filled(key: &str, value: &Item<'_>) -> Result<String, Wrong> {
    match line(key, value)? {
        "" => Err((
            value.span().start,
            format!(
                "« {key} » ne peut pas être vide ; enlevez la ligne pour garder les mots de carnet"
            ),
        )),
        text => Ok(text.to_owned()),
    }
}

/// The texts of a list, each with where it stands.
fn texts<'a>(key: &str, value: &'a Item<'_>) -> Result<Vec<(usize, &'a str)>, Wrong> {
    let wrong = |at: usize| {
        (
            at,
            format!("« {key} » attend des textes entre crochets : [\"un\", \"deux\"]"),
        )
    };
    let list = value
        .get_ref()
        .as_array()
        .ok_or_else(|| wrong(value.span().start))?;
    list.iter()
        .map(|item| {
            let at = item.span().start;
            let text = item.get_ref().as_str().ok_or_else(|| wrong(at))?;
            Ok((at, text.trim()))
        })
        .collect()
}

fn lines(key: &str, value: &Item<'_>) -> Result<Vec<String>, Wrong> {
    let found = texts(key, value)?;
    Ok(found
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(_, text)| text.to_owned())
        .collect())
}

/// Paragraphs of a letter: their braces are checked.
fn letter(key: &str, value: &Item<'_>) -> Result<Vec<String>, Wrong> {
    for (at, text) in texts(key, value)? {
        if let Some(why) = braces::wrong(text, &KNOWN) {
            return Err((at, why));
        }
    }
    lines(key, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_word_is_in_the_model() {
        for name in KNOWN {
            assert!(MODEL.contains(&format!("{{{name}}}")), "{name}");
            assert_eq!(braces::wrong(&format!("a {{{name}}} b"), &KNOWN), None);
        }
    }
}

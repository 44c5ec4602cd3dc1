//! Reads the file, key by key, and says where something is wrong.
use std::path::Path;

use super::logo;
use super::words::Template;
use crate::documents::braces;
use crate::documents::model::Logo;
use crate::domain::toml_file::{Entry, Fault, Item, TomlFile};

/// The commented file that says the default words.
pub const MODEL: &str = include_str!("../modele.toml");
/// The titles that hold texts.
const SECTIONS: [&str; 6] = [
    "contrat",
    "convocation",
    "relance",
    "rappel",
    "information",
    "engagements",
];
/// The words that a letter may have between braces.
const KNOWN: [&str; 16] = [
    "prenom",
    "nom",
    "date",
    "heure",
    "lieu",
    "rencontrer",
    "venir",
    "parler",
    "rendez_vous",
    "rendez_vous_manque",
    "se_rencontrer",
    "joindre",
    "qui_appeler",
    "referent",
    "telephone",
    "structure",
];

/// The words that a reminder may have: it is read by whoever holds the telephone, so that neither the person nor
/// the structure is named.
const IN_MESSAGE: [&str; 5] = ["date", "heure", "lieu", "agent", "telephone"];

impl Template {
    /// The words of the program.
    pub fn of_the_program() -> Self {
        let mut template = Self::default();
        // A test holds that nothing is wrong in it.
        let _ = read(&mut template, MODEL, Path::new(""));
        template
    }

    /// The words of a file over those of the program; pictures are next to it, in `folder`.
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
    let file = match TomlFile::parse(text) {
        Ok(file) => file,
        Err(fault) => {
            let message = "ce n’est pas du TOML lisible ; comparez avec « carnet document modele »";
            return vec![fault.reworded(message)];
        }
    };
    let mut wrong = Vec::new();
    for entry in file.entries() {
        match (entry.key, entry.value.table()) {
            (section, Some(inner)) if SECTIONS.contains(&section) => {
                let done = inner.iter().map(|entry| nested(template, section, entry));
                wrong.extend(done.filter_map(Result::err));
            }
            (section, None) if SECTIONS.contains(&section) => {
                wrong.push(entry.place.fault(format!(
                    "« {section} » est un titre : écrivez [{section}] seul sur sa ligne"
                )));
            }
            _ => wrong.extend(top(template, &entry, folder).err()),
        }
    }
    let words = file.get("logo_texte").and_then(|entry| entry.value.text());
    if let (Some(logo), Some(words)) = (&mut template.logo, words.filter(|it| !it.is_empty())) {
        words.clone_into(&mut logo.says);
    }
    wrong.sort_by_key(|fault| fault.line);
    wrong
}

fn top(template: &mut Template, entry: &Entry<'_>, folder: &Path) -> Result<(), Fault> {
    match entry.key {
        "en_tete" => template.letterhead = lines(entry)?,
        "logo" => {
            template.logo = match line(entry)? {
                "" => None,
                name => Some(
                    logo::read(name, folder)
                        .map(|logo| Logo {
                            says: SAYS.to_owned(),
                            ..logo
                        })
                        .map_err(|why| entry.place.fault(why))?,
                ),
            };
        }
        "logo_texte" => {
            filled(entry)?;
        }
        "titre_cer" => template.title_cer = filled(entry)?,
        "titre_contrat_engagement" => template.title_engagement = filled(entry)?,
        "mention" => line(entry)?.clone_into(&mut template.notice),
        key => return Err(unknown(entry, key)),
    }
    Ok(())
}

/// What a picture shows when the file does not say it.
const SAYS: &str = "Logo de la structure";

fn nested(template: &mut Template, section: &str, entry: &Entry<'_>) -> Result<(), Fault> {
    let information = &mut template.information;
    let slot = match (section, entry.key) {
        ("information", "site") => {
            line(entry)?.clone_into(&mut information.site);
            return Ok(());
        }
        ("information", "paragraphes") => &mut information.opening,
        ("information", "accompagnement") => &mut information.accompaniment,
        ("information", "roles") => &mut information.roles,
        ("information", "premier_rendez_vous") => &mut information.first,
        ("information", "engagements") => &mut information.commitments,
        ("information", "droits") => &mut information.rights,
        ("information", "appeler") => &mut information.call,
        ("contrat", "loi_cer") => &mut template.contract.law_cer,
        ("contrat", "loi_contrat_engagement") => &mut template.contract.law_engagement,
        ("contrat", "recours") => &mut template.contract.appeal,
        ("convocation", "paragraphes") => &mut template.invitation.opening,
        ("convocation", "apporter") => &mut template.bring,
        ("convocation", "fin") => &mut template.invitation.closing,
        ("relance", "paragraphes") => &mut template.reminder.opening,
        ("relance", "fin") => &mut template.reminder.closing,
        ("rappel", "texte") => &mut template.message,
        ("engagements", "allocataire") => &mut template.base.person,
        ("engagements", "administration") => &mut template.base.service,
        (_, key) => return Err(unknown(entry, &format!("{section}.{key}"))),
    };
    *slot = match section {
        "contrat" | "engagements" => lines(entry)?,
        "rappel" => letter(entry, &IN_MESSAGE)?,
        _ => letter(entry, &KNOWN)?,
    };
    if section == "rappel" && slot.is_empty() {
        return Err(empty(entry));
    }
    Ok(())
}

fn unknown(entry: &Entry<'_>, name: &str) -> Fault {
    entry.place.fault(format!(
        "« {name} » n’est pas un réglage des papiers ; ils sont dans « carnet document modele »"
    ))
}

fn line<'a>(entry: &Entry<'a>) -> Result<&'a str, Fault> {
    entry.value.text().ok_or_else(|| {
        let key = entry.key;
        let place = entry.value.place();
        place.fault(format!("« {key} » attend un texte entre guillemets"))
    })
}

fn filled(entry: &Entry<'_>) -> Result<String, Fault> {
    match line(entry)? {
        "" => Err(empty(entry)),
        text => Ok(text.to_owned()),
    }
}

fn empty(entry: &Entry<'_>) -> Fault {
    entry.value.place().fault(format!(
        "« {} » ne peut pas être vide ; enlevez la ligne pour garder les mots de carnet",
        entry.key
    ))
}

/// The texts of a list, each with its place.
fn texts<'a>(entry: &Entry<'a>) -> Result<Vec<(Item<'a>, &'a str)>, Fault> {
    let wrong = |item: &Item<'_>| {
        item.place().fault(format!(
            "« {} » attend des textes entre crochets : [\"un\", \"deux\"]",
            entry.key
        ))
    };
    let list = entry.value.list().ok_or_else(|| wrong(&entry.value))?;
    list.into_iter()
        .map(|item| Ok((item, item.text().ok_or_else(|| wrong(&item))?)))
        .collect()
}

fn lines(entry: &Entry<'_>) -> Result<Vec<String>, Fault> {
    let found = texts(entry)?.into_iter().map(|(_, text)| text.to_owned());
    Ok(found.filter(|text| !text.is_empty()).collect())
}

/// Paragraphs of a letter, or pieces of a message: their braces are checked.
fn letter(entry: &Entry<'_>, known: &[&str]) -> Result<Vec<String>, Fault> {
    for (item, text) in texts(entry)? {
        if let Some(why) = braces::wrong(text, known) {
            return Err(item.place().fault(why));
        }
    }
    lines(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_word_is_in_the_model() {
        for name in KNOWN.into_iter().chain(IN_MESSAGE) {
            assert!(MODEL.contains(&format!("{{{name}}}")), "{name}");
        }
        for (list, name) in [(&KNOWN[..], KNOWN[0]), (&IN_MESSAGE[..], IN_MESSAGE[0])] {
            assert_eq!(braces::wrong(&format!("a {{{name}}} b"), list), None);
        }
    }
}

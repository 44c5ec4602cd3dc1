//! `carnet chiffrer`, `carnet dechiffrer`, `carnet phrase`: a store put under a phrase, out of it, or under
//! another one.
use super::prelude::*;
use std::io::{BufRead, Read};

use super::context::Questions;
use super::secret;
use crate::domain::text::fold;
use crate::files;
use crate::store::{CAN_ENCRYPT, Key, former_name};

/// What is asked of whoever puts a store under a phrase, or out of it.
pub const NEED: Need = Need::Do(Act::Encrypt);

/// What may be typed after `carnet chiffrer`.
#[derive(Clone, Debug, Args)]
pub struct Encrypt {
    /// Effacer ensuite la base en clair, au lieu de la garder à côté
    #[arg(long, alias = "erase")]
    pub effacer: bool,
}

/// What may be typed after `carnet dechiffrer`.
#[derive(Clone, Debug, Args)]
pub struct Decrypt {
    /// Ne pas demander de confirmation
    #[arg(long, alias = "yes")]
    pub oui: bool,
}

/// Puts a plain store under a phrase.
///
/// # Errors
/// When this program can't; when it is encrypted already, or open elsewhere.
pub fn encrypt(context: &Context, asked: &Encrypt) -> Result<(), AppError> {
    let base = ready(context, false)?;
    let key = Key::for_new_store(&secret::chosen(context.phrase)?)?;
    let former = former_name(base, "avant-chiffrement");
    converted(base, Some(&key), Some(&former))?;
    out::say(&format!(
        "La base est chiffrée : {}. Sa phrase sera demandée à chaque ouverture.",
        base.display()
    ));
    if asked.effacer {
        files::wipe(&former).map_err(|error| AppError::file(&former, error))?;
        out::say(
            "La base en clair est effacée. Un disque peut en garder des traces que carnet n’atteint pas (SSD, instantanés, sauvegardes) : seul un disque chiffré n’en laisse aucune.",
        );
    } else {
        out::say(&format!(
            "La base en clair est gardée : {}. Ouvrez la base chiffrée une fois, puis effacez-la.",
            former.display()
        ));
    }
    say_plain_copies(context, &former);
    Ok(())
}

/// Writes an encrypted store in clear.
///
/// # Errors
/// When it is not encrypted, is open elsewhere, or the person does not want to.
pub fn decrypt(context: &Context, asked: &Decrypt) -> Result<(), AppError> {
    let base = ready(context, true)?;
    confirm(context, asked)?;
    let former = former_name(base, "avant-dechiffrement");
    converted(base, None, Some(&former))?;
    out::say(&format!(
        "La base est en clair : qui a ce fichier peut le lire. {}",
        base.display()
    ));
    out::say(&format!(
        "La base chiffrée est gardée : {}",
        former.display()
    ));
    Ok(())
}

/// Puts an encrypted store under another phrase.
///
/// # Errors
/// When it is not encrypted, or is open elsewhere.
pub fn change_phrase(context: &Context) -> Result<(), AppError> {
    let base = ready(context, true)?;
    let key = Key::for_new_store(&secret::chosen(context.phrase)?)?;
    converted(base, Some(&key), None)?;
    out::say(
        "La phrase secrète est changée. Les copies et les sauvegardes d’avant s’ouvrent toujours avec l’ancienne.",
    );
    Ok(())
}

/// Opens the store once, so that it is up to date and its phrase is known.
fn ready(context: &Context, encrypted: bool) -> Result<&Path, AppError> {
    if !CAN_ENCRYPT {
        return Err(StoreError::NoEncryption.into());
    }
    context.refuse_another_day()?;
    let store = context.open()?;
    if store.is_encrypted() != encrypted {
        let state = match encrypted {
            true => {
                "Cette base n’est pas chiffrée : « carnet chiffrer » la met sous une phrase secrète."
            }
            false => "Cette base est déjà chiffrée : « carnet phrase » change sa phrase secrète.",
        };
        return Err(AppError::Refused(state.to_owned()));
    }
    Ok(&context.base)
}

fn converted(base: &Path, key: Option<&Key>, former: Option<&Path>) -> Result<(), AppError> {
    let done = Store::convert(base, key, former);
    if matches!(done, Err(StoreError::Locked)) {
        out::say(
            "La base est ouverte ailleurs : fermez carnet partout, puis recommencez. Rien n’a été changé.",
        );
    }
    Ok(done?)
}

fn confirm(context: &Context, asked: &Decrypt) -> Result<(), AppError> {
    if asked.oui {
        return Ok(());
    }
    if context.questions == Questions::Refused {
        return Err(AppError::Usage(
            "Écrire la base en clair demande une confirmation : ajoutez « --oui ». Rien n’a été changé.".to_owned(),
        ));
    }
    out::ask("Écrire cette base en clair ? Qui aura le fichier pourra la lire. Tapez « oui » : ");
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(1..) if fold(&line) == "oui" => Ok(()),
        _ => Err(AppError::Refused(
            "Rien n’a été changé : la réponse n’est pas « oui ».".to_owned(),
        )),
    }
}

/// Names the other files in clear beside a store and among its copies: nobody thinks of them.
fn say_plain_copies(context: &Context, former: &Path) {
    let base = context.base.as_path();
    let folder = base.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let folders = [Some(folder.to_owned()), context.backups()];
    let known = [base.file_name(), former.file_name()];
    let copies: Vec<String> = folders
        .into_iter()
        .flatten()
        .flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .filter(|path| !known.contains(&path.file_name()) && is_plain(path))
        .map(|path| path.display().to_string())
        .collect();
    if !copies.is_empty() {
        out::say(&format!(
            "D’autres copies restent en clair : {}. Effacez celles qui ne servent plus.",
            copies.join(", ")
        ));
    }
}

/// Whether a file, which is not the store, is a plain database.
fn is_plain(path: &Path) -> bool {
    let mut head = [0; 15];
    let file = files::regular(path).ok();
    let read = file.map(|mut file| file.read_exact(&mut head));
    read.is_some_and(|read| read.is_ok()) && head == *b"SQLite format 3"
}

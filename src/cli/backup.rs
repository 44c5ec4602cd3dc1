//! `carnet sauvegarder` and `carnet restaurer`: copies of the store, and the store taken back from one.
use super::prelude::*;
use std::io::BufRead;

use super::config;
use super::context::{Questions, own_config};
use super::diagnostic::disk;
use super::interrupt::Wish;
use super::secret;
use crate::clock::{Clock, local_text};
use crate::domain::text::fold;
use crate::exchange::backup::{self, Manifest};
use crate::store::Access;

/// What a copy asks.
pub const BACKING_UP: Need = Need::Do(Act::BackUp);
/// What taking the store back asks: nothing of the store, which may not be readable any more.
pub const RESTORING: Need = Need::Nothing;

/// What may be typed after `carnet sauvegarder`.
#[derive(Clone, Debug, Args)]
pub struct BackUp {
    /// Fichier à écrire ; un fichier qui existe n’est jamais remplacé
    #[arg(required_unless_present = "vers")]
    pub fichier: Option<PathBuf>,
    /// Écrire dans ce dossier, sous un nom daté, et y faire la place : tout est gardé 24 heures, puis une copie par jour 14 jours, puis une par semaine 8 semaines
    #[arg(long, value_name = "DOSSIER", alias = "to", conflicts_with = "fichier")]
    pub vers: Option<PathBuf>,
}

/// What may be typed after `carnet restaurer`.
#[derive(Clone, Debug, Args)]
pub struct Restore {
    /// Copie à reprendre
    pub fichier: PathBuf,
    /// Écrire la base reprise dans ce nouveau fichier, sans toucher à celle qui sert
    #[arg(long, value_name = "FICHIER", alias = "to")]
    pub vers: Option<PathBuf>,
    /// Ne pas demander de confirmation
    #[arg(long, alias = "yes")]
    pub oui: bool,
    /// Vérifier la copie, et s’arrêter là
    #[arg(long, alias = "check")]
    pub verifier: bool,
}

/// Writes a checked copy of the store.
///
/// # Errors
/// When a file is there already, or the copy can't be written.
pub fn back_up(context: &Context, asked: &BackUp) -> Result<(), AppError> {
    if context.day.is_some() {
        return Err(AppError::Refused(
            "Une sauvegarde contient toujours tout : recommencez sans « --date ».".to_owned(),
        ));
    }
    let wish = Wish::listen();
    let store = context.open()?;
    store.wait_for_large_act()?;
    let unfinished = store.under_way()?;
    let (moment, go_on) = (Clock::System.moment(), &mut || wish.go_on());
    let (path, removed) = match (&asked.vers, &asked.fichier) {
        (Some(folder), _) => {
            let done = backup::copy_into(&store, folder, &moment, go_on)?;
            (done.path, done.removed)
        }
        (None, Some(file)) => {
            backup::copy(&store, file, &moment, go_on)?;
            (file.clone(), 0)
        }
        (None, None) => return Err(AppError::Usage("Où écrire la sauvegarde ?".to_owned())),
    };
    note_last(&store, &path);
    store.consulted(Consultation::Copy, &store.everyone()?);
    let room = match removed {
        0 => String::new(),
        removed => format!(
            " {} a fait place.",
            plural(removed, "ancienne copie", "anciennes copies")
        ),
    };
    let room = room.replace("copies a fait", "copies ont fait");
    out::say(&format!(
        "Sauvegarde écrite et vérifiée : {} (lisible par vous seul, {}).{room}",
        path.display(),
        disk::word(store.is_encrypted())
    ));
    if let Some(unfinished) = unfinished {
        out::say(&format!(
            "{unfinished} : elle sera annulée à l’ouverture de cette copie. Recommencez la sauvegarde ensuite."
        ));
    }
    Ok(())
}

/// Setting of the store: where its last copy went.
const LAST: &str = "derniere_sauvegarde";

/// Notes where the last copy went, for the day when the store is damaged.
fn note_last(store: &Store, path: &Path) {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if *store.access() == Access::ReadWrite
        && let Ok(mut store) = store.again()
    {
        // A copy that is not noted is a copy all the same.
        let _ = store.set_setting(LAST, &whole.to_string_lossy());
    }
}

/// Takes the store back from a copy.
///
/// # Errors
/// When the copy is not whole, when the store is in use, or when it can't be written: nothing has changed then.
pub fn restore(context: &Context, asked: &Restore) -> Result<(), AppError> {
    context.refuse_another_day()?;
    // Where it can still be read, the store says who may replace it.
    let mut sealed = false;
    if asked.vers.is_none() {
        match context.reading() {
            Ok(store) => {
                Need::Do(Act::BackUp)
                    .refusal(store.rights())
                    .map_or(Ok(()), |why| Err(AppError::Refused(why)))?;
                sealed = store.is_encrypted();
            }
            Err(error) if error.code() == Code::Passphrase => return Err(error),
            Err(_) => {}
        }
    }
    let described = secret::opened(context.phrase, || backup::checked(&asked.fichier))?;
    if sealed && !Store::open_copy(&asked.fichier)?.is_encrypted() {
        return Err(AppError::Refused(
            "Cette copie est en clair, et votre base est chiffrée : elle ne la remplace pas. Reprenez-la ailleurs par « --vers », et chiffrez-la par « carnet chiffrer ».".to_owned(),
        ));
    }
    out::say(&said(&asked.fichier, described));
    if asked.verifier {
        return Ok(());
    }
    let to = asked.vers.as_deref().unwrap_or(&context.base);
    if asked.vers.is_some() && to.exists() {
        return Err(StoreError::taken(to).into());
    }
    if to.exists() {
        confirm(context, asked, to)?;
    }
    let done = backup::restore(&asked.fichier, to, &Clock::System.moment())?;
    let people = plural(done.people, "dossier", "dossiers");
    out::say(&format!("Base reprise : {} ({people}).", to.display()));
    if let Some(former) = done.former {
        out::say(&format!(
            "Celle qui y était est gardée : {}",
            former.display()
        ));
    }
    Ok(())
}

/// What a copy is, in words.
fn said(copy: &Path, described: bool) -> String {
    let manifest = Manifest::beside(copy).filter(|_| described);
    match manifest {
        Some(manifest) => format!(
            "Copie entière, du {}, {}, conforme à son manifeste.",
            local_text(&manifest.fait_a),
            plural(manifest.dossiers, "dossier", "dossiers")
        ),
        None => {
            "Copie entière. Elle n’a pas de manifeste : rien ne dit de quand elle est.".to_owned()
        }
    }
}

fn confirm(context: &Context, asked: &Restore, to: &Path) -> Result<(), AppError> {
    if asked.oui {
        return Ok(());
    }
    if context.questions == Questions::Refused {
        return Err(AppError::Usage(
            "Remplacer la base demande une confirmation : ajoutez « --oui », ou « --vers » pour écrire ailleurs. Rien n’a été changé.".to_owned(),
        ));
    }
    out::ask(&format!(
        "Mettre cette copie à la place de {} ? La base d’aujourd’hui est gardée sous un autre nom. Tapez « oui » : ",
        to.display()
    ));
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(1..) if fold(&line) == "oui" => Ok(()),
        _ => Err(AppError::Refused(
            "Rien n’a été changé : la réponse n’est pas « oui ».".to_owned(),
        )),
    }
}

/// At the end of a session: a copy in the usual folder, when the last one is older than wanted. Says
/// what was done.
pub fn at_closing(context: &Context) {
    // The screen may have changed them since the start.
    let (config, _) = config::load(Path::new(config::SYSTEM), own_config().as_deref());
    let days = i64::from(config.backup_days);
    let Some(folder) = config
        .backups_of(&context.base)
        .filter(|_| days > 0 && context.day.is_none())
    else {
        return;
    };
    let moment = Clock::System.moment();
    let last = backup::last_copy(&folder).map(|(made, _)| moment.instant - made);
    if last.is_some_and(|age| age.num_days() < days) {
        return;
    }
    // Closed behind a hidden screen: nobody is asked for its phrase in order to leave.
    if matches!(Store::open(&context.base), Err(StoreError::Encrypted(_))) {
        return;
    }
    let Ok(store) = context.reading() else { return };
    if Need::Do(Act::BackUp).refusal(store.rights()).is_some() {
        return;
    }
    let empty = store
        .all_rows(Entity::Allocataire)
        .is_ok_and(|people| people.is_empty());
    if empty || *store.access() != Access::ReadWrite {
        return;
    }
    let wish = Wish::listen();
    match backup::copy_into(&store, &folder, &moment, &mut || wish.go_on()) {
        Ok(done) => {
            note_last(&store, &done.path);
            out::say(&format!(
                "Sauvegarde automatique écrite et vérifiée : {}",
                done.path.display()
            ));
        }
        Err(StoreError::GivenUp) => out::say("Sauvegarde automatique abandonnée."),
        Err(error) => out::say(&format!(
            "La sauvegarde automatique n’a pas été faite. {error}"
        )),
    }
}

/// Says where the last copy is, when the store can't be read.
pub fn offer(context: &Context) {
    let copy = context
        .backups()
        .and_then(|folder| backup::last_copy(&folder));
    if let Some((_, copy)) = copy {
        out::say(&format!(
            "La dernière sauvegarde automatique : {}. « carnet restaurer » la vérifie et la reprend ; la base d’aujourd’hui est gardée.",
            copy.display()
        ));
    }
}

/// The last copy that was noted, when it is still there: to be offered when the store is damaged.
pub fn last(store: &Store) -> Option<PathBuf> {
    let noted = store.setting(LAST).ok()??;
    Some(PathBuf::from(noted)).filter(|path| path.exists())
}

//! `carnet purger`: files erased for good, after the person was named and « oui » was typed.
use super::prelude::*;
use std::io::BufRead;

use super::context::{LEFT, Questions};
use crate::clock::{Clock, local_day};
use crate::domain::record::Row;
use crate::domain::text::fold;
use crate::domain::vocabulary::PurgeReason;
use crate::exchange::backup::{OldCopy, copies_before};
use crate::store::{Cleared, Purged};

/// What it asks.
pub const NEED: Need = Need::Do(Act::Purge);

/// What may be typed after `carnet purger`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Numéro ou uid de la personne ; plusieurs se suivent
    #[arg(value_name = "DOSSIER", required_unless_present = "liste")]
    pub dossiers: Vec<String>,
    /// Purger ceux de « carnet conservation », sauf les personnes encore suivies
    #[arg(long, conflicts_with = "dossiers", alias = "list")]
    pub liste: bool,
    /// Pourquoi : duree, demande, sans_objet, erreur
    #[arg(long, value_name = "MOTIF", default_value = "duree", alias = "reason")]
    pub motif: String,
    /// Ne pas demander de confirmation
    #[arg(long, alias = "yes")]
    pub oui: bool,
}

/// Erases files for good, and says what is left of them elsewhere.
///
/// # Errors
/// When nobody has a number, a decision holds a file, the answer is not « oui », or the store can't be
/// written. Files erased before that stay so, and it is said.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let mut store = context.writing()?;
    let author = context.user.author(&store)?;
    let moment = Clock::System.moment();
    let reason = reason(&asked.motif)?;
    let people = match asked.liste {
        true => {
            let kept = store.overdue(moment.today)?;
            let going = kept.overdue.into_iter().filter(|it| !it.followed);
            going.map(|it| it.row).collect()
        }
        false => named(&store, &asked.dossiers)?,
    };
    if people.is_empty() {
        out::say("Aucun dossier n’est à purger.");
        return Ok(());
    }
    confirm(context, asked, &people, reason)?;
    let mut done = Vec::new();
    let mut stopped = None;
    for person in &people {
        match store.purge((&author, &moment), person.id, reason) {
            Ok(purged) => done.push(purged),
            Err(why) => {
                stopped = Some(why);
                break;
            }
        }
    }
    if !done.is_empty() {
        clear(context, &mut store, &done)?;
    }
    stopped.map_or(Ok(()), |why| Err(why.into()))
}

fn reason(code: &str) -> Result<PurgeReason, AppError> {
    PurgeReason::from_code(code.trim()).ok_or_else(|| {
        let known = PurgeReason::ALL.iter().map(|it| it.code());
        AppError::Usage(AppError::among(
            &format!("Le motif « {code} » n’existe pas. Motifs"),
            known,
        ))
    })
}

fn named(store: &Store, typed: &[String]) -> Result<Vec<Row>, AppError> {
    let mut people: Vec<Row> = Vec::new();
    for id in typed {
        let row = store.to_purge(id).map_err(|error| match error {
            StoreError::NotFound => {
                AppError::NotFound(format!("Aucun dossier n’a le numéro ou l’uid « {id} »."))
            }
            other => other.into(),
        })?;
        if people.iter().all(|it| it.id != row.id) {
            people.push(row);
        }
    }
    Ok(people)
}

fn confirm(
    context: &Context,
    asked: &Options,
    people: &[Row],
    reason: PurgeReason,
) -> Result<(), AppError> {
    if asked.oui {
        return Ok(());
    }
    if context.questions == Questions::Refused {
        return Err(AppError::Usage(
            "Purger demande une confirmation : ajoutez « --oui ». Rien n’a été effacé.".to_owned(),
        ));
    }
    for row in people {
        out::say(&format!("{} {}", row.id, person::name(row)));
    }
    out::ask(&format!(
        "Effacer pour de bon {} ({}) ? Cela ne s’annule pas. Tapez « oui » : ",
        match people.len() {
            1 => "ce dossier".to_owned(),
            many => format!("ces {many} dossiers"),
        },
        reason.label()
    ));
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(1..) if fold(&line) == "oui" => Ok(()),
        _ => Err(AppError::Refused(
            "Rien n’a été effacé : la réponse n’est pas « oui ».".to_owned(),
        )),
    }
}

/// Wipes what is left in the file, then says what was done, and what is left elsewhere.
fn clear(context: &Context, store: &mut Store, done: &[Purged]) -> Result<(), AppError> {
    let numbers = done.iter().flat_map(|it| &it.numbers).map(Id::to_string);
    let numbers = numbers.collect::<Vec<_>>().join(", ");
    let what = |of: fn(&Purged) -> usize| done.iter().map(of).sum::<usize>();
    let counts = format!(
        "{} et {} de l’historique",
        plural(what(|it| it.records), "élément", "éléments"),
        plural(what(|it| it.lines), "ligne", "lignes")
    );
    match store.clear_traces() {
        Ok(Cleared::Whole) => {
            out::say(&format!("Purgé : dossier n° {numbers} ({counts})."));
        }
        Ok(Cleared::HeldBack) | Err(StoreError::Locked) => {
            out::say(&format!(
                "Effacé de la base : dossier n° {numbers} ({counts})."
            ));
            out::say(LEFT);
        }
        Err(other) => return Err(other.into()),
    }
    let now = Clock::System.moment().instant;
    let copies = copies_before(context.backups().as_deref(), &context.base, now);
    if !copies.is_empty() {
        out::say("Ces sauvegardes, faites avant, le contiennent encore :");
        copies.iter().for_each(|copy| out::say(&said(copy)));
    }
    Ok(())
}

fn said(copy: &OldCopy) -> String {
    let path = copy.path.display();
    match copy.until.and_then(|until| local_day(&until.to_rfc3339())) {
        Some(day) => format!(
            "- {path} : fera place au plus tard le {}, si une sauvegarde est faite d’ici là",
            full(day)
        ),
        None => format!("- {path} : rien ne la supprime d’elle-même, c’est à vous de le faire"),
    }
}

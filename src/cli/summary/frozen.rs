//! A yearly summary kept under a name: kept, read again, compared with what is known now.
use std::collections::HashMap;

use crate::cli::prelude::*;
use crate::clock::{Clock, local_words};
use crate::statistics::summary::Scope;
use crate::statistics::summary::frozen::{Changed, Counted, Whole};
use crate::statistics::summary::shown::words;
use crate::store::frozen::{ActSince, Frozen};

/// Keeps the summary of a scope under a name.
///
/// # Errors
/// When a summary has that name, or the store can't be read or written.
pub(super) fn keep(
    context: &Context,
    store: &mut Store,
    scope: &Scope,
    name: &str,
) -> Result<(), AppError> {
    let whole = store.in_one_state(|store| Whole::now(store, scope))?;
    let author = context.user.author(store)?;
    whole.keep(store, (&author, &Clock::System.moment()), name)?;
    out::say(&format!(
        "Bilan figé sous le nom « {name} », du {} au {}. « carnet bilan --fige {name} » le relit ; ajoutez « --comparer » pour savoir ce qui a changé depuis.",
        full(scope.from),
        full(scope.to)
    ));
    Ok(())
}

/// A summary as it was kept; says by whom and when.
///
/// # Errors
/// When there is none of that name, or it was changed outside the program.
pub(super) fn kept(store: &Store, name: &str) -> Result<(Frozen, Whole), AppError> {
    let (kept, mut whole) = Whole::kept(store, name)?;
    let digest = kept.digest();
    let digest = digest.get(..12).unwrap_or(&digest);
    let words = format!(
        "« {} », le {} par {}, empreinte {digest}",
        visible(&kept.name),
        local_words(&kept.at),
        visible(&kept.author)
    );
    whole.report.heading.push(("Bilan figé", words));
    out::say(&format!(
        "Bilan figé « {} », le {} par {} : tel qu’il a été gardé.",
        visible(&kept.name),
        local_words(&kept.at),
        visible(&kept.author)
    ));
    Ok((kept, whole))
}

/// What changed since, line by line.
///
/// # Errors
/// When the store can't be read.
pub(super) fn compared(store: &Store, kept: &Frozen, whole: &Whole) -> Result<String, AppError> {
    let changes = store.in_one_state(|store| {
        let now = Whole::now(store, &whole.report.summary.scope)?;
        whole.changes(store, kept, &now)
    })?;
    let rows = store.all_rows(Entity::Allocataire)?;
    let names: HashMap<&str, String> = rows
        .iter()
        .map(|row| (row.uid.as_str(), person::name(row)))
        .collect();
    Ok(told(&changes, whole.purged, &names))
}

fn told(changes: &[Changed], purged: u64, names: &HashMap<&str, String>) -> String {
    let mut text = match purged {
        0 => String::new(),
        1 => "Une personne de ce bilan a été purgée depuis : aucune liste ne la compte plus.\n"
            .to_owned(),
        n => format!(
            "{n} personnes de ce bilan ont été purgées depuis : aucune liste ne les compte plus.\n"
        ),
    };
    if changes.is_empty() && purged == 0 {
        return "Rien n’a changé depuis.\n".to_owned();
    }
    for it in changes {
        let (then, now) = (words(&it.figures.0), words(&it.figures.1));
        let (id, label) = &it.line;
        text.push_str(&format!(
            "{id}  {} : {then} figé, {now} maintenant\n",
            visible(label)
        ));
        for (sign, people) in [("+", &it.came), ("-", &it.left)] {
            for (counted, act) in people {
                text.push_str(&format!(
                    "    {sign} {}\n",
                    why(counted, act.as_ref(), names)
                ));
            }
        }
    }
    typography(&text)
}

/// « ABDALLAH Nadia, le 12/03/2026 : Rendez-vous honoré ; changé le 20/01/2027 à 10 h 04 par Claire ».
fn why(counted: &Counted, act: Option<&ActSince>, names: &HashMap<&str, String>) -> String {
    let on = counted
        .on
        .map_or_else(String::new, |on| format!(", le {}", full(on)));
    let act = act.map_or_else(
        || "aucune saisie depuis dans ce dossier : une règle, un réglage ou le dossier lui-même a changé".to_owned(),
        |act| format!("changé le {} par {}", local_words(&act.at), visible(&act.author)),
    );
    let uid = counted.person.as_str();
    let name = names.get(uid).map_or(uid, String::as_str);
    format!(
        "{}{on} : {} ; {act}",
        visible(name),
        visible(&counted.reason)
    )
}

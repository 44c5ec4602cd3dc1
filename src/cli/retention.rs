//! `carnet conservation`: the files kept long enough, how long that is, and the slip for the archives.
use super::prelude::*;

use crate::clock::Clock;
use crate::domain::record::Row;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::store::{Kept, Overdue};

/// What it asks.
pub const NEED: Need = Need::Do(Act::Purge);

/// What may be typed after `carnet conservation`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Écrire en JSON (carnet.conservation/1)
    #[arg(long)]
    pub json: bool,
    /// Ce qui est à faire ; la liste sans rien
    #[command(subcommand)]
    pub quoi: Option<RetentionCommand>,
}

/// What can be done about the keeping of files.
#[derive(Clone, Debug, Subcommand)]
pub enum RetentionCommand {
    /// Changer la durée de conservation après le dernier contact
    Duree {
        /// Nombre de mois, de 1 à 36
        mois: u32,
    },
    /// Écrire le bordereau d’élimination pour les archives : nombres et dates, aucun nom
    Bordereau {
        /// Écrire en JSON (carnet.bordereau/1)
        #[arg(long)]
        json: bool,
    },
}

/// Lists the files kept long enough, writes the slip, or changes how long that is.
///
/// # Errors
/// When the store can't be read or written, or there is no such length.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    match &asked.quoi {
        None => list(context, asked.json),
        Some(RetentionCommand::Duree { mois }) => {
            let mut store = context.writing()?;
            let author = context.user.author(&store)?;
            let label = store.keep_for((&author, &Clock::System.moment()), *mois)?;
            out::say(&format!("Enregistré. {label}."));
            Ok(())
        }
        Some(RetentionCommand::Bordereau { json }) => slip(context, *json),
    }
}

fn list(context: &Context, json: bool) -> Result<(), AppError> {
    let store = context.reading()?;
    let kept = store.overdue(context.today())?;
    let people: Vec<Id> = kept.overdue.iter().map(|it| it.row.id).collect();
    store.consulted(Consultation::List, &people);
    if json {
        let all = kept.overdue.iter().map(as_json);
        return out::json(&json!({
            "schema": "carnet.conservation/1",
            "date": iso(context.today()),
            "mois": kept.months,
            "gardes_par_decision": kept.held,
            "a_purger": all.collect::<Json>(),
        }));
    }
    let mut lines = vec![format!(
        "{} à purger : dernier contact il y a plus de {} mois.",
        plural(kept.overdue.len(), "dossier", "dossiers"),
        kept.months
    )];
    lines.extend(kept.overdue.iter().map(line));
    if kept.held > 0 {
        lines.push(format!(
            "{} de plus par un gel, une limitation ou un report.",
            plural(kept.held, "dossier gardé", "dossiers gardés")
        ));
    }
    out::text(&typography(&lines.join("\n")))
}

/// The name of a person, as it is written.
pub fn name(row: &Row) -> String {
    person::name(row)
}

/// « 12 MARTIN Anne · dernier contact 03/02/2024 · à purger depuis le 03/02/2026 ».
fn line(it: &Overdue) -> String {
    let contact = match (it.last_contact, it.opened) {
        (Some(on), _) => format!("dernier contact le {}", full(on)),
        (None, Some(on)) => format!("aucun contact noté, dossier ouvert le {}", full(on)),
        (None, None) => "aucun contact noté".to_owned(),
    };
    let mut parts = vec![
        format!("{} {}", it.row.id, name(&it.row)),
        contact,
        format!("à purger depuis le {}", full(it.since)),
    ];
    parts.extend(it.followed.then(|| "suivi en cours".to_owned()));
    parts.extend(it.row.deleted.then(|| "dossier retiré".to_owned()));
    parts.join(" · ")
}

fn as_json(it: &Overdue) -> Json {
    let person = AllocataireRecord::of(&it.row);
    json!({
        "id": it.row.id,
        "uid": it.row.uid,
        "nom": person.last_name(),
        "prenom": person.first_name(),
        "dernier_contact": it.last_contact.map(iso),
        "ouvert_le": it.opened.map(iso),
        "a_purger_depuis": iso(it.since),
        "suivi_en_cours": it.followed,
        "retire": it.row.deleted,
    })
}

/// Counts and dates for the archives: no name, no number of a file.
fn slip(context: &Context, json: bool) -> Result<(), AppError> {
    let store = context.reading()?;
    let kept = store.overdue(context.today())?;
    let going: Vec<&Overdue> = kept.overdue.iter().filter(|it| !it.followed).collect();
    let dates = going.iter().filter_map(|it| it.last_contact.or(it.opened));
    let (first, last) = (dates.clone().min(), dates.max());
    if json {
        return out::json(&json!({
            "schema": "carnet.bordereau/1",
            "date": iso(context.today()),
            "mois": kept.months,
            "dossiers": going.len(),
            "premier_contact_final": first.map(iso),
            "dernier_contact_final": last.map(iso),
        }));
    }
    out::text(&typography(&slip_words(
        context.today(),
        &kept,
        going.len(),
        first,
        last,
    )))
}

fn slip_words(
    today: Date,
    kept: &Kept,
    count: usize,
    first: Option<Date>,
    last: Option<Date>,
) -> String {
    let on = |date: Option<Date>| date.map_or_else(|| "—".to_owned(), full);
    [
        "Bordereau d’élimination".to_owned(),
        format!("Établi le {}", full(today)),
        "Documents : dossiers d’accompagnement RSA (carnet de bord), sous forme numérique"
            .to_owned(),
        format!(
            "Règle : {} mois après le dernier contact (art. R263-8 CASF ; CNIL 2023-095)",
            kept.months
        ),
        format!("Nombre de dossiers : {count}"),
        format!(
            "Dates extrêmes du dernier contact : {} – {}",
            on(first),
            on(last)
        ),
        "Élimination : effacement de la base, de son journal et de ses index".to_owned(),
        "Visa du service des archives (art. L212-2 du code du patrimoine) :".to_owned(),
    ]
    .join("\n")
}

//! `carnet exporter F`: the caseload (`.csv`, `.xlsx`, `-`) or everything (`.json`), in plain files of the
//! service.
use super::prelude::*;

use crate::documents::not_seen;
use crate::exchange::export::{LostLetters, csv, json, person_json, workbook, write_new};
use crate::store::Query;

/// What it asks; the whole store asks more.
pub const NEED: Need = Need::Do(Act::Export);

/// What may be typed after `carnet exporter`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Fichier à écrire : le portefeuille en .csv ou en .xlsx, tout en .json, ou « - » (CSV)
    pub fichier: PathBuf,
    /// Tout ce qui est gardé d’une seule personne (numéro ou uid), historique compris, en .json
    #[arg(long, value_name = "ID", alias = "person")]
    pub personne: Option<String>,
    /// Why.
    #[command(flatten)]
    pub because: Because,
}

/// Writes the export that the name of the file asks for.
///
/// # Errors
/// When the name ends with none of those, when the file exists already, or when it
/// can't be written.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let to = asked.fichier.as_path();
    let store = context.reading()?;
    store.wait_for_large_act()?;
    let query = Query::new(context.today()).at(context.time());
    // In the state that is exported, or a later one, where more is finished: it is said too often
    // rather than too little.
    if let Some(unfinished) = store.under_way()? {
        out::say(&format!(
            "{unfinished} : ce qui suit contient une partie seulement de ce qu’elle change. Recommencez l’export ensuite."
        ));
    }
    let extension = to
        .extension()
        .and_then(|it| it.to_str())
        .map(str::to_lowercase);
    if let Some(id) = &asked.personne {
        return person(
            context,
            &store,
            (id, &asked.because),
            (to, extension.as_deref()),
        );
    }
    let mut lost = LostLetters::default();
    if to.as_os_str() == "-" {
        out::stream(|out| {
            lost = csv(&store, &query, &[], out)?;
            Ok(())
        })?;
        lost.words().iter().for_each(|words| out::say(words));
        return Ok(());
    }
    let what = match extension.as_deref() {
        Some("csv") => {
            write_new(to, |out| {
                lost = csv(&store, &query, &[], out)?;
                Ok(())
            })?;
            exported(&store, &query)?
        }
        Some("xlsx") => {
            write_new(to, |out| workbook(&store, &query, &[], out))?;
            exported(&store, &query)?
        }
        Some("json") => {
            asked.because.tell(&store, None)?;
            write_new(to, |out| json(&store, out))?;
            "Base exportée entière, sans son journal".to_owned()
        }
        Some(_) | None => {
            return Err(AppError::Usage(
                "Donnez au fichier un nom en .csv ou en .xlsx (le portefeuille), ou en .json (tout)."
                    .to_owned(),
            ));
        }
    };
    written(&what, to);
    lost.words().iter().for_each(|words| out::say(words));
    Ok(())
}

fn written(what: &str, to: &Path) {
    out::say(&format!(
        "{what} : {} (lisible par vous seul, non chiffré : rangez-le comme un dossier papier).",
        to.display()
    ));
}

/// Writes all that is kept of one person.
fn person(
    context: &Context,
    store: &Store,
    (id, because): (&str, &Because),
    (to, extension): (&Path, Option<&str>),
) -> Result<(), AppError> {
    if extension != Some("json") {
        return Err(AppError::Usage(format!(
            "Avec « --personne », donnez au fichier un nom en .json. Pour le lire : « carnet document donnees {id} -o F.pdf »."
        )));
    }
    let id = person::find(store, id)?;
    because.tell(store, Some(id))?;
    let mut hidden = None;
    write_new(to, |out| {
        hidden = not_seen(&person_json(store, id, context.today(), out)?.hidden);
        Ok(())
    })?;
    written("Tout ce qui est gardé de cette personne", to);
    hidden
        .iter()
        .for_each(|words| out::say(&format!("{words}.")));
    Ok(())
}

/// What was exported of the caseload, in words.
fn exported(store: &Store, query: &Query) -> Result<String, AppError> {
    let people = store.count(query, usize::MAX)?;
    let people = plural(people, "dossier ouvert", "dossiers ouverts");
    Ok(format!("Portefeuille exporté ({people})"))
}

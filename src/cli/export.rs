//! `carnet exporter F`: the caseload (`.csv`, `-`) or everything (`.json`), in plain files of the
//! service.
use super::prelude::*;

use crate::exchange::export::{csv, json, write_new};
use crate::store::Query;

/// What may be typed after `carnet exporter`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Fichier à écrire, en .csv ou .json, ou « - »
    pub fichier: PathBuf,
}

/// Writes the export that the name of the file asks for.
///
/// # Errors
/// When the name ends with neither `.csv` nor `.json`, when the file exists already, or when it
/// can't be written.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let to = asked.fichier.as_path();
    let store = context.reading()?;
    let query = Query::new(context.today());
    if to.as_os_str() == "-" {
        return out::stream(|out| csv(&store, &query, &[], out));
    }
    let extension = to
        .extension()
        .and_then(|it| it.to_str())
        .map(str::to_lowercase);
    let what = match extension.as_deref() {
        Some("csv") => {
            write_new(to, |out| csv(&store, &query, &[], out))?;
            let people = store.count(&query, usize::MAX)?;
            let people = plural(people, "dossier ouvert", "dossiers ouverts");
            format!("Portefeuille exporté ({people})")
        }
        Some("json") => {
            write_new(to, |out| json(&store, out))?;
            "Base exportée entière, sans son journal".to_owned()
        }
        Some(_) | None => {
            return Err(AppError::Usage(
                "Donnez au fichier un nom en .csv (le portefeuille) ou en .json (tout).".to_owned(),
            ));
        }
    };
    out::say(&format!(
        "{what} : {} (lisible par vous seul, non chiffré : rangez-le comme un dossier papier).",
        to.display()
    ));
    Ok(())
}

//! `carnet exporter F`: the caseload (`.csv`, `-`) or everything (`.json`), in plain files of the
//! service.
use std::path::Path;

use super::context::Context;
use super::error::AppError;
use super::{out, person};
use crate::domain::text::plural;
use crate::exchange::export::{csv, dossier_json, json, write_new};
use crate::store::Query;

/// Writes one whole file as JSON on stdout.
///
/// # Errors
/// When nobody has that number, or the store can't be read.
pub fn dossier(context: &Context, id: &str) -> Result<(), AppError> {
    let store = context.reading()?;
    let id = person::find(&store, id)?;
    out::json(&dossier_json(&store, id, context.today())?)
}

/// Writes the export that the name of the file asks for.
///
/// # Errors
/// When the name ends with neither `.csv` nor `.json`, when the file exists already, or when it
/// can't be written.
pub fn run(context: &Context, to: &Path) -> Result<(), AppError> {
    let store = context.reading()?;
    let query = Query::new(context.today());
    if to.as_os_str() == "-" {
        let mut text = Vec::new();
        csv(&store, &query, &[], &mut text)?;
        return out::bytes(&text);
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

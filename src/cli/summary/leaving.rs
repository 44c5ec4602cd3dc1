//! The yearly summary in a file, in the format that its name asks for: small numbers are masked, unless who may
//! export wants them all.
use super::json;
use crate::cli::prelude::*;
use crate::documents::template::{self, BadTemplate};
use crate::documents::{Format, Stamp, summary};
use crate::exchange::export::{NO_PEOPLE, summary_csv, summary_workbook, write_new};
use crate::start::own_template;
use crate::statistics::summary::attachment::Attachment;
use crate::statistics::summary::{Anonymous, Report, masked};

/// Why a workbook of another model has no line a person.
const OTHER_MODEL: &str = "Ce classeur n’a pas de feuille avec une ligne par personne : seul le bilan du modèle de l’Hérault en a une.";

/// What the file is.
enum Leaving {
    Paper(Format),
    Workbook,
    Csv,
    Json,
}

fn leaving(path: &Path) -> Result<Leaving, AppError> {
    let extension = path.extension().and_then(|it| it.to_str());
    match extension.map(str::to_lowercase).as_deref() {
        Some("xlsx") => Ok(Leaving::Workbook),
        Some("csv") => Ok(Leaving::Csv),
        Some("json") => Ok(Leaving::Json),
        _ => Format::of(path).map(Leaving::Paper).ok_or_else(|| {
            let way = "Donnez au fichier un nom en .pdf, .docx, .xlsx, .csv, .json ou .txt.";
            AppError::Usage(way.to_owned())
        }),
    }
}

/// Whether a file has a line a person: a workbook whose small numbers are not masked.
pub(super) fn has_people(path: &Path, whole: bool) -> bool {
    whole && matches!(leaving(path), Ok(Leaving::Workbook))
}

/// Writes a report in a file, with a line a person where it has some.
///
/// # Errors
/// When the name says no format, a file has it already, it can't be written, or the small numbers are not for the
/// role of who asks.
pub(super) fn write(
    context: &Context,
    store: &Store,
    (mut report, people): (Report, Option<Anonymous>),
    (path, whole): (&Path, bool),
) -> Result<(), AppError> {
    let leaving = leaving(path)?;
    if whole {
        store.allow(Act::Export)?;
        store.consulted(Consultation::Export, &[]);
    } else {
        let limit = store.rule_book()?.current().parameters.masking_threshold;
        report.summary = masked(&report.summary, limit);
    }
    match leaving {
        Leaving::Paper(format) => {
            Attachment::read(&mut report.attachments, store)?;
            paper(context, &report, path, format)?;
        }
        Leaving::Workbook => {
            let why = if whole { OTHER_MODEL } else { NO_PEOPLE };
            let people = people.as_ref().filter(|_| whole).ok_or(why);
            write_new(path, |out| summary_workbook(&report, people, out))?;
        }
        Leaving::Csv => write_new(path, |out| summary_csv(&report, out))?,
        Leaving::Json => {
            let text = format!("{:#}\n", json::summary(&report, None));
            write_new(path, |out| Ok(out.write_all(text.as_bytes())?))?;
        }
    }
    let numbers = if whole {
        "les petits nombres y sont"
    } else {
        "les petits nombres sont masqués"
    };
    out::say(&format!(
        "Bilan de convention : {} (lisible par vous seul ; {numbers}).",
        path.display()
    ));
    Ok(())
}

fn paper(context: &Context, report: &Report, path: &Path, format: Format) -> Result<(), AppError> {
    let template = template::load(own_template().as_deref()).map_err(|error| match error {
        BadTemplate::Unreadable(path, error) => AppError::file(&path, error),
        wrong @ BadTemplate::Wrong(..) => AppError::Rejected(wrong.to_string()),
    })?;
    let clock = context.clock();
    let document = summary(report, &Stamp::of(&clock.moment(), clock.time()), &template);
    let bytes = format.bytes(&document);
    let bytes = bytes.map_err(|error| AppError::Unexpected(error.to_string()))?;
    write_new(path, |out| Ok(out.write_all(&bytes)?))?;
    if let Some(words) = format.replaced(&document) {
        out::say(&words);
    }
    Ok(())
}

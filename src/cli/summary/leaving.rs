//! The yearly summary in a file, in the format that its name asks for: small numbers are masked, unless who may
//! export wants them all.
use super::json;
use crate::cli::document::bad;
use crate::cli::prelude::*;
use crate::documents::Stamp;
use crate::documents::template::{self, Template};
use crate::exchange::export::{NO_PEOPLE, write_new};
use crate::start::{SummaryFile, own_template, summary_file};
use crate::statistics::summary::attachment::Attachment;
use crate::statistics::summary::{Anonymous, Report, masked};

/// Why a workbook of another model has no line a person.
const OTHER_MODEL: &str = "Ce classeur n’a pas de feuille avec une ligne par personne : seul le bilan du modèle de l’Hérault en a une.";

/// What the file is: JSON, which the command has alone, or what the screen writes too.
fn leaving(path: &Path) -> Result<Option<SummaryFile>, AppError> {
    let json = path.extension().and_then(|it| it.to_str());
    if json.is_some_and(|it| it.eq_ignore_ascii_case("json")) {
        return Ok(None);
    }
    SummaryFile::of(path).map(Some).ok_or_else(|| {
        let way = "Donnez au fichier un nom en .pdf, .docx, .xlsx, .csv, .json ou .txt.";
        AppError::Usage(way.to_owned())
    })
}

/// Whether a file has a line a person: a workbook whose small numbers are not masked.
pub(super) fn has_people(path: &Path, whole: bool) -> bool {
    whole && SummaryFile::of(path) == Some(SummaryFile::Workbook)
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
    let (bytes, replaced) = match leaving {
        None => (
            format!("{:#}\n", json::summary(&report, None)).into_bytes(),
            None,
        ),
        Some(file) => {
            let template = match file {
                SummaryFile::Paper(_) => {
                    Attachment::read(&mut report.attachments, store)?;
                    template::load(own_template().as_deref()).map_err(bad)?
                }
                SummaryFile::Workbook | SummaryFile::Csv => Template::default(),
            };
            let why = if whole { OTHER_MODEL } else { NO_PEOPLE };
            let people = people.as_ref().filter(|_| whole).ok_or(why);
            let clock = context.clock();
            let stamp = Stamp::of(&clock.moment(), clock.time());
            summary_file(&report, people, file, (&stamp, &template))
                .map_err(AppError::Unexpected)?
        }
    };
    write_new(path, |out| Ok(out.write_all(&bytes)?))?;
    if let Some(words) = replaced {
        out::say(&words);
    }
    let numbers = if whole {
        "les petits nombres y sont"
    } else {
        "les petits nombres sont masqués"
    };
    out::say(&format!(
        "{} : {} (lisible par vous seul ; {numbers}).",
        report.title(),
        path.display()
    ));
    Ok(())
}

//! A yearly summary as a file, for the screen and for the command: the same bytes. Knows no path and no store.
use crate::documents::template::Template;
use crate::documents::{self, Stamp};
use crate::exchange::export::{summary_csv, summary_workbook};
use crate::statistics::summary::{Anonymous, Report};

pub use crate::app::SummaryFile;

/// What a file holds, and what is to be said of it when its letters are not all as they were typed.
///
/// # Errors
/// A sentence that says why it can't be made.
pub fn summary_file(
    report: &Report,
    people: Result<&Anonymous, &str>,
    file: SummaryFile,
    (stamp, template): (&Stamp, &Template),
) -> Result<(Vec<u8>, Option<String>), String> {
    let mut bytes = Vec::new();
    match file {
        SummaryFile::Workbook => summary_workbook(report, people, &mut bytes),
        SummaryFile::Csv => summary_csv(report, &mut bytes),
        SummaryFile::Paper(format) => {
            let document = documents::summary(report, stamp, template);
            let bytes = format.bytes(&document).map_err(|error| error.to_string())?;
            return Ok((bytes, format.replaced(&document)));
        }
    }
    .map_err(|error| error.to_string())?;
    Ok((bytes, None))
}

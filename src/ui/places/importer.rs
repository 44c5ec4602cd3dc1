//! A sheet that is being imported, over the whole screen: its columns, then what an import would do.
mod columns;
mod report;

use crate::app::places::importer::{ImportStep, Importer};
use crate::domain::text::number;
use crate::ui::prelude::*;

/// Draws the step one is at.
pub(super) fn draw(importer: &Importer, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let title = vec![(title(importer), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    let mut area = inside;
    for (words, role) in above(importer) {
        canvas.say(area, &typography(&words), role);
        area = under(area, 1);
    }
    match &importer.step {
        ImportStep::Columns => columns::draw(importer, under(area, 1), canvas),
        ImportStep::Trial(report) | ImportStep::Done(report) => {
            report::draw(report, importer.cursor.at, under(area, 1), canvas);
        }
    }
}

fn title(importer: &Importer) -> String {
    let count = number(i64::try_from(importer.total).unwrap_or(i64::MAX));
    let lines = if importer.total > 1 {
        "lignes"
    } else {
        "ligne"
    };
    let step = match importer.step {
        ImportStep::Columns => "1 sur 3 : les colonnes",
        ImportStep::Trial(_) => "2 sur 3 : l’essai, rien n’est écrit",
        ImportStep::Done(_) => "3 sur 3 : c’est importé",
    };
    typography(&format!(
        "Importer {} ─ {count} {lines} ─ {step}",
        importer.sheet.name
    ))
}

/// What is said over the rows.
fn above(importer: &Importer) -> Vec<(String, Role)> {
    let dated = match importer.day {
        Some(day) => format!(
            "Fichier daté du {} : ce qui a été noté depuis n’est pas remplacé.",
            full(day)
        ),
        None => "Date du fichier inconnue : ce qui a été noté dans carnet est gardé.".to_owned(),
    };
    let counted = match &importer.step {
        ImportStep::Columns => match (importer.missing(), unread(importer)) {
            (Some(missing), _) => return vec![(missing, Role::Warning), (dated, Role::Muted)],
            (None, 0) => "Toutes les colonnes sont lues.".to_owned(),
            (None, count) => {
                let words = plural(count, "colonne n’est pas lue", "colonnes ne sont pas lues");
                format!("{words} : vérifiez-les, puis essayez.")
            }
        },
        ImportStep::Trial(report) | ImportStep::Done(report) => format!("{}.", report.counted()),
    };
    vec![(counted, Role::Base), (dated, Role::Muted)]
}

/// How many columns are not read.
fn unread(importer: &Importer) -> usize {
    let columns = importer.columns.iter();
    columns.filter(|it| it.read_as.is_none()).count()
}

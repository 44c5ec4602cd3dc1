//! The columns of a sheet: the title, what it is read as, the first values.
use crate::app::places::importer::Importer;
use crate::domain::text::joined;
use crate::ui::prelude::*;

/// Where each part of a row is.
struct Places {
    title: Column,
    read_as: Column,
    examples: Column,
}

impl Places {
    const fn of(width: u16) -> Self {
        let mut x = 0;
        let third = width / 3;
        Self {
            title: Column::put(&mut x, third, 2),
            read_as: Column::put(&mut x, third, 2),
            examples: Column {
                x,
                width: width.saturating_sub(x),
            },
        }
    }
}

/// Draws the columns, the chosen one marked.
pub(super) fn draw(importer: &Importer, area: Rect, canvas: &mut Canvas<'_>) {
    let places = Places::of(area.width);
    for (column, words) in [
        (places.title, "Colonne"),
        (places.read_as, "Lue comme"),
        (places.examples, "Premières valeurs"),
    ] {
        column.text(area, words, Role::FieldLabel, canvas);
    }
    let area = under(area, 1);
    let cursor = importer.cursor.at;
    let heights = vec![1; importer.columns.len()];
    let start = stack::first(&heights, cursor, usize::from(area.height));
    let shown = importer.columns.iter().enumerate().skip(start);
    for (row, (at, column)) in area.rows().zip(shown) {
        let cells = (
            column.title.as_str(),
            column.read_as,
            joined(&column.examples, " · "),
        );
        canvas.row(row, (at, cursor), |canvas| {
            draw_row(cells, &places, row, canvas);
        });
    }
}

fn draw_row(
    (title, read_as, examples): (&str, Option<&str>, String),
    places: &Places,
    row: Rect,
    canvas: &mut Canvas<'_>,
) {
    let (read_as, look) = match read_as {
        Some(words) => (words, Role::Base),
        None => ("non lue", Role::Warning),
    };
    places.title.text(row, title, Role::Title, canvas);
    places.read_as.text(row, read_as, look, canvas);
    places.examples.text(row, &examples, Role::Muted, canvas);
}

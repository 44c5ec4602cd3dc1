//! The carnet as the person reads it: the names of the pages, then one column of text in the
//! middle of the screen. No frame, no figure, nothing else.
use crate::app::geometry::Size;
use crate::app::places::interview::layout::columns;
use crate::app::places::interview::{Interview, Page};
use crate::domain::date::long;
use crate::ui::prelude::*;

/// Draws the page that the person reads.
pub(in crate::ui) fn draw(app: &App, view: &Interview, body: Rect, canvas: &mut Canvas<'_>) {
    let size = Size {
        width: body.width,
        height: app.desk.size.height,
    };
    draw_names(view, row_at(body, body.y), canvas);
    let wide = columns(body.width);
    let text = Rect {
        x: body.x + (body.width - wide.min(body.width)) / 2,
        y: body.y.saturating_add(2),
        width: wide,
        height: body.height.saturating_sub(2),
    };
    let lines = view.lines(size);
    let first = view.first_line(size);
    for (row, line) in text.rows().zip(lines.iter().skip(first)) {
        let x = text.x.saturating_add(line.indent);
        let room = text.right().saturating_sub(x);
        canvas.text((x, row.y), room, &line.text, look::of_row(line.look));
    }
    let below = lines.len() > first + usize::from(text.height);
    draw_arrows(first > 0, below, text, canvas);
}

/// The names of the pages, the one shown standing out; on a narrow screen, that one alone.
fn draw_names(view: &Interview, row: Rect, canvas: &mut Canvas<'_>) {
    let gap = ("  ".to_owned(), Role::Base);
    let mut all = Words::new();
    for page in Page::ALL {
        if !all.is_empty() {
            all.push(gap.clone());
        }
        all.push(name_of(page, view.page));
    }
    if width(&all) > usize::from(row.width) {
        let at = Page::ALL.iter().position(|page| *page == view.page);
        let at = at.unwrap_or_default() + 1;
        all = vec![
            name_of(view.page, view.page),
            (format!("  page {at} sur {}", Page::ALL.len()), Role::Muted),
        ];
    }
    let x = row.x + row.width.saturating_sub(cells(width(&all))) / 2;
    let shown = Page::ALL.iter().position(|page| *page == view.page);
    let names = all
        .iter()
        .filter(|it| **it != gap)
        .map(|(name, _)| cells(text::width(name)));
    let mut left = x;
    for (at, wide) in names.enumerate() {
        let by = steps(shown.unwrap_or_default(), at);
        canvas.hit(Rect::new(left, row.y, wide, 1), Hit::Step(Way::Pages, by));
        left = left.saturating_add(wide + 2);
    }
    canvas.words((x, row.y), row.right().saturating_sub(x), &all);
}

fn name_of(page: Page, shown: Page) -> (String, Role) {
    if page == shown {
        (format!("[{}]", page.title()), Role::Title)
    } else {
        (format!(" {} ", page.title()), Role::Base)
    }
}

/// Arrows in the margin, where the page goes on.
fn draw_arrows(above: bool, below: bool, text: Rect, canvas: &mut Canvas<'_>) {
    let x = text.right().saturating_add(1);
    let bottom = text.bottom().saturating_sub(1);
    for (goes_on, y, arrow) in [(above, text.y, "↑"), (below, bottom, "↓")] {
        if goes_on && text.height > 0 {
            canvas.text((x, y), 1, arrow, Role::Title);
        }
    }
}

/// The first line of the screen: whose carnet it is, and the day.
pub(in crate::ui) fn header(app: &App, view: &Interview, columns: usize) -> (Words, Words) {
    let name = |words: String| vec![(words, Role::Header)];
    let left = name(format!("Carnet de {}", view.name));
    let day = name(long(app.desk.today));
    if width(&left) + width(&day) + 3 <= columns {
        return (left, day);
    }
    (left, name(full(app.desk.today)))
}

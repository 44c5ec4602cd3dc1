//! The value of a field on the screen: its rows, its cursor, what stands beside it.
use ratatui::buffer::Buffer;
use ratatui::widgets::Widget as _;

use crate::form::{Choice, FormField, LineEdit, Prose, Widget};
use crate::ui::prelude::{Position, Rect, Role, cells, text};
use crate::ui::theme::Theme;

/// Fewest and most rows of a long text.
const PROSE: (usize, usize) = (3, 8);
/// Below this width the text area is not drawn by itself: it could not wrap a long text.
const NARROW: usize = 8;
/// Columns of a short value, as a date.
const SHORT: usize = 12;
/// Blank columns between a value and what stands beside it.
const GAP: usize = 2;

/// A value as it is drawn.
pub(super) struct Shown {
    body: Body,
    /// Muted words after the value, on its last row, and their column.
    pub(super) aside: Option<(usize, String)>,
}

enum Body {
    /// Lines as they stand, and the cursor among them: row and column.
    Lines(Vec<String>, (usize, usize)),
    /// A long text being typed, in so many rows.
    Typing(usize),
}

impl Shown {
    /// The value of a field, in so many columns; `understood` goes beside it if it fits.
    pub(super) fn of(
        field: &FormField,
        focused: bool,
        understood: Option<&str>,
        width: usize,
    ) -> Self {
        let body = match field.widget() {
            Widget::Line(line) => one_line(line, focused, width),
            Widget::Prose(prose) => long_text(prose, focused, width),
            Widget::Choice(choice) => {
                let before = text::width(choice.typed_before());
                let mut lines = text::wrap(&choice.shown(), width);
                let filtered = !choice.filter().is_empty();
                if filtered {
                    let one = choice.answers() != crate::form::Answers::Several;
                    if one || choice.chosen().is_empty() {
                        lines.clear();
                    }
                    lines.push(text::truncate(choice.filter(), width).into_owned());
                }
                match end_of(lines, width) {
                    Body::Lines(lines, (row, _)) if filtered => Body::Lines(lines, (row, before)),
                    body => body,
                }
            }
        };
        let numbered;
        let hint = match field.widget() {
            Widget::Choice(choice) if focused && !choice.is_open() => {
                numbered = in_digits(choice);
                let room = width.saturating_sub(body.last_width() + GAP);
                let short = (text::width(&numbered) <= room).then_some(numbered.as_str());
                let none = choice.chosen().is_empty();
                let list = none.then_some("Espace\u{a0}: voir la liste");
                short.filter(|words| !words.is_empty()).or(list)
            }
            Widget::Choice(_) | Widget::Line(_) | Widget::Prose(_) => understood,
        };
        let used = body.last_width();
        let fits = |column: &usize| {
            let wide = hint.map_or(0, text::width);
            column.saturating_add(wide) <= width
        };
        let column = [used.max(SHORT) + GAP, used + GAP].into_iter().find(fits);
        let aside = column.zip(hint.map(str::to_owned));
        Self { body, aside }
    }

    /// The value on one row, with what says more of it.
    pub(super) fn folded(field: &FormField, more: &str, width: usize) -> Self {
        let parts = [field.in_words(&field.raw()), more.to_owned()];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let said = said.join(" · ");
        let words: Vec<&str> = said.split_whitespace().collect();
        let row = text::truncate(&words.join(" "), width).into_owned();
        Self {
            body: end_of(vec![row], width),
            aside: None,
        }
    }

    /// Rows of the value.
    pub(super) fn height(&self) -> u16 {
        match &self.body {
            Body::Lines(lines, _) => cells(lines.len().max(1)),
            Body::Typing(height) => cells(*height),
        }
    }

    /// Row of the cursor, as far as it is known before drawing.
    pub(super) fn cursor_row(&self) -> u16 {
        match &self.body {
            Body::Lines(_, (row, _)) => cells(*row),
            Body::Typing(height) => cells(*height / 2),
        }
    }
}

impl Body {
    fn last_width(&self) -> usize {
        match self {
            Self::Lines(lines, _) => lines.last().map_or(0, |line| text::width(line)),
            Self::Typing(_) => usize::MAX / 4,
        }
    }
}

/// « 1 Fait  2 En cours », when a digit takes an answer.
fn in_digits(choice: &Choice) -> String {
    let numbered = choice.numbered();
    let named = numbered.iter().zip(1..);
    let named = named.map(|(item, digit)| format!("{digit}\u{a0}{}", item.label));
    named.collect::<Vec<_>>().join("  ")
}

fn one_line(line: &LineEdit, focused: bool, width: usize) -> Body {
    if !focused {
        return end_of(vec![text::truncate(line.text(), width).into_owned()], width);
    }
    let room = width.saturating_sub(1);
    let before = text::take_end(line.before(), room);
    let column = text::width(before);
    let after = line.text().get(line.before().len()..).unwrap_or_default();
    let after = text::take(after, width.saturating_sub(column));
    Body::Lines(vec![format!("{before}{after}")], (0, column))
}

fn long_text(prose: &Prose, focused: bool, width: usize) -> Body {
    let text = start_of(prose, width);
    let (mut lines, more) = text::wrap_first(&text, width, PROSE.1);
    let height = lines.len().clamp(PROSE.0, PROSE.1);
    if focused && width >= NARROW {
        return Body::Typing(height);
    }
    if let Some(last) = lines.last_mut().filter(|_| more) {
        let cut = text::truncate(last, width.saturating_sub(2)).into_owned();
        *last = text::truncate(&format!("{cut} …"), width).into_owned();
    }
    lines.resize(height, String::new());
    Body::Lines(lines, (0, 0))
}

/// Enough of a long text for what can be shown of it.
fn start_of(prose: &Prose, width: usize) -> String {
    let lines = prose.area().lines().iter().take(PROSE.1 + 1);
    let enough = (width + 1) * (PROSE.1 + 1) * 2;
    let cut = |line: &String| line.chars().take(enough).collect::<String>();
    lines.map(cut).collect::<Vec<_>>().join("\n")
}

/// Lines with the cursor after the last letter.
fn end_of(lines: Vec<String>, width: usize) -> Body {
    let row = lines.len().saturating_sub(1);
    let column = lines.last().map_or(0, |line| text::width(line));
    let column = column.min(width.saturating_sub(1));
    Body::Lines(lines, (row, column))
}

/// Draws the value; gives the cursor.
pub(super) fn draw(
    shown: &Shown,
    field: &FormField,
    place: Rect,
    role: Role,
    buf: &mut Buffer,
    theme: &Theme,
) -> Option<Position> {
    let place = place.intersection(buf.area);
    if place.is_empty() {
        return None;
    }
    let style = theme.style(role);
    let columns = usize::from(place.width);
    match (&shown.body, field.widget()) {
        (Body::Typing(_), Widget::Prose(prose)) => {
            buf.set_style(place, style);
            prose.area().render(place, buf);
            let at = prose.area().screen_cursor();
            let top = usize::from(prose.area().scroll_offset().0);
            let row = cells(at.row.saturating_sub(top)).min(place.height - 1);
            let column = cells(at.col).min(place.width - 1);
            Some(Position::new(place.x + column, place.y + row))
        }
        (Body::Lines(lines, cursor), _) => {
            buf.set_style(place, theme.style(Role::Base));
            let beside = shown.aside.as_ref().map(|(column, _)| *column);
            for (y, line) in (place.y..place.bottom()).zip(lines) {
                let beside = beside.filter(|_| y + 1 == place.bottom());
                let room = beside.map_or(columns, |column| column.saturating_sub(GAP));
                buf.set_stringn(place.x, y, text::pad(line, room), columns, style);
            }
            draw_aside(shown, place, buf, theme);
            let row = cells(cursor.0).min(place.height - 1);
            let column = cells(cursor.1).min(place.width - 1);
            Some(Position::new(place.x + column, place.y + row))
        }
        (Body::Typing(_), Widget::Line(_) | Widget::Choice(_)) => None,
    }
}

/// What stands beside the value, on its last row.
fn draw_aside(shown: &Shown, place: Rect, buf: &mut Buffer, theme: &Theme) {
    if let Some((column, words)) = &shown.aside {
        let x = place.x.saturating_add(cells(*column));
        let room = usize::from(place.right().saturating_sub(x));
        let y = place.bottom() - 1;
        buf.set_stringn(x, y, words, room, theme.style(Role::Muted));
    }
}

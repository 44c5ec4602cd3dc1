//! One field with its label and all that is said of it, or the row of buttons: how high it
//! is and how it is drawn.
use ratatui::buffer::Buffer;

use super::fold::FoldBlock;
use super::list::{self, ListRow};
use super::shape::Shape;
use super::value::{self, Shown};
use crate::domain::text::uncapital;
use crate::form::{Focus, Form, FormField, Other, Widget};

use crate::ui::prelude::{Hit, Position, Rect, Role, Way, cells, row_at, text};
use crate::ui::theme::Theme;

/// Lines shown of the text that someone else saved.
const OTHER_LINES: usize = 4;
const BUTTONS: [&str; 2] = ["[ Enregistrer ]", "[ Abandonner ]"];

/// One block of the form, ready to be drawn.
pub(super) struct Block<'a> {
    shape: Shape,
    content: Content<'a>,
}

enum Content<'a> {
    Field(Box<FieldBlock<'a>>),
    Fold(FoldBlock),
    Buttons(Focus),
}

struct FieldBlock<'a> {
    field: &'a FormField,
    focused: bool,
    /// What the program answered stays in the background.
    quiet: bool,
    label: Vec<String>,
    shown: Shown,
    list: Vec<ListRow>,
    remarks: Vec<(Role, String)>,
}

impl<'a> Block<'a> {
    /// Every block of a form, in order.
    pub(super) fn all(form: &'a Form, shape: Shape) -> Vec<Self> {
        let content = |stop| match stop {
            Focus::Field(at) => {
                let block = FieldBlock::new(form, at, form.fields().get(at)?, shape);
                Some(Content::Field(Box::new(block)))
            }
            Focus::Fold => Some(Content::Fold(FoldBlock::new(form, shape))),
            // Both buttons stand on one row.
            Focus::Save => Some(Content::Buttons(form.focus())),
            Focus::Abandon => None,
        };
        let contents = form.stops().into_iter().filter_map(content);
        contents.map(|content| Self { shape, content }).collect()
    }

    /// Position of the block that has the focus among the others.
    pub(super) fn focused(form: &Form) -> usize {
        let stops = form.stops();
        let here = stops.iter().position(|stop| *stop == form.focus());
        here.unwrap_or(0).min(stops.len().saturating_sub(2))
    }

    /// Rows of the block.
    pub(super) fn height(&self) -> u16 {
        match &self.content {
            Content::Field(block) => block.height(self.shape),
            Content::Fold(block) => block.height(self.shape),
            Content::Buttons(_) => 2,
        }
    }

    /// Rows of the block without the list that opens under it, nor its remarks.
    pub(super) fn closed_height(&self) -> u16 {
        match &self.content {
            Content::Field(block) => {
                let label = cells(block.label.len());
                let value = block.shown.height();
                if self.shape.labels > 0 {
                    value.max(label)
                } else {
                    value.saturating_add(label)
                }
            }
            Content::Fold(_) | Content::Buttons(_) => self.height(),
        }
    }

    /// Rows to leave out above, so that the cursor shows in so many rows.
    pub(super) fn skip(&self, rows: u16) -> u16 {
        let over = self.height().saturating_sub(rows);
        let cursor = match &self.content {
            Content::Field(block) => block.above(self.shape) + block.shown.cursor_row(),
            Content::Fold(block) => block.above(self.shape),
            Content::Buttons(_) => 1,
        };
        cursor.saturating_sub(rows / 2).min(over)
    }

    /// What the mouse does in its place, where so many of its rows are left out above; `by` steps lead to it.
    pub(super) fn hits(&self, by: isize, place: Rect, skip: u16) -> Vec<(Rect, Hit)> {
        let whole = vec![(place, Hit::Step(Way::Fields, by))];
        match &self.content {
            Content::Field(block) => {
                let above = block.above(self.shape) + block.shown.height();
                let rows = (above..).zip(&block.list);
                let rows = rows.filter_map(|(row, it)| {
                    let y = place.y + row.checked_sub(skip).filter(|y| *y < place.height)?;
                    Some((row_at(place, y), Hit::Take(Way::Choices, it.by?)))
                });
                whole.into_iter().chain(rows).collect()
            }
            Content::Fold(_) => vec![(place, Hit::Take(Way::Fields, by))],
            Content::Buttons(_) => {
                let row = row_at(place, place.y + 1);
                let mut x = place.x + self.shape.x;
                let button = |(at, label): (isize, &str)| {
                    let wide = cells(text::width(label));
                    let area = Rect {
                        x,
                        width: wide,
                        ..row
                    };
                    x += wide + 2;
                    (area, Hit::Take(Way::Fields, by + at))
                };
                (0..).zip(BUTTONS).map(button).collect()
            }
        }
    }

    /// Draws the block from the top left of a buffer; gives the cursor.
    pub(super) fn draw(&self, buf: &mut Buffer, theme: &Theme) -> Option<Position> {
        match &self.content {
            Content::Field(block) => block.draw(self.shape, buf, theme),
            Content::Fold(block) => block.draw(self.shape, buf, theme),
            Content::Buttons(focus) => draw_buttons(*focus, self.shape, buf, theme),
        }
    }
}

impl<'a> FieldBlock<'a> {
    fn new(form: &Form, at: usize, field: &'a FormField, shape: Shape) -> Self {
        let focused = form.focus() == Focus::Field(at);
        let columns = if shape.labels > 0 {
            shape.labels
        } else {
            shape.whole
        };
        let mark = if field.is_required() { "\u{a0}*" } else { "" };
        let label = format!("{}{mark}", field.spec.label);
        let understood = form
            .understood(at)
            .filter(|_| focused || field.is_dirty())
            .map(|words| format!("→ {words}"));
        let width = usize::from(shape.width);
        let known = || focused.then(|| form.completion_in_words()).flatten();
        let former = || {
            let words = form.repeatable().filter(|_| field.raw().is_empty())?;
            Some(format!("avant\u{a0}: {words}"))
        };
        let former = || focused.then(former).flatten();
        let understood = understood.or_else(known).or_else(former);
        let under = form.waiting_under(field.spec.name);
        let quiet = field.is_answered() && !focused;
        let long = matches!(field.widget(), Widget::Prose(_));
        let folded = under.or_else(|| (quiet && long).then(String::new));
        let folded = folded.filter(|_| !focused);
        let room = usize::from(columns).saturating_sub(2);
        let label = match folded {
            Some(_) => vec![text::truncate(&label, room).into_owned()],
            None => text::wrap(&label, room),
        };
        let shown = match folded {
            Some(words) => Shown::folded(field, &words, width),
            None => Shown::of(field, focused, understood.as_deref(), width),
        };
        let mut remarks = remarks(field, form.swap_key(), width);
        if let Some(words) = understood.filter(|_| shown.aside.is_none()) {
            let lines = text::wrap(&words, width).into_iter();
            remarks.splice(0..0, lines.map(|line| (Role::Muted, line)));
        }
        Self {
            field,
            focused,
            label,
            list: match field.widget() {
                Widget::Choice(choice) if focused => list::rows(choice, shape),
                Widget::Choice(_) | Widget::Line(_) | Widget::Prose(_) => Vec::new(),
            },
            shown,
            remarks,
            quiet,
        }
    }

    /// Rows above the value.
    fn above(&self, shape: Shape) -> u16 {
        if shape.labels > 0 {
            0
        } else {
            cells(self.label.len())
        }
    }

    fn height(&self, shape: Shape) -> u16 {
        let value = self.shown.height();
        let beside = value
            .saturating_add(cells(self.list.len()))
            .saturating_add(cells(self.remarks.len()));
        if shape.labels > 0 {
            beside.max(cells(self.label.len()))
        } else {
            beside.saturating_add(cells(self.label.len()))
        }
    }

    fn draw(&self, shape: Shape, buf: &mut Buffer, theme: &Theme) -> Option<Position> {
        let whole = usize::from(shape.whole);
        for (y, line) in (0u16..).zip(&self.label) {
            let mark = if self.focused && y == 0 { "› " } else { "  " };
            let role = if self.quiet {
                Role::Muted
            } else {
                Role::FieldLabel
            };
            buf.set_stringn(0, y, format!("{mark}{line}"), whole, theme.style(role));
        }
        let mut y = self.above(shape);
        let place = Rect::new(shape.x, y, shape.width, self.shown.height());
        let role = match (self.field.error(), self.focused) {
            (Some(_), _) => Role::FieldInvalid,
            (None, true) => Role::FieldFocused,
            (None, false) if self.quiet => Role::Muted,
            (None, false) => Role::Field,
        };
        let cursor = value::draw(&self.shown, self.field, place, role, buf, theme);
        y = y.saturating_add(self.shown.height());
        for row in &self.list {
            row.draw(shape.x, y, usize::from(shape.width), buf, theme);
            y = y.saturating_add(1);
        }
        for (role, line) in &self.remarks {
            let columns = usize::from(shape.width);
            buf.set_stringn(shape.x, y, line, columns, theme.style(*role));
            y = y.saturating_add(1);
        }
        cursor.filter(|_| self.focused)
    }
}

/// Error, doubt, and the text saved by someone else, line by line.
fn remarks(field: &FormField, swap: &str, width: usize) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    let mut say = |role, words: &str| {
        let wrapped = text::wrap(words, width);
        lines.extend(wrapped.into_iter().map(|line| (role, line)));
    };
    if let Some(words) = field.notice() {
        say(Role::Muted, words);
    }
    if let Some(error) = field.error() {
        say(Role::Error, &format!("! {error}"));
    }
    if let Some(doubt) = field.doubt().filter(|_| field.error().is_none()) {
        say(Role::Warning, &format!("Attention\u{a0}: {doubt}"));
    }
    if let Some(Other { from, mine, raw }) = field.other() {
        say(
            Role::Warning,
            &format!("En haut\u{a0}: {}.", uncapital(mine)),
        );
        say(Role::Warning, &format!("{from}\u{a0}:"));
        let (text, more) = text::wrap_first(&field.in_words(raw), width, OTHER_LINES);
        for line in text {
            say(Role::Base, &line);
        }
        if more {
            say(
                Role::Muted,
                "(la suite se lit en échangeant les deux textes)",
            );
        }
        let swap = match swap {
            "" => "«\u{a0}Répéter la valeur\u{a0}»",
            key => key,
        };
        say(Role::Muted, &format!("{swap} échange les deux textes."));
    }
    lines
}

fn draw_buttons(focus: Focus, shape: Shape, buf: &mut Buffer, theme: &Theme) -> Option<Position> {
    let mut x = shape.x;
    let mut cursor = None;
    for (label, own) in BUTTONS.into_iter().zip([Focus::Save, Focus::Abandon]) {
        let room = usize::from(shape.whole.saturating_sub(x));
        let role = if focus == own {
            cursor = Some(Position::new(x.saturating_add(2), 1));
            Role::Selected
        } else {
            Role::Field
        };
        let words = text::truncate(label, room);
        buf.set_stringn(x, 1, words, room, theme.style(role));
        x = x
            .saturating_add(cells(text::width(label)))
            .saturating_add(2);
    }
    if cursor.is_some() {
        buf.set_stringn(0, 1, "›", 1, theme.style(Role::FieldLabel));
    }
    let last = Position::new(shape.whole.saturating_sub(1), 1);
    cursor.map(|at| Position::new(at.x.min(last.x), at.y))
}

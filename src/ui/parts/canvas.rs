//! Writing on the cells of a screen: texts, fills, frames. Nothing is written outside of the
//! area, and no text without its forbidden characters made visible. Knows no content.
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::ui::text;
use crate::ui::theme::{Role, Theme};

/// Words with their look, one after the other on a line.
pub(in crate::ui) type Words = Vec<(String, Role)>;

/// Columns that words take.
pub(in crate::ui) fn width(words: &[(String, Role)]) -> usize {
    words.iter().map(|(text, _)| text::width(text)).sum()
}

/// The cells, how meanings look, where the cursor goes.
pub(in crate::ui) struct Canvas<'a> {
    buf: &'a mut Buffer,
    theme: &'a Theme,
    cursor: Option<Position>,
}

impl<'a> Canvas<'a> {
    pub(in crate::ui) fn new(buf: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self {
            buf,
            theme,
            cursor: None,
        }
    }

    /// Where the cursor goes, if text is typed somewhere.
    pub(in crate::ui) const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Says where the cursor goes.
    pub(in crate::ui) const fn set_cursor(&mut self, cursor: Option<Position>) {
        self.cursor = cursor;
    }

    /// Cells and theme, for what draws by itself.
    pub(in crate::ui) fn cells(&mut self) -> (&mut Buffer, &Theme) {
        (self.buf, self.theme)
    }

    /// Writes a text in at most so many columns, cut with `…`; gives the column after it.
    pub(in crate::ui) fn text(
        &mut self,
        at: (u16, u16),
        columns: u16,
        words: &str,
        role: Role,
    ) -> u16 {
        let (x, y) = at;
        if columns == 0 || !self.buf.area.contains(Position::new(x, y)) {
            return x;
        }
        let room = columns.min(self.buf.area.right().saturating_sub(x));
        let words = text::truncate(words, usize::from(room));
        let style = match role {
            // A badge stands out of what it is on.
            Role::Badge => Style::reset().patch(self.theme.style(role)),
            role => self.theme.style(role),
        };
        let (end, _) = self
            .buf
            .set_stringn(x, y, words.as_ref(), usize::from(room), style);
        end
    }

    /// Writes words one after the other in at most so many columns.
    pub(in crate::ui) fn words(
        &mut self,
        at: (u16, u16),
        columns: u16,
        words: &[(String, Role)],
    ) -> u16 {
        let end = at.0.saturating_add(columns);
        let mut x = at.0;
        for (text, role) in words {
            x = self.text((x, at.1), end.saturating_sub(x), text, *role);
        }
        x
    }

    /// Writes words at the right end of so many columns.
    pub(in crate::ui) fn words_right(
        &mut self,
        at: (u16, u16),
        columns: u16,
        words: &[(String, Role)],
    ) {
        let wide = u16::try_from(width(words)).unwrap_or(u16::MAX).min(columns);
        let x = at.0.saturating_add(columns - wide);
        self.words((x, at.1), wide, words);
    }

    /// Writes a text at the right end of so many columns.
    pub(in crate::ui) fn text_right(
        &mut self,
        at: (u16, u16),
        columns: u16,
        words: &str,
        role: Role,
    ) {
        let wide = u16::try_from(text::width(words)).unwrap_or(u16::MAX);
        let wide = wide.min(columns);
        let x = at.0.saturating_add(columns - wide);
        self.text((x, at.1), wide, words, role);
    }

    /// Gives a look to an area, over what is there.
    pub(in crate::ui) fn fill(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buf.area);
        self.buf.set_style(area, self.theme.style(role));
    }

    /// Wipes an area and gives it a look.
    pub(in crate::ui) fn clear(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buf.area);
        self.cut_wide(area);
        for at in area.positions() {
            if let Some(cell) = self.buf.cell_mut(at) {
                cell.reset();
            }
        }
        self.fill(area, Role::Base);
        self.fill(area, role);
    }

    /// A letter two columns wide must not reach into an area from its left.
    fn cut_wide(&mut self, area: Rect) {
        let Some(x) = area.x.checked_sub(1) else {
            return;
        };
        for y in area.top()..area.bottom() {
            if let Some(cell) = self.buf.cell_mut((x, y))
                && text::width(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
        }
    }

    /// A horizontal line between two ends, its title after the first one.
    pub(in crate::ui) fn rule(
        &mut self,
        row: Rect,
        ends: (&str, &str),
        title: &Words,
        border: Role,
    ) {
        let inside = row.width.saturating_sub(2);
        let y = row.y;
        self.text((row.x, y), 1.min(row.width), ends.0, border);
        let line = "─".repeat(usize::from(inside));
        let start = row.x.saturating_add(1);
        self.text((start, y), inside, &line, border);
        if row.width > 1 {
            self.text((row.right().saturating_sub(1), y), 1, ends.1, border);
        }
        if !title.is_empty() && inside > 4 {
            self.text((start, y), 1, " ", border);
            let end = self.words((start + 1, y), inside - 2, title);
            self.text((end, y), 1, " ", border);
        }
    }

    /// The two sides of a frame.
    pub(in crate::ui) fn sides(&mut self, area: Rect, border: Role) {
        for y in area.top()..area.bottom() {
            self.text((area.x, y), 1, "│", border);
            self.text((area.right().saturating_sub(1), y), 1, "│", border);
        }
    }

    /// A whole frame; gives its inside.
    pub(in crate::ui) fn frame(&mut self, area: Rect, title: &Words, border: Role) -> Rect {
        if area.width < 2 || area.height < 2 {
            return Rect { height: 0, ..area };
        }
        let top = Rect { height: 1, ..area };
        let bottom = Rect {
            y: area.bottom().saturating_sub(1),
            ..top
        };
        self.rule(top, ("┌", "┐"), title, border);
        let inside = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width - 2,
            height: area.height - 2,
        };
        self.sides(
            Rect {
                y: inside.y,
                height: inside.height,
                ..area
            },
            border,
        );
        self.rule(bottom, ("└", "┘"), &Vec::new(), border);
        inside
    }
}

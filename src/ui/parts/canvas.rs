//! Writing on the cells of a screen: texts, fills, frames. Nothing is written outside of the
//! area, and no text without its forbidden characters made visible. Knows no content.
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::area::{cells, last_row, row_at};
use crate::app::hit::{Hit, Way, Zones};
use crate::form::LineEdit;
use crate::ui::text;
use crate::ui::theme::{Role, Theme};

/// Words with their look, one after the other on a line.
pub type Words = Vec<(String, Role)>;

/// Columns that words take.
pub fn width(words: &[(String, Role)]) -> usize {
    words.iter().map(|(text, _)| text::width(text)).sum()
}

/// Bytes of a move of the cursor, about: so many blanks cost no more.
const JUMP: u16 = 6;

/// How many steps lead from a row to another one.
pub fn steps(from: usize, to: usize) -> isize {
    let far = |a: usize, b: usize| isize::try_from(a - b).unwrap_or(isize::MAX);
    match to >= from {
        true => far(to, from),
        false => -far(from, to),
    }
}

/// What stands between two parts of a title.
pub const GAP: &str = " ─ ";

/// Words, then parts with a line between them; those for which there is no room are left out.
pub fn add_parts(
    mut words: Words,
    parts: impl IntoIterator<Item = (String, Role)>,
    room: usize,
) -> Words {
    for (part, role) in parts {
        let gap = if words.is_empty() { "" } else { GAP };
        if width(&words) + text::width(gap) + text::width(&part) > room && !words.is_empty() {
            continue;
        }
        words.push((gap.to_owned(), Role::BorderFocused));
        words.push((part, role));
    }
    words
}

/// The cells, how meanings look, where the cursor goes.
pub struct Canvas<'a> {
    buf: &'a mut Buffer,
    theme: &'a Theme,
    cursor: Option<Position>,
    /// What the mouse does where it falls.
    pub zones: Zones,
    /// What everything is written on, when that is a row with a look of its own.
    ground: Option<Role>,
}

impl<'a> Canvas<'a> {
    pub fn new(buf: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self {
            buf,
            theme,
            cursor: None,
            zones: Zones::default(),
            ground: None,
        }
    }

    /// Where the cursor goes, if text is typed somewhere.
    pub const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Says where the cursor goes.
    pub const fn set_cursor(&mut self, cursor: Option<Position>) {
        self.cursor = cursor;
    }

    /// Writes on a row that has that look: what is written keeps its own colour where the theme lets it.
    pub fn on(&mut self, row: Rect, ground: Role, write: impl FnOnce(&mut Self)) {
        self.fill(row, ground);
        let before = self.ground.replace(ground);
        write(self);
        self.ground = before;
    }

    /// Cells and theme, for what draws by itself.
    pub fn cells(&mut self) -> (&mut Buffer, &Theme) {
        (self.buf, self.theme)
    }

    /// Writes on a row of a list, on the ground of the row chosen when it is that one; a click chooses it.
    pub fn row(&mut self, row: Rect, (at, chosen): (usize, usize), write: impl FnOnce(&mut Self)) {
        self.hit(row, Hit::Step(Way::Rows(None), steps(chosen, at)));
        match at == chosen {
            true => self.on(row, Role::Selected, write),
            false => write(self),
        }
    }

    /// Says what the mouse does in an area.
    pub fn hit(&mut self, area: Rect, hit: Hit) {
        let area = area.intersection(self.buf.area);
        let (columns, rows) = ((area.x, area.right()), (area.y, area.bottom()));
        self.zones.add(columns, rows, hit);
    }

    /// Says what the mouse does on some of the words of a line that starts there.
    pub fn hit_words(&mut self, at: (u16, u16), words: &[(String, Role)], hits: &[(&str, Hit)]) {
        let mut x = at.0;
        for (text, _) in words {
            let wide = cells(text::width(text));
            if let Some((_, hit)) = hits.iter().find(|(known, _)| known == text) {
                self.hit(Rect::new(x, at.1, wide, 1), *hit);
            }
            x = x.saturating_add(wide);
        }
    }

    /// Puts what is drawn in the background: one quiet colour on the ground of the page, the row chosen as one that does
    /// not take the keys; for a slow line as few bytes as can be. What looks so already stays, and so do long blanks.
    pub fn dim(&mut self, area: Rect) {
        let of = |role| self.theme.style(role);
        let chosen = of(Role::Selected).bg;
        let page = Style::reset().patch(of(Role::Base));
        let quiet = page.patch(of(Role::Behind));
        let inactive = quiet.patch(of(Role::SelectedInactive));
        let look = |cell: &Cell| match chosen {
            Some(ground) if cell.bg == ground => inactive,
            None if cell.modifier.contains(Modifier::REVERSED) => inactive,
            _ => quiet,
        };
        for row in area.intersection(self.buf.area).rows() {
            let mut from = row.x;
            for x in row.columns().map(|column| column.x) {
                let Some(cell) = self.buf.cell((x, row.y)) else {
                    continue;
                };
                let known = (Some(cell.fg), Some(cell.bg)) == (quiet.fg, quiet.bg);
                let blank = cell.symbol() == " " && Some(cell.bg) == page.bg;
                if blank && look(cell) == quiet || known && cell.modifier == quiet.add_modifier {
                    continue;
                }
                // Going over a short blank costs less than a move of the cursor.
                let start = if x - from <= JUMP { from } else { x };
                for x in start..=x {
                    if let Some(cell) = self.buf.cell_mut((x, row.y)) {
                        cell.set_style(look(cell));
                    }
                }
                from = x + 1;
            }
        }
    }

    /// Writes a text in at most so many columns, cut with `…`; gives the column after it.
    pub fn text(&mut self, at: (u16, u16), columns: u16, words: &str, role: Role) -> u16 {
        let (x, y) = at;
        if columns == 0 || !self.buf.area.contains(Position::new(x, y)) {
            return x;
        }
        let room = columns.min(self.buf.area.right().saturating_sub(x));
        let words = text::truncate(words, usize::from(room));
        let style = match (role, self.ground) {
            // A badge stands out of what it is on.
            (Role::Badge, _) => Style::reset().patch(self.theme.style(role)),
            (role, Some(ground)) => self.theme.on(role, ground),
            (role, None) => self.theme.style(role),
        };
        // A title over a frame is not as quiet as the frame.
        let style = Style {
            sub_modifier: Modifier::DIM.difference(style.add_modifier),
            ..style
        };
        let (end, _) = self
            .buf
            .set_stringn(x, y, words.as_ref(), usize::from(room), style);
        end
    }

    /// Writes words one after the other in at most so many columns.
    pub fn words(&mut self, at: (u16, u16), columns: u16, words: &[(String, Role)]) -> u16 {
        let end = at.0.saturating_add(columns);
        let mut x = at.0;
        for (text, role) in words {
            x = self.text((x, at.1), end.saturating_sub(x), text, *role);
        }
        x
    }

    /// Writes words at the right end of so many columns; gives their first column.
    pub fn words_right(&mut self, at: (u16, u16), columns: u16, words: &[(String, Role)]) -> u16 {
        let wide = cells(width(words)).min(columns);
        let x = at.0.saturating_add(columns - wide);
        self.words((x, at.1), wide, words);
        x
    }

    /// Writes a text at the right end of so many columns.
    pub fn text_right(&mut self, at: (u16, u16), columns: u16, words: &str, role: Role) {
        let wide = cells(text::width(words)).min(columns);
        let x = at.0.saturating_add(columns - wide);
        self.text((x, at.1), wide, words, role);
    }

    /// Writes a text on the first row of an area.
    pub fn say(&mut self, area: Rect, words: &str, role: Role) {
        self.text((area.x, area.y), area.width, words, role);
    }

    /// Writes lines on the rows of an area, as many as it has.
    pub fn lines<T: AsRef<str>>(
        &mut self,
        area: Rect,
        lines: impl IntoIterator<Item = T>,
        role: Role,
    ) {
        for (row, line) in area.rows().zip(lines) {
            self.say(row, line.as_ref(), role);
        }
    }

    /// Writes what is typed up to the end of an area, from that column on, with the cursor in it.
    pub fn typed(&mut self, x: u16, row: Rect, line: &LineEdit, role: Role) {
        let room = row.right().saturating_sub(x);
        let before = text::take_end(line.before(), usize::from(room.saturating_sub(1)));
        let cursor = self.text((x, row.y), room, before, role);
        let after = line.text().get(line.before().len()..).unwrap_or_default();
        let left = row.right().saturating_sub(cursor);
        self.text((cursor, row.y), left, after, role);
        let last = row.right().saturating_sub(1);
        self.set_cursor(Some(Position::new(cursor.min(last), row.y)));
    }

    /// Gives a look to an area, over what is there.
    pub fn fill(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buf.area);
        self.buf.set_style(area, self.theme.style(role));
    }

    /// Wipes an area and gives it a look.
    pub fn clear(&mut self, area: Rect, role: Role) {
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
    pub fn rule(&mut self, row: Rect, ends: (&str, &str), title: &Words, border: Role) {
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

    /// The first and the last line of a frame, with what they say.
    pub fn ruled(&mut self, area: Rect, title: &Words, notes: &Words) {
        let border = Role::BorderFocused;
        self.rule(row_at(area, area.y), ("┌", "┐"), title, border);
        self.rule(last_row(area), ("└", "┘"), notes, border);
    }

    /// The two sides of a frame.
    pub fn sides(&mut self, area: Rect, border: Role) {
        for y in area.top()..area.bottom() {
            self.text((area.x, y), 1, "│", border);
            self.text((area.right().saturating_sub(1), y), 1, "│", border);
        }
    }

    /// A whole frame; gives its inside.
    pub fn frame(&mut self, area: Rect, title: &Words, border: Role) -> Rect {
        if area.width < 2 || area.height < 2 {
            return Rect { height: 0, ..area };
        }
        self.rule(row_at(area, area.y), ("┌", "┐"), title, border);
        let inside = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width - 2,
            height: area.height - 2,
        };
        let beside = Rect {
            x: area.x,
            width: area.width,
            ..inside
        };
        self.sides(beside, border);
        self.rule(last_row(area), ("└", "┘"), &Vec::new(), border);
        inside
    }
}

//! Something to read over the screen: a version of a contract, two versions compared, the common
//! base, the hours of the last weeks. Lines and where the reading is; knows no screen.
use crate::app::prelude::*;
use crate::domain::text::{typography, visible};
use crate::words::line::Line;
use crate::words::pages;
use crate::words::reading::Reading;

use crate::app::geometry::Size;

/// Widest text.
pub const WIDEST: u16 = 84;

/// A line in rows of so many columns; what follows the first row stands under its words.
pub fn rows(line: &Line, columns: usize) -> Vec<String> {
    let words = typography(&visible(&line.text));
    let rest = words.trim_start_matches([' ', '-', '·', '+', '−']);
    let lead = words.chars().count() - rest.chars().count();
    let indent = " ".repeat(lead.min(8));
    let options = textwrap::Options::new(columns.max(12)).subsequent_indent(&indent);
    let rows = textwrap::wrap(&words, options);
    if rows.is_empty() {
        return vec![String::new()];
    }
    rows.into_iter()
        .map(|row| row.trim_end().to_owned())
        .collect()
}

/// Something long to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// What is read.
    pub about: Reading,
    /// Title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Position of the first line shown.
    pub top: usize,
}

impl Reader {
    /// What is asked for; `None` when it is not, or no longer, in the file.
    pub fn open(about: Reading, file: &CaseFile, desk: &Desk) -> Option<Self> {
        let known = (&desk.base, &desk.names);
        let (title, lines) = pages::page(about, file, known, desk.today)?;
        Some(Self {
            about,
            title,
            lines,
            top: 0,
        })
    }

    /// Moves by some lines; the last page stays full.
    pub fn step(&mut self, by: isize, size: Size) {
        let columns = usize::from(WIDEST.min(size.width.saturating_sub(4)));
        let mut room = size.panel_rows();
        let mut last = self.lines.len();
        for line in self.lines.iter().rev() {
            let rows = rows(line, columns).len();
            if rows > room {
                break;
            }
            room -= rows;
            last -= 1;
        }
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

impl At for Reader {
    fn context(&self) -> Context {
        Context::Reader
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::of(Context::Reader)
            .moves()
            .call(Action::Down, "lire")
            .first(match self.about {
                Reading::Record(..) | Reading::Rules => &[Action::Edit],
                _ => &[Action::CompareVersions],
            })
            .always(&[Action::Back])
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.panel_rows())) {
            self.step(by, desk.size);
            return Ok(Turn::stay());
        }
        Ok(match (action, self.about) {
            (Action::CompareVersions, Reading::Version(id)) => {
                Opening::Reading(Reading::Comparison(id)).into()
            }
            (Action::CompareVersions, Reading::Comparison(_)) => Turn::leave(),
            (Action::CompareVersions, _) => {
                Message::info("Seules les versions d’un contrat se comparent.").into()
            }
            (Action::Edit, Reading::Record(..)) => Turn::leave().then(Step::Do(Action::Edit)),
            (Action::Edit, Reading::Rules) => Turn::leave().then(Opening::RuleMenu),
            (_, _) => Turn::window(action),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_first_row_stands_under_its_words() {
        let line = Line::plain("  · être à l’écoute des allocataires et leur répondre");
        let found = rows(&line, 30);
        assert!(found.len() > 1 && found.iter().all(|row| row.chars().count() <= 30));
        assert!(found[1].starts_with("    ") && !found[1].starts_with("     "));
        assert_eq!(rows(&Line::plain(""), 30), [""]);
    }

    #[test]
    fn the_last_page_stays_full() {
        let lines: Vec<Line> = (0..50).map(|n| Line::plain(n.to_string())).collect();
        let mut reader = Reader {
            about: Reading::Hours,
            title: String::new(),
            lines,
            top: 0,
        };
        let size = Size {
            width: 80,
            height: 25,
        };
        reader.step(isize::MAX, size);
        assert_eq!(reader.top, 30, "20 rows are shown");
        reader.step(-40, size);
        assert_eq!(reader.top, 0);
        reader.lines.truncate(5);
        reader.step(3, size);
        assert_eq!(reader.top, 0, "all is there");
    }
}

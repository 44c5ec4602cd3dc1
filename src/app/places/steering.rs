//! The pilotage screen: the indicators of a period, the one chosen and which of its figures,
//! the persons behind it. Figures come from a job; nothing is counted here. Knows no drawing.
mod acts;
mod choices;
mod people;

use crate::app::cursor::Cursor;
use crate::domain::date::Date;
use crate::statistics::{Behind, Breakdown, Indicator, Line, Part, Report, last_twelve_months};
use crate::store::Selection;
pub use people::People;

/// What the screen shows.
#[derive(Clone, Debug)]
pub struct Steering {
    /// Which people, which days.
    pub selection: Selection,
    /// The filter in words: « Structure : Sète »; none for everyone.
    pub filter: Option<String>,
    /// The figures, once counted.
    pub report: Option<Report>,
    /// Indicator chosen, and the first one shown.
    pub cursor: Cursor,
    /// Figure chosen.
    pub part: Part,
    /// The persons behind a figure, when they are open.
    pub people: Option<People>,
}

impl Steering {
    /// Everyone over the last twelve months.
    pub fn new(today: Date) -> Self {
        Self {
            selection: last_twelve_months(today),
            filter: None,
            report: None,
            cursor: Cursor::default(),
            part: Part::default(),
            people: None,
        }
    }

    /// The lines, in order; none while they are counted.
    pub fn lines(&self) -> &[Line] {
        self.report.as_ref().map_or(&[], |report| &report.lines)
    }

    /// The indicator chosen.
    pub fn line(&self) -> Option<&Line> {
        self.lines().get(self.cursor.at)
    }

    /// Takes figures that were counted, unless something else is asked since; the ones by month
    /// stay when those without come after them.
    pub fn take(&mut self, report: Report) {
        let newer = self.report.as_ref().is_none_or(|known| {
            known.selection != report.selection || report.breakdown == Breakdown::Month
        });
        if report.selection == self.selection && newer {
            self.report = Some(report);
        }
    }

    /// Takes the persons behind a figure, if they are still awaited.
    pub fn take_people(&mut self, selection: &Selection, indicator: &str, behind: &Behind) {
        if let Some(people) = &mut self.people
            && *selection == self.selection
            && people.indicator.id == indicator
        {
            people.take(behind);
        }
    }

    /// Moves in the list of persons when it is open, among the indicators otherwise; `heights`
    /// are the rows of both.
    fn move_by(&mut self, by: isize, heights: (usize, usize)) {
        match &mut self.people {
            Some(people) => people.step(by, heights.1),
            None => {
                self.cursor.step(by, crate::statistics::INDICATORS.len());
                self.cursor.show(heights.0);
            }
        }
    }

    /// Opens the list of the persons behind the figure chosen; they come when found.
    fn show_people(&mut self, indicator: &'static Indicator) {
        self.people = Some(People::new(indicator, self.part));
    }
}

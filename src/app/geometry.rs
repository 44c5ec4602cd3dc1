//! Sizes shared by the state and the drawing: how many rows fit, what is shown beside what.
//! Plain numbers; knows no terminal.

/// Size of the screen, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// Below that, only a message is shown; saving and quitting still work.
pub const TINY: Size = Size {
    width: 60,
    height: 15,
};
/// From that width the file and the preview stand beside the list.
pub const WIDE: u16 = 100;

/// From that width the day of the agenda stands there too.
pub const WIDEST: u16 = 190;

impl Size {
    /// Too small to show anything but a message.
    pub const fn is_tiny(self) -> bool {
        self.width < TINY.width || self.height < TINY.height
    }

    /// Wide enough for two panes.
    pub const fn is_wide(self) -> bool {
        self.width >= WIDE
    }

    /// Wide enough for the list, the person chosen and the day of the agenda.
    pub const fn has_day(self) -> bool {
        self.width >= WIDEST
    }

    /// Rows of people that the list shows: all but header, frame, titles of columns, filters
    /// and footer.
    pub fn list_rows(self) -> usize {
        usize::from(self.height.saturating_sub(6)).max(1)
    }

    /// Rows of the pilotage screen under the indicators, for what is told of the one chosen.
    pub fn steering_detail(self) -> u16 {
        let all = u16::try_from(crate::statistics::INDICATORS.len()).unwrap_or(u16::MAX);
        let left = self.height.saturating_sub(7).saturating_sub(all);
        left.clamp(5, 12)
    }

    /// Indicators that the pilotage screen shows at once.
    pub fn steering_rows(self) -> usize {
        let under = usize::from(self.steering_detail()) + 1;
        self.list_rows().saturating_sub(under).max(1)
    }

    /// Persons behind a figure that the pilotage shows at once: under what is counted and the titles of columns.
    pub fn steering_people(self) -> usize {
        self.list_rows().saturating_sub(1).max(1)
    }

    /// Rows of text of the interview: all but header, names of the pages, a rule and the footer.
    pub fn interview_rows(self) -> usize {
        usize::from(self.height.saturating_sub(5)).max(1)
    }

    /// Rows of a panel that takes the whole height.
    pub fn panel_rows(self) -> usize {
        usize::from(self.height.saturating_sub(5)).max(1)
    }
}

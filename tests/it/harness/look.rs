//! What the person sees: the screen, the answers, and what the store knows behind them.
use carnet::app::People;
use carnet::domain::record::{Entity, Id, Row};
use carnet::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Session;

/// What a screen shows as text, ordinary spaces only.
pub(super) fn on(buffer: &Buffer) -> String {
    let area = buffer.area;
    let rows = (0..area.height).map(|y| {
        let row: String = (0..area.width).map(|x| buffer[(x, y)].symbol()).collect();
        plain(row.trim_end())
    });
    rows.collect::<Vec<_>>().join("\n")
}

impl Session {
    /// Name of the person chosen in the list.
    pub fn chosen(&self) -> String {
        let line = self.app().stack.caseload.list.selected();
        line.map(|line| line.name.clone()).unwrap_or_default()
    }

    /// Names shown by the list, in order.
    pub fn names(&self) -> Vec<String> {
        let rows = &self.app().stack.caseload.list.rows;
        rows.iter().map(|line| line.name.clone()).collect()
    }

    /// Name of the person whose file is open.
    pub fn open_file(&self) -> String {
        let file = self.app().stack.file();
        file.map(|file| file.name()).unwrap_or_default()
    }

    /// Person whose file is open, or who is chosen in the list.
    pub fn person(&self) -> Id {
        let app = self.app();
        let open = app.stack.file().map(|file| file.person);
        open.or_else(|| app.stack.caseload.list.selected().map(|line| line.id))
            .unwrap_or_else(|| panic!("nobody is chosen:\n{}", self.screen()))
    }

    /// Records of that person.
    pub fn rows(&self, entity: Entity) -> Vec<Row> {
        let file = self.store().case_file(self.person()).unwrap();
        file.rows(entity).to_vec()
    }

    /// The last answer of the program, in words.
    pub fn answer(&self) -> String {
        let message = self.app().message.as_ref();
        message
            .map(|message| plain(&message.text))
            .unwrap_or_default()
    }

    /// The people are invented, in a store that goes with the program.
    pub fn invented(&mut self) -> &mut Self {
        self.program.caseload.app.desk.people = People::Invented;
        self
    }

    /// The screen as text, ordinary spaces only.
    pub fn screen(&self) -> String {
        on(self.terminal.backend().buffer())
    }

    /// The screen shows that text.
    #[track_caller]
    pub fn assert_screen(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            screen.contains(&plain(text)),
            "« {text} » is not on the screen:\n{screen}"
        );
        self
    }

    /// The screen does not show that text.
    #[track_caller]
    pub fn assert_no(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            !screen.contains(&plain(text)),
            "« {text} » is on the screen:\n{screen}"
        );
        self
    }

    /// The program answered something that contains that text.
    #[track_caller]
    pub fn assert_answer(&mut self, text: &str) -> &mut Self {
        let answer = self.answer();
        assert!(
            answer.contains(&plain(text)),
            "« {text} » is not in the answer « {answer} »:\n{}",
            self.screen()
        );
        self
    }

    /// The file of that person is open.
    #[track_caller]
    pub fn assert_file_of(&mut self, name: &str) -> &mut Self {
        assert_eq!(self.open_file(), name, "{}", self.screen());
        self
    }

    /// That text is on the screen with the look of that role.
    #[track_caller]
    pub fn assert_role(&mut self, text: &str, role: Role) -> &mut Self {
        let looks = self.looks_of(text);
        let wanted = self.theme.style(role);
        assert!(
            looks.iter().any(|look| dressed(*look, wanted)),
            "« {text} » does not look {role:?} ({wanted:?}) but {looks:?}:\n{}",
            self.screen()
        );
        self
    }

    /// The looks of each place where that text is.
    pub fn looks_of(&self, text: &str) -> Vec<Style> {
        let buffer = self.terminal.backend().buffer();
        let area = buffer.area;
        let wanted: Vec<String> = plain(text).chars().map(String::from).collect();
        let mut looks = Vec::new();
        for y in 0..area.height {
            let row: Vec<String> = (0..area.width)
                .map(|x| plain(buffer[(x, y)].symbol()))
                .collect();
            let found = row.windows(wanted.len()).enumerate();
            looks.extend(
                found
                    .filter(|(_, letters)| *letters == wanted)
                    .map(|(x, _)| buffer[(u16::try_from(x).unwrap(), y)].style()),
            );
        }
        looks
    }

    /// The store is sound: pages, chain of acts, deadlines computed again.
    #[track_caller]
    pub fn assert_sound(&mut self) -> &mut Self {
        let report = self.store().verify().unwrap();
        assert!(report.is_clean(), "{report:?}");
        self
    }
}

/// Ordinary spaces instead of those that do not break.
pub(super) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Whether a cell has the colour and the weight that a role asks for.
fn dressed(cell: Style, role: Style) -> bool {
    role.fg.is_none_or(|colour| cell.fg == Some(colour))
        && cell.add_modifier.contains(role.add_modifier)
}

//! What stands out and what stands back: the row chosen, the page behind a window, the day beside the list.
use ratatui::buffer::Cell;
use ratatui::style::{Modifier, Style};

use super::*;
use crate::ui::theme::{Colours, Role};

#[test]
fn a_chosen_row_keeps_the_colour_of_its_state_in_every_list() {
    for (actions, role) in [
        (vec![Action::Triage, Action::NextPanel], Role::Unknown),
        (
            // Monday 16 November: an outcome is still to be noted.
            [vec![Action::Agenda], vec![Action::PreviousDay; 5]].concat(),
            Role::Unknown,
        ),
        (vec![Action::Team, Action::Last], Role::Title),
    ] {
        let shown = screen(87, size(80, 24)).act(&actions);
        let (buffer, _) = cells(&shown.app, shown.app.desk.size);
        let ground = theme().style(Role::Selected).bg;
        let wanted = theme().style(role).fg;
        let kept = buffer.content().iter().any(|cell| {
            cell.symbol() != " " && cell.style().bg == ground && cell.style().fg == wanted
        });
        assert!(kept, "{actions:?}\n{}", picture(&shown.app));
    }
}

/// What is on the screen in a theme.
fn dressed(shown: &Screen, theme: &Theme) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
    terminal
        .draw(|frame| drop(draw(&shown.app, theme, frame)))
        .unwrap();
    terminal.backend().buffer().clone()
}

#[test]
fn the_page_behind_a_window_is_quiet_in_every_theme() {
    let shown = screen(30, size(120, 40)).act(&[Action::Sort]);
    for colours in [Colours::True, Colours::Sixteen, Colours::Refused] {
        for (name, _) in crate::ui::theme::EMBEDDED {
            let (theme, _) = Theme::load(name, colours, |_| None);
            let buffer = dressed(&shown, &theme);
            let page = Style::reset().patch(theme.style(Role::Base));
            let behind = page.patch(theme.style(Role::Behind));
            let inactive = behind.patch(theme.style(Role::SelectedInactive));
            // The sign and the words of the row chosen, of one below; a blank between them.
            for (x, y, look) in [
                (2, 3, inactive),
                (4, 3, inactive),
                (2, 4, behind),
                (12, 4, behind),
            ] {
                let cell = &buffer[(x, y)];
                let found = (Some(cell.fg), Some(cell.bg), cell.modifier);
                let wanted = (look.fg, look.bg, look.add_modifier);
                assert_eq!(found, wanted, "{name} {colours:?} {x} {y}");
            }
        }
    }
}

#[test]
fn the_day_of_the_agenda_stands_beside_the_list_where_it_is_seen() {
    let mut shown = screen(30, size(200, 60));
    assert!(picture(&shown.app).contains("Aujourd’hui ─"));
    shown.app.resize(size(180, 60));
    assert!(!picture(&shown.app).contains("Aujourd’hui ─"));
    let rights =
        crate::domain::rights::Rights::of(Some(crate::domain::rights::Role::Administrator));
    shown.app.desk.store.look_as(rights);
    shown.app.resize(size(200, 60));
    assert!(!picture(&shown.app).contains("Aujourd’hui ─"));
}

#[test]
fn a_minute_that_turns_is_drawn_again_where_the_hour_stands() {
    let mut shown = screen(12, size(120, 40)).act(&[Action::Agenda]);
    let before = crate::domain::date::Time::new(11, 59);
    let turned = |app: &mut App| {
        app.desk.hour = before;
        [app.look_around().unwrap(), app.look_around().unwrap()]
    };
    assert_eq!(turned(&mut shown.app), [true, false]);
    let _ = shown.app.act(Action::Alerts);
    assert_eq!(turned(&mut shown.app), [false, false]);
}

#[test]
fn nothing_that_is_read_is_weakened_where_there_are_no_shades() {
    for actions in [
        vec![],
        vec![Action::Open],
        vec![Action::Agenda],
        vec![Action::Triage],
        vec![Action::Steering],
        vec![Action::Yearly],
    ] {
        let shown = screen(30, size(120, 40)).act(&actions);
        for name in ["monochrome", "terminal"] {
            let (theme, _) = Theme::load(name, Colours::Sixteen, |_| None);
            let weak: String = dressed(&shown, &theme)
                .content()
                .iter()
                .filter(|cell| cell.modifier.contains(Modifier::DIM))
                .map(Cell::symbol)
                .filter(|symbol| symbol.chars().any(char::is_alphanumeric))
                .collect();
            assert_eq!(weak, "", "{name} {actions:?}");
        }
    }
}

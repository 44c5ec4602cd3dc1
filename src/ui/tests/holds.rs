//! What holds at any size and for any text.
use std::cell::RefCell;
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Cell;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::{TerminalOptions, Viewport};

use super::*;
use crate::app::places::Place;
use crate::domain::text::is_forbidden;
use crate::ui::theme::{Colours, Role};

/// Every screen and every layer, by the actions that lead there.
pub(super) fn scenes() -> Vec<Vec<Action>> {
    let mut scenes: Vec<Vec<Action>> = vec![
        vec![],
        vec![Action::Search],
        vec![Action::Help],
        vec![Action::Palette, Action::Last],
        vec![Action::Filters],
        vec![Action::Why, Action::Down],
        vec![Action::Remove],
        vec![Action::New],
        vec![Action::Undo],
        vec![Action::Life, Action::Last],
        vec![Action::Open, Action::Compare, Action::Last],
        vec![Action::Open, Action::Contract, Action::Last, Action::Open],
        vec![Action::Open, Action::Plan, Action::New, Action::Open],
        vec![Action::Interview, Action::PageDown],
        vec![Action::Interview, Action::NextPanel, Action::NextPanel],
        vec![Action::Interview, Action::AddWord],
    ];
    for panel in [
        Action::Situation,
        Action::Contract,
        Action::Appointments,
        Action::Plan,
        Action::Identity,
        Action::History,
    ] {
        scenes.push(vec![Action::Open, panel, Action::Last]);
    }
    scenes
}

pub(super) fn leave(shown: &mut Screen) {
    shown.app.stack.close(|place| !place.is_ground());
    let _ = shown.app.act(Action::Alerts);
}

#[test]
fn no_size_is_refused() {
    let mut shown = screen(30, size(120, 40));
    let widths = [0, 1, 2, 59, 60, 61, 80, 99, 100, 101, 130];
    let heights = [0, 1, 2, 14, 15, 17, 24, 45];
    for actions in scenes() {
        shown = shown.act(&actions);
        for width in widths {
            for height in heights {
                cells(&shown.app, size(width, height));
            }
        }
        for (width, height) in [(u16::MAX, 1), (1, u16::MAX), (600, 90)] {
            cells(&shown.app, size(width, height));
        }
        leave(&mut shown);
    }
}

#[test]
fn an_empty_caseload_is_drawn_at_any_size() {
    let mut shown = screen(0, size(120, 40));
    for actions in scenes() {
        shown = shown.act(&actions);
        for (width, height) in [(0, 0), (1, 1), (60, 15), (80, 24), (100, 15), (200, 60)] {
            cells(&shown.app, size(width, height));
        }
        leave(&mut shown);
    }
}

#[test]
fn what_is_stored_never_commands_the_terminal() {
    let mut shown = screen(30, size(160, 40));
    let hostile = "\u{1b}[2J\u{202e}ABC\u{9b}\n漢字漢字漢字漢字漢字漢字漢字漢字\u{301}\u{301}";
    for row in &mut shown.app.stack.caseload.list.rows {
        row.name = hostile.to_owned();
        row.referent = Some(hostile.to_owned());
    }
    shown.app.stack.caseload.list.query.search = hostile.to_owned();
    shown.app.stack.caseload.list.searching = true;
    shown.app.message = Some(Message::info(hostile));
    for width in 60..170 {
        let (buffer, _) = cells(&shown.app, size(width, 30));
        let bad = buffer
            .content()
            .iter()
            .find(|cell| cell.symbol().chars().any(is_forbidden));
        assert_eq!(bad, None, "{width}");
    }
}

/// Style of a cell, as the theme gives roles.
pub(super) fn looks_like(buffer: &Buffer, at: (u16, u16), role: Role) -> bool {
    let wanted = Cell::default()
        .set_style(theme().style(Role::Base))
        .set_style(theme().style(role))
        .style();
    buffer[at].style() == wanted
}

#[test]
fn a_late_row_says_so_by_sign_words_and_colour_and_its_name_stays_plain() {
    let mut shown = screen(87, size(80, 24));
    shown.app.stack.caseload.list.cursor.at = 3;
    let (buffer, _) = cells(&shown.app, shown.app.desk.size);
    let row: String = (0..80).map(|x| buffer[(x, 3)].symbol()).collect();
    assert!(row.contains("!! 02/11 CER à signer"), "{row}");
    assert!(row.contains("19 j  ABDALLAH Nadia"), "{row}");
    let column = |words: &str| {
        let (before, _) = row.split_once(words).unwrap();
        u16::try_from(before.chars().count()).unwrap()
    };
    // Sign, due date, label and days; the name.
    for words in ["!!", "02/11", "CER à signer", "19 j"] {
        assert!(
            looks_like(&buffer, (column(words), 3), Role::Late),
            "{words}"
        );
    }
    assert!(looks_like(&buffer, (column("ABDALLAH"), 3), Role::Base));
    // The row chosen has one ground, from border to border, and keeps its state.
    let ground = theme().style(Role::Selected).bg;
    for x in 1..79 {
        assert_eq!(buffer[(x, 6)].style().bg, ground, "{x}");
    }
    assert_eq!(buffer[(2, 6)].style().fg, theme().style(Role::Late).fg);
}

#[test]
fn the_rows_drawn_are_those_the_state_counts() {
    for (width, height) in [(60, 15), (80, 24), (120, 40), (200, 60)] {
        let size = size(width, height);
        let mut shown = screen(150, size);
        shown.app.stack.caseload.list.query.scope = crate::store::Scope::Everyone;
        shown = shown.act(&[Action::Last]);
        let chosen = picture(&shown.app);
        let name = shown
            .app
            .stack
            .caseload
            .list
            .selected()
            .unwrap()
            .name
            .clone();
        assert!(chosen.contains(&name), "{width}x{height}\n{chosen}");
        let drawn = shown
            .app
            .stack
            .caseload
            .list
            .visible(size.list_rows())
            .count();
        assert_eq!(drawn, usize::from(height) - 6);
    }
}

#[test]
fn the_row_chosen_in_a_file_is_always_on_screen() {
    let mut shown = screen(30, size(80, 16)).act(&[Action::Open]);
    for panel in [
        Action::Situation,
        Action::Appointments,
        Action::Plan,
        Action::Identity,
    ] {
        shown = shown.act(&[panel, Action::First]);
        for _ in 0..60 {
            let (buffer, _) = cells(&shown.app, shown.app.desk.size);
            let ground = theme().style(Role::Selected).bg;
            let found = (1..13).any(|y| buffer[(40, y)].style().bg == ground);
            assert!(found, "{panel:?}\n{}", picture(&shown.app));
            shown = shown.act(&[Action::Down]);
        }
    }
}

#[test]
fn the_cursor_shows_only_where_text_is_typed() {
    let mut shown = screen(30, size(100, 30));
    for actions in scenes() {
        shown = shown.act(&actions);
        let typed = shown.app.stack.context().takes_text();
        let buttons = matches!(shown.app.stack.layers().last(), Some(Place::Form(_)));
        let (_, cursor) = cells(&shown.app, shown.app.desk.size);
        assert!(cursor.is_some() == typed || buttons, "{actions:?}");
        leave(&mut shown);
    }
}

#[test]
fn the_footer_names_only_keys_that_do_what_it_says() {
    let mut shown = screen(30, size(200, 40));
    for actions in scenes() {
        shown = shown.act(&actions);
        shown.app.message = None;
        let text = picture(&shown.app);
        let places = shown.app.contexts();
        let footer: Vec<&str> = text
            .lines()
            .rev()
            .take(2)
            .flat_map(|it| it.split("   "))
            .collect();
        for hint in footer
            .iter()
            .map(|hint| hint.trim())
            .filter(|hint| !hint.is_empty())
        {
            let known = shown.app.desk.keys.iter().any(|(place, _, key)| {
                places.contains(place) && hint.starts_with(&format!("{key} "))
            });
            assert!(known || hint == "↑↓ choisir", "{actions:?} {hint}");
        }
        leave(&mut shown);
    }
}

/// What a terminal would be sent.
#[derive(Clone, Default)]
struct Sent(Rc<RefCell<Vec<u8>>>);

impl std::io::Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn letters_that_a_search_found_stand_out_without_any_colour() {
    let mut shown = screen(87, size(80, 24)).act(&[Action::Search]);
    shown = shown.type_text("abdal");
    let (monochrome, _) = Theme::load("sombre", Colours::Refused, |_| None);
    for theme in [theme(), &monochrome] {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal
            .draw(|frame| drop(draw(&shown.app, theme, frame)))
            .unwrap();
        let buffer = terminal.backend().buffer();
        let underlined: String = (0..24)
            .flat_map(|y| (0..80).map(move |x| &buffer[(x, y)]))
            .filter(|cell| {
                cell.modifier
                    .contains(Modifier::UNDERLINED | Modifier::BOLD)
            })
            .map(Cell::symbol)
            .collect();
        assert!(underlined.contains("ABDAL"), "{underlined}");
        assert!(!underlined.contains("ABDALL"), "{underlined}");
    }
}

#[test]
fn a_move_in_the_list_costs_at_most_400_bytes() {
    moves_cheaply(screen(87, size(80, 24)));
}

#[test]
fn a_move_among_the_people_found_costs_no_more() {
    let shown = screen(500, size(80, 24)).act(&[Action::Search]);
    moves_cheaply(shown.type_text("a"));
}

/// In the colours of a line that carries nothing of its terminal but its kind.
fn moves_cheaply(mut shown: Screen) {
    let (theme, _) = Theme::load("sombre", Colours::Indexed, |_| None);
    let sent = Sent::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, 80, 24));
    let backend = CrosstermBackend::new(sent.clone());
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    for at in 0..17 {
        terminal
            .draw(|frame| drop(draw(&shown.app, &theme, frame)))
            .unwrap();
        let bytes = std::mem::take(&mut *sent.0.borrow_mut()).len();
        assert!(at == 0 || bytes <= 400, "{at}: {bytes}");
        shown = shown.act(&[Action::Down]);
    }
}

#[test]
fn three_long_rubriques_stay_inside_their_frame() {
    // Nobody of the demonstration has less to say in each than the frame holds.
    for height in [16, 24, 30, 40] {
        let mut shown = screen(87, size(120, height)).act(&[Action::Search]);
        shown = shown
            .type_text("martin-dubois")
            .act(&[Action::Open, Action::Plan]);
        let drawn = picture(&shown.app);
        let last: Vec<&str> = drawn.lines().rev().take(2).collect();
        assert!(!last.concat().contains('─'), "{drawn}");
    }
}

#[test]
fn an_answer_never_hides_the_second_line_of_the_footer() {
    let long = "Enregistré : rendez-vous du 24/11/2026 à 14 h, D’AUBIGNY Marie-Ève, honoré. ";
    for (times, rows) in [(1, 1), (2, 2), (3, 3), (9, 6)] {
        let mut shown = screen(30, size(80, 24));
        shown.app.message = Some(Message::success(long.repeat(times)));
        let picture = picture(&shown.app);
        let lines: Vec<&str> = picture.lines().collect();
        assert!(lines[23].contains("? aide"), "{picture}");
        assert!(lines[23 - rows].starts_with(" ✓ Enregistré"), "{picture}");
        assert_eq!(times == 9, lines[22].ends_with('…'), "{picture}");
    }
}

#[test]
fn the_footer_of_the_queue_repeats_no_key_of_its_frame() {
    for size in [size(80, 24), size(120, 40), size(200, 60)] {
        let picture = picture(&screen(30, size).act(&[Action::Triage]).app);
        let height = usize::from(size.height);
        let footer: Vec<&str> = picture.lines().skip(height - 2).collect();
        for outcome in ["l lettre", "p passer à", "z plus tard"] {
            assert!(footer.join(" ").contains(outcome), "{picture}");
        }
        // The first item is an absence, noted already; nothing is to be undone.
        for refused in ["n absent", "annuler"] {
            assert!(!picture.contains(refused), "{picture}");
        }
        for elsewhere in ["suivant", "Espace", "Entrée", "pourquoi"] {
            assert!(!footer.join(" ").contains(elsewhere), "{picture}");
            assert!(picture.contains(elsewhere), "{picture}");
        }
    }
}

//! Forms drawn in a memory of cells, at several sizes.
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::domain::date::Date;
use crate::domain::record::{Entity, Row, Value};
use crate::form::{FormInput, Options};
use crate::ui::theme::{Colours, DEFAULT_THEME};

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 21).unwrap()
}

fn theme() -> Theme {
    Theme::load(DEFAULT_THEME, Colours::True, |_| None).0
}

fn form(entity: Entity, row: Option<&Row>) -> Form {
    Form::for_record(entity, row, &[], today(), &Options::default())
}

fn type_text(form: &mut Form, name: &str, typed: &str) {
    form.focus_field(name);
    for c in typed.chars() {
        let _ = form.handle(FormInput::Char(c));
    }
}

/// The screen as text, `▏` where the cursor is.
fn picture(form: &Form, columns: u16, lines: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
    let mut cursor = None;
    terminal
        .draw(|frame| {
            let area = frame.area();
            cursor = draw(form, area, frame.buffer_mut(), &theme());
        })
        .unwrap();
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for y in 0..lines {
        let row: String = (0..columns)
            .map(|x| match cursor {
                Some(at) if (at.x, at.y) == (x, y) && buffer[(x, y)].symbol() == " " => "▏",
                Some(_) | None => buffer[(x, y)].symbol(),
            })
            .collect();
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

fn appointment() -> Form {
    let mut form = form(Entity::Appointment, None);
    type_text(&mut form, "type", "accomp");
    let _ = form.handle(FormInput::Enter);
    type_text(&mut form, "prevu_le", "24/11 14h");
    form
}

#[test]
fn a_date_is_understood_beside_the_field() {
    insta::assert_snapshot!(picture(&appointment(), 80, 24));
}

#[test]
fn the_list_opens_under_its_field() {
    let mut form = appointment();
    type_text(&mut form, "statut", "ab");
    insta::assert_snapshot!(picture(&form, 80, 24));
}

#[test]
fn errors_stand_beneath_their_fields() {
    let mut form = appointment();
    type_text(&mut form, "duree", "deux");
    type_text(&mut form, "statut", "honore");
    let _ = form.handle(FormInput::Save);
    insta::assert_snapshot!(picture(&form, 80, 24));
}

#[test]
fn labels_stand_above_in_forty_columns() {
    let mut form = appointment();
    type_text(
        &mut form,
        "compte_rendu",
        "A retrouvé le moral. Reprend ses recherches avec l’aide de sa sœur.",
    );
    insta::assert_snapshot!(picture(&form, 40, 24));
}

#[test]
fn a_long_form_goes_by_pages() {
    let row = Row::blank(Entity::Allocataire)
        .with("nom", "DA SILVA")
        .with("prenom", "Rui")
        .with("ne_le", "1988-03-05");
    let mut form = form(Entity::Allocataire, Some(&row));
    insta::assert_snapshot!("a_long_form_first_page", picture(&form, 80, 12));
    form.focus_field("note");
    insta::assert_snapshot!("a_long_form_last_page", picture(&form, 80, 12));
}

#[test]
fn both_texts_show_when_two_people_wrote() {
    let row = Row::blank(Entity::Diagnostic).with("etabli_le", "2026-10-01");
    let mut form = form(Entity::Diagnostic, Some(&row));
    type_text(&mut form, "note", "Souhaite se former.");
    let theirs = row.with("note", "Une formation est en vue, dossier déposé le 12/11.");
    form.merge_conflict(&theirs, "Mme Rivière");
    insta::assert_snapshot!(picture(&form, 80, 18));
}

#[test]
fn every_form_fits_every_size_and_the_cursor_stays_inside() {
    for entity in Entity::ALL {
        let mut form = form(entity, None);
        let names: Vec<&str> = form.fields().iter().map(|field| field.spec.name).collect();
        for (columns, lines) in [(1, 1), (9, 4), (60, 7), (80, 24)] {
            // The line of the folded fields and the buttons too.
            for _ in form.stops() {
                let _ = form.handle(FormInput::Next);
                let area = Rect::new(0, 0, columns, lines);
                let cursor = draw(&form, area, &mut Buffer::empty(area), &theme());
                assert!(cursor.is_some_and(|at| area.contains(at)), "{cursor:?}");
            }
        }
        let _ = form.handle(FormInput::Save);
        for (columns, lines) in [
            (1, 1),
            (2, 3),
            (7, 2),
            (9, 4),
            (20, 5),
            (59, 15),
            (60, 7),
            (80, 24),
            (200, 60),
        ] {
            for name in &names {
                form.focus_field(name);
                let _ = form.handle(FormInput::Char(' '));
                let area = Rect::new(0, 0, columns, lines);
                let mut buffer = Buffer::empty(area);
                let cursor = draw(&form, area, &mut buffer, &theme());
                let inside = cursor.is_some_and(|at| area.contains(at));
                assert!(inside, "{name} at {columns}×{lines}: {cursor:?}");
            }
        }
    }
}

#[test]
fn an_area_outside_the_screen_draws_nothing() {
    let form = appointment();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 5));
    let outside = Rect::new(20, 20, 10, 5);
    assert_eq!(draw(&form, outside, &mut buffer, &theme()), None);
    let empty = Rect::new(0, 0, 0, 0);
    assert_eq!(draw(&form, empty, &mut buffer, &theme()), None);
}

#[test]
fn the_buttons_take_the_cursor() {
    let mut form = appointment();
    form.focus_field("compte_rendu");
    let _ = form.handle(FormInput::Next);
    assert!(picture(&form, 80, 30).contains("[ Enregistrer ]  [ Abandonner ]"));
    let area = Rect::new(0, 0, 80, 8);
    let mut buffer = Buffer::empty(area);
    let cursor = draw(&form, area, &mut buffer, &theme()).unwrap();
    assert!(area.contains(cursor));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_at_no_size_makes_drawing_panic(
        typed in "\\PC{0,80}",
        stored in any::<String>(),
        columns in 1u16..90,
        lines in 1u16..30,
        steps in 0usize..14,
    ) {
        let row = Row::blank(Entity::Contact).with("note", stored.as_str()).with("canal", stored);
        let mut form = form(Entity::Contact, Some(&row));
        for _ in 0..steps {
            let _ = form.handle(FormInput::Next);
        }
        let _ = form.handle(FormInput::Paste(typed.clone()));
        for c in typed.chars() {
            let _ = form.handle(FormInput::Char(c));
        }
        let area = Rect::new(0, 0, columns, lines);
        let mut buffer = Buffer::empty(area);
        let cursor = draw(&form, area, &mut buffer, &theme());
        prop_assert!(cursor.is_none_or(|at| area.contains(at)));
        let _ = form.handle(FormInput::Save);
        form.merge_conflict(&row.with("note", Value::from(typed)), "N.");
        draw(&form, area, &mut buffer, &theme());
        for cell in &buffer.content {
            prop_assert!(!cell.symbol().chars().any(char::is_control));
        }
    }
}

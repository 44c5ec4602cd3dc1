//! What each key does inside a field of one line, a long text or a list.
use tui_textarea::CursorMove;

use crate::domain::text::number;

use super::choice::{Answers, Choice};
use super::input::{FormInput, Typed, Way};
use super::line::{LINE_LIMIT, LineEdit};
use super::prose::{Erased, PROSE_LIMIT, PROSE_LINES, Prose};

/// Lines passed by one page in a long text or a list.
const PAGE: isize = 5;

pub(super) fn in_line(line: &mut LineEdit, input: &FormInput) -> Typed {
    match input {
        FormInput::Char(_) if !line.has_room(1) => return Typed::Refused(line_full()),
        FormInput::Char(c) => line.insert(*c),
        FormInput::Paste(text) if !line.has_room(text.chars().count()) => {
            return Typed::Refused(line_full());
        }
        FormInput::Paste(text) => line.paste(text),
        FormInput::Enter | FormInput::Down => return Typed::Leave(Way::Forward),
        FormInput::Up => return Typed::Leave(Way::Back),
        FormInput::PageUp => return Typed::LeavePage(Way::Back),
        FormInput::PageDown => return Typed::LeavePage(Way::Forward),
        input => ignore(line.edit(input)),
    }
    Typed::Here
}

fn line_full() -> String {
    format!(
        "Ce champ tient sur une ligne et n’accepte pas plus de {} caractères. \
         Le champ n’a pas changé.",
        number(i64::try_from(LINE_LIMIT).unwrap_or(i64::MAX))
    )
}

/// Why a text does not fit in a long text.
pub(super) fn prose_full() -> String {
    let short = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    format!(
        "Ce texte est trop long\u{a0}: un champ accepte {} caractères et {} lignes au plus. \
         Rien n’a été ajouté et le champ n’a pas changé.",
        short(PROSE_LIMIT),
        short(PROSE_LINES)
    )
}

pub(super) fn in_prose(prose: &mut Prose, input: &FormInput) -> Typed {
    match input {
        FormInput::Char(_) if !prose.has_room(" ") => return Typed::Refused(prose_full()),
        FormInput::Char(c) => prose.insert(*c),
        FormInput::Paste(text) if !prose.has_room(text) => return Typed::Refused(prose_full()),
        FormInput::Paste(text) => prose.paste(text),
        FormInput::Enter if !prose.has_room("\n") => return Typed::Refused(prose_full()),
        FormInput::Enter => prose.new_line(),
        FormInput::Backspace => prose.backspace(),
        FormInput::Delete => prose.delete(),
        FormInput::EraseBefore => prose.erase(Erased::Before),
        FormInput::EraseWord => prose.erase(Erased::Word),
        FormInput::EraseAfter => prose.erase(Erased::After),
        FormInput::Up if !prose.go(CursorMove::Up) => return Typed::Leave(Way::Back),
        FormInput::Down if !prose.go(CursorMove::Down) => return Typed::Leave(Way::Forward),
        FormInput::Up | FormInput::Down => {}
        FormInput::Left => ignore(prose.go(CursorMove::Back)),
        FormInput::Right => ignore(prose.go(CursorMove::Forward)),
        FormInput::WordLeft => ignore(prose.go(CursorMove::WordBack)),
        FormInput::WordRight => ignore(prose.go(CursorMove::WordForward)),
        FormInput::Home => ignore(prose.go(CursorMove::Head)),
        FormInput::End => ignore(prose.go(CursorMove::End)),
        FormInput::PageUp => (0..PAGE).for_each(|_| ignore(prose.go(CursorMove::Up))),
        FormInput::PageDown => (0..PAGE).for_each(|_| ignore(prose.go(CursorMove::Down))),
        _ => {}
    }
    Typed::Here
}

/// A cursor at an edge simply stays there; a key that means nothing here does nothing.
fn ignore(_done: bool) {}

pub(super) fn in_choice(choice: &mut Choice, input: &FormInput) -> Typed {
    match input {
        FormInput::Char(' ') => space(choice),
        FormInput::Char(c) if choice.go_to_digit(*c) => by_digit(choice),
        FormInput::Char(c) => choice.type_char(*c),
        FormInput::Paste(text) if text.chars().count() > LINE_LIMIT => {
            return Typed::Refused(line_full());
        }
        FormInput::Paste(text) => choice.type_text(text),
        FormInput::Backspace => choice.backspace(),
        FormInput::Delete => choice.clear(),
        FormInput::Up if choice.is_open() => choice.step(-1),
        FormInput::Down if choice.is_open() => choice.step(1),
        FormInput::PageUp if choice.is_open() => choice.step(-PAGE),
        FormInput::PageDown if choice.is_open() => choice.step(PAGE),
        FormInput::Enter if choice.is_open() => return answer(choice),
        FormInput::Enter | FormInput::Down => return Typed::Leave(Way::Forward),
        FormInput::Up => return Typed::Leave(Way::Back),
        FormInput::PageUp => return Typed::LeavePage(Way::Back),
        FormInput::PageDown => return Typed::LeavePage(Way::Forward),
        input => edit_or_move(choice, input),
    }
    Typed::Here
}

/// Keys that edit the letters typed, where there are some, else the answer or the list.
fn edit_or_move(choice: &mut Choice, input: &FormInput) {
    if let Some(letters) = choice.letters() {
        let before = letters.text().len();
        ignore(letters.edit(input));
        if letters.text().len() != before {
            choice.step(isize::MIN);
        }
        return;
    }
    match input {
        FormInput::EraseBefore => choice.clear(),
        FormInput::EraseWord => choice.backspace(),
        FormInput::Home if choice.is_open() => choice.step(isize::MIN),
        FormInput::End if choice.is_open() => choice.step(isize::MAX),
        _ => {}
    }
}

/// A digit chooses and stays, so that Tab goes to the next field as after any answer.
fn by_digit(choice: &mut Choice) {
    if choice.answers() == Answers::Several {
        choice.toggle();
        choice.stay_open();
        return;
    }
    choice.take();
    choice.close();
}

/// Espace opens the list, ticks a line among several, separates words otherwise.
fn space(choice: &mut Choice) {
    if !choice.is_open() {
        choice.open();
    } else if choice.answers() == Answers::Several {
        choice.toggle();
    } else if choice.filter().is_empty() {
        choice.take();
        choice.close();
    } else {
        choice.type_char(' ');
    }
}

/// Entrée in an open list: one answer ends the field; among several, letters name one more
/// and the list stays.
fn answer(choice: &mut Choice) -> Typed {
    let waits = !choice.filter().is_empty();
    match choice.answers() {
        Answers::Several if waits => {
            choice.take();
            Typed::Here
        }
        Answers::Several => {
            choice.close();
            Typed::Leave(Way::Forward)
        }
        Answers::One | Answers::OneOrNone if choice.take() => {
            choice.close();
            Typed::Leave(Way::Forward)
        }
        Answers::One | Answers::OneOrNone => Typed::Here,
    }
}

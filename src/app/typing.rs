//! Keys that edit text, outside the key table, and the one line they edit. Knows no place.
use super::key::{Code, Key};
use crate::form::{FormInput, LineEdit};

/// What a key does to a text.
/// Nothing for a key that edits nothing.
pub fn input(key: Key) -> Option<FormInput> {
    if let Some(letter) = key.text() {
        return Some(FormInput::Char(letter));
    }
    if key.mods.alt {
        return None;
    }
    Some(match (key.code, key.mods.ctrl) {
        (Code::Backspace, _) => FormInput::Backspace,
        (Code::Delete, _) => FormInput::Delete,
        (Code::Left, true) => FormInput::WordLeft,
        (Code::Right, true) => FormInput::WordRight,
        (Code::Left, false) => FormInput::Left,
        (Code::Right, false) => FormInput::Right,
        (Code::Up, false) => FormInput::Up,
        (Code::Down, false) => FormInput::Down,
        (Code::Home, _) => FormInput::Home,
        (Code::End, _) => FormInput::End,
        (Code::PageUp, _) => FormInput::PageUp,
        (Code::PageDown, _) => FormInput::PageDown,
        (Code::Enter, _) => FormInput::Enter,
        (Code::Tab, _) => FormInput::Next,
        (Code::Esc, _) => FormInput::Cancel,
        (Code::Char(_) | Code::Up | Code::Down | Code::Insert | Code::F(_), _) => return None,
    })
}

/// Edits a line of text; true when it changed.
pub fn edit(line: &mut LineEdit, input: &FormInput) -> bool {
    let before = line.text().to_owned();
    match input {
        FormInput::Char(letter) => line.insert(*letter),
        FormInput::Paste(text) => line.paste(text),
        FormInput::Backspace => line.backspace(),
        FormInput::Delete => line.delete(),
        FormInput::Left => line.left(),
        FormInput::Right => line.right(),
        FormInput::WordLeft => line.word_left(),
        FormInput::WordRight => line.word_right(),
        FormInput::Home => line.home(),
        FormInput::End => line.end(),
        _ => {}
    }
    line.text() != before
}

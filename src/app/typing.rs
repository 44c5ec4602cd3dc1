//! Keys that edit text, outside the key table, and the one line they edit. Knows no place.
use super::key::{Code, Key};
use crate::form::{FormInput, LineEdit};

/// The keys that edit a text and are in no table of a place: their names in the key file, what they do.
pub const EDITING: &[(&[&str], &str)] = &[
    (&["ctrl+u"], "Effacer jusqu’au début de la ligne"),
    (&["ctrl+w"], "Effacer le mot d’avant"),
    (&["ctrl+k"], "Effacer jusqu’à la fin de la ligne"),
    (
        &["retour-arrière", "suppr"],
        "Effacer une lettre, avant ou après le curseur",
    ),
    (&["début", "fin"], "Aller au début ou à la fin de la ligne"),
    (&["gauche", "droite"], "Avancer ou reculer d’une lettre"),
    (
        &["ctrl+gauche", "ctrl+droite"],
        "Avancer ou reculer d’un mot",
    ),
];

/// The same, in one sentence.
pub const IN_A_FIELD: &str = "Dans un champ : Ctrl-U efface jusqu’au début de la ligne, Ctrl-W le mot d’avant, Ctrl-K jusqu’à la fin · Début et Fin vont aux bouts de la ligne, Ctrl-← et Ctrl-→ d’un mot à l’autre · dans une liste d’au plus neuf choix, le chiffre d’un choix le prend";

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
        (Code::Char('u'), true) => FormInput::EraseBefore,
        (Code::Char('w'), true) => FormInput::EraseWord,
        (Code::Char('k'), true) => FormInput::EraseAfter,
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
        input => return line.edit(input) && line.text() != before,
    }
    line.text() != before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_page_edits_a_text() {
        for name in EDITING.iter().flat_map(|(keys, _)| *keys) {
            let key: Key = name.parse().unwrap();
            let input = input(key).unwrap_or_else(|| panic!("{name} edits nothing"));
            assert!(LineEdit::new("un deux").edit(&input), "{name}");
        }
    }

    #[test]
    fn the_sentence_of_the_help_names_the_keys_that_erase() {
        for name in ["ctrl+u", "ctrl+w", "ctrl+k"] {
            let key: Key = name.parse().unwrap();
            assert!(IN_A_FIELD.contains(&key.label()), "{name}");
        }
    }
}

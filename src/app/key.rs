//! Keys: one type for what was pressed, with one way to write it in the key file
//! (`ctrl+s`, `maj+tab`, `entrée`) and one way to show it on the screen (« Ctrl-S »).
//! Refuses what a terminal cannot send. Knows no terminal library and no action.
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

/// A key, with the modifiers held. `maj` (Shift) never accompanies a character:
/// Shift and `a` is simply `A`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// The modifiers held with it.
    pub mods: Mods,
}

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A printable character, the space included.
    Char(char),
    /// Entrée.
    Enter,
    /// Échap.
    Esc,
    /// Tab.
    Tab,
    /// Retour arrière.
    Backspace,
    /// Suppr.
    Delete,
    /// Insert.
    Insert,
    /// ↑.
    Up,
    /// ↓.
    Down,
    /// ←.
    Left,
    /// →.
    Right,
    /// Début.
    Home,
    /// Fin.
    End,
    /// Page précédente.
    PageUp,
    /// Page suivante.
    PageDown,
    /// F1 to F12.
    F(u8),
}

/// The modifiers held with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Mods {
    /// Ctrl.
    pub ctrl: bool,
    /// Alt.
    pub alt: bool,
    /// Maj; never set on a character.
    pub shift: bool,
}

/// Why a text is not a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The last part is neither a known name nor a single character.
    #[error("« {0} » n’est pas une touche connue")]
    Unknown(String),
    /// A part before the last is not a modifier.
    #[error("« {0} » n’est pas un modificateur\u{a0}: écrivez ctrl, alt ou maj")]
    Modifier(String),
    /// The terminal cannot send that key, or sends another in its place.
    #[error("un terminal ne transmet pas « {0} »")]
    NotCarried(String),
}

/// Name in the key file, label on the screen, key. The first of several names is printed.
const NAMES: &[(&str, &str, Code)] = &[
    ("entrée", "Entrée", Code::Enter),
    ("échap", "Échap", Code::Esc),
    ("tab", "Tab", Code::Tab),
    ("espace", "Espace", Code::Char(' ')),
    ("retour-arrière", "Retour arrière", Code::Backspace),
    ("suppr", "Suppr", Code::Delete),
    ("inser", "Inser", Code::Insert),
    ("haut", "↑", Code::Up),
    ("bas", "↓", Code::Down),
    ("gauche", "←", Code::Left),
    ("droite", "→", Code::Right),
    ("début", "Début", Code::Home),
    ("fin", "Fin", Code::End),
    ("page-haut", "Pg préc", Code::PageUp),
    ("page-bas", "Pg suiv", Code::PageDown),
    ("f1", "F1", Code::F(1)),
    ("f2", "F2", Code::F(2)),
    ("f3", "F3", Code::F(3)),
    ("f4", "F4", Code::F(4)),
    ("f5", "F5", Code::F(5)),
    ("f6", "F6", Code::F(6)),
    ("f7", "F7", Code::F(7)),
    ("f8", "F8", Code::F(8)),
    ("f9", "F9", Code::F(9)),
    ("f10", "F10", Code::F(10)),
    ("f11", "F11", Code::F(11)),
    ("f12", "F12", Code::F(12)),
];

impl Mods {
    const NONE: Self = Self {
        ctrl: false,
        alt: false,
        shift: false,
    };

    const fn with(self, code: Code) -> Key {
        Key { code, mods: self }
    }

    /// The words of those that are held, in the order of ctrl, alt and maj.
    fn in_words(self, words: [&str; 3]) -> String {
        let all = [self.ctrl, self.alt, self.shift].into_iter().zip(words);
        all.filter_map(|(held, word)| held.then_some(word))
            .collect()
    }
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Mods::NONE.with(code)
    }

    /// A character without modifiers.
    pub const fn char(c: char) -> Self {
        Key::plain(Code::Char(c))
    }

    /// Ctrl and a letter (lower case).
    pub const fn ctrl(c: char) -> Self {
        let ctrl = true;
        Mods { ctrl, ..Mods::NONE }.with(Code::Char(c))
    }

    /// Maj and a key that is not a character.
    pub const fn shift(code: Code) -> Self {
        let shift = true;
        Mods {
            shift,
            ..Mods::NONE
        }
        .with(code)
    }

    /// The names of the keys that no character names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _, _)| *name)
    }

    /// The character typed, when the key is text rather than a command.
    pub const fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.mods.ctrl && !self.mods.alt => Some(c),
            _ => None,
        }
    }

    /// Whether a terminal sends this key as itself. On the wire Ctrl-M is Entrée, Ctrl-I
    /// Tab, Ctrl-H Retour arrière, Ctrl-J a pasted newline, Ctrl-[ Échap; Ctrl with
    /// anything but a letter or Espace is lost; Alt-[ and Alt-O begin other keys.
    pub fn is_carried(self) -> bool {
        let Mods { ctrl, alt, shift } = self.mods;
        match self.code {
            Code::Char(_) if shift => false,
            Code::Char(c) if ctrl => (c.is_ascii_lowercase() && !"mihj".contains(c)) || c == ' ',
            Code::Char(c) if alt => !c.is_control() && !"[O".contains(c),
            Code::Char(c) => !c.is_control(),
            Code::Tab => !ctrl && !alt,
            Code::Enter | Code::Backspace => !ctrl && !shift,
            Code::Esc => self.mods == Mods::default(),
            Code::F(n) => (1..=12).contains(&n),
            Code::Delete
            | Code::Insert
            | Code::Up
            | Code::Down
            | Code::Left
            | Code::Right
            | Code::Home
            | Code::End
            | Code::PageUp
            | Code::PageDown => true,
        }
    }

    /// How the screen names the key: « Ctrl-S », « Maj-Tab », « ↑ », « v ».
    pub fn label(self) -> String {
        let mut label = self.mods.in_words(["Ctrl-", "Alt-", "Maj-"]);
        let named = NAMES.iter().find(|(_, _, code)| *code == self.code);
        match (named, self.code) {
            (Some((_, shown, _)), _) => label.push_str(shown),
            (None, Code::Char(c)) if self.mods.ctrl => label.extend(c.to_uppercase()),
            (None, Code::Char(c)) => label.push(c),
            (None, _) => label.push('?'),
        }
        label
    }
}

impl fmt::Display for Key {
    /// Writes the key exactly as [`FromStr`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mods.in_words(["ctrl+", "alt+", "maj+"]))?;
        let named = NAMES.iter().find(|(_, _, code)| *code == self.code);
        match (named, self.code) {
            (Some((name, _, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, Code::F(n)) => write!(f, "f{n}"),
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(written: &str) -> Result<Self, KeyError> {
        let text: Cow<'_, str> = match written.is_ascii() {
            true => Cow::Borrowed(written),
            false => Cow::Owned(written.nfc().collect()),
        };
        let (held, name) = split_modifiers(&text);
        let mut mods = Mods::default();
        for modifier in held {
            match modifier.to_lowercase().as_str() {
                "ctrl" => mods.ctrl = true,
                "alt" => mods.alt = true,
                "maj" => mods.shift = true,
                _ => return Err(KeyError::Modifier(modifier.to_owned())),
            }
        }
        let code = code_of(name).ok_or_else(|| KeyError::Unknown(written.to_owned()))?;
        let code = match code {
            Code::Char(c) if mods.ctrl => Code::Char(c.to_ascii_lowercase()),
            other => other,
        };
        let key = Key { code, mods };
        if key.is_carried() {
            Ok(key)
        } else {
            Err(KeyError::NotCarried(written.to_owned()))
        }
    }
}

/// Splits `ctrl+alt+x` into its modifiers and its last part; a final `+` is the plus key.
fn split_modifiers(text: &str) -> (Vec<&str>, &str) {
    let (before, name) = match text.strip_suffix('+') {
        Some(before) => (before.strip_suffix('+').unwrap_or(before), "+"),
        None => text.rsplit_once('+').unwrap_or(("", text)),
    };
    let held = before.split('+').filter(|part| !part.is_empty());
    (held.collect(), name)
}

/// The key of a name (accents and case ignored) or of exactly one character.
fn code_of(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(Code::Char(only));
    }
    let as_written = NAMES.iter().find(|(known, _, _)| *known == name);
    let found = as_written.or_else(|| {
        let bare = unaccented(name);
        NAMES.iter().find(|(known, _, _)| unaccented(known) == bare)
    });
    found.map(|(_, _, code)| *code)
}

/// Lower case, without accents.
fn unaccented(name: &str) -> String {
    let letters = name.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
#[path = "key_tests.rs"]
mod tests;

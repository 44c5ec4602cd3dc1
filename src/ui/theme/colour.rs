//! The words a theme file uses for colours and styles.
use ratatui::style::{Color, Modifier};

/// The sixteen colours every terminal has, whose exact shade is the person's choice, and
/// the terminal's own.
const NAMES: [(&str, Color); 17] = [
    ("defaut", Color::Reset),
    ("noir", Color::Black),
    ("rouge", Color::Red),
    ("vert", Color::Green),
    ("jaune", Color::Yellow),
    ("bleu", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gris", Color::Gray),
    ("gris-sombre", Color::DarkGray),
    ("rouge-vif", Color::LightRed),
    ("vert-vif", Color::LightGreen),
    ("jaune-vif", Color::LightYellow),
    ("bleu-vif", Color::LightBlue),
    ("magenta-vif", Color::LightMagenta),
    ("cyan-vif", Color::LightCyan),
    ("blanc", Color::White),
];

const STYLES: [(&str, Modifier); 5] = [
    ("gras", Modifier::BOLD),
    ("discret", Modifier::DIM),
    ("italique", Modifier::ITALIC),
    ("souligne", Modifier::UNDERLINED),
    ("inverse", Modifier::REVERSED),
];

/// A colour by its name, or as `#rrggbb`.
pub(super) fn colour(written: &str) -> Option<Color> {
    if let Some((_, colour)) = NAMES.iter().find(|(name, _)| *name == written) {
        return Some(*colour);
    }
    let digits = written
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)?;
    let hexadecimal = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16)
        .ok()
        .filter(|_| hexadecimal)?;
    Some(Color::from_u32(value))
}

/// A style by its name.
pub(super) fn style(written: &str) -> Option<Modifier> {
    let found = STYLES.iter().find(|(name, _)| *name == written);
    found.map(|(_, modifier)| *modifier)
}

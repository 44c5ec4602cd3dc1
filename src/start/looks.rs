//! How the screen looks and which keys it has: the program's, those of the person over them, what is wrong in these.
//! Knows no state of the program.
use crate::domain::toml_file::Fault;
use crate::input::Keymap;
use crate::ui::theme::{Colours, Theme};

/// The keys: those of the program, one's own over them; what is wrong in these.
pub(super) fn keys(own: Option<&str>) -> (Keymap, Vec<String>) {
    let mut keymap = Keymap::defaults();
    let warnings = own.map(|text| keymap.merge(text)).unwrap_or_default();
    (keymap, said("Touches", &warnings))
}

/// What is wrong in the keys or in the theme, in sentences.
fn said(what: &str, faults: &[Fault]) -> Vec<String> {
    let faults = faults.iter();
    faults
        .map(|fault| format!("{what}, ligne {} : {}", fault.line, fault.message))
        .collect()
}

/// The person's own theme of that name: `themes/NOM.toml` in the configuration folder.
pub fn own_theme(name: &str) -> Option<String> {
    let plain = name
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
    let folders = directories::ProjectDirs::from("", "", "carnet").filter(|_| plain)?;
    let file = format!("themes/{name}.toml");
    crate::files::read_text(&folders.config_dir().join(file)).ok()
}

/// The colours of that name, the usual ones without; what is wrong in them.
pub(super) fn theme(name: Option<&str>, colours: Colours) -> (Theme, Vec<String>) {
    let (theme, warnings) = Theme::load(name.unwrap_or("sombre"), colours, own_theme);
    (theme, said("Thème", &warnings))
}

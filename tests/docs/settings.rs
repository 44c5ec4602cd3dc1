//! The settings, the words of the papers and the default theme, as the program carries them.
use carnet::cli::config;
use carnet::documents::template;
use carnet::ui::theme::{DEFAULT_THEME, EMBEDDED};

fn toml(text: &str) -> String {
    format!("\n```toml\n{text}```\n\n")
}

/// The commented settings file.
pub fn model() -> String {
    toml(config::TEMPLATE)
}

/// The commented file of the words and the logo of the papers.
pub fn papers() -> String {
    toml(template::MODEL)
}

/// The default theme.
pub fn theme() -> String {
    let text = EMBEDDED.iter().find(|(name, _)| *name == DEFAULT_THEME);
    toml(text.map(|(_, text)| *text).unwrap_or_default())
}

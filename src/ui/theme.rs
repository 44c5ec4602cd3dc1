//! Colours by meaning: a theme gives each role its look. Nothing else in the program
//! names a colour. Reads no file: a theme comes as text.
mod colour;
mod depth;
mod file;
pub mod role;

pub use depth::Colours;
pub use role::Role;

use ratatui::style::{Color, Modifier, Style};

use crate::domain::text::did_you_mean;
use crate::domain::toml_file::{Fault, TomlFile};
use file::ThemeFile;

/// The theme used when none is asked for.
pub const DEFAULT_THEME: &str = "sombre";

/// The themes the program comes with: name, text.
pub const EMBEDDED: [(&str, &str); 5] = [
    ("sombre", include_str!("../../themes/sombre.toml")),
    ("clair", include_str!("../../themes/clair.toml")),
    ("contraste", include_str!("../../themes/contraste.toml")),
    ("monochrome", include_str!("../../themes/monochrome.toml")),
    (SIXTEEN, include_str!("../../themes/terminal.toml")),
];

/// The theme of terminals that have sixteen colours.
const SIXTEEN: &str = "terminal";

/// The look of every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// The theme of that name: the person's own, which `own` gives as text, or one of the
    /// program's. What is wrong in it is reported once and never stops the program; an
    /// unknown name gives the default. Without colours, the theme is `monochrome`.
    pub fn load(
        name: &str,
        colours: Colours,
        own: impl Fn(&str) -> Option<String>,
    ) -> (Theme, Vec<Fault>) {
        if colours == Colours::Refused {
            return Theme::built_from("monochrome", false, |_| None);
        }
        let (theme, warnings) = Theme::built_from(name, colours == Colours::Sixteen, own);
        let within = match colours {
            Colours::True => 0,
            _fewer => u32::MAX,
        };
        (
            theme.with(|colour| depth::nearest(colour, within)),
            warnings,
        )
    }

    /// The same, each colour in its other form.
    fn with(mut self, form: impl Fn(Color) -> Color + Copy) -> Self {
        for style in &mut self.styles {
            style.fg = style.fg.map(form);
            style.bg = style.bg.map(form);
        }
        self
    }

    /// The look of a role on the row chosen: where the theme gives that row a ground alone, what stands there keeps
    /// its own colour; otherwise the row has one look.
    pub fn on(&self, role: Role, ground: Role) -> Style {
        let below = self.style(ground);
        match (below.fg, below.bg) {
            (None, Some(_)) => self.style(role).patch(below),
            // What is quiet on the page cannot be read in reverse.
            _ => below.add_modifier(self.style(role).add_modifier.difference(Modifier::DIM)),
        }
    }

    /// The look of a role.
    pub fn style(&self, role: Role) -> Style {
        let style = self.styles.get(role as usize);
        style.copied().unwrap_or_default()
    }

    /// Reads the theme and those it inherits, then dresses the roles from the most
    /// distant ancestor down. With but sixteen colours, the most distant of all is the theme of the terminal: what the
    /// others do not say in them looks as it does there.
    fn built_from(
        name: &str,
        few: bool,
        own: impl Fn(&str) -> Option<String>,
    ) -> (Theme, Vec<Fault>) {
        let mut warnings = Vec::new();
        let mut chain = ancestry(name, &own, &mut warnings);
        if let Some(text) = embedded(SIXTEEN).filter(|_| few) {
            chain.push((SIXTEEN.to_owned(), text.to_owned()));
        }
        let mut parsed = Vec::new();
        for (name, text) in &chain {
            match TomlFile::parse(text) {
                Ok(toml) => parsed.push((name, toml)),
                Err(wrong) => {
                    let wrong = wrong.reworded("ce n’est pas du TOML lisible");
                    warnings.push(file::in_theme(name, wrong));
                }
            }
        }
        let files: Vec<ThemeFile<'_>> = parsed
            .iter()
            .map(|(name, toml)| ThemeFile::read(name, toml, few, &mut warnings))
            .collect();
        let mut theme = Theme {
            styles: [Style::new(); Role::ALL.len()],
        };
        for file in files.iter().rev() {
            for (role, style) in file.styles(&files, &mut warnings) {
                if let Some(slot) = theme.styles.get_mut(role as usize) {
                    *slot = style;
                }
            }
        }
        (theme, warnings)
    }
}

impl Default for Theme {
    /// The default theme, as embedded.
    fn default() -> Self {
        Theme::load(DEFAULT_THEME, Colours::default(), |_| None).0
    }
}

/// Name and text of a theme, then of the one it inherits, and so on. One's own theme may
/// inherit the program's theme of the same name; anything else that comes twice is a
/// circle, and stops there.
fn ancestry(
    name: &str,
    own: &impl Fn(&str) -> Option<String>,
    warnings: &mut Vec<Fault>,
) -> Vec<(String, String)> {
    let mut chain: Vec<(String, String)> = Vec::new();
    let mut wanted = Some((name.to_owned(), 1));
    while let Some((name, line)) = wanted.take() {
        let times = chain.iter().filter(|(known, _)| *known == name).count();
        let embedded = || embedded(&name).map(str::to_owned);
        let found = match times {
            0 => own(&name).or_else(embedded),
            1 => embedded().filter(|text| chain.iter().all(|(_, known)| known != text)),
            _ => None,
        };
        let Some(text) = found else {
            let problem = match times {
                0 => format!("n’existe pas{}", near(&name)),
                _ => "hérite de lui-même".to_owned(),
            };
            let message = format!("le thème «\u{a0}{name}\u{a0}» {problem}");
            warnings.push(Fault { line, message });
            if chain.is_empty() {
                wanted = Some((DEFAULT_THEME.to_owned(), 1));
            }
            continue;
        };
        wanted = file::inherited(&text);
        chain.push((name, text));
    }
    chain
}

/// « ; vouliez-vous dire « sombre » ? », or nothing.
fn near(name: &str) -> String {
    did_you_mean(name, EMBEDDED.iter().map(|(known, _)| *known))
}

fn embedded(name: &str) -> Option<&'static str> {
    let found = EMBEDDED.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}

#[cfg(test)]
#[path = "theme/tests.rs"]
mod tests;

//! One theme file: `herite = "nom"`, `[palette]` names colours, `[roles]` dresses roles:
//! `retard = { texte = "rouge", fond = "noir", style = ["gras"] }`; `[seize]` gives what stands for one of those
//! colours, or the look of one of those roles, where there are sixteen colours.
use std::collections::BTreeMap;

use ratatui::style::{Color, Style};

use super::colour;
use super::role::Role;
use crate::domain::toml_file::{Entry, Fault, Item, TomlFile};

/// A theme file, read but not yet resolved: its colours may come from the palette of a
/// theme that inherits it.
#[derive(Default)]
pub(super) struct ThemeFile<'i> {
    name: &'i str,
    palette: BTreeMap<&'i str, Color>,
    roles: Vec<(Role, Item<'i>)>,
    /// Whether only what the sixteen colours of a terminal can show counts.
    few: bool,
}

/// The theme that a file inherits, and the line that says so.
pub(super) fn inherited(text: &str) -> Option<(String, usize)> {
    let file = TomlFile::parse(text).ok()?;
    let value = file.get("herite")?.value;
    let name = value.raw_text()?.to_owned();
    Some((name, value.place().fault("").line))
}

/// What is wrong in a theme, with its name.
pub(super) fn in_theme(name: &str, fault: Fault) -> Fault {
    let message = format!("thème «\u{a0}{name}\u{a0}»\u{a0}: {}", fault.message);
    fault.reworded(message)
}

impl<'i> ThemeFile<'i> {
    /// Reads a file; what it does not understand becomes warnings, also in what this terminal does without.
    pub(super) fn read(
        name: &'i str,
        toml: &'i TomlFile<'_>,
        few: bool,
        warnings: &mut Vec<Fault>,
    ) -> Self {
        let (mut file, mut sixteen) = (Self::default(), Self::default());
        (file.name, file.few) = (name, few);
        for entry in toml.entries() {
            let mut read = |line: &Entry<'i>| match entry.key {
                "palette" => file.palette_line(line),
                "roles" => file.role_line(line),
                _seize => sixteen.line_of_sixteen(line),
            };
            let wrong = match (entry.key, entry.value.table()) {
                ("herite", _) if entry.value.raw_text().is_some() => vec![],
                ("palette" | "roles" | "seize", Some(lines)) => {
                    lines.iter().filter_map(|line| read(line).err()).collect()
                }
                (other, _) => {
                    let problem = format!("«\u{a0}{other}\u{a0}» n’y a pas de sens");
                    vec![entry.place.fault(problem)]
                }
            };
            warnings.extend(wrong.into_iter().map(|fault| in_theme(name, fault)));
        }
        // Wherever it stands, it goes over the rest.
        if few {
            file.palette.extend(sixteen.palette);
            file.roles.extend(sixteen.roles);
        }
        file
    }

    fn palette_line(&mut self, line: &Entry<'i>) -> Result<(), Fault> {
        let colour = line.value.raw_text().and_then(colour::colour);
        let colour = colour.ok_or_else(|| {
            line.value.place().fault(format!(
                "la palette donne à «\u{a0}{}\u{a0}» une couleur inconnue\u{a0}; écrivez #rrvvbb",
                line.key
            ))
        })?;
        self.palette.insert(line.key, colour);
        Ok(())
    }

    fn role_line(&mut self, line: &Entry<'i>) -> Result<(), Fault> {
        let role = Role::ALL.iter().find(|role| role.name() == line.key);
        let role = role.ok_or_else(|| {
            let problem = format!("le rôle «\u{a0}{}\u{a0}» n’existe pas", line.key);
            line.place.fault(problem)
        })?;
        self.roles.push((*role, line.value));
        Ok(())
    }

    /// A line for sixteen colours: a role, or what stands for a colour.
    fn line_of_sixteen(&mut self, line: &Entry<'i>) -> Result<(), Fault> {
        if line.value.table().is_some() {
            return self.role_line(line);
        }
        self.palette_line(line)?;
        match fixed(self.palette.get(line.key).copied()) {
            true => {
                Err((line.value.place()).fault("[seize] attend le nom d’une des seize couleurs"))
            }
            false => Ok(()),
        }
    }

    /// The roles of this file, their colours found in the palettes of `chain`, the theme
    /// asked for first. One whose shades this terminal does not have is left to the theme inherited.
    pub(super) fn styles(
        &self,
        chain: &[ThemeFile<'_>],
        warnings: &mut Vec<Fault>,
    ) -> Vec<(Role, Style)> {
        let styles = self.roles.iter().map(|(role, value)| {
            let style = self.style(*role, value, chain, warnings);
            (*role, style)
        });
        styles
            .filter(|(_, style)| !(self.few && [style.fg, style.bg].into_iter().any(fixed)))
            .collect()
    }

    fn style(
        &self,
        role: Role,
        value: &Item<'_>,
        chain: &[ThemeFile<'_>],
        warnings: &mut Vec<Fault>,
    ) -> Style {
        let mut style = Style::new();
        let mut warn = |value: &Item<'_>, problem: &str| {
            let problem = format!("le rôle «\u{a0}{}\u{a0}» {problem}", role.name());
            warnings.push(in_theme(self.name, value.place().fault(problem)));
        };
        let Some(table) = value.table() else {
            warn(value, "attend { texte, fond, style }");
            return style;
        };
        for Entry { key, value, .. } in &table {
            let dressed = match *key {
                "texte" => colour_of(value, self.few, chain).map(|colour| style.fg(colour)),
                "fond" => colour_of(value, self.few, chain).map(|colour| style.bg(colour)),
                "style" => add_styles(style, value),
                _ => {
                    warn(value, &format!("ne connaît pas «\u{a0}{key}\u{a0}»"));
                    continue;
                }
            };
            match dressed {
                Some(dressed) => style = dressed,
                None => {
                    let written = value.written();
                    warn(value, &format!("a une valeur inconnue\u{a0}: {written}"));
                }
            }
        }
        style
    }
}

/// Whether a colour has a shade of its own, which a terminal of sixteen colours cannot show.
const fn fixed(colour: Option<Color>) -> bool {
    matches!(colour, Some(Color::Rgb(..)))
}

/// A colour of the nearest palette that names one this terminal has, or any; or of the common names.
fn colour_of(value: &Item<'_>, few: bool, chain: &[ThemeFile<'_>]) -> Option<Color> {
    let written = value.raw_text()?;
    let named = || {
        chain
            .iter()
            .filter_map(|file| file.palette.get(written).copied())
    };
    let had = named().find(|colour| !(few && fixed(Some(*colour))));
    had.or_else(|| named().next())
        .or_else(|| colour::colour(written))
}

fn add_styles(style: Style, value: &Item<'_>) -> Option<Style> {
    value.list()?.iter().try_fold(style, |style, name| {
        let modifier = colour::style(name.raw_text()?)?;
        Some(style.add_modifier(modifier))
    })
}

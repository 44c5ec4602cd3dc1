//! One theme file: `herite = "nom"`, `[palette]` names colours, `[roles]` dresses roles:
//! `retard = { texte = "rouge", fond = "noir", style = ["gras"] }`.
use std::collections::BTreeMap;

use ratatui::style::{Color, Style};

use super::colour;
use super::role::Role;
use crate::domain::toml_file::{Entry, Fault, Item, TomlFile};

/// A theme file, read but not yet resolved: its colours may come from the palette of a
/// theme that inherits it.
pub(super) struct ThemeFile<'i> {
    name: &'i str,
    palette: BTreeMap<&'i str, Color>,
    roles: Vec<(Role, Item<'i>)>,
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
    /// Reads a file; what it does not understand becomes warnings.
    pub(super) fn read(name: &'i str, toml: &'i TomlFile<'_>, warnings: &mut Vec<Fault>) -> Self {
        let mut file = ThemeFile {
            name,
            palette: BTreeMap::new(),
            roles: Vec::new(),
        };
        let mut wrong = Vec::new();
        for entry in toml.entries() {
            match (entry.key, entry.value.table()) {
                ("herite", _) if entry.value.raw_text().is_some() => {}
                ("palette", Some(lines)) => {
                    let lines = lines.iter().map(|line| file.palette_line(line));
                    wrong.extend(lines.filter_map(Result::err));
                }
                ("roles", Some(lines)) => {
                    let lines = lines.iter().map(|line| file.role_line(line));
                    wrong.extend(lines.filter_map(Result::err));
                }
                (other, _) => {
                    let problem = format!("«\u{a0}{other}\u{a0}» n’y a pas de sens");
                    wrong.push(entry.place.fault(problem));
                }
            }
        }
        warnings.extend(wrong.into_iter().map(|fault| in_theme(name, fault)));
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

    /// The roles of this file, their colours found in the palettes of `chain`, the theme
    /// asked for first.
    pub(super) fn styles(
        &self,
        chain: &[ThemeFile<'_>],
        warnings: &mut Vec<Fault>,
    ) -> Vec<(Role, Style)> {
        let styles = self.roles.iter().map(|(role, value)| {
            let style = self.style(*role, value, chain, warnings);
            (*role, style)
        });
        styles.collect()
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
                "texte" => colour_of(value, chain).map(|colour| style.fg(colour)),
                "fond" => colour_of(value, chain).map(|colour| style.bg(colour)),
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

/// A colour of the nearest palette that names it, or of the common names.
fn colour_of(value: &Item<'_>, chain: &[ThemeFile<'_>]) -> Option<Color> {
    let written = value.raw_text()?;
    let named = chain.iter().find_map(|file| file.palette.get(written));
    named.copied().or_else(|| colour::colour(written))
}

fn add_styles(style: Style, value: &Item<'_>) -> Option<Style> {
    value.list()?.iter().try_fold(style, |style, name| {
        let modifier = colour::style(name.raw_text()?)?;
        Some(style.add_modifier(modifier))
    })
}

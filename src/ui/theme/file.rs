//! One theme file: `herite = "nom"`, `[palette]` names colours, `[roles]` dresses roles:
//! `retard = { texte = "rouge", fond = "noir", style = ["gras"] }`.
use std::collections::BTreeMap;

use ratatui::style::{Color, Style};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::colour;
use super::role::Role;
use crate::app::warning::{Warning, line_of};

type Name<'i> = Spanned<DeString<'i>>;
type Value<'i> = Spanned<DeValue<'i>>;

/// A theme file, read but not yet resolved: its colours may come from the palette of a
/// theme that inherits it.
pub(super) struct ThemeFile<'i> {
    name: &'i str,
    text: &'i str,
    palette: BTreeMap<String, Color>,
    roles: Vec<(Role, Value<'i>)>,
}

/// The theme that a file inherits, and the line that says so.
pub(super) fn inherited(text: &str) -> Option<(String, usize)> {
    let table = DeTable::parse(text).ok()?.into_inner();
    let value = table.get("herite")?;
    let name = value.get_ref().as_str()?;
    Some((name.to_owned(), line_of(text, value.span().start)))
}

impl<'i> ThemeFile<'i> {
    /// Reads a file; what it does not understand becomes warnings.
    pub(super) fn parse(name: &'i str, text: &'i str, warnings: &mut Vec<Warning>) -> Self {
        let mut file = ThemeFile {
            name,
            text,
            palette: BTreeMap::new(),
            roles: Vec::new(),
        };
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                warnings.push(file.warning(offset, "ce n’est pas du TOML lisible"));
                return file;
            }
        };
        for (key, value) in table {
            file.section(&key, value, warnings);
        }
        file
    }

    fn section(&mut self, key: &Name<'i>, value: Value<'i>, warnings: &mut Vec<Warning>) {
        let offset = key.span().start;
        match (key.get_ref().as_ref(), value.into_inner()) {
            ("herite", DeValue::String(_)) => {}
            ("palette", DeValue::Table(table)) => {
                for (name, value) in table {
                    self.palette_line(&name, &value, warnings);
                }
            }
            ("roles", DeValue::Table(table)) => {
                for (name, value) in table {
                    self.role_line(&name, value, warnings);
                }
            }
            (other, _) => {
                let problem = format!("«\u{a0}{other}\u{a0}» n’y a pas de sens");
                warnings.push(self.warning(offset, &problem));
            }
        }
    }

    fn palette_line(&mut self, name: &Name<'i>, value: &Value<'i>, warnings: &mut Vec<Warning>) {
        match value.get_ref().as_str().and_then(colour::colour) {
            Some(colour) => {
                self.palette.insert(name.get_ref().to_string(), colour);
            }
            None => {
                let problem = format!(
                    "la palette donne à «\u{a0}{}\u{a0}» une couleur inconnue\u{a0}; écrivez #rrvvbb",
                    name.get_ref()
                );
                warnings.push(self.warning(value.span().start, &problem));
            }
        }
    }

    fn role_line(&mut self, name: &Name<'i>, value: Value<'i>, warnings: &mut Vec<Warning>) {
        let role = Role::ALL
            .iter()
            .find(|role| role.name() == name.get_ref().as_ref());
        match role {
            Some(role) => self.roles.push((*role, value)),
            None => {
                let problem = format!("le rôle «\u{a0}{}\u{a0}» n’existe pas", name.get_ref());
                warnings.push(self.warning(name.span().start, &problem));
            }
        }
    }

    /// The roles of this file, their colours found in the palettes of `chain`, the theme
    /// asked for first.
    pub(super) fn styles(
        &self,
        chain: &[ThemeFile<'_>],
        warnings: &mut Vec<Warning>,
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
        value: &Value<'_>,
        chain: &[ThemeFile<'_>],
        warnings: &mut Vec<Warning>,
    ) -> Style {
        let mut style = Style::new();
        let DeValue::Table(table) = value.get_ref() else {
            warnings.push(self.in_role(role, value, "attend { texte, fond, style }"));
            return style;
        };
        for (key, value) in table {
            let dressed = match key.get_ref().as_ref() {
                "texte" => colour_of(value, chain).map(|colour| style.fg(colour)),
                "fond" => colour_of(value, chain).map(|colour| style.bg(colour)),
                "style" => add_styles(style, value),
                _ => {
                    let problem = format!("ne connaît pas «\u{a0}{}\u{a0}»", key.get_ref());
                    warnings.push(self.in_role(role, value, &problem));
                    continue;
                }
            };
            match dressed {
                Some(dressed) => style = dressed,
                None => {
                    let written = self.text.get(value.span()).unwrap_or_default();
                    let problem = format!("a une valeur inconnue\u{a0}: {written}");
                    warnings.push(self.in_role(role, value, &problem));
                }
            }
        }
        style
    }

    fn in_role(&self, role: Role, value: &Value<'_>, problem: &str) -> Warning {
        let problem = format!("le rôle «\u{a0}{}\u{a0}» {problem}", role.name());
        self.warning(value.span().start, &problem)
    }

    fn warning(&self, offset: usize, problem: &str) -> Warning {
        Warning {
            line: line_of(self.text, offset),
            message: format!("thème «\u{a0}{}\u{a0}»\u{a0}: {problem}", self.name),
        }
    }
}

/// A colour of the nearest palette that names it, or of the common names.
fn colour_of(value: &Value<'_>, chain: &[ThemeFile<'_>]) -> Option<Color> {
    let written = value.get_ref().as_str()?;
    let named = chain.iter().find_map(|file| file.palette.get(written));
    named.copied().or_else(|| colour::colour(written))
}

fn add_styles(style: Style, value: &Value<'_>) -> Option<Style> {
    let DeValue::Array(names) = value.get_ref() else {
        return None;
    };
    names.iter().try_fold(style, |style, name| {
        let modifier = colour::style(name.get_ref().as_str()?)?;
        Some(style.add_modifier(modifier))
    })
}

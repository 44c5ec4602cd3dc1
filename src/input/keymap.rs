//! The table of keys: which key runs which action, in each place. It is read from TOML: one
//! table a place, one line an action with its list of keys. The person's own file replaces the
//! lines that it names; an empty list removes the keys of an action. Knows the actions only by
//! their names.
use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::app::context::Context;
use crate::app::key::Key;
use crate::app::warning::{Warning, line_of};

/// The keys the program comes with.
pub const DEFAULT_KEYS: &str = include_str!("default_keys.toml");

/// Which key runs which action, in each place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    places: BTreeMap<Context, Place>,
}

/// The keys of one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Place {
    keys: BTreeMap<String, Vec<Key>>,
    actions: BTreeMap<Key, String>,
}

impl Keymap {
    /// Reads a key file. Returns every error in it; wrong lines are ignored, the others are kept.
    pub fn parse(toml: &str, known_ids: &[&str]) -> (Keymap, Vec<Warning>) {
        let mut keymap = Keymap::default();
        let warnings = keymap.merge(toml, known_ids);
        (keymap, warnings)
    }

    /// The default keys of the known actions.
    pub fn defaults(known_ids: &[&str]) -> (Keymap, Vec<Warning>) {
        Keymap::parse(DEFAULT_KEYS, known_ids)
    }

    /// Reads the person's own file over the keys that are already there. A key that another
    /// action had is reported, because that action loses it.
    pub fn merge(&mut self, toml: &str, known_ids: &[&str]) -> Vec<Warning> {
        let table = match DeTable::parse(toml) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                return vec![Warning {
                    line: line_of(toml, offset),
                    message: "ce n’est pas du TOML lisible\u{a0}; les touches de ce fichier \
                              sont ignorées"
                        .to_owned(),
                }];
            }
        };
        let mut reading = Reading {
            text: toml,
            known_ids,
            warnings: Vec::new(),
            lines: Vec::new(),
        };
        for (name, value) in &table {
            reading.place(name, value);
        }
        reading.lines.sort_by_key(|line| line.at);
        let lines = std::mem::take(&mut reading.lines);
        self.bind(lines, &mut reading);
        reading.warnings.sort_by_key(|warning| warning.line);
        reading.warnings
    }

    /// Finds the action of a key: the innermost place is searched first. In a place where keys are
    /// text, a printable key is never a command, even if an outer place gives it an action.
    pub fn lookup(&self, contexts: &[Context], key: Key) -> Option<&str> {
        let innermost = contexts.first()?;
        if innermost.takes_text() && key.text().is_some() {
            return None;
        }
        contexts.iter().find_map(|context| {
            let place = self.places.get(context)?;
            place.actions.get(&key).map(String::as_str)
        })
    }

    /// The keys of an action in a place, the main one first.
    pub fn keys_for(&self, context: Context, action: &str) -> &[Key] {
        let place = self.places.get(&context);
        let keys = place.and_then(|place| place.keys.get(action));
        keys.map_or(&[], Vec::as_slice)
    }

    /// Every binding: place, action, its keys.
    pub fn bindings(&self) -> impl Iterator<Item = (Context, &str, &[Key])> {
        self.places.iter().flat_map(|(context, place)| {
            let lines = place.keys.iter();
            lines.map(move |(action, keys)| (*context, action.as_str(), keys.as_slice()))
        })
    }

    /// Applies the lines of one file, in its order.
    fn bind(&mut self, lines: Vec<Line>, reading: &mut Reading<'_>) {
        for line in &lines {
            let place = self.places.entry(line.context).or_default();
            for freed in place.keys.remove(&line.action).unwrap_or_default() {
                place.actions.remove(&freed);
            }
        }
        for Line {
            at,
            context,
            action,
            keys,
        } in lines
        {
            let place = self.places.entry(context).or_default();
            let mut kept = Vec::new();
            for key in keys {
                let mine = lost_by(place, key, &action);
                if let Some(other) = mine {
                    let message = format!(
                        "la touche {key} sert à «\u{a0}{action}\u{a0}» et ne sert plus à \
                         «\u{a0}{other}\u{a0}» ({})",
                        context.name()
                    );
                    reading.warn(at, message);
                }
                if place.actions.insert(key, action.clone()).as_ref() != Some(&action) {
                    kept.push(key);
                }
            }
            place.keys.insert(action, kept);
        }
    }
}

/// Removes a key from the action that has it, and returns the name of that action.
fn lost_by(place: &mut Place, key: Key, action: &str) -> Option<String> {
    let other = place.actions.get(&key).filter(|other| *other != action)?;
    let other = other.clone();
    if let Some(keys) = place.keys.get_mut(&other) {
        keys.retain(|kept| *kept != key);
    }
    Some(other)
}

/// One valid line of a key file.
struct Line {
    /// Its offset in bytes. The number of the line is computed only for a warning.
    at: usize,
    context: Context,
    action: String,
    keys: Vec<Key>,
}

/// A key file being read.
struct Reading<'a> {
    text: &'a str,
    known_ids: &'a [&'a str],
    warnings: Vec<Warning>,
    lines: Vec<Line>,
}

type Name<'i> = Spanned<DeString<'i>>;
type Value<'i> = Spanned<DeValue<'i>>;

impl Reading<'_> {
    fn place(&mut self, name: &Name<'_>, value: &Value<'_>) {
        let known = Context::ALL
            .into_iter()
            .find(|c| c.name() == name.get_ref().as_ref());
        let (Some(context), DeValue::Table(table)) = (known, value.get_ref()) else {
            let places: Vec<&str> = Context::ALL.iter().map(|c| c.name()).collect();
            let message = format!(
                "«\u{a0}{}\u{a0}» n’est pas un endroit connu\u{a0}: {}",
                name.get_ref(),
                places.join(", ")
            );
            return self.warn(name.span().start, message);
        };
        for (action, keys) in table {
            self.action(context, action, keys);
        }
    }

    fn action(&mut self, context: Context, action: &Name<'_>, value: &Value<'_>) {
        let id = action.get_ref().as_ref();
        if !self.known_ids.contains(&id) {
            let message = format!("«\u{a0}{id}\u{a0}» n’est pas une action connue");
            return self.warn(action.span().start, message);
        }
        let DeValue::Array(written) = value.get_ref() else {
            let message = format!("«\u{a0}{id}\u{a0}» attend une liste de touches entre crochets");
            return self.warn(value.span().start, message);
        };
        let keys = written
            .iter()
            .filter_map(|key| self.key(context, key))
            .collect();
        self.lines.push(Line {
            at: action.span().start,
            context,
            action: id.to_owned(),
            keys,
        });
    }

    fn key(&mut self, context: Context, value: &Value<'_>) -> Option<Key> {
        let problem = match value.get_ref() {
            DeValue::String(written) => match written.parse::<Key>() {
                Ok(key) if context.takes_text() && key.text().is_some() => {
                    format!(
                        "la touche {key} est du texte à cet endroit ({})",
                        context.name()
                    )
                }
                Ok(key) => return Some(key),
                Err(error) => error.to_string(),
            },
            _ => "une touche s’écrit entre guillemets".to_owned(),
        };
        self.warn(value.span().start, problem);
        None
    }

    fn warn(&mut self, offset: usize, message: String) {
        let line = line_of(self.text, offset);
        self.warnings.push(Warning { line, message });
    }
}

#[cfg(test)]
#[path = "keymap_tests.rs"]
mod tests;

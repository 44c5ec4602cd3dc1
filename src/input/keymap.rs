//! The table of keys: which key runs which action, place by place. The person's own file, in
//! TOML, has a table per place, an action and its list of keys per line; it changes the lines it
//! names, and an empty list frees the keys of an action.
use std::collections::BTreeMap;

use crate::app::action::Action;
use crate::app::context::Context;
use crate::app::key::Key;
use crate::domain::text::did_you_mean;
use crate::domain::toml_file::{Entry, Fault, Item, Place, TomlFile};

/// Which key runs which action, in each place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    places: BTreeMap<Context, Bindings>,
}

/// The keys of one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bindings {
    keys: BTreeMap<String, Vec<Key>>,
    actions: BTreeMap<Key, String>,
}

impl Keymap {
    /// The keys that the program comes with.
    pub fn defaults() -> Keymap {
        let mut keymap = Keymap::default();
        for context in Context::ALL {
            let place = keymap.places.entry(*context).or_default();
            let named = context.bindings().filter(|it| !it.keys.is_empty());
            for binding in named {
                let id = binding.action.info().id;
                let keys = binding.keys.iter().filter_map(|key| key.parse().ok());
                let keys: Vec<Key> = keys.collect();
                place
                    .actions
                    .extend(keys.iter().map(|key| (*key, id.to_owned())));
                place.keys.insert(id.to_owned(), keys);
            }
        }
        keymap
    }

    /// Puts the person's own file over the keys already there, and reports, all at once, what is
    /// wrong in it: lines that are wrong are left out, the others hold. A key taken from another
    /// action is reported, since that action loses it.
    pub fn merge(&mut self, toml: &str) -> Vec<Fault> {
        let file = match TomlFile::parse(toml) {
            Ok(file) => file,
            Err(fault) => {
                let message = "ce n’est pas du TOML lisible\u{a0}; les touches de ce fichier sont \
                               ignorées";
                return vec![fault.reworded(message)];
            }
        };
        let mut reading = Reading {
            warnings: Vec::new(),
            lines: Vec::new(),
        };
        for place in file.entries() {
            reading.place(&place);
        }
        reading.lines.sort_by_key(|line| line.at);
        let lines = std::mem::take(&mut reading.lines);
        self.bind(lines, &mut reading);
        reading.warnings.sort_by_key(|warning| warning.line);
        reading.warnings
    }

    /// The action of a key, looked for from the innermost place outwards. Where keys are
    /// text, a printable key is never a command, whatever the places around it say.
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
    fn bind(&mut self, lines: Vec<Line<'_>>, reading: &mut Reading<'_>) {
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

/// Takes a key from the action that has it, and names that action.
fn lost_by(place: &mut Bindings, key: Key, action: &str) -> Option<String> {
    let other = place.actions.get(&key).filter(|other| *other != action)?;
    let other = other.clone();
    if let Some(keys) = place.keys.get_mut(&other) {
        keys.retain(|kept| *kept != key);
    }
    Some(other)
}

/// One right line of a key file.
struct Line<'a> {
    at: Place<'a>,
    context: Context,
    action: String,
    keys: Vec<Key>,
}

/// A key file being read.
struct Reading<'a> {
    warnings: Vec<Fault>,
    lines: Vec<Line<'a>>,
}

impl<'a> Reading<'a> {
    fn place(&mut self, entry: &Entry<'a>) {
        let known = Context::ALL.iter().find(|c| c.name() == entry.key);
        let (Some(&context), Some(table)) = (known, entry.value.table()) else {
            let places: Vec<&str> = Context::ALL.iter().map(|c| c.name()).collect();
            let message = format!(
                "«\u{a0}{}\u{a0}» n’est pas un endroit connu\u{a0}: {}{}",
                entry.key,
                places.join(", "),
                did_you_mean(entry.key, places.iter().copied())
            );
            return self.warn(entry.place, message);
        };
        for action in &table {
            self.action(context, action);
        }
    }

    fn action(&mut self, context: Context, entry: &Entry<'a>) {
        let id = entry.key;
        if Action::from_id(id).is_none() {
            let near = did_you_mean(id, Action::ids());
            let message = format!("«\u{a0}{id}\u{a0}» n’est pas une action connue{near}");
            return self.warn(entry.place, message);
        }
        let Some(written) = entry.value.list() else {
            let message = format!("«\u{a0}{id}\u{a0}» attend une liste de touches entre crochets");
            return self.warn(entry.value.place(), message);
        };
        let keys = written
            .iter()
            .filter_map(|key| self.key(context, key))
            .collect();
        self.lines.push(Line {
            at: entry.place,
            context,
            action: id.to_owned(),
            keys,
        });
    }

    fn key(&mut self, context: Context, item: &Item<'a>) -> Option<Key> {
        let problem = match item.raw_text().map(str::parse::<Key>) {
            Some(Ok(key)) if context.takes_text() && key.text().is_some() => {
                format!(
                    "la touche {key} est du texte à cet endroit ({})",
                    context.name()
                )
            }
            Some(Ok(key)) => return Some(key),
            Some(Err(error)) => {
                let written = item.raw_text().unwrap_or_default();
                let last = written.rsplit('+').next().unwrap_or_default();
                format!("{error}{}", did_you_mean(last, Key::names()))
            }
            None => "une touche s’écrit entre guillemets".to_owned(),
        };
        self.warn(item.place(), problem);
        None
    }

    fn warn(&mut self, place: Place<'_>, message: String) {
        self.warnings.push(place.fault(message));
    }
}

#[cfg(test)]
#[path = "keymap_tests.rs"]
mod tests;

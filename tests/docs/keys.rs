//! The table of keys, from the table of actions and the default keys.
use carnet::app::action::{ACTIONS, Action};
use carnet::app::context::Context;
use carnet::input::Keymap;

fn keymap() -> Keymap {
    let (keymap, warnings) = Keymap::defaults(&Action::ids());
    assert_eq!(warnings, []);
    keymap
}

/// Whether the default keys give one to the action.
pub fn has_key(action: Action) -> bool {
    let keymap = keymap();
    let id = action.info().id;
    Context::ALL
        .iter()
        .any(|place| !keymap.keys_for(*place, id).is_empty())
}

/// The keys of an action as shown, and the places where they are those.
fn keys_and_places(keymap: &Keymap, action: Action) -> Vec<(String, Vec<&'static str>)> {
    let mut found: Vec<(String, Vec<&'static str>)> = Vec::new();
    for place in Context::ALL {
        let keys = keymap.keys_for(place, action.info().id);
        let shown: Vec<String> = keys
            .iter()
            .map(|key| format!("`{}`", key.label()))
            .collect();
        let shown = shown.join(" ");
        if shown.is_empty() {
            continue;
        }
        match found.iter_mut().find(|(keys, _)| *keys == shown) {
            Some((_, places)) => places.push(place.name()),
            None => found.push((shown, vec![place.name()])),
        }
    }
    found
}

/// One line for each action and each set of keys it has, in the order of the help.
pub fn table() -> String {
    let keymap = keymap();
    let mut text = "\n| keys | what it does | where | name |\n|---|---|---|---|\n".to_owned();
    for info in ACTIONS {
        for (keys, places) in keys_and_places(&keymap, info.action) {
            text.push_str(&format!(
                "| {} | {} | {} | `{}` |\n",
                keys.replace('|', "\\|"),
                info.help,
                places.join(", "),
                info.id
            ));
        }
    }
    text.push('\n');
    text
}

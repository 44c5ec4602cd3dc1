//! The tables of keys, one a place, from the table of actions and the default keys.
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

/// The keys of an action in a place, as shown; empty when it has none there.
fn shown(keymap: &Keymap, place: Context, id: &str) -> String {
    let keys: Vec<String> = keymap
        .keys_for(place, id)
        .iter()
        .map(|key| format!("`{}`", key.label().replace('|', "\\|")))
        .collect();
    keys.join(" ")
}

/// One table a place, its actions in the order of the help.
pub fn places() -> String {
    let keymap = keymap();
    let mut text = "\n".to_owned();
    for place in Context::ALL {
        text.push_str(&format!("### {}\n\n", place.name()));
        text.push_str("| touches | ce qu’elles font | nom |\n|---|---|---|\n");
        for info in ACTIONS {
            let keys = shown(&keymap, place, info.id);
            if !keys.is_empty() {
                text.push_str(&format!("| {keys} | {} | `{}` |\n", info.help, info.id));
            }
        }
        text.push('\n');
    }
    text
}

/// The actions that no default key runs.
pub fn keyless() -> String {
    let mut text = "\n| ce qu’elle fait | nom |\n|---|---|\n".to_owned();
    for info in ACTIONS {
        if !has_key(info.action) {
            text.push_str(&format!("| {} | `{}` |\n", info.help, info.id));
        }
    }
    text.push('\n');
    text
}

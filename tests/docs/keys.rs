//! The tables of keys, one a place, from what each place offers and the default keys.
use carnet::app::action::{ACTIONS, Action};
use carnet::app::context::Context;
use carnet::app::key::Key;
use carnet::app::offer::Offers;
use carnet::app::typing::EDITING;
use carnet::input::Keymap;

/// Whether the default keys give one to the action.
pub fn has_key(action: Action) -> bool {
    let keymap = Keymap::defaults();
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

/// The keys that edit a text, wherever one is typed.
pub fn editing() -> String {
    let mut text = "\n| touches | ce qu’elles font |\n|---|---|\n".to_owned();
    for (keys, words) in EDITING {
        let labels = keys.iter().map(|key| {
            let key: Key = key.parse().unwrap();
            format!("`{}`", key.label())
        });
        let labels: Vec<String> = labels.collect();
        text.push_str(&format!("| {} | {words} |\n", labels.join(" ")));
    }
    text.push('\n');
    text
}

/// One table a place, its actions in the order of the help.
pub fn places() -> String {
    let keymap = Keymap::defaults();
    let mut text = "\n".to_owned();
    for place in Context::ALL {
        text.push_str(&format!("### {}\n\n", place.name()));
        text.push_str("| touches | ce qu’elles font | nom |\n|---|---|---|\n");
        for offer in Offers::of(*place).list() {
            let id = offer.action.info().id;
            let keys = shown(&keymap, *place, id);
            if !keys.is_empty() {
                text.push_str(&format!("| {keys} | {} | `{id}` |\n", offer.help));
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

//! The one table of actions: nothing twice, nothing without words, nothing out of reach.
use std::collections::BTreeSet;

use carnet::app::action::{ACTIONS, Action};
use carnet::app::context::Context;
use carnet::app::places::Place;
use carnet::app::wanted::Wanted;
use carnet::input::Keymap;

use super::harness::{Base, Session};

/// Reached through the palette alone, which lists every action of the place.
const PALETTE_ONLY: [Action; 10] = [
    Action::Settings,
    Action::Team,
    Action::Partners,
    Action::Reminders,
    Action::Drafts,
    Action::Suspend,
    Action::EndFollowUp,
    Action::Duplicates,
    Action::MergeWith,
    Action::Household,
];

/// In a file, reached through its palette; elsewhere by their keys.
const PALETTE_OF_A_FILE: [Action; 2] = [Action::Compare, Action::NotDone];

#[test]
fn every_action_has_its_own_name_and_words() {
    let ids: BTreeSet<_> = Action::ids().into_iter().collect();
    assert_eq!(ids.len(), ACTIONS.len());
    for info in ACTIONS {
        let plain = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(info.id.chars().all(plain), "{}", info.id);
        assert!(
            !info.label.is_empty() && info.label.chars().count() <= 20,
            "{}",
            info.id
        );
        assert!(
            info.help.chars().next().unwrap().is_uppercase(),
            "{}",
            info.id
        );
        assert!(!info.help.ends_with('.'), "{}", info.id);
        let mut places = Context::ALL.iter();
        assert!(places.any(|place| place.has(info.action)), "{}", info.id);
        assert_eq!(Action::from_id(info.id), Some(info.action));
        assert_eq!(info.action.info(), info);
    }
}

#[test]
fn every_action_has_a_key_in_each_of_its_places_or_is_in_the_palette() {
    for place in Context::ALL {
        for binding in place.bindings() {
            let action = binding.action;
            let in_palette = PALETTE_ONLY.contains(&action)
                || (*place == Context::File && PALETTE_OF_A_FILE.contains(&action));
            let name = action.info().id;
            assert_eq!(binding.keys.is_empty(), in_palette, "{name} in {place:?}");
            let once = place.bindings().filter(|it| it.action == action);
            assert_eq!(once.count(), 1, "{name} twice in {place:?}");
        }
    }
}

#[test]
fn the_palette_holds_every_action_of_the_place() {
    let mut carnet = Session::demo();
    for place in [Context::List, Context::File] {
        carnet.act(Action::Palette);
        let Some(Place::Palette(palette)) = carnet.app().stack.layers().last() else {
            panic!("no palette");
        };
        let listed: BTreeSet<Action> = palette
            .chooser
            .items
            .iter()
            .filter_map(|item| match item.value {
                Wanted::Do(action) => Some(action),
                _ => None,
            })
            .collect();
        let wanted = ACTIONS
            .iter()
            .filter(|info| place.offers(info.action))
            .map(|info| info.action);
        assert_eq!(listed, wanted.collect());
        carnet.press("échap").act(Action::Open);
    }
}

#[test]
fn the_footer_shows_only_keys_that_work_there() {
    for size in [(80, 24), (120, 40)] {
        let mut carnet = Base::demo().open_sized(size.0, size.1);
        let mut places = 0;
        for step in [
            Action::Search,
            Action::Back,
            Action::Open,
            Action::Edit,
            Action::Back,
            Action::Why,
        ] {
            assert_footer_is_true(&carnet);
            carnet.act(step);
            places += 1;
        }
        assert_footer_is_true(&carnet);
        assert_eq!(places, 6);
    }
}

/// Each « touche libellé » of the last two lines names an action of the place and its key.
fn assert_footer_is_true(carnet: &Session) {
    let (keymap, contexts) = (Keymap::defaults(), carnet.app().contexts());
    let screen = carnet.screen();
    let lines: Vec<&str> = screen.lines().rev().take(2).collect();
    for entry in lines.iter().flat_map(|line| line.split("  ")) {
        let entry = entry.trim();
        if entry.is_empty() || entry == "↑↓ choisir" {
            continue;
        }
        let known = keymap.bindings().flat_map(|(_, _, keys)| keys).any(|key| {
            entry.starts_with(&format!("{} ", key.label()))
                && keymap.lookup(&contexts, *key).is_some()
        });
        assert!(
            known,
            "« {entry} » in the footer of {:?}",
            carnet.app().stack.context()
        );
    }
}

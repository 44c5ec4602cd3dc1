//! The pages agree with the program: what is generated in them is fresh, what they name exists.
//! `CARNET_ECRIRE=1 cargo test --test house docs` writes the generated parts again.

mod commands;
mod keys;
mod names;
mod parts;
mod recipes;
mod rights;
mod rooms;
mod screens;
mod settings;

use carnet::app::action::{ACTIONS, Action};
use carnet::app::context::Context;
use carnet::cli::{args, error::Code};
use carnet::ui::theme::{EMBEDDED, Role};
use parts::Part;

#[test]
fn the_screen_of_the_readme_is_fresh() {
    let list = screens::fenced(&screens::list());
    parts::hold("README.md", &[Part::new("list", list)]);
}

#[test]
fn the_screens_of_the_guide_are_fresh() {
    let parts = [
        Part::new("file", screens::fenced(&screens::file())),
        Part::new("queue", screens::fenced(&screens::queue())),
    ];
    parts::hold("docs/GUIDE.md", &parts);
}

#[test]
fn the_rooms_of_the_architecture_are_fresh() {
    let rooms = Part::new("rooms", rooms::table());
    parts::hold("docs/ARCHITECTURE.md", &[rooms]);
}

#[test]
fn the_pages_about_the_sources_name_functions_and_types_that_exist() {
    for page in [
        "docs/ARCHITECTURE.md",
        "docs/GLOSSARY.md",
        "CONTRIBUTING.md",
    ] {
        let missing = names::missing_names(&parts::read(page));
        assert_eq!(missing, Vec::<String>::new(), "in {page}");
    }
}

#[test]
fn the_page_of_keys_is_fresh() {
    let parts = [
        Part::new("editing", keys::editing()),
        Part::new("places", keys::places()),
        Part::new("keyless", keys::keyless()),
    ];
    parts::hold("docs/KEYS.md", &parts);
}

#[test]
fn the_page_of_commands_is_fresh() {
    let parts = [
        Part::new("list", commands::list()),
        Part::new("global", commands::global()),
        Part::new("commands", commands::sections()),
        Part::new("codes", commands::codes()),
    ];
    parts::hold("docs/COMMANDS.md", &parts);
}

#[test]
fn the_page_of_rights_is_fresh() {
    let parts = [
        Part::new("seen", rights::seen()),
        Part::new("changed", rights::changed()),
        Part::new("acts", rights::acts()),
        Part::new("commands", rights::commands()),
    ];
    parts::hold("docs/RIGHTS.md", &parts);
}

#[test]
fn the_page_of_settings_is_fresh() {
    let parts = [
        Part::new("settings", settings::model()),
        Part::new("papers", settings::papers()),
        Part::new("theme", settings::theme()),
    ];
    parts::hold("docs/SETTINGS.md", &parts);
}

#[test]
fn the_page_of_commands_names_every_command_and_every_exit_code() {
    let page = parts::read("docs/COMMANDS.md");
    for command in args::definition().get_subcommands() {
        let title = format!("\n### carnet {}\n", command.get_name());
        assert!(page.contains(&title), "no title{title}");
    }
    for code in Code::ALL {
        let line = format!("\n| {} |", code as u8);
        assert!(page.contains(&line), "no line{line}");
    }
}

#[test]
fn every_action_is_in_the_page_of_keys_once_as_with_or_without_a_key() {
    let places = keys::places();
    let keyless = keys::keyless();
    for info in ACTIONS {
        let row = format!("| `{}` |", info.id);
        assert_eq!(places.contains(&row), keys::has_key(info.action), "{row}");
        assert_ne!(places.contains(&row), keyless.contains(&row), "{row}");
    }
    assert!(keys::has_key(Action::Quit));
}

#[test]
fn the_page_of_keys_says_what_every_place_is() {
    let page = parts::read("docs/KEYS.md");
    for place in Context::ALL {
        let row = format!("\n| `{}` |", place.name());
        assert!(page.contains(&row), "no line{row}");
    }
}

#[test]
fn the_page_of_settings_says_what_every_theme_and_every_role_is() {
    let page = parts::read("docs/SETTINGS.md");
    let themes = EMBEDDED.iter().map(|(name, _)| *name);
    let roles = Role::ALL.iter().map(|role| role.name());
    for name in themes.chain(roles) {
        let row = format!("\n| `{name}` |");
        assert!(page.contains(&row), "no line{row}");
    }
}

#[test]
fn the_pages_name_files_that_exist_and_link_to_titles_that_exist() {
    for page in parts::pages() {
        let text = parts::read(&page);
        let missing = [names::missing_paths(&text), names::broken_links(&page)];
        assert_eq!(missing.concat(), Vec::<String>::new(), "in {page}");
    }
}

#[test]
fn the_readme_says_why_each_dependency_is_there() {
    let wrong = names::wrong_dependencies(&parts::read("README.md"));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_name_that_does_not_exist_is_seen() {
    let text = "`src/nothing.rs`, `no_such()`, `NoSuchType`, `src/main.rs` and `main()`, `Store`\n";
    assert_eq!(names::missing_paths(text), ["src/nothing.rs"]);
    assert_eq!(names::missing_names(text), ["no_such()", "NoSuchType"]);
    let elsewhere = "`definition()` is not in `src/main.rs`\n";
    assert_eq!(names::missing_names(elsewhere), ["definition()"]);
}

#[test]
fn a_stale_part_is_seen_and_only_that_part_is_written() {
    let text = "a\n<!-- generated: x -->\nold\n<!-- end: x -->\nb\n";
    let fresh = parts::with(text, &Part::new("x", "new\n".to_owned()));
    assert_eq!(fresh, "a\n<!-- generated: x -->\nnew\n<!-- end: x -->\nb\n");
    let again = parts::with(&fresh, &Part::new("x", "new\n".to_owned()));
    assert_eq!(again, fresh);
}

//! The generated parts of the README are fresh: the two screens, the keys, the commands and the
//! exit codes. `CARNET_ECRIRE=1 cargo test --test house docs` writes them again.

mod keys;
mod parts;
mod screens;

use carnet::app::action::{ACTIONS, Action};
use carnet::cli::{args, error::Code};
use parts::Part;

#[test]
fn the_generated_parts_of_the_readme_are_fresh() {
    let parts = [
        Part::new("list", screens::fenced(&screens::list())),
        Part::new("file", screens::fenced(&screens::file())),
        Part::new("keys", keys::table()),
    ];
    parts::hold("README.md", &parts);
}

#[test]
fn the_readme_names_every_command_and_every_exit_code() {
    let readme = parts::read("README.md");
    for command in args::definition().get_subcommands() {
        let name = format!("| `carnet {}", command.get_name());
        assert!(readme.contains(&name), "no line begins with {name}");
    }
    for code in Code::ALL {
        let line = format!("| {} |", code as u8);
        assert!(readme.contains(&line), "no line for the exit code {line}");
    }
}

#[test]
fn every_action_with_a_key_is_in_the_table_of_keys() {
    let table = keys::table();
    for info in ACTIONS {
        let listed = table.contains(&format!("| `{}` |", info.id));
        assert_eq!(listed, keys::has_key(info.action), "{}", info.id);
    }
    assert!(keys::has_key(Action::Quit));
}

#[test]
fn a_stale_part_is_seen_and_only_that_part_is_written() {
    let text = "a\n<!-- generated: x -->\nold\n<!-- end: x -->\nb\n";
    let fresh = parts::with(text, &Part::new("x", "new\n".to_owned()));
    assert_eq!(fresh, "a\n<!-- generated: x -->\nnew\n<!-- end: x -->\nb\n");
    let again = parts::with(&fresh, &Part::new("x", "new\n".to_owned()));
    assert_eq!(again, fresh);
}

//! The recipes of CONTRIBUTING.md: what each names is there, the lists that they rely on are whole,
//! and nothing outside them has to name every kind, gesture, place or command.
use std::path::Path;

use carnet::cli::args;
use carnet::domain::record::Entity;

use super::{names, parts};

const PAGE: &str = "CONTRIBUTING.md";

/// The recipes that the page must have.
const RECIPES: &[&str] = &[
    "A kind of record",
    "A list of codes",
    "A field",
    "A gesture",
    "A place",
    "A rule",
    "A command",
    "An indicator",
];

/// The text of a recipe.
fn recipe(title: &str) -> String {
    let page = parts::read(PAGE);
    let start = format!("\n## {title}\n");
    let (_, rest) = page
        .split_once(&start)
        .unwrap_or_else(|| panic!("no recipe « {title} »"));
    rest.split("\n## ").next().unwrap_or(rest).to_owned()
}

/// The numbered steps of a recipe, each with the lines that follow it.
fn steps(recipe: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in recipe.lines() {
        let opens = line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(". ");
        match found.last_mut() {
            _ if opens => found.push(line.to_owned()),
            Some(step) if line.starts_with("   ") => step.push_str(line),
            _ => {}
        }
    }
    found
}

/// The files of a folder that end so, without their folder.
fn files(folder: &str, end: &str) -> Vec<String> {
    let all = parts::listed(folder).into_iter();
    all.filter(|name| name.ends_with(end)).collect()
}

#[test]
fn each_recipe_has_steps_and_each_step_names_a_file() {
    for title in RECIPES {
        let recipe = recipe(title);
        let steps = steps(&recipe);
        assert!(!steps.is_empty(), "« {title} » has no step");
        for step in steps {
            assert!(!names::paths(&step).is_empty(), "no file in « {step} »");
        }
    }
}

#[test]
fn each_kind_of_record_has_its_file_and_its_line() {
    let list = parts::read("src/domain/record/list.rs");
    for kind in Entity::ALL {
        let line = list
            .lines()
            .find(|line| line.trim().starts_with(&format!("{kind:?} ")));
        let module = line.and_then(|line| line.trim().split(' ').nth(1));
        let module = module.unwrap_or_else(|| panic!("{kind:?} is not in the list"));
        let table = parts::read(&format!("src/domain/record/{module}.rs"));
        assert!(table.contains("record! {"), "{module}.rs has no table");
    }
    let tables = files("src/domain/record", ".rs")
        .into_iter()
        .filter(|name| parts::read(&format!("src/domain/record/{name}")).contains("\nrecord! {"));
    assert_eq!(tables.count(), Entity::ALL.len());
}

#[test]
fn each_migration_is_run() {
    let opening = parts::read("src/store/upgrade.rs");
    for name in files("src/store/migrations", ".sql") {
        assert!(opening.contains(&name), "{name} is not run");
    }
}

#[test]
fn each_rule_set_is_read() {
    let builtin = parts::read("src/domain/rules/builtin.rs");
    for name in files("src/rules", ".toml") {
        assert!(builtin.contains(&name), "{name} is not read");
    }
}

#[test]
fn each_gesture_has_its_file() {
    let list = parts::read("src/gestures/list.rs");
    let lines = list.lines().filter(|line| line.trim_end().ends_with(';'));
    let modules: Vec<&str> = lines
        .filter_map(|line| Some(line.trim().split_once(": ")?.0))
        .collect();
    assert!(modules.len() > 20, "{modules:?}");
    for module in modules {
        let file = format!("src/gestures/{module}.rs");
        assert!(parts::exists(&file), "{file} is not there");
    }
}

#[test]
fn each_place_has_its_state_and_is_drawn() {
    let list = parts::read("src/app/places.rs");
    let drawn = parts::read("src/ui/places.rs");
    let (_, lines) = list.split_once("\nplaces! {").unwrap();
    let lines = lines.split("\n}").next().unwrap().lines();
    let places: Vec<&str> = lines
        .filter_map(|line| Some(line.trim().split_once('(')?.0))
        .filter(|name| name.chars().all(char::is_alphanumeric))
        .collect();
    assert!(places.len() > 12, "{places:?}");
    for place in places {
        let arm = format!("Place::{place}(it) => ");
        assert!(drawn.contains(&arm), "{place} is not drawn");
    }
    for name in files("src/ui/places", ".rs") {
        assert!(
            drawn.contains(&format!("mod {};", name.trim_end_matches(".rs"))),
            "{name}"
        );
    }
    for name in files("src/app/places", ".rs") {
        assert!(
            list.contains(&format!("mod {};", name.trim_end_matches(".rs"))),
            "{name}"
        );
    }
}

fn camel(name: &str) -> String {
    let words = name.split('-');
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    words.map(capital).collect()
}

/// Files of the product that name more than half of these values.
fn naming_most(of: &str, values: &[String]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = names::files(&root.join("src")).into_iter();
    let full = sources.filter(|(_, text)| {
        let product = text.split("#[cfg(test)]").next().unwrap_or(text);
        let named = |value: &&String| {
            let word = format!("{of}::{value}");
            let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
            product.split(&word).skip(1).any(ends)
        };
        values.iter().filter(named).count() * 2 > values.len()
    });
    let paths = full.map(|(path, _)| path.strip_prefix(root).unwrap().to_owned());
    let paths = paths.map(|path| path.to_string_lossy().into_owned());
    paths.filter(|path| !path.contains("tests")).collect()
}

#[test]
fn nothing_outside_a_recipe_names_most_values() {
    let kinds = Entity::ALL.iter().map(|kind| format!("{kind:?}")).collect();
    let commands = args::definition();
    let commands = commands.get_subcommands().map(|it| camel(it.get_name()));
    let lists: [(&str, &str, Vec<String>); 2] = [
        ("A kind of record", "Entity", kinds),
        ("A command", "Command", commands.collect()),
    ];
    let mut unsaid = Vec::new();
    for (title, of, values) in lists {
        assert!(values.len() > 9, "{values:?}");
        let recipe = recipe(title);
        let known = names::paths(&recipe);
        let naming = naming_most(of, &values).into_iter();
        let outside = naming.filter(|file| !known.contains(&file.as_str()));
        unsaid.extend(
            outside.map(|file| format!("{file} names most of {of}: say so in « {title} »")),
        );
    }
    assert_eq!(unsaid, Vec::<String>::new());
}

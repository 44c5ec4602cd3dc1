//! The shape of the house, read from its sources: who may use whom, what stays behind which wall,
//! how long a file may be, how much there is of what there should be little of. Each rule is tried on invented sources too, so that it is known to bite.

mod circles;
mod counts;
mod fields;
mod files;
mod imports;
mod invented_circles;
mod rules;
mod source;
mod synthetic;

use rules::Breach;

/// Fails with every breach, one a line.
fn hold(breaches: &[Breach]) {
    let said: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "\n{}\n", said.join("\n"));
}

#[test]
fn arrows_only_point_down() {
    hold(
        &files::house()
            .iter()
            .flat_map(rules::layers)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn each_room_only_uses_those_beneath_it_in_the_table() {
    hold(&rules::table_order());
}

#[test]
fn each_crate_stays_behind_its_wall() {
    hold(
        &files::house()
            .iter()
            .flat_map(rules::crates)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn pure_rooms_touch_nothing_outside() {
    hold(
        &files::house()
            .iter()
            .flat_map(rules::purity)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn one_place_reads_the_clock_and_nobody_exits() {
    hold(
        &files::house()
            .iter()
            .flat_map(rules::paths)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    hold(
        &files::everything()
            .iter()
            .flat_map(rules::length)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn each_module_says_what_it_is_for() {
    hold(
        &files::everything()
            .iter()
            .flat_map(rules::opening)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_module_is_called_mod() {
    hold(
        &files::everything()
            .iter()
            .flat_map(rules::names)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn each_field_named_in_text_is_one_of_some_kind() {
    hold(
        &files::house()
            .iter()
            .flat_map(fields::unknown)
            .collect::<Vec<_>>(),
    );
}

/// Seen with `cargo test --test house counts -- --nocapture`.
#[test]
fn the_counts_of_the_house() {
    let counted: Vec<_> = counts::COUNTS
        .iter()
        .map(|count| count.on(files::house()))
        .collect();
    println!("{:<34}{:>8}{:>10}{:>8}", "", "now", "ceiling", "goal");
    for count in &counted {
        println!("{count}");
    }
    let grew: Vec<String> = counted
        .iter()
        .filter(|count| count.grew())
        .map(ToString::to_string)
        .collect();
    assert!(
        grew.is_empty(),
        "\nmore than before:\n{}\n",
        grew.join("\n")
    );
}

/// Seen with `cargo test --test house circle -- --nocapture`; `CARNET_ECRIRE=1` before it
/// writes the list again, if no more files are tied than it says.
#[test]
fn no_circle_in_a_room_but_those_listed() {
    const LIST: &str = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/architecture/circles.txt"
    );
    let found = circles::circles(files::house());
    for circle in &found {
        println!("{circle}");
    }
    let listed = circles::listed(&std::fs::read_to_string(LIST).unwrap());
    let tied = |all: Vec<&Vec<String>>| all.into_iter().map(Vec::len).sum::<usize>();
    let now = tied(found.iter().map(|it| &it.files).collect());
    if std::env::var_os("CARNET_ECRIRE").is_some() && now <= tied(listed.iter().collect()) {
        std::fs::write(LIST, circles::list(&found)).unwrap();
        return;
    }
    let wrong = circles::unlike(&found, &listed);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

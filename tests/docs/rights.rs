//! Who sees what and who does what, as the program has it: roles by sections, by kinds of records, by
//! gestures, by acts, by commands.
use carnet::cli::needs;
use carnet::domain::record::Entity;
use carnet::domain::rights::{Act, Rights, Role, Section};

/// A table: what, then a mark for each role that has it.
fn table(what: &str, rows: impl Iterator<Item = (String, Vec<bool>)>) -> String {
    let mark = |has: Vec<bool>| has.iter().map(|it| if *it { "✓" } else { "" }).collect();
    marked(what, rows.map(|(name, has)| (name, mark(has))))
}

fn marked(what: &str, rows: impl Iterator<Item = (String, Vec<&'static str>)>) -> String {
    let names: Vec<&str> = Role::ALL.iter().map(|role| role.label()).collect();
    let mut text = format!("\n| {what} | {} |\n", names.join(" | "));
    text.push_str(&format!("|---|{}\n", ":-:|".repeat(names.len())));
    for (name, marks) in rows {
        text.push_str(&format!("| {name} | {} |\n", marks.join(" | ")));
    }
    text.push('\n');
    text
}

fn of_each<T>(has: impl Fn(Rights) -> T) -> Vec<T> {
    let roles = Role::ALL.iter();
    let rights = roles.map(|role| Rights::of(Some(*role)).of_agent(Some(1)));
    rights.map(has).collect()
}

/// What each role sees.
pub fn seen() -> String {
    let rows = Section::ALL.iter().copied();
    table(
        "ce qui est vu",
        rows.map(|it| (it.words().to_owned(), of_each(|rights| rights.sees(it)))),
    )
}

/// What each role changes.
pub fn changed() -> String {
    let rows = Entity::ALL.into_iter();
    table(
        "ce qui est modifié",
        rows.map(|it| {
            (
                it.title().to_owned(),
                of_each(|rights| rights.changes_kind(it)),
            )
        }),
    )
}

/// What each role does beside.
pub fn acts() -> String {
    let rows = Act::ALL.iter().copied();
    table(
        "ce qui est fait",
        rows.map(|it| (it.words().to_owned(), of_each(|rights| rights.may(it)))),
    )
}

/// The commands that each role types; with a star, where it says why.
pub fn commands() -> String {
    let rows = needs::TABLE.iter().map(|(path, need)| {
        let opens = needs::OPENING.contains(path);
        let has = of_each(|rights| match need.refusal(rights) {
            Some(_) => "",
            None if opens && rights.says_why() => "✓ *",
            None => "✓",
        });
        (format!("`{}`", format!("carnet {path}").trim()), has)
    });
    marked("commande", rows)
}

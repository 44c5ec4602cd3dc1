//! The commands, their options and the exit codes, as the definition of the command line has them.
use carnet::cli::{args, error::Code};
use clap::{Arg, ArgAction, Command};

/// The definition, with the names that its parts get once it is whole.
fn whole() -> Command {
    let mut command = args::definition();
    command.build();
    command
}

fn words(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// The name of what an argument takes: `FICHIER`.
fn value(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names
        .iter()
        .map(|name| name.to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The ways to type an argument: `-h`, `--base FICHIER`, `FICHIER`.
fn ways(arg: &Arg) -> Vec<String> {
    let takes = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let value = if takes { value(arg) } else { String::new() };
    let short = arg.get_short().map(|short| format!("-{short} {value}"));
    let long = arg.get_long().map(|long| format!("--{long} {value}"));
    let mut ways: Vec<String> = short.into_iter().chain(long).collect();
    if ways.is_empty() {
        ways.push(value);
    }
    ways.iter().map(|way| way.trim_end().to_owned()).collect()
}

/// What an argument does, its other names and its variable.
fn meaning(arg: &Arg) -> String {
    let mut text = words(arg.get_help());
    let aliases = arg.get_all_aliases().unwrap_or_default();
    if !aliases.is_empty() {
        let names: Vec<String> = aliases.iter().map(|name| format!("`--{name}`")).collect();
        text.push_str(&format!(" ; aussi {}", names.join(", ")));
    }
    if let Some(variable) = arg.get_env() {
        text.push_str(&format!(" ; variable `{}`", variable.to_string_lossy()));
    }
    text
}

fn is_own(arg: &Arg) -> bool {
    !arg.is_global_set() && !["help", "version"].contains(&arg.get_id().as_str())
}

/// The line to type, from the whole name of the command and its own arguments.
fn line(path: &str, command: &Command) -> String {
    let mut text = path.to_owned();
    if command.is_subcommand_required_set() {
        text.push_str(" COMMANDE");
    }
    for arg in command.get_arguments().filter(|arg| is_own(arg)) {
        let ways = ways(arg);
        let way = ways.first().map(String::as_str).unwrap_or_default();
        if arg.is_required_set() {
            text.push_str(&format!(" {way}"));
        } else {
            text.push_str(&format!(" [{way}]"));
        }
    }
    text
}

fn table(args: &[&Arg]) -> String {
    let mut text = String::new();
    if !args.is_empty() {
        text.push_str("| ce qui se tape | ce que cela fait |\n|---|---|\n");
        for arg in args {
            let ways: Vec<String> = ways(arg).iter().map(|way| format!("`{way}`")).collect();
            text.push_str(&format!(
                "| {} | {} |\n",
                ways.join(" "),
                cell(&meaning(arg))
            ));
        }
        text.push('\n');
    }
    text
}

/// A command, its arguments, then its own commands one level below.
fn section(parent: &str, level: usize, command: &Command) -> String {
    let path = format!("{parent} {}", command.get_name());
    let about = command.get_long_about().or_else(|| command.get_about());
    let own: Vec<&Arg> = command.get_arguments().filter(|arg| is_own(arg)).collect();
    let mut text = format!("{} {path}\n\n", "#".repeat(level));
    text.push_str(&format!("```sh\n{}\n```\n\n", line(&path, command)));
    text.push_str(&format!("{}.\n\n", words(about).trim_end_matches('.')));
    text.push_str(&table(&own));
    for inner in command.get_subcommands() {
        text.push_str(&section(&path, level + 1, inner));
    }
    text
}

/// Every command.
pub fn sections() -> String {
    let whole = whole();
    let all = whole.get_subcommands();
    let sections = all.map(|command| section("carnet", 3, command));
    format!("\n{}", sections.collect::<String>())
}

/// One line a command.
pub fn list() -> String {
    let mut text = "\n| commande | ce qu’elle fait |\n|---|---|\n".to_owned();
    for command in whole().get_subcommands() {
        let name = command.get_name();
        let about = cell(&words(command.get_about()));
        text.push_str(&format!(
            "| [`carnet {name}`](#carnet-{name}) | {about} |\n"
        ));
    }
    text.push('\n');
    text
}

/// The options that every command takes.
pub fn global() -> String {
    let whole = whole();
    let args: Vec<&Arg> = whole.get_arguments().collect();
    format!("\n{}", table(&args))
}

/// The exit codes.
pub fn codes() -> String {
    let mut text = "\n| code | ce qu’il veut dire |\n|---|---|\n".to_owned();
    for code in Code::ALL {
        text.push_str(&format!("| {} | {} |\n", code as u8, code.meaning()));
    }
    text.push('\n');
    text
}

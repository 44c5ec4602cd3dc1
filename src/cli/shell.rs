//! `carnet completions` and `carnet man`, both made from the definition of the command line. They
//! are made in memory first, because the generators fail when the reader of a pipe leaves.
use super::prelude::*;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args;

/// Headings of the page, in French.
const HEADINGS: [(&str, &str); 5] = [
    (".SH NAME", ".SH NOM"),
    (".SH SYNOPSIS", ".SH SYNOPSIS"),
    (".SH DESCRIPTION", ".SH DESCRIPTION"),
    (".SH SUBCOMMANDS", ".SH COMMANDES"),
    (".SH COMMANDS", ".SH COMMANDES"),
];

/// Writes the completions of a shell.
///
/// # Errors
/// When stdout can't be written.
pub fn completions(shell: Shell) -> Result<(), AppError> {
    let mut data = Vec::new();
    clap_complete::generate(shell, &mut args::definition(), "carnet", &mut data);
    out::bytes(&data)
}

/// Writes the man page.
///
/// # Errors
/// When stdout can't be written.
pub fn man() -> Result<(), AppError> {
    let page = page().map_err(AppError::Output)?;
    out::bytes(page.as_bytes())
}

fn page() -> std::io::Result<String> {
    let mut command = args::definition();
    command.build();
    let mut data = Vec::new();
    let whole = Man::new(command.clone()).title("CARNET").section("1");
    whole.render_title(&mut data)?;
    whole.render_name_section(&mut data)?;
    whole.render_synopsis_section(&mut data)?;
    whole.render_description_section(&mut data)?;
    whole.render_options_section(&mut data)?;
    let mut page = String::from_utf8_lossy(&data).into_owned();
    page.push_str(".SH COMMANDES\n");
    for sub in command.get_subcommands() {
        describe(sub, &mut page);
    }
    page.push_str(&closing());
    for (english, french) in HEADINGS {
        page = page.replace(english, french);
    }
    Ok(page)
}

/// A command, its arguments and its own commands.
fn describe(command: &clap::Command, page: &mut String) {
    let mut usage = command.clone();
    let usage = usage.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").trim();
    page.push_str(&format!(".TP\n.B {}\n", escaped(usage)));
    let about = command.get_long_about().or_else(|| command.get_about());
    page.push_str(&format!(
        "{}.\n",
        escaped(
            about
                .map(ToString::to_string)
                .unwrap_or_default()
                .trim_end_matches('.')
        )
    ));
    let own = command
        .get_arguments()
        .filter(|arg| !arg.is_global_set() && arg.get_id() != "help");
    for arg in own {
        let name = arg.get_long().map_or_else(
            || {
                format!(
                    "<{}>",
                    arg.get_value_names()
                        .map_or_else(|| arg.get_id().to_string(), |names| names.join(" "))
                )
            },
            |long| format!("--{long}"),
        );
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        page.push_str(&format!(
            ".br\n.B {}\n: {}.\n",
            escaped(&name),
            escaped(&help)
        ));
    }
    for sub in command.get_subcommands() {
        describe(sub, page);
    }
}

/// Exit codes, files and environment.
fn closing() -> String {
    let mut text = String::from(".SH CODES DE SORTIE\n");
    for code in Code::ALL {
        text.push_str(&format!(
            ".TP\n.B {}\n{}.\n",
            code as u8,
            escaped(code.meaning())
        ));
    }
    text.push_str(
        ".SH ENVIRONNEMENT\n\
         .TP\n.B CARNET_BASE\nfichier de la base.\n\
         .TP\n.B CARNET_THEME, CARNET_COULEUR\ncomme \\-\\-theme et \\-\\-couleur.\n\
         .TP\n.B VISUAL, EDITOR\néditeur des textes longs.\n\
         .TP\n.B NO_COLOR, CLICOLOR, CLICOLOR_FORCE\nconventions sur les couleurs.\n\
         .SH FICHIERS\n\
         .TP\n.B ~/.local/share/carnet/carnet.db\nla base, lisible par vous seul.\n\
         .TP\n.B ~/.config/carnet/config.toml\nvos réglages ; « carnet config modele » en écrit un exemple.\n\
         .TP\n.B /etc/carnet/config.toml\nles réglages de la machine.\n",
    );
    text
}

/// Text that roff takes as it is.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('-', "\\-");
    let lines: Vec<String> = text
        .lines()
        .map(|line| match line.chars().next() {
            Some('.' | '\'') => format!("\\&{line}"),
            _ => line.to_owned(),
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_every_command_and_every_exit_code() {
        let page = page().unwrap();
        for sub in args::definition().get_subcommands() {
            assert!(
                page.contains(&format!("carnet {}", sub.get_name())),
                "{}",
                sub.get_name()
            );
        }
        for code in Code::ALL {
            assert!(page.contains(&format!(".B {}\n", code as u8)));
        }
        assert!(page.contains(".SH NOM\n") && page.contains(".SH OPTIONS\n"));
        assert!(!page.contains("SUBCOMMANDS") && !page.contains(".SH NAME"));
    }
}

//! Whether colours are wanted: the option, then the conventions of terminals.
use std::io::IsTerminal;

use super::options::ColourChoice;
use crate::ui::theme::Colours;

/// Where the colours would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The screen of the program.
    Screen,
    /// Lines of text on a terminal.
    Terminal,
    /// Lines of text in a file or a pipe.
    File,
}

impl Target {
    /// What stdout is.
    pub fn stdout() -> Self {
        if std::io::stdout().is_terminal() {
            Self::Terminal
        } else {
            Self::File
        }
    }
}

/// Whether colours are wanted, by the choice made, `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR` and
/// `TERM`, in that order.
pub fn wanted(
    choice: ColourChoice,
    target: Target,
    env: impl Fn(&str) -> Option<String>,
) -> Colours {
    let set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    let is = |name: &str, value: &str| env(name).is_some_and(|found| found == value);
    let forced = set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0");
    let coloured = match choice {
        ColourChoice::Toujours => true,
        ColourChoice::Jamais => false,
        ColourChoice::Auto if set("NO_COLOR") => false,
        ColourChoice::Auto if forced => true,
        ColourChoice::Auto => target != Target::File && !is("CLICOLOR", "0") && !is("TERM", "dumb"),
    };
    match coloured {
        true => Colours::of_terminal(env),
        false => Colours::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_wins_then_the_conventions() {
        use ColourChoice::{Auto, Jamais, Toujours};
        use Colours::{Indexed, Refused, Sixteen, True};
        use Target::{File, Screen, Terminal};
        for (choice, target, env, expected) in [
            (Auto, Screen, &[][..], Sixteen),
            (Auto, Terminal, &[("TERM", "xterm-256color")], Indexed),
            (Auto, File, &[], Refused),
            (Auto, Screen, &[("NO_COLOR", "1")], Refused),
            (Auto, Screen, &[("COLORTERM", "truecolor")], True),
            (Auto, Screen, &[("NO_COLOR", "")], Sixteen),
            (Auto, Screen, &[("CLICOLOR", "0")], Refused),
            (Auto, Screen, &[("TERM", "dumb")], Refused),
            (Auto, File, &[("CLICOLOR_FORCE", "1")], Sixteen),
            (Auto, File, &[("CLICOLOR_FORCE", "0")], Refused),
            (
                Auto,
                File,
                &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")],
                Refused,
            ),
            (Toujours, File, &[("NO_COLOR", "1")], Sixteen),
            (Jamais, Screen, &[("CLICOLOR_FORCE", "1")], Refused),
        ] {
            let get = |name: &str| {
                let found = env.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(
                wanted(choice, target, get),
                expected,
                "{choice:?} {target:?} {env:?}"
            );
        }
    }
}

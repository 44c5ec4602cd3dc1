//! How many colours a terminal has, and the nearest of them. Knows no role.
use ratatui::style::Color;

/// Whether colours are wanted at all, and how many the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// As the theme says.
    #[default]
    True,
    /// The nearest of 256.
    Indexed,
    /// Sixteen, whose shades are the terminal's: as the theme says for these.
    Sixteen,
    /// None: `NO_COLOR`, `--couleur jamais`. States keep their symbol, word and weight.
    Refused,
}

impl Colours {
    /// What a terminal says of itself, by `COLORTERM` and `TERM`: many lines carry the second one only.
    pub fn of_terminal(env: impl Fn(&str) -> Option<String>) -> Self {
        let [colours, kind] = ["COLORTERM", "TERM"].map(|name| env(name).unwrap_or_default());
        match (colours.as_str(), kind.as_str()) {
            ("truecolor" | "24bit", _) => Self::True,
            (_, kind) if kind.ends_with("-direct") => Self::True,
            (_, kind) if kind.contains("256color") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }
}

/// The steps of a channel in the cube of 256 colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the 240 colours whose shade is fixed, a cube of 216, then 24 greys; and how far it is.
fn near([red, green, blue]: [u8; 3]) -> Option<(u8, u32)> {
    let far = |found: [u8; 3]| -> u32 {
        let pairs = [red, green, blue].into_iter().zip(found);
        pairs.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let cube = (0..216_u8).map(|at| {
        let step = |of: u8| {
            STEPS
                .get(usize::from(at / of % 6))
                .copied()
                .unwrap_or(u8::MAX)
        };
        (16 + at, far([step(36), step(6), step(1)]))
    });
    let greys = (0..24_u8).map(|at| (232 + at, far([8 + 10 * at; 3])));
    cube.chain(greys).min_by_key(|(_, far)| *far)
}

/// The nearest of 256 colours that is no farther than that; its number is half the bytes for a line to carry.
pub(super) fn nearest(colour: Color, within: u32) -> Color {
    let Color::Rgb(red, green, blue) = colour else {
        return colour;
    };
    match near([red, green, blue]) {
        Some((at, far)) if far <= within => Color::Indexed(at),
        _ => colour,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_says_how_many_colours_it_has() {
        let of = |colours: &str, kind: &str| {
            Colours::of_terminal(|name| {
                Some(if name == "TERM" { kind } else { colours }.to_owned())
            })
        };
        assert_eq!(of("truecolor", "xterm"), Colours::True);
        assert_eq!(of("24bit", "screen"), Colours::True);
        assert_eq!(of("", "xterm-direct"), Colours::True);
        assert_eq!(of("", "tmux-256color"), Colours::Indexed);
        assert_eq!(of("", "linux"), Colours::Sixteen);
        assert_eq!(of("", ""), Colours::Sixteen);
    }

    #[test]
    fn the_nearest_of_256_is_itself_where_it_is_one_of_them() {
        assert_eq!(
            nearest(Color::Rgb(95, 135, 255), u32::MAX),
            Color::Indexed(69)
        );
        assert_eq!(nearest(Color::Rgb(8, 8, 8), u32::MAX), Color::Indexed(232));
        assert_eq!(
            nearest(Color::Rgb(255, 255, 255), u32::MAX),
            Color::Indexed(231)
        );
        assert_eq!(nearest(Color::Red, u32::MAX), Color::Red);
        assert_eq!(nearest(Color::Rgb(95, 135, 255), 0), Color::Indexed(69));
        assert_eq!(
            nearest(Color::Rgb(95, 135, 254), 0),
            Color::Rgb(95, 135, 254)
        );
    }
}

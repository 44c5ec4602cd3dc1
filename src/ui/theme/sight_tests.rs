//! What each theme looks like at each depth of colour, reckoned: contrast, how far apart the meanings are, how they weigh.
use ratatui::style::{Color, Modifier};

use super::*;

/// The themes with a ground of their own, whether it is light, and the least contrast of what is read: where shades
/// are the theme's, where they are the sixteen, whose red has no better.
const GROUNDED: [(&str, bool, f64, f64); 3] = [
    ("sombre", false, 4.5, 4.5),
    ("clair", true, 4.5, 4.5),
    ("contraste", false, 7.0, 5.2),
];
const DEPTHS: [Colours; 3] = [Colours::True, Colours::Indexed, Colours::Sixteen];
/// Where there is nothing to read, a line must be seen (WCAG 2.1, 1.4.11).
const LINE: f64 = 3.0;

/// The sixteen as xterm shows them; elsewhere they are the person's.
const XTERM: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// The channels of a colour, as light.
fn light(colour: Color) -> [f64; 3] {
    let shade = match colour {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(at @ 232..) => [8 + 10 * (at - 232); 3],
        Color::Indexed(at) => {
            [36, 6, 1].map(|of| [0, 95, 135, 175, 215, 255][usize::from((at - 16) / of % 6)])
        }
        named => XTERM.iter().find(|(name, _)| *name == named).unwrap().1,
    };
    shade.map(|channel| match f64::from(channel) / 255.0 {
        dark if dark <= 0.04045 => dark / 12.92,
        channel => ((channel + 0.055) / 1.055).powf(2.4),
    })
}

fn luminance(colour: Color) -> f64 {
    let [r, g, b] = light(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast of two colours, as the accessibility guidelines (WCAG 2.1) define it.
fn contrast(one: Color, other: Color) -> f64 {
    let [a, b] = [one, other].map(luminance);
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Text and ground of a look over that of the page.
fn seen_on(page: Style, style: Style) -> [Color; 2] {
    let style = page.patch(style);
    [style.fg.unwrap(), style.bg.unwrap()]
}

/// What many terminals of sixteen colours make of bold: the bright one of the same hue.
fn brightened(text: Color) -> Color {
    let at = XTERM.iter().position(|(name, _)| *name == text).unwrap();
    XTERM[at % 8 + 8].0
}

/// Each theme with a ground of its own, at each depth.
fn grounded() -> impl Iterator<Item = (String, Colours, f64, Theme)> {
    GROUNDED.iter().flat_map(|(name, _, least, of_sixteen)| {
        DEPTHS.map(|depth| {
            let least = if depth == Colours::Sixteen {
                of_sixteen
            } else {
                least
            };
            let (theme, _) = Theme::load(name, depth, |_| None);
            (format!("{name} {depth:?}"), depth, *least, theme)
        })
    })
}

#[test]
fn contrast_holds_at_each_depth() {
    for (name, depth, least, theme) in grounded() {
        let page = theme.style(Role::Base);
        for role in Role::ALL {
            let style = theme.style(*role);
            let least = match role {
                Role::Border | Role::Behind => LINE,
                _ => least,
            };
            // What has no ground of its own is read on that of a page and on that of the footer.
            for under in [page, page.patch(theme.style(Role::Footer))] {
                let [text, ground] = seen_on(under, style);
                let found = contrast(text, ground);
                assert!(found >= least, "{name} {role:?} {found:.2}");
                if depth == Colours::Sixteen && style.add_modifier.contains(Modifier::BOLD) {
                    let found = contrast(brightened(text), ground);
                    assert!(found >= LINE, "{name} {role:?} bright {found:.2}");
                }
            }
        }
        // The row chosen is still seen behind a window.
        let behind = page.patch(theme.style(Role::Behind));
        let [text, ground] = seen_on(behind, theme.style(Role::SelectedInactive));
        let found = contrast(text, ground);
        assert!(found >= LINE, "{name} behind {found:.2}");
        // What stands in the row chosen is read there too.
        for role in STATES.into_iter().chain([Role::Missed, Role::Muted]) {
            let [text, ground] = seen_on(page, theme.on(role, Role::Selected));
            let found = contrast(text, ground);
            assert!(found >= least, "{name} {role:?} chosen {found:.2}");
        }
    }
}

#[test]
fn a_light_theme_is_light_at_each_depth_and_a_dark_one_dark() {
    for (name, light, _, _) in GROUNDED {
        for depth in DEPTHS {
            let (theme, _) = Theme::load(name, depth, |_| None);
            let ground = theme.style(Role::Base).bg.unwrap();
            assert_eq!(luminance(ground) > 0.8, light, "{name} {depth:?}");
            assert_eq!(luminance(ground) < 0.02, !light, "{name} {depth:?}");
        }
    }
}

/// How the three common colour-blindnesses see linear red, green and blue (Machado, Oliveira and Fernandes, 2009), and
/// the usual sight, first.
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "without red",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "without green",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "without blue",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour as that sight sees it, in CIE Lab.
fn lab(colour: Color, sight: &[[f64; 3]; 3]) -> [f64; 3] {
    let light = light(colour);
    let times = |row: &[f64; 3]| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>();
    let [r, g, b] = [0, 1, 2].map(|at: usize| times(&sight[at]).clamp(0.0, 1.0));
    let f = |part: f64| match part > 0.008_856 {
        true => part.cbrt(),
        false => 7.787 * part + 16.0 / 116.0,
    };
    let x = f((0.412_456 * r + 0.357_576 * g + 0.180_438 * b) / 0.950_47);
    let y = f(0.212_673 * r + 0.715_152 * g + 0.072_175 * b);
    let z = f((0.019_334 * r + 0.119_192 * g + 0.950_304 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The six meanings, and between which hues each stays, in degrees of CIE Lab; one has none.
const MEANINGS: [(Role, Option<(f64, f64)>); 6] = [
    (Role::Late, Some((-10.0, 50.0))),
    (Role::Today, Some((55.0, 110.0))),
    (Role::Soon, Some((290.0, 345.0))),
    (Role::Unknown, None),
    (Role::Done, Some((120.0, 198.0))),
    (Role::BorderFocused, Some((195.0, 315.0))),
];

/// Asks for two looks as far apart as that, by their text or by their ground.
fn apart(name: &str, page: Style, theme: &Theme, (sight, matrix): &(&str, [[f64; 3]; 3])) {
    for (i, (one, _)) in MEANINGS.iter().enumerate() {
        for (other, _) in &MEANINGS[i + 1..] {
            let [a, b] = [one, other].map(|role| seen_on(page, theme.style(*role)));
            let far = a.into_iter().zip(b).map(|(a, b)| {
                let [a, b] = [a, b].map(|colour| lab(colour, matrix));
                a.iter()
                    .zip(b)
                    .map(|(a, b)| (a - b).powi(2))
                    .sum::<f64>()
                    .sqrt()
            });
            let far = far.fold(0.0, f64::max);
            assert!(
                far >= 20.0,
                "{name}, {sight}: {one:?} and {other:?}, {far:.1}"
            );
        }
    }
}

#[test]
fn the_six_meanings_differ_for_every_sight() {
    for (name, depth, _, theme) in grounded() {
        // Fewer colours are not always enough for the rarer sights.
        let sights = if depth == Colours::True { 4 } else { 1 };
        for sight in &SIGHTS[..sights] {
            apart(&name, theme.style(Role::Base), &theme, sight);
        }
    }
}

#[test]
fn each_meaning_keeps_its_hue_at_each_depth() {
    for (name, _, _, theme) in grounded() {
        for (role, hues) in MEANINGS {
            let looks = seen_on(theme.style(Role::Base), theme.style(role)).map(|colour| {
                let [_, a, b] = lab(colour, &SIGHTS[0].1);
                (a.hypot(b), b.atan2(a).to_degrees())
            });
            let (vivid, hue) = if looks[0].0 > looks[1].0 {
                looks[0]
            } else {
                looks[1]
            };
            let Some((from, to)) = hues else {
                assert!(vivid < 12.0, "{name} {role:?} {vivid:.0}");
                continue;
            };
            let near = (from..=to).contains(&hue) || (from..=to).contains(&(hue + 360.0));
            assert!(
                near && vivid > 20.0,
                "{name} {role:?} {vivid:.0} at {hue:.0}"
            );
        }
    }
}

#[test]
fn the_theme_of_the_terminal_tells_states_apart_on_dark_and_light_ones() {
    let theme = shipped(SIXTEEN);
    for (text, ground) in [(Color::White, Color::Black), (Color::Black, Color::White)] {
        let page = Style::new().fg(text).bg(ground);
        for role in Role::ALL {
            let [text, ground] = seen_on(page, theme.style(*role));
            let found = contrast(text, ground);
            assert!(found >= 3.5, "{role:?} {found:.2}");
            let bold = theme.style(*role).add_modifier.contains(Modifier::BOLD);
            let found = contrast(brightened(text), ground);
            assert!(!bold || found >= LINE, "{role:?} bright {found:.2}");
        }
    }
    let looks = MEANINGS.map(|(role, _)| theme.style(role));
    for (i, one) in looks.iter().enumerate() {
        for other in &looks[i + 1..] {
            let plain = |look: &Style| (look.fg, look.bg);
            let colours = plain(one) != plain(other);
            assert!(
                colours || plain(one) == (None, None) && one != other,
                "{one:?} {other:?}"
            );
        }
    }
}

#[test]
fn only_what_frames_is_weakened_and_never_in_reverse() {
    for (name, _) in EMBEDDED {
        let theme = shipped(name);
        for role in Role::ALL {
            let weak = theme.style(*role).add_modifier.contains(Modifier::DIM);
            let frames = matches!(role, Role::Border | Role::Behind);
            assert!(!weak || frames, "{name} {role:?}");
        }
    }
    let (own, _) = own("herite = \"monochrome\"\n[roles]\ndiscret = { style = [\"discret\"] }\n");
    let chosen = own.on(Role::Muted, Role::Selected);
    assert_eq!(chosen, own.style(Role::Selected));
}

#[test]
fn without_colours_what_presses_more_weighs_more() {
    let theme = shipped("monochrome");
    let weight = |role| {
        let found = theme.style(role).add_modifier;
        let weights = [
            (Modifier::REVERSED, 8),
            (Modifier::UNDERLINED, 4),
            (Modifier::BOLD, 2),
            (Modifier::ITALIC, 1),
        ];
        let weights = weights
            .into_iter()
            .filter(|(style, _)| found.contains(*style));
        weights.map(|(_, weight)| weight).sum::<u8>()
    };
    let states = [
        Role::Late,
        Role::Today,
        Role::Soon,
        Role::Unknown,
        Role::Done,
    ];
    let weights = states.map(weight);
    assert!(weights.is_sorted_by(|a, b| a > b), "{weights:?}");
}

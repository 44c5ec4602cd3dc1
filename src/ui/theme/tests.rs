//! The themes: complete, legible, refused with their line when wrong.
use ratatui::style::{Color, Modifier};

use super::*;

/// Roles that tell states apart from one another and from ordinary text.
const STATES: [Role; 6] = [
    Role::Base,
    Role::Late,
    Role::Today,
    Role::Soon,
    Role::Unknown,
    Role::Done,
];
const MESSAGES: [Role; 4] = [Role::Info, Role::Success, Role::Warning, Role::Error];

fn shipped(name: &str) -> Theme {
    let (theme, warnings) = Theme::built_from(name, |_| None);
    assert_eq!(warnings, [], "{name}");
    theme
}

fn own(text: &'static str) -> (Theme, Vec<String>) {
    let (theme, warnings) = Theme::load("perso", Colours::True, |name| {
        (name == "perso").then(|| text.to_owned())
    });
    (theme, warnings.iter().map(Fault::to_string).collect())
}

/// A channel without the curve of screens.
fn linear(channel: f64) -> f64 {
    if channel <= 0.04045 {
        channel / 12.92
    } else {
        ((channel + 0.055) / 1.055).powf(2.4)
    }
}

/// Contrast of two colours, as the accessibility guidelines (WCAG 2.1) define it.
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |colour| {
        let Color::Rgb(r, g, b) = colour else {
            unreachable!("{colour} has no fixed shade")
        };
        let [r, g, b] = [r, g, b].map(|channel| linear(f64::from(channel) / 255.0));
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_shipped_theme_dresses_every_role_without_a_warning() {
    for (name, text) in EMBEDDED {
        shipped(name);
        for role in Role::ALL {
            let line = format!("\n{} = ", role.name());
            assert_eq!(text.matches(&line).count(), 1, "{name} {}", role.name());
        }
    }
}

#[test]
fn states_and_messages_differ_in_every_theme() {
    for (name, _) in EMBEDDED {
        let theme = shipped(name);
        for group in [&STATES[..], &MESSAGES[..]] {
            for (i, one) in group.iter().enumerate() {
                for other in &group[i + 1..] {
                    assert_ne!(
                        theme.style(*one),
                        theme.style(*other),
                        "{name} {one:?} {other:?}"
                    );
                }
            }
        }
        assert_ne!(
            theme.style(Role::Selected),
            theme.style(Role::SelectedInactive),
            "{name}"
        );
    }
}

/// Those that fix their shades, with the least contrast of each.
const SHADED: [(&str, f64); 3] = [("sombre", 4.5), ("clair", 4.5), ("contraste", 7.0)];
/// Where there is nothing to read, a line must be seen (WCAG 2.1, 1.4.11).
const LINE: f64 = 3.0;

#[test]
fn contrast_holds_wherever_a_theme_fixes_its_colours() {
    for (name, least) in SHADED {
        let theme = shipped(name);
        for role in Role::ALL {
            let style = theme.style(*role);
            let least = match role {
                Role::Border | Role::Behind => least.min(LINE),
                _ => least,
            };
            // What has no ground of its own is read on that of a page and on that of the footer.
            let grounds = [Role::Base, Role::Footer].map(|ground| theme.style(ground).bg);
            let own = style
                .bg
                .map_or_else(|| grounds.to_vec(), |own| vec![Some(own)]);
            // What has no colour of its own has that of the page.
            let text = style.fg.or(theme.style(Role::Base).fg);
            for ground in own {
                let found = contrast(text.unwrap(), ground.unwrap());
                assert!(found >= least, "{name} {role:?} {found:.2}");
            }
            assert!(
                !style.add_modifier.contains(Modifier::DIM),
                "{name} {role:?}"
            );
        }
        // The row chosen keeps the state of what stands in it.
        for role in STATES.into_iter().chain([Role::Missed, Role::Muted]) {
            let style = theme.on(role, Role::Selected);
            let found = contrast(style.fg.unwrap(), style.bg.unwrap());
            assert!(
                found >= least,
                "{name} {role:?} on the row chosen {found:.2}"
            );
        }
    }
}

/// How the three common colour-blindnesses see linear red, green and blue (Machado, Oliveira and Fernandes, 2009), and
/// the usual sight.
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
fn seen(colour: Color, sight: &[[f64; 3]; 3]) -> [f64; 3] {
    let Color::Rgb(red, green, blue) = colour else {
        unreachable!("{colour} has no fixed shade")
    };
    let linear = [red, green, blue].map(|channel| linear(f64::from(channel) / 255.0));
    let times = |row: &[f64; 3]| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>();
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

/// The six meanings: late, today, soon, unknown, done, and the accent.
const MEANINGS: [Role; 6] = [
    Role::Late,
    Role::Today,
    Role::Soon,
    Role::Unknown,
    Role::Done,
    Role::BorderFocused,
];

#[test]
fn the_six_meanings_differ_for_every_sight() {
    for name in ["sombre", "clair"] {
        let theme = shipped(name);
        for (sight, matrix) in &SIGHTS {
            for (i, one) in MEANINGS.iter().enumerate() {
                for other in &MEANINGS[i + 1..] {
                    let [a, b] =
                        [one, other].map(|role| seen(theme.style(*role).fg.unwrap(), matrix));
                    let far = a
                        .iter()
                        .zip(b)
                        .map(|(a, b)| (a - b).powi(2))
                        .sum::<f64>()
                        .sqrt();
                    assert!(
                        far >= 20.0,
                        "{name}, {sight}: {one:?} and {other:?}, {far:.1}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_theme_of_the_terminal_reads_on_dark_and_light_ones() {
    let theme = shipped(SIXTEEN);
    let on_any_background = [Color::Red, Color::Magenta];
    for role in Role::ALL {
        let style = theme.style(*role);
        match (style.fg, style.bg) {
            (None, None) | (Some(_), Some(_)) => {}
            (Some(text), None) => assert!(on_any_background.contains(&text), "{role:?}"),
            (None, Some(_)) => unreachable!("{role:?} leaves its text to chance"),
        }
    }
}

#[test]
fn the_default_theme_is_whole_in_256_colours() {
    let of = |colours| Theme::load(DEFAULT_THEME, colours, |_| None).0;
    assert_eq!(of(Colours::True), of(Colours::Indexed));
}

#[test]
fn a_terminal_with_fewer_colours_gets_the_nearest_or_its_own() {
    let of = |colours| Theme::load("clair", colours, |_| None).0;
    let indexed = of(Colours::Indexed);
    for role in Role::ALL {
        let style = indexed.style(*role);
        for colour in [style.fg, style.bg].into_iter().flatten() {
            assert!(matches!(colour, Color::Indexed(16..)), "{role:?} {colour}");
        }
    }
    assert_eq!(of(Colours::Sixteen), shipped(SIXTEEN));
    // A theme of one's own that keeps to the sixteen stays.
    let text = "herite = \"monochrome\"\n[roles]\ntitre = { texte = \"rouge\" }\n";
    let (own, _) = Theme::load("a", Colours::Sixteen, |name| {
        (name == "a").then(|| text.to_owned())
    });
    assert_eq!(own.style(Role::Title).fg, Some(Color::Red));
}

#[test]
fn without_colours_every_theme_is_monochrome() {
    let (theme, _) = Theme::load("contraste", Colours::Refused, |_| None);
    assert_eq!(theme, shipped("monochrome"));
    for role in Role::ALL {
        let style = theme.style(*role);
        assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
    }
}

#[test]
fn ones_own_theme_changes_what_it_names() {
    let (theme, warnings) = own("herite = \"contraste\"\n[palette]\ncorail = \"#ff0000\"\n\
                                 [roles]\ntitre = { texte = \"vert\", style = [\"italique\"] }\n");
    assert_eq!(warnings, [] as [&str; 0]);
    assert_eq!(theme.style(Role::Late).fg, Some(Color::Indexed(196)));
    assert_eq!(
        theme.style(Role::Title),
        Style::new().fg(Color::Green).italic()
    );
    assert_eq!(
        theme.style(Role::Soon),
        Theme::load("contraste", Colours::True, |_| None)
            .0
            .style(Role::Soon)
    );
}

#[test]
fn ones_own_theme_may_bear_the_name_of_the_one_it_changes() {
    let (theme, warnings) = Theme::load("sombre", Colours::True, |name| {
        let text = "herite = \"sombre\"\n[roles]\ntitre = { texte = \"rouge\" }\n";
        (name == "sombre").then(|| text.to_owned())
    });
    assert_eq!(warnings, []);
    assert_eq!(theme.style(Role::Title), Style::new().fg(Color::Red));
    assert_eq!(
        theme.style(Role::Header),
        Theme::default().style(Role::Header)
    );
}

#[test]
fn themes_that_inherit_each_other_stop_with_a_warning() {
    let (theme, warnings) = Theme::load("a", Colours::True, |name| match name {
        "a" => Some("herite = \"b\"\n[roles]\ntitre = { texte = \"rouge\" }".to_owned()),
        "b" => Some("\nherite = \"a\"".to_owned()),
        _ => None,
    });
    let shown: Vec<String> = warnings.iter().map(Fault::to_string).collect();
    assert_eq!(
        shown,
        ["ligne 2\u{a0}: le thème «\u{a0}a\u{a0}» hérite de lui-même"]
    );
    assert_eq!(theme.style(Role::Title).fg, Some(Color::Red));
}

#[test]
fn an_unknown_theme_is_the_default_with_a_warning() {
    let (theme, warnings) = Theme::load("fluo", Colours::True, |_| None);
    assert_eq!(theme, Theme::default());
    assert!(
        warnings[0]
            .message
            .contains("«\u{a0}fluo\u{a0}» n’existe pas")
    );
}

#[test]
fn every_fault_names_theme_role_and_line() {
    let (theme, warnings) = own(
        "herite = \"sombre\"\ncouleurs = 3\n[palette]\nsang = \"#zz0000\"\n\
                                 [roles]\nplafond = { texte = \"rouge\" }\n\
                                 retard = { texte = \"vermillon\", style = [\"gras\"] }\n\
                                 titre = \"rouge\"\nlien = { style = [\"clignote\"], police = 3 }\n",
    );
    for (line, part) in [
        (2, "couleurs"),
        (4, "sang"),
        (6, "plafond"),
        (7, "\"vermillon\""),
        (8, "titre"),
        (9, "clignote"),
        (9, "police"),
    ] {
        let place = format!("ligne {line}\u{a0}: thème «\u{a0}perso\u{a0}»");
        let found = warnings
            .iter()
            .any(|w| w.starts_with(&place) && w.contains(part));
        assert!(found, "{line} {part}: {warnings:#?}");
    }
    assert_eq!(warnings.len(), 7, "{warnings:#?}");
    assert_eq!(theme.style(Role::Late), Style::new().bold());
}

#[test]
fn a_theme_that_is_not_toml_is_reported_with_its_line() {
    let (_, warnings) = own("[roles]\ntitre = {\n\n= 3");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("pas du TOML lisible"));
}

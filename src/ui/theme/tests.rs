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
    let (theme, warnings) = Theme::load(name, Colours::Wanted, |_| None);
    assert_eq!(warnings, [], "{name}");
    theme
}

fn own(text: &'static str) -> (Theme, Vec<String>) {
    let (theme, warnings) = Theme::load("perso", Colours::Wanted, |name| {
        (name == "perso").then(|| text.to_owned())
    });
    (theme, warnings.iter().map(Fault::to_string).collect())
}

/// Contrast of two colours, as the accessibility guidelines (WCAG 2.1) define it.
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |colour| {
        let Color::Rgb(r, g, b) = colour else {
            unreachable!("{colour} has no fixed shade")
        };
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
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

#[test]
fn contrast_holds_wherever_a_theme_fixes_its_colours() {
    for (name, least) in [("contraste", 7.0), ("clair", 4.5)] {
        let theme = shipped(name);
        for role in Role::ALL {
            let style = theme.style(*role);
            // What has no ground of its own is read on that of a page and on that of the footer.
            let grounds = [Role::Base, Role::Footer].map(|ground| theme.style(ground).bg);
            let own = style
                .bg
                .map_or_else(|| grounds.to_vec(), |own| vec![Some(own)]);
            for ground in own {
                let found = contrast(style.fg.unwrap(), ground.unwrap());
                assert!(found >= least, "{name} {role:?} {found:.2}");
            }
            assert!(
                !style.add_modifier.contains(Modifier::DIM),
                "{name} {role:?}"
            );
        }
    }
}

#[test]
fn the_default_theme_reads_on_dark_and_light_terminals() {
    let theme = Theme::default();
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
    assert_eq!(theme.style(Role::Late).fg, Some(Color::Rgb(255, 0, 0)));
    assert_eq!(
        theme.style(Role::Title),
        Style::new().fg(Color::Green).italic()
    );
    assert_eq!(
        theme.style(Role::Soon),
        shipped("contraste").style(Role::Soon)
    );
}

#[test]
fn ones_own_theme_may_bear_the_name_of_the_one_it_changes() {
    let (theme, warnings) = Theme::load("sombre", Colours::Wanted, |name| {
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
    let (theme, warnings) = Theme::load("a", Colours::Wanted, |name| match name {
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
    let (theme, warnings) = Theme::load("fluo", Colours::Wanted, |_| None);
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

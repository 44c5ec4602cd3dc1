//! The themes: complete, legible, refused with their line when wrong.
use ratatui::style::Color;

use super::*;

#[path = "sight_tests.rs"]
mod sight;

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
    let (theme, warnings) = Theme::built_from(name, false, |_| None);
    assert_eq!(warnings, [], "{name}");
    theme
}

fn own(text: &'static str) -> (Theme, Vec<String>) {
    let (theme, warnings) = Theme::load("perso", Colours::True, |name| {
        (name == "perso").then(|| text.to_owned())
    });
    (theme, warnings.iter().map(Fault::to_string).collect())
}

#[test]
fn every_shipped_theme_dresses_every_role_without_a_warning() {
    for (name, text) in EMBEDDED {
        shipped(name);
        let (text, _) = text.split_once("\n[seize]").unwrap_or((text, ""));
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
                    // Without colours, there is nothing to say of what is done.
                    let quiet = (name, *one, *other) == ("monochrome", Role::Base, Role::Done);
                    assert_eq!(
                        theme.style(*one) == theme.style(*other),
                        quiet,
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
fn a_terminal_with_fewer_colours_gets_those_it_has() {
    for (name, _) in EMBEDDED {
        for (colours, indexed) in [(Colours::Indexed, true), (Colours::Sixteen, false)] {
            let (theme, warnings) = Theme::load(name, colours, |_| None);
            assert_eq!(warnings, [], "{name}");
            for role in Role::ALL {
                let style = theme.style(*role);
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    let had = match colour {
                        Color::Rgb(..) => false,
                        Color::Indexed(at) => indexed && at >= 16,
                        _ => true,
                    };
                    assert!(had, "{name} {colours:?} {role:?} {colour}");
                }
            }
        }
    }
}

#[test]
fn ones_own_theme_says_what_it_is_in_sixteen_colours_or_stays_what_it_inherits() {
    let text = "herite = \"clair\"\n[seize]\nprune = \"bleu\"\nlien = { texte = \"noir\" }\n\
                [palette]\npapier = \"#eeeeee\"\nsang = \"#990000\"\n\
                [roles]\nretard = { texte = \"sang\" }\ntitre = { texte = \"rouge\" }\n";
    let of = |name, colours| {
        let own = |asked: &str| (asked == "a").then(|| text.to_owned());
        let (theme, warnings) = Theme::load(name, colours, own);
        assert_eq!(warnings, []);
        theme
    };
    let [own, clair] = ["a", "clair"].map(|name| of(name, Colours::Sixteen));
    assert_eq!(own.style(Role::Base), clair.style(Role::Base));
    assert_eq!(own.style(Role::Late), clair.style(Role::Late));
    assert_eq!(own.style(Role::Title), Style::new().fg(Color::Red));
    assert_eq!(own.style(Role::Soon).fg, Some(Color::Blue));
    assert_eq!(own.style(Role::Link), Style::new().fg(Color::Black));
    let soon = |name| of(name, Colours::True).style(Role::Soon).fg;
    assert_eq!(soon("a"), soon("clair"));
}

#[test]
fn a_theme_that_says_nothing_for_sixteen_colours_looks_like_that_of_the_terminal() {
    let text = "[palette]\npage = \"#fff8ee\"\n[roles]\ntexte = { fond = \"page\" }\n";
    let (theme, warnings) = Theme::load("a", Colours::Sixteen, |name| {
        (name == "a").then(|| text.to_owned())
    });
    assert_eq!((theme, warnings), (shipped(SIXTEEN), vec![]));
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
                                 titre = \"rouge\"\nlien = { style = [\"clignote\"], police = 3 }\n\
                                 [seize]\nazur = \"#0000ff\"\nsol = { fond = \"noir\" }\n",
    );
    for (line, part) in [
        (2, "couleurs"),
        (4, "sang"),
        (6, "plafond"),
        (7, "\"vermillon\""),
        (8, "titre"),
        (9, "clignote"),
        (9, "police"),
        (11, "[seize]"),
        (12, "sol"),
    ] {
        let place = format!("ligne {line}\u{a0}: thème «\u{a0}perso\u{a0}»");
        let found = warnings
            .iter()
            .any(|w| w.starts_with(&place) && w.contains(part));
        assert!(found, "{line} {part}: {warnings:#?}");
    }
    assert_eq!(warnings.len(), 9, "{warnings:#?}");
    assert_eq!(theme.style(Role::Late), Style::new().bold());
}

#[test]
fn a_theme_that_is_not_toml_is_reported_with_its_line() {
    let (_, warnings) = own("[roles]\ntitre = {\n\n= 3");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("pas du TOML lisible"));
}

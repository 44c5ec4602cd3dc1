//! The template has the default values; each problem is reported with its line.
use super::*;

fn source(path: &Path, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn the_template_says_every_setting_and_its_default() {
    let mut config = Config {
        theme: "autre".into(),
        colour: ColourChoice::Jamais,
        mouse: MouseUse::Program,
        editor: Some("ed".into()),
        keys: Some("t.toml".into()),
        hours: Hours::parse("8-12").unwrap(),
        backups: Some("copies".into()),
        backup_days: 3,
        consulted_months: 6,
        idle_minutes: 2,
    };
    let warnings = config.merge(&source(Path::new("/x/config.toml"), TEMPLATE));
    assert_eq!(warnings, []);
    assert_eq!(config, Config::default());
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_the_rest_holds() {
    let mut config = Config::default();
    let text = "theme = \"clair\"\n\nsourris = true\nsouris = \"oui\"\ncouleur = \"bleu\"\n";
    let warnings = config.merge(&source(Path::new("/x/config.toml"), text));
    let said: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "ligne 3\u{a0}: « sourris » n’est pas un réglage de carnet ; vouliez-vous dire « souris » ?",
            "ligne 4\u{a0}: « souris » attend true ou false",
            "ligne 5\u{a0}: « couleur » attend \"auto\", \"toujours\" ou \"jamais\"",
        ]
    );
    assert_eq!(config.theme, "clair");
    assert_eq!(config.mouse, MouseUse::Terminal);
}

#[test]
fn one_s_own_settings_go_over_those_of_the_machine() {
    let place = tempfile::tempdir().unwrap();
    let (system, own) = (
        place.path().join("machine.toml"),
        place.path().join("moi.toml"),
    );
    std::fs::write(&system, "theme = \"clair\"\nsouris = true\n").unwrap();
    std::fs::write(&own, "theme = \"contraste\"\ntouches = \"touches.toml\"\n").unwrap();
    let (config, problems) = load(&system, Some(&own));
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(config.theme, "contraste");
    assert_eq!(config.mouse, MouseUse::Program);
    assert_eq!(config.keys, Some(place.path().join("touches.toml")));
    assert_eq!(
        load(&place.path().join("rien"), None),
        (Config::default(), Vec::new())
    );
}

#[test]
fn an_unreadable_file_is_said_and_changes_nothing() {
    let mut config = Config::default();
    let warnings = config.merge(&source(
        Path::new("c.toml"),
        "theme = \"clair\"\nsouris = [\n",
    ));
    assert_eq!(warnings.len(), 1);
    assert_eq!(config, Config::default());
}

//! The rules on invented sources: each one sees its breach, and only its breach.
use super::rules::{self, Breach};
use super::source::{Source, code_only, without_tests};
use super::{counts, fields};

fn lines(breaches: &[Breach]) -> Vec<usize> {
    breaches.iter().map(|breach| breach.line).collect()
}

#[test]
fn comments_strings_and_characters_are_not_code() {
    let text = "let a = \"ratatui \\\" rusqlite\"; // crossterm\n/* a /* b */ Local */ let b = 'r';\n\
                let c = r#\"process::exit \" x\"#; let d: &'static str = b; let e = '\\''; keep";
    let code = code_only(text);
    assert_eq!(code.lines().count(), text.lines().count());
    for gone in ["ratatui", "rusqlite", "crossterm", "Local", "exit"] {
        assert!(!code.contains(gone), "{gone} left in {code}");
    }
    for kept in ["let a", "let b", "let c", "static", "let e", "keep"] {
        assert!(code.contains(kept), "{kept} lost from {code}");
    }
}

#[test]
fn tests_are_left_out_of_the_product() {
    let code = "use crate::ui;\n#[cfg(test)]\nmod tests {\n    use crate::cli;\n}\nfn after() {}\n\
                #[cfg(test)]\n#[path = \"\"]\nmod other;\nfn last() {}";
    let product = without_tests(code);
    assert!(product.contains("crate::ui"));
    assert!(!product.contains("crate::cli"));
    assert!(product.contains("fn after"));
    assert!(!product.contains("mod other"));
    assert!(product.contains("fn last"));
}

#[test]
fn an_arrow_that_points_up_is_seen() {
    let up = |path: &str, text: &str| lines(&rules::layers(&Source::new(path, text)));
    assert_eq!(up("src/domain/date.rs", "\nuse crate::store::Row;"), [2]);
    assert_eq!(up("src/store.rs", "use super::app::App;"), [1]);
    assert_eq!(
        up("src/store/open.rs", "use super::super::{domain::x, ui::y};"),
        [1]
    );
    assert_eq!(
        up(
            "src/app.rs",
            "use crate::{\n    domain::{a, ui},\n    ui::b,\n};"
        ),
        [3]
    );
    assert_eq!(
        up("src/ui/list.rs", "fn f() { crate::exchange::demo::go() }"),
        [1]
    );
    assert_eq!(up("src/main.rs", "carnet::store::open();"), [1]);
    assert_eq!(up("src/novelty.rs", ""), [1], "a room without a place");
}

#[test]
fn an_arrow_that_points_down_is_let_through() {
    let up = |path: &str, text: &str| lines(&rules::layers(&Source::new(path, text)));
    assert!(
        up(
            "src/app.rs",
            "use crate::store::Store; use crate::app::form;"
        )
        .is_empty()
    );
    assert!(up("src/store/open.rs", "use super::app_id; use super::ui;").is_empty());
    assert!(up("src/ui/tests.rs", "use crate::exchange::demo;").is_empty());
    assert!(
        up(
            "src/store/open.rs",
            "#[cfg(test)]\nmod tests { use crate::clock; }"
        )
        .is_empty()
    );
    assert!(
        up(
            "src/domain.rs",
            "//! see crate::store\nlet x = \"crate::store\";"
        )
        .is_empty()
    );
}

#[test]
fn a_crate_out_of_its_wall_is_seen() {
    let out = |path: &str, text: &str| lines(&rules::crates(&Source::new(path, text)));
    assert_eq!(
        out("src/app.rs", "//! no ratatui\nuse ratatui::Frame;"),
        [2]
    );
    assert_eq!(
        out("src/exchange/demo.rs", "rusqlite::Connection::open(p);"),
        [1]
    );
    assert_eq!(out("src/storeroom.rs", "use rusqlite::Row;"), [1]);
    assert_eq!(out("src/app/list.rs", "use tui_textarea::TextArea;"), [1]);
    assert_eq!(out("src/store/open.rs", "use rusqlite::Row;"), [1]);
    assert_eq!(out("src/store.rs", "pub use rusqlite::Row;"), [1]);
    assert!(out("src/store/sql.rs", "use rusqlite::Row;").is_empty());
    assert!(out("src/store/sql/row.rs", "use rusqlite::Row;").is_empty());
    assert!(out("src/form/prose.rs", "use tui_textarea::TextArea;").is_empty());
}

#[test]
fn a_pure_room_that_looks_outside_is_seen() {
    let out = |path: &str, text: &str| lines(&rules::purity(&Source::new(path, text)));
    assert_eq!(
        out("src/domain/text.rs", "use std::fmt;\nuse std::fs::File;"),
        [2]
    );
    assert_eq!(out("src/app.rs", "std :: env :: var(a)"), [1]);
    assert!(out("src/cli/out.rs", "use std::io::Write;").is_empty());
}

#[test]
fn a_clock_or_an_exit_is_seen() {
    let out = |path: &str, text: &str| lines(&rules::paths(&Source::new(path, text)));
    assert_eq!(
        out(
            "src/store.rs",
            "let a = Utc::now();\nlet b = chrono::Local::now();"
        ),
        [1, 2]
    );
    assert_eq!(out("src/cli.rs", "std::process::exit(1)"), [1]);
    assert_eq!(out("src/clock.rs", "process::exit(1); Local::now()"), [1]);
    assert!(out("src/clock.rs", "Local::now(); SystemTime::now()").is_empty());
    assert!(out("src/store.rs", "use chrono::Utc; let x: DateTime<Utc>;").is_empty());
}

#[test]
fn length_opening_and_name_are_seen() {
    let long = "//! long\n".repeat(rules::LONGEST + 1);
    assert_eq!(rules::length(&Source::new("src/a.rs", &long)).len(), 1);
    let just = "//! just\n".repeat(rules::LONGEST);
    assert!(rules::length(&Source::new("src/a.rs", &just)).is_empty());
    assert_eq!(
        rules::opening(&Source::new("src/a.rs", "use std::fmt;")).len(),
        1
    );
    assert_eq!(rules::opening(&Source::new("src/a.rs", "//!\n")).len(), 1);
    assert!(rules::opening(&Source::new("src/a.rs", "//! Said.")).is_empty());
    assert_eq!(rules::names(&Source::new("src/store/mod.rs", "")).len(), 1);
    assert!(rules::names(&Source::new("src/store/model.rs", "")).is_empty());
}

#[test]
fn what_is_counted_is_the_product_alone() {
    let text = "//! App.\n\npub struct App {\n    /// One: first.\n    pub one: usize,\n    two: Vec<(u8, crate::B)>,\n}\n\
                impl App {\n    fn a(&self) -> &str {\n        \"é /* not a comment\n        { */\"\n    }\n}\n\
                #[cfg(test)]\nmod tests {\n    fn b() {}\n    impl App {}\n}\nimpl<T> From<T> for App {}\n";
    let one = [Source::new("src/app.rs", text)];
    assert_eq!(counts::product_lines(&one), 11);
    assert_eq!(counts::function_lengths(&one), [4]);
    assert_eq!(counts::app_fields(&one), 2);
    assert_eq!(counts::app_files(&one), 1);
    let text =
        "impl<'a> super::App\nwhere u8: Sized {}\ntrait A { fn a(); fn b(f: fn([u8; 4])) { c() } }";
    let two = [Source::new("src/app/two.rs", text)];
    assert_eq!(counts::app_files(&two), 1);
    assert_eq!(counts::function_lengths(&two), [1]);
    let tests = [Source::new("src/app/tests.rs", text)];
    assert_eq!(counts::product_lines(&tests), 0);
    assert_eq!(counts::app_files(&tests), 0);
}

#[test]
fn a_read_by_text_is_seen_on_one_line_or_two() {
    let text = "a.text(\"one\"); b\n    .date(\n        \"two\",\n    ); text(\"no\"); a.text(no); // .int(\"no\")\n";
    let source = Source::new("src/app.rs", text);
    let calls = fields::calls(&source.written, &["text", "date", "int"]);
    assert_eq!(calls, [(1, "text", "one"), (2, "date", "two")]);
}

#[test]
fn a_name_that_no_kind_of_record_has_is_seen() {
    let wrong = |text: &str| lines(&fields::unknown(&Source::new("src/app.rs", text)));
    assert_eq!(wrong("row.text(\"nom\");\nrow.text(\"nmo\");"), [2]);
    assert_eq!(wrong("row\n    .with(\"nmo\", 1)"), [2]);
    assert_eq!(
        wrong("#[cfg(test)]\nmod tests { fn a() { row.int(\"nmo\") } }"),
        [2]
    );
    assert!(wrong("// row.text(\"nmo\")\nmap.insert(\"nmo\"); text(\"nmo\")").is_empty());
    assert_eq!(wrong("row.get(\"nmo\");"), [1]);
    assert!(wrong("use serde_json::Value; json.get(\"nmo\");").is_empty());
}

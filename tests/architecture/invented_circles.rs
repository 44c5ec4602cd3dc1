//! Imports and circles read in invented sources.
use super::circles::{circles, list, listed, unlike};
use super::imports::imports;
use super::source::Source;

fn sources(texts: &[(&str, &str)]) -> Vec<Source> {
    let source = |(path, text): &(&str, &str)| Source::new(path, text);
    texts.iter().map(source).collect()
}

/// The files imported by `src/app/list.rs`, which has that text.
fn imported(text: &str) -> Vec<String> {
    let house = sources(&[
        ("src/lib.rs", "pub mod app; pub mod store;"),
        (
            "src/app.rs",
            "pub mod list; mod key; pub use key::Key; use crate::store::open::Door;",
        ),
        ("src/app/key.rs", ""),
        ("src/app/list.rs", text),
        ("src/app/list/row.rs", ""),
        (
            "src/store.rs",
            "pub mod open; pub use self::open::{Door as Gate};",
        ),
        ("src/store/open.rs", ""),
    ]);
    let of = |it: super::imports::Import| (it.by == "src/app/list.rs").then_some(it.of);
    let mut found: Vec<String> = imports(&house).into_iter().filter_map(of).collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn each_way_of_naming_a_file_is_read() {
    assert_eq!(imported("use crate::app::key::Key;"), ["src/app/key.rs"]);
    assert_eq!(imported("use super::key;"), ["src/app/key.rs"]);
    assert_eq!(imported("use row::Row;"), ["src/app/list/row.rs"]);
    assert_eq!(imported("use self::row::*;"), ["src/app/list/row.rs"]);
    assert_eq!(
        imported("use crate::{app::{key::{self, Key as K}}, store::open};"),
        ["src/app/key.rs", "src/store/open.rs"]
    );
    assert_eq!(imported("fn f() { row::draw() }"), ["src/app/list/row.rs"]);
    assert_eq!(
        imported("fn f(key: &super::key::Key) {}"),
        ["src/app/key.rs"]
    );
    assert_eq!(
        imported("impl From<crate::store::open::Door> for A {}"),
        ["src/store/open.rs"]
    );
    assert_eq!(
        imported("use crate::store;\nfn f() { store::open::go() }"),
        ["src/store.rs", "src/store/open.rs"]
    );
    assert_eq!(
        imported("mod inner { use super::super::key::Key; }"),
        ["src/app/key.rs"]
    );
}

#[test]
fn what_others_bring_in_comes_from_them_and_from_where_it_is() {
    assert_eq!(
        imported("use super::Key;"),
        ["src/app.rs", "src/app/key.rs"]
    );
    assert_eq!(
        imported("use crate::store::Gate;"),
        ["src/store.rs", "src/store/open.rs"]
    );
    assert_eq!(
        imported("use crate::app::Door;"),
        ["src/app.rs", "src/store/open.rs"]
    );
    assert_eq!(
        imported("pub use row::Row;\nfn f(row: Row) {}"),
        ["src/app/list/row.rs"]
    );
}

#[test]
fn what_is_no_import_is_left_out() {
    for text in [
        "mod row; pub use row::Row; pub(super) use row::Cell;",
        "pub(in crate::app) fn f() {}",
        "//! See [`crate::app::key`].\nconst A: &str = \"crate::app::key\";",
        "#[cfg(test)]\nmod tests {\n    use crate::app::key::Key;\n}",
        "use std::fmt; fn f(a: serde::Row) -> impl use<'a> Sized { row.key() }",
    ] {
        assert!(imported(text).is_empty(), "{text}: {:?}", imported(text));
    }
}

#[test]
fn a_circle_is_seen_whatever_its_length_and_only_inside_a_room() {
    let house = sources(&[
        (
            "src/app.rs",
            "use crate::store::Door; fn f() { list::draw() }",
        ),
        ("src/app/key.rs", "use super::App;"),
        ("src/app/list.rs", "use crate::app::key::Key;"),
        ("src/app/alone.rs", "use super::list::List;"),
        ("src/store.rs", "use crate::app::App;"),
    ]);
    let found = circles(&house);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].room, "app");
    assert_eq!(
        found[0].files,
        ["src/app.rs", "src/app/key.rs", "src/app/list.rs"]
    );
    let said = found[0].to_string();
    assert!(
        said.contains("src/app/key.rs:1 → src/app.rs (app::App)"),
        "{said}"
    );
    assert!(!said.contains("alone"), "{said}");
}

#[test]
fn the_list_of_circles_must_be_the_one_of_the_sources() {
    let tied = sources(&[
        ("src/app/a.rs", "use super::b::B;"),
        ("src/app/b.rs", "use super::a::A;"),
    ]);
    let found = circles(&tied);
    let same = listed("# Circles.\n\nsrc/app/a.rs\nsrc/app/b.rs\n");
    assert!(unlike(&found, &same).is_empty());
    assert_eq!(listed(&list(&found)), same);
    assert_eq!(unlike(&found, &[]).len(), 1, "one that is not listed");
    assert_eq!(unlike(&[], &same).len(), 1, "one that is no more");
    let other = listed("src/app/a.rs\nsrc/app/b.rs\nsrc/app/c.rs");
    assert_eq!(unlike(&found, &other).len(), 2, "one with fewer files");
    assert!(listed("# Circles.\n").is_empty());
}

//! What a store costs on the disk.
use super::home::Home;

/// Bytes that a person takes at most, whatever the tables take by themselves.
const MOST: u64 = 13_800;

/// A person must not take more and more room: whoever raises this says in the commit what it buys.
#[test]
fn a_person_takes_about_fourteen_kilobytes_at_most() {
    let home = Home::new();
    let size = |people: &str| {
        let name = format!("{people}.db");
        let demo = [
            "--date",
            "2026-11-21",
            "demo",
            "--dossiers",
            people,
            "--dans",
            &name,
        ];
        let said = home.run(&demo);
        assert_eq!(said.code, 0, "{}", said.err);
        std::fs::metadata(home.path().join(name)).unwrap().len()
    };
    let more = size("400") - size("100");
    // Where it encrypts, each page has its own seal.
    let most = MOST + u64::from(cfg!(feature = "chiffrement")) * 400;
    assert!(more / 300 <= most, "{} bytes", more / 300);
}

//! Files that go with a yearly summary, by command: joined, printed, removed; what is refused, and to whom.
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::Entity;
use carnet::domain::rights::Role;
use carnet::store::Store;

use super::home::{Home, Ran};
use super::roles::home_of;

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/bilan");

fn agree(home: &Home) {
    let mut store = Store::open(&home.base()).unwrap();
    let author = Author {
        agent: None,
        name: "Claire Vidal".to_owned(),
        session: "essai".to_owned(),
    };
    let values = vec![
        ("numero", "2026-12".into()),
        ("du", "2026-01-01".into()),
        ("au", "2026-12-31".into()),
    ];
    let op = Op::insert(Entity::FundingAgreement, values);
    let change = Change::entry("Convention", None, vec![op]);
    store
        .apply(&author, &Clock::System.moment(), &change)
        .unwrap();
}

fn of(home: &Home, more: &[&str]) -> Ran {
    home.run(&[&["bilan", "--convention", "2026-12"], more].concat())
}

fn join(home: &Home, path: &str) -> Ran {
    of(home, &["--joindre", path])
}

#[test]
fn a_file_is_joined_printed_kept_by_a_copy_and_removed() {
    let home = Home::with_demo();
    agree(&home);
    let png = format!("{FILES}/organigramme.png");
    let ran = join(&home, &png);
    assert_eq!((ran.code, &*ran.out), (0, ""), "{}", ran.err);
    assert!(
        ran.err.contains("Organigramme (organigramme.png)"),
        "{}",
        ran.err
    );
    assert!(join(&home, &png).err.contains("il y est déjà"));
    let pdf = format!("{FILES}/organigramme.pdf");
    let ran = of(&home, &["--joindre", &pdf, "--libelle", "Plan"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (name, wanted) in [
        ("bilan.pdf", "organigramme.pdf"),
        ("bilan.docx", "word/media/rIdImage1.png"),
        (
            "bilan.txt",
            "Plan\u{a0}: fichier PDF joint à part, «\u{a0}organigramme.pdf\u{a0}»",
        ),
    ] {
        assert_eq!(of(&home, &["-o", name]).code, 0);
        let bytes = std::fs::read(home.path().join(name)).unwrap();
        assert!(String::from_utf8_lossy(&bytes).contains(wanted), "{name}");
    }
    // A summary that is kept has its files, whatever becomes of them.
    assert_eq!(of(&home, &["--figer", "2026"]).code, 0);
    let ran = of(&home, &["--retirer", "plan.pdf"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("organigramme.pdf"), "{}", ran.err);
    let ran = of(&home, &["--retirer", "organigramme.pdf"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(of(&home, &["-o", "sans.txt"]).code, 0);
    assert_eq!(
        home.run(&["bilan", "--fige", "2026", "-o", "fige.txt"])
            .code,
        0
    );
    let read = |name: &str| std::fs::read_to_string(home.path().join(name)).unwrap();
    assert!(!read("sans.txt").contains("organigramme.pdf"));
    assert!(read("fige.txt").contains("organigramme.pdf"));
    // A copy of the store has them; what is lost is noticed.
    assert_eq!(home.run(&["sauvegarder", "copie.db"]).code, 0);
    let copy = home.path().join("copie.db");
    let checked = |home: &Home| home.run(&["--base", copy.to_str().unwrap(), "verifier"]);
    assert_eq!(checked(&home).code, 0, "{}", checked(&home).err);
    let raw = rusqlite::Connection::open(&copy).unwrap();
    raw.execute("UPDATE piece_contenu SET contenu = 'AAAA'", [])
        .unwrap();
    drop(raw);
    let ran = checked(&home);
    assert_ne!(ran.code, 0);
    assert!(
        ran.out.contains("organigramme.pdf, organigramme.png"),
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn what_cannot_be_printed_is_refused_with_its_name_and_the_way_out() {
    let home = Home::with_demo();
    agree(&home);
    let png = std::fs::read(format!("{FILES}/organigramme.png")).unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(home.path().join(name), bytes).unwrap();
    write("coupee.png", &png[..300]);
    write("image.pdf", &png);
    let mut spoiled = png.clone();
    spoiled[60] ^= 0x55;
    write("abimee.png", &spoiled);
    write("lourd.pdf", &vec![b' '; 5_000_001]);
    write("organigramme.odg", b"PK");
    write(
        "ferme.pdf",
        b"%PDF-1.7\ntrailer <</Encrypt 5 0 R>>\n%%EOF\n",
    );
    let pipe = std::process::Command::new("mkfifo")
        .arg(home.path().join("tube.pdf"))
        .status();
    assert!(pipe.unwrap().success());
    for (name, wanted) in [
        ("coupee.png", "sa fin manque"),
        ("image.pdf", "donnez-lui un nom en .png"),
        ("abimee.png", "abîmée"),
        ("lourd.pdf", "plus de 5 Mo"),
        ("organigramme.odg", "ni un PDF, ni une image"),
        ("ferme.pdf", "mot de passe"),
        ("tube.pdf", "ce n’est pas un fichier"),
        ("aucun.pdf", "n’existe pas"),
        ("data", "ce n’est pas un fichier"),
    ] {
        let ran = join(&home, name);
        assert_eq!(ran.code, 7, "{name} {}", ran.err);
        assert!(
            ran.err.contains(name) && ran.err.contains(wanted),
            "{}",
            ran.err
        );
    }
    let ran = home.run(&["bilan", "--joindre", "organigramme.png"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn who_does_not_write_the_summary_joins_nothing() {
    let (home, ..) = home_of(Role::Referent);
    agree(&home);
    let ran = join(&home, &format!("{FILES}/organigramme.png"));
    assert_eq!(ran.code, 6, "{}", ran.err);
}

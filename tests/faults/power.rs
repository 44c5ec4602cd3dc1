//! F04, F22: the power that goes, the one write or sync that fails. The program writes on a disk that
//! remembers only what was synced, and fails when it is told (`power.c`).
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use carnet::domain::record::Entity;
use carnet::store::Store;

use super::kill::{MOST, a_writer_on, acknowledged, new_store};
use super::{Chance, rounds};

/// The simulated disk, compiled once.
fn disk(place: &Path) -> Option<PathBuf> {
    let made = place.join("power.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/power.c");
    let done = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-w", "-o"])
        .arg(&made)
        .arg(source)
        .args(["-ldl", "-lpthread"])
        .status();
    done.is_ok_and(|status| status.success()).then_some(made)
}

/// Cuts the power of a writer at some event; gives how many of its saves were acknowledged, how many of
/// those are lost, and whether the store is whole.
fn cut(disk: &Path, template: &[u8], at: u64, seed: u64, drops: bool) -> (usize, usize, bool) {
    let place = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let folder = place.path().join(name);
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("essai.db"), template).unwrap();
        folder
    };
    let (live, shadow) = (folder("disque"), folder("plateau"));
    let mut command = a_writer_on(&live.join("essai.db"));
    command
        .env("LD_PRELOAD", disk)
        .env("POWER_LIVE", &live)
        .env("POWER_SHADOW", &shadow)
        .env("POWER_CUT", at.to_string())
        .env("POWER_SEED", seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if drops {
        command.env("POWER_DROP", "1");
    }
    let mut child = command.spawn().unwrap();
    let names = acknowledged(&mut child);
    assert_eq!(
        child.wait().unwrap().code(),
        Some(99),
        "the power was not cut"
    );
    let Ok(store) = Store::open(&shadow.join("essai.db")) else {
        return (names.len(), names.len(), false);
    };
    let found = store.all_rows(Entity::Allocataire).unwrap_or_default();
    let kept: Vec<&str> = found.iter().filter_map(|row| row.text("nom")).collect();
    let lost = names
        .iter()
        .filter(|name| !kept.contains(&name.as_str()))
        .count();
    let whole = store.verify().is_ok_and(|report| report.is_clean());
    (names.len(), lost, whole)
}

#[test]
fn f04_no_save_that_was_acknowledged_is_lost_when_the_power_goes() {
    let place = tempfile::tempdir().unwrap();
    let Some(disk) = disk(place.path()) else {
        println!("F04: no C compiler, skipped");
        return;
    };
    let base = place.path().join("modele.db");
    drop(new_store(&base));
    let template = std::fs::read(&base).unwrap();
    let mut chance = Chance::new(4);
    let mut saves = 0;
    for _ in 0..rounds(12, 200) {
        let (at, seed) = (60 + chance.below(2_500), chance.below(u64::MAX));
        let (said, lost, whole) = cut(&disk, &template, at, seed, false);
        saves += said;
        assert_eq!(lost, 0, "of {said} saves, cut at {at}, seed {seed}");
        assert!(whole, "cut at {at}, seed {seed}");
    }
    assert!(saves > rounds(50, 1_000), "{saves} saves");
    // The same disk, when it lies about what it has synced: without this, the test would prove nothing.
    let lying = rounds(6, 40);
    let lossy = (0..lying).filter(|_| {
        let (at, seed) = (400 + chance.below(2_000), chance.below(u64::MAX));
        let (said, lost, whole) = cut(&disk, &template, at, seed, true);
        said > 0 && (lost > 0 || !whole)
    });
    let lossy = lossy.count();
    println!(
        "F04: {saves} saves acknowledged, 0 lost; a disk that does not sync loses in {lossy} rounds of {lying}"
    );
    assert!(lossy * 10 >= lying * 9, "{lossy} of {lying}");
}

/// Errors of a disk: EIO, ENOSPC.
const ERRORS: [i32; 2] = [5, 28];

#[test]
fn f22_whichever_write_or_sync_fails_nothing_is_said_that_is_not_so() {
    let place = tempfile::tempdir().unwrap();
    let Some(disk) = disk(place.path()) else {
        println!("F22: no C compiler, skipped");
        return;
    };
    let base = place.path().join("modele.db");
    drop(new_store(&base));
    let template = std::fs::read(&base).unwrap();
    let (mut refused, mut saves) = (0, 0);
    let step = rounds(17, 1);
    for fail in (1..260).step_by(step) {
        let errno = ERRORS[fail % 2];
        let place = tempfile::tempdir().unwrap();
        let (live, shadow) = (place.path().join("disque"), place.path().join("plateau"));
        std::fs::create_dir(&live).unwrap();
        std::fs::create_dir(&shadow).unwrap();
        let base = live.join("essai.db");
        std::fs::write(&base, &template).unwrap();
        let output = a_writer_on(&base)
            .env("LD_PRELOAD", &disk)
            .env("POWER_LIVE", &live)
            .env("POWER_SHADOW", &shadow)
            .env("POWER_FAIL", fail.to_string())
            .env("POWER_ERRNO", errno.to_string())
            .env(MOST, "8")
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!out.contains("panicked"), "call {fail}: {out}");
        let said: Vec<&str> = out
            .lines()
            .filter_map(|line| Some(line.split_once("gardé ")?.1))
            .collect();
        let not: Vec<&str> = out
            .lines()
            .filter_map(|line| {
                line.split_once("refusé ")?
                    .1
                    .split_once(" : ")
                    .map(|it| it.0)
            })
            .collect();
        // An opening may be refused as a whole.
        let store = Store::open(&base).unwrap();
        let found = store.all_rows(Entity::Allocataire).unwrap();
        let kept: Vec<&str> = found.iter().filter_map(|row| row.text("nom")).collect();
        for name in &said {
            assert!(
                kept.contains(name),
                "call {fail}, errno {errno}: {name} is lost"
            );
        }
        for name in &not {
            assert!(
                !kept.contains(name),
                "call {fail}, errno {errno}: {name} was refused and is there"
            );
        }
        assert!(
            store.verify().unwrap().is_clean(),
            "call {fail}, errno {errno}"
        );
        refused += not.len();
        saves += said.len();
    }
    println!("F22: {saves} saves, {refused} refused and said so, nothing else");
    assert!(saves > 0 && refused > 0);
}

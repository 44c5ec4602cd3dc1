//! At a terminal: four questions at most, and leaving them creates nothing.
use std::io::{Read, Write};

use carnet::domain::record::Entity;
use carnet::domain::rights::Role;
use carnet::store::Store;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::home::Home;

/// Runs a command in a terminal, typing each answer once its question is there.
fn at_terminal(home: &Home, words: &[&str], answers: &[(&str, &[u8])]) -> (u32, String) {
    let pair = native_pty_system()
        .openpty(PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        })
        .unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_carnet"));
    command.args(words);
    command.env_clear();
    command.env("HOME", home.path());
    command.env("XDG_DATA_HOME", home.path().join("data"));
    command.env("XDG_CONFIG_HOME", home.path().join("config"));
    command.cwd(home.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut seen = Vec::new();
    for (question, typed) in answers {
        wait_for(reader.as_mut(), &mut seen, question);
        writer.write_all(typed).unwrap();
        writer.flush().unwrap();
    }
    // A terminal whose other side is gone reads as an error: the end all the same.
    let _ = reader.read_to_end(&mut seen);
    let code = child.wait().unwrap().exit_code();
    (code, String::from_utf8_lossy(&seen).into_owned())
}

fn wait_for(reader: &mut dyn Read, seen: &mut Vec<u8>, text: &str) {
    let mut byte = [0];
    while !String::from_utf8_lossy(seen).contains(text) {
        let read = reader.read(&mut byte).expect("the program is still there");
        assert_eq!(read, 1, "{}", String::from_utf8_lossy(seen));
        seen.extend(byte);
    }
}

#[test]
fn four_answers_make_the_store() {
    let home = Home::new();
    let (code, said) = at_terminal(
        &home,
        &["init"],
        &[
            ("votre nom [", "Claire Rivière\r".as_bytes()),
            ("structure [", "Maison de l’Étang\r".as_bytes()),
            ("numéro ou nom) [", b"3\r"),
            ("titre ou nom) [", b"1\r"),
        ],
    );
    assert_eq!(code, 0, "{said}");
    let store = Store::open(&home.base()).unwrap();
    let agents = store.all_rows(Entity::Agent).unwrap();
    assert_eq!(agents[0].text("prenom"), Some("Claire"));
    assert_eq!(agents[0].text("nom"), Some("Rivière"));
    assert_eq!(agents[0].text("fonction"), Some(Role::ALL[2].code()));
    let structures = store.all_rows(Entity::Organization).unwrap();
    assert_eq!(structures[0].text("nom"), Some("Maison de l’Étang"));
}

#[test]
fn interrupted_130_creates_nothing() {
    for key in [&b"\x03"[..], b"\x04"] {
        let home = Home::new();
        let (code, said) = at_terminal(&home, &["init"], &[("votre nom [", key)]);
        assert_eq!(code, 130, "{said}");
        assert!(!home.base().exists());
    }
}

#[test]
fn told_not_to_ask_it_does_not() {
    let home = Home::new();
    let (code, said) = at_terminal(&home, &["--non-interactif"], &[]);
    assert_eq!(code, 10, "{said}");
    let (code, said) = at_terminal(&home, &["--non-interactif", "init"], &[]);
    assert_eq!(code, 0, "{said}");
}

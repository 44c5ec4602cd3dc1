//! F48: whatever the mask of the session, what carnet makes is for its owner alone.
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::home::{Home, ran};

/// What a day of commands makes: a store, copies, exports, papers, settings.
const DAY: [&str; 9] = [
    "init",
    "importer une.csv",
    "sauvegarder copie.db",
    "sauvegarder --vers copies",
    "exporter tout.csv",
    "exporter tout.json",
    "document carnet 1 -o carnet.docx",
    "document carnet 1 -o carnet.pdf",
    "restaurer copie.db --oui",
];

/// The files and folders whose mode lets others in.
fn open_to_others(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let about = std::fs::symlink_metadata(&path).unwrap();
        let others = about.permissions().mode() & 0o077;
        if others != 0 {
            found.push(format!("{} {others:o}", path.display()));
        }
        if about.is_dir() {
            open_to_others(&path, found);
        }
    }
}

#[test]
fn f48_all_that_is_made_is_for_its_owner_alone_whatever_the_mask() {
    for mask in ["000", "022"] {
        let home = Home::new();
        home.write("une.csv", "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n");
        let private = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(home.path().join("une.csv"), private).unwrap();
        for words in DAY {
            let words: Vec<&str> = words.split(' ').collect();
            let of_carnet = home.command(&words);
            let line = format!("umask {mask}; exec \"$0\" \"$@\"");
            let mut command = Command::new("sh");
            command
                .args(["-c", line.as_str()])
                .arg(of_carnet.get_program())
                .args(of_carnet.get_args())
                .current_dir(home.path())
                .env_clear()
                .envs(of_carnet.get_envs().filter_map(|(k, v)| Some((k, v?))));
            let ran = ran(&command.output().unwrap());
            assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        }
        let mut found = Vec::new();
        open_to_others(home.path(), &mut found);
        assert!(found.is_empty(), "umask {mask}: {found:#?}");
    }
}

//! Other programs of the machine that a paper is given to: the one that opens files, the one that prints them.
//! Knows no screen and no person.
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::app::Elsewhere;

/// How long its answer is waited for: one that still runs then shows the file.
const PATIENCE: Duration = Duration::from_secs(5);
/// Between two looks at whether it has ended.
const LOOK: Duration = Duration::from_millis(20);

/// The program that opens files, where there is a desktop to show them on.
pub(super) fn opener() -> Option<PathBuf> {
    let has = |name| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    let desktop = has("DISPLAY") || has("WAYLAND_DISPLAY");
    match cfg!(target_os = "macos") {
        true => found("open"),
        false => found("xdg-open").filter(|_| desktop),
    }
}

/// The program that prints.
pub(super) fn printer() -> Option<PathBuf> {
    found("lp")
}

/// A program of that name, where the system looks for them.
fn found(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let runs = |path: &PathBuf| {
        let about = path.metadata();
        about.is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
    };
    std::env::split_paths(&folders)
        .map(|it| it.join(name))
        .find(runs)
}

/// Gives a file to a program: a printer reads it on its input, so that its name is told to nobody.
///
/// # Errors
/// A sentence that says that it did not work.
pub(super) fn give(how: Elsewhere, program: &Path, path: &Path) -> Result<String, String> {
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    let mut command = Command::new(program);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0);
    let refused = |_| {
        format!(
            "« {name} » n’a pas pu démarrer. Le papier est toujours là : {}",
            path.display()
        )
    };
    let (asked, done) = match how {
        Elsewhere::Open => (
            command.arg(path).stdin(Stdio::null()),
            "Ouvert dans un autre programme",
        ),
        Elsewhere::Print => {
            let file = File::open(path).map_err(refused)?;
            (command.stdin(file), "Envoyé à l’imprimante")
        }
    };
    let mut child = asked.spawn().map_err(refused)?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(format!("{done}.")),
            Ok(None) if start.elapsed() < PATIENCE => std::thread::sleep(LOOK),
            Ok(None) if how == Elsewhere::Open => return Ok(format!("{done}.")),
            _ => {
                return Err(format!(
                    "« {name} » n’a pas réussi. Le papier est toujours là : {}",
                    path.display()
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that notes its arguments and its input.
    fn program(folder: &Path, ends: &str) -> PathBuf {
        let path = folder.join("imprime");
        let noted = folder.join("reçu");
        let text = format!(
            "#!/bin/sh\n{{ echo \"$#\"; cat; }} > '{}'\n{ends}\n",
            noted.display()
        );
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        path
    }

    #[test]
    fn a_printer_gets_the_file_on_its_input_and_no_name() {
        let place = tempfile::tempdir().unwrap();
        let paper = place.path().join("plan-12-ABDALLAH-Nadia.txt");
        std::fs::write(&paper, "le plan").unwrap();
        let lp = program(place.path(), "exit 0");
        let said = give(Elsewhere::Print, &lp, &paper).unwrap();
        assert_eq!(said, "Envoyé à l’imprimante.");
        let noted = std::fs::read_to_string(place.path().join("reçu")).unwrap();
        assert_eq!(noted, "0\nle plan");
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_is_told_with_the_paper() {
        let place = tempfile::tempdir().unwrap();
        let paper = place.path().join("plan-12.txt");
        std::fs::write(&paper, "le plan").unwrap();
        let lp = program(place.path(), "exit 1");
        let said = give(Elsewhere::Print, &lp, &paper).unwrap_err();
        assert!(
            said.contains("n’a pas réussi") && said.contains("plan-12.txt"),
            "{said}"
        );
        let gone = place.path().join("rien");
        let said = give(Elsewhere::Open, &gone, &paper).unwrap_err();
        assert!(said.contains("« rien » n’a pas pu démarrer"), "{said}");
    }
}

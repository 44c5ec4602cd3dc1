//! A home of one's own for a run of the program.
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The day of the demonstration in these tests.
pub const DAY: &str = "21/11/2026";

pub struct Home {
    place: TempDir,
}

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        Self {
            place: tempfile::tempdir().unwrap(),
        }
    }

    /// A home whose store holds the demonstration as of [`DAY`].
    pub fn with_demo() -> Self {
        let home = Self::new();
        let base = home.base();
        let ran = home.run(&["--date", DAY, "demo", "--dans", base.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        home
    }

    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// Where the store is unless told otherwise.
    pub fn base(&self) -> PathBuf {
        self.path().join("data/carnet/carnet.db")
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
        command
            .args(words)
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path())
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("XDG_CONFIG_HOME", self.path().join("config"))
            .env("TZ", "Europe/Paris")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        ran(&self.command(words).output().unwrap())
    }

    /// What a run that must succeed writes.
    pub fn out(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        ran.out
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }
}

pub fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().expect("ended by itself"),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

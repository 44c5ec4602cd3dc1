//! A draft kept beside the store while it can't be written: in the folder that the system keeps in
//! memory for the session, 0600. It enters the store as soon as that is possible, at the next start
//! at the latest. Where there is no such folder, what is typed is on screen only.
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::drafts::Draft;
use super::sql::{Param, first};
use super::{Result, Store};
use crate::domain::change::{Author, Moment};
use crate::domain::record::Id;
use crate::files::{self, LeftNote, is_left, new_name};

/// A draft beside the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside(PathBuf);

/// What the file of a draft says.
#[derive(Serialize, Deserialize)]
struct Kept {
    base: PathBuf,
    auteur: String,
    #[serde(flatten)]
    draft: Draft,
    /// The act that was to save it, when the disk had not answered for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    envoi: Option<Sending>,
}

/// An act that the disk had not answered for: whether it was kept is known at the next opening.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sending {
    session: String,
    fait_a: String,
    /// What is left to save, when it was kept.
    reste: Option<Draft>,
}

impl Sending {
    /// The act of an author at that moment, and what was typed since.
    pub fn new(author: &Author, moment: &Moment, rest: Option<Draft>) -> Self {
        Self {
            session: author.session.clone(),
            fait_a: moment.instant_text(),
            reste: rest,
        }
    }
}

/// What was taken up of what was beside the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenUp {
    /// Number of drafts.
    pub drafts: usize,
    /// The acts that were kept after all, in words.
    pub kept: Vec<String>,
}

impl Aside {
    /// It is in the store, or no longer wanted.
    pub fn remove(self) {
        // One that stays is offered again: nothing is lost by it.
        let _ = fs::remove_file(self.0);
    }
}

impl Store {
    /// Keeps a draft beside the store, in the place of the one given.
    ///
    /// # Errors
    /// When there is no private folder, or it can't be written.
    pub fn keep_aside(
        &self,
        author: &Author,
        draft: &Draft,
        former: Option<&Aside>,
        sending: Option<Sending>,
    ) -> io::Result<Aside> {
        if self.is_encrypted() {
            // Never in clear: it stays on screen, and whoever asked says so.
            return Err(ErrorKind::Unsupported.into());
        }
        let folder = folder().ok_or(ErrorKind::NotFound)?;
        let mut draft = draft.clone();
        if let Some(id) = self.draft_on_its_way(&draft) {
            (draft.id, draft.session) = (id, author.session.clone());
        }
        let kept = Kept {
            base: self.place(),
            auteur: author.name.clone(),
            draft,
            envoi: sending,
        };
        let text = serde_json::to_vec(&kept)?;
        let to = former.map_or_else(|| folder.join(new_name()), |it| it.0.clone());
        // The former one stays until this one is whole.
        let new = to.with_extension("nouveau");
        let mut file = fs::OpenOptions::new();
        let mut file = file
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&new)?;
        file.write_all(&text)?;
        file.sync_all()?;
        fs::rename(&new, &to)?;
        Ok(Aside(to))
    }

    /// Takes into the store the drafts of an author that programs which are gone left beside it, but what is
    /// saved already.
    ///
    /// # Errors
    /// When the store can't be written: they stay where they are.
    pub fn take_up_asides(&mut self, author: &Author, moment: &Moment) -> Result<TakenUp> {
        let place = self.place();
        let mut taken = TakenUp::default();
        for (file, kept) in left() {
            if kept.base != place || kept.auteur != author.name {
                continue;
            }
            let mut draft = kept.draft;
            if let Some(sending) = kept.envoi
                && let Some(label) = self.label_of(&sending)?
            {
                taken.kept.push(label);
                match sending.reste {
                    Some(rest) => draft = rest,
                    None => {
                        Aside(file).remove();
                        continue;
                    }
                }
            }
            match self.draft_session(draft.id)? {
                // One that was on its way may not be there, and another one have its number.
                Some(its) if !draft.session.is_empty() && its != draft.session => draft.id = 0,
                Some(_) => self.take_up_draft(author, draft.id)?,
                // Its own draft, if it had one, was saved or given up since.
                None => draft.id = 0,
            }
            self.keep_draft(author, moment, &draft)?;
            Aside(file).remove();
            taken.drafts += 1;
        }
        Ok(taken)
    }

    /// That act in words, when it was kept.
    fn label_of(&self, sending: &Sending) -> Result<Option<String>> {
        let text = "SELECT libelle FROM acte WHERE session = $1 AND fait_a = $2";
        let values: [&dyn Param; 2] = [&sending.session, &sending.fait_a];
        first(&self.conn, text, &values, |row| row.get(0))
    }

    /// Where the store is, by one name only.
    fn place(&self) -> PathBuf {
        fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone())
    }
}

/// Where a text that the person's own editor has comes from.
#[derive(Serialize, Deserialize)]
struct Origin {
    base: PathBuf,
    auteur: String,
    brouillon: Id,
    champ: u64,
}

impl Store {
    /// Says where a text that is given to the person's own editor comes from: a draft, and its field.
    pub fn note_origin(&self, author: &Author, draft: Id, field: u64) -> String {
        let origin = Origin {
            base: self.place(),
            auteur: author.name.clone(),
            brouillon: draft,
            champ: field,
        };
        serde_json::to_string(&origin).unwrap_or_default()
    }

    /// The texts that the editor had when the program was killed: each draft, its field, the note.
    pub fn left_notes(&self, author: &Author) -> Vec<(Id, u64, LeftNote)> {
        let place = self.place();
        let of_mine = |note: LeftNote| {
            let origin: Origin = serde_json::from_str(&note.origin).ok()?;
            let mine = origin.base == place && origin.auteur == author.name;
            mine.then_some((origin.brouillon, origin.champ, note))
        };
        files::left_notes()
            .into_iter()
            .filter_map(of_mine)
            .collect()
    }
}

/// Only where the system keeps the files of a session in memory.
fn folder() -> Option<PathBuf> {
    std::env::var_os("XDG_RUNTIME_DIR")?;
    files::private_place().ok()
}

/// Whether there is a place for the files of a session that is in memory.
pub(super) fn is_in_memory() -> bool {
    folder().is_some()
}

/// The drafts that programs which are gone left.
fn left() -> Vec<(PathBuf, Kept)> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let read = |path: &Path| {
        let text = fs::read(path).ok()?;
        serde_json::from_slice(&text).ok()
    };
    files
        .map(|file| file.path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| is_left(name, path))
        })
        .filter_map(|path| read(&path).map(|kept| (path, kept)))
        .collect()
}

//! Files that go with the yearly summary: read from the machine and kept with an agreement, then the last pages of the
//! paper (« Hérault, bilan de convention », III: « joindre un organigramme »).
use std::io::ErrorKind;
use std::path::PathBuf;

use super::model::{Attached, Letterhead, Part, Sheet};
use super::pdf::pdf;
use super::prelude::*;
use crate::domain::attachment::{Content, FileKind, Flaw, MOST_BYTES, file_name};
use crate::domain::change::{Author, Change, Moment, Op};
use crate::domain::record::Entity;
use crate::domain::record::attachment::{ATTACHMENT, AttachmentRecord};
use crate::domain::text::clean_line;
use crate::files;
use crate::statistics::summary::Report;
use crate::statistics::summary::attachment::Attachment;
use crate::store::{OnProgress, Progress, Result, Store, StoreError};

/// A file to be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToAttach {
    /// The agreement of the summary.
    pub agreement: Id,
    /// Where the file is.
    pub path: PathBuf,
    /// What it is.
    pub label: String,
}

impl ToAttach {
    /// The name of the file.
    pub fn name(&self) -> String {
        file_name(&self.path.to_string_lossy())
    }

    /// What it holds, which can be printed.
    fn read(&self) -> std::result::Result<Content, String> {
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        let bytes = files::read(&self.path, most).map_err(|error| match error.kind() {
            ErrorKind::NotFound => "il n’existe pas ; vérifiez son chemin".to_owned(),
            ErrorKind::PermissionDenied => {
                "l’accès est refusé ; demandez à pouvoir le lire, ou copiez-le ailleurs".to_owned()
            }
            ErrorKind::InvalidInput => {
                "ce n’est pas un fichier ; donnez le chemin d’un PDF ou d’une image".to_owned()
            }
            ErrorKind::FileTooLarge => Flaw::Heavy.to_string(),
            _ => error.to_string(),
        })?;
        let content = Content::of(bytes).map_err(|flaw| flaw.to_string())?;
        match can_be_drawn(&content) {
            true => Ok(content),
            false => Err(Flaw::Damaged.to_string()),
        }
    }
}

/// Joins a file to the summary of an agreement; gives the act, in words.
///
/// # Errors
/// `Refused` when it can't be read or printed, or is there already; `GivenUp`; those of [`Store::apply`]: nothing is
/// kept then.
pub fn attach(
    store: &mut Store,
    (author, moment): (&Author, &Moment),
    asked: &ToAttach,
    told: &mut OnProgress<'_>,
) -> Result<String> {
    let (name, label) = (asked.name(), clean_line(&asked.label));
    let refused = |why: &str| {
        StoreError::Refused(format!(
            "« {name} » ne peut pas être joint au bilan : {why}."
        ))
    };
    if label.is_empty() {
        return Err(refused("dites ce que c’est, par exemple « Organigramme »"));
    }
    let content = asked.read().map_err(|why| refused(&why))?;
    if let Some(why) = content.kind.misnamed(&name) {
        return Err(refused(&why));
    }
    let digest = content.digest();
    let known = store.all_rows(Entity::Attachment)?;
    let mut known = known.iter().map(AttachmentRecord::of);
    let twice =
        known.find(|it| it.agreement() == Some(asked.agreement) && it.digest() == Some(&*digest));
    if twice.is_some() && store.attached(&digest)?.is_some() {
        return Err(refused("il y est déjà"));
    }
    if told(Progress { done: 1, total: 1 }).is_break() {
        return Err(StoreError::GivenUp);
    }
    let size = i64::try_from(content.bytes.len()).unwrap_or_default();
    let act = format!("Fichier joint au bilan : {label} ({name})");
    let values = vec![
        ATTACHMENT.agreement.set(asked.agreement),
        ATTACHMENT.label.set(&*label),
        ATTACHMENT.file.set(&*name),
        ATTACHMENT.size.set(size),
        ATTACHMENT.digest.set(&*digest),
    ];
    // One that was damaged gives its place.
    let former = twice.map(|it| Op::remove(it.row()));
    let ops = former
        .into_iter()
        .chain([Op::insert(Entity::Attachment, values)]);
    let change = Change {
        content: Some(content),
        ..Change::entry(&*act, None, ops.collect())
    };
    store.apply(author, moment, &change)?;
    Ok(act)
}

/// Whether it can be a page of a PDF: its points are read, not only its size.
fn can_be_drawn(content: &Content) -> bool {
    let attached = Attached {
        name: "essai".to_owned(),
        caption: "Essai".to_owned(),
        apart: String::new(),
        content: content.clone(),
    };
    let trial = Document {
        title: "Essai".to_owned(),
        about: String::new(),
        version: String::new(),
        made_at: chrono::DateTime::UNIX_EPOCH,
        letterhead: Letterhead::default(),
        type_size: TypeSize::Normal,
        parts: vec![upright(vec![Block::Attached(attached)])],
    };
    pdf(&trial).is_ok()
}

/// The last pages of a summary: its files, each from the top of a page.
pub(super) fn annexes(report: &Report) -> Vec<Part> {
    let pages = report.attachments.iter().enumerate();
    let page = |(at, it): (usize, &Attachment)| {
        let mut blocks = vec![heading(Level::Two, it.label.clone())];
        if at == 0 {
            blocks.insert(0, heading(Level::One, "Annexes"));
        }
        let content = it.content.as_ref().filter(|it| can_be_drawn(it));
        let sheet = match content.map(|it| it.pixels) {
            Some((width, height)) if width > height => Sheet::Landscape,
            _ => Sheet::Portrait,
        };
        blocks.push(match content {
            Some(content) => attached(it, content),
            None => paragraph(format!(
                "Le fichier « {} » n’est plus lisible dans la base : il n’est pas dans ce bilan. Joignez-le à nouveau.",
                it.name
            )),
        });
        Part { sheet, blocks }
    };
    pages.map(page).collect()
}

fn attached(it: &Attachment, content: &Content) -> Block {
    let Attachment { label, name, .. } = it;
    let (caption, apart) = match content.kind {
        FileKind::Pdf => (
            format!(
                "{label} : le fichier « {name} » est joint à ce PDF, parmi ses pièces jointes."
            ),
            format!("{label} : fichier PDF joint à part, « {name} »."),
        ),
        FileKind::Png | FileKind::Jpeg => (
            format!("{label} : « {name} »"),
            format!("{label} : image « {name} », dans le bilan en PDF ou en Word."),
        ),
    };
    Block::Attached(Attached {
        name: name.clone(),
        caption,
        apart,
        content: content.clone(),
    })
}

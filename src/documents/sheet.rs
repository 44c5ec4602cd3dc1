//! What every paper has around its own words: letterhead, version, legal notice, typography.
use super::model::{Block, Document, Letterhead, Part, Sheet, TypeSize};
use super::source::Source;
use super::typography::dress;
use crate::domain::identifiers::phone_display;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::display_name;

/// A part held upright.
pub(super) fn upright(blocks: Vec<Block>) -> Part {
    Part {
        sheet: Sheet::Portrait,
        blocks,
    }
}

/// A part held on its side.
pub(super) fn sideways(blocks: Vec<Block>) -> Part {
    Part {
        sheet: Sheet::Landscape,
        blocks,
    }
}

/// A paper whole: its parts between its head and its notice, in French typography.
pub(super) fn paper(
    source: &Source,
    title: &str,
    type_size: TypeSize,
    parts: impl IntoIterator<Item = Part>,
) -> Document {
    let mut parts: Vec<Part> = parts.into_iter().collect();
    let notice = &source.template.notice;
    if let (Some(last), false) = (parts.last_mut(), notice.is_empty()) {
        last.blocks.push(Block::Note(notice.clone()));
    }
    let person = source.identity();
    dress(Document {
        title: title.to_owned(),
        about: display_name(
            person
                .and_then(AllocataireRecord::last_name)
                .unwrap_or_default(),
            person
                .and_then(AllocataireRecord::first_name)
                .unwrap_or_default(),
        ),
        version: source.stamp.version(),
        made_at: source.stamp.made_at,
        letterhead: Letterhead {
            lines: letterhead(source),
            logo: source.template.logo.clone(),
        },
        type_size,
        parts,
    })
}

/// The lines of the template, else the name, address and telephone of the structure.
fn letterhead(source: &Source) -> Vec<String> {
    if !source.template.letterhead.is_empty() {
        return source.template.letterhead.clone();
    }
    let lines = source.structure().map(|it| {
        let words = [it.name(), it.address()].map(|it| it.map(str::to_owned));
        words.into_iter().chain([it.phone().map(phone_display)])
    });
    lines.into_iter().flatten().flatten().collect()
}

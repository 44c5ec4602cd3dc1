//! What stands above a page: when the person read it and what they said of it; and, at its end, the
//! words they added before.
use super::layout::Piece;
use super::{Source, changed, said};
use crate::domain::date::full;
use crate::domain::record::Row;
use crate::domain::validation::record_read;
use crate::domain::validation::{ValidatedPart, answer, means};

/// What stands above the page of a part.
pub(super) fn above(source: &Source<'_>, part: ValidatedPart) -> Vec<Piece> {
    let Some(last) = said(source.file, part).into_iter().next() else {
        return vec![Piece::ToRead(
            "Vous n’avez pas encore relu cette page.".to_owned(),
        )];
    };
    let day = last.date("faite_le").map(full).unwrap_or_default();
    let other_record =
        part == ValidatedPart::Situation && last.int("objet_id") != record_read(source.file, part);
    let mut pieces = if other_record || changed::since(source.history, last, part) {
        vec![Piece::ToRead(format!(
            "Cette page a changé depuis que vous l’avez relue le {day}."
        ))]
    } else {
        let mut how = means(last);
        if !how.is_empty() {
            how = format!(", {how}");
        }
        vec![Piece::Read(format!(
            "Vous avez relu cette page le {day}{how} : {}.",
            answer(last)
        ))]
    };
    pieces.extend(note(last, "Vous avez ajouté ce jour-là"));
    pieces
}

/// Words added before the last reading, the latest first.
pub(super) fn words_before(source: &Source<'_>, part: ValidatedPart) -> Vec<Piece> {
    let older: Vec<Piece> = said(source.file, part)
        .into_iter()
        .skip(1)
        .flat_map(|row| {
            let day = row.date("faite_le").map(full).unwrap_or_default();
            note(row, &format!("Le {day}"))
        })
        .collect();
    if older.is_empty() {
        return older;
    }
    let title = Piece::Heading("Ce que vous avez ajouté avant".to_owned());
    std::iter::once(title).chain(older).collect()
}

fn note(row: &Row, when: &str) -> Option<Piece> {
    let note = row.text("note")?;
    Some(Piece::Words(format!("{when} : « {} »", note.trim())))
}

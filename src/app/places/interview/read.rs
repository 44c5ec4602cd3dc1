//! What is written around a page: when the person read it and what they said of it, above; the words
//! that they added before, below.
use crate::documents::model::Block;
use crate::documents::pages::{added, before, changed_since, read_again};
use crate::domain::file::CaseFile;
use crate::domain::history::HistoryEntry;
use crate::domain::record::validation::ValidationRecord;
use crate::domain::record::{Entity, Record};
use crate::domain::validation::{ValidatedPart, record_read, validations_of};
use crate::words::changed::is_another;

/// The blocks above the page of a part, and those below it.
pub(super) fn around(
    file: &CaseFile,
    history: &[HistoryEntry],
    part: ValidatedPart,
) -> (Vec<Block>, Vec<Block>) {
    let record = record_read(file, part);
    // A new evaluation is a page that changed; a new contract or review is another page.
    let another = matches!(part, ValidatedPart::Contract | ValidatedPart::Review);
    let of = record.filter(|_| another);
    let all = validations_of(file.rows(Entity::Validation), part, of);
    let Some((last, older)) = all.split_first() else {
        let words = "Vous n’avez pas encore relu cette page.";
        return (vec![Block::Note(words.to_owned())], Vec::new());
    };
    let read = ValidationRecord::of(last);
    let words = if is_another(file, history, part, read) {
        changed_since(last)
    } else {
        format!("✓ {}", read_again(last))
    };
    let above = std::iter::once(Block::Note(words)).chain(added(last));
    (above.collect(), before(older))
}

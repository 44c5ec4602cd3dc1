//! Text: folding, sanitising, names, plurals and French typography. Knows no field.
mod cell;
mod closest;
mod fold;
mod kept;
mod name;
mod number;
mod sanitize;
mod sentence;
#[cfg(test)]
mod tests;
mod wrap;

pub use cell::{CSV_MARK, content, csv_row, sheet_cell};
pub use closest::did_you_mean;
pub use fold::{fold, sort_key, words};
pub use kept::{Kept, Section, kept_group, kept_line, kept_row, kept_sections, one_line};
pub use name::display_name;
pub use number::{decimal, number, percent, plural, typography};
pub use sanitize::{clean_line, clean_prose, is_forbidden, visible, visible_prose};
pub use sentence::{capital, enclosed, in_brackets, joined, listed, mid_sentence, uncapital};
pub use wrap::{unbroken, wrap};

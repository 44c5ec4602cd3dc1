//! What must hold between the fields of one record: what any kind asks, then what its own kind asks.
//! Pure: a record and today; knows no form and no store.
//!
//! An error forbids to save; a warning is only shown. Who reads records that come from elsewhere (an
//! import, the store itself) shows both, and keeps the record.
use super::field::{Field, Kind};
use super::issue::{Doubt, Issue};
use super::value::Row;
use crate::domain::date::{Date, DateHint, full};

/// Everything wrong or doubtful in a record, on the day `today`.
pub fn check(row: &Row, today: Date) -> Vec<Issue> {
    let dates = row
        .entity
        .fields()
        .iter()
        .map(|field| (field, row.date(field.name)));
    let mut issues = not_in_the_future(dates, today);
    issues.extend(periods(row));
    issues.extend((row.entity.known().check)(row, today));
    issues
}

/// What is doubtful in a record that nobody is filling now: everything wrong in it, on the day
/// `today`, in one place; `None` when nothing is.
pub fn doubt(row: &Row, today: Date) -> Option<Doubt> {
    let issues = check(row, today).into_iter().filter(|it| !it.is_reminder);
    let mut doubt: Option<Doubt> = None;
    for issue in issues {
        match &mut doubt {
            Some(doubt) => {
                doubt.sentence.push(' ');
                doubt.sentence.push_str(&issue.sentence);
            }
            None => {
                doubt = Some(Doubt {
                    field: issue.field,
                    sentence: issue.sentence,
                });
            }
        }
    }
    doubt
}

/// What happened did not happen after today; what may be known in advance is only doubted. Of these dates, those of
/// the record or those that its form asks beside.
pub fn not_in_the_future<'f>(
    dates: impl IntoIterator<Item = (&'f Field, Option<Date>)>,
    today: Date,
) -> Vec<Issue> {
    let dates = dates.into_iter();
    let late = dates.filter(|(field, date)| {
        field.kind == Kind::Date(DateHint::Past) && date.is_some_and(|date| date > today)
    });
    late.map(|(field, _)| {
        if field.announced {
            let sentence = "Cette date est à venir. Vérifiez-la.";
            Issue::warning(field.name, &[field.name], sentence)
        } else {
            let sentence = format!(
                "Cette date est après aujourd’hui, le {}. Vérifiez-la.",
                full(today)
            );
            Issue::error(field.name, &[field.name], sentence)
        }
    })
    .collect()
}

/// An end does not come before its start.
fn periods(row: &Row) -> Vec<Issue> {
    let mut issues = Vec::new();
    for end in row.entity.fields() {
        for start in end.after.iter().filter_map(|name| row.entity.field(name)) {
            let (Some(from), Some(to)) = (row.date(start.name), row.date(end.name)) else {
                continue;
            };
            if to < from {
                let sentence = format!(
                    "Cette date est avant le {} («\u{a0}{}\u{a0}»). Corrigez l’une des deux.",
                    full(from),
                    start.label
                );
                issues.push(Issue::error(end.name, &[start.name, end.name], sentence));
            }
        }
    }
    issues
}

//! What is read at length in a file: the commitments of a contract, a version of it, two versions
//! compared, the hours of the last weeks, a record. Knows no screen.
use crate::domain::contract::{
    BaseCommitment, CommonBase, LineChange, Side, USUAL_HOURS, compare, last_weeks,
};
use crate::domain::record::Record;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::text::{Kept, kept_line};
use crate::words::contract::version_words;
use crate::words::prelude::*;
use crate::words::reading::Reading;
use crate::words::records::{self, Entry};

/// A title and what is read under it.
pub type Page = (String, Vec<Line>);

/// What is asked for; `None` when it is not, or no longer, in the file.
pub fn page(
    about: Reading,
    file: &CaseFile,
    (base, names): (&CommonBase, &Names),
    today: Date,
) -> Option<Page> {
    match about {
        Reading::Commitments(id) => commitments(file, base, id),
        Reading::Version(id) => version(file, id),
        Reading::Comparison(id) => comparison(file, id),
        Reading::Hours => Some(hours(file, today)),
        // They are not of a file.
        Reading::Rules => None,
        Reading::Record(kind, id) => {
            let entry = records::entry(file.row(kind, id)?, file, names, today);
            Some((kind.title().to_owned(), record(&entry)))
        }
    }
}

/// Words with « ## » headings and « ### » titles over rows, as lines.
fn headed(words: &str) -> Vec<Line> {
    let line = |line: &str| match (line.strip_prefix("## "), kept_line(line)) {
        (Some(title), _) => Line::heading(title),
        (None, Kept::Group(title)) => Line::plain(title),
        (None, _) => Line::plain(line),
    };
    words.lines().map(line).collect()
}

fn commitments(file: &CaseFile, base: &CommonBase, id: Id) -> Option<Page> {
    file.row(Entity::Contract, id)?;
    let mut lines = Vec::new();
    for side in [Side::Person, Side::Service] {
        if !lines.is_empty() {
            lines.push(Line::plain(""));
        }
        let title = format!("{} : socle commun", side.title());
        lines.push(Line::heading(title));
        lines.extend(base.of(side).iter().flat_map(base_lines));
        let own = file.commitments_of(id, side);
        let title = format!("{} : propre à ce contrat", side.title());
        lines.extend((!own.is_empty()).then(|| Line::heading(title)));
        let own = own.iter().map(|it| it.wording().unwrap_or_default());
        lines.extend(own.map(|words| Line::plain(format!("- {words}"))));
    }
    Some(("Engagements réciproques".to_owned(), lines))
}

fn base_lines(commitment: &BaseCommitment) -> Vec<Line> {
    let under = commitment.under.iter();
    let under = under.map(|item| Line::plain(format!("  · {item}")));
    let first = Line::plain(format!("- {}", commitment.text));
    std::iter::once(first).chain(under).collect()
}

fn version(file: &CaseFile, id: Id) -> Option<Page> {
    let it: ContractVersionRecord<'_> = file.one(id)?;
    Some((version_words(it), headed(it.content().unwrap_or_default())))
}

fn comparison(file: &CaseFile, id: Id) -> Option<Page> {
    let former = ContractVersionRecord::of(file.version_before(id)?);
    let latter: ContractVersionRecord<'_> = file.one(id)?;
    let [old, new] = [former, latter].map(|it| it.content().unwrap_or_default());
    let same = former.contract() == latter.contract();
    let of = |it: ContractVersionRecord<'_>| {
        let contract = it.contract().filter(|_| !same);
        let start = contract.and_then(|id| file.one::<ContractRecord<'_>>(id)?.start());
        start.map_or_else(String::new, |day| format!(" (contrat du {})", full(day)))
    };
    let mut lines = vec![
        Line::plain(format!("− {}{}", version_words(former), of(former))),
        Line::plain(format!("+ {}{}", version_words(latter), of(latter))),
        Line::plain(""),
    ];
    lines.extend(compare(old, new).into_iter().map(|(change, line)| {
        let title = line.strip_prefix("## ");
        let words = title.or(line.strip_prefix("### ")).unwrap_or(&line);
        let look = match (change, title) {
            (LineChange::Removed, _) => Look::Removed,
            (LineChange::Added, _) => Look::Added,
            (LineChange::Same, Some(_)) => Look::Heading,
            (LineChange::Same, None) => Look::Plain,
        };
        Line::plain(format!("{} {words}", change.sign())).look(look)
    }));
    let title = "Ce qui a changé depuis la version d’avant";
    Some((title.to_owned(), lines))
}

/// What is known of a record, then its long texts, then those that belong to it.
fn record(entry: &Entry) -> Vec<Line> {
    let facts = entry.facts.iter();
    let mut lines: Vec<Line> = facts
        .map(|(label, words)| Line::plain(format!("{label} : {words}")))
        .collect();
    for (label, words) in &entry.prose {
        lines.push(Line::plain(""));
        lines.push(Line::heading(label));
        lines.extend(headed(words));
    }
    for child in &entry.children {
        lines.push(Line::plain(""));
        lines.push(Line::heading(child.kind.title()));
        lines.extend(record(child));
    }
    lines
}

fn hours(file: &CaseFile, today: Date) -> Page {
    let weeks = last_weeks(&file.action_hours(), today);
    let weeks = weeks.iter().map(|week| {
        let (planned, done) = (week.planned, week.done);
        let monday = full(week.monday);
        Line::plain(format!(
            "Semaine du {monday} : {planned} h prévues, {done} h faites"
        ))
    });
    let mut lines: Vec<Line> = weeks.collect();
    lines.push(Line::plain(""));
    lines.push(Line::plain(format!(
        "Les heures viennent des actions du plan : « heures prévues » et « heures faites » par \
         semaine de chaque action, du jour où elle commence au jour où elle finit. Le contrat \
         d’engagement compte {USUAL_HOURS} heures par semaine, moins quand la situation le demande."
    )));
    ("Heures par semaine".to_owned(), lines)
}

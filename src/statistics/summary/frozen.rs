//! A yearly summary kept under a name: its figures, its words, whom each line counts; read again, and compared
//! with what is known now. Knows no layout.
use std::collections::BTreeSet;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::model::{ActivitySummary, Entry, Figure};
use super::report::{Around, Report};
use super::{Scope, counted};
use crate::domain::change::{Author, Moment};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::Consultation;
use crate::store::frozen::{ActSince, Frozen};
use crate::store::{Result, Store, StoreError};

/// A summary and whom its lines count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Whole {
    /// The figures among their words.
    pub report: Report,
    /// Whom each line counts, and why.
    pub counted: BTreeSet<Counted>,
    /// How many of them were purged since, and are in no list any more.
    #[serde(default)]
    pub purged: u64,
}

/// Someone whom a line counts, by the number outside the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Counted {
    /// The line.
    pub line: String,
    /// The person.
    pub person: String,
    /// When.
    pub on: Option<Date>,
    /// The record that says it: its table, its number.
    pub record: Option<(String, Id)>,
    /// Why.
    pub reason: String,
}

/// A line that is no longer what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The line, and what it says.
    pub line: (String, String),
    /// Its first figure then, and now.
    pub figures: (Figure, Figure),
    /// Those who came in, then those who went out, each with the act that did it, when one is found.
    pub came: Vec<(Counted, Option<ActSince>)>,
    /// Those who are no longer counted.
    pub left: Vec<(Counted, Option<ActSince>)>,
}

impl Whole {
    /// The summary as it is now, with all it counts.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn now(store: &Store, scope: &Scope) -> Result<Self> {
        let (summary, lists) = counted(store, scope)?;
        let keys = summary.lines();
        let keys: HashMap<String, String> = keys
            .map(|(table, line)| (line.id.clone(), table.key(line)))
            .collect();
        let people = store.all_rows(Entity::Allocataire)?;
        let uids: HashMap<Id, &str> = people
            .iter()
            .map(|row| (row.id, row.uid.as_str()))
            .collect();
        let outside = |(line, entry): (String, Entry)| {
            Some(Counted {
                line: keys.get(&line).cloned().unwrap_or(line),
                person: (*uids.get(&entry.person)?).to_owned(),
                on: entry.on,
                record: entry
                    .record
                    .map(|(entity, id)| (entity.table().to_owned(), id)),
                reason: entry.reason,
            })
        };
        Ok(Self {
            report: Report::of(summary, &Around::read(store)?),
            counted: lists.into_iter().filter_map(outside).collect(),
            purged: 0,
        })
    }

    /// Keeps it under a name.
    ///
    /// # Errors
    /// Those of [`Store::freeze`].
    pub fn keep(
        &self,
        store: &mut Store,
        (author, moment): (&Author, &Moment),
        name: &str,
    ) -> Result<()> {
        let text = serde_json::to_string(self)
            .map_err(|error| StoreError::Corrupt(format!("le bilan ne s’écrit pas : {error}")))?;
        store.freeze(author, moment, name, text)
    }

    /// The summary kept under a name, and when and by whom.
    ///
    /// # Errors
    /// Those of [`Store::frozen`]; `Corrupt` when another version of the program wrote it otherwise.
    pub fn kept(store: &Store, name: &str) -> Result<(Frozen, Self)> {
        let frozen = store.frozen(name)?;
        // The words of the model are those of the program, for as long as it runs: so are those of a summary that
        // is read again, once a command.
        let text: &'static str = frozen.text.clone().leak();
        let whole = serde_json::from_str(text).map_err(|error| {
            StoreError::Corrupt(format!("le bilan figé « {name} » ne se lit pas : {error}"))
        })?;
        Ok((frozen, whole))
    }

    /// Whom a line counted, those who are still in the store, in the order of the persons and of the days.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn behind(&self, store: &Store, line: &str) -> Result<Option<Vec<Entry>>> {
        let Some((table, line)) = self.report.summary.line(line) else {
            return Ok(None);
        };
        let key = table.key(line);
        let people = store.all_rows(Entity::Allocataire)?;
        let known: HashMap<&str, Id> = people.iter().map(|it| (it.uid.as_str(), it.id)).collect();
        let own = self.counted.iter().filter(|it| it.line == key);
        let mut found: Vec<Entry> = own
            .filter_map(|it| {
                Some(Entry {
                    person: *known.get(it.person.as_str())?,
                    on: it.on,
                    record: None,
                    reason: it.reason.clone(),
                })
            })
            .collect();
        found.sort_unstable();
        let people: Vec<Id> = found.iter().map(|it| it.person).collect();
        store.consulted(Consultation::Behind, &people);
        Ok(Some(found))
    }

    /// What is no longer as it was kept, line by line, and which act changed it.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn changes(&self, store: &Store, kept: &Frozen, now: &Self) -> Result<Vec<Changed>> {
        let came = by_line(now.counted.difference(&self.counted));
        let left = by_line(self.counted.difference(&now.counted));
        let because = |people: Option<&Vec<&Counted>>| {
            let people = people.into_iter().flatten();
            people
                .map(|it| {
                    let record = it.record.as_ref();
                    let record = record.map(|(table, id)| (table.as_str(), *id));
                    let act = store.act_since(&kept.at, &it.person, record)?;
                    Ok(((*it).clone(), act))
                })
                .collect::<Result<Vec<_>>>()
        };
        let mut changes = Vec::new();
        let (then, current) = (&self.report.summary, &now.report.summary);
        let gone = then.lines().filter(|(table, line)| {
            let key = table.key(line);
            current.known_by(&key).is_none()
        });
        for (table, line) in current.lines().chain(gone) {
            let key = table.key(line);
            let figure = |whole: &ActivitySummary| {
                let found = whole.known_by(&key);
                let figure = found.and_then(|it| it.figures.first().cloned());
                figure.unwrap_or(Figure::Unknown)
            };
            let changed = Changed {
                line: (line.id.clone(), line.name()),
                figures: (figure(then), figure(current)),
                came: because(came.get(key.as_str()))?,
                left: because(left.get(key.as_str()))?,
            };
            let same = changed.figures.0.shows_as(&changed.figures.1);
            if !same || !changed.came.is_empty() || !changed.left.is_empty() {
                changes.push(changed);
            }
        }
        Ok(changes)
    }
}

fn by_line<'c>(all: impl Iterator<Item = &'c Counted>) -> HashMap<&'c str, Vec<&'c Counted>> {
    let mut lines: HashMap<&str, Vec<&Counted>> = HashMap::new();
    for it in all {
        lines.entry(&it.line).or_default().push(it);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::summary::by_hand::{line, summary, table};
    use crate::statistics::summary::{LineRole, report::Text};

    /// What is kept is read again as it was, every kind of figure and words with quotes and line breaks.
    #[test]
    fn what_is_kept_reads_back() {
        let figures = [
            Figure::Count(3),
            Figure::Decimal(1.25),
            Figure::Share(0.5),
            Figure::Words("un « mot » \"ou\"\ndeux".to_owned()),
            Figure::Unknown,
        ];
        let lines = vec![line("L’accès", LineRole::Total, figures)];
        let columns = &["Un", "Deux", "Trois", "Quatre", "Cinq"];
        let mut report = Report::of(
            summary([table("H1", "iv_a", columns, lines)]),
            &Around::default(),
        );
        report.texts.push(Text {
            section: "i",
            code: "i_objectifs",
            title: "Objectifs",
            words: "Une ligne\nune autre".to_owned(),
        });
        let whole = Whole {
            report,
            counted: BTreeSet::from([Counted {
                line: "H1.1".to_owned(),
                person: "uid".to_owned(),
                on: crate::domain::date::from_iso("2026-03-01"),
                record: Some(("rdv".to_owned(), 7)),
                reason: "Rendez-vous honoré".to_owned(),
            }]),
            purged: 0,
        };
        let text: &'static str = serde_json::to_string(&whole).unwrap().leak();
        assert_eq!(serde_json::from_str::<Whole>(text).unwrap(), whole);
    }
}

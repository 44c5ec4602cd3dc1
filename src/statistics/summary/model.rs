//! The yearly summary of a funding agreement as it is read: its scope, its tables, their lines. Knows no store
//! and no layout.
use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::record::{Entity, Id};
use crate::domain::text::enclosed;

/// Which people, which days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The day it is looked from: month ends after it are not known yet.
    pub as_of: Date,
    /// Only what happened in the stays of this structure.
    pub structure: Option<Id>,
    /// Only the people who have this label.
    pub label: Option<String>,
    /// The agreement that it is the summary of, when it is named.
    #[serde(default)]
    pub agreement: Option<Id>,
}

impl Scope {
    /// The last day of the period that is known.
    pub fn last_known(&self) -> Date {
        self.to.min(self.as_of)
    }

    /// Whether what is of that structure, or of none, and holds on those days, is of the summary.
    pub fn holds(&self, structure: Option<Id>, (from, to): (Option<Date>, Option<Date>)) -> bool {
        let here = self.structure.is_none() || structure.is_none() || structure == self.structure;
        let lasts = from.zip(to).is_none_or(|(from, to)| from <= to);
        let met = from.is_none_or(|day| day <= self.to) && to.is_none_or(|day| day >= self.from);
        here && lasts && met
    }
}

/// The summary of a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ActivitySummary {
    /// Which people, which days.
    pub scope: Scope,
    /// The tables in the order of the model.
    pub tables: Vec<Table>,
}

impl ActivitySummary {
    /// Every line with its table.
    pub fn lines(&self) -> impl Iterator<Item = (&Table, &Line)> {
        let tables = self.tables.iter();
        tables.flat_map(|table| table.lines.iter().map(move |line| (table, line)))
    }

    /// The line that is known by that.
    pub fn known_by(&self, key: &str) -> Option<&Line> {
        let mut all = self.lines().filter(|(table, line)| table.key(line) == key);
        all.next().map(|(_, line)| line)
    }

    /// The line of that name, with its table.
    pub fn line(&self, id: &str) -> Option<(&Table, &Line)> {
        self.lines()
            .find(|(_, line)| line.id.eq_ignore_ascii_case(id))
    }
}

/// Tables whose lines are a list, which is not the same from one period to another.
const LISTS: [&str; 4] = ["C11", "II", "Personnel", "VI"];

impl Table {
    /// What a line is known by from one summary to another: its name where the table is a list, else its place.
    pub fn key(&self, line: &Line) -> String {
        if LISTS.contains(&self.id) {
            format!("{}.{}", self.id, line.label)
        } else {
            line.id.clone()
        }
    }

    /// Whether its lines are also compared by eye, as bars: those followed month after month, why people left, what
    /// the interventions were about.
    pub fn has_bars(&self) -> bool {
        ["H3", "H4", "H8"].contains(&self.id)
    }
}

/// Whose report it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// The summary of the Hérault.
    #[default]
    Herault,
    /// The indicators of the Lot.
    Lot,
    /// Those of the convention between the State and the départements.
    State,
}

/// What the numbers of a table count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Persons, each once a line.
    Persons,
    /// Acts, dossiers, contracts.
    Acts,
    /// Something else: days, ratios, posts.
    Measures,
}

/// A table of the summary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its stable name: « H1 ».
    pub id: &'static str,
    /// The code of its part of the model (`SUMMARY_SECTION`).
    pub section: &'static str,
    /// Its heading, in the words of the model.
    pub title: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// The heading of the lines.
    #[serde(default)]
    pub lines_are: &'static str,
    /// The heading of each column of figures.
    pub columns: Vec<&'static str>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is decided where the model leaves it open, in complete sentences.
    pub notes: Vec<String>,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its stable name: « H1.1 ».
    pub id: String,
    /// In the words of the model.
    pub label: String,
    /// What it is under with its neighbours, where its table has groups.
    #[serde(default)]
    pub group: &'static str,
    /// One figure a column.
    pub figures: Vec<Figure>,
    /// What the line is to its table.
    pub role: LineRole,
    /// How many its means are of, where no figure of its table says it.
    #[serde(default)]
    pub measured: Option<i64>,
}

impl Line {
    /// What it counts, with what it is under.
    pub fn name(&self) -> String {
        format!("{}{}", enclosed("", self.group, " – "), self.label)
    }
}

/// What a line is to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineRole {
    /// A part, whose numbers may add up to those of a total.
    Part,
    /// The total of the parts above it.
    Total,
    /// Beside the others: it is in no sum.
    Aside,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Figure {
    /// A number of persons or of acts.
    Count(i64),
    /// Days, minutes, posts, with up to two decimals.
    Decimal(f64),
    /// A share, 0 to 1.
    Share(f64),
    /// Words.
    Words(String),
    /// A day.
    Day(Date),
    /// Not known, or not yet.
    Unknown,
}

impl Figure {
    /// Whether another one is shown alike: means and shares are read to the hundredth.
    pub fn shows_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Decimal(one), Self::Decimal(other)) => (one - other).abs() < 0.005,
            (Self::Share(one), Self::Share(other)) => (one - other).abs() < 0.000_05,
            _ => self == other,
        }
    }
}

/// One reason why a line counts someone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Who; 0 for what is of nobody.
    pub person: Id,
    /// When, where it has a day.
    pub on: Option<Date>,
    /// The record that says it, when one does.
    pub record: Option<(Entity, Id)>,
    /// Why, in a few words.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use crate::statistics::summary::by_hand::{line, summary, table};
    use crate::statistics::summary::{Figure, LineRole};

    /// A town that comes or goes does not shift the others from one period to another.
    #[test]
    fn a_line_of_a_list_is_known_by_its_name() {
        let town = |name, n| line(name, LineRole::Part, [Figure::Count(n)]);
        let of = |lines| summary([table("C11", "iv_c", &["Nb"], lines)]);
        let before = of(vec![town("Agde", 4), town("Sète", 9)]);
        let now = of(vec![town("Agde", 5), town("Lodève", 2), town("Sète", 8)]);
        let (of, sete) = now.line("C11.3").unwrap();
        let found = before.known_by(&of.key(sete)).unwrap();
        assert_eq!(
            (found.label.as_str(), &found.figures[0]),
            ("Sète", &Figure::Count(9))
        );
        let (of, lodeve) = now.line("C11.2").unwrap();
        assert_eq!(before.known_by(&of.key(lodeve)), None);
    }
}

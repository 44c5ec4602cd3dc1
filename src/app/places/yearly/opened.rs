//! The summary that is open: its scope and that of the period before, its figures once they are counted, its rows.
use chrono::{Days, Months};

use super::reasons::Reasons;
use super::rows::{Kept, YearlyRow};
use crate::app::prelude::*;
use crate::domain::record::funding_agreement::FundingAgreementRecord;
use crate::domain::record::{Record, Row};
use crate::domain::vocabulary::SummaryPart;
use crate::statistics::last_twelve_months;
use crate::statistics::summary::{ActivitySummary, Line, Scope, Table};

/// What Entrée leads to from a number.
const PERSONS: &str = "les personnes";
/// The same from a number of the team.
const TEAM: &str = "l’équipe";

/// A summary.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The agreement; none for the last twelve months.
    pub agreement: Option<Row>,
    /// The structure, in words; empty for all of them.
    pub structure: String,
    /// Which people, which days.
    pub scope: Scope,
    /// The same before: those of the former agreement, or as long just before.
    pub former: Scope,
    /// The figures, once counted.
    pub summary: Option<ActivitySummary>,
    /// Those of before, once they were asked for.
    pub before: Option<ActivitySummary>,
    /// Whether both are shown side by side.
    pub compared: bool,
    /// What there is to go through.
    pub rows: Vec<YearlyRow>,
    /// The row chosen.
    pub cursor: Cursor,
    /// The persons behind a line, when they are open.
    pub reasons: Option<Reasons>,
    kept: Kept,
}

impl Opened {
    /// The summary of that agreement, of the last twelve months without; nothing for an agreement without dates.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn of(
        agreement: Option<&Row>,
        agreements: &[Row],
        desk: &Desk,
    ) -> Result<Option<Self>> {
        let Some(scope) = scope_of(agreement, desk.today) else {
            return Ok(None);
        };
        let former = agreement.and_then(|it| former_of(it, agreements));
        let former_scope = former.and_then(|it| scope_of(Some(it), desk.today));
        let structure = desk.names.organization(scope.structure).to_owned();
        let mut opened = Self {
            agreement: agreement.cloned(),
            structure,
            former: former_scope.unwrap_or_else(|| just_before(&scope)),
            kept: Kept::read(agreement, former, &scope, desk)?,
            scope,
            summary: None,
            before: None,
            compared: false,
            rows: Vec::new(),
            cursor: Cursor::default(),
            reasons: None,
        };
        opened.arrange();
        Ok(Some(opened))
    }

    /// The same read again: what was counted and chosen stays, where it is still asked.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn again(self, agreements: &[Row], desk: &Desk) -> Result<Option<Self>> {
        let id = self.agreement.as_ref().map(|it| it.id);
        let agreement = agreements.iter().find(|it| Some(it.id) == id);
        if id.is_some() && agreement.is_none() {
            return Ok(None);
        }
        let Some(new) = Self::of(agreement, agreements, desk)? else {
            return Ok(None);
        };
        let summary = self.summary.filter(|it| it.scope == new.scope);
        let before = self.before.filter(|it| it.scope == new.former);
        let mut opened = Self {
            summary,
            before,
            compared: self.compared,
            rows: self.rows,
            cursor: self.cursor,
            reasons: self.reasons,
            ..new
        };
        opened.arrange();
        Ok(Some(opened))
    }

    /// Takes figures: these, or those of before.
    pub(super) fn take(&mut self, mut summary: ActivitySummary) {
        if summary.scope == self.scope {
            self.kept.correct(&mut summary);
            self.summary = Some(summary);
            self.arrange();
        } else if summary.scope == self.former {
            self.before = Some(summary);
        }
    }

    /// Makes the rows again; the one chosen stays chosen where it can.
    fn arrange(&mut self) {
        let chosen = self.rows.get(self.cursor.at).cloned();
        self.rows = super::rows::all(self.agreement.as_ref(), self.summary.as_ref(), &self.kept);
        let same = |row: &YearlyRow| chosen.as_ref().is_some_and(|it| it.is_same(row));
        if let Some(at) = self.rows.iter().position(same) {
            self.cursor.at = at;
        }
        let rows = &self.rows;
        let can = |at: usize| rows.get(at).is_some_and(YearlyRow::can_stand);
        self.cursor.settle(rows.len(), can);
    }

    /// The row chosen.
    pub fn row(&self) -> Option<&YearlyRow> {
        self.rows.get(self.cursor.at)
    }

    /// What is offered on the row chosen, the most useful first: where Entrée writes, another key for it says nothing.
    pub(super) fn offered(&self) -> &'static [Action] {
        const WRITTEN: [Action; 5] = [
            Action::Open,
            Action::NextPanel,
            Action::Export,
            Action::Compare,
            Action::New,
        ];
        const COUNTED: [Action; 6] = [
            Action::Open,
            Action::Edit,
            Action::NextPanel,
            Action::Export,
            Action::Compare,
            Action::New,
        ];
        // A number is not written, unless words stand beside it.
        let figures = matches!(self.row(), Some(YearlyRow::Figures(..)));
        let written = !figures || self.section() == "vii";
        let counted = self.leads_to() == PERSONS && written;
        if counted { &COUNTED } else { &WRITTEN }
    }

    /// What Entrée leads to on the row chosen: the persons whom a number counts, or a form.
    pub(super) fn leads_to(&self) -> &'static str {
        match self.row() {
            Some(YearlyRow::Figures(..)) if self.section() == "ii" => TEAM,
            Some(YearlyRow::Figures(..) | YearlyRow::Record(_, _, _, Some(_))) => PERSONS,
            Some(YearlyRow::Agreement(_) | YearlyRow::Record(..)) => "corriger",
            _ => "écrire",
        }
    }

    /// What is added in the part of the row chosen.
    pub(super) fn adds(&self) -> &'static str {
        match self.section() {
            "iii" => "joindre un fichier",
            _ => "équipe, partenaire",
        }
    }

    /// A table, and a line of it.
    pub fn line(&self, table: usize, line: usize) -> Option<(&Table, &Line)> {
        let table = self.summary.as_ref()?.tables.get(table)?;
        Some((table, table.lines.get(line)?))
    }

    /// The line of before, if it is to be shown.
    pub fn former_line(&self, table: &Table, line: &Line) -> Option<&Line> {
        let before = self.before.as_ref().filter(|_| self.compared)?;
        before.known_by(&table.key(line))
    }

    /// The section of the row chosen.
    pub(super) fn section(&self) -> &'static str {
        let above = self.rows.iter().take(self.cursor.at + 1).rev();
        let mut sections = above.filter_map(|row| match row {
            YearlyRow::Section(code) => Some(*code),
            _ => None,
        });
        sections.next().unwrap_or_default()
    }

    /// Whether the cursor may stand on a row.
    pub fn can_stand(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(YearlyRow::can_stand)
    }

    /// Moves by some rows.
    pub(super) fn step(&mut self, by: isize) {
        let mut cursor = self.cursor;
        cursor.step_over(by, self.rows.len(), |at| self.can_stand(at));
        self.cursor = cursor;
    }

    /// Goes to the first of the team, whom the numbers of its part count.
    pub(super) fn go_to_team(&mut self) -> Turn {
        let of_team = |row: &YearlyRow| matches!(row, YearlyRow::Record(Entity::StaffMember, ..));
        match self.rows.iter().position(of_team) {
            Some(at) => {
                self.cursor.at = at;
                Turn::stay()
            }
            None => Message::info("Personne n’est encore noté dans l’équipe : n l’ajoute.").into(),
        }
    }

    /// Goes to the first row of the next section, or to that of the one before.
    pub(super) fn turn_section(&mut self, on: bool) {
        let is_section = |at: &usize| matches!(self.rows.get(*at), Some(YearlyRow::Section(_)));
        let begins = (0..self.rows.len()).filter(is_section);
        let first = |at: usize| (at..self.rows.len()).find(|at| self.can_stand(*at));
        let mut firsts: Vec<usize> = begins.filter_map(first).collect();
        firsts.dedup();
        let here = self.cursor.at;
        let next = match on {
            true => firsts.iter().find(|at| **at > here).or(firsts.first()),
            false => firsts.iter().rfind(|at| **at < here).or(firsts.last()),
        };
        self.cursor.at = next.copied().unwrap_or(here);
    }

    /// What the former agreement says in that part, and its number, when this one says nothing yet.
    pub(super) fn to_begin_with(&self, part: SummaryPart) -> Option<(String, String)> {
        self.kept.to_begin_with(part)
    }
}

/// Which people, which days; the last twelve months without an agreement.
fn scope_of(agreement: Option<&Row>, today: Date) -> Option<Scope> {
    let Some(row) = agreement else {
        let year = last_twelve_months(today);
        return Some(Scope {
            from: year.from,
            to: year.to,
            as_of: today,
            structure: None,
            label: None,
            agreement: None,
        });
    };
    let it = FundingAgreementRecord::of(row);
    Some(Scope {
        from: it.start()?,
        to: it.end()?,
        as_of: today,
        structure: it.organization(),
        label: it.label().map(str::to_owned),
        agreement: Some(it.id),
    })
}

/// The last agreement of the same structure that ends before that one begins.
fn former_of<'a>(agreement: &Row, agreements: &'a [Row]) -> Option<&'a Row> {
    let this = FundingAgreementRecord::of(agreement);
    agreements.iter().find(|row| {
        let it = FundingAgreementRecord::of(row);
        let ended = it.end().is_some() && it.end() < this.start();
        ended && it.start().is_some() && it.organization() == this.organization()
    })
}

/// As long just before: in whole months where it is made of them.
fn just_before(scope: &Scope) -> Scope {
    let (from, to) = (scope.from, scope.to);
    let months = (1..=36).find(|months| {
        let end = from.checked_add_months(Months::new(*months));
        end.and_then(|day| day.pred_opt()) == Some(to)
    });
    let days = u64::try_from((to - from).num_days() + 1).unwrap_or_default();
    let begins = match months {
        Some(months) => from.checked_sub_months(Months::new(months)),
        None => from.checked_sub_days(Days::new(days)),
    };
    Scope {
        from: begins.unwrap_or(from),
        to: from.pred_opt().unwrap_or(from),
        agreement: None,
        ..scope.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(from: (i32, u32, u32), to: (i32, u32, u32)) -> Scope {
        let day = |(year, month, day)| Date::from_ymd_opt(year, month, day).unwrap();
        Scope {
            from: day(from),
            to: day(to),
            as_of: day(to),
            structure: None,
            label: None,
            agreement: None,
        }
    }

    #[test]
    fn the_period_before_is_as_long_in_months_or_in_days() {
        let before = |from, to| {
            let it = just_before(&scope(from, to));
            (it.from.to_string(), it.to.to_string())
        };
        let year = before((2025, 1, 1), (2025, 12, 31));
        assert_eq!(year, ("2024-01-01".to_owned(), "2024-12-31".to_owned()));
        let half = before((2026, 3, 1), (2026, 8, 31));
        assert_eq!(half, ("2025-09-01".to_owned(), "2026-02-28".to_owned()));
        let days = before((2026, 3, 3), (2026, 3, 12));
        assert_eq!(days, ("2026-02-21".to_owned(), "2026-03-02".to_owned()));
    }
}

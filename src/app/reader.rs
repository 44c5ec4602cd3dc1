//! Something to read over the screen: a version of a contract, two versions compared, the common
//! base, the hours of the last weeks. Lines and where the reading is; knows no screen.
use crate::domain::contract::{
    BaseCommitment, CommonBase, LineChange, Side, USUAL_HOURS, compare, last_weeks,
};
use crate::domain::date::{Date, full};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::text::{typography, visible};
use crate::words::reading::Reading;

use super::geometry::Size;
use crate::words::panel::version_words;

/// Widest text.
pub const WIDEST: u16 = 84;

/// How a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineLook {
    /// Ordinary.
    Plain,
    /// Title of a part.
    Heading,
    /// Taken out, with its sign.
    Removed,
    /// Added, with its sign.
    Added,
}

/// A line, before it is wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderLine {
    /// How it stands out.
    pub look: LineLook,
    /// Its words, signs included.
    pub text: String,
}

impl ReaderLine {
    fn plain(text: impl Into<String>) -> Self {
        Self {
            look: LineLook::Plain,
            text: text.into(),
        }
    }

    fn heading(text: impl Into<String>) -> Self {
        Self {
            look: LineLook::Heading,
            text: text.into(),
        }
    }

    /// The line in rows of so many columns; what follows the first row stands under its words.
    #[must_use]
    pub fn rows(&self, columns: usize) -> Vec<String> {
        let words = typography(&visible(&self.text));
        let rest = words.trim_start_matches([' ', '-', '·', '+', '−']);
        let lead = words.chars().count() - rest.chars().count();
        let indent = " ".repeat(lead.min(8));
        let options = textwrap::Options::new(columns.max(12)).subsequent_indent(&indent);
        let rows = textwrap::wrap(&words, options);
        if rows.is_empty() {
            return vec![String::new()];
        }
        rows.into_iter()
            .map(|row| row.trim_end().to_owned())
            .collect()
    }
}

/// Something long to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// What is read.
    pub about: Reading,
    /// Title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<ReaderLine>,
    /// Position of the first line shown.
    pub top: usize,
}

impl Reader {
    /// What is asked for; `None` when it is not, or no longer, in the file.
    #[must_use]
    pub fn open(about: Reading, file: &CaseFile, base: &CommonBase, today: Date) -> Option<Self> {
        let (title, lines) = match about {
            Reading::Commitments(id) => commitments(file, base, id)?,
            Reading::Version(id) => version(file, id)?,
            Reading::Comparison(id) => comparison(file, id)?,
            Reading::Hours => hours(file, today),
        };
        Some(Self {
            about,
            title,
            lines,
            top: 0,
        })
    }

    /// Moves by some lines; the last page stays full.
    pub fn step(&mut self, by: isize, size: Size) {
        let columns = usize::from(WIDEST.min(size.width.saturating_sub(4)));
        let mut room = size.panel_rows();
        let mut last = self.lines.len();
        for line in self.lines.iter().rev() {
            let rows = line.rows(columns).len();
            if rows > room {
                break;
            }
            room -= rows;
            last -= 1;
        }
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

type Page = (String, Vec<ReaderLine>);

/// Words with « ## » headings, as lines.
fn page(words: &str) -> Vec<ReaderLine> {
    words
        .lines()
        .map(|line| match line.strip_prefix("## ") {
            Some(title) => ReaderLine::heading(title),
            None => ReaderLine::plain(line),
        })
        .collect()
}

fn commitments(file: &CaseFile, base: &CommonBase, id: Id) -> Option<Page> {
    let contract = file.row(Entity::Contract, id)?;
    let regime = file.contract_regime(id);
    let own = file.own_commitments(contract.id);
    let mut lines = Vec::new();
    for side in [Side::Person, Side::Service] {
        if !lines.is_empty() {
            lines.push(ReaderLine::plain(""));
        }
        let title = format!("{} : socle commun", side.title());
        lines.push(ReaderLine::heading(title));
        lines.extend(base.of(side, regime).iter().flat_map(base_lines));
        let mut own = own
            .iter()
            .filter(|row| row.text("cote") == Some(side.code()))
            .peekable();
        if own.peek().is_some() {
            let title = format!("{} : propre à ce contrat", side.title());
            lines.push(ReaderLine::heading(title));
        }
        lines.extend(
            own.map(|row| {
                ReaderLine::plain(format!("- {}", row.text("texte").unwrap_or_default()))
            }),
        );
    }
    Some(("Engagements réciproques".to_owned(), lines))
}

fn base_lines(commitment: &BaseCommitment) -> Vec<ReaderLine> {
    let under = commitment
        .under
        .iter()
        .map(|item| ReaderLine::plain(format!("  · {item}")));
    std::iter::once(ReaderLine::plain(format!("- {}", commitment.text)))
        .chain(under)
        .collect()
}

fn version(file: &CaseFile, id: Id) -> Option<Page> {
    let row = file.row(Entity::ContractVersion, id)?;
    let words = row.text("contenu").unwrap_or_default();
    Some((version_words(row), page(words)))
}

/// The version before that one: of the same contract, else the last one of the contract followed.
#[must_use]
pub fn version_before(file: &CaseFile, id: Id) -> Option<Id> {
    let row = file.row(Entity::ContractVersion, id)?;
    let contract = row.int("contrat_id")?;
    let versions = file.versions(contract);
    let at = versions.iter().position(|it| it.id == id)?;
    if let Some(before) = at.checked_sub(1).and_then(|at| versions.get(at)) {
        return Some(before.id);
    }
    let followed = file.row(Entity::Contract, contract)?.int("suite_de_id")?;
    file.versions(followed).last().map(|it| it.id)
}

fn comparison(file: &CaseFile, id: Id) -> Option<Page> {
    let before = version_before(file, id)?;
    let words = |id| {
        let row = file.row(Entity::ContractVersion, id)?;
        Some((row, row.text("contenu").unwrap_or_default()))
    };
    let ((former, old), (latter, new)) = (words(before)?, words(id)?);
    let same = former.int("contrat_id") == latter.int("contrat_id");
    let of = |row: &Row| {
        let contract = row.int("contrat_id").filter(|_| !same);
        contract
            .and_then(|id| file.row(Entity::Contract, id))
            .and_then(|row| row.date("debut"))
            .map_or_else(String::new, |day| format!(" (contrat du {})", full(day)))
    };
    let mut lines = vec![
        ReaderLine::plain(format!("− {}{}", version_words(former), of(former))),
        ReaderLine::plain(format!("+ {}{}", version_words(latter), of(latter))),
        ReaderLine::plain(""),
    ];
    lines.extend(compare(old, new).into_iter().map(|(change, line)| {
        let title = line.strip_prefix("## ");
        let words = title.unwrap_or(&line);
        let look = match (change, title) {
            (LineChange::Removed, _) => LineLook::Removed,
            (LineChange::Added, _) => LineLook::Added,
            (LineChange::Same, Some(_)) => LineLook::Heading,
            (LineChange::Same, None) => LineLook::Plain,
        };
        ReaderLine {
            look,
            text: format!("{} {words}", change.sign()),
        }
    }));
    Some((
        "Ce qui a changé depuis la version d’avant".to_owned(),
        lines,
    ))
}

fn hours(file: &CaseFile, today: Date) -> Page {
    let weeks = last_weeks(&file.action_hours(), today);
    let mut lines: Vec<ReaderLine> = weeks
        .iter()
        .map(|week| {
            ReaderLine::plain(format!(
                "Semaine du {} : {} h prévues, {} h faites",
                full(week.monday),
                week.planned,
                week.done
            ))
        })
        .collect();
    lines.push(ReaderLine::plain(""));
    lines.push(ReaderLine::plain(format!(
        "Les heures viennent des actions du plan : « heures prévues » et « heures faites » par \
         semaine de chaque action, du jour où elle commence au jour où elle finit. Le contrat \
         d’engagement compte {USUAL_HOURS} heures par semaine, moins quand la situation le demande."
    )));
    ("Heures par semaine".to_owned(), lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_first_row_stands_under_its_words() {
        let line = ReaderLine::plain("  · être à l’écoute des allocataires et leur répondre");
        let rows = line.rows(30);
        assert!(rows.len() > 1 && rows.iter().all(|row| row.chars().count() <= 30));
        assert!(rows[1].starts_with("    ") && !rows[1].starts_with("     "));
        assert_eq!(ReaderLine::plain("").rows(30), [""]);
    }

    #[test]
    fn the_last_page_stays_full() {
        let lines: Vec<ReaderLine> = (0..50).map(|n| ReaderLine::plain(n.to_string())).collect();
        let mut reader = Reader {
            about: Reading::Hours,
            title: String::new(),
            lines,
            top: 0,
        };
        let size = Size {
            width: 80,
            height: 25,
        };
        reader.step(isize::MAX, size);
        assert_eq!(reader.top, 30, "20 rows are shown");
        reader.step(-40, size);
        assert_eq!(reader.top, 0);
        reader.lines.truncate(5);
        reader.step(3, size);
        assert_eq!(reader.top, 0, "all is there");
    }
}

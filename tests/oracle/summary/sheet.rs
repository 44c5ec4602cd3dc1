//! The sheet with a line a person, read again from the workbook: its columns add up to the cells of the oracle, and
//! nothing in the file tells who anyone is (RULES §6.2).
use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx};
use carnet::domain::date::{full, iso};
use carnet::domain::record::allocataire::AllocataireRecord;
use carnet::domain::record::{Entity, Id, Record};
use carnet::domain::text::fold;
use carnet::exchange::export::summary_workbook;
use carnet::statistics::summary::{self, ActivitySummary, Around, Report, Scope};
use carnet::store::Store;

use super::told::Told;

/// Where each person is in one class, or in none.
const CLASSES: [&str; 7] = ["C1", "C2", "C3", "C5", "C6", "C12", "H4"];

/// What does not hold.
pub fn faults(store: &Store, told: &Told, scope: &Scope) -> Vec<String> {
    let (summary, people) = summary::with_people(store, scope).unwrap();
    let report = Report::of(summary.clone(), &Around::read(store).unwrap());
    let mut out = Vec::new();
    summary_workbook(&report, Ok(&people), &mut out).unwrap();
    let mut book = Xlsx::new(Cursor::new(out)).unwrap();
    let sheet = book.worksheet_range("Personnes").unwrap();
    let mut wrong = sums(&sheet, told, &summary);
    let (_, counted) = summary::counted(store, scope).unwrap();
    let counted: BTreeSet<Id> = counted.iter().map(|(_, it)| it.person).collect();
    let lines: Vec<Data> = sheet.rows().skip(1).map(|row| row[0].clone()).collect();
    let numbered = lines
        .iter()
        .zip(1..)
        .all(|(it, at)| *it == Data::Float(f64::from(at)));
    if !numbered || lines.len() != counted.iter().filter(|it| **it != 0).count() {
        wrong.push(format!("Personnes: {} lines, {counted:?}", lines.len()));
    }
    wrong.extend(plain_words(&sheet, &summary));
    wrong.extend(names(store, &mut book));
    wrong
}

/// The cells of the column that is taken from a table or from a line.
fn column(sheet: &Range<Data>, from: &str) -> Vec<Data> {
    let headings = sheet.rows().next().unwrap();
    let ends = format!("({from})");
    let at = headings
        .iter()
        .position(|it| it.to_string().ends_with(&ends));
    let at = at.unwrap_or_else(|| panic!("no column of {from}"));
    sheet.rows().skip(1).map(|row| row[at].clone()).collect()
}

fn sums(sheet: &Range<Data>, told: &Told, summary: &ActivitySummary) -> Vec<String> {
    let number = |it: &Data| match it {
        Data::Float(x) => *x,
        other => panic!("{other:?} is no number"),
    };
    let mut wrong = Vec::new();
    #[expect(clippy::cast_precision_loss, reason = "people of a structure")]
    let mut hold = |line: &str, found: f64| {
        if found != told.of(line) as f64 {
            wrong.push(format!(
                "{line}: {found} in the sheet, not {}",
                told.of(line)
            ));
        }
    };
    let themes = summary.tables.iter().find(|it| it.id == "H8").unwrap();
    let once = ["H1.1", "H1.2", "H1.3", "H1.4", "H2.1", "H2.2", "H5.1"];
    for line in once {
        let cells = column(sheet, line);
        let yes = |it: &Data| [0.0, 1.0].contains(&number(it));
        assert!(cells.iter().all(yes), "{line}: {cells:?}");
    }
    for line in once.into_iter().chain(["H7.1"]) {
        hold(line, column(sheet, line).iter().map(number).sum());
    }
    // What they were about stays out of the sheet: their number alone is there.
    let acts: i64 = themes.lines.iter().map(|it| told.of(&it.id)).sum();
    let found: f64 = column(sheet, "H8").iter().map(number).sum();
    #[expect(clippy::cast_precision_loss, reason = "acts of a structure")]
    let same = found == acts as f64;
    let often: Vec<f64> = column(sheet, "H6").iter().map(number).collect();
    for (line, least, most) in [
        ("H6.1", 1.0, 1.0),
        ("H6.2", 2.0, 2.0),
        ("H6.3", 3.0, 3.0),
        ("H6.4", 4.0, f64::MAX),
    ] {
        let found = often.iter().filter(|it| (least..=most).contains(it));
        hold(line, found.map(|_| 1.0).sum());
    }
    for table in CLASSES {
        let cells = column(sheet, table);
        let lines = &summary
            .tables
            .iter()
            .find(|it| it.id == table)
            .unwrap()
            .lines;
        for line in lines.iter().filter(|it| it.label != "Total") {
            let own = Data::String(line.label.clone());
            let found = cells.iter().filter(|it| **it == own);
            hold(&line.id, found.map(|_| 1.0).sum());
        }
    }
    if !same {
        wrong.push(format!("H8: {found} in the sheet, not {acts}"));
    }
    wrong
}

/// A line says classes of its tables, and nothing else in words.
fn plain_words(sheet: &Range<Data>, summary: &ActivitySummary) -> Option<String> {
    let tables = summary.tables.iter().filter(|it| CLASSES.contains(&it.id));
    let known: BTreeSet<&str> = tables
        .flat_map(|it| &it.lines)
        .map(|it| it.label.as_str())
        .collect();
    let mut cells = sheet.rows().skip(1).flatten();
    let other = cells.find(|it| match it {
        Data::Empty | Data::Float(_) => false,
        Data::String(words) => !known.contains(words.as_str()),
        _ => true,
    });
    other.map(|it| format!("Personnes says {it:?}"))
}

/// No cell of any sheet has the name, the number or the day of birth of someone.
fn names(store: &Store, book: &mut Xlsx<Cursor<Vec<u8>>>) -> Vec<String> {
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.rows().flatten());
    let words: Vec<String> = cells
        .filter_map(|it| match it {
            Data::String(words) => Some(fold(words)),
            _ => None,
        })
        .collect();
    let said = words.join("\n");
    let mut wrong = Vec::new();
    for row in store.all_rows(Entity::Allocataire).unwrap() {
        let it = AllocataireRecord::of(&row);
        let name = |it: Option<&str>| it.unwrap_or_default().to_owned();
        let (last, first) = (name(it.last_name()), name(it.first_name()));
        let born = it
            .born_on()
            .into_iter()
            .flat_map(|day| [full(day), iso(day)]);
        let telling = [
            format!("{last} {first}"),
            format!("{first} {last}"),
            row.uid.clone(),
        ];
        for secret in telling.into_iter().chain(born) {
            if said.contains(&fold(&secret)) {
                wrong.push(format!("the workbook tells {secret}"));
            }
        }
    }
    wrong
}

//! Where things are on the sheet: the address in its window, a last page that is worth its sheet, letters
//! large enough, long rows that break.
use super::pages::{Page, pages};
use super::piece::{Ink, Mark};
use super::{flow, fonts};
use crate::documents::measures::WINDOW;
use crate::documents::model::{
    Bar, Bars, Block, Column, Document, Letterhead, Level, Part, Sheet, Side, Table, TableRow,
    TypeSize,
};

const MILLIMETRE: f32 = 72.0 / 25.4;

fn document(head: usize, blocks: Vec<Block>) -> Document {
    Document {
        title: "Essai".to_owned(),
        about: "ABDALLAH Nadia".to_owned(),
        version: String::new(),
        made_at: "2026-11-22T09:00:00Z".parse().unwrap(),
        letterhead: Letterhead {
            lines: (0..head)
                .map(|at| format!("Ligne {at} de l’en-tête du Département, service de l’insertion"))
                .collect(),
            logo: None,
        },
        type_size: TypeSize::Normal,
        parts: vec![Part {
            sheet: Sheet::Portrait,
            blocks,
        }],
    }
}

fn laid(document: &Document) -> Vec<Page> {
    pages(&flow::flow(document, fonts::fonts().unwrap()).0)
}

/// Where words are: from the left, base line from the top, size.
fn placed(page: &Page) -> Vec<(String, f32, f32, f32)> {
    let words = page.marks.iter().filter_map(|mark| match mark {
        Mark::Words {
            x, y, style, text, ..
        } => Some((text.clone(), *x, *y, style.size)),
        Mark::Fill { .. } | Mark::Picture { .. } => None,
    });
    words.collect()
}

fn paragraphs(count: usize) -> Vec<Block> {
    (0..count)
        .map(|at| match at % 9 {
            0 => Block::Heading(Level::Two, format!("Étape {at}")),
            _ => Block::Paragraph(format!("Ligne {at}")),
        })
        .collect()
}

#[test]
fn the_address_is_in_the_window_of_the_envelope_whatever_the_header() {
    for head in [0, 1, 3, 9, 16] {
        let address = [
            "Mme Nadia ABDALLAH",
            "2e étage",
            "45 rue du Four",
            "34170 Lodève",
        ];
        let blocks = vec![
            Block::Address(address.map(str::to_owned).to_vec()),
            Block::Address(vec!["Le 21 novembre 2026".to_owned()]),
            Block::Paragraph("Bonjour".to_owned()),
        ];
        let all = laid(&document(head, blocks));
        assert_eq!(all.len(), 1);
        let words = placed(&all[0]);
        let of = |text: &str| words.iter().find(|it| it.0.starts_with(text)).unwrap();
        for line in address {
            let (_, x, y, _) = of(line);
            assert!((x - 110.0 * MILLIMETRE).abs() < 0.1, "{head} {line} {x}");
            assert!(
                *y > 55.0 * MILLIMETRE && *y < 85.0 * MILLIMETRE,
                "{head} {line} {y}"
            );
        }
        // Nothing else is seen through it.
        for (text, x, y, _) in &words {
            let inside = *x >= WINDOW.0 && *y > WINDOW.1 && *y < WINDOW.2;
            assert!(
                !inside || address.iter().any(|it| text.starts_with(it)),
                "{text}"
            );
        }
    }
}

#[test]
fn a_last_page_has_at_least_a_fifth_on_it() {
    for count in 1..160 {
        let all = laid(&document(3, paragraphs(count)));
        let last = all.last().unwrap();
        let filled = (last.ends - last.paper.top) / last.paper.down();
        assert!(all.len() == 1 || filled >= 0.2, "{count}: {filled}");
        // No word is lost on the way.
        let said: usize = all.iter().map(|page| placed(page).len()).sum();
        assert_eq!(said, count + 3 + 1, "{count}");
    }
}

#[test]
fn a_heading_is_never_the_last_thing_of_a_page() {
    for count in 1..160 {
        for page in laid(&document(3, paragraphs(count)))
            .split_last()
            .unwrap()
            .1
        {
            let words = placed(page);
            assert!(!words.last().unwrap().0.starts_with("Étape"), "{count}");
        }
    }
}

#[test]
fn what_the_person_reads_is_at_least_twelve_points_high() {
    let table = Table {
        summary: String::new(),
        columns: vec![Column::of("Actions", 1)],
        rows: vec![TableRow::Cells(vec!["Le code".to_owned()])],
    };
    let mut blocks = paragraphs(12);
    blocks.push(Block::Table(table));
    for page in laid(&document(2, blocks)) {
        for (text, _, _, size) in placed(&page) {
            assert!(size >= 12.0, "{text} {size}");
        }
    }
}

#[test]
fn numbers_have_their_units_one_under_the_other() {
    let mut numbers = Column::of("Nb", 1);
    numbers.side = Side::Right;
    let row = |label: &str, number: &str| TableRow::Cells(vec![label.into(), number.into()]);
    let table = Table {
        summary: String::new(),
        columns: vec![Column::of("Mois", 1), numbers],
        rows: vec![row("Un", "7"), row("Deux", "1000007")],
    };
    let pages = laid(&document(0, vec![Block::Table(table)]));
    let words = placed(&pages[0]);
    let x = |wanted: &str| words.iter().find(|it| it.0 == wanted).unwrap().1;
    assert_eq!(x("Un"), x("Deux"));
    assert!(x("7") > x("Nb") && x("Nb") > x("1000007"), "{words:?}");
}

#[test]
fn a_row_longer_than_half_a_page_begins_where_it_is() {
    let column = |title: &str| Column::of(title, 1);
    let long: Vec<String> = (0..34).map(|at| format!("ligne {at}")).collect();
    let row = |text: String| TableRow::Cells(vec![text, "court".to_owned()]);
    let table = Table {
        summary: String::new(),
        columns: vec![column("Texte"), column("Reste")],
        rows: vec![row(vec!["début"; 20].join("\n")), row(long.join("\n"))],
    };
    let all = laid(&document(0, vec![Block::Table(table)]));
    assert_eq!(all.len(), 2);
    let lines = |page: &Page| {
        let words = placed(page);
        words.iter().filter(|it| it.0.starts_with("ligne")).count()
    };
    assert!(lines(&all[0]) >= 4 && lines(&all[1]) >= 4);
    assert_eq!(lines(&all[0]) + lines(&all[1]), 34);
}

/// Bars are drawn in lines, as long as their numbers; a masked number has none.
/// A picture that nothing describes is no reason not to print.
#[test]
fn bars_without_words_are_printed_too() {
    let bars = Bars {
        says: String::new(),
        bars: Vec::new(),
    };
    super::pdf(&document(1, vec![Block::Bars(bars)])).unwrap();
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    let bar = |(label, number): (&str, Option<u32>)| Bar {
        label: label.to_owned(),
        value: number.map_or("< 5".to_owned(), |it| it.to_string()),
        number,
    };
    let bars = [
        ("Emploi", Some(12)),
        ("AAH", None),
        ("Retraite", Some(0)),
        ("Autres", Some(48)),
    ];
    let bars = Bars {
        says: "Motifs, en barres".to_owned(),
        bars: bars.map(bar).to_vec(),
    };
    let pages = laid(&document(1, vec![Block::Bars(bars)]));
    let marks = pages.iter().flat_map(|it| &it.marks);
    let widths: Vec<f32> = marks
        .filter_map(|it| match it {
            Mark::Fill {
                width,
                ink: Ink::Blue,
                ..
            } => Some(*width),
            _ => None,
        })
        .collect();
    let [short, long] = widths[..] else {
        panic!("{widths:?}");
    };
    assert!((long - 4.0 * short).abs() < 0.01, "{widths:?}");
}

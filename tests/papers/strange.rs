//! Whatever the words and however many, both papers are made, with the validators on.
use carnet::documents::docx::docx;
use carnet::documents::model::{
    Bar, Bars, Block, Bullet, Column, Document, Fact, Level, Part, Sheet, Side, Signature, Table,
    TableRow, TypeSize,
};
use carnet::documents::pdf::{missing, pdf};
use proptest::prelude::*;

use super::pdf_file::File;
use super::{pdf_page, samples, word_file, word_order};

/// Any words at all: accents in two pieces, wide letters, directions, words without end.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Zéèœç’ \u{a0}\u{202f};:!?«»\n-]{0,80}",
        2 => any::<String>().prop_map(|it| it.replace('\0', "")),
        1 => "[a-z]{300,900}",
        1 => "[e\u{301}\u{327}日本🙂אب\u{200b}\u{feff}\u{fffe}\u{e001}\u{1}\t ☐✓]{0,40}",
        1 => Just(String::new()),
    ]
}

fn some(count: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(), 0..count)
}

fn table() -> impl Strategy<Value = Table> {
    let side = prop_oneof![Just(Side::Left), Just(Side::Right)];
    let column = move || {
        let own = (words(), 0_u16..40, side.clone());
        own.prop_map(|(title, share, side)| Column { title, share, side })
    };
    let row = prop_oneof![
        4 => some(6).prop_map(TableRow::Cells),
        1 => words().prop_map(TableRow::Group),
    ];
    let columns = prop_oneof![
        9 => prop::collection::vec(column(), 0..7),
        1 => prop::collection::vec(column(), 40..41),
    ];
    (words(), columns, prop::collection::vec(row, 0..9)).prop_map(|(summary, columns, rows)| {
        Table {
            summary,
            columns,
            rows,
        }
    })
}

fn block() -> impl Strategy<Value = Block> {
    let level = prop_oneof![Just(Level::One), Just(Level::Two), Just(Level::Three)];
    let bullet = (words(), some(3)).prop_map(|(text, under)| Bullet { text, under });
    let fact = (words(), words()).prop_map(|(label, value)| Fact { label, value });
    let signature = (words(), words(), prop::option::of(words()))
        .prop_map(|(who, name, done)| Signature { who, name, done });
    let bar =
        (words(), words(), prop::option::of(any::<u32>())).prop_map(|(label, value, number)| Bar {
            label,
            value,
            number,
        });
    let bars =
        (words(), prop::collection::vec(bar, 0..60)).prop_map(|(says, bars)| Bars { says, bars });
    prop_oneof![
        (level, words()).prop_map(|(level, words)| Block::Heading(level, words)),
        words().prop_map(Block::Paragraph),
        words().prop_map(Block::Note),
        prop::collection::vec(bullet, 0..4).prop_map(Block::Bullets),
        prop::collection::vec(fact, 0..4).prop_map(Block::Facts),
        table().prop_map(Block::Table),
        bars.prop_map(Block::Bars),
        prop::collection::vec(signature, 0..4).prop_map(Block::Signatures),
        some(5).prop_map(Block::Address),
        prop_oneof![0_usize..4, Just(usize::MAX)].prop_map(Block::Blank),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    let sheet = prop_oneof![Just(Sheet::Portrait), Just(Sheet::Landscape)];
    let part = (sheet, prop::collection::vec(block(), 0..6))
        .prop_map(|(sheet, blocks)| Part { sheet, blocks });
    let size = prop_oneof![Just(TypeSize::Normal), Just(TypeSize::Large)];
    let parts = prop::collection::vec(part, 0..4);
    (words(), words(), words(), some(3), size, parts).prop_map(
        |(title, about, version, lines, size, parts)| {
            let mut document = samples::document(&title, size, parts);
            document.about = about;
            document.version = version;
            document.letterhead.lines = lines;
            document
        },
    )
}

fn check(document: &Document) {
    let bytes = pdf(document).unwrap();
    let file = File::read(&bytes);
    assert!(!file.pages().is_empty());
    pdf_page::tree(&file);
    missing(document);
    let word = docx(document).unwrap();
    word_order::check(&word);
    for part in [
        "word/document.xml",
        "word/footer1.xml",
        "docProps/core.xml",
        "word/styles.xml",
    ] {
        word_file::content(&word_file::part(&word, part));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_printed(document in document()) {
        check(&document);
    }
}

fn with(blocks: Vec<Block>) -> Document {
    let part = Part {
        sheet: Sheet::Portrait,
        blocks,
    };
    samples::document("Extrême", TypeSize::Large, vec![part])
}

#[test]
fn a_title_or_a_heading_without_a_word_is_printed() {
    let blocks = vec![
        Block::Heading(Level::One, "\u{feff}".to_owned()),
        Block::Paragraph("Du texte.".to_owned()),
    ];
    let mut document = with(blocks);
    check(&document);
    for title in ["", "\u{200b}", "\u{301}\u{e001}", "\u{ce2}"] {
        document.title = title.to_owned();
        check(&document);
    }
}

#[test]
fn extremes_are_printed() {
    let rows = |count: usize, cell: &str| vec![TableRow::Cells(vec![cell.to_owned(); 3]); count];
    let narrow: Vec<(String, u16)> = (0..60).map(|at| (format!("Colonne {at}"), 1)).collect();
    let narrow: Vec<(&str, u16)> = narrow
        .iter()
        .map(|(it, share)| (it.as_str(), *share))
        .collect();
    let three = [("A", 1), ("B", 0), ("C", u16::MAX)];
    let long = "é".repeat(20_000);
    check(&with(vec![Block::Table(samples::table(
        "",
        &three,
        rows(300, "du texte"),
    ))]));
    check(&with(vec![Block::Table(samples::table(
        "",
        &three,
        rows(2, &long[..8_000]),
    ))]));
    check(&with(vec![Block::Table(samples::table(
        "",
        &narrow,
        rows(3, "mot"),
    ))]));
    check(&with(vec![
        Block::Heading(Level::One, long.clone()),
        Block::Note(long.clone()),
    ]));
    let signature = Signature {
        who: long.clone(),
        name: long,
        done: None,
    };
    check(&with(vec![Block::Signatures(vec![signature])]));
    check(&with(vec![]));
}

#[test]
fn a_thousand_rows_take_the_pages_they_need() {
    let rows = vec![TableRow::Cells(vec!["une ligne".to_owned(); 2]); 1_000];
    let table = samples::table("Mille lignes", &[("A", 1), ("B", 1)], rows);
    let file = File::read(&pdf(&with(vec![Block::Table(table)])).unwrap());
    let (pages, row) = (file.pages().len(), 13.0 * 1.3 + 6.0);
    let a_page = ((841.89 - 48.0 - 62.0) / row) as usize;
    assert!(
        (1_000 / a_page..=1_000 / (a_page - 2) + 1).contains(&pages),
        "{pages}"
    );
}

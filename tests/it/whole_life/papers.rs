//! The papers of that life, made from the same store, written in each format and read back by
//! the readers of the paper tests, which share no code with what writes them.
#[path = "../../papers/model_words.rs"]
mod model_words;
#[allow(dead_code, reason = "the paper tests use the rest")]
#[path = "../../papers/pdf_file.rs"]
mod pdf_file;
#[allow(dead_code, reason = "the paper tests use the rest")]
#[path = "../../papers/pdf_page.rs"]
mod pdf_page;
#[allow(dead_code, reason = "the paper tests use the rest")]
#[path = "../../papers/word_file.rs"]
mod word_file;

use carnet::clock::Clock;
use carnet::documents::docx::docx;
use carnet::documents::model::{Block, Document, Table};
use carnet::documents::pdf::pdf;
use carnet::documents::template::Template;
use carnet::documents::text::text;
use carnet::documents::{Kind, Source, Stamp, build};
use carnet::domain::date::Time;

use super::person::Life;
use model_words::{assert_in_order, flat, words};
use pdf_file::File;
use pdf_page::{shown, tree};
use word_file::{content, part};

/// What no paper ever says: working words, codes of rules, notes that are never shared.
const NEVER: [&str; 12] = [
    "alerte",
    "retard",
    "RDV1-2S",
    "ABS-15J",
    "CER-1S",
    "REVUE-6M",
    "ECHEANCE",
    "(A9)",
    "neutralis",
    super::WORKING_NOTE,
    super::REPORT,
    "None",
];

/// A paper of the person, made that day, and read back in the three formats: `says` is what it
/// must hold, in any order.
#[track_caller]
pub fn reads_back(life: &Life, kind: Kind, says: &[&str]) -> Document {
    let moment = Clock::stopped_on(life.today()).moment();
    let stamp = Stamp::of(&moment, Time::new(14, 5));
    let store = life.carnet.store();
    let source = Source::read(store, life.id(), stamp, Template::of_the_program()).unwrap();
    let document = build(kind, &source).unwrap();
    let all = flat(&words(&document).join(" "));
    for wanted in says {
        assert!(all.contains(&flat(wanted)), "« {wanted} » in {all}");
    }
    plain_text(&document);
    word(&document);
    portable(&document);
    document
}

#[track_caller]
fn says_nothing_else(read: &str) {
    for never in NEVER {
        assert!(!read.contains(never), "« {never} » in {read}");
    }
}

fn plain_text(document: &Document) {
    let read = text(document);
    says_nothing_else(&read);
    for line in read.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    // Cells fold inside their column: what stands on one line is read as it is.
    let folded = flat(&read);
    for block in document.parts.iter().flat_map(|it| &it.blocks) {
        if let Block::Paragraph(words) = block {
            let words = flat(words);
            assert!(folded.contains(&words), "« {words} » in {read}");
        }
    }
}

/// The tables of data of a document, in order.
fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.parts.iter().flat_map(|it| &it.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn word(document: &Document) {
    let file = docx(document).unwrap();
    let body = content(&part(&file, "word/document.xml"));
    says_nothing_else(&body.text());
    assert_in_order(&words(document), &body.text());
    // Places to sign are laid out as tables too, without a header.
    let data: Vec<_> = body.tables.iter().filter(|it| it.rows[0].header).collect();
    let wanted = tables(document);
    assert_eq!(data.len(), wanted.len());
    for (table, wanted) in data.iter().zip(wanted) {
        assert_eq!(table.rows.len(), 1 + wanted.rows.len());
        assert!(table.rows[1..].iter().all(|row| !row.header));
        let titles: Vec<String> = table.rows[0]
            .cells
            .iter()
            .map(|it| flat(&it.text))
            .collect();
        let columns: Vec<String> = wanted.columns.iter().map(|it| flat(&it.title)).collect();
        assert_eq!(titles, columns);
    }
    let foot = content(&part(&file, "word/footer1.xml"));
    assert_eq!(foot.fields, ["PAGE", "NUMPAGES"]);
    assert!(
        flat(&foot.text()).contains("FONTANEL Élise"),
        "{}",
        foot.text()
    );
    let styles = content(&part(&file, "word/styles.xml"));
    assert_eq!(styles.values("w:lang", "w:val"), ["fr-FR"]);
}

fn portable(document: &Document) {
    let file = File::read(&pdf(document).unwrap());
    let root = file.root();
    assert_eq!(file.get(&root, "Lang").unwrap().words(), "fr-FR");
    let tree = tree(&file);
    says_nothing_else(&tree.text);
    assert_in_order(&words(document), &tree.text);
    assert_eq!(flat(&tree.all("H1")[0].text), flat(&document.title));
    let wanted = tables(document);
    let data: Vec<_> = tree
        .all("Table")
        .into_iter()
        .filter(|it| !it.all("TH").is_empty())
        .collect();
    assert_eq!(data.len(), wanted.len());
    for (table, wanted) in data.iter().zip(wanted) {
        assert_eq!(table.all("TR").len(), 1 + wanted.rows.len());
        let cells = wanted.rows.iter().filter_map(|row| match row {
            carnet::documents::model::TableRow::Cells(cells) => Some(cells.len()),
            carnet::documents::model::TableRow::Group(_) => None,
        });
        assert_eq!(table.all("TD").len(), cells.sum::<usize>());
    }
    let pages = file.pages();
    for (at, page) in pages.iter().enumerate() {
        let seen: String = shown(&file, page)
            .iter()
            .filter(|it| it.stretch.is_none())
            .map(|it| it.text.as_str())
            .collect();
        let number = format!("page {}/{}", at + 1, pages.len());
        assert!(flat(&seen).ends_with(&number), "{seen}");
        assert!(flat(&seen).contains(&flat(&document.version)), "{seen}");
    }
}

//! The PDF papers, read back: nothing is missing, the tags are there, pages turn where they should.
use carnet::documents::model::{
    Block, Bullet, Document, Level, Logo, Part, Sheet, Signature, TableRow, TypeSize,
};
use carnet::documents::pdf::{missing, pdf};

use super::model_words::{assert_in_order, flat, words};
use super::pdf_file::{File, Value};
use super::pdf_page::{Shown, shown, tree};
use super::samples::{self, PLAN_ROWS, document, table};

fn read(document: &Document) -> File {
    File::read(&pdf(document).unwrap())
}

fn page_texts(file: &File) -> Vec<Vec<Shown>> {
    file.pages().iter().map(|page| shown(file, page)).collect()
}

fn joined<'a>(shown: impl Iterator<Item = &'a Shown>) -> String {
    shown.map(|it| it.text.as_str()).collect()
}

fn one_part(blocks: Vec<Block>) -> Document {
    let part = Part {
        sheet: Sheet::Portrait,
        blocks,
    };
    document("Essai", TypeSize::Normal, vec![part])
}

#[test]
fn every_word_is_heard_in_reading_order() {
    for (_, document) in samples::all() {
        let heard = tree(&read(&document)).text;
        assert_in_order(&words(&document), &heard);
    }
}

#[test]
fn the_file_says_its_language_its_title_and_the_rules_it_keeps() {
    let file = read(&samples::carnet());
    let root = file.root();
    assert_eq!(file.get(&root, "Lang").unwrap().words(), "fr-FR");
    let marks = file.get(&root, "MarkInfo").unwrap();
    assert_eq!(
        file.get(&marks, "Marked"),
        Some(Value::Word("true".to_owned()))
    );
    let metadata = file.stream(&file.raw(&root, "Metadata").unwrap());
    let metadata = String::from_utf8(metadata).unwrap();
    for wanted in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Carnet de bord",
        "2026-11-22T13:05:09",
    ] {
        assert!(metadata.contains(wanted), "{wanted} in {metadata}");
    }
    let preferences = file.get(&root, "ViewerPreferences").unwrap();
    assert_eq!(
        file.get(&preferences, "DisplayDocTitle"),
        Some(Value::Word("true".to_owned()))
    );
}

#[test]
fn each_page_has_its_number_and_whom_it_is_about_apart_from_the_reading() {
    let file = read(&samples::carnet());
    let pages = page_texts(&file);
    assert!(pages.len() > 2);
    for (at, page) in pages.iter().enumerate() {
        let foot = joined(page.iter().filter(|it| it.stretch.is_none()));
        assert!(
            foot.ends_with(&format!("page {}/{}", at + 1, pages.len())),
            "{foot}"
        );
        assert!(foot.contains("Élodie Œuvrard – Version du 22/11/2026 à 14:05"));
    }
}

#[test]
fn the_header_of_a_table_is_drawn_on_each_page_and_read_once() {
    let file = read(&samples::carnet());
    let pages = page_texts(&file);
    for page in &pages[1..] {
        assert!(joined(page.iter()).contains("Échéance"));
    }
    let again = joined(pages[2].iter().filter(|it| it.stretch.is_none()));
    assert!(again.contains("Heures par semaine"), "{again}");
    let tree = tree(&file);
    let tables = tree.all("Table");
    let plan = tables[1];
    let headers = plan.all("TH");
    assert_eq!(headers.len(), 7 + 3);
    assert_eq!(plan.all("TD").len(), PLAN_ROWS * 7);
    assert_eq!(plan.all("TR").len(), 1 + 3 + PLAN_ROWS);
    for row in plan.all("TBody")[0].all("TR") {
        assert!(matches!(row.children.len(), 1 | 7));
    }
    let scopes: Vec<String> = headers
        .iter()
        .map(|header| {
            let attributes = file.get(&header.dict, "A").unwrap();
            let all = match attributes {
                Value::Array(all) => all,
                one => vec![one],
            };
            all.iter()
                .find_map(|it| file.get(it, "Scope"))
                .unwrap()
                .words()
        })
        .collect();
    assert_eq!(scopes.iter().filter(|it| *it == "Column").count(), 7);
    assert_eq!(scopes.iter().filter(|it| *it == "Row").count(), 3);
    let attributes = format!("{:?}", file.get(&plan.dict, "A").unwrap());
    assert!(attributes.contains("Summary"), "{attributes}");
}

#[test]
fn headings_lists_and_pictures_say_what_they_are() {
    let file = read(&samples::cer());
    let tree = tree(&file);
    let first = |role: &str| flat(&tree.all(role)[0].text);
    assert_eq!(first("H1"), "Contrat d’engagements réciproques");
    assert_eq!(tree.all("H2").len(), 4);
    assert_eq!(first("H2"), "Article 1 – Durée");
    let list = tree.all("L")[0];
    assert_eq!(list.all("LI").len(), 2);
    assert_eq!(flat(&list.all("Lbl")[0].text), "•");
    assert_eq!(
        flat(&list.all("LBody")[0].text),
        "Retrouver une mobilité S’inscrire au permis avant le 30/01/2027. Demander l’aide au transport."
    );
    let figure = tree.all("Figure")[0];
    let says = file.get(&figure.dict, "Alt").unwrap().words();
    assert_eq!(says, "Logo du Département de la Vallée");
    let outline = file.get(&file.root(), "Outlines").unwrap();
    let title = file.get(&outline, "First").unwrap();
    let article = file.get(&title, "First").unwrap();
    assert_eq!(
        file.get(&article, "Title").unwrap().words(),
        "Article 1 – Durée"
    );
}

#[test]
fn a_heading_never_ends_a_page() {
    let mut blocks = Vec::new();
    for at in 0..120 {
        blocks.push(Block::Heading(Level::Two, format!("Titre {at}")));
        let text = "Une phrase assez longue pour tenir sur une ligne entière, et même deux. "
            .repeat(at % 7);
        blocks.push(Block::Paragraph(format!("{text}Fin.")));
    }
    let file = read(&one_part(blocks));
    let pages = page_texts(&file);
    assert!(pages.len() > 5);
    for page in &pages {
        let read: Vec<&Shown> = page.iter().filter(|it| it.stretch.is_some()).collect();
        let last = read.last().unwrap();
        assert!(!last.text.starts_with("Titre"), "{last:?}");
    }
}

#[test]
fn places_to_sign_stay_on_one_page() {
    let signature = |who: &str| Signature {
        who: who.to_owned(),
        name: String::new(),
        done: None,
    };
    for lines in 30..50 {
        let mut blocks = vec![Block::Paragraph("ligne".to_owned()); lines];
        blocks.push(Block::Paragraph("Fait en deux exemplaires".to_owned()));
        blocks.push(Block::Signatures(vec![
            signature("Une"),
            signature("Deux"),
            signature("Trois"),
        ]));
        let file = read(&one_part(blocks));
        let pages = page_texts(&file);
        let on: Vec<usize> = ["Fait en", "Une", "Deux", "Trois"]
            .iter()
            .map(|who| {
                let here = |page: &Vec<Shown>| page.iter().any(|it| it.text.starts_with(who));
                pages.iter().position(here).unwrap()
            })
            .collect();
        assert!(on.iter().all(|page| *page == on[0]), "{lines}: {on:?}");
    }
}

#[test]
fn a_row_taller_than_a_page_is_cut_between_lines_and_loses_none() {
    let long: Vec<String> = (0..150).map(|at| format!("ligne {at}.")).collect();
    let rows = vec![TableRow::Cells(vec![long.join("\n"), "court".to_owned()])];
    let data = table("Un long texte", &[("Texte", 1), ("Reste", 1)], rows);
    let file = read(&one_part(vec![Block::Table(data)]));
    assert!(file.pages().len() > 2);
    let tree = tree(&file);
    let cells = tree.all("TD");
    assert_eq!(cells.len(), 2);
    assert_in_order(&long, &cells[0].text);
    assert_eq!(tree.all("TH").len(), 2);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = samples::cer();
    assert_eq!(pdf(&document).unwrap(), pdf(&document).unwrap());
}

#[test]
fn letters_the_font_lacks_are_replaced_and_told() {
    let bullet = Bullet {
        text: "日 ☐ ✓ 日".to_owned(),
        under: Vec::new(),
    };
    let document = one_part(vec![Block::Bullets(vec![bullet])]);
    assert_eq!(missing(&document), ['日', '✓']);
    assert!(missing(&samples::carnet()).is_empty());
    let heard = tree(&read(&document)).text;
    assert!(heard.contains("□ □ x □"), "{heard}");
}

#[test]
fn a_logo_that_cannot_be_read_is_said_in_words() {
    let mut document = samples::cer();
    let whole = samples::logo();
    for png in [
        b"GIF89a".to_vec(),
        whole[..40].to_vec(),
        whole[..whole.len() / 2].to_vec(),
    ] {
        document.letterhead.logo = Some(Logo {
            png,
            width: 120,
            height: 60,
            says: "Logo".to_owned(),
        });
        let said = pdf(&document).unwrap_err().to_string();
        assert!(said.starts_with("Le logo ne peut pas être lu"), "{said}");
    }
}

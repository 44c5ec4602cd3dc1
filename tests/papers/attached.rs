//! Files that go with a paper: an image is drawn with what it shows, a PDF is attached to a PDF and named in Word.
use carnet::documents::docx::docx;
use carnet::documents::model::{Attached, Block, Document, Part, Sheet, TypeSize};
use carnet::documents::pdf::pdf;
use carnet::domain::attachment::Content;

use super::pdf_file::{File, Value};
use super::pdf_page::tree;
use super::samples::{self, document};
use super::word_file::{content, names, part};

const PNG: &[u8] = include_bytes!("../../fixtures/bilan/organigramme.png");
const JPEG: &[u8] = include_bytes!("../../fixtures/bilan/organigramme.jpeg");
const PAGES: &[u8] = include_bytes!("../../fixtures/bilan/organigramme.pdf");

fn attached(name: &str, bytes: &[u8]) -> Block {
    Block::Attached(Attached {
        name: name.to_owned(),
        caption: format!("Ici : {name}"),
        apart: format!("À part : {name}"),
        content: Content::of(bytes.to_vec()).unwrap(),
    })
}

fn paper() -> Document {
    let blocks = vec![
        attached("organigramme.png", PNG),
        attached("équipe.jpeg", JPEG),
        attached("plan.pdf", PAGES),
        attached("plan.pdf", PAGES),
    ];
    let sheet = Sheet::Portrait;
    let mut paper = document("Bilan", TypeSize::Normal, vec![Part { sheet, blocks }]);
    paper.letterhead.logo = samples::cer().letterhead.logo;
    paper
}

#[test]
fn in_a_pdf_images_say_what_they_show_and_pdf_files_are_attached_whole() {
    let file = File::read(&pdf(&paper()).unwrap());
    let tree = tree(&file);
    let figures = tree.all("Figure");
    let shown = figures.iter().map(|it| file.get(&it.dict, "Alt").unwrap());
    let shown: Vec<String> = shown.map(|it| it.words()).collect();
    let logo = "Logo du Département de la Vallée";
    assert_eq!(shown, [logo, "Ici : organigramme.png", "Ici : équipe.jpeg"]);
    assert!(tree.text.contains("Ici : plan.pdf") && !tree.text.contains("À part"));
    let names = file.get(&file.root(), "Names").unwrap();
    let names = file.get(&names, "EmbeddedFiles").unwrap();
    let names = file.get(&names, "Names").unwrap();
    let files: Vec<&Value> = names.array().iter().skip(1).step_by(2).collect();
    assert_eq!(files.len(), 2);
    for it in files {
        let held = file.get(it, "EF").unwrap();
        assert_eq!(file.stream(&file.raw(&held, "F").unwrap()), PAGES);
    }
}

#[test]
fn in_word_images_are_in_the_file_and_pdf_files_are_named() {
    let bytes = docx(&paper()).unwrap();
    let all = names(&bytes);
    for wanted in ["rIdImage1.png", "rIdImage2.png", "rIdImage3.jpeg"] {
        assert!(all.contains(&format!("word/media/{wanted}")), "{all:?}");
    }
    let links = part(&bytes, "word/_rels/document.xml.rels");
    for wanted in ["\"media/rIdImage2.png\"", "\"media/rIdImage3.jpeg\""] {
        assert!(links.contains(wanted), "{links}");
    }
    let types = part(&bytes, "[Content_Types].xml");
    assert!(types.contains("Extension=\"jpeg\" ContentType=\"image/jpeg\""));
    let body = content(&part(&bytes, "word/document.xml"));
    assert_eq!(
        body.values("a:blip", "r:embed"),
        ["rIdImage1", "rIdImage2", "rIdImage3"]
    );
    assert_eq!(body.values("wp:docPr", "id"), ["1", "2", "3"]);
    let words = body.text();
    assert!(words.contains("À part : plan.pdf") && !words.contains("Ici : plan.pdf"));
    assert!(words.contains("Ici : équipe.jpeg"));
}

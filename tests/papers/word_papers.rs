//! The Word papers, read back: nothing is missing, headers repeat, headings and lists are real.
use carnet::documents::docx::docx;
use carnet::documents::model::{Block, Document, Logo, Part, Sheet, TypeSize};

use super::model_words::{assert_in_order, flat, words};
use super::samples;
use super::word_file::{Content, chart, content, names, part};

fn body(document: &Document) -> Content {
    content(&part(&docx(document).unwrap(), "word/document.xml"))
}

/// The words of a model as the tests compare them: a cell holds one paragraph a line.
#[test]
fn every_word_is_there_in_reading_order() {
    for (_, document) in samples::all() {
        let wanted: Vec<String> = words(&document)
            .iter()
            .map(|it| it.replace('☐', "□"))
            .collect();
        assert_in_order(&wanted, &body(&document).text().replace('☐', "□"));
    }
}

#[test]
fn the_first_row_of_every_data_table_is_repeated_and_no_row_is_cut() {
    let document = samples::carnet();
    let content = body(&document);
    let [situation, plan, signatures] = content.tables.as_slice() else {
        panic!("{} tables", content.tables.len());
    };
    for table in [situation, plan] {
        let headers: Vec<bool> = table.rows.iter().map(|row| row.header).collect();
        assert!(headers[0]);
        assert!(!headers[1..].contains(&true));
        assert!(table.rows.iter().all(|row| row.whole));
        assert!(!table.caption.is_empty());
    }
    assert_eq!(plan.rows.len(), 1 + 3 + samples::PLAN_ROWS);
    assert_eq!(plan.rows[0].cells[4].text, "Échéance");
    assert_eq!(plan.rows[1].cells[0].span, 7);
    assert_eq!(plan.rows[2].cells.len(), 7);
    assert!(signatures.rows.iter().all(|row| !row.header && row.whole));
}

#[test]
fn headings_and_lists_are_real_ones() {
    let content = body(&samples::cer());
    let styled = |style: &str| -> Vec<String> {
        let all = content.paragraphs.iter().filter(|it| it.style == style);
        all.map(|it| it.text.clone()).collect()
    };
    assert_eq!(styled("Title"), ["Contrat d’engagements réciproques"]);
    assert_eq!(styled("Heading1").len(), 4);
    let numbered = content.paragraphs.iter().filter(|it| it.numbered);
    assert_eq!(numbered.count(), 2);
    assert_eq!(styled("ListBullet").len(), 2);
    assert_eq!(
        content.values("w:tblStyle", "w:val"),
        ["Data", "Signatures"]
    );
    let file = docx(&samples::cer()).unwrap();
    let styles = self::content(&part(&file, "word/styles.xml"));
    for name in [
        "heading 1",
        "heading 2",
        "heading 3",
        "Title",
        "List Bullet",
        "Tableau de données",
    ] {
        assert!(
            styles.values("w:name", "w:val").contains(&name.to_owned()),
            "{name}"
        );
    }
    assert_eq!(styles.values("w:lang", "w:val"), ["fr-FR"]);
    assert!(styles.values("w:sz", "w:val").contains(&"24".to_owned()));
    let large = docx(&samples::plan()).unwrap();
    let styles = self::content(&part(&large, "word/styles.xml"));
    assert_eq!(styles.values("w:sz", "w:val")[0], "28");
}

#[test]
fn the_foot_has_the_number_of_the_page_as_a_field() {
    let file = docx(&samples::carnet()).unwrap();
    let foot = content(&part(&file, "word/footer1.xml"));
    assert_eq!(foot.fields, ["PAGE", "NUMPAGES"]);
    let text = flat(&foot.text());
    assert!(
        text.starts_with("Élodie Œuvrard – Version du 22/11/2026 à 14:05 page 1/"),
        "{text}"
    );
    // Each shape of page refers to it, upright then on its side.
    let content = body(&samples::carnet());
    assert_eq!(
        content.values("w:footerReference", "r:id"),
        ["rIdFooter1", "rIdFooter1"]
    );
    assert_eq!(content.values("w:pgSz", "w:w"), ["11906", "16838"]);
    assert_eq!(
        content.values("w:pgSz", "w:orient"),
        ["portrait", "landscape"]
    );
}

#[test]
fn the_file_says_its_title_its_language_and_its_date() {
    let core = part(&docx(&samples::carnet()).unwrap(), "docProps/core.xml");
    content(&core);
    for wanted in [
        "<dc:title>Carnet de bord</dc:title>",
        "<dc:language>fr-FR</dc:language>",
        "<dc:creator>Département de la Vallée</dc:creator>",
        "2026-11-22T13:05:09Z</dcterms:created>",
        "2026-11-22T13:05:09Z</dcterms:modified>",
    ] {
        assert!(core.contains(wanted), "{wanted} in {core}");
    }
}

#[test]
fn the_logo_is_there_with_what_it_shows() {
    let file = docx(&samples::cer()).unwrap();
    assert!(
        names(&file).contains(&"word/media/rIdImage1.png".to_owned()),
        "{:?}",
        names(&file)
    );
    let content = body(&samples::cer());
    assert_eq!(
        content.values("wp:docPr", "descr"),
        ["Logo du Département de la Vallée"]
    );
    let mut document = samples::cer();
    document.letterhead.logo = Some(Logo {
        png: b"GIF89a".to_vec(),
        width: 1,
        height: 1,
        says: String::new(),
    });
    let said = docx(&document).unwrap_err().to_string();
    assert!(said.starts_with("Le logo ne peut pas être lu"), "{said}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = samples::cer();
    let first = docx(&document).unwrap();
    docx(&samples::carnet()).unwrap();
    assert!(first == docx(&document).unwrap());
}

#[test]
fn words_that_look_like_xml_stay_words() {
    let tricky = r#"<w:tr><w:trPr /> & "guillemets" l'ami </w:tblPr> name="Figure""#;
    let part = Part {
        sheet: Sheet::Portrait,
        blocks: vec![
            Block::Paragraph(tricky.to_owned()),
            Block::Table(samples::table(tricky, &[(tricky, 1)], vec![])),
        ],
    };
    let mut document = samples::document(tricky, TypeSize::Normal, vec![part]);
    document.letterhead.logo = samples::cer().letterhead.logo;
    document.version = tricky.to_owned();
    let content = body(&document);
    assert_eq!(content.tables[0].caption, tricky);
    assert_eq!(content.tables[0].rows[0].cells[0].text, tricky);
    assert_in_order(&words(&document), &content.text());
    let file = docx(&document).unwrap();
    assert!(
        self::content(&super::word_file::part(&file, "docProps/core.xml"))
            .elements
            .len()
            > 5
    );
}

#[test]
fn the_address_of_a_letter_is_in_the_window_of_its_envelope() {
    let file = docx(&samples::letter()).unwrap();
    let body = content(&part(&file, "word/document.xml"));
    let all = |name: &str| body.values("w:framePr", name);
    // 110 mm from the left of the sheet, 55 mm from its top, in twentieths of a point.
    assert!(!all("w:x").is_empty() && all("w:x").iter().all(|it| it == "6236"));
    assert!(all("w:y").iter().all(|it| it == "3118"));
    assert!(all("w:vAnchor").iter().all(|it| it == "page"));
}

/// A chart has its labels and its numbers in itself; where a number is masked nothing is drawn, and its sign stands
/// beside what it counts.
#[test]
fn bars_are_a_chart_with_its_numbers_in_it() {
    let file = docx(&samples::plan()).unwrap();
    let body = content(&part(&file, "word/document.xml"));
    assert_eq!(body.values("c:chart", "r:id"), ["rIdChart1"]);
    let said = body.values("wp:docPr", "descr").join("");
    assert_eq!(
        flat(&said),
        "Étapes, en barres : Étapes faites : 3 ; Étapes à faire : 8 ; Étapes laissées : 0 ; Étapes reprises : < 5"
    );
    let links = part(&file, "word/_rels/document.xml.rels");
    assert!(links.contains(r#"Id="rIdChart1""#) && links.contains(r#"Target="charts/chart1.xml""#));
    let types = content(&part(&file, "[Content_Types].xml"));
    assert!(
        types.values("Override", "ContentType").contains(
            &"application/vnd.openxmlformats-officedocument.drawingml.chart+xml".to_owned()
        )
    );
    let drawn = chart(&part(&file, "word/charts/chart1.xml"));
    let labels: Vec<String> = drawn.labels.iter().map(|it| flat(it)).collect();
    assert_eq!(
        labels,
        [
            "Étapes faites",
            "Étapes à faire",
            "Étapes laissées",
            "Étapes reprises : < 5"
        ]
    );
    assert_eq!(drawn.numbers, [Some(3), Some(8), Some(0), None]);
}

/// More bars than a page holds go on in another chart, drawn to the same length.
#[test]
fn many_bars_take_several_charts_of_one_measure() {
    let labels: Vec<String> = (1..=120).map(|at| format!("mois {at}")).collect();
    let all: Vec<(&str, &str, Option<u32>)> = labels
        .iter()
        .zip(1..)
        .map(|(label, at)| (label.as_str(), "n", Some(at)))
        .collect();
    let part = Part {
        sheet: Sheet::Landscape,
        blocks: vec![samples::bars::bars(&all)],
    };
    let file = docx(&samples::document("Essai", TypeSize::Normal, vec![part])).unwrap();
    let charts: Vec<String> = names(&file)
        .into_iter()
        .filter(|it| it.contains("charts/"))
        .collect();
    assert!(charts.len() > 1);
    let mut numbers = Vec::new();
    for name in &charts {
        let xml = super::word_file::part(&file, name);
        assert_eq!(content(&xml).values("c:max", "val"), ["120"]);
        numbers.extend(chart(&xml).numbers);
    }
    assert_eq!(numbers, (1..=120).map(Some).collect::<Vec<_>>());
}

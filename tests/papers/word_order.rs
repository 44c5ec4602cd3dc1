//! Word repairs or refuses a file whose elements stand in another order than their schema: every
//! part of every paper is walked.
use carnet::documents::docx::docx;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::samples;
use super::word_file::{names, part};

/// Children in their order, as the types of ECMA-376 (part 1, annex A) have them.
const ORDERS: &[(&str, &str)] = &[
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    (
        "tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    (
        "sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    (
        "tblBorders",
        "top left start bottom right end insideH insideV",
    ),
    (
        "tcBorders",
        "top left start bottom right end insideH insideV",
    ),
    ("tblCellMar", "top left start bottom right end"),
    ("pBdr", "top left bottom right between bar"),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    (
        "lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    ("tbl", "tblPr tblGrid tr"),
    ("tc", "tcPr p tbl"),
    ("tr", "trPr tc"),
    ("p", "pPr r"),
    ("abstractNum", "nsid multiLevelType tmpl name lvl"),
];

/// An element and the names of its children, in the order met.
type Met = (String, Vec<String>);

/// Every element of a part with its children.
fn elements(xml: &str) -> Vec<Met> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut all): (Vec<Met>, Vec<Met>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(start) | Event::Empty(start) = &event {
            let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
            let name = name.trim_start_matches("w:").to_owned();
            if let Some((_, children)) = open.last_mut() {
                children.push(name.clone());
            }
            if matches!(event, Event::Start(_)) {
                open.push((name, Vec::new()));
            }
        } else if let Event::End(_) = event {
            all.extend(open.pop());
        } else if let Event::Eof = event {
            return all;
        }
    }
}

#[test]
fn children_stand_in_the_order_of_the_schema() {
    for (name, document) in samples::all() {
        let file = docx(&document).unwrap();
        let parts = names(&file);
        let parts = parts
            .iter()
            .filter(|it| it.starts_with("word/") && it.ends_with(".xml"));
        let mut walked = 0;
        for part_name in parts {
            for (element, children) in elements(&part(&file, part_name)) {
                let Some((_, order)) = ORDERS.iter().find(|(known, _)| *known == element) else {
                    continue;
                };
                let places: Vec<Option<usize>> = children
                    .iter()
                    .map(|child| order.split(' ').position(|it| it == child))
                    .collect();
                assert!(
                    places.is_sorted() && !places.contains(&None),
                    "{name}, {part_name}: {element} has {children:?}"
                );
                walked += 1;
            }
        }
        assert!(walked > 20, "{name}: {walked} elements");
    }
}

#[test]
fn the_archive_is_compressed_and_begins_with_its_types() {
    let file = docx(&samples::carnet()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    assert_eq!(archive.by_index(0).unwrap().name(), "[Content_Types].xml");
    let body = archive.by_name("word/document.xml").unwrap();
    assert!(body.compressed_size() * 4 < body.size());
    assert!(file.len() < 25_000, "{} bytes", file.len());
}

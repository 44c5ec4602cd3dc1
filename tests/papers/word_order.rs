//! Word repairs or refuses a file whose elements stand in another order than their schema: every
//! part of every paper is walked, and what one part names in another is looked for there.
use std::collections::BTreeSet;

use carnet::documents::docx::docx;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::word_file::{content, names, part};
use super::word_schema::rule;
use super::{kinds, samples};

/// An element and its children met until now.
type Open = (String, Vec<String>);

/// What breaks the schema in a part of Word.
pub fn faults(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut faults): (Vec<Open>, Vec<String>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = met(&start, &mut open, &mut faults);
                open.push((name, Vec::new()));
            }
            Event::Empty(start) => {
                let name = met(&start, &mut open, &mut faults);
                faults.extend(misplaced(&(name, Vec::new())));
            }
            Event::End(_) => faults.extend(open.pop().as_ref().and_then(misplaced)),
            Event::Eof => return faults,
            _ => {}
        }
    }
}

/// Name of an element; its attributes are looked at, its parent gets it as a child.
fn met(start: &BytesStart<'_>, open: &mut [Open], faults: &mut Vec<String>) -> String {
    let name = bare(start.name().as_ref());
    if let Some((_, children)) = open.last_mut() {
        children.push(name.clone());
    }
    let Some((_, allowed, _)) = rule(&name) else {
        faults.push(format!("{name} is not in the schema"));
        return name;
    };
    for attribute in start.attributes() {
        let attribute = bare(attribute.unwrap().key.as_ref());
        if !attribute.starts_with("xmlns") && !allowed.split(' ').any(|it| it == attribute) {
            faults.push(format!("{name} has {attribute}"));
        }
    }
    name
}

/// A name without the prefix of Word.
fn bare(name: &str) -> String {
    name.trim_start_matches("w:").to_owned()
}

/// What is wrong with the children of an element.
fn misplaced((name, children): &Open) -> Option<String> {
    let (_, _, order) = rule(name)?;
    let group = |child: &String| {
        let mut groups = order.split(' ');
        groups.position(|group| group.split('|').any(|it| it == child))
    };
    let places: Vec<Option<usize>> = children.iter().map(group).collect();
    let ends_well = name != "tc" || children.last().is_some_and(|it| it == "p");
    let right = places.is_sorted() && !places.contains(&None) && ends_well;
    (!right).then(|| format!("{name} has {children:?}"))
}

/// Checks every part of a Word file.
#[track_caller]
pub fn check(file: &[u8]) {
    let parts = names(file);
    for name in parts
        .iter()
        .filter(|it| it.starts_with("word/") && it.ends_with(".xml"))
    {
        let faults = faults(&part(file, name));
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
    linked(file, &parts);
    styled(file);
}

/// Every part has a type, and what it refers to is there.
fn linked(file: &[u8], parts: &[String]) {
    let types = content(&part(file, "[Content_Types].xml"));
    let endings = types.values("Default", "Extension");
    for name in types.values("Override", "PartName") {
        assert!(parts.contains(&name[1..].to_owned()), "{name} is not there");
    }
    for name in &parts[1..] {
        let ending = name.rsplit('.').next().unwrap().to_owned();
        assert!(endings.contains(&ending), "{name} has no type");
    }
    let typed = types.values("Override", "PartName");
    for name in parts.iter().filter(|it| it.contains("/charts/")) {
        assert!(typed.contains(&format!("/{name}")), "{name} has no type");
    }
    let body = content(&part(file, "word/document.xml"));
    let drawn = body.values("wp:docPr", "id");
    let once: BTreeSet<&String> = drawn.iter().collect();
    assert_eq!(once.len(), drawn.len(), "{drawn:?}");
    let links = content(&part(file, "word/_rels/document.xml.rels"));
    let (ids, targets) = (
        links.values("Relationship", "Id"),
        links.values("Relationship", "Target"),
    );
    for target in targets {
        assert!(
            parts.contains(&format!("word/{target}")),
            "{target} is not there"
        );
    }
    let used = [
        ("w:footerReference", "r:id"),
        ("a:blip", "r:embed"),
        ("c:chart", "r:id"),
    ];
    for used in used
        .iter()
        .flat_map(|(element, name)| body.values(element, name))
    {
        assert!(ids.contains(&used), "{used} leads nowhere");
    }
}

/// Every style and every list that is named exists, once.
fn styled(file: &[u8]) {
    let styles = content(&part(file, "word/styles.xml"));
    let lists = content(&part(file, "word/numbering.xml"));
    let ids = styles.values("w:style", "w:styleId");
    let known: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "{ids:?}");
    let body = content(&part(file, "word/document.xml"));
    let foot = content(&part(file, "word/footer1.xml"));
    for content in [&styles, &lists, &body, &foot] {
        let named = ["w:pStyle", "w:tblStyle", "w:basedOn", "w:next"];
        for style in named.iter().flat_map(|it| content.values(it, "w:val")) {
            assert!(known.contains(&style), "{style} is no style");
        }
        for list in content.values("w:numId", "w:val") {
            assert!(lists.values("w:num", "w:numId").contains(&list), "{list}");
        }
    }
}

#[test]
fn every_part_of_every_paper_follows_the_schema() {
    let papers = samples::all().map(|(name, paper)| (name.to_owned(), paper));
    for (name, document) in papers.into_iter().chain(kinds::all()) {
        println!("{name}");
        check(&docx(&document).unwrap());
    }
}

#[test]
fn a_part_that_breaks_the_schema_is_caught() {
    for (wrong, fault) in [
        (
            "<w:numPr><w:numId w:val='1'/><w:ilvl w:val='0'/></w:numPr>",
            r#"numPr has ["numId", "ilvl"]"#,
        ),
        (
            "<w:tblGrid><w:gridCol w:w='9' w:type='dxa'/></w:tblGrid>",
            "gridCol has type",
        ),
        (
            "<w:style><w:pPr/><w:name w:val='a'/></w:style>",
            r#"style has ["pPr", "name"]"#,
        ),
        (
            "<w:tblStylePr><w:tcPr/><w:rPr/></w:tblStylePr>",
            r#"tblStylePr has ["tcPr", "rPr"]"#,
        ),
        (
            "<w:lvl><w:lvlText w:val='•'/><w:numFmt w:val='bullet'/></w:lvl>",
            r#"lvl has ["lvlText", "numFmt"]"#,
        ),
        (
            "<w:numbering><w:num/><w:abstractNum/></w:numbering>",
            r#"numbering has ["num", "abstractNum"]"#,
        ),
        (
            "<w:settings><w:compat/><w:zoom/></w:settings>",
            r#"settings has ["compat", "zoom"]"#,
        ),
        ("<w:p><w:r/><w:pPr/></w:p>", r#"p has ["r", "pPr"]"#),
        (
            "<w:body><w:sectPr/><w:p/></w:body>",
            r#"body has ["sectPr", "p"]"#,
        ),
        (
            "<w:tc><w:tcPr/><w:tbl/></w:tc>",
            r#"tc has ["tcPr", "tbl"]"#,
        ),
        ("<w:tc/>", "tc has []"),
        ("<w:b><w:i/></w:b>", "i is not in the schema"),
        ("<w:r><w:p/></w:r>", r#"r has ["p"]"#),
        (
            "<c:scaling><c:min val='0'/><c:max val='9'/></c:scaling>",
            r#"c:scaling has ["c:min", "c:max"]"#,
        ),
        (
            "<pic:pic><pic:spPr/><pic:blipFill/></pic:pic>",
            r#"pic:pic has ["pic:spPr", "pic:blipFill"]"#,
        ),
    ] {
        let found = faults(wrong);
        assert_eq!(
            found.first().map(String::as_str),
            Some(fault),
            "{wrong}: {found:?}"
        );
    }
    let right = "<w:body><w:tbl/><w:p/><w:tbl/><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p><w:sectPr/></w:body>";
    assert_eq!(faults(right), Vec::<String>::new());
}

#[test]
fn the_archive_is_compressed_and_begins_with_its_types() {
    let file = docx(&samples::carnet()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    assert_eq!(
        archive.by_index(0).unwrap().name().unwrap(),
        "[Content_Types].xml"
    );
    let body = archive.by_name("word/document.xml").unwrap();
    assert!(body.compressed_size() * 4 < body.size());
    assert!(file.len() < 25_000, "{} bytes", file.len());
}

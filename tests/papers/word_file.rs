//! A Word file read from its bytes: the archive, then the XML of its parts.
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    pub style: String,
    pub text: String,
    pub numbered: bool,
    pub keep_next: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub header: bool,
    pub whole: bool,
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub span: usize,
    pub text: String,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub caption: String,
    pub rows: Vec<Row>,
}

/// What is in a part of the file.
#[derive(Debug, Default)]
pub struct Content {
    pub paragraphs: Vec<Paragraph>,
    pub tables: Vec<Table>,
    /// Fields: PAGE, NUMPAGES.
    pub fields: Vec<String>,
    /// Names of all elements with their attributes, in order.
    pub elements: Vec<(String, Vec<(String, String)>)>,
}

impl Content {
    /// All words, a paragraph a line.
    pub fn text(&self) -> String {
        let texts = self.paragraphs.iter().map(|it| it.text.as_str());
        texts.collect::<Vec<_>>().join("\n")
    }

    /// Values of an attribute of an element, wherever it is.
    pub fn values(&self, element: &str, attribute: &str) -> Vec<String> {
        let named = self.elements.iter().filter(|(name, _)| name == element);
        named
            .flat_map(|(_, all)| all)
            .filter(|(name, _)| name == attribute)
            .map(|(_, value)| value.clone())
            .collect()
    }
}

/// A part of the archive, as text.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// Names of the parts.
pub fn names(docx: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    start
        .attributes()
        .map(|it| {
            let it = it.unwrap();
            let name = it.key.as_ref().to_owned();
            (
                name,
                quick_xml::escape::unescape(&it.value).unwrap().into_owned(),
            )
        })
        .collect()
}

/// The content of a part; panics when it is no well-formed XML.
pub fn content(xml: &str) -> Content {
    let mut reader = Reader::from_str(xml);
    let mut content = Content::default();
    let mut path: Vec<String> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                content.open(&name, attributes(&start));
                path.push(name);
            }
            Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                content.open(&name, attributes(&start));
            }
            Event::End(_) => {
                path.pop().unwrap();
            }
            Event::Text(text) => content.say(&path, &text.xml10_content()),
            Event::GeneralRef(name) => {
                let named = format!("&{};", name.xml10_content());
                content.say(&path, &quick_xml::escape::unescape(&named).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty());
    content
}

impl Content {
    fn row(&mut self) -> Option<&mut Row> {
        self.tables.last_mut()?.rows.last_mut()
    }

    fn open(&mut self, name: &str, attributes: Vec<(String, String)>) {
        let value = || {
            let found = attributes.iter().find(|(name, _)| name == "w:val");
            found.map_or(String::new(), |(_, value)| value.clone())
        };
        let last = self.paragraphs.last_mut();
        match (name, last) {
            ("w:p", _) => self.paragraphs.push(Paragraph::default()),
            ("w:pStyle", Some(last)) => last.style = value(),
            ("w:numPr", Some(last)) => last.numbered = true,
            ("w:keepNext", Some(last)) => last.keep_next = true,
            // What is drawn is said.
            ("wp:docPr", Some(last)) => {
                let says = attributes.iter().filter(|(name, _)| name == "descr");
                says.for_each(|(_, words)| last.text.push_str(words));
            }
            ("w:br", _) => self.words("\n"),
            ("w:tab", Some(_)) if attributes.is_empty() => self.words("\t"),
            ("w:tbl", _) => self.tables.push(Table::default()),
            ("w:tblCaption", _) => self.tables.last_mut().unwrap().caption = value(),
            ("w:tr", _) => self.tables.last_mut().unwrap().rows.push(Row::default()),
            ("w:tblHeader", _) => self.row().unwrap().header = true,
            ("w:cantSplit", _) => self.row().unwrap().whole = true,
            ("w:tc", _) => self.row().unwrap().cells.push(Cell {
                span: 1,
                text: String::new(),
            }),
            ("w:gridSpan", _) => {
                let span = value().parse().unwrap();
                self.row().unwrap().cells.last_mut().unwrap().span = span;
            }
            _ => {}
        }
        self.elements.push((name.to_owned(), attributes));
    }

    fn say(&mut self, path: &[String], words: &str) {
        match path.last().map(String::as_str) {
            Some("w:t") => {
                self.words(words);
                if path.iter().any(|it| it == "w:tc")
                    && let Some(cell) = self.row().and_then(|row| row.cells.last_mut())
                {
                    cell.text.push_str(words);
                }
            }
            Some("w:instrText") => self.fields.push(words.to_owned()),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(last) = self.paragraphs.last_mut() {
            last.text.push_str(words);
        }
    }
}

/// What a chart draws.
#[derive(Debug, Default)]
pub struct Chart {
    pub labels: Vec<String>,
    /// One a label; none where nothing is drawn.
    pub numbers: Vec<Option<u32>>,
}

/// The points of a chart.
pub fn chart(xml: &str) -> Chart {
    let mut reader = Reader::from_str(xml);
    let (mut chart, mut path, mut words) = (Chart::default(), Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                words.clear();
                let at = attributes(&start)
                    .into_iter()
                    .find(|(name, _)| name == "idx");
                path.push((
                    start.name().as_ref().to_owned(),
                    at.map(|(_, at)| at.parse::<usize>().unwrap()),
                ));
            }
            Event::Text(text) => words.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => {
                let named = format!("&{};", name.xml10_content());
                words.push_str(&quick_xml::escape::unescape(&named).unwrap());
            }
            Event::End(_) => {
                let inside: Vec<&str> = path.iter().map(|(name, _)| name.as_str()).collect();
                match inside.as_slice() {
                    [.., "c:strLit", "c:pt", "c:v"] => {
                        chart.labels.push(words.clone());
                        chart.numbers.push(None);
                    }
                    [.., "c:numLit", "c:pt", "c:v"] => {
                        let at = path[path.len() - 2].1.unwrap();
                        chart.numbers[at] = Some(words.parse().unwrap());
                    }
                    _ => {}
                }
                path.pop();
            }
            Event::Eof => return chart,
            _ => {}
        }
    }
}

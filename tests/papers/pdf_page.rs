//! What a reader of a PDF sees and hears: the words of each page through their Unicode tables, and
//! the tree that says what they are.
use std::collections::BTreeMap;

use super::pdf_file::{File, Tokens, Value, utf16};

/// Words shown, and to which stretch of the page they belong.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub text: String,
    /// The stretch, when it is part of the reading tree.
    pub stretch: Option<usize>,
}

/// Words of a page, in the order drawn.
pub fn shown(file: &File, page: &Value) -> Vec<Shown> {
    let resources = file.get(page, "Resources").unwrap();
    let fonts = match file.get(&resources, "Font") {
        Some(Value::Dict(fonts)) => fonts,
        _ => BTreeMap::new(),
    };
    let tables: BTreeMap<String, BTreeMap<u16, String>> = fonts
        .iter()
        .map(|(name, font)| {
            let table = file.stream(&file.raw(font, "ToUnicode").unwrap());
            (name.clone(), unicode(&table))
        })
        .collect();
    let content = file.stream(&file.raw(page, "Contents").unwrap());
    read(&content, &tables)
}

fn read(content: &[u8], tables: &BTreeMap<String, BTreeMap<u16, String>>) -> Vec<Shown> {
    let mut tokens = Tokens::new(content);
    let (mut operands, mut shown): (Vec<Value>, Vec<Shown>) = (Vec::new(), Vec::new());
    // For each stretch open: its number, and the words that stand for what is drawn in it.
    let mut open: Vec<(Option<usize>, Option<String>)> = Vec::new();
    let mut font = String::new();
    while let Some(value) = tokens.value() {
        let Value::Word(word) = value else {
            operands.push(value);
            continue;
        };
        match word.as_str() {
            "BDC" => open.push(properties(operands.last().unwrap())),
            "BMC" => open.push((None, None)),
            "EMC" => {
                let (_, instead) = open.pop().unwrap();
                if let Some(text) = instead {
                    let stretch = open.iter().rev().find_map(|it| it.0);
                    shown.push(Shown { text, stretch });
                }
            }
            "Tf" => font = operands[operands.len() - 2].words(),
            "Tj" | "TJ" if open.iter().all(|it| it.1.is_none()) => {
                assert!(!open.is_empty(), "words outside of any stretch");
                let strings = match operands.last().unwrap() {
                    Value::Array(parts) => parts.clone(),
                    one => vec![one.clone()],
                };
                let text = strings
                    .iter()
                    .map(|it| decoded(it, &tables[&font]))
                    .collect();
                let stretch = open.iter().rev().find_map(|it| it.0);
                shown.push(Shown { text, stretch });
            }
            _ => {}
        }
        operands.clear();
    }
    assert!(open.is_empty());
    shown
}

fn properties(value: &Value) -> (Option<usize>, Option<String>) {
    let Value::Dict(entries) = value else {
        panic!("properties stand in place: {value:?}");
    };
    let number = entries.get("MCID").map(|it| match it {
        Value::Number(number) => *number as usize,
        other => panic!("{other:?}"),
    });
    (number, entries.get("ActualText").map(Value::words))
}

fn decoded(value: &Value, table: &BTreeMap<u16, String>) -> String {
    let Value::Text(bytes) = value else {
        return String::new();
    };
    bytes
        .chunks(2)
        .map(|pair| {
            let code = u16::from_be_bytes([pair[0], pair[1]]);
            let known = table.get(&code);
            known
                .unwrap_or_else(|| panic!("no letter for {code}"))
                .as_str()
        })
        .collect()
}

/// The Unicode table of a font: what each code reads as.
fn unicode(table: &[u8]) -> BTreeMap<u16, String> {
    let mut tokens = Tokens::new(table);
    let (mut letters, mut texts, mut reading) = (BTreeMap::new(), Vec::new(), false);
    while let Some(value) = tokens.value() {
        match value {
            Value::Word(word) if word == "beginbfchar" => reading = true,
            Value::Word(word) if word == "endbfchar" => reading = false,
            Value::Word(word) => assert_ne!(word, "beginbfrange", "not read here"),
            Value::Text(bytes) if reading => texts.push(bytes),
            _ => {}
        }
    }
    for pair in texts.chunks(2) {
        let code = u16::from_be_bytes([pair[0][0], pair[0][1]]);
        letters.insert(code, utf16(&pair[1]));
    }
    letters
}

/// A branch of the reading tree.
#[derive(Debug)]
pub struct Branch {
    pub role: String,
    pub dict: Value,
    pub children: Vec<Branch>,
    /// Its words, those of its children included, in order.
    pub text: String,
}

impl Branch {
    /// All branches of a role, in reading order.
    pub fn all<'a>(&'a self, role: &str) -> Vec<&'a Branch> {
        let mut found = Vec::new();
        if self.role == role {
            found.push(self);
        }
        for child in &self.children {
            found.extend(child.all(role));
        }
        found
    }
}

/// The reading tree. Every stretch of every page must be in it, once.
pub fn tree(file: &File) -> Branch {
    let mut stretches = BTreeMap::new();
    for page in file.pages() {
        for words in shown(file, &page) {
            if let Some(stretch) = words.stretch {
                let text: &mut String = stretches.entry((id(&page), stretch)).or_default();
                text.push_str(&words.text);
            }
        }
    }
    let root = file.get(&file.root(), "StructTreeRoot").unwrap();
    let top = file.get(&root, "K").unwrap();
    let tree = branch(file, &top.array()[0], &mut stretches);
    assert!(stretches.is_empty(), "out of the tree: {stretches:?}");
    tree
}

fn id(reference: &Value) -> usize {
    match reference {
        Value::Ref(id) => *id,
        other => panic!("not a reference: {other:?}"),
    }
}

fn branch(file: &File, node: &Value, words: &mut BTreeMap<(usize, usize), String>) -> Branch {
    let dict = file.follow(node);
    let role = file.get(&dict, "S").unwrap().words();
    let mut branch = Branch {
        role,
        dict: dict.clone(),
        children: Vec::new(),
        text: String::new(),
    };
    let kids = match file.get(&dict, "K") {
        Some(Value::Array(kids)) => kids,
        Some(one) => vec![one],
        None => Vec::new(),
    };
    for kid in kids {
        let own = file.raw(&dict, "Pg");
        let place = match &kid {
            Value::Number(stretch) => Some((own, *stretch as usize)),
            other => match file.get(other, "MCID") {
                Some(Value::Number(stretch)) => {
                    Some((file.raw(other, "Pg").or(own), stretch as usize))
                }
                _ => None,
            },
        };
        match place {
            // A picture is drawn without words.
            Some((page, stretch)) => branch.text.push_str(
                &words
                    .remove(&(id(&page.unwrap()), stretch))
                    .unwrap_or_default(),
            ),
            None => {
                let child = self::branch(file, &kid, words);
                branch.text.push_str(&child.text);
                branch.text.push('\n');
                branch.children.push(child);
            }
        }
    }
    branch
}

//! A PDF file read from its bytes: cross-reference table, objects, streams. Only what our files use.
use std::collections::BTreeMap;

/// A value of a PDF.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    Array(Vec<Value>),
    Dict(BTreeMap<String, Value>),
    Ref(usize),
    Word(String),
}

impl Value {
    pub fn array(&self) -> &[Value] {
        match self {
            Self::Array(values) => values,
            _ => &[],
        }
    }

    /// The words of a text string, in UTF-16 or in Latin letters.
    pub fn words(&self) -> String {
        match self {
            Self::Text(bytes) => match bytes.strip_prefix(b"\xfe\xff") {
                Some(rest) => utf16(rest),
                None => bytes.iter().map(|&it| char::from(it)).collect(),
            },
            Self::Name(name) => name.clone(),
            other => panic!("not a text: {other:?}"),
        }
    }
}

/// Letters of UTF-16, big end first.
pub fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

/// Values and words read one after the other.
pub struct Tokens<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn blank(&mut self) {
        while self.at < self.bytes.len() {
            match self.peek() {
                b'%' => {
                    while !matches!(self.peek(), b'\n' | b'\r' | 0) {
                        self.at += 1;
                    }
                }
                byte if byte.is_ascii_whitespace() || byte == 0 => self.at += 1,
                _ => break,
            }
        }
    }

    fn regular(&mut self) -> String {
        let from = self.at;
        while self.at < self.bytes.len()
            && !self.peek().is_ascii_whitespace()
            && !b"()<>[]{}/%".contains(&self.peek())
        {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[from..self.at]).into_owned()
    }

    /// The next value; nothing at the end.
    pub fn value(&mut self) -> Option<Value> {
        self.blank();
        if self.at >= self.bytes.len() {
            return None;
        }
        let next = self.bytes.get(self.at + 1).copied().unwrap_or(0);
        Some(match self.peek() {
            b'/' => {
                self.at += 1;
                Value::Name(self.regular())
            }
            b'(' => self.literal(),
            b'<' if next == b'<' => self.dict(),
            b'<' => self.hex(),
            b'[' => {
                self.at += 1;
                Value::Array(self.until("]"))
            }
            b']' | b'{' | b'}' => {
                self.at += 1;
                Value::Word(char::from(self.bytes[self.at - 1]).to_string())
            }
            b'>' => {
                self.at += 2;
                Value::Word(">>".to_owned())
            }
            _ => self.word(),
        })
    }

    fn word(&mut self) -> Value {
        let word = self.regular();
        assert!(!word.is_empty(), "stuck at {}", self.at);
        let Ok(number) = word.parse() else {
            return Value::Word(word);
        };
        // « 12 0 R » is a reference.
        let rest = &self.bytes[self.at..self.bytes.len().min(self.at + 5)];
        if rest.starts_with(b" 0 R") && !rest.get(4).is_some_and(u8::is_ascii_alphanumeric) {
            self.at += 4;
            return Value::Ref(word.parse().unwrap());
        }
        Value::Number(number)
    }

    fn until(&mut self, end: &str) -> Vec<Value> {
        let mut values = Vec::new();
        while let Some(value) = self.value() {
            if value == Value::Word(end.to_owned()) {
                break;
            }
            values.push(value);
        }
        values
    }

    fn dict(&mut self) -> Value {
        self.at += 2;
        let values = self.until(">>");
        let pairs = values.chunks(2).map(|pair| match pair {
            [Value::Name(name), value] => (name.clone(), value.clone()),
            other => panic!("not a pair: {other:?}"),
        });
        Value::Dict(pairs.collect())
    }

    fn hex(&mut self) -> Value {
        self.at += 1;
        let from = self.at;
        while self.peek() != b'>' {
            self.at += 1;
        }
        let digits: Vec<u8> = self.bytes[from..self.at]
            .iter()
            .filter_map(|&it| char::from(it).to_digit(16).map(|it| it as u8))
            .collect();
        self.at += 1;
        Value::Text(
            digits
                .chunks(2)
                .map(|it| it[0] * 16 + it.get(1).unwrap_or(&0))
                .collect(),
        )
    }

    fn literal(&mut self) -> Value {
        let (mut text, mut depth) = (Vec::new(), 0);
        loop {
            let byte = self.peek();
            self.at += 1;
            match byte {
                b'(' => {
                    if depth > 0 {
                        text.push(byte);
                    }
                    depth += 1;
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        return Value::Text(text);
                    }
                    text.push(byte);
                }
                b'\\' => text.extend(self.escape()),
                _ => text.push(byte),
            }
        }
    }

    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += 1;
        Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    if !(b'0'..=b'7').contains(&self.peek()) {
                        break;
                    }
                    code = code * 8 + u32::from(self.peek() - b'0');
                    self.at += 1;
                }
                code as u8
            }
            b'\n' => return None,
            other => other,
        })
    }
}

/// A whole file.
pub struct File {
    bytes: Vec<u8>,
    offsets: Vec<usize>,
    trailer: Value,
}

impl File {
    pub fn read(bytes: &[u8]) -> Self {
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let end = String::from_utf8_lossy(&bytes[bytes.len() - 40..]).into_owned();
        let start = end.rsplit("startxref").next().unwrap();
        let start: usize = start.split_whitespace().next().unwrap().parse().unwrap();
        let mut tokens = Tokens::new(bytes);
        tokens.at = start;
        assert_eq!(tokens.value(), Some(Value::Word("xref".to_owned())));
        let (_, count) = (tokens.value(), tokens.value());
        let Some(Value::Number(count)) = count else {
            panic!("no cross-reference table");
        };
        let mut offsets = Vec::new();
        for _ in 0..count as usize {
            let Some(Value::Number(offset)) = tokens.value() else {
                panic!("no offset");
            };
            offsets.push(offset as usize);
            tokens.value();
            tokens.value();
        }
        assert_eq!(tokens.value(), Some(Value::Word("trailer".to_owned())));
        let trailer = tokens.value().unwrap();
        let bytes = bytes.to_vec();
        Self {
            bytes,
            offsets,
            trailer,
        }
    }

    fn tokens(&self, id: usize) -> Tokens<'_> {
        let mut tokens = Tokens::new(&self.bytes);
        tokens.at = self.offsets[id];
        assert_eq!(tokens.value(), Some(Value::Number(id as f64)));
        tokens.value();
        tokens.value();
        tokens
    }

    /// A value, followed when it is a reference.
    pub fn follow(&self, value: &Value) -> Value {
        match value {
            Value::Ref(id) => self.tokens(*id).value().unwrap(),
            other => other.clone(),
        }
    }

    /// An entry of a dictionary, followed.
    pub fn get(&self, dict: &Value, name: &str) -> Option<Value> {
        match self.follow(dict) {
            Value::Dict(entries) => entries.get(name).map(|it| self.follow(it)),
            _ => None,
        }
    }

    /// An entry of a dictionary as it is written, reference or not.
    pub fn raw(&self, dict: &Value, name: &str) -> Option<Value> {
        match self.follow(dict) {
            Value::Dict(entries) => entries.get(name).cloned(),
            _ => None,
        }
    }

    /// The bytes of a stream, unpacked.
    pub fn stream(&self, reference: &Value) -> Vec<u8> {
        let Value::Ref(id) = reference else {
            panic!("a stream stands apart: {reference:?}");
        };
        let mut tokens = self.tokens(*id);
        let dict = tokens.value().unwrap();
        assert_eq!(tokens.value(), Some(Value::Word("stream".to_owned())));
        let Some(Value::Number(length)) = self.get(&dict, "Length") else {
            panic!("a stream has a length");
        };
        let packed = &self.bytes[tokens.at + 1..][..length as usize];
        match self.get(&dict, "Filter") {
            None => packed.to_vec(),
            Some(_) => miniz_oxide::inflate::decompress_to_vec_zlib(packed).unwrap(),
        }
    }

    /// The catalog: where everything starts.
    pub fn root(&self) -> Value {
        self.get(&self.trailer, "Root").unwrap()
    }

    /// References of the pages, in order.
    pub fn pages(&self) -> Vec<Value> {
        let mut pages = Vec::new();
        self.leaves(&self.raw(&self.root(), "Pages").unwrap(), &mut pages);
        pages
    }

    fn leaves(&self, node: &Value, pages: &mut Vec<Value>) {
        match self.get(node, "Kids") {
            Some(kids) => kids.array().iter().for_each(|kid| self.leaves(kid, pages)),
            None => pages.push(node.clone()),
        }
    }
}

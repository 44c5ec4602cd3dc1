//! XML as values: elements with their attributes and their children, written by `quick-xml`. Knows
//! nothing of Word.
use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::name::QName;

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    /// What is in it before its children, already escaped.
    inside: String,
    children: Vec<Self>,
}

/// An element without attribute, words or child.
pub(super) const fn el(name: &'static str) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        inside: String::new(),
        children: Vec::new(),
    }
}

impl Element {
    /// The same with one more attribute, on one line.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, line(&value.to_string())));
        self
    }

    /// The same with these words, on one line.
    pub fn text(self, words: &str) -> Self {
        self.xml(line(words))
    }

    /// The same with this XML.
    pub fn xml(mut self, xml: String) -> Self {
        self.inside = xml;
        self
    }

    /// The same with one more child.
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// The same with these children after its own.
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The child of that name, if the element has one.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.children.iter_mut().find(|it| it.name == name)
    }

    /// Puts a child at that place among the children, unless the element already has one of its name.
    pub fn insert(&mut self, at: usize, child: Self) {
        if self.get_mut(child.name).is_none() && at <= self.children.len() {
            self.children.insert(at, child);
        }
    }

    /// The bytes of a file with this element at its root.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn file(&self) -> io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        let head = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        writer.write_event(Event::Decl(head))?;
        self.write(&mut writer)?;
        Ok(writer.into_inner())
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let attributes = self.attributes.iter();
        let attributes = attributes.map(|(name, value)| Attribute {
            key: QName(name),
            value: Cow::Borrowed(value),
        });
        let element = writer.create_element(self.name).with_attributes(attributes);
        if self.inside.is_empty() && self.children.is_empty() {
            element.write_empty()?;
        } else {
            element.write_inner_content(|writer| {
                writer.write_event(Event::Text(BytesText::from_escaped(&self.inside)))?;
                self.children.iter().try_for_each(|it| it.write(writer))
            })?;
        }
        Ok(())
    }
}

/// Words without what XML can't hold: controls, and what is no character. Line breaks stay.
pub(super) fn clean(words: &str) -> String {
    let kept = words.chars().filter_map(|letter| match letter {
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        _ if letter.is_control() => None,
        _ => Some(letter),
    });
    kept.collect()
}

/// The same on one line, escaped.
pub(super) fn line(words: &str) -> String {
    escape(clean(words).replace('\n', " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_and_lose_what_xml_cannot_hold() {
        let tricky = "a<b> & \"c\" l'd\u{1}\u{0}\u{fffe}\u{7f}\u{2028}e\tf";
        let file = el("x")
            .with("k", tricky)
            .child(el("y").text(tricky))
            .child(el("z"))
            .file()
            .unwrap();
        let words = "a&lt;b&gt; &amp; &quot;c&quot; l&apos;d e f";
        assert_eq!(
            String::from_utf8(file).unwrap(),
            format!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><x k="{words}"><y>{words}</y><z/></x>"#
            )
        );
    }

    #[test]
    fn a_child_is_put_in_once() {
        let mut parent = el("x").child(el("a")).child(el("b"));
        parent.insert(1, el("c"));
        parent.insert(1, el("c"));
        parent.insert(9, el("d"));
        let names: Vec<&str> = parent.children.iter().map(|it| it.name).collect();
        assert_eq!(names, ["a", "c", "b"]);
    }
}

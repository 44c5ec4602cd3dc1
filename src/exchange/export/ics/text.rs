//! Lines of a calendar: escaped, folded at 75 octets between two letters, ended by CRLF
//! (RFC 5545, §3.1 and §3.3.11).

/// Octets of a line, its end apart.
const LONGEST: usize = 75;

/// Lines, as they are written.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is already as it must be.
    pub(super) fn raw(&mut self, line: &str) {
        fold(line, &mut self.0);
    }

    /// A line whose value is a text.
    pub(super) fn property(&mut self, name: &str, text: &str) {
        self.raw(&format!("{name}:{}", escaped(text)));
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// A text as the value of a property.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, cut where it is too long; what follows a cut starts with a space.
pub(super) fn fold(line: &str, out: &mut String) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

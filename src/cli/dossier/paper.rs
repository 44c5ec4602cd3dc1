//! Lines of text folded at 80 columns. Does not know what they are about.
use textwrap::{Options, WordSeparator};

use crate::domain::text::unbroken;

/// Columns of a line.
const WIDTH: usize = 80;

/// A text being written.
#[derive(Debug, Default)]
pub(super) struct Paper {
    text: String,
}

impl Paper {
    /// The title, underlined.
    pub(super) fn title(&mut self, title: &str) {
        self.fold(title, "", "");
        let rule = "=".repeat(textwrap::core::display_width(title).min(WIDTH));
        self.fold(&rule, "", "");
    }

    /// A section begins.
    pub(super) fn section(&mut self, title: &str) {
        self.text.push('\n');
        self.fold(&title.to_uppercase(), "", "");
    }

    /// A line of a section.
    pub(super) fn line(&mut self, line: &str) {
        self.fold(line, "  ", "     ");
    }

    /// A remark under a line; nothing when empty.
    pub(super) fn note(&mut self, note: &str) {
        if !note.is_empty() {
            self.fold(note, "     ", "     ");
        }
    }

    /// A record, `depth` levels under its section: its facts, then its long texts.
    pub(super) fn record(&mut self, depth: usize, facts: &[String], prose: &[(String, String)]) {
        let margin = "  ".repeat(depth + 1);
        let (first, rest) = (format!("{margin}- "), format!("{margin}  "));
        self.fold(&facts.join(" · "), &first, &rest);
        for (label, text) in prose {
            self.fold(&format!("{label} :"), &rest, &rest);
            for line in text.lines() {
                let deeper = format!("{rest}  ");
                self.fold(line, &deeper, &deeper);
            }
        }
    }

    /// The text written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn fold(&mut self, line: &str, first: &str, rest: &str) {
        let options = Options::new(WIDTH)
            .word_separator(WordSeparator::Custom(unbroken))
            .initial_indent(first)
            .subsequent_indent(rest);
        for part in textwrap::wrap(line, options) {
            self.text.push_str(part.trim_end());
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_eighty_columns() {
        let mut paper = Paper::default();
        paper.title("ABDALLAH Nadia, 38 ans");
        paper.section("Échéances");
        let long = "Inscription à l’auto-école et au code, ".repeat(9);
        paper.record(
            2,
            &[long.clone(), "x".repeat(200)],
            &[("Commentaire".into(), long)],
        );
        let text = paper.into_text();
        assert!(
            text.lines()
                .all(|line| textwrap::core::display_width(line) <= WIDTH),
            "{text}"
        );
        assert!(text.contains("ÉCHÉANCES\n"));
    }
}

//! Words kept as they stood one day: lines that anyone reads, that hold the structure of a paper
//! (sections, groups, rows of cells). Knows no record.

/// Between two cells of a row.
const BETWEEN: &str = " — ";
/// Stands for an empty cell that another one follows.
const EMPTY: &str = "–";

/// A part of the words, under its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its lines, none of them empty.
    pub lines: Vec<&'a str>,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept<'a> {
    /// A title over the rows that follow.
    Group(&'a str),
    /// An item: its cells.
    Row(Vec<&'a str>),
    /// Words under an item.
    Under(&'a str),
    /// Plain words.
    Words(&'a str),
}

/// The line of a row. A cell stays on the line, apart from the next one; the empty ones at the end go.
pub fn kept_row<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells = cells.into_iter().map(|cell| cell_of(cell.as_ref()));
    let mut cells: Vec<String> = cells.collect();
    while cells.last().is_some_and(|it| it == EMPTY) {
        cells.pop();
    }
    format!("- {}", cells.join(BETWEEN))
}

/// The line of a title over rows.
pub fn kept_group(title: &str) -> String {
    format!("### {}", one_line(title))
}

fn cell_of(text: &str) -> String {
    match one_line(text).replace(BETWEEN, " – ") {
        text if text.is_empty() => EMPTY.to_owned(),
        text => text,
    }
}

/// Puts a text of several lines on one line, because each line is an item.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sections of a text.
pub fn kept_sections(text: &str) -> Vec<Section<'_>> {
    let mut found: Vec<Section<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("## "), found.last_mut()) {
            (Some(title), _) => found.push(Section {
                title,
                lines: Vec::new(),
            }),
            (None, Some(section)) => section.lines.push(line),
            (None, None) => {}
        }
    }
    found
}

/// What a line is.
pub fn kept_line(line: &str) -> Kept<'_> {
    if let Some(title) = line.strip_prefix("### ") {
        return Kept::Group(title);
    }
    if let Some(under) = line.strip_prefix("  · ") {
        return Kept::Under(under);
    }
    match line.strip_prefix("- ") {
        Some(cells) => {
            let cells = cells.split(BETWEEN);
            Kept::Row(cells.map(|it| if it == EMPTY { "" } else { it }).collect())
        }
        None => Kept::Words(line),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sections_groups_and_rows_are_found_again() {
        let text = "## Le plan\n### But : le permis\n- Le code — Auto-école\n  · deux fois\nFin\n\n## Vide";
        let found = kept_sections(text);
        let titles: Vec<&str> = found.iter().map(|it| it.title).collect();
        assert_eq!(titles, ["Le plan", "Vide"]);
        let lines: Vec<Kept<'_>> = found[0].lines.iter().map(|it| kept_line(it)).collect();
        let expected = [
            Kept::Group("But : le permis"),
            Kept::Row(vec!["Le code", "Auto-école"]),
            Kept::Under("deux fois"),
            Kept::Words("Fin"),
        ];
        assert_eq!(lines, expected);
        assert_eq!(kept_row(["a", "", "c\nd", ""]), "- a — – — c d");
    }

    proptest! {
        #[test]
        fn the_cells_of_a_row_are_read_back(cells in prop::collection::vec("[a-zé]{1,4}( [a-z–]{2,3})?|", 1..5)) {
            let mut wanted: Vec<&str> = cells.iter().map(String::as_str).collect();
            while wanted.len() > 1 && wanted.last().is_some_and(|it| it.is_empty()) {
                wanted.pop();
            }
            let line = kept_row(&cells);
            let Kept::Row(read) = kept_line(&line) else { panic!("a row") };
            prop_assert_eq!(read, wanted);
        }
    }
}

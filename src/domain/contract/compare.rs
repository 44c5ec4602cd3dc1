//! Compares two texts line by line: what was removed, what was added. Does not know what the texts
//! are about.
use similar::{ChangeTag, TextDiff};

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineChange {
    /// In both texts.
    Same,
    /// In the former text only.
    Removed,
    /// In the latter text only.
    Added,
}

impl LineChange {
    /// The sign before the line.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Same => " ",
            Self::Removed => "−",
            Self::Added => "+",
        }
    }
}

/// The lines of both texts, in order. A removed line comes before the line that replaces it.
pub fn compare(before: &str, after: &str) -> Vec<(LineChange, String)> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    TextDiff::from_slices(&before, &after)
        .iter_all_changes()
        .map(|change| {
            let kind = match change.tag() {
                ChangeTag::Equal => LineChange::Same,
                ChangeTag::Delete => LineChange::Removed,
                ChangeTag::Insert => LineChange::Added,
            };
            (kind, change.value().to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_taken_out_and_added_are_told() {
        let before = "## Dates\nFin : 30/06/2026\nHeures : 15";
        let after = "## Dates\nFin : 31/12/2026\nHeures : 15\nAvenant";
        let signs: Vec<String> = compare(before, after)
            .into_iter()
            .map(|(change, line)| format!("{} {line}", change.sign()))
            .collect();
        assert_eq!(
            signs,
            [
                "  ## Dates",
                "− Fin : 30/06/2026",
                "+ Fin : 31/12/2026",
                "  Heures : 15",
                "+ Avenant",
            ]
        );
        assert!(compare("", "").is_empty());
    }

    proptest! {
        #[test]
        fn each_text_is_found_again(
            before in prop::collection::vec("[a-c]{0,2}", 0..8),
            after in prop::collection::vec("[a-c]{0,2}", 0..8),
        ) {
            let end = |lines: &[String]| {
                lines.iter().map(|line| format!("{line}\n")).collect::<String>()
            };
            let found = compare(&end(&before), &end(&after));
            let of = |without: LineChange| -> Vec<String> {
                found.iter().filter(|(kind, _)| *kind != without).map(|(_, line)| line.clone()).collect()
            };
            prop_assert_eq!(of(LineChange::Added), before);
            prop_assert_eq!(of(LineChange::Removed), after);
        }
    }
}

//! What an import says of its cells, for people: the same thing said of many lines is said once, with how
//! often and where.
use super::Notice;
use crate::domain::text::plural;
use std::collections::HashMap;

/// So many alike are listed one by one.
const FEW: usize = 3;

/// What is alike: the same sentence of the same column, whatever the cells hold.
type Alike<'n> = (Option<&'n str>, String);

/// The lines of a list, with its title; nothing when it is empty.
pub fn list<'n>(
    title: &str,
    place: &str,
    notices: impl IntoIterator<Item = &'n Notice>,
) -> Vec<String> {
    let lines = lines(place, notices);
    let title = (!lines.is_empty()).then(|| title.to_owned());
    let lines = lines.into_iter().map(|line| format!("  {line}"));
    title.into_iter().chain(lines).collect()
}

/// The lines of a list.
pub fn lines<'n>(place: &str, notices: impl IntoIterator<Item = &'n Notice>) -> Vec<String> {
    let mut groups: Vec<Vec<&'n Notice>> = Vec::new();
    let mut known: HashMap<Alike<'n>, usize> = HashMap::new();
    for notice in notices {
        let key = (notice.column.as_deref(), frame(&notice.reason));
        let at = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(notice),
            None => groups.push(vec![notice]),
        }
    }
    let lines = groups.iter().flat_map(|group| told(place, group));
    lines.collect()
}

/// A sentence without what it quotes and counts.
fn frame(reason: &str) -> String {
    let mut frame = String::with_capacity(reason.len());
    let mut quoted = false;
    for c in reason.chars() {
        quoted = (quoted || c == '«') && c != '»';
        if !quoted && !c.is_ascii_digit() {
            frame.push(c);
        }
    }
    frame
}

/// The few one by one, the many in one line.
fn told(place: &str, group: &[&Notice]) -> Vec<String> {
    let one = |notice: &&Notice| {
        // What belongs to no file has no number.
        let at = (notice.line > 0).then(|| format!("{place} {}", notice.line));
        let places: Vec<String> = at.into_iter().chain(column(notice)).collect();
        format!("{} : {}", places.join(", "), notice.reason)
    };
    match group {
        [first, _, _, _, ..] => {
            let column = column(first).map_or_else(String::new, |it| format!("{it}, "));
            let examples: Vec<String> = group.iter().take(FEW).map(|it| example(it)).collect();
            vec![format!(
                "{column}{} : {} Par exemple, {place} {}.",
                plural(group.len(), "fois", "fois"),
                first.reason,
                examples.join(", ")
            )]
        }
        few => few.iter().map(one).collect(),
    }
}

fn column(notice: &Notice) -> Option<String> {
    notice.column.as_ref().map(|title| format!("« {title} »"))
}

/// The line, with what its cell holds.
fn example(notice: &Notice) -> String {
    let quoted = notice
        .reason
        .strip_prefix('«')
        .and_then(|it| it.split_once('»'));
    let cell = quoted.map_or_else(String::new, |(cell, _)| format!(" («{cell}»)"));
    format!("{}{cell}", notice.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(count: u32) -> Vec<Notice> {
        let one = |line| {
            let reason = format!("« {line}00 » n’est pas repris : le n° CAF a 7 chiffres.");
            Notice::new(line, Some("N° CAF"), &reason)
        };
        let mut all: Vec<Notice> = (1..=count).map(|at| one(at + 1)).collect();
        all.push(Notice::new(1, Some("Avis"), "Colonne non reconnue."));
        all
    }

    #[test]
    fn what_is_said_often_is_said_once() {
        let lines = list("À relire :", "ligne", &all(600));
        assert_eq!(lines.len(), 3, "{lines:?}");
        let plain = lines[1].replace('\u{a0}', " ");
        assert_eq!(
            plain,
            "  « N° CAF », 600 fois : « 200 » n’est pas repris : le n° CAF a 7 chiffres. Par exemple, \
             ligne 2 (« 200 »), 3 (« 300 »), 4 (« 400 »)."
        );
        assert_eq!(list("À relire :", "ligne", &all(3)).len(), 5);
        assert_eq!(list("À relire :", "ligne", []), [""; 0]);
    }
}

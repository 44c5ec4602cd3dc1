//! What the screens say, of the whole demonstration: no hour, date, code or count in a form that only a machine
//! writes.
use super::holds::scenes;
use super::*;

/// The screens walked through, beside those of every size.
fn walked() -> Vec<Vec<Action>> {
    let mut all = scenes();
    all.extend([
        vec![Action::Agenda],
        vec![Action::Agenda, Action::Period],
        vec![Action::Agenda, Action::Scope, Action::Sort],
        vec![Action::Triage],
        vec![Action::Triage, Action::NextPanel],
        vec![Action::Steering],
        vec![Action::Steering, Action::Down, Action::Open],
        vec![Action::Team],
        vec![Action::Rules],
        vec![Action::Duplicates],
        vec![Action::Filters, Action::Open, Action::Mark],
        vec![Action::Lead],
        vec![
            Action::Open,
            Action::Appointments,
            Action::New,
            Action::Open,
        ],
        vec![Action::Open, Action::Done],
        vec![Action::Open, Action::Postpone],
        vec![Action::Documents],
        vec![Action::Sort],
    ]);
    all
}

/// Why a word can't be read as it is.
fn raw(word: &str) -> Option<&'static str> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = |part: &str, least: usize| {
        part.len() >= least && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    let parts: Vec<&str> = word.split(['-', ':', 'h']).collect();
    match parts.as_slice() {
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            return Some("a date as it is stored");
        }
        [hour, minute] if digits(hour, 1) && digits(minute, 2) && !word.contains('-') => {
            return Some("an hour that is not « 14 h 45 »");
        }
        _ => {}
    }
    let rule = word.split_once('-').is_some_and(|(start, end)| {
        let capitals = start.len() >= 2 && start.chars().all(|c| c.is_ascii_uppercase());
        capitals && end.len() <= 3 && end.starts_with(|c: char| c.is_ascii_digit())
    });
    let indicator = word
        .strip_prefix('I')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() <= 4);
    if rule || indicator {
        return Some("a code");
    }
    ["numérateur", "dénominateur"]
        .contains(&&*word.to_lowercase())
        .then_some("a word of statisticians")
}

/// What agrees with the number before it.
const AGREES: [&str; 8] = [
    "annulé",
    "neutralisé",
    "brouillon",
    "dossier",
    "fait",
    "faite",
    "prévue",
    "paire",
];

#[test]
fn no_screen_says_what_only_a_machine_would() {
    let mut found = std::collections::BTreeSet::new();
    for (at, actions) in walked().iter().enumerate() {
        let size = [size(80, 24), size(200, 60)][at % 2];
        let shown = screen(40, size).act(actions);
        let text = picture(&shown.app);
        for line in text.lines() {
            let line = line.replace(['│', '┌', '└', '─'], " ");
            for part in ["sans issue", "., ", " .", "par heure."] {
                if line.contains(part) {
                    found.insert(format!("{part:?}: {}", line.trim()));
                }
            }
            let words: Vec<&str> = line.split([' ', '\u{a0}', '\u{202f}']).collect();
            for (at, word) in words.iter().enumerate() {
                if let Some(why) = raw(word) {
                    found.insert(format!("{why}: {}", line.trim()));
                }
                let many = at > 0 && words[at - 1].parse::<u32>().is_ok_and(|n| n > 1);
                let bare = word.trim_end_matches([',', '.']);
                if many && AGREES.contains(&bare) {
                    found.insert(format!("a number that does not agree: {}", line.trim()));
                }
            }
        }
    }
    let list: Vec<String> = found.into_iter().collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

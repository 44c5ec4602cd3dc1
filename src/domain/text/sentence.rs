//! Small parts of French sentences: capitals, brackets, lists without their empty parts.

/// The texts that are not empty, with something between them.
pub fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, between: &str) -> String {
    let mut all = String::new();
    for text in texts {
        let text = text.as_ref();
        if !text.is_empty() && !all.is_empty() {
            all.push_str(between);
        }
        all.push_str(text);
    }
    all
}

/// « A, B et C ».
pub fn listed(texts: &[&str]) -> String {
    match texts.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} et {last}", before.join(", ")),
        None => String::new(),
    }
}

/// The text with a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The text without its capital.
pub fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Names that keep their capital wherever they stand.
const NAMES: [&str; 2] = ["France Travail", "Cap emploi"];

/// « accès à l’emploi » inside a sentence; initials (« CDI ») and names keep their capitals.
pub fn mid_sentence(text: &str) -> String {
    let named = NAMES.iter().any(|name| text.starts_with(name));
    if named || text.chars().nth(1).is_some_and(char::is_uppercase) {
        text.to_owned()
    } else {
        uncapital(text)
    }
}

/// « (text) » after a space; nothing when empty.
pub fn in_brackets(text: &str) -> String {
    enclosed(" (", text, ")")
}

/// A text between two others, which are there only when it is not empty.
pub fn enclosed(before: &str, text: &str, after: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{before}{text}{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_is_lowered_inside_a_sentence_but_not_initials() {
        let table = [
            ("Accès à l’emploi", "accès à l’emploi"),
            ("CDI", "CDI"),
            (
                "France Travail (Pôle emploi)",
                "France Travail (Pôle emploi)",
            ),
            ("Cap emploi", "Cap emploi"),
            ("", ""),
            ("É", "é"),
        ];
        for (words, expected) in table {
            assert_eq!(mid_sentence(words), expected);
        }
    }

    #[test]
    fn what_is_empty_leaves_no_trace() {
        assert_eq!(joined(["a", "", "b"], ", "), "a, b");
        assert_eq!(in_brackets(""), "");
        assert_eq!(in_brackets("CDI"), " (CDI)");
    }
}

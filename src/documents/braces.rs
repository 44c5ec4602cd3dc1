//! Words between braces in a text, and what takes their place. Knows no text.

/// Values by word; what is not known is not there.
pub type Values = Vec<(&'static str, String)>;

/// A piece of a text.
enum Piece<'a> {
    Words(&'a str),
    Place(&'a str),
    Unclosed,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        found.push(Piece::Words(before));
        match after.split_once('}') {
            Some((name, after)) => {
                found.push(Piece::Place(name));
                rest = after;
            }
            None => {
                found.push(Piece::Unclosed);
                rest = "";
            }
        }
    }
    found.push(Piece::Words(rest));
    found
}

/// What is wrong with the braces of a text that may only name these words, if something is.
pub(super) fn wrong(text: &str, known: &[&str]) -> Option<String> {
    pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Words(_) => None,
        Piece::Place(name) if known.contains(&name) => None,
        Piece::Place(name) => {
            let known: Vec<String> = known.iter().map(|name| format!("{{{name}}}")).collect();
            Some(format!(
                "« {{{name}}} » n’est pas connu ; les mots possibles sont {}",
                known.join(" ")
            ))
        }
        Piece::Unclosed => Some("une accolade ouverte n’est pas fermée".to_owned()),
    })
}

/// The text with its values; `None` when one of them is not known.
pub fn fill(text: &str, values: &Values) -> Option<String> {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => Some(words.to_owned()),
            Piece::Place(name) => {
                let found = values.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| value.clone())
            }
            Piece::Unclosed => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_its_values_or_is_left_out() {
        let values = vec![("prenom", "Nadia".to_owned()), ("lieu", "ici".to_owned())];
        for (text, expected) in [
            (
                "Bonjour {prenom}, venez {lieu}.",
                Some("Bonjour Nadia, venez ici."),
            ),
            ("rien à changer", Some("rien à changer")),
            ("au {telephone}", None),
            ("", Some("")),
        ] {
            assert_eq!(fill(text, &values).as_deref(), expected, "{text}");
        }
    }
}

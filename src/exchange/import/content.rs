//! What a cell holds before it is understood: nothing, a text, or something damaged.
use crate::domain::text::clean_line;

/// Characters that make a spreadsheet evaluate a cell; exports put an apostrophe before them.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

/// The text of a cell, without the guard against formulas; nothing when it says « absent ».
///
/// # Errors
/// A French sentence when characters were lost before the file was made, or when the
/// spreadsheet wrote an error.
pub fn content(raw: &str) -> Result<Option<&str>, String> {
    let text = match raw.strip_prefix('\'') {
        Some(guarded) if guarded.starts_with(FORMULA) => guarded,
        Some(_) | None => raw,
    };
    let text = text.trim();
    if is_absent(text) {
        return Ok(None);
    }
    if text.contains('\u{FFFD}') {
        return Err("Un caractère de cette cellule est perdu (« \u{FFFD} »).".to_owned());
    }
    if is_double_encoded(text) {
        return Err(format!(
            "« {} » : les accents de cette cellule sont abîmés.",
            clean_line(text)
        ));
    }
    if text.starts_with('#') && is_sheet_error(text) {
        return Err(format!("« {text} » : le tableur n’a pas écrit de valeur."));
    }
    Ok(Some(text))
}

fn is_absent(text: &str) -> bool {
    text.is_empty()
        || (text.len() <= 7
            && (matches!(text, "-" | "--" | "–" | "—")
                || ["NULL", "N/A", "#N/A", "néant", "neant", "NÉANT"]
                    .iter()
                    .any(|word| text.eq_ignore_ascii_case(word))))
}

/// UTF-8 read as Windows-1252 by another program: « Ã© » for « é ».
fn is_double_encoded(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        if c == 'Ã'
            && next.is_some_and(|c| matches!(c, '\u{80}'..='\u{BF}' | '‰' | '€' | 'ˆ' | 'Š'))
        {
            return true;
        }
    }
    false
}

/// `#REF!`, `#NOM?`, `#DIV/0!`, or the `####` of a column too narrow.
fn is_sheet_error(text: &str) -> bool {
    let inside = text.trim_matches('#').strip_suffix(['!', '?']);
    let shouted = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '/';
    text.bytes().all(|byte| byte == b'#')
        || inside.is_some_and(|word| !word.is_empty() && word.chars().all(shouted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_absent_without_inventing() {
        for raw in [
            "", "  ", "NULL", "n/a", "-", "néant", "Néant", "\u{A0}", "#N/A",
        ] {
            assert_eq!(content(raw), Ok(None), "{raw:?}");
        }
        assert_eq!(content("'=1+1").unwrap(), Some("=1+1"));
        assert_eq!(content("'t Hooft").unwrap(), Some("'t Hooft"));
        assert_eq!(content("=SOMME(A1)").unwrap(), Some("=SOMME(A1)"));
        for raw in ["St\u{FFFD}phane", "StÃ©phane", "####", "#REF!", "#VALEUR!"] {
            assert!(content(raw).is_err(), "{raw}");
        }
        assert_eq!(content("SÃO PAULO").unwrap(), Some("SÃO PAULO"));
        assert_eq!(content("#urgent !").unwrap(), Some("#urgent !"));
    }
}

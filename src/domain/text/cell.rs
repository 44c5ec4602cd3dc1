//! The cells of a CSV file: no spreadsheet runs what goes out, and what comes back is what went
//! out. Knows no column: who reads a cell decides what its text means.
use super::{clean_line, visible_prose};

/// What begins a file, so that a spreadsheet reads it as UTF-8.
pub const CSV_MARK: &str = "\u{feff}";

/// First characters that make a spreadsheet run a cell (OWASP ASVS 1.2.10).
const RUN: [char; 9] = ['=', '+', '-', '@', '|', '＝', '＋', '－', '＠'];
/// White space and NUL that a spreadsheet drops before it looks at what follows.
const DROPPED: [char; 3] = ['\t', '\r', '\0'];

/// A line of a CSV file, for a French spreadsheet: `;` between guarded cells, CRLF at the end.
pub fn csv_row<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells = cells.into_iter().map(|cell| quoted(guard(cell.as_ref())));
    cells.collect::<Vec<_>>().join(";") + "\r\n"
}

fn quoted(cell: String) -> String {
    if cell.contains([';', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// A text as the cell of a workbook, which runs nothing: as it is, unless [`content`] would read
/// something else.
pub fn sheet_cell(text: &str) -> String {
    let shown = visible_prose(text);
    match content(&shown) {
        Ok(Some(read)) if read == shown.trim() => shown.into_owned(),
        Ok(_) | Err(_) => guard(text),
    }
}

/// A text as the cell of a file that [`content`] reads back: one apostrophe before what a
/// spreadsheet would run, two before what a reader would take for nothing or for an error.
fn guard(text: &str) -> String {
    let text = visible_prose(text);
    let body = text.trim_start_matches('\'');
    let marks = match plain(body) {
        _ if text.is_empty() => "",
        Ok(Some(_)) if runs(body) => "'",
        Ok(Some(_)) => "",
        Ok(None) | Err(_) => "''",
    };
    format!("{marks}{text}")
}

/// The text of a cell, without what guards it; nothing when it says « absent ».
///
/// # Errors
/// A French sentence when characters were lost before the file was made, or when the
/// spreadsheet wrote an error.
pub fn content(raw: &str) -> Result<Option<&str>, String> {
    let raw = raw.trim();
    let body = raw.trim_start_matches('\'');
    let marks = raw.len() - body.len();
    let without = |marks: usize| Ok(raw.get(marks..).map(str::trim));
    match plain(body) {
        Ok(Some(_)) => without(usize::from(marks > 0 && runs(body))),
        Ok(None) | Err(_) if marks > 1 => without(2),
        read @ (Ok(None) | Err(_)) => read,
    }
}

fn runs(body: &str) -> bool {
    body.starts_with(DROPPED) || body.trim_start().starts_with(RUN)
}

/// The text of a cell that nothing guards.
fn plain(cell: &str) -> Result<Option<&str>, String> {
    let text = cell.trim();
    if is_absent(text) {
        return Ok(None);
    }
    if text.contains('\u{FFFD}') {
        return Err(
            "Cette cellule n’est pas reprise : un caractère y est perdu (« \u{FFFD} »). Enregistrez \
             de nouveau le fichier d’origine au format « CSV UTF-8 »."
                .to_owned(),
        );
    }
    if is_double_encoded(text) {
        return Err(format!(
            "« {} » n’est pas repris : les accents de cette cellule sont abîmés.",
            clean_line(text)
        ));
    }
    if text.starts_with('#') && is_sheet_error(text) {
        return Err(format!(
            "« {text} » n’est pas repris : le tableur n’a pas écrit de valeur."
        ));
    }
    Ok(Some(text))
}

/// Signs that stand for no value.
const NO_WORDS: [&str; 13] = [
    "-", "--", "---", "–", "—", "?", "??", "???", "…", "...", ".", "/", "//",
];

fn is_absent(text: &str) -> bool {
    text.is_empty()
        || (text.len() <= 7
            && (NO_WORDS.contains(&text)
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
    use crate::domain::text::clean_prose;

    #[test]
    fn says_absent_without_inventing() {
        for raw in [
            "", "  ", "NULL", "n/a", "-", "'-", "néant", "Néant", "\u{A0}", "#N/A", "?", "…", "...",
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

    #[test]
    fn a_cell_that_would_run_is_disarmed_and_the_others_are_left_alone() {
        for cell in ["=1+1", "+33639", "-2", "@SOMME(A1)", "＝1", "|cmd", "'=1"] {
            assert_eq!(guard(cell), format!("'{cell}"));
        }
        for cell in ["Le Gall", "06 39", "", "12/05/1969", "d’Angelo", "'t Hooft"] {
            assert_eq!(guard(cell), cell);
        }
    }

    #[test]
    fn a_row_is_parted_by_semicolons_and_quoted_where_it_must() {
        let row = csv_row(["a", "", "b;c", "un « \"mot\" »", "x\ny", "\u{1b}"]);
        let expected = "a;;\"b;c\";\"un « \"\"mot\"\" »\";\"x\ny\";␛\r\n";
        assert_eq!(row, expected);
    }

    proptest::proptest! {
        #[test]
        fn a_text_written_in_a_cell_is_read_back(
            text in "\\PC{0,20}|'{0,3}[ \n]?(-|--|–|NULL|N/A|néant|#REF!|##|Ã©|\u{FFFD}|)'?|['=+@|\t \r\na＝-]{0,8}"
        ) {
            let text = clean_prose(&text);
            let text = text.trim();
            let cell = guard(text);
            proptest::prop_assert!(!runs(&cell), "{cell:?}");
            let expected = Some(text).filter(|text| !text.is_empty());
            proptest::prop_assert_eq!(content(&cell), Ok(expected));
        }
    }
}

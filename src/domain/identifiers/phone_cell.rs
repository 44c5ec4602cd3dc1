//! Cells that hold several telephones, or a telephone and a comment.
use super::{is_digits, phone, phone_is_mobile};

/// A text with fewer digits than this is a comment, not a telephone.
const FEWEST: usize = 6;

/// What a cell contains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneCell {
    /// The telephones as they were written. The first mobile comes first: it is the main one.
    pub phones: Vec<String>,
    /// The rest of the text, which is kept elsewhere: « mère », « le soir ».
    pub comment: String,
}

/// Splits a cell at `,`, `/`, `;`, line breaks and « ou ».
pub fn phone_cell(cell: &str) -> PhoneCell {
    let mut found = PhoneCell::default();
    let mut comments = Vec::new();
    for piece in pieces(cell) {
        let (number, comment) = take_apart(&piece);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        if digits >= FEWEST {
            found.phones.push(number);
            comments.push(comment);
        } else {
            comments.push(piece.trim().to_owned());
        }
    }
    let is_mobile = |text: &String| phone(text).is_ok_and(|p| phone_is_mobile(&p.value));
    if let Some(main) = found.phones.iter().position(is_mobile) {
        let main = found.phones.remove(main);
        found.phones.insert(0, main);
    }
    comments.retain(|comment| !comment.is_empty());
    found.comment = comments.join(", ");
    found
}

fn pieces(cell: &str) -> Vec<String> {
    // « 06/39/98/00/01 » is one number written with slashes.
    let pairs: Vec<&str> = cell.trim().split('/').map(str::trim).collect();
    if pairs.len() == 5 && pairs.iter().all(|pair| pair.len() == 2 && is_digits(pair)) {
        return vec![pairs.join(" ")];
    }
    let breaks = [',', '/', ';', '\n', '\r'];
    let spaced = cell
        .replace(['\t', '\u{a0}', '\u{202f}'], " ")
        .replace(" OU ", " ou ");
    spaced
        .split(breaks)
        .flat_map(|part| part.split(" ou "))
        .map(str::to_owned)
        .collect()
}

/// The characters that can be part of a number, and the words around them.
fn take_apart(piece: &str) -> (String, String) {
    let piece = piece.replace("(0)", "");
    let dialled = |c: char| c.is_ascii_digit() || matches!(c, '+' | '.' | '-' | ' ');
    let number: String = piece.chars().filter(|c| dialled(*c)).collect();
    let comment: String = piece
        .chars()
        .map(|c| if dialled(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = comment.split_whitespace().collect();
    let comment = words.join(" ");
    let comment = comment.trim_matches(|c: char| !c.is_alphanumeric());
    (number.trim().to_owned(), comment.to_owned())
}

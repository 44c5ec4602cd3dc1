//! The folded form of a text, which search, sorting and the detection of duplicates compare.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text: no accents, lower case, œ becomes oe, and everything that is not a letter or a
/// digit becomes one space, without spaces at the ends. `fold(fold(x)) == fold(x)`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        // Most texts have no accent: reading them so is much faster.
        let letters = text.bytes().map(|it| char::from(it.to_ascii_lowercase()));
        return parted(letters, text.len());
    }
    let letters = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase);
    // Lower case can add an accent (ϓ, İ), so the same filter is applied again.
    let letters = letters.nfkd().filter(|c| !is_combining_mark(*c));
    parted(letters, text.len())
}

/// The letters and digits, one space between words.
fn parted(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for c in letters {
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// The words of the folded text.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// The key that sorts people. Hyphens, spaces and apostrophes in a name do not count
/// (« Le Gall » = « Legall »), and a short name comes before the longer ones that begin like it.
/// Sorting by (key, original) also orders the accents: cote, coté, côte, côté.
pub fn sort_key(name: &str, first: &str) -> String {
    let squeeze = |text: &str| fold(text).replace(' ', "");
    format!("{} {}", squeeze(name), squeeze(first))
}

/// Letters that Unicode does not decompose.
fn plain(c: char) -> Option<&'static str> {
    match c {
        'œ' => Some("oe"),
        'æ' => Some("ae"),
        'ß' => Some("ss"),
        'ø' => Some("o"),
        'ł' => Some("l"),
        'đ' => Some("d"),
        'ı' => Some("i"),
        _ => None,
    }
}

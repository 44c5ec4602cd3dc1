//! Numbers, plurals and the spaces of French typography.

/// Narrow no-break space: between thousands, before ; ! ? and %.
const NARROW: char = '\u{202f}';
/// No-break space: before a colon, inside « ».
const WIDE: char = '\u{a0}';

/// « 12 345 »: a narrow no-break space separates the thousands.
pub fn number(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&n.unsigned_abs().to_string()))
}

/// « 1 234,5 », rounded to the given number of decimals; « — » when there is no number.
pub fn decimal(x: f64, decimals: usize) -> String {
    if !x.is_finite() {
        return "—".to_owned();
    }
    let text = format!("{:.decimals$}", x.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if x < 0.0 && !zero { "-" } else { "" };
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", grouped(whole))
}

/// « 87,5 % » for 0.875 and one decimal.
pub fn percent(ratio: f64, decimals: usize) -> String {
    format!("{}{NARROW}%", decimal(ratio * 100.0, decimals))
}

/// « 0 dossier », « 1 dossier », « 2 dossiers »: in French the plural begins at two.
pub fn plural(n: impl TryInto<i64>, one: &str, many: &str) -> String {
    let n = n.try_into().unwrap_or(i64::MAX);
    let word = if n.unsigned_abs() < 2 { one } else { many };
    format!("{} {word}", number(n))
}

/// Makes the spaces before : ; ! ? % » and after « no-break ones. Other text is untouched.
pub fn typography(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        let space = match (c, before, rest.peek()) {
            (' ', Some('«'), _) | (' ', _, Some(':' | '»')) => WIDE,
            (' ', _, Some(';' | '!' | '?' | '%')) => NARROW,
            _ => c,
        };
        out.push(space);
        before = Some(c);
    }
    out
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(NARROW);
        }
        out.push(digit);
    }
    out
}

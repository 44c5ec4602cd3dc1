//! One typing error forgiven: the known words that what was typed may have meant. The known words,
//! each with how many people have it, are a table of their own.
use std::collections::HashSet;

use crate::store::Result;
use crate::store::sql::{Conn, Param, execute, query};

pub(super) fn can_err(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(char::is_alphabetic)
}

/// For each word, the known words that it stands for: itself, or those one error away when it has
/// no match. Nothing when one of them stands for nothing known.
pub(super) fn forgiving(conn: &Conn, patterns: &[String]) -> Result<Option<Vec<Vec<String>>>> {
    let mut all = Vec::new();
    for word in patterns {
        let mut candidates = vec![word.clone()];
        if can_err(word) {
            candidates.extend(one_error_away(word));
        }
        let found = known(conn, &candidates)?;
        if !can_err(word) || found.contains(word) {
            all.push(vec![word.clone()]);
            continue;
        }
        let mut meant: Vec<String> = Vec::new();
        // The shorter come first: who begins like one of them is found already.
        for it in candidates.into_iter().filter(|it| found.contains(it)) {
            if !meant.iter().any(|known| it.starts_with(known.as_str())) {
                meant.push(it);
            }
        }
        if meant.is_empty() {
            return Ok(None);
        }
        all.push(meant);
    }
    Ok(Some(all))
}

/// Beginnings asked for at once.
const BEGINNINGS: usize = 192;

/// Those of some beginnings that are those of a known word.
fn known(conn: &Conn, beginnings: &[String]) -> Result<HashSet<String>> {
    let pairs: Vec<String> = (0..BEGINNINGS)
        .map(|at| format!("(${}, ${})", 2 * at + 1, 2 * at + 2))
        .collect();
    let text = format!(
        "SELECT c.column1 FROM (VALUES {}) AS c WHERE EXISTS \
         (SELECT 1 FROM mot WHERE mot.mot >= c.column1 AND mot.mot < c.column2)",
        pairs.join(", ")
    );
    let mut found = HashSet::new();
    for some in beginnings.chunks(BEGINNINGS) {
        // No word is between nothing and nothing.
        let nothing = (String::new(), String::new());
        let after = |it: &String| (it.clone(), format!("{it}\u{10FFFF}"));
        let mut bounds: Vec<(String, String)> = some.iter().map(after).collect();
        bounds.resize(BEGINNINGS, nothing);
        let values = bounds
            .iter()
            .flat_map(|(from, to)| [from as &dyn Param, to]);
        let values: Vec<&dyn Param> = values.collect();
        found.extend(query(conn, &text, &values, |row| row.get::<String>(0))?);
    }
    Ok(found)
}

/// The words that typing errors are forgiven towards.
pub(in crate::store) fn counted(words: &str) -> impl Iterator<Item = &str> {
    words.split(' ').filter(|word| can_err(word))
}

/// Counts people in, or out, of such a word.
pub(in crate::store) fn count(conn: &Conn, word: &str, by: i64) -> Result<()> {
    execute(
        conn,
        "INSERT INTO mot (mot, personnes) VALUES ($1, $2) \
         ON CONFLICT(mot) DO UPDATE SET personnes = mot.personnes + excluded.personnes",
        &[&word, &by],
    )?;
    if by < 0 {
        execute(
            conn,
            "DELETE FROM mot WHERE mot = $1 AND personnes <= 0",
            &[&word],
        )?;
    }
    Ok(())
}

/// Every word made by one omission, swap, replacement or addition, the shorter first.
fn one_error_away(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = Vec::new();
    for at in 0..=letters.len() {
        let (head, tail) = letters.split_at(at);
        let build = |middle: &[char], rest: &[char]| {
            head.iter().chain(middle).chain(rest).collect::<String>()
        };
        if let Some((first, rest)) = tail.split_first() {
            all.push(build(&[], rest));
            all.extend(
                ('a'..='z')
                    .filter(|letter| letter != first)
                    .map(|letter| build(&[letter], rest)),
            );
            if let Some((second, rest)) = rest.split_first() {
                all.push(build(&[*second, *first], rest));
            }
        }
        all.extend(('a'..='z').map(|letter| build(&[letter], tail)));
    }
    all.sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    all.dedup();
    all
}

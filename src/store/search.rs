//! Finding people: folded words and prefixes through the index; one typing error is forgiven
//! when nothing is found as typed and the word has four letters or more.
mod erasing;

pub(super) use erasing::{Erasing, erase};

use std::collections::HashSet;

use super::Result;
use super::sql::{Conn, Param, execute, first, query};
use crate::domain::date::{Date, DateHint, parse_date};
use crate::domain::identifiers::phone;
use crate::domain::record::Id;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::{fold, words};

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Who.
    pub people: People,
    /// The word beginnings that were looked for.
    pub patterns: Vec<String>,
    /// What the index was asked.
    pub expression: String,
    /// One typing error was forgiven.
    pub forgiven: bool,
}

/// How many people were found: each number of them is best read in another way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum People {
    /// Nothing was asked: everyone.
    #[default]
    Everyone,
    /// A handful, or nobody.
    Few,
    /// Some thousands at most, or those that one typing error stands for.
    Some,
    /// More.
    Many,
}

/// People found, up to that many, are named one by one.
const FEW: u16 = 300;
/// People found, up to that many, are worth setting apart; beyond, a walk meets one soon enough.
const SOME: u16 = 8_000;
/// A beginning of that many known numbers is that of many people: merging what the index keeps of
/// each of them would cost more than reading the words of people on the way.
const NUMBERS: u16 = 2_000;
/// The index keeps the beginnings of words up to that many letters ready.
const READY: usize = 3;

/// Words by which a person is found: names in use and of birth, telephones, CAF number,
/// birth date, commune. Nothing of the situation.
pub(super) fn person_words(person: AllocataireRecord<'_>) -> String {
    let mut all: Vec<String> = Vec::new();
    let names = [person.last_name(), person.first_name(), person.birth_name()];
    for name in names.into_iter().flatten() {
        all.extend(words(name));
        // « Le Gall » is also found as « legall ».
        let joined = joined(name);
        if !all.contains(&joined) {
            all.push(joined);
        }
    }
    all.extend(person.town().into_iter().flat_map(words));
    let phones = [person.phone(), person.other_phone()];
    all.extend(phones.into_iter().flatten().map(phone_word));
    let numbers = [
        person.caf_number(),
        person.external_id(),
        person.france_travail_number(),
        person.rsa_request_number(),
    ];
    all.extend(numbers.into_iter().flatten().map(joined));
    let born_on = person.born_on();
    all.extend(born_on.map(|date| date.format("%Y%m%d").to_string()));
    all.dedup();
    all.join(" ")
}

fn joined(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// A telephone as one word: national digits for French numbers, all digits otherwise.
fn phone_word(e164: &str) -> String {
    let digits: String = e164.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("33") {
        Some(rest) if e164.starts_with("+33") => format!("0{rest}"),
        _ => digits,
    }
}

/// The word beginnings that what was typed stands for.
fn patterns(typed: &str, today: Date) -> Vec<String> {
    let has_letter = typed.chars().any(char::is_alphabetic);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if has_letter || digits.is_empty() {
        return words(typed);
    }
    let dated = typed.contains(['/', '.', '-']) || digits.len() == 8;
    if dated && let Ok(date) = parse_date(typed.trim(), today, DateHint::Birth) {
        return vec![date.format("%Y%m%d").to_string()];
    }
    // Digits in any spacing are one number; +33 is the national 0.
    if typed.trim_start().starts_with('+')
        && let Ok(full) = phone(typed)
    {
        return vec![phone_word(&full.value)];
    }
    vec![digits]
}

/// People who have all the words.
pub(super) fn find(conn: &Conn, typed: &str, today: Date) -> Result<Found> {
    let patterns = patterns(typed, today);
    if patterns.is_empty() {
        return Ok(Found::default());
    }
    let mut found = Found {
        expression: expression(&patterns),
        patterns,
        ..Found::default()
    };
    if is_common_number(conn, &found.patterns)? {
        found.people = People::Many;
        return Ok(found);
    }
    let count = count_of(conn, &found.expression)?;
    found.people = People::of(count);
    if count == 0
        && found.patterns.iter().any(|word| can_err(word))
        && let Some(expression) = forgiving(conn, &found.patterns)?
    {
        let count = count_of(conn, &expression)?;
        // Whatever their number beyond, they are read in one way: nobody has the words as typed.
        found.people = match People::of(count) {
            People::Many => People::Some,
            other => other,
        };
        found.forgiven = count > 0;
        found.expression = expression;
    }
    Ok(found)
}

/// How many people are found, up to one more than what is worth counting.
fn count_of(conn: &Conn, expression: &str) -> Result<u16> {
    let count = first(
        conn,
        "SELECT count(*) FROM (SELECT rowid FROM recherche WHERE recherche MATCH $1 LIMIT $2) AS found",
        &[&expression, &(SOME + 1)],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

impl People {
    const fn of(count: u16) -> Self {
        if count <= FEW {
            Self::Few
        } else if count <= SOME {
            Self::Some
        } else {
            Self::Many
        }
    }
}

/// Whether one beginning of a number was typed, which very many numbers share.
fn is_common_number(conn: &Conn, patterns: &[String]) -> Result<bool> {
    let [number] = patterns else { return Ok(false) };
    if number.len() <= READY || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(false);
    }
    conn.run(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulaire USING fts5vocab('main', 'recherche', 'row')",
    )?;
    // No digit comes after « : ».
    let after = format!("{number}:");
    let count: u16 = first(
        conn,
        "SELECT count(*) FROM (SELECT 1 FROM temp.vocabulaire WHERE term >= $1 AND term < $2 LIMIT $3) AS found",
        &[number, &after, &NUMBERS],
        |row| row.get(0),
    )?
    .unwrap_or_default();
    Ok(count == NUMBERS)
}

fn can_err(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(char::is_alphabetic)
}

/// What was folded holds letters and digits only; quotes keep AND, OR, NOT words.
fn expression(patterns: &[String]) -> String {
    let quoted: Vec<String> = patterns.iter().map(|word| format!("\"{word}\"*")).collect();
    quoted.join(" ")
}

/// The expression with, for each word that has no match, the known words one error away.
fn forgiving(conn: &Conn, patterns: &[String]) -> Result<Option<String>> {
    let mut parts = Vec::new();
    for word in patterns {
        let mut candidates = vec![word.clone()];
        if can_err(word) {
            candidates.extend(one_error_away(word));
        }
        let found = known(conn, &candidates)?;
        if !can_err(word) || found.contains(word) {
            parts.push(format!("\"{word}\"*"));
            continue;
        }
        let mut kept: Vec<String> = Vec::new();
        // The shorter come first: who begins like one of them is found already.
        for it in candidates.into_iter().filter(|it| found.contains(it)) {
            if !kept.iter().any(|known| it.starts_with(known.as_str())) {
                kept.push(it);
            }
        }
        if kept.is_empty() {
            return Ok(None);
        }
        let quoted: Vec<String> = kept.iter().map(|it| format!("\"{it}\"*")).collect();
        parts.push(format!("({})", quoted.join(" OR ")));
    }
    Ok(Some(parts.join(" AND ")))
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

/// Makes a person found by words.
pub(super) fn add(conn: &Conn, person: Id, words: &str) -> Result<()> {
    execute(
        conn,
        "INSERT INTO recherche(rowid, mots) VALUES ($1, $2)",
        &[&person, &words],
    )?;
    Ok(())
}

/// Makes a person found by words no more.
pub(super) fn remove(conn: &Conn, person: Id, words: &str) -> Result<()> {
    execute(
        conn,
        "INSERT INTO recherche(recherche, rowid, mots) VALUES ('delete', $1, $2)",
        &[&person, &words],
    )?;
    counted(words).try_for_each(|word| count(conn, word, -1))
}

/// Makes a person found by other words than before.
pub(super) fn replace(conn: &Conn, person: Id, old: Option<&str>, new: Option<&str>) -> Result<()> {
    if old == new {
        return Ok(());
    }
    if let Some(old) = old {
        remove(conn, person, old)?;
    }
    if let Some(new) = new {
        add(conn, person, new)?;
        counted(new).try_for_each(|word| count(conn, word, 1))?;
    }
    Ok(())
}

/// The words that typing errors are forgiven towards.
pub(super) fn counted(words: &str) -> impl Iterator<Item = &str> {
    words.split(' ').filter(|word| can_err(word))
}

/// Counts people in, or out, of such a word.
pub(super) fn count(conn: &Conn, word: &str, by: i64) -> Result<()> {
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

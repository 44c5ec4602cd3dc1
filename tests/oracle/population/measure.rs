//! Counts of verdicts by kind of pair, and the pairs that were judged wrong.
use std::collections::BTreeMap;
use std::fmt;

use carnet::domain::same_person::{Identity, Judgement, Verdict, judge, keys};

use super::pair::Pair;

/// Examples kept of each kind.
const EXAMPLES: usize = 3;

#[derive(Default)]
pub struct Count {
    pub all: usize,
    pub same: usize,
    pub maybe: usize,
    /// That share a key: a search for duplicates compares no others.
    pub found: usize,
    /// Drawn, but left out: nobody could tell.
    pub untold: usize,
}

/// Whether they are of one person, and the kind.
type Kind = (bool, &'static str);

#[derive(Default)]
pub struct Measure {
    kinds: BTreeMap<Kind, Count>,
    examples: BTreeMap<(Kind, &'static str), Vec<String>>,
}

/// Whether they would ever be compared.
pub fn share_a_key([one, two]: &[Identity; 2]) -> bool {
    let of_one = keys(one);
    keys(two).iter().any(|it| of_one.contains(it))
}

impl Measure {
    pub fn kind(&mut self, pair: &Pair) -> &mut Count {
        self.kinds.entry((pair.same, pair.kind)).or_default()
    }

    /// Judges a pair.
    pub fn add(&mut self, pair: &Pair) {
        let judgement = judge(&pair.records[0], &pair.records[1]);
        let found = share_a_key(&pair.records);
        let count = self.kind(pair);
        count.all += 1;
        count.found += usize::from(found);
        match judgement.verdict {
            Verdict::Same => count.same += 1,
            Verdict::Maybe => count.maybe += 1,
            Verdict::Other => {}
        }
        match (pair.same, judgement.verdict) {
            (true, Verdict::Other) => self.keep("OTHER, yet one person", pair, &judgement),
            (true, Verdict::Maybe) => self.keep("maybe, yet one person", pair, &judgement),
            (false, Verdict::Same) => self.keep("SAME, yet two people", pair, &judgement),
            (false, Verdict::Maybe) => self.keep("maybe, yet two people", pair, &judgement),
            _right => {}
        }
        if pair.same && !found {
            self.keep("NO KEY, yet one person", pair, &judgement);
        }
    }

    fn keep(&mut self, what: &'static str, pair: &Pair, judgement: &Judgement) {
        let kept = self.examples.entry(((pair.same, pair.kind), what));
        let kept = kept.or_default();
        if kept.len() < EXAMPLES {
            let [one, two] = pair.records.each_ref().map(told);
            let Judgement {
                weight,
                agreeing,
                differing,
                ..
            } = judgement;
            kept.push(format!(
                "  {one}\n  {two}\n    {weight}, agreeing {agreeing:?}, differing {differing:?}"
            ));
        }
    }

    /// All of the pairs of one person, or of two.
    pub fn whole(&self, same: bool) -> Count {
        let mut whole = Count::default();
        for (_, it) in self.kinds.iter().filter(|((of, _), _)| *of == same) {
            whole.all += it.all;
            whole.same += it.same;
            whole.maybe += it.maybe;
            whole.found += it.found;
            whole.untold += it.untold;
        }
        whole
    }

    /// The pairs that were judged wrong, some of each kind.
    pub fn examples(&self) -> String {
        let mut text = String::new();
        for (((_, kind), what), kept) in &self.examples {
            text += &format!("{kind}: {what}\n{}\n", kept.join("\n"));
        }
        text
    }
}

/// What is known of a record, in a line.
fn told(it: &Identity) -> String {
    let born = it.born.map(|it| it.to_string()).unwrap_or_default();
    let texts = [
        ("", &it.civility),
        ("", &it.name),
        ("née ", &it.birth_name),
        ("/ ", &it.first_name),
        ("", &born),
        ("tel ", &it.phones.join(", ")),
        ("", &it.email),
        ("caf ", &it.caf),
        ("", &it.role),
        ("ft ", &it.france_travail),
        ("rsa ", &it.rsa_request),
        ("ext ", &it.external),
        ("@ ", &it.address),
        ("", &it.town),
    ];
    let known = texts.iter().filter(|(_, text)| !text.is_empty());
    let known: Vec<String> = known.map(|(what, text)| format!("{what}{text}")).collect();
    known.join(" | ")
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["count", "same", "maybe", "other", "keyed", "untold"];
        write!(f, "{:<34}", "")?;
        for head in heads {
            write!(f, "{head:>7}")?;
        }
        writeln!(f)?;
        let mut line = |name: &str, it: &Count| {
            let other = it.all - it.same - it.maybe;
            let numbers = [it.all, it.same, it.maybe, other, it.found, it.untold];
            let numbers = numbers.map(|it| format!("{it:>7}")).concat();
            writeln!(f, "{name:<34}{numbers}")
        };
        for (same, name) in [(true, "ONE PERSON"), (false, "TWO PEOPLE")] {
            line(name, &self.whole(same))?;
            for ((_, kind), count) in self.kinds.iter().filter(|((of, _), _)| *of == same) {
                line(kind, count)?;
            }
        }
        Ok(())
    }
}

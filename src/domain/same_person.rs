//! Whether two records are of the same person: the one answer that forms, imports and the search for
//! duplicates ask. Knows no store and no screen.
//!
//! What two records say is compared fact by fact (`facts`); each agreement or difference has a
//! weight, and some differences a veto (`weights`). A telephone, an address, an electronic address,
//! the number of a household or of a file are shared by people who live or are received together: they
//! never make a person.
mod candidate;
mod facts;
mod identity;
mod keys;
mod level;
mod names;
mod weights;

#[cfg(test)]
mod tests;

pub use candidate::{name_and_birth, who};
pub use facts::{Fact, Ready};
pub use identity::Identity;
pub use keys::{CROWD, Key, keys};
pub use level::Level;
pub use weights::{Clue, WEIGHTS};

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Someone else.
    Other,
    /// Nobody can tell without asking.
    Maybe,
    /// The same person.
    Same,
}

/// The answer, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The answer.
    pub verdict: Verdict,
    /// How much speaks for it: to put candidates in order.
    pub weight: i32,
    /// What speaks for one person.
    pub agreeing: Vec<&'static str>,
    /// What speaks for two.
    pub differing: Vec<&'static str>,
}

/// Weight from which it is the same person, unless something forbids it: name, first name and birth
/// date, less one or two small differences.
const SAME: i32 = 20;
/// Weight from which nobody can tell.
const MAYBE: i32 = 12;
/// Weight down to which a contradiction is closed by one's own number.
const LEAST: i32 = -5;
/// What shared places can add at most, and their differences take off: a couple shares them all.
const PLACES: std::ops::RangeInclusive<i32> = -8..=6;

/// Whether something forbids to say « the same »: a contradiction, unless the person's own number
/// agrees; a mere 1 January under a name that is not the very same.
fn is_vetoed(clues: &[&Clue]) -> bool {
    let is = |fact: Fact, level: Level| clues.iter().any(|it| (it.fact, it.level) == (fact, level));
    if is(Fact::Born, Level::Variant) && !is(Fact::Name, Level::Same) {
        return true;
    }
    // What a role or a typing error leaves open, the person's own number closes.
    let own = is(Fact::FranceTravail, Level::Same);
    let open = |it: &Clue| own && it.weight > LEAST;
    clues.iter().any(|it| it.veto && !open(it))
}

/// Whether neither record says anything that would tell two persons apart, and all that both say is the
/// same, a place at least: the same line written twice.
fn says_no_more(one: &Ready, other: &Ready, clues: &[&Clue]) -> bool {
    let named = [Fact::Name, Fact::FirstName];
    let has = |fact: &Fact| clues.iter().any(|it| it.fact == *fact);
    !one.has_day()
        && !other.has_day()
        && named.iter().all(has)
        && clues.iter().any(|it| it.fact.is_place())
        && clues.iter().all(|it| it.level == Level::Same)
}

/// Compares two identities.
pub fn judge(one: &Identity, other: &Identity) -> Judgement {
    judge_ready(&one.into(), &other.into())
}

/// Compares two identities made ready: when each is compared with many.
pub fn judge_ready(one: &Ready, other: &Ready) -> Judgement {
    let clues: Vec<&Clue> = facts::compared(one, other)
        .filter_map(|(fact, level)| weights::clue(fact, level))
        .collect();
    let sum = |place: bool| -> i32 {
        let own = clues.iter().filter(|it| it.fact.is_place() == place);
        own.map(|it| it.weight).sum()
    };
    let weight = sum(false) + sum(true).clamp(*PLACES.start(), *PLACES.end());
    let vetoed = is_vetoed(&clues);
    // A name and a first name make nobody: father and son may share both.
    let known = clues.iter().any(|it| it.fact.is_own() && it.weight > 0);
    let verdict = match weight {
        _ if says_no_more(one, other, &clues) => Verdict::Same,
        SAME.. if known && !vetoed => Verdict::Same,
        MAYBE.. => Verdict::Maybe,
        _ => Verdict::Other,
    };
    let words = |agrees: bool| -> Vec<&'static str> {
        let said = clues.iter().filter(|it| it.agrees == agrees);
        said.map(|it| it.words).collect()
    };
    Judgement {
        verdict,
        weight,
        agreeing: words(true),
        differing: words(false),
    }
}

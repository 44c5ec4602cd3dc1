//! Two records, of which it is known whether they are of the same person.
use carnet::domain::date::Date;
use carnet::domain::same_person::Identity;
use chrono::Datelike;

use super::alike;
use super::change::Change;
use super::person::{Person, anyone};
use super::record::{NO_BIRTH_DATE, later, restyle, written};
use super::typing::folded;
use crate::oracle::history::Chance;

pub struct Pair {
    pub kind: &'static str,
    pub same: bool,
    pub records: [Identity; 2],
}

/// Records that another machine than that of the list of names wrote, of a hundred.
const STYLED: u64 = 25;
/// Records of two people that have a difference of [`Change`] too, of a hundred.
const CHANGED: u64 = 15;

/// Two records of one person: the second one some months later. The person is drawn again until the
/// difference may befall them.
pub fn of_one(chance: &mut Chance) -> Pair {
    let (change, kind) = Change::draw(chance);
    loop {
        let person = anyone(chance);
        let mut one = written(chance, &person);
        let after = later(chance, &person);
        let mut two = written(chance, &after);
        if change.apply(chance, &person, &mut one, &mut two).is_none() {
            continue;
        }
        if change != Change::None {
            for it in [&mut one, &mut two] {
                if chance.percent(STYLED) {
                    restyle(chance, it);
                }
            }
        }
        let records = if chance.percent(50) {
            [one, two]
        } else {
            [two, one]
        };
        return Pair {
            kind,
            same: true,
            records,
        };
    }
}

/// The record of one of two people: like any record, with errors of its own.
fn with_errors(chance: &mut Chance, person: &Person) -> Identity {
    let mut it = written(chance, person);
    if chance.percent(CHANGED) {
        let mut changed = it.clone();
        let (change, _) = Change::draw(chance);
        if change
            .apply(chance, person, &mut it.clone(), &mut changed)
            .is_some()
        {
            it = changed;
        }
    }
    if chance.percent(NO_BIRTH_DATE) {
        it.born = None;
    }
    if chance.percent(STYLED) {
        restyle(chance, &mut it);
    }
    it
}

/// Records of two people. Those that nobody could tell apart are to be left out.
pub fn of_two(chance: &mut Chance) -> Pair {
    let (kind, people, dated) = alike::draw(chance);
    let mut records = [
        with_errors(chance, &people[0]),
        with_errors(chance, &people[1]),
    ];
    if !dated {
        let at = usize::from(chance.percent(50));
        records[at].born = None;
    }
    Pair {
        kind,
        same: false,
        records,
    }
}

/// Whether both are known and differ.
fn differ(one: &str, two: &str) -> bool {
    let (one, two) = (folded(one), folded(two));
    !one.is_empty() && !two.is_empty() && one != two
}

fn is_new_year(date: Date) -> bool {
    date.ordinal0() == 0
}

impl Pair {
    /// Whether nobody could tell these two from two records of one person where nothing was wrong.
    /// Accents, case, hyphens and spaces put aside, the name and the first name are the same, neither
    /// the civility, the name of birth nor the number at France Travail differ, and either
    /// - nothing else that both know differs: nothing speaks for two people; or
    /// - both have the same birth date, not the first of January: people move, change their telephone
    ///   and their household, so that only chance, or an error that made them equal, is left.
    pub fn nobody_can_tell(&self) -> bool {
        let [one, two] = &self.records;
        let named = folded(&one.name) == folded(&two.name)
            && folded(&one.first_name) == folded(&two.first_name);
        let own = differ(&one.civility, &two.civility)
            || differ(&one.birth_name, &two.birth_name)
            || differ(&one.france_travail, &two.france_travail);
        if !named || own {
            return false;
        }
        if one.born.is_some() && one.born == two.born && !one.born.is_some_and(is_new_year) {
            return true;
        }
        let dates = one.born.zip(two.born).is_some_and(|(one, two)| one != two);
        let phones = !one.phones.is_empty()
            && !two.phones.is_empty()
            && !one.phones.iter().any(|it| two.phones.contains(it));
        let rest = [
            (&one.email, &two.email),
            (&one.caf, &two.caf),
            (&one.role, &two.role),
            (&one.rsa_request, &two.rsa_request),
            (&one.external, &two.external),
            (&one.address, &two.address),
            (&one.town, &two.town),
        ];
        !dates && !phones && !rest.iter().any(|(one, two)| differ(one, two))
    }
}

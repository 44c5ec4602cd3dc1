//! Two people of one family.
use chrono::{Datelike, Days};

use super::names::{NAMES, Near};
use super::person::{
    Person, age, anyone, email, first, new_year, origin_of, phone, relative, someone,
};
use super::strangers::both_on_new_year;
use crate::oracle::history::Chance;

/// A couple: one household, often one telephone; half of the married women bear their husband's name.
/// Both are written as born on a first of January for six couples in a hundred.
pub fn spouses(chance: &mut Chance) -> [Person; 2] {
    let years = age(chance);
    let man = someone(chance, false, years);
    let hers = (years + 3).saturating_sub(chance.below(10)).clamp(18, 67);
    let mut other = if chance.percent(70) {
        // Of the same origin, and often of the same family.
        let woman = chance.percent(97);
        let mut it = relative(chance, &man, woman, hers);
        if !chance.percent(8) {
            it.family = origin_of(&man).family(chance);
        }
        it
    } else {
        someone(chance, true, hers)
    };
    other.married = (other.woman && chance.percent(50))
        .then(|| man.family.clone())
        .filter(|name| *name != other.family);
    let name = other.name().to_owned();
    other.email = email(chance, &name, &other.first);
    let mut man = man;
    man.role = "dem";
    other.role = "cjt";
    if chance.percent(30) {
        (man.role, other.role) = ("cjt", "dem");
    }
    other.joins(chance, &man);
    let mut both = [man, other];
    if chance.percent(6) {
        both_on_new_year(chance, &mut both);
    }
    both
}

/// First names that look alike, for two people of one family: those of the sexes they give.
fn near_first_names(chance: &mut Chance, both: &mut [Person; 2]) {
    let origin = origin_of(&both[0]);
    let theirs = |near: &&Near| near.iter().any(|(first, _)| origin.has(first));
    let mut list: Vec<&Near> = NAMES.near.iter().filter(theirs).collect();
    if list.is_empty() {
        list = NAMES.near.iter().collect();
    }
    let near = chance.pick(&list);
    for (it, (first, woman)) in both.iter_mut().zip(near) {
        (*first).clone_into(&mut it.first);
        it.woman = *woman;
        it.married = it.married.take().filter(|_| *woman);
        let name = it.name().to_owned();
        it.email = email(chance, &name, &it.first);
    }
    apart_in_second_names(chance, both);
}

/// A second child of the same parents, who lives with the first one for three in five.
fn sibling(chance: &mut Chance, one: &Person) -> Person {
    let apart = chance.below(15);
    let age = (one.age() + 7).saturating_sub(apart).clamp(18, 67);
    let woman = chance.percent(50);
    let mut other = relative(chance, one, woman, age);
    while other.first == one.first {
        other.first = first(chance, origin_of(one), woman);
    }
    other
}

fn at_home(chance: &mut Chance, both: &mut [Person; 2], chances: u64) {
    if chance.percent(chances) {
        let [one, other] = both;
        other.joins(chance, one);
        let role = chance.pick(&["enf", "enf", "aut"]);
        (one.role, other.role) = (role, role);
    } else if chance.percent(40) {
        // In the street of the parents, or with their telephone.
        both[1].home.street = both[0].home.street.clone();
        both[1].home.town = both[0].home.town.clone();
        if chance.percent(30) {
            both[1].phone = both[0].phone.clone();
        }
    }
}

pub fn siblings(chance: &mut Chance) -> [Person; 2] {
    let one = anyone(chance);
    let mut other = sibling(chance, &one);
    while (other.born - one.born).num_days().abs() < 280 {
        other.born = other.born - Days::new(300 + chance.below(900));
    }
    let mut both = [one, other];
    if chance.percent(10) {
        near_first_names(chance, &mut both);
    }
    if chance.percent(4) {
        both_on_new_year(chance, &mut both);
    }
    at_home(chance, &mut both, 60);
    both
}

/// Whether one of the two first names is a part of the other.
pub fn shares_a_word(one: &str, other: &str) -> bool {
    let mut words = one.split([' ', '-']);
    words.any(|word| other.split([' ', '-']).any(|it| it == word))
}

/// Nobody gives one child the first name of the other as a second one.
fn apart_in_second_names(chance: &mut Chance, both: &mut [Person; 2]) {
    for at in [0, 1] {
        let others = both[1 - at].first.clone();
        while shares_a_word(&others, &both[at].second) {
            let woman = both[at].woman;
            both[at].second = origin_of(&both[at]).first(chance, woman);
        }
    }
}

/// Born on one day, with first names drawn apart.
pub fn twins(chance: &mut Chance) -> [Person; 2] {
    let one = anyone(chance);
    let mut other = sibling(chance, &one);
    // Nobody calls twins Marie and Marie-Christine.
    while shares_a_word(&one.first, &other.first) {
        other.first = first(chance, origin_of(&one), other.woman);
    }
    other.born = one.born;
    let mut both = [one, other];
    apart_in_second_names(chance, &mut both);
    at_home(chance, &mut both, 70);
    both
}

pub fn near_twins(chance: &mut Chance) -> [Person; 2] {
    let mut both = twins(chance);
    near_first_names(chance, &mut both);
    both
}

/// A parent of that sex and a child of that one; the child lives there for seven in ten.
fn two_generations(chance: &mut Chance, mother: bool, daughter: bool) -> [Person; 2] {
    let years = 40 + chance.below(28);
    let mut parent = someone(chance, mother, years);
    let childs = (years - 18 - chance.below(22).min(years - 36)).clamp(18, 49);
    let mut child = relative(chance, &parent, daughter, childs);
    if mother {
        // The child bears the name of the father: that of the mother when she is married.
        child.family = match &parent.married {
            Some(name) => name.clone(),
            None if chance.percent(30) => parent.family.clone(),
            None => origin_of(&parent).family(chance),
        };
        child.married = child.married.filter(|name| *name != child.family);
        let name = child.name().to_owned();
        child.email = email(chance, &name, &child.first);
    }
    if chance.percent(70) {
        child.joins(chance, &parent);
        parent.role = "dem";
        child.role = chance.pick(&["enf", "enf", "enf", "aut", "dem"]);
    }
    if chance.percent(2) {
        child.born = new_year(child.born.year());
        parent.born = new_year(parent.born.year());
    }
    [parent, child]
}

pub fn father_and_son(chance: &mut Chance) -> [Person; 2] {
    two_generations(chance, false, false)
}

pub fn mother_and_daughter(chance: &mut Chance) -> [Person; 2] {
    two_generations(chance, true, true)
}

pub fn parent_and_child(chance: &mut Chance) -> [Person; 2] {
    let mother = chance.percent(60);
    two_generations(chance, mother, !mother)
}

/// A son who bears the first name of his father too.
pub fn namesakes(chance: &mut Chance) -> [Person; 2] {
    let [father, mut son] = two_generations(chance, false, false);
    son.first.clone_from(&father.first);
    if son.email != father.email {
        son.email = email(chance, &son.family, &son.first);
    }
    [father, son]
}

/// The wives of two brothers, under the name of these; in one home for one in four, and with the same
/// first name for eight in a hundred.
pub fn sisters_in_law(chance: &mut Chance) -> [Person; 2] {
    let years = age(chance).max(23);
    let mut one = someone(chance, true, years);
    let others = (years + 6).saturating_sub(chance.below(12)).clamp(20, 67);
    let mut other = relative(chance, &one, true, others);
    let origin = origin_of(&one);
    let husbands = origin.family(chance);
    other.family = origin.family(chance);
    if chance.percent(8) {
        other.first.clone_from(&one.first);
    }
    for it in [&mut one, &mut other] {
        it.married = Some(husbands.clone()).filter(|name| *name != it.family);
        it.email = email(chance, &husbands, &it.first);
        it.role = chance.pick(&["dem", "cjt", "cjt"]);
    }
    while other.email == one.email {
        other.email = email(chance, &husbands, &other.first);
    }
    if chance.percent(25) {
        other.joins(chance, &one);
    } else if chance.percent(50) {
        other.home.street.clone_from(&one.home.street);
        other.home.town.clone_from(&one.home.town);
    }
    [one, other]
}

/// The household of a man where one wife came after another: both under his name, with his telephone.
pub fn successive_wives(chance: &mut Chance) -> [Person; 2] {
    let [man, mut one] = spouses(chance);
    one.woman = true;
    let years = (one.age() + 8)
        .saturating_sub(chance.below(16))
        .clamp(18, 67);
    let mut other = relative(chance, &one, true, years);
    let shared = phone(chance);
    for it in [&mut one, &mut other] {
        it.family = origin_of(&man).family(chance);
        it.married = Some(man.family.clone()).filter(|name| *name != it.family);
        it.joins(chance, &man);
        it.role = "cjt";
        if chance.percent(30) {
            it.phone.clone_from(&shared);
        }
    }
    [one, other]
}

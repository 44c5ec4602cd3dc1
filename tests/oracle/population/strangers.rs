//! Two people who are no family, or do not live together.
use chrono::{Datelike, Days};

use super::family::shares_a_word;
use super::person::{
    Person, age, anyone, day, email, first, new_year, origin_of, phone, relative, someone,
};
use super::typing::{swapped, wrong_digit};
use crate::oracle::history::Chance;

/// Both are written as born on a first of January: of the same year for one pair in eight.
pub fn both_on_new_year(chance: &mut Chance, both: &mut [Person; 2]) {
    for it in both.iter_mut() {
        it.born = new_year(it.born.year());
    }
    if chance.percent(12) {
        both[1].born = both[0].born;
    }
}

/// The same name and first name; in the same town for one in three, as their origin gathers people.
pub fn homonyms(chance: &mut Chance) -> [Person; 2] {
    let one = anyone(chance);
    homonym_of(chance, one)
}

fn homonym_of(chance: &mut Chance, one: Person) -> [Person; 2] {
    let years = age(chance);
    let mut other = relative(chance, &one, one.woman, years);
    other.first.clone_from(&one.first);
    if one.married.is_some() {
        // The same name in use, each her own of birth.
        other.married.clone_from(&one.married);
        while other.family == one.family {
            other.family = origin_of(&one).family(chance);
        }
    } else {
        other.married = None;
    }
    let name = other.name().to_owned();
    other.email = email(chance, &name, &other.first);
    while other.email == one.email {
        other.email = email(chance, &name, &other.first);
    }
    while other.born == one.born {
        other.born = other.born + Days::new(1 + chance.below(900));
    }
    if chance.percent(33) {
        other.home.town.clone_from(&one.home.town);
    }
    [one, other]
}

/// Born the same year, on the same day of another year, or at a digit or a swap from one another.
pub fn near_homonyms(chance: &mut Chance) -> [Person; 2] {
    let [one, mut other] = homonyms(chance);
    let born = one.born;
    let near = match chance.below(20) {
        0..10 => day(born.year(), other.born.month(), other.born.day()),
        10..15 => day(other.born.year(), born.month(), born.day()),
        15..19 => wrong_digit(chance, born),
        _ => swapped(born),
    };
    other.born = near.filter(|it| *it != born).unwrap_or(other.born);
    [one, other]
}

/// Of those whose day of birth is not known, the same year.
pub fn new_year_homonyms(chance: &mut Chance) -> [Person; 2] {
    let one = undated(chance);
    let [mut one, mut other] = homonym_of(chance, one);
    one.born = new_year(one.born.year());
    other.born = one.born;
    [one, other]
}

/// No part of a name in common: the lists are short, and chance must not make a third homonym.
fn named_otherwise(chance: &mut Chance, one: &Person, other: &mut Person) {
    let names = [Some(&one.family), one.married.as_ref()];
    let taken = |name: &str| names.iter().flatten().any(|it| shares_a_word(it, name));
    other.married = other.married.take().filter(|it| !taken(it));
    while taken(&other.family) || other.married.as_ref() == Some(&other.family) {
        other.family = origin_of(one).family(chance);
    }
}

/// Someone of those whose day of birth is often not known.
fn undated(chance: &mut Chance) -> Person {
    loop {
        let it = anyone(chance);
        if origin_of(&it).first_of_january > 0 {
            return it;
        }
    }
}

/// Received at one hostel: its address, its telephone, the electronic address of its office. The same
/// first name for one pair in ten, and both of a first of January for one in eight.
pub fn hostel(chance: &mut Chance) -> [Person; 2] {
    let one = anyone(chance);
    let years = age(chance);
    let mut other = if chance.percent(40) {
        // People of one origin are received together; the family is another one.
        let mut it = relative(chance, &one, one.woman, years);
        named_otherwise(chance, &one, &mut it);
        it.married = None;
        let name = it.name().to_owned();
        it.email = email(chance, &name, &it.first);
        it
    } else {
        let woman = chance.percent(40);
        someone(chance, woman, years)
    };
    if other.woman == one.woman && chance.percent(10) {
        other.first.clone_from(&one.first);
    }
    let mut both = [one, other];
    if chance.percent(12) {
        both_on_new_year(chance, &mut both);
    }
    received(chance, &mut both);
    both
}

fn received(chance: &mut Chance, both: &mut [Person; 2]) {
    let [one, other] = both;
    other.home.street.clone_from(&one.home.street);
    other.home.town.clone_from(&one.home.town);
    if chance.percent(70) {
        other.phone.clone_from(&one.phone);
    }
    if chance.percent(50) {
        other.email.clone_from(&one.email);
    }
}

pub fn hostel_namesakes(chance: &mut Chance) -> [Person; 2] {
    let one = undated(chance);
    let years = one.age();
    let mut other = relative(chance, &one, one.woman, years);
    named_otherwise(chance, &one, &mut other);
    other.married = None;
    other.first.clone_from(&one.first);
    let mut both = [one, other];
    for it in &mut both {
        it.born = new_year(it.born.year());
    }
    both[1].born = both[0].born;
    received(chance, &mut both);
    both
}

/// Another name; of a first of January for half of them.
pub fn same_first_and_date(chance: &mut Chance) -> [Person; 2] {
    let mut one = anyone(chance);
    let (woman, years) = (one.woman, one.age());
    let mut other = if chance.percent(60) {
        let mut it = relative(chance, &one, woman, years);
        it.family = origin_of(&one).family(chance);
        it
    } else {
        someone(chance, woman, years)
    };
    named_otherwise(chance, &one, &mut other);
    if chance.percent(50) {
        one.born = new_year(one.born.year());
    }
    other.born = one.born;
    other.first.clone_from(&one.first);
    let name = other.name().to_owned();
    other.email = email(chance, &name, &other.first);
    [one, other]
}

/// Cousins, or no kin at all, at one address; a telephone in common for one pair in ten.
pub fn building(chance: &mut Chance) -> [Person; 2] {
    let one = anyone(chance);
    let (woman, years) = (chance.percent(50), age(chance));
    let mut other = relative(chance, &one, woman, years);
    if other.first == one.first && chance.percent(80) {
        other.first = first(chance, origin_of(&one), woman);
    }
    other.home.street.clone_from(&one.home.street);
    other.home.town.clone_from(&one.home.town);
    if chance.percent(10) {
        other.phone.clone_from(&one.phone);
    }
    [one, other]
}

/// A number that another had before, or that of the association which helps both.
pub fn phone_handed_on(chance: &mut Chance) -> [Person; 2] {
    let [mut one, mut other] = [anyone(chance), anyone(chance)];
    if chance.percent(20) {
        one.phone = phone(chance);
        one.email = "accueil@example.org".to_owned();
        other.email.clone_from(&one.email);
    }
    other.phone.clone_from(&one.phone);
    [one, other]
}

/// A number at the CAF mistyped, so that it is that of others; or a number of a file that two
/// information systems gave.
pub fn wrong_household(chance: &mut Chance) -> [Person; 2] {
    let [one, mut other] = [anyone(chance), anyone(chance)];
    if chance.percent(60) {
        other.home.caf.clone_from(&one.home.caf);
    } else {
        other.external = one.external.clone();
    }
    [one, other]
}

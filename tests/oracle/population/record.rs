//! A record of someone, as an office keeps it: part of what is true, no more wrong than that. And what
//! life changes between two records.
use carnet::domain::same_person::Identity;

use super::person::{Person, digits, email, phone, street, town};
use super::typing::{plain, restyled, wrong_number};
use crate::oracle::history::Chance;

/// What a full record lacks, of a hundred records.
const NO_PHONE: u64 = 7;
const NO_EMAIL: u64 = 35;
const NO_CAF: u64 = 12;
const NO_ADDRESS: u64 = 12;
const NO_TOWN: u64 = 4;
const NO_CIVILITY: u64 = 8;
const NO_ROLE: u64 = 30;
const NO_FRANCE_TRAVAIL: u64 = 65;
const NO_RSA_REQUEST: u64 = 60;
const NO_EXTERNAL: u64 = 25;
/// Records that are a line of a list: who it is, the birth date, a telephone.
const LINES_OF_A_LIST: u64 = 5;
/// Birth dates that are not known, whatever else is.
pub const NO_BIRTH_DATE: u64 = 1;

/// A text that is known, unless it is one of so many in a hundred that are not.
fn known(chance: &mut Chance, lacking: u64, text: &str) -> String {
    if chance.percent(lacking) {
        String::new()
    } else {
        text.to_owned()
    }
}

/// The name of birth: seven in ten married women give it; of the others one in three says it again.
fn birth_name(chance: &mut Chance, person: &Person) -> String {
    let lacking = if person.married.is_some() { 30 } else { 65 };
    known(chance, lacking, &person.family)
}

/// The record.
pub fn written(chance: &mut Chance, person: &Person) -> Identity {
    let civility = if person.woman { "mme" } else { "m" };
    let mut it = Identity {
        name: person.name().to_owned(),
        birth_name: birth_name(chance, person),
        first_name: person.first.clone(),
        civility: known(chance, NO_CIVILITY, civility),
        born: Some(person.born),
        phones: Vec::new(),
        ..Identity::default()
    };
    if !chance.percent(NO_PHONE) {
        it.phones.push(person.phone.clone());
        it.phones.extend(person.other_phone.clone());
    }
    if chance.percent(LINES_OF_A_LIST) {
        return it;
    }
    it.email = known(chance, NO_EMAIL, &person.email);
    it.caf = known(chance, NO_CAF, &person.home.caf);
    it.role = known(chance, NO_ROLE, person.role);
    it.france_travail = known(chance, NO_FRANCE_TRAVAIL, &person.france_travail);
    it.rsa_request = known(chance, NO_RSA_REQUEST, &person.home.rsa);
    // Two records of three with a number come from the system of the département.
    let system = usize::from(chance.percent(33));
    it.external = known(chance, NO_EXTERNAL, &person.external[system]);
    it.address = known(chance, NO_ADDRESS, &person.home.street);
    it.town = known(chance, NO_TOWN, &person.home.town);
    it
}

/// Another machine wrote it: the names and the address are spelled its way.
pub fn restyle(chance: &mut Chance, it: &mut Identity) {
    for text in [&mut it.name, &mut it.birth_name, &mut it.first_name] {
        *text = restyled(chance, text);
    }
    if chance.percent(70) {
        it.address = plain(&it.address).to_uppercase();
        it.town = plain(&it.town).to_uppercase().replace('-', " ");
    } else if chance.percent(30) {
        it.address = it.address.replace("rue ", "r. ").replace("avenue ", "av ");
    }
}

/// Some months later, of a hundred people: fifteen have moved, six of them to another town; eighteen
/// have another telephone, and eight added or dropped a second one; ten have another electronic
/// address, five another number at the CAF, that of another household, and two one that was mistyped;
/// four have another role.
pub fn later(chance: &mut Chance, person: &Person) -> Person {
    let mut it = person.clone();
    if chance.percent(15) {
        it.home.street = street(chance);
        if chance.percent(40) {
            it.home.town = town(chance);
        }
    }
    if chance.percent(18) {
        it.phone = phone(chance);
    }
    if chance.percent(8) {
        it.other_phone = match it.other_phone {
            None => Some(phone(chance)),
            Some(_) => None,
        };
    }
    if chance.percent(10) {
        let name = it.name().to_owned();
        it.email = email(chance, &name, &it.first);
    }
    if chance.percent(5) {
        it.home.caf = digits(chance, 7);
        it.home.rsa = digits(chance, 8);
    } else if chance.percent(2) {
        let wrong = wrong_number(chance, &it.home.caf);
        it.home.caf = wrong.unwrap_or(it.home.caf);
    }
    if chance.percent(4) {
        it.role = chance.pick(&["dem", "cjt", "aut", "rdo"]);
    }
    it
}

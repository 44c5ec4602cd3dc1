//! Invented people, and where they live: what is true of them, before anyone writes it down.
use carnet::domain::date::Date;
use chrono::{Datelike, Days};

use super::names::{NAMES, Origin};
use crate::oracle::history::Chance;

/// What people who live together share.
#[derive(Clone)]
pub struct Home {
    pub caf: String,
    pub rsa: String,
    /// The file of the household at the département.
    pub file: String,
    pub street: String,
    pub town: String,
}

#[derive(Clone)]
pub struct Person {
    pub origin: &'static str,
    pub woman: bool,
    /// Name of birth.
    pub family: String,
    /// Name in use, when it is not that of birth.
    pub married: Option<String>,
    pub first: String,
    pub second: String,
    pub born: Date,
    pub home: Home,
    pub role: &'static str,
    pub phone: String,
    pub other_phone: Option<String>,
    pub email: String,
    pub france_travail: String,
    /// Numbers in two information systems.
    pub external: [String; 2],
}

pub fn day(year: i32, month: u32, day: u32) -> Option<Date> {
    Date::from_ymd_opt(year, month, day)
}

pub fn new_year(year: i32) -> Date {
    day(year, 1, 1).unwrap()
}

const STREETS: [&str; 16] = [
    "rue des Lilas",
    "avenue de la République",
    "rue Jean Jaurès",
    "place de l'Église",
    "chemin des Vignes",
    "boulevard Gambetta",
    "rue du Général de Gaulle",
    "allée des Acacias",
    "impasse du Moulin",
    "cité Bel Air",
    "résidence Les Genêts",
    "rue Pasteur",
    "route de Saint-Aubin",
    "rue de la Gare",
    "square Louise Michel",
    "quartier La Plaine",
];

/// The first is where most people live.
const TOWNS: [&str; 12] = [
    "Valbourg",
    "Saint-Aubin-sur-Lisse",
    "Montferrand-le-Haut",
    "Vaux",
    "Port-Lisse",
    "L'Estrelle",
    "Sainte-Colombe",
    "Bellerive",
    "Les Aubrais-le-Château",
    "Rochemaure-en-Plaine",
    "Castelnau",
    "Brévigny",
];

/// Fixed telephones of fiction of the five regions, in a hundred numbers of fiction.
const FIXED: [&str; 5] = ["19900", "26191", "35301", "46571", "53649"];

pub fn digits(chance: &mut Chance, many: usize) -> String {
    let digit = |_| char::from_digit(u32::try_from(chance.below(10)).unwrap(), 10).unwrap();
    (0..many).map(digit).collect()
}

/// A number of the ranges kept for fiction.
pub fn phone(chance: &mut Chance) -> String {
    if chance.percent(93) {
        return format!("+3363998{}", digits(chance, 4));
    }
    format!("+33{}{}", chance.pick(&FIXED), digits(chance, 4))
}

pub fn street(chance: &mut Chance) -> String {
    format!("{} {}", 1 + chance.below(120), chance.pick(&STREETS))
}

pub fn town(chance: &mut Chance) -> String {
    let most = chance.percent(45);
    if most { TOWNS[0] } else { chance.pick(&TOWNS) }.to_owned()
}

/// Letters of a name as an electronic address has them.
fn letters(name: &str) -> String {
    let small = super::typing::plain(name).to_lowercase();
    small.chars().filter(char::is_ascii_alphabetic).collect()
}

pub fn email(chance: &mut Chance, family: &str, first: &str) -> String {
    let (family, first) = (letters(family), letters(first));
    match chance.below(5) {
        0 => format!("{first}.{family}@example.org"),
        1 => format!("{first}{family}{}@example.org", digits(chance, 2)),
        2 => format!("{family}.{first}@example.org"),
        3 => format!("{first}{}@example.org", digits(chance, 4)),
        _ => format!("{}{family}{}@example.org", &first[..1], digits(chance, 1)),
    }
}

pub fn home(chance: &mut Chance) -> Home {
    Home {
        caf: digits(chance, 7),
        rsa: digits(chance, 8),
        file: format!("D{}", digits(chance, 6)),
        street: street(chance),
        town: town(chance),
    }
}

/// A day of birth of someone of that age, at the middle of 2026; those whose day is not known are
/// written as born on the first of January, or sometimes on the last of December.
pub fn born(chance: &mut Chance, origin: &Origin, age: u64) -> Date {
    let today = day(2026, 6, 30).unwrap();
    let date = today - Days::new(age * 365 + chance.below(365));
    if chance.percent(origin.first_of_january) {
        if chance.percent(10) {
            return day(date.year(), 12, 31).unwrap();
        }
        return new_year(date.year());
    }
    date
}

/// An age of those the référents follow: from eighteen to sixty-seven, the young more often.
pub fn age(chance: &mut Chance) -> u64 {
    18 + chance.below(50).min(chance.below(70))
}

pub fn origin_of(person: &Person) -> &'static Origin {
    let mut all = NAMES.origins.iter();
    all.find(|it| it.name == person.origin).unwrap()
}

/// A first name: one in ten of those who came from elsewhere has a French one.
pub fn first(chance: &mut Chance, origin: &Origin, woman: bool) -> String {
    let french = &NAMES.origins[0];
    let from = if chance.percent(10) { french } else { origin };
    from.first(chance, woman)
}

/// Someone, of that sex and age, who lives alone.
pub fn someone(chance: &mut Chance, woman: bool, age: u64) -> Person {
    let origin = NAMES.origin(chance);
    let family = origin.family(chance);
    let first = first(chance, origin, woman);
    let married = woman && age > 22 && chance.percent(38);
    let other = if chance.percent(75) {
        origin
    } else {
        NAMES.origin(chance)
    };
    let married = married.then(|| other.family(chance));
    let home = home(chance);
    let in_use = married.as_ref().unwrap_or(&family);
    Person {
        origin: origin.name,
        woman,
        married: married.clone().filter(|it| *it != family),
        second: origin.first(chance, woman),
        born: born(chance, origin, age),
        role: if chance.percent(85) { "dem" } else { "cjt" },
        phone: phone(chance),
        other_phone: chance.percent(12).then(|| phone(chance)),
        email: email(chance, in_use, &first),
        france_travail: format!("{}{}", digits(chance, 7), chance.pick(&['A', 'K', 'T'])),
        external: externals(chance, &home),
        family,
        first,
        home,
    }
}

/// The number at the département is that of the household for four in ten, else the person's own.
pub fn externals(chance: &mut Chance, home: &Home) -> [String; 2] {
    let own = format!("U{}", digits(chance, 6));
    let first = if chance.percent(40) {
        home.file.clone()
    } else {
        own
    };
    [first, digits(chance, 6)]
}

/// Anyone.
pub fn anyone(chance: &mut Chance) -> Person {
    let (woman, age) = (chance.percent(53), age(chance));
    someone(chance, woman, age)
}

/// Someone of that family, sex and age, who has a home of their own.
pub fn relative(chance: &mut Chance, of: &Person, woman: bool, age: u64) -> Person {
    let origin = origin_of(of);
    let mut it = someone(chance, woman, age);
    it.origin = of.origin;
    it.family.clone_from(&of.family);
    it.first = first(chance, origin, woman);
    it.second = origin.first(chance, woman);
    it.born = born(chance, origin, age);
    it.married = it.married.map(|_| origin.family(chance));
    it.married = it.married.filter(|name| *name != it.family);
    let in_use = it.name().to_owned();
    it.email = email(chance, &in_use, &it.first);
    it
}

impl Person {
    pub fn name(&self) -> &str {
        self.married.as_ref().unwrap_or(&self.family)
    }

    /// Comes to live with someone: the household is theirs, often the telephone and the electronic
    /// address too, and the number of the file when it is that of the household.
    pub fn joins(&mut self, chance: &mut Chance, other: &Self) {
        self.home = other.home.clone();
        if other.external[0] == other.home.file {
            self.external[0].clone_from(&other.external[0]);
        }
        if chance.percent(45) {
            self.phone.clone_from(&other.phone);
        }
        if chance.percent(40) {
            self.email.clone_from(&other.email);
        }
    }

    pub fn age(&self) -> u64 {
        u64::try_from(2026 - self.born.year()).unwrap()
    }
}

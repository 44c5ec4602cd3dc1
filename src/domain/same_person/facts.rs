//! What is compared of two identities, fact by fact: how far they agree.
use chrono::Datelike;

use super::identity::Identity;
use super::level::Level;
use super::names::{FIRST_NAME, Name, mute_end, nearest};
use crate::domain::date::{Date, iso};
use crate::domain::text::fold;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Name in use or of birth.
    Name,
    /// Name of birth, when both have one.
    BirthName,
    /// First name.
    FirstName,
    /// Name and first name, each in the place of the other.
    Swapped,
    /// Birth date.
    Born,
    /// Civility.
    Civility,
    /// Role in one household.
    Role,
    /// Number at France Travail.
    FranceTravail,
    /// Number of the household.
    Household,
    /// Number of the request for the RSA.
    Request,
    /// Identifier of the département.
    External,
    /// Telephone.
    Phone,
    /// Electronic address.
    Email,
    /// Address.
    Address,
    /// Town.
    Town,
}

impl Fact {
    /// Whether it is of a place, that several people share.
    pub const fn is_place(self) -> bool {
        matches!(
            self,
            Self::Household
                | Self::Request
                | Self::External
                | Self::Phone
                | Self::Email
                | Self::Address
                | Self::Town
        )
    }

    /// Whether it is one's own: the only facts that tell apart two persons of one name.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Born | Self::FranceTravail)
    }
}

/// Someone's identity, made ready to be compared with many.
#[derive(Clone, Debug)]
pub struct Ready {
    family: Vec<Name>,
    first: Option<Name>,
    birth: Option<Name>,
    born: Option<Date>,
    civility: String,
    role: String,
    france_travail: String,
    household: String,
    request: String,
    external: String,
    email: String,
    address: String,
    town: String,
    phones: Vec<String>,
}

impl From<&Identity> for Ready {
    fn from(of: &Identity) -> Self {
        Self {
            family: family(of),
            first: Name::of(&of.first_name),
            birth: Name::of(&of.birth_name),
            born: of.born,
            civility: fold(&of.civility),
            role: fold(place_in_household(&of.role)),
            france_travail: fold(&of.france_travail),
            household: fold(&of.caf),
            request: fold(&of.rsa_request),
            external: fold(&of.external),
            email: fold(&of.email),
            address: fold(&of.address),
            town: fold(&of.town),
            phones: of.phones.clone(),
        }
    }
}

impl Ready {
    /// Whether a birth date is known.
    pub(super) const fn has_day(&self) -> bool {
        self.born.is_some()
    }
}

/// What both records say, compared; what one of them does not say is left out.
pub(super) fn compared(one: &Ready, other: &Ready) -> impl Iterator<Item = (Fact, Level)> + use<> {
    let household = equal(&one.household, &other.household);
    let role = equal(&one.role, &other.role).filter(|_| household == Some(Level::Same));
    let mut found = named(one, other);
    let days = one.born.zip(other.born);
    found.extend([
        (Fact::Born, days.map(|(a, b)| born(a, b))),
        (Fact::Civility, equal(&one.civility, &other.civility)),
        (Fact::Role, role),
        (
            Fact::FranceTravail,
            equal(&one.france_travail, &other.france_travail),
        ),
        (Fact::Household, household),
        (Fact::Request, equal(&one.request, &other.request)),
        (Fact::External, equal(&one.external, &other.external)),
        (Fact::Phone, shared(&one.phones, &other.phones)),
        (Fact::Email, equal(&one.email, &other.email)),
        (Fact::Address, equal(&one.address, &other.address)),
        (Fact::Town, equal(&one.town, &other.town)),
    ]);
    found
        .into_iter()
        .filter_map(|(fact, level)| Some((fact, level?)))
}

/// The names: each in its place, or swapped where that alone makes them agree.
fn named(one: &Ready, other: &Ready) -> Vec<(Fact, Option<Level>)> {
    let (ours, theirs) = (&one.family, &other.family);
    let (first, their_first) = (&one.first, &other.first);
    let crossed = |names: &[Name], first: &Option<Name>| {
        let near = |it: &Name, first| it.compared(first, FIRST_NAME) <= Level::Variant;
        let first = first.as_ref();
        first.is_some_and(|first| names.iter().any(|it| near(it, first)))
    };
    let civil = equal(&one.civility, &other.civility) == Some(Level::Same);
    let both = first.as_ref().zip(their_first.as_ref());
    let first_name = both.map(|(a, b)| match a.compared(b, FIRST_NAME) {
        // Of two men, or of two women, it is no Daniel and Danielle.
        Level::Near if civil && mute_end(a, b) => Level::Variant,
        level => level,
    });
    let is_other = first_name.is_none_or(|level| level >= Level::Near);
    if is_other && crossed(ours, their_first) && crossed(theirs, first) {
        return vec![(Fact::Swapped, Some(Level::Same))];
    }
    // A column of birth names may hold the name in use: that is no other one.
    let both = one.birth.is_some() && other.birth.is_some();
    let nearest_birth = [
        nearest(one.birth.as_slice(), theirs),
        nearest(ours, other.birth.as_slice()),
    ];
    let birth_name = nearest_birth.into_iter().flatten().min().filter(|_| both);
    vec![
        (Fact::Name, nearest(ours, theirs)),
        (Fact::BirthName, birth_name),
        (Fact::FirstName, first_name),
    ]
}

/// The name in use, then that of birth.
pub(super) fn family(of: &Identity) -> Vec<Name> {
    let names = [&of.name, &of.birth_name].into_iter();
    names.filter_map(|name| Name::of(name)).collect()
}

/// Two folded texts.
fn equal(one: &str, other: &str) -> Option<Level> {
    let both = !one.is_empty() && !other.is_empty();
    both.then(|| {
        if one == other {
            Level::Same
        } else {
            Level::Other
        }
    })
}

/// A role as it tells people of one household apart: who asks is who answers for the file, and « autre »
/// says nothing.
fn place_in_household(role: &str) -> &str {
    match role {
        "rdo" => "dem",
        "aut" => "",
        other => other,
    }
}

fn shared(ours: &[String], theirs: &[String]) -> Option<Level> {
    let both = !ours.is_empty() && !theirs.is_empty();
    both.then(|| match ours.iter().any(|one| theirs.contains(one)) {
        true => Level::Same,
        false => Level::Other,
    })
}

/// Two birth dates: in part the same when one only says the year, near when a day and a month are
/// swapped or one figure differs.
fn born(one: Date, other: Date) -> Level {
    if one == other {
        return match is_invented(one) {
            true => Level::Variant,
            false => Level::Same,
        };
    }
    let swapped =
        one.year() == other.year() && (one.month(), one.day()) == (other.day(), other.month());
    let (a, b) = (iso(one), iso(other));
    let figures = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
    if one.year() == other.year() && (is_invented(one) || is_invented(other)) {
        return Level::Part;
    }
    match swapped || figures == 1 {
        true => Level::Near,
        false => Level::Other,
    }
}

/// 1 January: what is written when the day is not known.
fn is_invented(day: Date) -> bool {
    (day.month(), day.day()) == (1, 1)
}

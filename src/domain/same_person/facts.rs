//! What is compared of two identities, fact by fact: how far they agree.
use chrono::Datelike;

use super::identity::Identity;
use super::level::Level;
use super::names::{Name, nearest};
use crate::domain::date::{Date, iso};
use crate::domain::text::fold;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Name in use or of birth.
    Name,
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

/// What both records say, compared; what one of them does not say is left out.
pub(super) fn compared(
    one: &Identity,
    other: &Identity,
) -> impl Iterator<Item = (Fact, Level)> + use<> {
    let household = equal(&one.caf, &other.caf);
    let role = equal(&one.role, &other.role).filter(|_| household == Some(Level::Same));
    let mut found = named(one, other);
    found.extend([
        (
            Fact::Born,
            one.born.zip(other.born).map(|(a, b)| born(a, b)),
        ),
        (Fact::Civility, equal(&one.civility, &other.civility)),
        (Fact::Role, role),
        (
            Fact::FranceTravail,
            equal(&one.france_travail, &other.france_travail),
        ),
        (Fact::Household, household),
        (Fact::Request, equal(&one.rsa_request, &other.rsa_request)),
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
fn named(one: &Identity, other: &Identity) -> Vec<(Fact, Option<Level>)> {
    let [ours, theirs] = [one, other].map(family);
    let [first, their_first] = [one, other].map(|it| Name::of(&it.first_name));
    let name = nearest(&ours, &theirs);
    let first_name = first
        .as_ref()
        .zip(their_first.as_ref())
        .map(|(a, b)| a.compared(b));
    let crossed = |name: &Option<Name>, first: &Option<Name>| {
        name.as_ref()
            .zip(first.as_ref())
            .map(|(a, b)| a.compared(b))
    };
    let swapped = [
        crossed(&ours.first().cloned(), &their_first),
        crossed(&theirs.first().cloned(), &first),
    ];
    if swapped == [Some(Level::Same); 2] && name != Some(Level::Same) {
        return vec![(Fact::Swapped, Some(Level::Same))];
    }
    vec![(Fact::Name, name), (Fact::FirstName, first_name)]
}

/// The name in use, then that of birth.
pub(super) fn family(of: &Identity) -> Vec<Name> {
    let names = [&of.name, &of.birth_name].into_iter();
    names.filter_map(|name| Name::of(name)).collect()
}

fn equal(one: &str, other: &str) -> Option<Level> {
    let [one, other] = [one, other].map(fold);
    let both = !one.is_empty() && !other.is_empty();
    both.then(|| {
        if one == other {
            Level::Same
        } else {
            Level::Other
        }
    })
}

fn shared(ours: &[String], theirs: &[String]) -> Option<Level> {
    let both = !ours.is_empty() && !theirs.is_empty();
    both.then(|| match ours.iter().any(|one| theirs.contains(one)) {
        true => Level::Same,
        false => Level::Other,
    })
}

/// Two birth dates: near when a day and a month are swapped, or one figure differs.
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
    let same_year = one.year() == other.year() && (is_invented(one) || is_invented(other));
    match swapped || figures == 1 || same_year {
        true => Level::Near,
        false => Level::Other,
    }
}

/// 1 January: what is written when the day is not known.
fn is_invented(day: Date) -> bool {
    (day.month(), day.day()) == (1, 1)
}

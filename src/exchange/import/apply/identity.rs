//! Who a row speaks of, and what it says of who they are.
use super::notes;
use super::plan::{Plan, Wish};
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::plural;
use crate::exchange::import::names::without_parentheses;
use crate::exchange::import::person::ImportedPerson;
use crate::exchange::import::prelude::*;
use crate::store::{PersonKeys, Result};

/// Facts of the identity that are taken as they are.
const FACTS: [(&str, F); 18] = [
    ("civilite", F::Civility),
    ("ne_le", F::BornOn),
    ("courriel", F::Email),
    ("adresse", F::Address),
    ("complement", F::AddressMore),
    ("code_postal", F::PostalCode),
    ("commune", F::City),
    ("n_caf", F::Caf),
    ("role_foyer", F::HouseholdRole),
    ("n_france_travail", F::FranceTravail),
    ("n_demande_rsa", F::RsaRequest),
    ("situation_familiale", F::FamilySituation),
    ("logement", F::Housing),
    ("niveau", F::Level),
    ("permis", F::Licence),
    ("moyens", F::TransportMeans),
    ("activite", F::Activity),
    ("metier_recherche", F::SoughtJob),
];

const NAMES: [(&str, F); 3] = [
    ("nom", F::LastName),
    ("prenom", F::FirstName),
    ("nom_naissance", F::BirthName),
];

/// The person that a row designates.
pub(super) enum Designated {
    /// In the store.
    Known(Row),
    /// Not in the store.
    New,
    /// Nobody can tell, and why.
    Nobody(Notice),
}

/// Finds the person that a row designates.
pub(super) fn designated(
    target: &mut impl ImportTarget,
    person: &ImportedPerson,
    header: &Header,
) -> Result<Designated> {
    let known = match by_own_name(target, person)? {
        Some(row) => Some(row),
        None => {
            let found = target.recognise(&keys(person))?;
            if found.len() > 1 {
                let reason = format!(
                    "{} peuvent être cette personne : rien n’est repris de cette ligne.",
                    plural(found.len(), "dossier", "dossiers")
                );
                return Ok(Designated::Nobody(Notice::new(person.line, None, &reason)));
            }
            match found.first() {
                Some(id) => target.rows_of(Entity::Allocataire, *id)?.pop(),
                None => None,
            }
        }
    };
    let Some(row) = known else {
        return Ok(Designated::New);
    };
    if is_same(&row, person) {
        return Ok(Designated::Known(row));
    }
    let column = person
        .find(F::ExternalId)
        .and_then(|found| header.columns.get(found.column))
        .map(|column| column.title.as_str());
    let reason = "L’identifiant est celui d’un dossier dont le nom ou la date de naissance sont autres : \
         rien n’est repris de cette ligne.";
    Ok(Designated::Nobody(Notice::new(person.line, column, reason)))
}

/// The person whose own name outside the store is the identifier, as in our exports.
fn by_own_name(target: &mut impl ImportTarget, person: &ImportedPerson) -> Result<Option<Row>> {
    let Some(uid) = person.get(F::ExternalId).filter(|id| is_uid(id)) else {
        return Ok(None);
    };
    let found = target.by_uid(Entity::Allocataire, &uid.to_lowercase())?;
    Ok(found.filter(|row| !row.deleted))
}

fn is_uid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

fn keys(person: &ImportedPerson) -> PersonKeys {
    let text = |field: F| person.get(field).unwrap_or_default().to_owned();
    PersonKeys {
        external: text(F::ExternalId),
        email: text(F::Email),
        phone: text(F::Phone),
        caf: text(F::Caf),
        role: text(F::HouseholdRole),
        name: text(F::LastName),
        first_name: text(F::FirstName),
        birth_name: text(F::BirthName),
        born: person.get(F::BornOn).and_then(from_iso),
    }
}

fn joined(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// Whether a row can speak of that person: two of the nom, the prénom and the birth date agree,
/// or the names do and one birth date is unknown.
fn is_same(row: &Row, person: &ImportedPerson) -> bool {
    let known = AllocataireRecord::of(row);
    let stored = |text: Option<&str>| joined(text.unwrap_or_default());
    let given = |field: F| joined(person.get(field).unwrap_or_default());
    let theirs = [stored(known.last_name()), stored(known.birth_name())];
    let ours = [given(F::LastName), given(F::BirthName)];
    let name = ours
        .iter()
        .any(|one| !one.is_empty() && theirs.contains(one));
    let word = |text: &str| fold(text).split(' ').next().unwrap_or_default().to_owned();
    let first = word(known.first_name().unwrap_or_default())
        == word(person.get(F::FirstName).unwrap_or_default());
    let swapped =
        theirs.contains(&given(F::FirstName)) && stored(known.first_name()) == given(F::LastName);
    let born = known.born_on().zip(person.get(F::BornOn));
    let born = born.map(|(one, other)| Some(one) == from_iso(other));
    (name && first) || swapped || (first && born != Some(false)) || (name && born == Some(true))
}

/// Compares the identity, or makes it.
pub(super) fn compare(plan: &mut Plan<'_>, known: Option<Row>) -> Result<()> {
    let blank = Row::blank(Entity::Allocataire);
    let row = known.as_ref().unwrap_or(&blank);
    let mut wishes = names(plan, row);
    wishes.extend(
        FACTS
            .iter()
            .filter_map(|(field, from)| plan.wish(field, *from)),
    );
    wishes.extend(external(plan, row));
    wishes.extend(phones(plan, row));
    let mut values: Values = plan.changes(row, wishes);
    values.extend(notes::changes(plan, row));
    match &known {
        Some(row) => plan.update(row, values),
        None => {
            plan.insert(Entity::Allocataire, values);
        }
    }
    Ok(())
}

fn external(plan: &Plan<'_>, row: &Row) -> Option<Wish> {
    let wish = plan.wish("id_externe", F::ExternalId)?;
    let own = plan
        .row
        .get(F::ExternalId)
        .is_some_and(|id| id.to_lowercase() == row.uid);
    (!own).then_some(wish)
}

/// Names that say more than those stored: case, hyphens and spaces alone change nothing.
fn names(plan: &mut Plan<'_>, row: &Row) -> Vec<Wish> {
    let person = plan.row;
    let given = |field: F| person.get(field).map(joined).unwrap_or_default();
    let known = AllocataireRecord::of(row);
    let stored = |text: Option<&str>| text.map(joined).unwrap_or_default();
    let (last, first) = (stored(known.last_name()), stored(known.first_name()));
    let swapped = !row.uid.is_empty()
        && given(F::FirstName) == last
        && given(F::LastName) == first
        && last != first;
    if swapped {
        plan.notice(
            F::LastName,
            "Le nom et le prénom sont inversés par rapport au dossier : ils y restent comme ils sont.",
        );
        return Vec::new();
    }
    // A nom that the file holds as the nom de naissance is not a new one.
    let by_birth_name = !row.uid.is_empty()
        && known.birth_name().is_some()
        && given(F::LastName) == stored(known.birth_name())
        && plan.row.get(F::BirthName).is_none();
    let mut wishes = Vec::new();
    for (field, from) in NAMES {
        let Some(name) = plan.row.get(from) else {
            continue;
        };
        if field == "nom" && by_birth_name {
            continue;
        }
        let kept = row.text(field).filter(|kept| says_as_much(kept, name));
        wishes.push(Wish::new(field, from, kept.unwrap_or(name)));
    }
    wishes
}

/// Whether a stored name says what is given: the same letters, and no accent less.
fn says_as_much(stored: &str, given: &str) -> bool {
    let accents = |text: &str| {
        text.chars()
            .filter(|c| !c.is_ascii() && c.is_alphabetic())
            .count()
    };
    let same = joined(stored) == joined(given);
    (same && accents(given) <= accents(stored))
        || joined(&without_parentheses(stored).0) == joined(given) && stored.contains('(')
}

/// Telephones already known, in whatever order, say nothing new.
fn phones(plan: &Plan<'_>, row: &Row) -> Vec<Wish> {
    let known = AllocataireRecord::of(row);
    let known = [known.phone(), known.other_phone()];
    let given = [F::Phone, F::OtherPhone];
    let all_known = given
        .iter()
        .filter_map(|field| plan.row.get(*field))
        .all(|phone| known.contains(&Some(phone)));
    let wish = |field: &'static str, from: F| {
        if all_known {
            return None;
        }
        plan.wish(field, from)
    };
    [
        wish("telephone", F::Phone),
        wish("telephone_2", F::OtherPhone),
    ]
    .into_iter()
    .flatten()
    .filter(|wish| wish.value != Value::Null)
    .collect()
}

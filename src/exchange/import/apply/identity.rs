//! Who a row speaks of, and what it says of who they are.
use super::choices::{Choices, Whom};
use super::plan::{Plan, Wish};
use super::summary::Doubtful;
use super::{doubtful, notes};
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::same_person::{Identity, Verdict, judge, who};
use crate::exchange::import::names::without_parentheses;
use crate::exchange::import::person::ImportedPerson;
use crate::exchange::import::prelude::*;
use crate::store::{Candidate, Result};

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
    /// In the store; what is to be said, when that was decided and not sure.
    Known(Row, Option<Notice>),
    /// Not in the store; the same.
    New(Option<Notice>),
    /// In the store, by the name of a file that is now part of that one; what is to be said of it.
    Merged(Row, Notice),
    /// Nobody can tell: those whom the row may have made, and why.
    Doubtful(Vec<Row>, Notice),
    /// Nobody, and why.
    Nobody(Notice),
}

/// What is asked to tell people apart.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub header: &'a Header,
    pub doubtful: Doubtful,
    pub choices: &'a Choices,
}

/// Finds the person that a row designates.
pub(super) fn designated(
    target: &mut impl ImportTarget,
    person: &ImportedPerson,
    asked: Asked<'_>,
) -> Result<Designated> {
    let of = identity(person);
    if let Some(row) = by_own_name(target, person)? {
        let known = target
            .recognise(&of)?
            .into_iter()
            .any(|it| it.row.id == row.id);
        let column = person
            .find(F::ExternalId)
            .and_then(|found| asked.header.columns.get(found.column))
            .map(|column| column.title.as_str());
        if known || judge(&of, &Identity::of(&row)).verdict != Verdict::Other {
            if is_own_name(person, &row) {
                return Ok(Designated::Known(row, None));
            }
            let reason = format!(
                "Ce dossier a été réuni à celui de {} : la ligne y est reprise.",
                who(&row)
            );
            let notice = Notice::new(person.line, column, &reason);
            return Ok(Designated::Merged(row, notice));
        }
        let reason = "L’identifiant est celui d’un dossier dont le nom ou la date de naissance sont autres : \
             rien n’est repris de cette ligne.";
        return Ok(Designated::Nobody(Notice::new(person.line, column, reason)));
    }
    let found = target.recognise(&of)?;
    if found.is_empty() {
        return Ok(Designated::New(None));
    }
    if let Some(one) = sure(&found) {
        return Ok(Designated::Known(one.row.clone(), None));
    }
    let decided = asked.choices.person(person.line);
    Ok(settled(
        person,
        &found,
        decided.or_else(|| joined_to(&found, asked.doubtful)),
    ))
}

/// What becomes of a doubt, once it was decided or not.
fn settled(of: &ImportedPerson, found: &[Candidate], decided: Option<Whom>) -> Designated {
    let notice = |decided| doubtful::notice(of, found, decided);
    match decided {
        Some(Whom::Known(id)) => match found.iter().find(|it| it.row.id == id) {
            Some(one) => Designated::Known(one.row.clone(), Some(notice(decided))),
            // Someone changed that file since: the doubt is another one.
            None => Designated::Nobody(notice(None)),
        },
        Some(Whom::New) => Designated::New(Some(notice(decided))),
        Some(Whom::Left) => Designated::Nobody(notice(decided)),
        None => {
            let of = identity(of);
            let likely = found
                .iter()
                .filter(|it| agrees(it) && is_as_known(&of, &it.row));
            Designated::Doubtful(likely.map(|it| it.row.clone()).collect(), notice(None))
        }
    }
}

/// The only one that it is for sure; of several, the only one whom nothing speaks against.
fn sure(found: &[Candidate]) -> Option<&Candidate> {
    let same: Vec<&Candidate> = found.iter().filter(|it| it.is_same()).collect();
    if let [one] = same.as_slice() {
        return Some(one);
    }
    let mut agreeing = same.iter().filter(|it| agrees(it));
    let one = agreeing.next()?;
    agreeing.next().is_none().then_some(one)
}

/// The only candidate, when nothing speaks against it and such rows are to be joined.
fn joined_to(found: &[Candidate], doubtful: Doubtful) -> Option<Whom> {
    match (doubtful, found) {
        (Doubtful::Joined, [one]) if agrees(one) => Some(Whom::Known(one.row.id)),
        _ => None,
    }
}

/// Whether nothing speaks against a candidate.
fn agrees(it: &Candidate) -> bool {
    it.judgement.differing.is_empty()
}

/// Whether a file says no more than a row of what is someone's own.
fn is_as_known(of: &Identity, row: &Row) -> bool {
    let known = Identity::of(row);
    (of.born, &of.france_travail) == (known.born, &known.france_travail)
}

/// The person whose own name outside the store is the identifier, as in our exports.
fn by_own_name(target: &mut impl ImportTarget, person: &ImportedPerson) -> Result<Option<Row>> {
    let Some(uid) = person.get(F::ExternalId).filter(|id| is_uid(id)) else {
        return Ok(None);
    };
    let uid = uid.to_lowercase();
    let found = target.by_uid(Entity::Allocataire, &uid)?;
    match found.filter(|row| !row.deleted) {
        Some(row) => Ok(Some(row)),
        // The file of that name may be part of another one.
        None => target.led_to(&uid),
    }
}

fn is_uid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

/// Who a row says that someone is.
fn identity(person: &ImportedPerson) -> Identity {
    let text = |field: F| person.get(field).unwrap_or_default().to_owned();
    let phones = [F::Phone, F::OtherPhone].into_iter();
    Identity {
        name: text(F::LastName),
        birth_name: text(F::BirthName),
        first_name: text(F::FirstName),
        civility: text(F::Civility),
        born: person.get(F::BornOn).and_then(from_iso),
        phones: phones
            .filter_map(|it| person.get(it))
            .map(str::to_owned)
            .collect(),
        email: text(F::Email),
        caf: text(F::Caf),
        role: text(F::HouseholdRole),
        france_travail: text(F::FranceTravail),
        rsa_request: text(F::RsaRequest),
        external: text(F::ExternalId),
        address: text(F::Address),
        town: text(F::City),
    }
}

fn joined(text: &str) -> String {
    fold(text).replace(' ', "")
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
    let own = is_own_name(plan.row, row);
    (!own).then_some(wish)
}

/// Whether the identifier of a row is the name outside the store of that file.
fn is_own_name(person: &ImportedPerson, row: &Row) -> bool {
    let id = person.get(F::ExternalId);
    id.is_some_and(|id| id.to_lowercase() == row.uid)
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

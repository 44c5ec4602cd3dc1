//! Who was followed in the period (« Hérault, bilan de convention », IV.C), in the classes of the DREES. Health is
//! told by its effect and in whole, never crossed with a town. Knows no act.
use std::collections::{BTreeMap, HashMap};

use super::counter::{Counter, Heading, People, Place, Seen};
use super::follow::{Ground, last_exits};
use super::model::{LineRole, Table, Unit};
use super::said::Said;
use crate::domain::date::{Date, age};
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::{Code, Vocabulary as V};
use crate::store::Result;
use crate::store::summary::{Followed, Profile};

const fn heading(id: &'static str, title: &'static str) -> Heading {
    Heading {
        id,
        section: "iv_c",
        title,
        unit: Unit::Persons,
        lines: "Public accompagné",
        columns: &["Nb de personnes"],
    }
}

const SEX: Heading = heading("C1", "Sexe");
const AGE: Heading = heading("C2", "Âge au dernier jour de la période, ou à la sortie");
const FAMILY: Heading = heading("C3", "Situation familiale");
const SENIORITY: Heading = heading("C4", "Ancienneté dans le RSA");
const HOUSING: Heading = heading("C5", "Type d’habitat");
const LEVEL: Heading = heading("C6", "Niveau d’étude");
const QUALIFICATION: Heading = heading("C7", "Qualification");
const HEALTH: Heading = heading("C8", "Caractéristiques liées à la santé");
const LICENCE: Heading = heading("C9", "Permis de conduire");
const MEANS: Heading = heading("C10", "Moyens de déplacement");
const TOWN: Heading = heading("C11", "Répartition par commune");
const SUPPORT: Heading = heading("C12", "Type d’accompagnement mis en œuvre");

const SEXES: [&str; 3] = ["Femmes", "Hommes", "Non dit"];
const AGES: [&str; 7] = [
    "Moins de 25 ans",
    "25 à 29 ans",
    "30 à 39 ans",
    "40 à 49 ans",
    "50 à 59 ans",
    "60 ans et plus",
    "Inconnu",
];
const SENIORITIES: [&str; 6] = [
    "Moins de 6 mois",
    "6 mois à moins d’un an",
    "1 an à moins de 2 ans",
    "2 ans à moins de 5 ans",
    "5 ans et plus",
    "Inconnue",
];
const HEALTHS: [&str; 3] = [
    "Au moins une difficulté déclarée",
    "Dossier MDPH existant ou en cours",
    "Couverture santé à ouvrir",
];
const SUPPORTS: [&str; 2] = [
    "Suivi de contrat « simple »",
    "Accompagnement social renforcé",
];
/// Nothing is known.
const UNKNOWN: &str = "inconnu";

/// The place of a number among classes that begin with these.
fn class<N: PartialOrd>(starts: &[N], value: &N) -> usize {
    starts.iter().take_while(|start| *start <= value).count()
}

/// The place of a code in a list whose last code is « inconnu ».
fn known(codes: &[Code], code: Option<&str>) -> usize {
    let at = |code: &str| codes.iter().position(|it| it.code == code);
    code.and_then(at)
        .or_else(|| at(UNKNOWN))
        .unwrap_or(codes.len())
}

fn years(profile: &Profile, day: Date) -> usize {
    let years = profile.born_on.map(|it| age(it, day));
    years.map_or(AGES.len() - 1, |it| class(&[25, 30, 40, 50, 60], &it))
}

fn seniority(profile: &Profile, day: Date) -> usize {
    let Some(since) = profile.entered_on else {
        return SENIORITIES.len() - 1;
    };
    let starts = [6, 12, 24, 60].map(chrono::Months::new);
    let passed = starts
        .iter()
        .take_while(|it| since.checked_add_months(**it).is_some_and(|end| end <= day));
    passed.count()
}

/// Counts who was followed.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn tables(
    counter: &mut Counter<'_>,
    ground: &Ground,
    said: &Said,
) -> Result<Vec<Table>> {
    let mut days: BTreeMap<Id, Date> = BTreeMap::new();
    for it in &ground.followed {
        let since = days.entry(it.person).or_insert(it.from);
        *since = it.from.min(*since);
    }
    let told = told_on(ground, days.keys().copied(), counter.scope.last_known());
    let profiles = counter.store.profiles(&told)?;
    let towns = towns(&profiles);
    let mut see = |profile: &Profile, place: Place| {
        let seen = Seen {
            person: profile.person,
            on: days.get(&profile.person).copied(),
            record: Some((Entity::Allocataire, profile.person)),
            reason: "Suivie dans la période",
        };
        counter.see(place, seen);
    };
    for it in &profiles {
        let Some(on) = told.get(&it.person).copied() else {
            continue;
        };
        let sex = match it.civility {
            Some("mme") => 0,
            Some("m") => 1,
            _ => 2,
        };
        see(it, (SEX.id, sex, 0));
        see(it, (AGE.id, years(it, on), 0));
        see(it, (SENIORITY.id, seniority(it, on), 0));
        for (table, list, code) in [
            (FAMILY.id, V::FamilySituation, &it.family),
            (HOUSING.id, V::Housing, &it.housing),
            (LEVEL.id, V::Level, &it.level),
            (QUALIFICATION.id, V::Qualification, &it.qualification),
            (LICENCE.id, V::Licence, &it.licence),
        ] {
            see(it, (table, known(list.codes(), *code), 0));
        }
        let means = V::TransportMeans.codes();
        let own = it.means.as_deref().unwrap_or_default();
        if own.trim().is_empty() {
            see(it, (MEANS.id, means.len(), 0));
        }
        for code in own.split_whitespace() {
            if let Some(at) = means.iter().position(|it| it.code == code) {
                see(it, (MEANS.id, at, 0));
            }
        }
        let (own, _) = town(it);
        let at = towns.binary_search_by(|(key, _)| key.cmp(&own)).ok();
        see(it, (TOWN.id, at.unwrap_or(towns.len()), 0));
        let closer = usize::from(ground.supported.has(it.person));
        see(it, (SUPPORT.id, closer, 0));
    }
    health(counter, &days, said);
    Ok(drawn(counter, &towns))
}

/// The day as of which each is told: the last one, or that of their exit.
fn told_on(ground: &Ground, people: impl Iterator<Item = Id>, last: Date) -> HashMap<Id, Date> {
    let mut days: HashMap<Id, Date> = people.map(|it| (it, last)).collect();
    for exit in last_exits(ground) {
        if let Some(day) = days.get_mut(&exit.person) {
            *day = exit.on.min(last);
        }
    }
    let still = |it: &&Followed| it.from <= last && it.to.is_none_or(|to| last < to);
    for it in ground.followed.iter().filter(still) {
        days.insert(it.person, last);
    }
    days
}

/// Counts what the last evaluation of the health of each person says.
fn health(counter: &mut Counter<'_>, days: &BTreeMap<Id, Date>, said: &Said) {
    let known = said.health.iter().filter(|it| days.contains_key(&it.0));
    for (person, on, codes) in known {
        let has = |wanted: fn(&str) -> bool| codes.split_whitespace().any(wanted);
        let says = [
            has(|code| code.starts_with("san_") && !matches!(code, "san_mdph" | "san_couverture")),
            has(|code| code == "san_mdph"),
            has(|code| code == "san_couverture"),
        ];
        for (at, _) in says.iter().enumerate().filter(|(_, said)| **said) {
            let seen = Seen {
                person: *person,
                on: *on,
                record: None,
                reason: "Dernière évaluation de la situation",
            };
            counter.see((HEALTH.id, at, 0), seen);
        }
    }
}

fn drawn(counter: &Counter<'_>, towns: &[((bool, String), &str)]) -> Vec<Table> {
    let towns = towns
        .iter()
        .map(|((none, _), name)| if *none { "Inconnue" } else { name });
    let coded = |heading, list: V| counter.table(heading, list.codes().iter().map(|it| it.label));
    let means = V::TransportMeans.codes().iter().map(|it| it.label);
    let mut tables = vec![
        counter.table(SEX, SEXES),
        counter.table(AGE, AGES),
        coded(FAMILY, V::FamilySituation),
        counter.table(SENIORITY, SENIORITIES),
        coded(HOUSING, V::Housing),
        coded(LEVEL, V::Level),
        coded(QUALIFICATION, V::Qualification),
        counter.table(HEALTH, HEALTHS),
        coded(LICENCE, V::Licence),
        counter.table(MEANS, means.chain(["Inconnus"])),
        counter.table(TOWN, towns),
        counter.table(SUPPORT, SUPPORTS),
    ];
    let note = "Tous les tableaux de cette partie comptent les personnes suivies au moins un jour de la période, telles que leur dossier les dit aujourd’hui.";
    if let Some(first) = tables.first_mut() {
        first.notes.push(note.to_owned());
    }
    for table in tables
        .iter_mut()
        .filter(|it| [MEANS.id, HEALTH.id].contains(&it.id))
    {
        let several = "Une personne peut être sur plusieurs lignes.";
        table.notes.push(several.to_owned());
        for line in &mut table.lines {
            line.role = LineRole::Aside;
        }
    }
    tables
}

/// What a town is sorted by, and its name; what has none comes last.
fn town(profile: &Profile) -> ((bool, String), &str) {
    let name = profile.town.as_deref().unwrap_or_default().trim();
    ((name.is_empty(), crate::domain::text::fold(name)), name)
}

/// The towns of these people, in alphabetical order.
fn towns(profiles: &[Profile]) -> Vec<((bool, String), &str)> {
    let mut all: Vec<_> = profiles.iter().map(town).collect();
    all.sort_unstable();
    all.dedup_by(|one, other| one.0 == other.0);
    all
}

/// The set of those who were followed.
pub(super) fn followed(ground: &Ground) -> People {
    let mut people = People::default();
    for it in &ground.followed {
        people.add(it.person);
    }
    people
}

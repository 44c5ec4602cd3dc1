//! Who was oriented, signed, was followed, left or had a closer support (« Hérault, bilan de convention », IV.A).
//! Knows no appointment.
use std::collections::HashMap;

use super::counter::{Counter, Heading, People, Seen, line};
use super::model::{Figure, LineRole, Table, Unit};
use crate::domain::calendar::{Calendar, Unit as Span};
use crate::domain::date::{Date, full};
use crate::domain::deadlines::cohort::PeriodKind;
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::{ContractRank, ExitMotive};
use crate::store::Result;
use crate::store::summary::{Courses, Exit, Followed, Meeting, Oriented, Signed, Stay, Support};

const ACTIVITY: Heading = Heading {
    id: "H1",
    section: "iv_a",
    title: "Activité sur la période de référence",
    unit: Unit::Persons,
    lines: "Activité",
    columns: &["Nb de personnes"],
};
const CONTRACTS: Heading = Heading {
    id: "H2",
    section: "iv_a",
    title: "Contractualisation sur la période de référence",
    unit: Unit::Persons,
    lines: "Contractualisation",
    columns: &["Nb de personnes"],
};
const MONTHS: Heading = Heading {
    id: "H3",
    section: "iv_a",
    title: "Nb de personnes suivies, à la fin de chaque mois",
    unit: Unit::Persons,
    lines: "Fin de chaque mois",
    columns: &["Nb de personnes"],
};
const MOTIVES: Heading = Heading {
    id: "H4",
    section: "iv_a",
    title: "Motif de sorties",
    unit: Unit::Persons,
    lines: "Motif",
    columns: &["Nb de personnes"],
};
const SUPPORTED: Heading = Heading {
    id: "H5",
    section: "iv_a",
    title: "Accompagnement social renforcé",
    unit: Unit::Persons,
    lines: "Accompagnement",
    columns: &["Nb de personnes"],
};

/// What the tables of follow-up are counted from.
pub(super) struct Ground {
    /// The orientations by the SDI.
    pub(super) oriented: Vec<Oriented>,
    /// Every contract signed that stands.
    pub(super) signed: Vec<Signed>,
    /// The first signature of each parcours, whatever was decided of it.
    first: HashMap<(Id, Option<Id>), Date>,
    /// The exits of the period.
    pub(super) exits: Vec<Exit>,
    /// The days followed that meet the period.
    pub(super) followed: Vec<Followed>,
    /// The closer supports that meet the period.
    pub(super) supports: Vec<Support>,
    /// Who has one.
    pub(super) supported: People,
    /// Every stay, by person and from the oldest.
    pub(super) stays: Vec<Stay>,
    courses: Courses,
    /// The appointments counted that each person kept by the last day.
    pub(super) meetings: HashMap<Id, Vec<Meeting>>,
}

impl Ground {
    /// Reads it.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub(super) fn read(counter: &Counter<'_>) -> Result<Self> {
        let (store, from, to) = (counter.store, counter.scope.from, counter.scope.to);
        let mut supports = store.closer_supports(from, to)?;
        supports.retain(|it| {
            let last = it.to.unwrap_or(to).min(to);
            counter.counts_between(it.person, it.from.max(from), last)
        });
        let mut supported = People::default();
        for it in &supports {
            supported.add(it.person);
        }
        let mut followed = store.days_of(PeriodKind::Followed, from, to)?;
        followed.retain(|it| counter.counts_in(it.person, it.structure));
        let courses = Courses::read(store)?;
        let mut exits = store.exits_between(from, to, &courses)?;
        exits.retain(|it| counter.counts_in(it.person, it.structure));
        let mut oriented = store.oriented_by_sdi(from, to)?;
        oriented.retain(|it| counter.counts_in(it.person, it.structure));
        let mut signed = store.signed_contracts(&courses)?;
        let mut first: HashMap<(Id, Option<Id>), Date> = HashMap::new();
        for it in &signed {
            let day = first.entry((it.person, it.parcours)).or_insert(it.on);
            *day = it.on.min(*day);
        }
        signed.retain(|it| it.stands && counter.counts(it.person, it.on));
        let mut meetings: HashMap<Id, Vec<Meeting>> = HashMap::new();
        store.meetings_until(to, &mut |person, it| {
            if counter.counts(person, it.on) {
                meetings.entry(person).or_default().push(it);
            }
        })?;
        Ok(Self {
            meetings,
            oriented,
            signed,
            first,
            exits,
            followed,
            supports,
            supported,
            stays: store.stays()?,
            courses,
        })
    }

    /// The orientation to the stay that someone was in on a day.
    pub(super) fn oriented_by(&self, person: Id, on: Date) -> Option<Date> {
        let first = self.stays.partition_point(|it| it.person < person);
        let own = self.stays.get(first..).unwrap_or_default().iter();
        let own = own.take_while(|it| it.person == person);
        let begun = own.filter(|it| it.from.is_some_and(|from| from <= on));
        begun.max_by_key(|it| it.from)?.oriented
    }
}

/// What the model calls a person who is followed (« Hérault, bilan de convention », note of IV.A).
const FOLLOWED: &str = "Personne suivie\u{a0}: son contrat est en cours d’élaboration, en instance ou en cours de validité\u{a0}; ou une suspension est en cours\u{a0}; ou une reprise d’activité ou de formation trop courte pour sortir du dispositif.";

fn seen<'r>(person: Id, on: Date, record: (Entity, Id), reason: &'r str) -> Seen<'r> {
    Seen {
        person,
        on: Some(on),
        record: Some(record),
        reason,
    }
}

/// H1, whose first row is counted by the acts.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn activity(counter: &mut Counter<'_>, ground: &Ground) -> Result<Table> {
    for it in &ground.oriented {
        let record = (Entity::Orientation, it.record);
        counter.see(
            ("H1", 1, 0),
            seen(it.person, it.on, record, "Orientée par le SDI"),
        );
    }
    let (from, to) = (counter.scope.from, counter.scope.to);
    for it in counter.store.reoriented(from, to, &ground.courses)? {
        let signed = ground.first.get(&(it.person, it.parcours));
        let contract = signed.is_some_and(|day| *day <= it.on);
        let here = counter.counts_in(it.person, it.structure);
        if here && it.parcours.is_some() && !contract {
            let record = (Entity::Orientation, it.record);
            let reason = "Réorientée avant toute signature";
            counter.see(("H1", 2, 0), seen(it.person, it.on, record, reason));
        }
    }
    for it in &ground.exits {
        let record = (Entity::Parcours, it.record);
        counter.see(
            ("H1", 3, 0),
            seen(it.person, it.on, record, motive(it).label()),
        );
    }
    let mut table = counter.table(
        ACTIVITY,
        [
            "Nombre de personnes dont la situation a été traitée au moins 1 fois",
            "Nombre de personnes orientées par le SDI",
            "Nombre de personnes réorientées à l’issue de la phase d’accueil (ex changement de RU)",
            "Nombre de personnes pour lesquelles l’accompagnement par le RU a cessé",
        ],
    );
    // They are beside one another: no line is part of a sum.
    let lines = table.lines.iter_mut();
    lines.for_each(|line| line.role = LineRole::Aside);
    table.notes.push("Situation traitée\u{a0}: au moins un acte daté (rendez-vous honoré, rédaction, signature ou transmission d’un contrat, intervention, dossier constitué, revue, échange). Un courrier sans réponse ou un rendez-vous manqué ne compte pas.".to_owned());
    table.notes.push("Orientation\u{a0}: au jour de la notification, sinon de la décision, sinon de l’arrivée dans la structure. Réorientation à l’issue de l’accueil\u{a0}: acceptée dans la période, sans qu’aucun contrat ait été signé dans le parcours.".to_owned());
    let both = counter.both(("H1", 2, 0), ("H1", 3, 0));
    table.notes.push(format!(
        "Parmi les accompagnements qui ont cessé, dont réorientées en phase d’accueil\u{a0}: {both}."
    ));
    Ok(table)
}

/// H2: first contracts and renewals of the period.
pub(super) fn contracts(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    let mut number = 0;
    for it in &ground.signed {
        if !counter.within(it.on) {
            continue;
        }
        let row = match it.rank {
            Some(ContractRank::First) => (0, "Premier contrat signé"),
            Some(ContractRank::Renewal | ContractRank::Tacit) => (1, "Renouvellement signé"),
            Some(ContractRank::Amendment) => (3, "Avenant signé"),
            None => continue,
        };
        let of = seen(it.person, it.on, (Entity::Contract, it.record), row.1);
        counter.see((CONTRACTS.id, row.0, 0), of);
        if row.0 < 2 {
            number += 1;
            counter.see((CONTRACTS.id, 2, 0), of);
        }
    }
    let labels = [
        "Nombre de personnes ayant signé un 1er CER",
        "Nombre de personnes ayant signé un renouvellement",
        "Total",
        "Nombre de personnes ayant signé un avenant (compté à part)",
    ];
    let mut table = counter.table(CONTRACTS, labels);
    let roles = [LineRole::Total, LineRole::Aside];
    for (line, role) in table.lines.iter_mut().skip(2).zip(roles) {
        line.role = role;
    }
    let people = |at| counter.persons((CONTRACTS.id, at, 0));
    let (sum, distinct) = (people(0) + people(1), people(2));
    if sum != distinct {
        table.notes.push(format!(
            "Le total compte chaque personne une fois. Somme des deux lignes\u{a0}: {sum}."
        ));
    }
    table.notes.push(format!(
        "Contrats signés, avenants non compris\u{a0}: {number}."
    ));
    table
}

/// The last day of each whole month of the period, from its first day.
pub(super) fn month_ends(from: Date, to: Date) -> Vec<Date> {
    let calendar = Calendar::default();
    let mut ends = Vec::new();
    for month in 1.. {
        let end = calendar.add(calendar.add(from, month, Span::Months), -1, Span::Days);
        if end > to {
            break;
        }
        ends.push(end);
    }
    ends
}

/// H3: who is followed at the end of each month.
pub(super) fn months(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    let ends = month_ends(counter.scope.from, counter.scope.to);
    for it in &ground.followed {
        for (at, day) in ends.iter().enumerate() {
            if it.from <= *day && it.to.is_none_or(|to| *day < to) && *day <= counter.scope.as_of {
                let who = Seen {
                    person: it.person,
                    on: Some(it.from),
                    record: None,
                    reason: "Suivie depuis ce jour",
                };
                counter.see((MONTHS.id, at, 0), who);
            }
        }
    }
    let lines = ends.iter().enumerate().map(|(at, day)| {
        let figure = match *day <= counter.scope.as_of {
            true => counter.figure((MONTHS.id, at, 0), Unit::Persons),
            false => Figure::Unknown,
        };
        let label = format!("mois {} ({})", at + 1, full(*day));
        line(MONTHS.id, at + 1, &label, vec![figure], LineRole::Aside)
    });
    let mut table = MONTHS.with(lines.collect());
    table.notes.push(FOLLOWED.to_owned());
    if ends.last().is_none_or(|day| *day < counter.scope.to) {
        let words = "La période ne finit pas avec un mois entier\u{a0}: ses derniers jours n’ont pas de ligne.";
        table.notes.push(words.to_owned());
    }
    let last = counter.scope.last_known();
    table.notes.push(format!(
        "Orientées, non encore reçues le {}\u{a0}: {}.",
        full(last),
        waiting(counter, ground, last)
    ));
    table
}

/// How many persons are in a stay on that day, and never came to an appointment in it: they are not followed yet.
fn waiting(counter: &Counter<'_>, ground: &Ground, on: Date) -> i64 {
    let mut people = People::default();
    for it in &ground.stays {
        let open = it.from.is_some_and(|from| from <= on) && it.left.is_none_or(|left| on < left);
        let met = it.seen.is_some_and(|day| day <= on);
        if open && !met && counter.counts_in(it.person, it.structure) {
            people.add(it.person);
        }
    }
    for it in &ground.followed {
        if it.from <= on && it.to.is_none_or(|to| on < to) {
            people.remove(it.person);
        }
    }
    people.count()
}

pub(super) fn motive(exit: &Exit) -> ExitMotive {
    let known = exit.motive.as_deref().and_then(ExitMotive::from_code);
    known.unwrap_or(ExitMotive::Other)
}

/// The last exit of each person: who left twice is counted by the last motive, so that the total is that of H1.
pub(super) fn last_exits(ground: &Ground) -> Vec<&Exit> {
    let mut last: HashMap<Id, &Exit> = HashMap::new();
    for it in &ground.exits {
        last.insert(it.person, it);
    }
    let mut last: Vec<&Exit> = last.into_values().collect();
    last.sort_by_key(|it| (it.on, it.record));
    last
}

/// H4: why people left.
pub(super) fn motives(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    let total = ExitMotive::ALL.len();
    let mut unknown = 0;
    for it in last_exits(ground) {
        let at = ExitMotive::ALL.iter().position(|one| *one == motive(it));
        unknown += usize::from(it.motive.is_none());
        let of = seen(
            it.person,
            it.on,
            (Entity::Parcours, it.record),
            "Fin de l’accompagnement",
        );
        counter.see((MOTIVES.id, at.unwrap_or(total - 1), 0), of);
        counter.see((MOTIVES.id, total, 0), of);
    }
    let labels = ExitMotive::ALL.iter().map(|it| it.label());
    let mut table = counter.table(MOTIVES, labels.chain(["Total"]));
    table.notes.push(
        "Contenu à titre indicatif\u{a0}; les motifs sont précisés dans l’analyse des résultats."
            .to_owned(),
    );
    if let Some(total) = table.lines.last_mut() {
        total.role = LineRole::Total;
    }
    if unknown > 0 {
        table.notes.push(format!(
            "Motif non renseigné, compté parmi les autres\u{a0}: {unknown}."
        ));
    }
    table
}

/// H5: who had a closer support while a contract was in force.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn supported(counter: &mut Counter<'_>, ground: &Ground) -> Result<Table> {
    let (from, to) = (counter.scope.from, counter.scope.to);
    let mut valid: HashMap<Id, Vec<Followed>> = HashMap::new();
    for it in counter.store.days_of(PeriodKind::Contract, from, to)? {
        if counter.counts_in(it.person, it.structure) {
            valid.entry(it.person).or_default().push(it);
        }
    }
    for it in &ground.supports {
        let (first, last) = (it.from.max(from), it.to.unwrap_or(to).min(to));
        let days = valid.get(&it.person).map_or(&[][..], Vec::as_slice);
        let both = days
            .iter()
            .any(|days| days.from <= last && days.to.is_none_or(|end| first < end));
        if both {
            let record = (Entity::IntensiveSupport, it.record);
            let of = seen(it.person, it.from, record, "Accompagnement social renforcé");
            counter.see((SUPPORTED.id, 0, 0), of);
        }
    }
    let label =
        "Nombre de personnes sous contrat ayant fait l’objet d’un accompagnement social renforcé";
    let mut table = counter.table(SUPPORTED, [label]);
    table.notes.push("Un jour au moins de la période, un contrat était en cours de validité et l’accompagnement renforcé aussi.".to_owned());
    Ok(table)
}

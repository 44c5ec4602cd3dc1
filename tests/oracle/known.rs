//! A past day against a store where what came later was never written: random records of every kind,
//! then later records and later outcomes on top of them. The past day must read as before them.
use std::fmt::Debug;

use carnet::domain::change::{Author, Change, Moment, Op};
use carnet::domain::date::{Date, DateHint, iso};
use carnet::domain::record::{Entity, Field, Id, Kind, NewRecord, Use, Value, Values};
use carnet::statistics::INDICATORS;
use carnet::store::{AlertQuery, By, Query, Selection, Setup, Store};
use chrono::Days;

use super::history::Chance;

const PEOPLE: u64 = 60;
const RULES: [&str; 4] = ["RDV1-2S", "CER-1S", "REVUE-6M", "DIAG-3JO"];

/// A record of the file being invented: its kind, its number in the store, its values.
type Made = (Entity, Id, Values);

#[derive(Clone, Copy, PartialEq)]
enum When {
    Known,
    Later,
}

struct Inventor<'c> {
    chance: &'c mut Chance,
    day: Date,
    when: When,
    shared: &'c [(Entity, Id)],
}

fn is_event(field: &Field) -> bool {
    matches!(field.kind, Kind::Date(DateHint::Past))
}

fn get<'v>(values: &'v Values, name: &str) -> Option<&'v Value> {
    let found = values.iter().find(|(field, _)| *field == name);
    found.map(|(_, value)| value).filter(|it| !it.is_empty())
}

fn set(values: &mut Values, name: &'static str, value: impl Into<Value>) {
    values.retain(|(field, _)| *field != name);
    values.push((name, value.into()));
}

fn has_event(kind: Entity, values: &Values) -> bool {
    let mut events = kind.fields().iter().filter(|it| is_event(it));
    events.any(|it| get(values, it.name).is_some())
}

impl Inventor<'_> {
    fn past(&mut self) -> Value {
        iso(self.day - Days::new(self.chance.below(300))).into()
    }

    fn future(&mut self) -> Value {
        iso(self.day + Days::new(1 + self.chance.below(200))).into()
    }

    /// The day of an event: known by then, or later.
    fn event(&mut self) -> Value {
        match self.when {
            When::Known => self.past(),
            When::Later => self.future(),
        }
    }

    /// One of the shared records, or of those of the file: by its place among them while it is written.
    fn one_of(&mut self, kind: Entity, file: &[Made]) -> Option<Value> {
        let when = self.when;
        let own = file.iter().zip(1..).map(|((of, id, _), place)| match when {
            When::Known => (*of, Value::Pending(place)),
            When::Later => (*of, (*id).into()),
        });
        let shared = self.shared.iter().map(|(of, id)| (*of, (*id).into()));
        let mut all: Vec<Value> = shared
            .chain(own)
            .filter(|(of, _)| *of == kind)
            .map(|it| it.1)
            .collect();
        let at = usize::try_from(self.chance.below(all.len().max(1) as u64)).unwrap();
        (at < all.len()).then(|| all.swap_remove(at))
    }

    fn value(&mut self, field: &Field, file: &[Made]) -> Option<Value> {
        let (c, needed) = (&mut *self.chance, field.filled_by == Use::Required);
        if !needed && !c.percent(65) {
            return None;
        }
        match field.kind {
            Kind::Line | Kind::Prose if field.name == "regle" => Some(c.pick(&RULES).into()),
            Kind::Line if matches!(field.name, "regles" | "jeu_de_regles" | "objet") => None,
            Kind::Line | Kind::Prose => Some(format!("mot {}", c.below(9)).into()),
            Kind::Choice(list) => {
                let codes = list.codes();
                let at = usize::try_from(c.below(codes.len() as u64)).unwrap();
                Some(codes[at].code.into())
            }
            Kind::YesNo => Some(i64::from(c.percent(50)).into()),
            Kind::Number(least, _) => Some(least.into()),
            Kind::Date(DateHint::Past) => Some(self.event()),
            Kind::Date(DateHint::Future | DateHint::Nearest) if c.percent(50) => Some(self.past()),
            Kind::Date(DateHint::Future | DateHint::Nearest) => Some(self.future()),
            Kind::Ref(Entity::Allocataire) => None,
            Kind::Ref(kind) => self.one_of(kind, file),
            _other => None,
        }
    }

    /// The values of a record; none when it would need another one that is not there, or would not be
    /// what is wanted: known by that day, or later.
    fn record(&mut self, kind: Entity, file: &[Made]) -> Option<Values> {
        let mut values = Values::new();
        for field in kind.fields() {
            let value = self.value(field, file);
            if value.is_none() && field.filled_by == Use::Required {
                return None;
            }
            values.extend(value.map(|value| (field.name, value)));
        }
        // The end of a period is an event, but of what was planned.
        let ends = match kind {
            Entity::Assignment | Entity::DutyPeriod | Entity::RightsPeriod => Some("au"),
            Entity::Resumption => Some("fin"),
            _other => None,
        };
        if let Some(end) = ends.filter(|end| get(&values, end).is_some()) {
            let on = self.event();
            set(&mut values, end, on);
        }
        let begins = match kind {
            Entity::Resumption | Entity::Suspension | Entity::Contract | Entity::Exemption => {
                !has_event(kind, &values)
            }
            _other => false,
        };
        if begins {
            let on = self.event();
            set(&mut values, "debut", on);
        }
        for field in kind.fields() {
            if let Some((date, former)) = field.known_by
                && get(&values, date).is_none()
            {
                set(
                    &mut values,
                    field.name,
                    former.map_or(Value::Null, Value::from),
                );
            }
        }
        if kind == Entity::Appointment {
            let come = get(&values, "prevu_le").and_then(Value::as_date) <= Some(self.day);
            if !come {
                set(&mut values, "compte_rendu", Value::Null);
            }
            if let Some("honore" | "absent") = get(&values, "statut").and_then(Value::as_text)
                && !come
            {
                set(&mut values, "statut", "absent_excuse");
            }
        }
        let dated = has_event(kind, &values) || begins;
        (self.when == When::Known || dated).then_some(values)
    }

    /// What becomes of a known record later: one of its events happens, with what it decides.
    fn outcome(&mut self, kind: Entity, values: &Values) -> Values {
        let waited = |it: &&Field| {
            let existence = ["cree_le", "saisie_le", "recu_le", "reporte_le"];
            is_event(it) && get(values, it.name).is_none() && !existence.contains(&it.name)
        };
        let governed = |date: &str| {
            let fields = kind.fields().iter();
            let own = |it: &&Field| it.known_by.is_some_and(|(by, _)| by == date);
            fields.filter(own).collect::<Vec<&Field>>()
        };
        let settled = |it: &&Field| {
            let as_before = |field: &&Field| {
                let former = field.known_by.and_then(|(_, former)| former);
                get(values, field.name).and_then(Value::as_text) == former
            };
            governed(it.name).iter().all(as_before)
        };
        let dates: Vec<&Field> = kind
            .fields()
            .iter()
            .filter(waited)
            .filter(settled)
            .collect();
        if dates.is_empty() || !has_event(kind, values) {
            return Values::new();
        }
        let date = self.chance.pick(&dates);
        let mut later = vec![(date.name, self.event())];
        for field in governed(date.name) {
            if let Some(value) = self.value(field, &[]) {
                later.push((field.name, value));
            }
        }
        later
    }
}

fn author() -> Author {
    Author {
        agent: None,
        name: "Essai".into(),
        session: "essai".into(),
    }
}

/// The kinds of a file, parents first, several of most.
fn kinds(chance: &mut Chance) -> Vec<Entity> {
    let own = Entity::ALL.into_iter();
    let own = own.filter(|it| it.belongs_to_person() && *it != Entity::Allocataire);
    let own = own.filter(|it| *it != Entity::Postponement);
    own.flat_map(|it| vec![it; usize::try_from(chance.below(3)).unwrap()])
        .collect()
}

/// Writes the known part of a file.
fn known(store: &mut Store, inventor: &mut Inventor<'_>, n: u64) -> (Id, Vec<Made>) {
    let named = vec![
        ("nom", format!("Essai {n}").into()),
        ("prenom", "Alix".into()),
    ];
    let mut file = Vec::new();
    for kind in kinds(inventor.chance) {
        if let Some(mut values) = inventor.record(kind, &file) {
            set(&mut values, "allocataire_id", Value::Pending(0));
            file.push((kind, 0, values));
        }
    }
    let all = file.iter().map(|(kind, _, values)| (*kind, values.clone()));
    let records: Vec<NewRecord> = [(Entity::Allocataire, named)]
        .into_iter()
        .chain(all)
        .zip(0..)
        .map(|((entity, values), at)| NewRecord {
            entity,
            uid: format!("{n:08x}-0000-7000-8000-{at:012x}"),
            values,
        })
        .collect();
    let ids = store.bulk(|bulk| bulk.add(&records)).unwrap();
    for (made, id) in file.iter_mut().zip(&ids[1..]) {
        made.1 = *id;
    }
    (ids[0], file)
}

/// What happens to that file afterwards.
fn afterwards(inventor: &mut Inventor<'_>, person: Id, file: &[Made]) -> Vec<Op> {
    let update = |entity, id, values| Op::Update {
        entity,
        id,
        version: 1,
        values,
    };
    let mut ops = Vec::new();
    for (kind, id, values) in file {
        let mut later = Values::new();
        if inventor.chance.percent(50) {
            later = inventor.outcome(*kind, values);
        }
        let ends = match kind {
            Entity::Assignment | Entity::DutyPeriod | Entity::RightsPeriod => Some("au"),
            Entity::Resumption => Some("fin"),
            _other => None,
        };
        if let Some(end) = ends.filter(|end| get(values, end).is_none()) {
            later.push((end, inventor.event()));
        }
        if matches!(kind, Entity::Objective | Entity::Action) && inventor.chance.percent(40) {
            let due = inventor.future();
            let moved = vec![
                ("allocataire_id", person.into()),
                ("objet", kind.table().into()),
                ("objet_id", (*id).into()),
                (
                    "ancienne",
                    get(values, "echeance").cloned().unwrap_or_default(),
                ),
                ("nouvelle", due.clone()),
                ("reporte_le", inventor.event()),
            ];
            ops.push(Op::Insert {
                entity: Entity::Postponement,
                values: moved,
            });
            later.push(("echeance", due));
        }
        if !later.is_empty() {
            ops.push(update(*kind, *id, later));
        }
    }
    for entity in kinds(inventor.chance) {
        let Some(mut values) = inventor.record(entity, file) else {
            continue;
        };
        set(&mut values, "allocataire_id", person);
        // What hangs on it has no date of its own.
        let parent = Value::Pending(ops.len());
        ops.push(Op::Insert { entity, values });
        let owner = ("allocataire_id", Value::from(person));
        let child = match entity {
            Entity::Situation => (
                Entity::Finding,
                vec![owner, ("situation_id", parent), ("theme", "sante".into())],
            ),
            Entity::Contract => (
                Entity::Commitment,
                vec![
                    owner,
                    ("contrat_id", parent),
                    ("cote", "allocataire".into()),
                    ("texte", "mot".into()),
                ],
            ),
            Entity::Objective => (
                Entity::Action,
                vec![owner, ("objectif_id", parent), ("libelle", "mot".into())],
            ),
            _other => continue,
        };
        let (entity, values) = child;
        ops.push(Op::Insert { entity, values });
    }
    ops
}

fn same<T: PartialEq + Debug>(view: &T, known: &T, what: &str) {
    assert_eq!(view, known, "{what}");
}

fn compare(view: &Store, known: &Store, day: Date, people: &[Id]) {
    for person in people {
        for kind in Entity::ALL.into_iter().filter(|it| it.belongs_to_person()) {
            let rows = |store: &Store| -> Vec<String> {
                let rows = store.rows_of(kind, *person).unwrap().into_iter();
                let words = |row: carnet::domain::record::Row| {
                    let values = kind.fields().iter().zip(&row.values);
                    let filled = values.filter(|(_, value)| !value.is_empty());
                    let filled = filled.map(|(field, value)| format!("{}={value:?}", field.name));
                    format!("{} {}", row.id, filled.collect::<Vec<_>>().join(" "))
                };
                rows.map(words).collect()
            };
            same(
                &rows(view),
                &rows(known),
                &format!("{kind:?} of {person} on {day}"),
            );
        }
        let deadlines = |store: &Store| store.deadlines(*person).unwrap();
        same(
            &deadlines(view),
            &deadlines(known),
            &format!("deadlines of {person} on {day}"),
        );
        let line = |store: &Store| format!("{:?}", store.line(&Query::new(day), *person).unwrap());
        same(
            &line(view),
            &line(known),
            &format!("line of {person} on {day}"),
        );
    }
    let asked = AlertQuery {
        today: day,
        referent: None,
        rule: None,
    };
    let alerts = |store: &Store| format!("{:#?}", store.alerts(&asked).unwrap());
    same(&alerts(view), &alerts(known), "alerts");
    for span in [30, 365] {
        let period = Selection::period(day - Days::new(span), day, day);
        for indicator in INDICATORS {
            for by in [By::Whole, By::Structure, By::Referent] {
                let figures = |store: &Store| store.tally(indicator.measure, &period, by).unwrap();
                same(&figures(view), &figures(known), indicator.id);
            }
        }
    }
}

/// RULES, decision 19: on a past day, what was known on that day and nothing else.
fn a_past_day_owes_nothing_to_what_came_later(seed: u64) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let shared: Vec<NewRecord> = [Entity::Organization, Entity::Agent, Entity::Agent]
        .into_iter()
        .zip(0..)
        .map(|(entity, at)| NewRecord {
            entity,
            uid: format!("ffffffff-0000-7000-8000-{at:012x}"),
            values: vec![("nom", "Essai".into())],
        })
        .collect();
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let shared: Vec<(Entity, Id)> = shared.iter().map(|it| it.entity).zip(ids).collect();
    let mut chance = Chance::new(seed);
    let day = Date::from_ymd_opt(2025, 3, 1).unwrap() + Days::new(chance.below(600));
    let mut inventor = Inventor {
        chance: &mut chance,
        day,
        when: When::Known,
        shared: &shared,
    };
    let files: Vec<(Id, Vec<Made>)> = (0..PEOPLE)
        .map(|n| known(&mut store, &mut inventor, n))
        .collect();
    let before = place.path().join("avant.db");
    store.back_up(&before).unwrap();
    inventor.when = When::Later;
    let moment = Moment {
        instant: "2027-11-21T09:00:00Z".parse().unwrap(),
        today: day + Days::new(400),
    };
    for (person, file) in &files {
        let ops = afterwards(&mut inventor, *person, file);
        let change = Change::entry("Plus tard", Some(*person), ops);
        store.apply(&author(), &moment, &change).unwrap();
    }
    let people: Vec<Id> = files.iter().map(|it| it.0).collect();
    let view = store.as_of(day).unwrap();
    compare(&view, &Store::open(&before).unwrap(), day, &people);
}

#[test]
fn past_days_owe_nothing_to_what_came_later() {
    for seed in 0..6 {
        a_past_day_owes_nothing_to_what_came_later(seed);
    }
}

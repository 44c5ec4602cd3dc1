//! Records of any kind, filled at random from what is known of the kind: their events are before a day,
//! or after it.
use carnet::domain::date::{Date, DateHint, iso};
use carnet::domain::record::{Entity, Field, Id, Kind, Use, Value, Values};
use chrono::Days;

use crate::oracle::history::Chance;

const RULES: [&str; 4] = ["RDV1-2S", "CER-1S", "REVUE-6M", "DIAG-3JO"];

/// A record of the file being invented: its kind, its number in the store, its values.
pub type Made = (Entity, Id, Values);

#[derive(Clone, Copy, PartialEq)]
pub enum When {
    Known,
    Later,
}

pub struct Inventor<'c> {
    pub chance: &'c mut Chance,
    pub day: Date,
    pub when: When,
    pub shared: &'c [(Entity, Id)],
}

fn is_event(field: &Field) -> bool {
    matches!(field.kind, Kind::Date(DateHint::Past))
}

pub fn get<'v>(values: &'v Values, name: &str) -> Option<&'v Value> {
    let found = values.iter().find(|(field, _)| *field == name);
    found.map(|(_, value)| value).filter(|it| !it.is_empty())
}

pub fn set(values: &mut Values, name: &'static str, value: impl Into<Value>) {
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

    pub fn future(&mut self) -> Value {
        iso(self.day + Days::new(1 + self.chance.below(200))).into()
    }

    /// The day of an event: known by then, or later.
    pub fn event(&mut self) -> Value {
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
    pub fn record(&mut self, kind: Entity, file: &[Made]) -> Option<Values> {
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
            Entity::Resumption | Entity::IntensiveSupport => Some("fin"),
            _other => None,
        };
        if let Some(end) = ends.filter(|end| get(&values, end).is_some()) {
            let on = self.event();
            set(&mut values, end, on);
        }
        let begins = match kind {
            Entity::Resumption
            | Entity::Suspension
            | Entity::Contract
            | Entity::Exemption
            | Entity::IntensiveSupport => !has_event(kind, &values),
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
                for told in ["compte_rendu", "situation_revue", "plan_revu"] {
                    set(&mut values, told, Value::Null);
                }
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
    pub fn outcome(&mut self, kind: Entity, values: &Values) -> Values {
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

//! Everything known of one person, as one value: the records by kind, and what the rules say of
//! them. Pure: knows no store and no screen.
mod brakes;
mod context;
pub mod contracts;
pub mod facts;
mod following;
pub mod household;
pub mod order;
mod parties;
mod scenario;
pub mod settled;

use std::collections::HashMap;

pub use household::Member;

use crate::domain::contract::Stay;
use crate::domain::date::Date;
use crate::domain::deadlines::cohort::FollowedDays;
use crate::domain::record::not_same::OF_ANOTHER;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Id, Record, Row, Value};

/// Everything known of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFile {
    /// Number of the person.
    pub person: Id,
    rows: HashMap<Entity, Vec<Row>>,
    /// What the rules say beside the alerts.
    pub beside: Context,
}

/// What is said beside the records of a file, without an alert: what the rules say of it, who else is of
/// the household.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Title of the rule set of the parcours.
    pub rule_set: String,
    /// « Entretiens avant contrat », when the rule set counts them.
    pub appointments: Option<Counted>,
    /// Limits of the law that run, by due date.
    pub legal: Vec<Limit>,
    /// Parcours, from the oldest, with what their rules ask of contracts.
    pub stays: Vec<Stay>,
    /// Who else has the number of the household.
    pub household: Vec<Member>,
    /// The days when the person counts as followed; `None` for a role that does not see all that
    /// it follows from.
    pub followed: Option<FollowedDays>,
}

/// A count without target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: usize,
    /// How many the service hopes for; 0 when it says nothing.
    pub hoped: u32,
}

/// A limit of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is to be done.
    pub label: String,
    /// Last day; `None` when the start is unknown.
    pub due: Option<Date>,
}

impl CaseFile {
    /// The file of that person, made of those records.
    pub fn new(person: Id, rows: HashMap<Entity, Vec<Row>>, context: Context) -> Self {
        Self {
            person,
            rows,
            beside: context,
        }
    }

    /// The file of someone of which nothing is shown, until it is said why it is opened.
    pub fn closed(person: Id) -> Self {
        Self::new(person, HashMap::new(), Context::default())
    }

    /// Whether nothing of it is shown.
    pub fn is_closed(&self) -> bool {
        self.identity().is_none()
    }

    /// The file as it is given to the person: who they are told apart from, and who else has the number
    /// of the household, are others.
    #[must_use]
    pub fn for_the_person(mut self) -> Self {
        for row in self.rows.get_mut(&Entity::NotSame).into_iter().flatten() {
            *row = OF_ANOTHER
                .iter()
                .fold(row.clone(), |row, name| row.with(name, Value::Null));
        }
        self.beside.household.clear();
        self
    }

    /// Records of one kind, in the order they were made.
    pub fn rows(&self, entity: Entity) -> &[Row] {
        self.rows.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Records of one kind, read as what they are, in the order they were made.
    pub fn all<'a, R: Record<'a>>(&'a self) -> impl DoubleEndedIterator<Item = R> + Clone {
        self.rows(R::ENTITY).iter().map(R::of)
    }

    /// One record of that kind.
    pub fn one<'a, R: Record<'a>>(&'a self, id: Id) -> Option<R> {
        self.row(R::ENTITY, id).map(R::of)
    }

    /// One record.
    pub fn row(&self, entity: Entity, id: Id) -> Option<&Row> {
        self.rows(entity).iter().find(|row| row.id == id)
    }

    /// Identity of the person.
    pub fn identity(&self) -> Option<&Row> {
        self.rows(Entity::Allocataire).first()
    }

    /// The parcours that is running, or else the last one.
    pub fn parcours(&self) -> Option<&Row> {
        self.all::<ParcoursRecord<'_>>()
            .max_by_key(|it| (it.exit_on().is_none(), it.taken_charge_on(), it.id))
            .map(ParcoursRecord::row)
    }

    /// The day that the accompaniment ended, when it has by that day.
    pub fn left_by(&self, day: Date) -> Option<Date> {
        let parcours = self.parcours().map(ParcoursRecord::of)?;
        parcours.exit_on().filter(|on| *on <= day)
    }
}

#[cfg(test)]
impl CaseFile {
    /// A file made of those records, for tests.
    pub(crate) fn of(person: Id, records: Vec<Row>) -> Self {
        let mut file = Self {
            person,
            ..Self::default()
        };
        for row in records {
            file.rows.entry(row.entity).or_default().push(row);
        }
        file
    }
}

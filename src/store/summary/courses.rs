//! Which parcours a contract, an orientation or an exit is of, and where: as the rules read it from a file.
//! Knows no figure.
use std::collections::HashMap;

use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::domain::rights::Act as Right;
use crate::store::sql::query;
use crate::store::{Result, Store};

/// A parcours: who, where, since when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    person: Id,
    pub(super) id: Id,
    pub(super) structure: Option<Id>,
    from: Option<Date>,
    /// The orientation that opened it.
    opened_by: Option<Id>,
}

/// Every parcours, by person and from the oldest.
#[derive(Clone, Debug)]
pub struct Courses(Vec<Course>);

/// An orientation `o` that says where the person goes: no request that waits or was refused.
pub(super) const HOLDS: &str =
    "(o.decision = 'acceptee' OR (o.decision IS NULL AND o.demandee_le IS NULL))";

/// What the orientations of a parcours say: the first one opened it, the last one says where the person is.
struct Opening {
    first: Id,
    day: Option<Date>,
    structure: Option<Id>,
}

impl Courses {
    /// Reads them.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn read(store: &Store) -> Result<Self> {
        store.allow(Right::Steer)?;
        let text = format!(
            "SELECT o.parcours_id, o.id, COALESCE(o.notifiee_le, o.decidee_le), o.structure_id FROM orientation o \
             WHERE o.supprime = 0 AND o.parcours_id IS NOT NULL AND {HOLDS} ORDER BY o.id"
        );
        let mut openings: HashMap<Id, Opening> = HashMap::new();
        query(&store.conn, &text, &[], |row| {
            let (first, day) = (row.get(1)?, row.date(2)?);
            let new = || Opening {
                first,
                day,
                structure: None,
            };
            let opening = openings.entry(row.get(0)?).or_insert_with(new);
            opening.structure = row.get(3)?;
            Ok(())
        })?;
        let text = "SELECT allocataire_id, id, structure_id, prise_en_charge_le FROM parcours WHERE supprime = 0";
        let mut all = query(&store.conn, text, &[], |row| {
            let id = row.get(1)?;
            let opening = openings.get(&id);
            let own: Option<Id> = row.get(2)?;
            Ok(Course {
                person: row.get(0)?,
                id,
                structure: own.or(opening.and_then(|it| it.structure)),
                from: row.date(3)?.or(opening.and_then(|it| it.day)),
                opened_by: opening.map(|it| it.first),
            })
        })?;
        all.sort_unstable_by_key(|it| (it.person, it.from, it.id));
        Ok(Self(all))
    }

    /// Those of someone, from the oldest.
    fn of(&self, person: Id) -> &[Course] {
        let first = self.0.partition_point(|it| it.person < person);
        let end = self.0.partition_point(|it| it.person <= person);
        self.0.get(first..end).unwrap_or_default()
    }

    pub(super) fn one(&self, person: Id, id: Option<Id>) -> Option<&Course> {
        self.of(person).iter().find(|it| Some(it.id) == id)
    }

    /// The parcours of a contract: the one that it names, else the last one that had begun when it begins, else
    /// the first.
    pub(super) fn home(&self, person: Id, contract: &Contract) -> Option<Id> {
        let day = contract.start.or_else(|| contract.signed_on());
        let day = day.or(contract.drafted_on);
        let begun = |it: &&Course| it.from.zip(day).is_some_and(|(from, day)| from <= day);
        let own = self.of(person);
        let named = self.one(person, contract.parcours);
        let found = named.or_else(|| own.iter().rfind(begun));
        found.or_else(|| own.first()).map(|it| it.id)
    }

    /// The parcours that someone was in when a réorientation was decided. The one that it names is the next one,
    /// when the réorientation opened it or when it is not there any more.
    pub(super) fn before(
        &self,
        person: Id,
        orientation: Id,
        named: Option<Id>,
        on: Date,
    ) -> Option<&Course> {
        let named = self.one(person, named);
        if named.is_some_and(|it| it.opened_by != Some(orientation)) {
            return named;
        }
        let next = named.map(|it| it.id);
        let begun = |it: &&Course| Some(it.id) != next && it.from.is_some_and(|from| from <= on);
        self.of(person).iter().rfind(begun)
    }
}

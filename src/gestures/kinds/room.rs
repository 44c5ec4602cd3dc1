//! Who follows a person, without overlap: what a new référent does to the one before.
//!
//! « A new orientation ends the former the day before »: so does a new référent, and the second
//! référent of a pair. Accompagnateurs may be several at once.
use crate::domain::change::Op;
use crate::domain::date::Date;
use crate::domain::record::assignment::{ASSIGNMENT, AssignmentRecord};
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::vocabulary::AssignmentRole;

/// A new assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The agent.
    pub agent: Id,
    /// As what.
    pub role: AssignmentRole,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Wanted {
    /// The assignment that a record describes, when it says who and as what.
    pub fn of(row: &Row) -> Option<Self> {
        let it = AssignmentRecord::of(row);
        Some(Self {
            agent: it.agent()?,
            role: it.role()?,
            from: it.from(),
            to: it.to(),
        })
    }

    fn overlaps(self, it: AssignmentRecord<'_>) -> bool {
        let before = |a: Option<Date>, b: Option<Date>| a.zip(b).is_some_and(|(a, b)| a < b);
        !before(self.to, it.from()) && !before(it.to(), self.from)
    }
}

/// Why a new assignment has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// The same agent already does it, since that day.
    Already(Option<Date>),
    /// Another agent begins later, that day.
    Later(Id, Date),
    /// Nobody can end the day before without a first day.
    NoStart(Id),
}

/// Those of the assignments of a file that the new one would overlap: same role, only one at a time.
pub fn rivals(rows: &[Row], wanted: Wanted, but: Id) -> Vec<AssignmentRecord<'_>> {
    let several = wanted.role == AssignmentRole::Accompagnateur;
    let rivals = rows.iter().map(AssignmentRecord::of).filter(|it| {
        let alike = it.id != but && it.role() == Some(wanted.role);
        alike && (!several || it.agent() == Some(wanted.agent)) && wanted.overlaps(*it)
    });
    rivals.collect()
}

/// What makes room for a new assignment.
///
/// # Errors
/// Why there is none, when it takes more than ending the former the day before.
pub fn make_room(rows: &[Row], wanted: Wanted) -> Result<Vec<Op>, NoRoom> {
    let rivals = rivals(rows, wanted, 0).into_iter();
    let ops: Result<Vec<_>, _> = rivals.map(|it| give_way(it, wanted)).collect();
    Ok(ops?.into_iter().flatten().collect())
}

fn give_way(it: AssignmentRecord<'_>, wanted: Wanted) -> Result<Vec<Op>, NoRoom> {
    let other = it.agent().unwrap_or_default();
    if other == wanted.agent {
        return Err(NoRoom::Already(it.from()));
    }
    let from = wanted.from.ok_or(NoRoom::NoStart(other))?;
    let next = |day: Date| day.succ_opt();
    let begins = |day| Op::update(&it, vec![ASSIGNMENT.from.set(day)]);
    // The former is in charge again once a replacement is over.
    let after = wanted
        .to
        .filter(|to| it.to().is_none_or(|until| *to < until));
    match (it.from(), after) {
        (Some(since), _) if since > from => Err(NoRoom::Later(other, since)),
        (Some(since), Some(to)) if since == from => Ok(vec![begins(next(to))]),
        // It would not have lasted a day.
        (Some(since), None) if since == from => Ok(vec![Op::remove(&it)]),
        (_, after) => {
            let ends = vec![ASSIGNMENT.to.set(from.pred_opt())];
            let mut ops = vec![Op::update(&it, ends)];
            ops.extend(after.map(|to| again(it, next(to))));
            Ok(ops)
        }
    }
}

/// The same assignment, from another day on.
fn again(it: AssignmentRecord<'_>, from: Option<Date>) -> Op {
    let mut values = vec![
        ASSIGNMENT.person.set(it.person()),
        ASSIGNMENT.agent.set(it.agent()),
        ASSIGNMENT.role.set(it.role()),
        ASSIGNMENT.to.set(it.to()),
    ];
    values.extend(it.temporary().then(|| ASSIGNMENT.temporary.set(true)));
    values.retain(|(_, value)| !value.is_empty());
    values.push(ASSIGNMENT.from.set(from));
    Op::insert(Entity::Assignment, values)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::date::from_iso;
    use crate::domain::record::Value;

    fn day(number: u32) -> Date {
        let first = from_iso("2026-01-01").unwrap();
        first + chrono::Days::new(u64::from(number))
    }

    fn row(id: Id, agent: Id, from: Option<u32>, to: Option<u32>) -> Row {
        let mut row = Row::blank(Entity::Assignment)
            .with("agent_id", Value::Int(agent))
            .with("fonction", "referent")
            .with("du", from.map(day))
            .with("au", to.map(day));
        row.id = id;
        row
    }

    fn wanted(agent: Id, from: u32, to: Option<u32>) -> Wanted {
        Wanted {
            agent,
            role: AssignmentRole::Referent,
            from: Some(day(from)),
            to: to.map(day),
        }
    }

    /// What the assignments become: agent, first and last days.
    fn after(rows: &[Row], new: Wanted) -> Result<Vec<(Id, Row)>, NoRoom> {
        let ops = make_room(rows, new)?;
        let mut kept: Vec<Row> = rows.to_vec();
        for op in ops {
            match op {
                Op::Update { id, values, .. } => {
                    for row in kept.iter_mut().filter(|row| row.id == id) {
                        for (name, value) in &values {
                            *row = row.clone().with(name, value.clone());
                        }
                    }
                }
                Op::Move { id, .. } | Op::Remove { id, .. } => kept.retain(|row| row.id != id),
                Op::Insert { values, .. } => {
                    let blank = Row::blank(Entity::Assignment);
                    let made = values.into_iter();
                    kept.push(made.fold(blank, |row, (name, value)| row.with(name, value)));
                }
            }
        }
        let mut new_row = row(99, new.agent, None, None);
        new_row = new_row.with("du", new.from).with("au", new.to);
        kept.push(new_row);
        Ok(kept
            .into_iter()
            .map(|row| (row.int("agent_id").unwrap(), row))
            .collect())
    }

    #[test]
    fn a_new_referent_ends_the_former_the_day_before() {
        let table = [
            // Since January, for ever: ended the day before.
            (
                row(1, 1, Some(0), None),
                wanted(2, 50, None),
                vec![(1, Some(0), Some(49)), (2, Some(50), None)],
            ),
            // Nobody knows since when: the same.
            (
                row(1, 1, None, None),
                wanted(2, 50, None),
                vec![(1, None, Some(49)), (2, Some(50), None)],
            ),
            // Ended already: nothing changes.
            (
                row(1, 1, Some(0), Some(20)),
                wanted(2, 50, None),
                vec![(1, Some(0), Some(20)), (2, Some(50), None)],
            ),
            // The same day: the former would not have lasted one.
            (
                row(1, 1, Some(50), None),
                wanted(2, 50, None),
                vec![(2, Some(50), None)],
            ),
            // A replacement: the former comes back the day after.
            (
                row(1, 1, Some(0), None),
                wanted(2, 50, Some(60)),
                vec![
                    (1, Some(0), Some(49)),
                    (1, Some(61), None),
                    (2, Some(50), Some(60)),
                ],
            ),
            (
                row(1, 1, Some(50), None),
                wanted(2, 50, Some(60)),
                vec![(1, Some(61), None), (2, Some(50), Some(60))],
            ),
        ];
        for (known, new, expected) in table {
            let rows = after(&[known], new).unwrap();
            let days: Vec<_> = rows
                .iter()
                .map(|(agent, row)| (*agent, row.date("du"), row.date("au")))
                .collect();
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(agent, from, to)| (agent, from.map(day), to.map(day)))
                .collect();
            assert_eq!(days, expected);
        }
    }

    #[test]
    fn what_has_no_room_says_why() {
        let later = [row(1, 1, Some(80), None)];
        assert_eq!(
            make_room(&later, wanted(2, 50, None)),
            Err(NoRoom::Later(1, day(80)))
        );
        assert_eq!(
            make_room(&later, wanted(1, 90, None)),
            Err(NoRoom::Already(Some(day(80))))
        );
        let nobody_knows = Wanted {
            from: None,
            ..wanted(2, 0, None)
        };
        assert_eq!(make_room(&later, nobody_knows), Err(NoRoom::NoStart(1)));
        let helper = Wanted {
            role: AssignmentRole::Accompagnateur,
            ..wanted(2, 50, None)
        };
        assert_eq!(make_room(&later, helper), Ok(Vec::new()));
    }

    proptest! {
        /// Whatever is written one after the other, two référents never share a day.
        #[test]
        fn two_referents_never_overlap(
            list in prop::collection::vec((1_i64..4, 0_u32..60, prop::option::of(0_u32..30)), 1..8)
        ) {
            let mut rows: Vec<Row> = Vec::new();
            for (agent, from, length) in list {
                let new = wanted(agent, from, length.map(|length| from + length));
                if let Ok(next) = after(&rows, new) {
                    rows = next.into_iter().map(|(_, row)| row).collect();
                    for (id, row) in (1_i64..).zip(&mut rows) {
                        row.id = id;
                    }
                }
            }
            for (at, a) in rows.iter().enumerate() {
                let mine = Wanted { role: AssignmentRole::Referent, agent: 0, from: a.date("du"), to: a.date("au") };
                prop_assert!(a.date("au").is_none_or(|to| a.date("du").is_none_or(|from| from <= to)));
                for b in rows.iter().skip(at + 1) {
                    prop_assert!(!mine.overlaps(AssignmentRecord::of(b)), "{rows:?}");
                }
            }
        }
    }
}

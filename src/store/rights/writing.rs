//! Refuses what a role does not change, at every door by which records are written. Knows no screen.
use super::super::sql::Conn;
use super::super::{Result, Store, StoreError, reach, rows};
use crate::domain::change::{Op, Values};
use crate::domain::record::{Entity, Id, Row, Value};
use crate::domain::rights::{Act, Extent, Meetings, OF_POST, Reach, Rights};

/// Refuses operations that the role does not do.
pub(in crate::store) fn allow(conn: &Conn, rights: Rights, ops: &[Op]) -> Result<()> {
    if rights == Rights::default() {
        return Ok(());
    }
    ops.iter().try_for_each(|op| by_kind(rights, op))?;
    let asked = ops.iter().filter(|op| is_about_a_record(rights, op));
    let asked: Vec<(Entity, Id)> = asked.filter_map(record).collect();
    let known = rows::by_ids(conn, &asked)?;
    for op in ops {
        let row = record(op).and_then(|of| known.iter().find(|row| (row.entity, row.id) == of));
        by_record(conn, rights, op, row)?;
    }
    Ok(())
}

fn refuse(reason: Option<String>) -> Result<()> {
    reason.map_or(Ok(()), |reason| Err(StoreError::NotAllowed(reason)))
}

fn record(op: &Op) -> Option<(Entity, Id)> {
    match op {
        Op::Insert { .. } => None,
        Op::Update { entity, id, .. }
        | Op::Move { entity, id, .. }
        | Op::Remove { entity, id, .. } => Some((*entity, *id)),
    }
}

fn values(op: &Op) -> Option<&Values> {
    match op {
        Op::Insert { values, .. } | Op::Update { values, .. } => Some(values),
        Op::Move { .. } | Op::Remove { .. } => None,
    }
}

/// What the kind alone says.
fn by_kind(rights: Rights, op: &Op) -> Result<()> {
    let entity = op.entity();
    let extent = match op {
        Op::Update { .. } => Extent::FollowUp,
        Op::Insert { .. } | Op::Move { .. } | Op::Remove { .. } => Extent::Whole,
    };
    refuse(rights.refuses_change(entity, extent))?;
    match op {
        Op::Remove {
            entity: Entity::Allocataire,
            ..
        } => refuse(rights.refuses(Act::RemovePerson)),
        Op::Move { .. } => refuse(rights.refuses(Act::Merge)),
        Op::Insert { .. } | Op::Update { .. } | Op::Remove { .. } => Ok(()),
    }
}

/// Whether what may be done depends on the record as it is.
fn is_about_a_record(rights: Rights, op: &Op) -> bool {
    rights.reach() != Reach::Everyone
        || op.entity() == Entity::Agent
        || rights.own_column(op.entity()).is_some()
        || hides_some(rights, op.entity())
}

fn hides_some(rights: Rights, entity: Entity) -> bool {
    let mut fields = entity.fields().iter();
    fields.any(|field| !rights.changes_field(entity, field.name))
}

/// What the record says: whose it is, what of it would change.
fn by_record(conn: &Conn, rights: Rights, op: &Op, row: Option<&Row>) -> Result<()> {
    let entity = op.entity();
    let person = match (row, op) {
        (Some(row), _) => rows::person_of(row),
        (None, Op::Insert { values, .. }) => {
            let owner = values.iter().find(|(name, _)| *name == entity.owner());
            owner.and_then(|(_, value)| value.as_int())
        }
        (None, _) => None,
    };
    let reached = match (row, person) {
        (Some(row), _) => reach::reads(conn, rights, (entity, row.id))?,
        (None, Some(person)) => reach::reads(conn, rights, (Entity::Allocataire, person))?,
        (None, None) => true,
    };
    if !reached || !is_shown(conn, rights, row)? {
        return Err(StoreError::NotFound);
    }
    if entity == Entity::Agent && is_about_a_post(op, row) {
        refuse(rights.refuses(Act::GiveRoles))?;
    }
    let own = match (row, op) {
        (Some(row), _) => rights.is_own(row),
        (None, Op::Insert { entity, values }) => {
            let with =
                |row: Row, (name, value): &(&'static str, Value)| row.with(name, value.clone());
            let made = values
                .iter()
                .filter(|(name, _)| entity.field(name).is_some());
            rights.is_own(&made.fold(Row::blank(*entity), with))
        }
        (None, _) => false,
    };
    let said = |name: &str, value: &Value| match row {
        Some(row) => row.get(name) != value,
        None => !value.is_empty(),
    };
    let kept = values(op).into_iter().flatten().find(|(name, value)| {
        let field = entity.field(name).is_some();
        let hidden =
            !own && !rights.sees_field(entity, name) || !rights.changes_field(entity, name);
        let of_post = entity == Entity::Agent && OF_POST.contains(name);
        field && hidden && !of_post && said(name, value)
    });
    match kept.and_then(|(name, _)| entity.field(name)) {
        None => Ok(()),
        Some(field) => Err(StoreError::NotAllowed(format!(
            "« {} » ne fait pas partie de ce que vous modifiez : c’est au référent de s’en occuper.",
            field.label
        ))),
    }
}

/// Whether an appointment is shown to who sees only the next one of each person.
fn is_shown(conn: &Conn, rights: Rights, row: Option<&Row>) -> Result<bool> {
    let meeting = row.filter(|row| row.entity == Entity::Appointment);
    let (Some(row), Meetings::Next) = (meeting, rights.meetings()) else {
        return Ok(true);
    };
    let person: Vec<Id> = rows::person_of(row).into_iter().collect();
    let all = rows::of_people(conn, Entity::Appointment, &person)?;
    Ok(rights.among(all).iter().any(|it| it.id == row.id))
}

/// Whether it gives or takes what a colleague may do here: a function, an account, a time in post.
fn is_about_a_post(op: &Op, row: Option<&Row>) -> bool {
    match (op, row) {
        (Op::Remove { .. } | Op::Move { .. }, Some(row)) => row.text("utilisateur").is_some(),
        (Op::Update { values, .. }, Some(row)) => values
            .iter()
            .any(|(name, value)| OF_POST.contains(name) && row.get(name) != value),
        // A new colleague has the function that is said, and no account.
        (Op::Insert { values, .. }, _) => {
            let account = values.iter().find(|(name, _)| *name == "utilisateur");
            account.is_some_and(|(_, value)| !value.is_empty())
        }
        (Op::Remove { .. } | Op::Move { .. } | Op::Update { .. }, None) => true,
    }
}

impl Store {
    /// Refuses an act that the role does not do.
    ///
    /// # Errors
    /// `NotAllowed`, with the reason.
    pub fn allow(&self, act: Act) -> Result<()> {
        refuse(self.rights().refuses(act))
    }

    /// Refuses to undo, or to do again, what the role no longer does.
    pub(in crate::store) fn allow_inverse(
        &self,
        of: impl Iterator<Item = (Entity, bool)>,
    ) -> Result<()> {
        let rights = self.rights();
        for (entity, of_post) in of {
            refuse(rights.refuses_change(entity, Extent::FollowUp))?;
            if of_post {
                refuse(rights.refuses(Act::GiveRoles))?;
            }
        }
        Ok(())
    }
}

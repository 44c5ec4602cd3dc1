//! Two files of one person made one: which value of each field stays, whose every record becomes, what
//! can be only one. Decides and says it; writes nothing, knows no store and no screen.
//!
//! Nothing is lost: a value that does not stay is in the history, a record goes to the kept file as it
//! is, set aside or not. Undone like any other act, since a record that changes person is a change.
mod apart;
mod fields;
mod records;
mod wish;

#[cfg(test)]
mod tests;

pub use apart::apart;
pub use fields::Difference;
pub use wish::{REFERENT, Twice, WholeFile, Wish};

use crate::domain::change::{Change, Op};
use crate::domain::record::former_file::{FORMER_FILE, FormerFileRecord};
use crate::domain::record::{Entity, Field, Row, Value};
use crate::domain::same_person::who;
use records::Records;

/// What a merger does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merger {
    /// Who the person is in the file that stays.
    pub kept: Row,
    /// Who the person is in the other one.
    pub other: Row,
    /// The fields where both files say something else.
    pub differences: Vec<Difference>,
    /// What the kept file did not say.
    pub filled: Vec<(&'static Field, Value)>,
    /// Live records that become those of the kept file.
    pub moved: usize,
    /// Assignments under way that end, since another one of the same role goes on.
    pub ended: Vec<Row>,
    /// Whether both had a parcours under way in one place, now one.
    pub joined: bool,
    /// What there are two of.
    pub twice: Vec<Twice>,
    ops: Vec<Op>,
}

impl Merger {
    /// What making those two files one does.
    pub fn of(kept: &WholeFile, other: &WholeFile, wish: Wish<'_>) -> Self {
        let mut identity = fields::compared(&kept.identity, &other.identity, wish);
        let records = Records::of(kept, other, wish);
        let mut ops = Vec::new();
        if !identity.values.is_empty() {
            ops.push(Op::update(&kept.identity, identity.values));
        }
        ops.push(Op::remove(&other.identity));
        let mut former = FormerFileRecord::values(&other.identity, wish.today);
        former.push(FORMER_FILE.person.set(kept.identity.id));
        ops.push(Op::insert(Entity::FormerFile, former));
        ops.extend(records.ops);
        identity.differences.extend(records.differences);
        Self {
            kept: kept.identity.clone(),
            other: other.identity.clone(),
            differences: identity.differences,
            filled: identity.filled,
            moved: records.moved,
            ended: records.ended,
            joined: records.joined,
            twice: records.twice,
            ops,
        }
    }

    /// The change that does it.
    pub fn change(&self) -> Change {
        let label = format!(
            "Dossiers réunis : {}, avec {}",
            who(&self.kept),
            who(&self.other)
        );
        Change::entry(label, Some(self.kept.id), self.ops.clone())
    }
}

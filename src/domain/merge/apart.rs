//! « Ce sont deux personnes » : two people who look alike are remembered as two.
use crate::domain::change::{Author, Change, Moment, Op};
use crate::domain::record::not_same::NOT_SAME;
use crate::domain::record::{Entity, Row};
use crate::domain::same_person::{name_and_birth, who};
use crate::domain::text::joined;

/// The change that remembers that two files are of two persons; it is kept with the older one.
pub fn apart(one: &Row, other: &Row, (author, moment): (&Author, &Moment)) -> Change {
    let (first, second) = match one.uid <= other.uid {
        true => (one, other),
        false => (other, one),
    };
    let values = vec![
        NOT_SAME.person.set(first.id),
        NOT_SAME.other_uid.set(second.uid.as_str()),
        NOT_SAME
            .other_name
            .set(joined(name_and_birth(second), ", ")),
        NOT_SAME.decided_on.set(moment.today),
        NOT_SAME.decided_by.set(author.name.as_str()),
    ];
    let label = format!("Ce sont deux personnes : {} et {}", who(first), who(second));
    let ops = vec![Op::insert(Entity::NotSame, values)];
    Change::entry(label, Some(first.id), ops)
}

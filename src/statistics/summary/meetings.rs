//! The appointments kept on some days, before a signature (« Hérault, bilan de convention », IV.B). Knows no table.
use super::counter::Seen;
use super::follow::Ground;
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::ContractRank;
use crate::store::summary::{Meeting, Signed};

/// Days before a renewal in which its meetings are counted (choice).
pub(super) const BEFORE_RENEWAL: i64 = 60;

/// The appointments that someone kept alone, of the days from the first to the last.
pub(super) fn between(ground: &Ground, person: Id, first: Date, last: Date) -> Vec<Meeting> {
    let own = ground.meetings.get(&person).map_or(&[][..], Vec::as_slice);
    let inside = |it: &&Meeting| !it.collective && first <= it.on && it.on <= last;
    own.iter().filter(inside).copied().collect()
}

/// The appointments kept before a signature: since the orientation for a first contract, in the last weeks for another.
pub(super) fn before(ground: &Ground, it: &Signed) -> Option<Vec<Meeting>> {
    let since = match it.rank {
        Some(ContractRank::First) => ground.oriented_by(it.person, it.on)?,
        _ => it.on - chrono::Days::new(BEFORE_RENEWAL.unsigned_abs()),
    };
    Some(between(ground, it.person, since, it.on))
}

/// Who signed, when.
pub(super) fn of_signature(it: &Signed) -> Seen<'static> {
    Seen {
        person: it.person,
        on: Some(it.on),
        record: Some((Entity::Contract, it.record)),
        reason: "Contrat signé",
    }
}

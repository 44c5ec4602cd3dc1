//! What is done about an absence: the contact that it is, the appointment that it announces.
use super::hooks::First::{Parent, Today};
use super::hooks::{Hooks, NONE};
use crate::domain::change::Op;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::gestures::filled::{Filled, Writer};
use crate::gestures::gesture::Gesture;
use crate::gestures::next::Next;

pub(super) const HOOKS: Hooks = Hooks {
    first: &[("rdv_id", Parent), ("faite_le", Today)],
    with: |at, _| {
        let new = at.is_new().then(|| reached(&at.row, at.writer));
        new.flatten().into_iter().collect()
    },
    next: rebooking,
    ..NONE
};

/// The contact that an attempt to reach the person is: it is noted once, and counts in both.
fn reached(row: &Row, writer: Writer) -> Option<Op> {
    let channel = match row.text("type")? {
        "relance_telephone" => "telephone",
        "relance_sms" => "sms",
        "relance_courriel" => "courriel",
        "relance_courrier" => "courrier",
        "visite" => "domicile",
        _ => return None,
    };
    let values = vec![
        ("allocataire_id", row.get("allocataire_id").clone()),
        ("fait_le", row.get("faite_le").clone()),
        ("canal", channel.into()),
        ("sens", "sortant".into()),
        ("bilateral", Value::Int(0)),
        ("agent_id", writer.agent.into()),
        ("note", row.get("note").clone()),
    ];
    Some(Op::insert(Entity::Contact, values))
}

/// A new appointment that is announced is fixed at once.
fn rebooking<'a>(at: &'a Filled<'_>, made: Option<Id>) -> Option<Next<'a>> {
    let announced = at.is_new() && at.row.text("type") == Some("nouveau_rdv");
    made.filter(|_| announced)
        .map(|id| Next::Form(Gesture::Rebook(id)))
}

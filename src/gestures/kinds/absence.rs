//! What is done about an absence: the contact that it is, the appointment that it announces.
use crate::domain::record::absence_action::{ABSENCE_ACTION, AbsenceActionRecord};
use crate::domain::record::contact::CONTACT;
use crate::domain::vocabulary::Direction;
use crate::gestures::prelude::*;

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, missed| {
        vec![
            ABSENCE_ACTION.appointment.set(missed),
            ABSENCE_ACTION.made_on.set(at.today),
        ]
    },
    with: |at, _| reached(at).into_iter().collect(),
    next: |at, made| {
        // A new appointment that is announced is fixed at once.
        let kind = at.read::<AbsenceActionRecord<'_>>().kind();
        let id = made.filter(|_| at.is_new() && kind == Some("nouveau_rdv"))?;
        Some(Next::Form(Gesture::Rebook(id)))
    },
    ..NONE
};

/// The contact that an attempt to reach the person is: it is noted once, and counts in both.
fn reached(at: &Filled<'_>) -> Option<Op> {
    let made: AbsenceActionRecord<'_> = at.read();
    let channel = match made.kind().filter(|_| at.is_new())? {
        "relance_telephone" => "telephone",
        "relance_sms" => "sms",
        "relance_courriel" => "courriel",
        "relance_courrier" => "courrier",
        "visite" => "domicile",
        _ => return None,
    };
    let values = vec![
        CONTACT.person.set(made.person()),
        CONTACT.made_on.set(made.made_on()),
        CONTACT.channel.set(channel),
        CONTACT.direction.set(Direction::Outbound),
        CONTACT.bilateral.set(false),
        CONTACT.agent.set(at.writer.agent),
        CONTACT.note.set(made.note()),
    ];
    Some(Op::insert(Entity::Contact, values))
}

//! Call, message, letter or visit.
use super::prelude::*;
use crate::domain::vocabulary::ContactResult;
use crate::domain::vocabulary::Direction;

record! {
    /// Call, message, letter or visit.
    pub struct ContactRecord;
    pub const CONTACT: ContactFields;
    kind Contact {
        table: "contact", the: "le contact", title: "Contact",
        section: Section::Contacts, panel: Panel::Appointments, check: nothing,
        changed_by: writers::OFFICE,
        plural: Some("Contacts"),
    }
    person: id = owner();
    made_on: date = required(past("fait_le", "Date"));
    time: time = field("heure", "Heure", Kind::Time).rare();
    channel: code = required(choice("canal", "Par", V::ContactChannel)).silent();
    direction: (Direction) = choice("sens", "Sens", V::ContactDirection).rare();
    result: (ContactResult) = choice("resultat", "Résultat", V::ContactResult);
    bilateral: yes = internal(yes_no("bilateral", "Échange réel"));
    agent: id = reference("agent_id", "Par qui", Entity::Agent).rare();
    note: text = prose("note", "Ce qui s’est dit").seen_as(Section::Notes);
}

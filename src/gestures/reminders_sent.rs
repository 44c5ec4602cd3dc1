//! The reminders of appointments noted as sent: a contact for each person, as one act. Knows no list on screen.
use std::collections::BTreeMap;

use super::prelude::*;
use crate::domain::change::Change;
use crate::domain::identifiers::phone_is_mobile;
use crate::domain::record::contact::CONTACT;
use crate::domain::rights::{Rights, Section};
use crate::domain::text::plural;
use crate::domain::vocabulary::Direction;
use crate::store::ToRemind;

/// The change that notes them, by that agent, but those which lack their place: they had no message. The days
/// reminded of are noted for who sees notes.
pub fn reminders_sent(
    list: &[ToRemind],
    (today, agent): (Date, Option<Id>),
    rights: Rights,
) -> Change {
    let mut people: BTreeMap<Id, Vec<&ToRemind>> = BTreeMap::new();
    let left = list.iter().filter(|it| it.lacks_place()).count();
    for it in list.iter().filter(|it| !it.lacks_place()) {
        people.entry(it.meeting.person).or_default().push(it);
    }
    let label = plural(people.len(), "personne", "personnes");
    let noted = people.into_iter().filter_map(|(person, of)| {
        let days: Vec<String> = of.iter().map(|it| full(it.meeting.day)).collect();
        let note = format!("Rappel du rendez-vous du {}", days.join(" et du "));
        let mut values = vec![
            CONTACT.person.set(person),
            CONTACT.made_on.set(today),
            CONTACT.channel.set(channel(of.first()?)),
            CONTACT.direction.set(Direction::Outbound),
            CONTACT.bilateral.set(false),
            CONTACT.agent.set(agent),
        ];
        values.extend(rights.sees(Section::Notes).then(|| CONTACT.note.set(note)));
        Some(Op::insert(Entity::Contact, values))
    });
    let left = match left {
        0 => String::new(),
        n => format!(" ({}, sans lieu)", plural(n, "laissé", "laissés")),
    };
    let label = format!("Rappels envoyés à {label}{left}");
    Change::entry(label, None, noted.collect())
}

/// A mobile takes an SMS; without a mail, a fixed line has it read aloud.
fn channel(it: &ToRemind) -> &'static str {
    let phone = it.means.phone.as_deref();
    match phone.is_some_and(phone_is_mobile) || it.means.mail.is_none() {
        true => "sms",
        false => "courriel",
    }
}

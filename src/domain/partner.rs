//! The partners that the files name: structures, their interlocutors, how to reach them. Knows no store and
//! no form.
use super::date::Date;
use super::record::{Id, OfPartner};
use super::text::fold;

/// What one action says of whoever does it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// The structure.
    pub organization: String,
    /// The interlocutor; empty when none is named.
    pub name: String,
    /// How to reach them; empty when it is not said.
    pub contact: String,
    /// The person the action is for.
    pub person: Id,
    /// When the action ended, or began.
    pub on: Option<Date>,
}

/// A structure with one of its interlocutors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The words of the last action that names them.
    pub known: Mention,
    /// The people who have an action there.
    pub people: Vec<Id>,
}

impl Partner {
    /// What it says in a field.
    pub fn says(&self, what: OfPartner) -> &str {
        match what {
            OfPartner::Organization => &self.known.organization,
            OfPartner::Name => &self.known.name,
            OfPartner::Contact => &self.known.contact,
        }
    }
}

/// The partners that these mentions name, the most often named first. The last mention comes first: its
/// words are kept, an older one completes them.
pub fn book(mentions: impl IntoIterator<Item = Mention>) -> Vec<Partner> {
    let mut book: Vec<Partner> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for it in mentions {
        let key = (fold(&it.organization), fold(&it.name));
        let at = *places.entry(key).or_insert(book.len());
        let Some(partner) = book.get_mut(at) else {
            let people = vec![it.person];
            book.push(Partner { known: it, people });
            continue;
        };
        if partner.known.contact.is_empty() {
            partner.known.contact = it.contact;
        }
        partner.known.on = partner.known.on.max(it.on);
        if !partner.people.contains(&it.person) {
            partner.people.push(it.person);
        }
    }
    book.sort_by_key(|partner| std::cmp::Reverse(partner.people.len()));
    book
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(organization: &str, name: &str, contact: &str, person: Id) -> Mention {
        Mention {
            organization: organization.to_owned(),
            name: name.to_owned(),
            contact: contact.to_owned(),
            person,
            on: None,
        }
    }

    #[test]
    fn a_partner_is_named_once_with_the_last_words_and_the_people_who_go_there() {
        let book = book([
            mention("Garage solidaire", "", "", 1),
            mention("Mission locale", "Mme Vidal", "", 1),
            mention("MISSION LOCALE", "mme vidal", "04 99 00 00 00", 2),
            mention("Mission locale", "Mme Vidal", "", 2),
        ]);
        let said: Vec<_> = book
            .iter()
            .map(|it| (it.says(OfPartner::Organization), it.people.len()))
            .collect();
        assert_eq!(said, [("Mission locale", 2), ("Garage solidaire", 1)]);
        assert_eq!(book[0].says(OfPartner::Contact), "04 99 00 00 00");
    }
}

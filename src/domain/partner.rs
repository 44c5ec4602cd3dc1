//! The partners that the files name: structures, their interlocutors, how to reach them. Knows no store and
//! no form.
use std::collections::{HashMap, HashSet};

use super::date::Date;
use super::record::{Id, OfPartner};
use super::text::{fold, in_brackets};

/// What a partner is called, who is met there and how, as a record says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The structure.
    pub organization: String,
    /// The interlocutor; empty when none is named.
    pub name: String,
    /// How to reach them; empty when it is not said.
    pub contact: String,
}

impl Named {
    /// One who is named by a name, and a structure in brackets, or by a structure.
    pub fn alone(text: &str) -> Self {
        let both = text.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
        let (name, organization) = both.unwrap_or(("", text));
        Self {
            organization: organization.to_owned(),
            name: name.to_owned(),
            contact: String::new(),
        }
    }

    /// « Mme Vidal (Mission locale) », or the structure where nobody is named.
    fn as_professional(&self) -> String {
        match self.name.is_empty() {
            true => self.organization.clone(),
            false => format!("{}{}", self.name, in_brackets(&self.organization)),
        }
    }
}

/// A partner whose words are corrected wherever the files name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The words of today.
    pub from: Named,
    /// Those that take their place.
    pub to: Named,
}

impl Correction {
    /// What a record's words become: the structure's name wherever it stands, the rest where that interlocutor is
    /// named, or where nobody is when nobody was. What is not corrected stays as each record says it.
    pub fn of(&self, said: &Named) -> Named {
        let (from, to) = (&self.from, &self.to);
        let same = |one: &str, other: &str| fold(one) == fold(other);
        if !same(&said.organization, &from.organization) {
            return said.clone();
        }
        let there = same(&said.name, &from.name);
        let corrected = |from: &String, to: &String, said: &String| {
            if there && from != to { to } else { said }.clone()
        };
        Named {
            organization: to.organization.clone(),
            name: corrected(&from.name, &to.name, &said.name),
            contact: corrected(&from.contact, &to.contact, &said.contact),
        }
    }

    /// The same of several who are named in one field, as « Mme Vidal (Mission locale) ; Garage solidaire ».
    pub fn of_several(&self, said: &str) -> String {
        let one = |said: &str| {
            let named = Named::alone(said.trim());
            let becomes = self.of(&named);
            if becomes == named {
                return said.to_owned();
            }
            let gap = if said.starts_with(' ') { " " } else { "" };
            format!("{gap}{}", becomes.as_professional())
        };
        said.split(';').map(one).collect::<Vec<_>>().join(";")
    }

    /// « Carnet d’adresses : Mission locale corrigée en Mission locale de Sète ».
    pub fn label(&self) -> String {
        let whole = |it: &Named| {
            let words = [&it.organization, &it.name, &it.contact];
            let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
            words
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        format!(
            "Carnet d’adresses : « {} » devient « {} »",
            whole(&self.from),
            whole(&self.to)
        )
    }
}

/// What one action says of whoever does it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// Who.
    pub named: Named,
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
    /// When and where they receive; empty when it is not known.
    pub hours: String,
}

impl Partner {
    /// One whom no file names yet.
    pub fn unmet(named: Named) -> Self {
        let known = Mention {
            named,
            ..Mention::default()
        };
        Self {
            known,
            people: Vec::new(),
            hours: String::new(),
        }
    }

    /// A colleague, who has no structure but this one.
    pub fn colleague(name: &str) -> Self {
        Self::unmet(Named {
            name: name.to_owned(),
            ..Named::default()
        })
    }

    /// What it says in a field.
    pub fn says(&self, what: OfPartner) -> String {
        let it = &self.known.named;
        match what {
            OfPartner::Organization => it.organization.clone(),
            OfPartner::Name => it.name.clone(),
            OfPartner::Contact => it.contact.clone(),
            OfPartner::Professional => it.as_professional(),
        }
    }
}

/// The partners that these mentions name, the most often named first. The last mention comes first: its
/// words are kept, an older one completes them.
pub fn book(mentions: impl IntoIterator<Item = Mention>) -> Vec<Partner> {
    let mut book: Vec<Partner> = Vec::new();
    let (mut places, mut met) = (HashMap::new(), HashSet::new());
    for it in mentions {
        let key = (fold(&it.named.organization), fold(&it.named.name));
        let at = *places.entry(key).or_insert(book.len());
        let first = met.insert((at, it.person));
        let Some(partner) = book.get_mut(at) else {
            book.push(Partner {
                people: vec![it.person],
                known: it,
                hours: String::new(),
            });
            continue;
        };
        if partner.known.named.contact.is_empty() {
            partner.known.named.contact = it.named.contact;
        }
        partner.known.on = partner.known.on.max(it.on);
        if first {
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
            named: named(organization, name, contact),
            person,
            on: None,
        }
    }

    fn named(organization: &str, name: &str, contact: &str) -> Named {
        Named {
            organization: organization.to_owned(),
            name: name.to_owned(),
            contact: contact.to_owned(),
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
            .map(|it| (it.says(OfPartner::Professional), it.people.len()))
            .collect();
        let wanted = [
            ("Mme Vidal (Mission locale)".to_owned(), 2),
            ("Garage solidaire".to_owned(), 1),
        ];
        assert_eq!(said, wanted);
        assert_eq!(book[0].says(OfPartner::Contact), "04 99 00 00 00");
    }

    #[test]
    fn a_correction_changes_what_it_speaks_of_and_leaves_the_rest_as_it_was_said() {
        let correction = Correction {
            from: named("Mission locale", "Mme Vidal", "04 99 00 00 00"),
            to: named("Mission locale de Sète", "Mme Vidal", "04 99 11 11 11"),
        };
        for (said, becomes) in [
            (
                named("mission LOCALE", "mme vidal", "un vieux numéro"),
                named("Mission locale de Sète", "mme vidal", "04 99 11 11 11"),
            ),
            (
                named("Mission locale", "M. Roux", "accueil"),
                named("Mission locale de Sète", "M. Roux", "accueil"),
            ),
            (
                named("Mission locale", "", ""),
                named("Mission locale de Sète", "", ""),
            ),
            (
                named("Garage solidaire", "Mme Vidal", ""),
                named("Garage solidaire", "Mme Vidal", ""),
            ),
        ] {
            assert_eq!(correction.of(&said), becomes, "{said:?}");
        }
        let said =
            "Mme Vidal (mission locale); Claire Rivière ;M. Roux (Mission locale);Garage solidaire";
        let becomes = "Mme Vidal (Mission locale de Sète); Claire Rivière ;M. Roux (Mission locale de Sète);Garage solidaire";
        assert_eq!(correction.of_several(said), becomes);
    }
}

//! Completing a field with what other files say of partners: a structure as one types, then who is met there
//! and how to reach them. Knows no store.
use super::{Form, FormField, Widget};
use crate::domain::date::full;
use crate::domain::partner::Partner;
use crate::domain::record::OfPartner;
use crate::domain::text::{fold, plural};

impl Form {
    /// Whether a field can be completed with what is known of partners.
    pub fn asks_of_partners(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.spec.of_partner.is_some())
    }

    /// Learns the partners that other files name.
    pub fn learn(&mut self, partners: Vec<Partner>) {
        self.partners = partners;
    }

    /// The partner who completes the focused field, and the text that would be written there.
    pub(super) fn completion(&self) -> Option<(&Partner, &str)> {
        let field = self.focused_field()?;
        let what = field.spec.of_partner?;
        let typed = fold(&field.raw());
        let organization = self.of_partner(OfPartner::Organization);
        let may = |partner: &&Partner| match what {
            OfPartner::Organization => !typed.is_empty(),
            OfPartner::Name | OfPartner::Contact => {
                organization.is_some_and(|it| fold(&it.raw()) == fold(&partner.known.organization))
            }
        };
        let name = self.of_partner(OfPartner::Name).map(|it| fold(&it.raw()));
        let same_name = |partner: &&Partner| {
            let name = name.as_deref().filter(|name| !name.is_empty());
            what != OfPartner::Contact || name.is_none_or(|it| it == fold(&partner.known.name))
        };
        let known = self.partners.iter().filter(may).filter(same_name);
        let mut said = known.map(|partner| (partner, partner.says(what)));
        said.find(|(_, text)| {
            let text = fold(text);
            text.starts_with(&typed) && text != typed
        })
    }

    /// The same in words: the text, how many people go there and since when nobody was sent.
    pub fn completion_in_words(&self) -> Option<String> {
        let (partner, text) = self.completion()?;
        let people = plural(partner.people.len(), "personne", "personnes");
        let mut words = format!("touche →\u{a0}: {text} · {people}");
        if let Some(day) = partner.known.on {
            words.push_str(&format!(" · dernière action le {}", full(day)));
        }
        Some(words)
    }

    /// Writes it, when the cursor is at the end of what is typed; tells whether it did.
    pub(super) fn complete(&mut self, at: usize) -> bool {
        let end = |field: &FormField| match field.widget() {
            Widget::Line(line) => line.before() == line.text(),
            Widget::Prose(_) | Widget::Choice(_) => false,
        };
        let text = self.completion().map(|(_, text)| text.to_owned());
        let at_end = self.fields.get(at).is_some_and(end);
        let Some(text) = text.filter(|_| at_end) else {
            return false;
        };
        self.rewrite(at, &text);
        true
    }

    fn of_partner(&self, what: OfPartner) -> Option<&FormField> {
        let mut fields = self.fields.iter();
        fields.find(|field| field.spec.of_partner == Some(what))
    }
}

//! Completing a field as one types: with what other files say of partners (a structure, then who is met there and
//! how to reach them), or with the towns of a postal code. Knows no store.
use super::{Form, FormField, Widget};
use crate::domain::date::full;
use crate::domain::partner::Partner;
use crate::domain::record::{Completed, Kind, OfPartner};
use crate::domain::text::{fold, plural};
use crate::domain::towns;

/// Towns of the same code that are named beside the one proposed.
const OTHERS: usize = 3;

/// What a field can be completed with.
enum Completion<'a> {
    /// What a partner is called, or who is met there, or how.
    Partner(&'a Partner, String),
    /// A place where people are received.
    Venue(&'a str),
    /// A town, and others that may be meant.
    Town(&'static str, Vec<&'static str>),
}

impl Completion<'_> {
    /// The text that would be written.
    fn text(&self) -> &str {
        match self {
            Self::Partner(_, text) => text,
            Self::Town(name, _) => name,
            Self::Venue(place) => place,
        }
    }

    /// What is known beside it.
    fn aside(&self) -> Vec<String> {
        match self {
            Self::Partner(partner, _) => {
                let people = plural(partner.people.len(), "personne", "personnes");
                let people = (!partner.people.is_empty()).then_some(people);
                let last = partner.known.on;
                let last = last.map(|day| format!("dernière action le {}", full(day)));
                let hours = Some(partner.hours.clone()).filter(|hours| !hours.is_empty());
                [hours, people, last].into_iter().flatten().collect()
            }
            Self::Venue(_) => Vec::new(),
            Self::Town(_, others) if others.is_empty() => Vec::new(),
            Self::Town(_, others) => {
                let named = others.iter().take(OTHERS).copied().collect::<Vec<_>>();
                let more = if others.len() > OTHERS { "…" } else { "" };
                vec![format!("ou tapez {}{more}", named.join(", "))]
            }
        }
    }
}

impl Form {
    /// Whether a field can be completed with what is known of partners.
    pub fn asks_of_partners(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| matches!(field.spec.completed, Some(Completed::Partner(_))))
    }

    /// Learns the partners that other files name.
    pub fn learn(&mut self, partners: Vec<Partner>) {
        self.partners = partners;
    }

    /// Whether a field can be completed with the places where people are received.
    pub fn asks_of_venues(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| matches!(field.spec.completed, Some(Completed::Venue(..))))
    }

    /// Learns the places where people are received.
    pub fn learn_venues(&mut self, venues: Vec<String>) {
        self.venues = venues;
    }

    /// What completes the focused field.
    fn completion(&self) -> Option<Completion<'_>> {
        let field = self.focused_field()?;
        let whole = field.raw();
        match field.spec.completed? {
            Completed::Partner(what) => self.partner(what, &whole),
            Completed::Town => self.town(&fold(&whole)),
            Completed::Venue(name, answer) => {
                self.answer(name).filter(|given| given == answer)?;
                let typed = fold(&whole);
                let mut known = self.venues.iter();
                let found = known.find(|venue| goes_on(venue, &typed));
                found.map(|venue| Completion::Venue(venue))
            }
        }
    }

    fn partner(&self, what: OfPartner, whole: &str) -> Option<Completion<'_>> {
        // Of several who are named, the last one is being typed.
        let (before, last) = match (what, whole.rfind(';')) {
            (OfPartner::Professional, Some(at)) => whole.split_at(at + 1),
            _ => ("", whole),
        };
        let typed = fold(last);
        let organization = self.of_partner(OfPartner::Organization);
        let may = |partner: &&Partner| {
            let known = &partner.known.named.organization;
            match what {
                OfPartner::Organization => !typed.is_empty() && !known.is_empty(),
                OfPartner::Professional => !typed.is_empty(),
                OfPartner::Name | OfPartner::Contact => {
                    organization.is_some_and(|it| fold(&it.raw()) == fold(known))
                }
            }
        };
        let name = self.of_partner(OfPartner::Name).map(|it| fold(&it.raw()));
        let same_name = |partner: &&Partner| {
            let name = name.as_deref().filter(|name| !name.is_empty());
            let known = &partner.known.named.name;
            what != OfPartner::Contact || name.is_none_or(|it| it == fold(known))
        };
        let begins = |text: &str| match what {
            // « vidal » finds « Mme Vidal ».
            OfPartner::Professional => {
                let text = format!(" {}", fold(text));
                text.contains(&format!(" {typed}")) && text.trim_start() != typed
            }
            _ => goes_on(text, &typed),
        };
        let known = self.partners.iter().filter(may).filter(same_name);
        let mut said = known.map(|partner| (partner, partner.says(what)));
        let (partner, text) = said.find(|(_, text)| begins(text))?;
        let gap = if before.is_empty() { "" } else { " " };
        Some(Completion::Partner(partner, format!("{before}{gap}{text}")))
    }

    /// The towns of the postal code that stands in the form.
    fn town(&self, typed: &str) -> Option<Completion<'_>> {
        let mut fields = self.fields.iter();
        let code = fields.find(|field| field.spec.kind == Kind::PostalCode)?;
        let code: String = code.raw().chars().filter(char::is_ascii_digit).collect();
        let mut towns = towns::of(&code).filter(|town| goes_on(town, typed));
        let first = towns.next()?;
        Some(Completion::Town(first, towns.collect()))
    }

    /// The completion in words: the text, and what is known beside it.
    pub fn completion_in_words(&self) -> Option<String> {
        let completion = self.completion()?;
        let mut words = vec![format!("touche →\u{a0}: {}", completion.text())];
        words.extend(completion.aside());
        Some(words.join(" · "))
    }

    /// Writes it, when the cursor is at the end of what is typed; tells whether it did.
    pub(super) fn complete(&mut self, at: usize) -> bool {
        let end = |field: &FormField| match field.widget() {
            Widget::Line(line) => line.before() == line.text(),
            Widget::Prose(_) | Widget::Choice(_) => false,
        };
        let text = self.completion().map(|it| it.text().to_owned());
        let at_end = self.fields.get(at).is_some_and(end);
        let Some(text) = text.filter(|_| at_end) else {
            return false;
        };
        self.rewrite(at, &text);
        true
    }

    fn of_partner(&self, what: OfPartner) -> Option<&FormField> {
        let mut fields = self.fields.iter();
        fields.find(|field| field.spec.completed == Some(Completed::Partner(what)))
    }
}

/// Whether that text is what is typed, and more.
fn goes_on(text: &str, typed: &str) -> bool {
    let text = fold(text);
    text.starts_with(typed) && text != typed
}

//! When and where an outside accompagnateur, or one of a structure, receives.
use super::prelude::*;
use chrono::Datelike;

use crate::domain::agenda::{Span, minute_of};
use crate::domain::text::{enclosed, fold, joined, listed};

record! {
    /// When and where an accompagnateur receives.
    pub struct OfficeHoursRecord;
    pub const OFFICE_HOURS: OfficeHoursFields;
    kind OfficeHours {
        table: "permanence", the: "la permanence", title: "Permanence",
        section: Section::Team, panel: Panel::Identity, check: check,
        changed_by: writers::TEAM,
        counted: false,
    }
    partner: text = line("partenaire", "Partenaire qui reçoit").of_partner(OfPartner::Professional)
        .guided(ORIENTATION_AND_FOLLOW_UP, "Nommez l’accompagnateur ou la structure d’ailleurs, comme dans les plans et les rendez-vous\u{a0}: leurs heures y seront alors dites. L’agenda des accompagnateurs permet de fixer le rendez-vous avant que la personne parte.");
    agent: id = reference("agent_id", "Collègue qui reçoit", Entity::Agent);
    organization: id = reference("structure_id", "Structure", Entity::Organization).rare();
    place: text = line("lieu", "Lieu");
    address: text = line("adresse", "Adresse");
    days: codes = required(choices("jours", "Jours", V::Weekday));
    opens: time = field("ouvre", "De", Kind::Time);
    closes: time = field("ferme", "À", Kind::Time);
    from: date = near("du", "À partir du").rare();
    to: date = near("au", "Jusqu’au").after(&["du"]).rare();
    note: text = line("note", "Note").rare();
}

impl<'a> OfficeHoursRecord<'a> {
    /// Whether it is held at that time of the year.
    pub fn holds_on(self, day: Date) -> bool {
        self.from().is_none_or(|from| from <= day) && self.to().is_none_or(|to| day <= to)
    }

    /// Whether an appointment of that day, and of that time when it has one, is within its hours.
    pub fn receives(self, day: Date, time: Option<Span>) -> bool {
        let at = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
        let code = V::Weekday.codes().get(at).map(|it| it.code);
        let inside = |time: Span| {
            self.opens().is_none_or(|it| minute_of(it) <= time.from)
                && self.closes().is_none_or(|it| time.to <= minute_of(it))
        };
        self.weekdays().any(|it| Some(it) == code) && time.is_none_or(inside)
    }

    /// The days, in the order of the week.
    fn weekdays(self) -> impl Iterator<Item = &'static str> {
        let held: Vec<&str> = self.days().unwrap_or_default().split(' ').collect();
        let all = V::Weekday.codes().iter().map(|it| it.code);
        all.filter(move |code| held.contains(code))
    }

    /// The place of its first day in the week; after all of them when none is said.
    pub fn first_day(self) -> usize {
        let all = V::Weekday.codes();
        let first = self.weekdays().next();
        let at = all.iter().position(|it| Some(it.code) == first);
        at.unwrap_or(all.len())
    }

    /// « mardi et jeudi 9 h – 12 h ».
    pub fn hours(self) -> String {
        let days: Vec<&str> = self.weekdays().collect();
        let time = match (self.opens(), self.closes()) {
            (Some(from), Some(to)) => Span {
                from: minute_of(from),
                to: minute_of(to),
            }
            .in_full(),
            (Some(from), None) => format!("à partir de {}", from.long()),
            (None, Some(to)) => format!("jusqu’à {}", to.long()),
            (None, None) => String::new(),
        };
        joined([listed(&days), time], " ")
    }

    /// « mardi et jeudi 9 h – 12 h, Maison de la solidarité ».
    pub fn in_words(self) -> String {
        joined([&*self.hours(), self.place().unwrap_or_default()], ", ")
    }

    /// The place and its address, as an appointment names them.
    pub fn venue(self) -> String {
        let words = [self.place(), self.address()];
        joined(words.map(Option::unwrap_or_default), ", ")
    }

    /// Whether it is of whoever is named so, « Mme Vidal (Mission locale) » or « Mission locale »; `colleague` is
    /// the name of its colleague.
    pub fn is_of(self, named: &str, colleague: &str) -> bool {
        let named = named.trim();
        let inside = named.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
        let mut said = [Some(named), inside.map(|(_, it)| it)]
            .into_iter()
            .flatten();
        let known = [self.partner().unwrap_or_default(), colleague].map(fold);
        said.any(|it| known.contains(&fold(it)) && !it.is_empty())
    }

    /// Who receives: the partner, else the colleague of that name.
    pub fn who(self, colleague: &'a str) -> &'a str {
        self.partner().unwrap_or(colleague)
    }
}

/// Hours that end after they begin, somewhere or with someone, can be told to a person (« Hérault, bilan de
/// convention », planning des permanences).
fn check(it: OfficeHoursRecord<'_>, _: Date) -> Vec<Issue> {
    let mut issues = Vec::new();
    let (opens, closes) = (OFFICE_HOURS.opens.name, OFFICE_HOURS.closes.name);
    if let (Some(from), Some(to)) = (it.opens(), it.closes())
        && to <= from
    {
        let sentence = format!(
            "L’heure de fin vient après celle du début{}.",
            enclosed(" (", &from.long(), ")")
        );
        issues.push(Issue::error(closes, &[opens, closes], sentence));
    }
    if it.place().is_none() && it.partner().is_none() {
        let (place, partner) = (OFFICE_HOURS.place.name, OFFICE_HOURS.partner.name);
        let sentence = "Dites le lieu, ou le partenaire qui y reçoit.";
        issues.push(Issue::error(place, &[place, partner], sentence));
    }
    issues
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{Time, from_iso};
    use crate::domain::record::{Record, Row, Value, Values};

    fn row(more: Values) -> Row {
        let usual: Values = vec![
            ("partenaire", "Mission locale".into()),
            ("lieu", "Maison de la solidarité".into()),
            ("jours", "jeudi mardi".into()),
            ("ouvre", "09:00".into()),
            ("ferme", "12:00".into()),
            ("du", "2026-11-01".into()),
            ("au", "2026-12-31".into()),
        ];
        Row::blank(Entity::OfficeHours)
            .with_all(&usual)
            .with_all(&more)
    }

    fn said(more: Values) -> Vec<String> {
        let row = row(more);
        let issues = check(OfficeHoursRecord::of(&row), from_iso("2026-11-21").unwrap());
        issues.into_iter().map(|it| it.sentence).collect()
    }

    #[test]
    fn hours_are_said_in_the_order_of_the_week() {
        let row = row(Vec::new());
        let words = "mardi et jeudi 9\u{a0}h – 12\u{a0}h, Maison de la solidarité";
        assert_eq!(OfficeHoursRecord::of(&row).in_words(), words);
    }

    #[test]
    fn an_appointment_is_within_them_or_not() {
        let row = row(Vec::new());
        let it = OfficeHoursRecord::of(&row);
        let at = |hour, minutes| Span::of(Time::new(hour, 0).unwrap(), Some(minutes));
        for (day, time, within) in [
            ("2026-11-24", Some(at(9, 45)), true),
            ("2026-11-24", Some(at(11, 60)), true),
            ("2026-11-24", Some(at(11, 90)), false),
            ("2026-11-24", Some(at(8, 45)), false),
            ("2026-11-26", None, true),
            ("2026-11-25", None, false),
        ] {
            let day = from_iso(day).unwrap();
            assert_eq!(it.receives(day, time), within, "{day} {time:?}");
        }
        let held = |day| it.holds_on(from_iso(day).unwrap());
        assert_eq!(
            [held("2026-10-31"), held("2026-11-01"), held("2027-01-01")],
            [false, true, false]
        );
    }

    #[test]
    fn it_is_of_whom_it_names_and_of_who_works_there() {
        let row = row(Vec::new());
        let it = OfficeHoursRecord::of(&row);
        for (named, wanted) in [
            ("MISSION LOCALE", true),
            ("Mme Vidal (Mission locale)", true),
            ("Claire Rivière", true),
            ("Garage solidaire", false),
            ("", false),
        ] {
            assert_eq!(it.is_of(named, "Claire Rivière"), wanted, "{named}");
        }
    }

    #[test]
    fn hours_end_after_they_begin_somewhere_or_with_someone() {
        assert!(said(Vec::new()).is_empty());
        let wrong = said(vec![("ferme", "09:00".into())]);
        assert_eq!(
            wrong,
            ["L’heure de fin vient après celle du début (9\u{a0}h)."]
        );
        let nowhere = || vec![("lieu", Value::Null), ("partenaire", Value::Null)];
        assert_eq!(said(nowhere()).len(), 1);
    }
}

//! What every evaluator needs: the facts of a person, and the periods that they are cut into
//! ([`Span`]). Does not know how a rule is computed.
use super::prelude::*;

use crate::domain::calendar::Territory;
use crate::domain::facts::{Body, Origin, ParcoursKind};
use crate::domain::rules::{Population, RuleSet};

/// The facts of one person, ready to be read by rules.
pub(super) struct Context<'a> {
    pub(super) set: &'a RuleSet,
    pub(super) facts: &'a Facts,
    /// One period for each structure, in order.
    pub(super) episodes: Vec<Span<'a>>,
    /// One period for each follow-up, in order. There is always at least one.
    pub(super) follow_ups: Vec<Span<'a>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(set: &'a RuleSet, facts: &'a Facts) -> Self {
        let ordered = span::ordered(&facts.parcours);
        Self {
            set,
            facts,
            episodes: span::episodes(&ordered),
            follow_ups: span::follow_ups(&ordered),
        }
    }

    pub(super) fn person(&self) -> Object {
        Object::new(ObjectKind::Person, self.facts.person)
    }

    /// The follow-up that a dated record belongs to.
    pub(super) fn follow_up(
        &self,
        parcours: Option<i64>,
        date: Option<NaiveDate>,
    ) -> Option<&Span<'a>> {
        self.follow_ups
            .get(span::index_of(&self.follow_ups, parcours, date))
    }

    /// The episode that a dated record belongs to, or the follow-up when the person has no
    /// parcours.
    pub(super) fn episode(
        &self,
        parcours: Option<i64>,
        date: Option<NaiveDate>,
    ) -> Option<&Span<'a>> {
        let episode = self
            .episodes
            .get(span::index_of(&self.episodes, parcours, date));
        episode.or_else(|| self.follow_ups.first())
    }

    /// Whether a dated record belongs to the period.
    pub(super) fn is_in(
        &self,
        span: &Span<'a>,
        parcours: Option<i64>,
        date: Option<NaiveDate>,
    ) -> bool {
        let home = self
            .episode(parcours, date)
            .and_then(Span::first)
            .map(|it| it.id);
        match home {
            Some(home) => span.parcours.iter().any(|it| it.id == home),
            None => span.parcours.is_empty(),
        }
    }

    /// The individual appointments of accompaniment of a period, by date and then by creation.
    /// Those that the structure cancelled are left out.
    pub(super) fn accompaniments(&self, span: &Span<'a>) -> Vec<&'a Appointment> {
        let mut list: Vec<&Appointment> = self
            .facts
            .appointments
            .iter()
            .filter(|it| it.is_accompaniment())
            .filter(|it| it.status != AppointmentStatus::CancelledByStructure)
            .filter(|it| self.is_in(span, it.parcours, it.planned_on))
            .collect();
        // An appointment without a date comes last.
        list.sort_by_key(|it| (it.planned_on.is_none(), it.planned_on, it.created_on, it.id));
        list
    }

    /// Why the rule does not apply to the period on the day the delay starts; `None` if it does.
    pub(super) fn outside(
        &self,
        rule: &Rule,
        span: &Span<'a>,
        start: Option<NaiveDate>,
    ) -> Option<&'static str> {
        rule.population
            .iter()
            .find_map(|word| self.misses(*word, span, start))
    }

    /// Whether the territory is overseas.
    pub(super) const fn is_overseas(&self) -> bool {
        !matches!(
            self.set.calendar.territory,
            Territory::Metropole | Territory::AlsaceMoselle
        )
    }

    /// Whether the person is subject to « droits et devoirs ». Without a record that says
    /// otherwise, everyone is.
    fn is_subject(&self, start: Option<NaiveDate>) -> bool {
        let periods = &self.facts.duties;
        start.is_none_or(|day| {
            periods
                .iter()
                .rfind(|it| it.contains(day))
                .is_none_or(|it| it.subject)
        })
    }

    fn misses(
        &self,
        word: Population,
        span: &Span<'a>,
        start: Option<NaiveDate>,
    ) -> Option<&'static str> {
        let parcours = span.first();
        let last = span.last();
        let kind = last.and_then(|it| it.kind);
        let body = last.and_then(|it| it.body).unwrap_or(Body::Other);
        let (holds, reason) = match word {
            Population::NewEntrant => {
                let origin = parcours.and_then(|it| it.origin);
                let first = self.episodes.first().and_then(Span::first).map(|it| it.id);
                let holds = match origin {
                    Some(Origin::Initial | Origin::Transfer) => true,
                    Some(Origin::Reorientation | Origin::StructureChange) => false,
                    None => parcours.is_none() || first == parcours.map(|it| it.id),
                };
                (holds, "ne concerne que les nouveaux entrants")
            }
            Population::Oriented => (
                parcours.is_some(),
                "ne concerne que les personnes orientées",
            ),
            Population::SocialParcours => (
                kind == Some(ParcoursKind::Social),
                "ne concerne que les parcours sociaux",
            ),
            Population::ProParcours => (
                kind == Some(ParcoursKind::Pro),
                "ne concerne que les parcours professionnels",
            ),
            Population::Subject => (
                self.is_subject(start),
                "ne concerne que les personnes soumises aux droits et devoirs",
            ),
            Population::Vulnerable => (
                last.is_some_and(|it| it.vulnerable),
                "ne concerne que les parcours où des vulnérabilités demandent plus de 6 mois",
            ),
            Population::PresentIn2025 => (
                in_force_in_2025(span),
                "ne concerne que les personnes accompagnées au 1er janvier 2025",
            ),
            Population::Overseas => (self.is_overseas(), "ne concerne que l’outre-mer"),
            Population::FranceTravail => (
                body == Body::FranceTravail,
                "ne concerne que les personnes orientées vers France Travail",
            ),
            Population::EmploymentService => (
                body == Body::EmploymentService,
                "ne concerne que les personnes orientées vers le service public de l’emploi",
            ),
            Population::OtherBody => (
                body == Body::Other,
                "ne concerne pas les personnes orientées vers le service public de l’emploi",
            ),
        };
        (!holds).then_some(reason)
    }
}

/// Whether the follow-up had begun on 1 January 2025 and was not over on that day.
fn in_force_in_2025(span: &Span<'_>) -> bool {
    NaiveDate::from_ymd_opt(2025, 1, 1).is_some_and(|day| {
        span.from().is_some_and(|from| from <= day) && span.left.is_none_or(|left| day < left.on)
    })
}

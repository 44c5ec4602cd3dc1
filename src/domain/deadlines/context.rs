//! What every evaluator shares: the facts cut into stretches. Knows no rule's
//! own logic.
use chrono::NaiveDate;

use crate::domain::calendar::Territory;
use crate::domain::deadlines::span::{self, Span};
use crate::domain::facts::{
    Appointment, AppointmentStatus, Facts, Object, ObjectKind, Origin, ParcoursKind,
};
use crate::domain::rules::{Population, Rule, RuleSet};

/// The facts of one person, ready to be read by rules.
pub(super) struct Context<'a> {
    pub(super) set: &'a RuleSet,
    pub(super) facts: &'a Facts,
    /// One a structure, in order.
    pub(super) episodes: Vec<Span<'a>>,
    /// One a follow-up, in order; never empty.
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

    /// The follow-up a dated record belongs to.
    pub(super) fn follow_up(
        &self,
        parcours: Option<i64>,
        date: Option<NaiveDate>,
    ) -> Option<&Span<'a>> {
        self.follow_ups
            .get(span::index_of(&self.follow_ups, parcours, date))
    }

    /// The episode a dated record belongs to; for a person without parcours,
    /// the follow-up.
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

    fn is_in(&self, span: &Span<'a>, parcours: Option<i64>, date: Option<NaiveDate>) -> bool {
        let home = self
            .episode(parcours, date)
            .and_then(Span::first)
            .map(|it| it.id);
        match home {
            Some(home) => span.parcours.iter().any(|it| it.id == home),
            None => span.parcours.is_empty(),
        }
    }

    /// The individual appointments of accompaniment of a stretch, without those
    /// the structure cancelled, by date then creation.
    pub(super) fn accompaniments(&self, span: &Span<'a>) -> Vec<&'a Appointment> {
        let mut list: Vec<&Appointment> = self
            .facts
            .appointments
            .iter()
            .filter(|it| it.is_accompaniment())
            .filter(|it| it.status != AppointmentStatus::CancelledByStructure)
            .filter(|it| self.is_in(span, it.parcours, it.planned_on))
            .collect();
        // One without a date says nothing of the order: it comes last.
        list.sort_by_key(|it| (it.planned_on.is_none(), it.planned_on, it.created_on, it.id));
        list
    }

    /// Why the stretch is outside the population of the rule, if it is.
    pub(super) fn outside(&self, rule: &Rule, span: &Span<'a>) -> Option<&'static str> {
        rule.population
            .iter()
            .find_map(|word| self.misses(*word, span))
    }

    fn misses(&self, word: Population, span: &Span<'a>) -> Option<&'static str> {
        let parcours = span.first();
        let kind = span.last().and_then(|it| it.kind);
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
            Population::Overseas => (
                !matches!(
                    self.set.calendar.territory,
                    Territory::Metropole | Territory::AlsaceMoselle
                ),
                "ne concerne que l’outre-mer",
            ),
        };
        (!holds).then_some(reason)
    }
}

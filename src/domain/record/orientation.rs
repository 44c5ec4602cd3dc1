//! Orientation or réorientation decision.
use super::prelude::*;
use crate::domain::vocabulary::ReorientationDecision as Decision;
use crate::domain::vocabulary::{Body, Origin, ParcoursKind};

/// The origins of what is not the first orientation: what is asked of those only.
const AGAIN: &[&str] = &["reorientation", "changement_structure"];

record! {
    /// Orientation or réorientation decision.
    pub struct OrientationRecord;
    pub const ORIENTATION: OrientationFields;
    kind Orientation {
        table: "orientation", the: "l’orientation", title: "Orientation",
        section: Section::Following, panel: Panel::Identity, check: nothing,
        changed_by: writers::OFFICE,
        listed: Some((20, "Orientations")),
        added: Some((10, "Une orientation déjà décidée")),
    }
    person: id = owner();
    parcours: id = internal(reference("parcours_id", "Parcours", Entity::Parcours));
    origin: (Origin) = required(choice("origine", "Origine", V::OrientationOrigin));
    kind: (ParcoursKind) = choice("type", "Type d’accompagnement", V::OrientationType).known_by("decidee_le");
    body: code = choice("organe", "Décidée par", V::OrientingBody).silent().known_by("decidee_le");
    organization: id = reference("structure_id", "Vers la structure", Entity::Organization).known_by("decidee_le");
    oriented_to: (Body) = choice("organisme", "Vers quel organisme", V::OrientedTo).known_by("decidee_le");
    wish: text = prose("souhait", "Souhait de la personne").seen_as(Section::Reasons)
        .guided(ORIENTATION_AND_FOLLOW_UP, "Écrivez ce que la personne souhaite, avec ses mots\u{a0}: le choix de l’accompagnement lui laisse une plus grande place.");
    requested_on: date = past("demandee_le", "Demandée le (réorientation)").when("origine", AGAIN);
    requested_by: code = choice("demandee_par", "Demandée par (réorientation)", V::ChangeAsker).when("origine", AGAIN);
    decided_on: date = past("decidee_le", "Décidée le").after(&["demandee_le"]);
    notified_on: date = past("notifiee_le", "Notifiée le").after(&["decidee_le"]);
    decision: (Decision) = choice("decision", "Décision (réorientation)", V::ReorientationDecision).known_by("decidee_le").when("origine", AGAIN);
    scenario: code = choice("scenario", "Scénario d’orientation", V::Scenario).known_by("decidee_le").when("origine", &["initiale", "mutation"]);
    reason: text = line("motif", "Motif").seen_as(Section::Reasons).for_rules().when("origine", AGAIN);
}

impl OrientationRecord<'_> {
    /// Whether it says where the person goes: no request that waits or was refused.
    pub fn holds(self) -> bool {
        let unasked = || self.requested_on().is_none();
        self.decision()
            .map_or_else(unasked, |it| it == Decision::Accepted)
    }

    /// Whether it is decided, and holds: the person knows where they go.
    pub fn stands(self) -> bool {
        self.day().is_some() && self.holds()
    }

    /// Its day: notified, else decided.
    pub fn day(self) -> Option<Date> {
        self.notified_on().or_else(|| self.decided_on())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Record, Row};

    #[test]
    fn what_waits_or_was_refused_says_nothing_of_where_the_person_goes() {
        let asked = || {
            let row = Row::blank(Entity::Orientation).with("decidee_le", "2026-11-20");
            row.with("demandee_le", "2026-11-02")
        };
        let holds = |row: &Row| OrientationRecord::of(row).holds();
        let stands = |row: &Row| OrientationRecord::of(row).stands();
        assert!(!holds(&asked()));
        for (decision, goes) in [
            ("en_attente", false),
            ("refusee", false),
            ("acceptee", true),
        ] {
            let row = asked().with("decision", decision);
            assert_eq!((holds(&row), stands(&row)), (goes, goes), "{decision}");
        }
        let first = Row::blank(Entity::Orientation).with("origine", "initiale");
        assert_eq!((holds(&first), stands(&first)), (true, false));
    }
}

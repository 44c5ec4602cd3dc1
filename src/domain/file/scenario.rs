//! What the scenario of the orientation proposes for one person, until the accompaniment has begun (« DITP 2019,
//! orientation et suivi »). Knows no words.
use super::CaseFile;
use crate::domain::record::Record;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::vocabulary::{
    AppointmentStatus, Origin, Proposal, Public, counts_as_accompaniment, proposals,
};

/// Findings that say a great fragility: health, housing, violence.
const FRAGILE: [&str; 7] = [
    "log_sans",
    "log_depart",
    "san_acces",
    "san_differee",
    "san_arret",
    "san_absences",
    "jus_securite",
];

impl CaseFile {
    /// What is proposed now: nothing without a scenario, nor once the accompaniment has begun; once an orientation
    /// stands, only what begins the accompaniment.
    pub fn proposals(&self) -> Vec<&'static Proposal> {
        let orientation = self.all::<OrientationRecord<'_>>();
        let last = orientation
            .filter(|it| it.scenario().is_some() || it.stands())
            .max_by_key(|it| (it.stands(), it.decided_on().or(it.notified_on()), it.id));
        let Some((it, scenario)) = last.and_then(|it| Some((it, it.scenario()?))) else {
            return Vec::new();
        };
        let mut found = match self.has_begun() {
            true => Vec::new(),
            false => self.proposals_of(scenario),
        };
        found.retain(|proposal| {
            !it.stands() || proposal.appointment.is_some_and(counts_as_accompaniment)
        });
        found
    }

    /// What a scenario proposes for the person.
    pub fn proposals_of(&self, scenario: &str) -> Vec<&'static Proposal> {
        let mut found: Vec<&'static Proposal> = Vec::new();
        for it in proposals(scenario) {
            // The same appointment has one reason, the first.
            let same = |known: &&Proposal| known.words == it.words;
            if self.is_for(it.public) && !self.is_done(it) && !found.iter().any(same) {
                found.push(it);
            }
        }
        // Who must come is not oriented on a profile.
        let must = |it: &&Proposal| matches!(it.public, Public::FirstClaim | Public::Fragile);
        if found.iter().any(must) {
            found.retain(|it| it.appointment.is_some());
        }
        found
    }

    fn has_begun(&self) -> bool {
        let mut all = self.all::<AppointmentRecord<'_>>();
        all.any(|it| {
            it.status() == Some(AppointmentStatus::Kept)
                && it.kind().is_some_and(counts_as_accompaniment)
        })
    }

    /// Whether an appointment of that type is fixed or was kept.
    fn is_done(&self, it: &Proposal) -> bool {
        let mut all = self.all::<AppointmentRecord<'_>>();
        it.appointment.is_some()
            && all.any(|known| {
                let held = known.is_planned() || known.status() == Some(AppointmentStatus::Kept);
                held && known.kind() == it.appointment
            })
    }

    fn is_for(&self, public: Public) -> bool {
        match public {
            Public::Everyone | Public::OnRequest => true,
            Public::FirstClaim => {
                let mut all = self.all::<OrientationRecord<'_>>();
                let first = all.all(|it| it.origin() == Some(Origin::Initial));
                first && self.all::<ParcoursRecord<'_>>().count() <= 1
            }
            Public::Fragile => self.is_fragile(),
        }
    }

    fn is_fragile(&self) -> bool {
        let parcours = self.parcours().map(ParcoursRecord::of);
        let housing = self
            .identity()
            .map(AllocataireRecord::of)
            .and_then(|it| it.housing());
        let evaluations = self.evaluations();
        let found = evaluations.first().map(|it| self.findings(it.id));
        let said = |code: &str| FRAGILE.contains(&code);
        let says = |findings: &str| findings.split_whitespace().any(said);
        let mut found = found.into_iter().flatten();
        parcours.is_some_and(ParcoursRecord::vulnerable)
            || matches!(housing, Some("sans" | "fortune"))
            || found.any(|it| it.findings().is_some_and(says))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Entity, Row, Value};

    fn file(scenario: &str, more: Vec<Row>) -> CaseFile {
        let mut orientation = Row::blank(Entity::Orientation)
            .with("origine", "initiale")
            .with("scenario", scenario);
        orientation.id = 1;
        CaseFile::of(1, [vec![orientation], more].concat())
    }

    fn said(file: &CaseFile) -> Vec<(Option<&'static str>, Public)> {
        let all = file.proposals().into_iter();
        all.map(|it| (it.appointment, it.public)).collect()
    }

    fn appointment(kind: &str, status: &str) -> Row {
        Row::blank(Entity::Appointment)
            .with("type", kind)
            .with("statut", status)
    }

    #[test]
    fn each_scenario_proposes_its_own_until_the_accompaniment_has_begun() {
        let all = Public::Everyone;
        assert_eq!(said(&file("1", vec![])), [(Some("orientation"), all)]);
        let third = [(Some("diagnostic"), all), (Some("accompagnement"), all)];
        assert_eq!(said(&file("3", vec![])), third);
        let done = vec![appointment("diagnostic", "honore")];
        assert_eq!(said(&file("3", done)), third[1..]);
        let missed = vec![appointment("diagnostic", "absent")];
        assert_eq!(said(&file("3", missed)), third);
        let begun = vec![appointment("accompagnement", "honore")];
        assert_eq!(said(&file("3", begun)), []);
        assert_eq!(said(&CaseFile::of(1, vec![])), []);
    }

    #[test]
    fn under_the_fourth_some_must_come_and_the_others_may() {
        let first = [
            (Some("info_collective"), Public::FirstClaim),
            (Some("orientation"), Public::FirstClaim),
        ];
        assert_eq!(said(&file("4", vec![])), first);
        let moved = || {
            let mut row = Row::blank(Entity::Orientation).with("origine", "reorientation");
            row.id = 2;
            row
        };
        let free = [
            (Some("orientation"), Public::OnRequest),
            (None, Public::Everyone),
        ];
        assert_eq!(said(&file("4", vec![moved()])), free);
        let fragile = Row::blank(Entity::Parcours).with("vulnerable", Value::Int(1));
        let fragile = file("4", vec![moved(), fragile]);
        assert_eq!(said(&fragile), [(Some("orientation"), Public::Fragile)]);
    }
}

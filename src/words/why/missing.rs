//! The field where a date that is missing is to be typed.
use crate::domain::deadlines::{Deadline, Outcome};
use crate::domain::facts::ObjectKind;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id};
use crate::domain::rules::{EventKey, Response, Rule};

/// A field to fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Kind of record.
    pub entity: Entity,
    /// The record; the last one of the file without.
    pub record: Option<Id>,
    /// Name of the field.
    pub field: &'static str,
    /// What it is, in words.
    pub words: String,
}

impl Missing {
    /// The record where it is to be typed, when the file has one.
    pub fn in_file(&self, file: &CaseFile) -> Option<Id> {
        let last = || file.rows(self.entity).last().map(|row| row.id);
        self.record.or_else(last)
    }
}

/// The fields that end a deadline of that rule, each of them to be filled, and the kind of record that has them.
pub fn ending(rule: &Rule) -> Option<(Entity, Vec<&'static str>)> {
    // The day follows from what is judged.
    if rule.response() == Some(Response::Evaluation) {
        return Some((Entity::Action, vec!["qualite", "impact"]));
    }
    let event = *rule.end.first()?;
    let (kind, name) = field(event)?;
    let other_side = (event == EventKey::ContractSigned).then_some("signe_referent_le");
    Some((kind, [name].into_iter().chain(other_side).collect()))
}

/// What a deadline of unknown start is waiting for.
pub(super) fn of(deadline: &Deadline) -> Option<Missing> {
    if deadline.outcome != Outcome::UnknownStart {
        return None;
    }
    let start = deadline.start?;
    let (entity, field) = if start.date.is_some() {
        // A past appointment: its outcome is what nobody noted.
        match deadline.object.kind {
            ObjectKind::Appointment => (Entity::Appointment, "statut"),
            ObjectKind::Parcours => (Entity::Assignment, "agent_id"),
            _ => return None,
        }
    } else {
        field(start.event)?
    };
    let named = [
        (Entity::Parcours, ObjectKind::Parcours),
        (Entity::Contract, ObjectKind::Contract),
        (Entity::Appointment, ObjectKind::Appointment),
        (Entity::Orientation, ObjectKind::Reorientation),
        (Entity::Diagnostic, ObjectKind::Diagnostic),
        (Entity::Suspension, ObjectKind::Suspension),
        (Entity::PersonRequest, ObjectKind::PersonRequest),
    ]
    .contains(&(entity, deadline.object.kind));
    let label = entity.field(field).map_or(field, |field| field.label);
    Some(Missing {
        entity,
        record: named.then_some(deadline.object.id),
        field,
        words: format!("{} ({})", label, entity.title().to_lowercase()),
    })
}

/// Where the date of an event is kept; none for those that are worked out.
const fn field(event: EventKey) -> Option<(Entity, &'static str)> {
    use EventKey as E;
    Some(match event {
        E::RsaRequested => (Entity::Parcours, "demande_rsa_le"),
        E::RequestComplete => (Entity::Parcours, "demande_complete_le"),
        E::RightsNotified => (Entity::Parcours, "droits_notifies_le"),
        E::DepartmentInformed => (Entity::Parcours, "notif_droits_recue_cd_le"),
        E::RsaEntered => (Entity::Parcours, "entree_rsa_le"),
        E::TakenCharge => (Entity::Parcours, "prise_en_charge_le"),
        E::Exited => (Entity::Parcours, "sortie_le"),
        E::OrientationDecided | E::ReorientationDecided => (Entity::Orientation, "decidee_le"),
        E::OrientationNotified | E::ReorientationNotified => (Entity::Orientation, "notifiee_le"),
        E::ReorientationRequested => (Entity::Orientation, "demandee_le"),
        E::AppointmentPlanned
        | E::FirstAppointment
        | E::FirstAppointmentMissed
        | E::FirstAppointmentKept
        | E::NextAppointment => (Entity::Appointment, "prevu_le"),
        E::AbsenceAction => (Entity::AbsenceAction, "faite_le"),
        E::Contact => (Entity::Contact, "fait_le"),
        E::DiagnosticMade => (Entity::Diagnostic, "etabli_le"),
        E::Shared => (Entity::Share, "fait_le"),
        E::ContractDrafted => (Entity::Contract, "redige_le"),
        E::ContractSigned | E::EngagementSigned | E::PpaeSigned => {
            (Entity::Contract, "signe_allocataire_le")
        }
        E::ContractTransmitted => (Entity::Contract, "transmis_le"),
        E::ContractDecided => (Entity::Contract, "decide_le"),
        E::ContractStart => (Entity::Contract, "debut"),
        E::ContractEnd => (Entity::Contract, "fin"),
        E::ContractBroken => (Entity::Contract, "fin_anticipee_le"),
        E::Evaluated | E::FirstEvaluation => (Entity::Situation, "faite_le"),
        E::Reviewed => (Entity::Review, "faite_le"),
        E::ObjectiveDue => (Entity::Objective, "echeance"),
        E::ObjectiveEnded => (Entity::Objective, "fin"),
        E::ActionDue => (Entity::Action, "echeance"),
        E::ActionEnded => (Entity::Action, "fin"),
        E::ActionEvaluated => (Entity::Action, "evaluee_le"),
        E::TeamExamined | E::JointlyExamined | E::Heard => (Entity::Examination, "fait_le"),
        E::MeasureNotified => (Entity::Suspension, "mesure_notifiee_le"),
        E::ObservationsReceived => (Entity::Suspension, "observations_recues_le"),
        E::DecisionNotified => (Entity::Suspension, "decision_notifiee_le"),
        E::Appealed => (Entity::Suspension, "recours_le"),
        E::PersonRequested | E::ExtendedRequest => (Entity::PersonRequest, "recue_le"),
        E::PersonRequestExtended => (Entity::PersonRequest, "prolongee_le"),
        E::PersonRequestAnswered => (Entity::PersonRequest, "repondue_le"),
        E::CarnetUpdated | E::OfferVerified => return None,
    })
}

//! Request, parcours, appointments and contacts. Knows no rule.
use chrono::{NaiveDate, NaiveTime};

use crate::domain::vocabulary::Body;
pub use crate::domain::vocabulary::{AppointmentStatus, Direction, Origin, ParcoursKind};

/// The RSA request and the opening of rights.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// `demande_rsa_le`.
    pub requested_on: Option<NaiveDate>,
    /// `demande_complete_le`.
    pub complete_on: Option<NaiveDate>,
    /// `droits_notifies_le`: the decision notified to the person by CAF/MSA.
    pub rights_notified_on: Option<NaiveDate>,
    /// `notif_droits_recue_cd_le`: the CD informed of opening or transfer.
    pub department_informed_on: Option<NaiveDate>,
    /// `entree_rsa_le`: latest entry into RSA.
    pub entered_on: Option<NaiveDate>,
}

/// End of the accompaniment by the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// `sortie_le`: first day not followed.
    pub on: NaiveDate,
    /// Code of the main motive, if recorded.
    pub motive: Option<String>,
}

/// The follow-up of one person in one structure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parcours {
    /// Id in the store.
    pub id: i64,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// Type of parcours.
    pub kind: Option<ParcoursKind>,
    /// Id of the structure; `None` when unknown.
    pub structure: Option<i64>,
    /// Id of the référent in charge; `None` when nobody is.
    pub referent: Option<i64>,
    /// `orientation_decidee_le`.
    pub decided_on: Option<NaiveDate>,
    /// `orientation_notifiee_le`.
    pub notified_on: Option<NaiveDate>,
    /// `prise_en_charge_le`: the structure receives the case.
    pub taken_charge_on: Option<NaiveDate>,
    /// Id of the rule set it was switched to; `None` for the département's default.
    pub rule_set: Option<String>,
    /// The kind of body it was oriented to; `None` when not recorded.
    pub body: Option<Body>,
    /// The earliest date of its record and of those of its orientations, whatever it dates.
    pub earliest_on: Option<NaiveDate>,
    /// Recorded needs take more than six months.
    pub vulnerable: bool,
    /// The exit, when there was one (a reorientation is none).
    pub exit: Option<Exit>,
}

impl Parcours {
    /// First day of the follow-up: reception by the structure, else
    /// notification, else decision.
    pub fn entry(&self) -> Option<NaiveDate> {
        self.taken_charge_on
            .or(self.notified_on)
            .or(self.decided_on)
    }

    /// The earliest date known of it, which says what law applies to what has no date of its own.
    pub fn known_from(&self) -> Option<NaiveDate> {
        let exit = self.exit.as_ref().map(|exit| exit.on);
        let own = [
            self.decided_on,
            self.notified_on,
            self.taken_charge_on,
            exit,
        ];
        own.into_iter().flatten().chain(self.earliest_on).min()
    }

    /// The date of orientation, which says what rule set applies: decision, else
    /// notification, else reception by the structure.
    pub fn oriented_on(&self) -> Option<NaiveDate> {
        self.decided_on
            .or(self.notified_on)
            .or(self.taken_charge_on)
    }
}

/// A request for reorientation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reorientation {
    /// Id in the store.
    pub id: i64,
    /// Its parcours; found by the dates when `None`.
    pub parcours: Option<i64>,
    /// `reorientation_demandee_le`.
    pub requested_on: Option<NaiveDate>,
    /// `reorientation_decidee_le`, accepted or refused.
    pub decided_on: Option<NaiveDate>,
    /// `reorientation_notifiee_le`.
    pub notified_on: Option<NaiveDate>,
    /// Whether it was decided and accepted.
    pub accepted: bool,
}

/// How the rules read an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// The person did not come.
    Unexcused,
    /// The person gave a reason or cancelled.
    Excused,
}

impl AppointmentStatus {
    /// The absence this status records, if it is one.
    pub const fn absence(self) -> Option<Absence> {
        match self {
            Self::Absent => Some(Absence::Unexcused),
            Self::Excused => Some(Absence::Excused),
            Self::Planned | Self::Kept | Self::CancelledByStructure => None,
        }
    }
}

/// A meeting, planned or past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Id in the store.
    pub id: i64,
    /// Its parcours; found by the dates when `None`.
    pub parcours: Option<i64>,
    /// Code of the type (`accompagnement`, `signature`…).
    pub kind: String,
    /// Whether the type counts as accompaniment (A4 to A6).
    pub counts_as_accompaniment: bool,
    /// Individual, as opposed to collective.
    pub individual: bool,
    /// `rdv.prevu_le`.
    pub planned_on: Option<NaiveDate>,
    /// Local time, if known.
    pub time: Option<NaiveTime>,
    /// `rdv.cree_le`: the day it was fixed.
    pub created_on: Option<NaiveDate>,
    /// Outcome.
    pub status: AppointmentStatus,
    /// The day the outcome was known; `None` reads as the day of the meeting.
    pub status_on: Option<NaiveDate>,
}

impl Appointment {
    /// A planned individual appointment of accompaniment.
    #[cfg(test)]
    pub fn accompaniment(id: i64, planned_on: NaiveDate) -> Self {
        Self {
            id,
            parcours: None,
            kind: "accompagnement".to_owned(),
            counts_as_accompaniment: true,
            individual: true,
            planned_on: Some(planned_on),
            time: None,
            created_on: None,
            status: AppointmentStatus::Planned,
            status_on: None,
        }
    }

    /// Individual and of a type that counts as accompaniment.
    pub const fn is_accompaniment(&self) -> bool {
        self.counts_as_accompaniment && self.individual
    }

    /// The day the person was met, if they were.
    pub fn kept_on(&self) -> Option<NaiveDate> {
        (self.status == AppointmentStatus::Kept)
            .then_some(self.planned_on)
            .flatten()
    }
}

/// What was done after an absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceAction {
    /// Id in the store.
    pub id: i64,
    /// The appointment that was missed; any of the parcours when `None`.
    pub appointment: Option<i64>,
    /// Code of the kind (`relance_telephone`, `nouveau_rdv`…).
    pub kind: String,
    /// `action_specifique.faite_le`.
    pub on: Option<NaiveDate>,
}

/// A call, message, letter or visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Id in the store.
    pub id: i64,
    /// `contact.fait_le`.
    pub on: Option<NaiveDate>,
    /// An exchange took place.
    pub bilateral: bool,
    /// Who reached out.
    pub direction: Direction,
}

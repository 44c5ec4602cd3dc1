//! What is done for a person, in the words of the trade: each act with the gesture that it is in a file. Data; knows
//! no place and no store.
pub mod named;

use super::gesture::Gesture;
use super::kinds::orientation;
use crate::domain::contract::ContractStatus;
use crate::domain::date::{Date, Time};
use crate::domain::file::CaseFile;
use crate::domain::record::action::ACTION;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::objective::OBJECTIVE;
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::AppointmentStatus;
use crate::words::review;

/// An act of the trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// An appointment is fixed.
    Appointment,
    /// The next appointment is moved.
    MoveAppointment,
    /// The next appointment will not take place.
    CancelAppointment,
    /// What became of the last appointment is noted.
    Outcome,
    /// The person did not come.
    Absence,
    /// What follows an absence is noted.
    FollowAbsence,
    /// A call is noted.
    Call,
    /// A visit to the person's home is noted.
    Visit,
    /// A text message is noted.
    Text,
    /// A letter is noted.
    Letter,
    /// An e-mail is noted.
    Mail,
    /// A contract is drawn up.
    DrawUp,
    /// The contract drawn up is signed.
    Sign,
    /// The contract is renewed.
    Renew,
    /// The contract is amended.
    Amend,
    /// The decision on a contract is noted.
    Decide,
    /// The situation is evaluated again.
    Evaluate,
    /// The socio-professional data are asked.
    SocioPro,
    /// An objective is added.
    Objective,
    /// An action is added to the plan.
    Action,
    /// A review is made.
    Review,
    /// The first orientation is noted.
    Orient,
    /// Another orientation is asked for.
    Reorient,
    /// The decision on the orientation asked for is noted.
    DecideOrientation,
    /// Someone else follows the person.
    Referent,
    /// The accompaniment ends.
    End,
    /// What is known of the person is corrected.
    Identity,
    /// A record of that kind is added.
    Add(Entity),
}

impl Act {
    /// The gesture that it is in a file at that time of that day, or why it is none; about the appointment of a day,
    /// where one was said.
    ///
    /// # Errors
    /// The reason, in a sentence.
    pub fn gesture(
        self,
        file: &CaseFile,
        now: (Date, Option<Time>),
        day: Option<Date>,
    ) -> Result<Gesture, &'static str> {
        let today = now.0;
        let (life, new) = (file.life(), |kind| Ok(Gesture::New(kind, 0)));
        let found = |id: Option<Id>, gesture: fn(Id) -> Gesture, why| id.map(gesture).ok_or(why);
        let last = |status| {
            let mut all = life.contracts.iter();
            all.rfind(|it| life.status(it, today) == status)
                .map(|it| it.id)
        };
        match self {
            Self::Appointment => new(Entity::Appointment),
            Self::MoveAppointment => found(
                file.to_come(now).first().map(|it| it.id),
                |id| Gesture::Postpone(Entity::Appointment, id),
                "Aucun rendez-vous n’est à venir.",
            ),
            Self::CancelAppointment => found(
                on(day, file.to_come(now)).first().map(|it| it.id),
                Gesture::Outcome,
                match day {
                    Some(_) => "Aucun rendez-vous n’est à venir ce jour-là.",
                    None => "Aucun rendez-vous n’est à venir.",
                },
            ),
            Self::Outcome | Self::Absence => found(
                waiting(on(day, file.appointments()), now),
                Gesture::Outcome,
                match day {
                    Some(_) => "Aucun rendez-vous de ce jour-là n’attend son issue.",
                    None => "Aucun rendez-vous passé n’attend son issue.",
                },
            ),
            Self::FollowAbsence => found(
                missed(file),
                |id| Gesture::New(Entity::AbsenceAction, id),
                "Aucune absence n’attend de suite.",
            ),
            Self::Call | Self::Visit | Self::Text | Self::Letter | Self::Mail => {
                new(Entity::Contact)
            }
            Self::DrawUp => new(Entity::Contract),
            Self::Sign => found(
                last(ContractStatus::Drafting),
                Gesture::Sign,
                "Aucun contrat n’attend de signature.",
            ),
            Self::Renew => found(
                life.to_renew(today).map(|it| it.id),
                Gesture::Renew,
                "Il n’y a pas de contrat à renouveler.",
            ),
            Self::Amend => found(
                life.to_amend(today).map(|it| it.id),
                Gesture::Amend,
                "Il n’y a pas de contrat en cours.",
            ),
            Self::Decide => found(
                last(ContractStatus::AwaitingDecision),
                Gesture::Decide,
                "Aucun contrat n’attend de décision.",
            ),
            Self::Evaluate => Ok(Gesture::NewSituation),
            Self::SocioPro => Ok(Gesture::SocioPro),
            Self::Objective => new(Entity::Objective),
            Self::Action => Ok(Gesture::New(Entity::Action, first_objective(file))),
            Self::Review => Ok(Gesture::Review(review::trigger(file), 0)),
            Self::Orient | Self::Reorient => orient(self, file),
            Self::DecideOrientation => found(
                asked(file),
                Gesture::DecideOrientation,
                "Aucune réorientation n’est demandée.",
            ),
            Self::Referent => new(Entity::Assignment),
            Self::End => {
                let running = file.parcours().filter(|it| it.date("sortie_le").is_none());
                found(
                    running.map(|it| it.id),
                    Gesture::EndFollowUp,
                    "Aucun accompagnement n’est en cours.",
                )
            }
            Self::Identity => found(
                file.identity().map(|it| it.id),
                |id| Gesture::Edit(Entity::Allocataire, id),
                "Ce dossier n’a pas d’identité.",
            ),
            Self::Add(kind) => new(kind),
        }
    }

    /// The same gesture about no record in particular: its rights are those of any.
    pub const fn any(self) -> Gesture {
        match self {
            Self::Appointment => Gesture::New(Entity::Appointment, 0),
            Self::MoveAppointment => Gesture::Postpone(Entity::Appointment, 0),
            Self::Outcome | Self::Absence | Self::CancelAppointment => Gesture::Outcome(0),
            Self::FollowAbsence => Gesture::New(Entity::AbsenceAction, 0),
            Self::Call | Self::Visit | Self::Text | Self::Letter | Self::Mail => {
                Gesture::New(Entity::Contact, 0)
            }
            Self::DrawUp => Gesture::New(Entity::Contract, 0),
            Self::Sign => Gesture::Sign(0),
            Self::Renew => Gesture::Renew(0),
            Self::Amend => Gesture::Amend(0),
            Self::Decide => Gesture::Decide(0),
            Self::Evaluate => Gesture::NewSituation,
            Self::SocioPro => Gesture::SocioPro,
            Self::Objective => Gesture::New(Entity::Objective, 0),
            Self::Action => Gesture::New(Entity::Action, 0),
            Self::Review => Gesture::New(Entity::Review, 0),
            Self::Orient => Gesture::New(Entity::Orientation, 0),
            Self::Reorient => Gesture::AskReorientation,
            Self::DecideOrientation => Gesture::DecideOrientation(0),
            Self::Referent => Gesture::New(Entity::Assignment, 0),
            Self::End => Gesture::EndFollowUp(0),
            Self::Identity => Gesture::Edit(Entity::Allocataire, 0),
            Self::Add(kind) => Gesture::New(kind, 0),
        }
    }

    /// What is known of it by its name: field and value.
    pub const fn said(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Absence => Some(("statut", "absent")),
            Self::CancelAppointment => Some(("statut", "annule_structure")),
            Self::Call => Some(("canal", "telephone")),
            Self::Visit => Some(("canal", "visite")),
            Self::Text => Some(("canal", "sms")),
            Self::Letter => Some(("canal", "courrier")),
            Self::Mail => Some(("canal", "courriel")),
            _ => None,
        }
    }

    /// The fields of the day and of the time that may be said with it.
    pub const fn dated(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Appointment | Self::MoveAppointment => Some(("prevu_le", "heure")),
            Self::Call | Self::Visit | Self::Text | Self::Letter | Self::Mail => {
                Some(("fait_le", "heure"))
            }
            _ => None,
        }
    }

    /// Whether a day that is said with it is that of the appointment that it is about.
    pub const fn is_of_day(self) -> bool {
        matches!(
            self,
            Self::CancelAppointment | Self::Outcome | Self::Absence
        )
    }

    /// Whether it is about what is past: « lundi » is then the last one.
    pub const fn is_past(self) -> bool {
        !matches!(
            self,
            Self::Appointment | Self::MoveAppointment | Self::CancelAppointment
        )
    }

    /// The field of what may be said in words with it.
    pub const fn worded(self) -> Option<&'static str> {
        match self {
            Self::Objective => Some(OBJECTIVE.label.name),
            Self::Action => Some(ACTION.label.name),
            _ => None,
        }
    }
}

/// Of some appointments, the last one that has begun and whose outcome is not known; else the first one of the day.
fn waiting(mut all: Vec<AppointmentRecord<'_>>, now: (Date, Option<Time>)) -> Option<Id> {
    all.retain(|it| it.is_planned() && it.planned_on().is_some_and(|day| day <= now.0));
    let begun = all.iter().rfind(|it| !it.is_to_come(now));
    begun.or_else(|| all.first()).map(|it| it.id)
}

/// Those of that day; all of them where none was said.
fn on(day: Option<Date>, mut all: Vec<AppointmentRecord<'_>>) -> Vec<AppointmentRecord<'_>> {
    all.retain(|it| day.is_none() || it.planned_on() == day);
    all
}

/// The last absence that nothing followed.
fn missed(file: &CaseFile) -> Option<Id> {
    let followed = |id: Id| {
        let made = file.rows(Entity::AbsenceAction).iter();
        made.filter_map(|row| row.int("rdv_id")).any(|it| it == id)
    };
    let mut all = file.appointments();
    all.retain(|it| {
        let missed = matches!(
            it.status(),
            Some(AppointmentStatus::Absent | AppointmentStatus::Excused)
        );
        missed && !followed(it.id)
    });
    all.last().map(|it| it.id)
}

/// The objective that a new action serves, unless another is chosen.
fn first_objective(file: &CaseFile) -> Id {
    let goals = file.goals();
    let step = goals.iter().find(|it| it.number.is_some());
    let goal = step.or_else(|| goals.first());
    goal.and_then(|it| it.objective).map_or(0, |it| it.id)
}

/// The first orientation, or the request for another one.
fn orient(act: Act, file: &CaseFile) -> Result<Gesture, &'static str> {
    let first = orientation::is_first(file.rows(Entity::Orientation));
    match act {
        Act::Orient if first => Ok(Gesture::New(Entity::Orientation, 0)),
        Act::Orient => Err("Une orientation est déjà notée : demandez une réorientation."),
        _ if first => Err("Aucune orientation n’est notée : notez-la d’abord."),
        _ if asked(file).is_some() => {
            Err("Une réorientation est déjà demandée, et attend sa décision.")
        }
        _ => Ok(Gesture::AskReorientation),
    }
}

/// The reorientation that was asked for and is not decided.
fn asked(file: &CaseFile) -> Option<Id> {
    let mut all = file.all::<OrientationRecord<'_>>();
    let pending =
        |it: &OrientationRecord<'_>| it.requested_on().is_some() && it.decided_on().is_none();
    all.rfind(pending).map(|it| it.id)
}

//! What is done for a person, in the words of the trade: each act with the words by which it is asked for,
//! and the gesture that it is in a file. Data; knows no place and no store.
use super::gesture::Gesture;
use crate::domain::contract::ContractStatus;
use crate::domain::date::{Date, Time};
use crate::domain::file::CaseFile;
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

/// An act, as it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// The act.
    pub act: Act,
    /// What it is.
    pub label: &'static str,
    /// Other words for it.
    pub also: &'static str,
}

const fn named(act: Act, label: &'static str, also: &'static str) -> Named {
    Named { act, label, also }
}

/// Those that have words of their own, in the order in which they are proposed.
const ACTS: &[Named] = &[
    named(
        Act::Appointment,
        "Fixer un rendez-vous",
        "rdv convoquer convocation prendre planifier entretien",
    ),
    named(
        Act::MoveAppointment,
        "Déplacer le prochain rendez-vous",
        "rdv reporter décaler changer repousser avancer",
    ),
    named(
        Act::CancelAppointment,
        "Annuler le prochain rendez-vous",
        "rdv décommander",
    ),
    named(
        Act::Outcome,
        "Noter l’issue du rendez-vous",
        "rdv honoré venu présent tenu compte rendu",
    ),
    named(
        Act::Absence,
        "Noter une absence",
        "absent absente manqué pas venu lapin",
    ),
    named(
        Act::FollowAbsence,
        "Relancer après une absence",
        "relance suite absent",
    ),
    named(
        Act::Call,
        "Noter un appel",
        "appeler rappeler téléphone téléphoner contact message coup fil",
    ),
    named(Act::Text, "Noter un SMS", "texto message contact"),
    named(
        Act::Letter,
        "Noter un courrier envoyé",
        "lettre contact écrire",
    ),
    named(
        Act::Mail,
        "Noter un courriel",
        "mail email message contact écrire",
    ),
    named(
        Act::Sign,
        "Signer le contrat",
        "signature signatures cer engagement",
    ),
    named(
        Act::DrawUp,
        "Préparer un contrat",
        "nouveau cer engagements rédiger créer",
    ),
    named(
        Act::Renew,
        "Renouveler le contrat",
        "renouvellement prolonger reconduire cer",
    ),
    named(Act::Amend, "Faire un avenant au contrat", "modifier cer"),
    named(
        Act::Decide,
        "Noter la décision sur le contrat",
        "valider refuser cer équipe pluridisciplinaire sdi",
    ),
    named(
        Act::Evaluate,
        "Faire une nouvelle évaluation de la situation",
        "évaluer thème diagnostic point freins",
    ),
    named(
        Act::SocioPro,
        "Remplir le questionnaire DSP",
        "données socio professionnelles profil logement famille permis niveau questionnaire",
    ),
    named(Act::Objective, "Ajouter un objectif", "but projet viser"),
    named(
        Act::Action,
        "Ajouter une action au plan",
        "démarche étape prescrire",
    ),
    named(
        Act::Review,
        "Faire une revue, un bilan",
        "réexamen six mois point étape",
    ),
    named(
        Act::Reorient,
        "Demander une réorientation",
        "réorienter orienter orientation changer parcours",
    ),
    named(
        Act::DecideOrientation,
        "Noter la décision de réorientation",
        "réorienter orientation accord refus",
    ),
    named(
        Act::Referent,
        "Changer de référent",
        "affecter confier transférer désigner accompagnateur attribuer",
    ),
    named(
        Act::Identity,
        "Corriger l’identité et les coordonnées",
        "adresse téléphone courriel nom prénom naissance modifier changer déménagé déménagement numéro",
    ),
    named(
        Act::End,
        "Terminer l’accompagnement",
        "sortie sortir fin clore clôturer radier emploi déménagement",
    ),
];

/// Every act: those that have words of their own, then the kinds of records that panels offer to add.
pub fn every() -> impl Iterator<Item = Named> {
    let kinds = Entity::ALL.into_iter().filter_map(|kind| {
        let (_, words) = kind.known().added?;
        (kind != Entity::Assignment).then(|| named(Act::Add(kind), words, "ajouter noter"))
    });
    ACTS.iter().copied().chain(kinds)
}

impl Act {
    /// The gesture that it is in a file at that time of that day, or why it is none.
    ///
    /// # Errors
    /// The reason, in a sentence.
    pub fn gesture(
        self,
        file: &CaseFile,
        now: (Date, Option<Time>),
    ) -> Result<Gesture, &'static str> {
        let today = now.0;
        let (life, new) = (file.life(), |kind| Ok(Gesture::New(kind, 0)));
        let found = |id: Option<Id>, gesture: fn(Id) -> Gesture, why| id.map(gesture).ok_or(why);
        match self {
            Self::Appointment => new(Entity::Appointment),
            Self::MoveAppointment => found(
                file.to_come(now).first().map(|it| it.id),
                |id| Gesture::Postpone(Entity::Appointment, id),
                "Aucun rendez-vous n’est à venir.",
            ),
            Self::CancelAppointment => found(
                file.to_come(now).first().map(|it| it.id),
                Gesture::Outcome,
                "Aucun rendez-vous n’est à venir.",
            ),
            Self::Outcome | Self::Absence => found(
                waiting(file, now),
                Gesture::Outcome,
                "Aucun rendez-vous passé n’attend son issue.",
            ),
            Self::FollowAbsence => found(
                missed(file),
                |id| Gesture::New(Entity::AbsenceAction, id),
                "Aucune absence n’attend de suite.",
            ),
            Self::Call | Self::Text | Self::Letter | Self::Mail => new(Entity::Contact),
            Self::DrawUp => new(Entity::Contract),
            Self::Sign => {
                let drafted = life
                    .contracts
                    .iter()
                    .rfind(|it| life.status(it, today) == ContractStatus::Drafting);
                found(
                    drafted.map(|it| it.id),
                    Gesture::Sign,
                    "Aucun contrat n’attend de signature.",
                )
            }
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
            Self::Decide => {
                let signed = life
                    .contracts
                    .iter()
                    .rfind(|it| life.status(it, today) == ContractStatus::AwaitingDecision);
                found(
                    signed.map(|it| it.id),
                    Gesture::Decide,
                    "Aucun contrat n’attend de décision.",
                )
            }
            Self::Evaluate => Ok(Gesture::NewSituation),
            Self::SocioPro => Ok(Gesture::SocioPro),
            Self::Objective => new(Entity::Objective),
            Self::Action => Ok(Gesture::New(Entity::Action, first_objective(file))),
            Self::Review => Ok(Gesture::Review(review::trigger(file), 0)),
            Self::Reorient => match asked(file) {
                None => Ok(Gesture::AskReorientation),
                Some(_) => Err("Une réorientation est déjà demandée, et attend sa décision."),
            },
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
            Self::Call | Self::Text | Self::Letter | Self::Mail => Gesture::New(Entity::Contact, 0),
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
            Self::Call | Self::Text | Self::Letter | Self::Mail => Some(("fait_le", "heure")),
            _ => None,
        }
    }
}

/// The last appointment that has begun and whose outcome is not known; else the first one of the day.
fn waiting(file: &CaseFile, now: (Date, Option<Time>)) -> Option<Id> {
    let mut all = file.appointments();
    all.retain(|it| it.is_planned() && it.planned_on().is_some_and(|day| day <= now.0));
    let begun = all.iter().rfind(|it| !it.is_to_come(now));
    begun.or_else(|| all.first()).map(|it| it.id)
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

/// The reorientation that was asked for and is not decided.
fn asked(file: &CaseFile) -> Option<Id> {
    let mut all = file.all::<OrientationRecord<'_>>();
    let pending =
        |it: &OrientationRecord<'_>| it.requested_on().is_some() && it.decided_on().is_none();
    all.rfind(pending).map(|it| it.id)
}

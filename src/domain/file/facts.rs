//! From the records of a file to the dated facts that the rules read.
mod records;
mod rights;

pub use records::File;
use records::{all, each};

use crate::domain::contract::{Contract, ContractKind};
use crate::domain::date::from_iso;
use crate::domain::facts::{
    AbsenceAction, Action, ActionStatus, Agreement, Appointment, AppointmentStatus, Contact,
    Diagnostic, Direction, DueChange, Evaluation, Exemption, Exit, Facts, Objective,
    ObjectiveStatus, Parcours, PersonRequest, Reorientation, Request, Review, ReviewTrigger, Share,
    Waiver,
};
use crate::domain::follow_up::AssignmentRole;
use crate::domain::record::absence_action::AbsenceActionRecord;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::contact::ContactRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::diagnostic::DiagnosticRecord;
use crate::domain::record::exemption::ExemptionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::person_request::PersonRequestRecord;
use crate::domain::record::postponement::PostponementRecord;
use crate::domain::record::review::ReviewRecord;
use crate::domain::record::share::ShareRecord;
use crate::domain::record::sharing_agreement::SharingAgreementRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::waiver::WaiverRecord;
use crate::domain::record::{Id, Row};
use crate::domain::vocabulary::{
    AgreementAnswer, ContactResult, Vocabulary, counts_as_accompaniment,
};

/// The facts of one person.
pub fn facts(person: Id, file: &File) -> Facts {
    Facts {
        person,
        request: request(file),
        parcours: parcours(file),
        reorientations: reorientations(file),
        appointments: each(file, appointment),
        absence_actions: each(file, absence_action),
        contacts: each(file, contact),
        contracts: each(file, contract),
        evaluations: each(file, |row: SituationRecord<'_>| Evaluation {
            id: row.id,
            on: row.made_on(),
        }),
        reviews: each(file, review),
        objectives: each(file, |row| objective(row, file)),
        actions: each(file, |row| action(row, file)),
        diagnostics: diagnostics(file),
        agreements: each(file, agreement),
        shares: each(file, share).into_iter().flatten().collect(),
        offers: Vec::new(),
        duties: rights::duties(file),
        examinations: rights::examinations(file),
        suspensions: rights::suspensions(file),
        rights: rights::rights(file),
        person_requests: each(file, person_request),
        resumptions: rights::resumptions(file),
        exemptions: each(file, exemption).into_iter().flatten().collect(),
        waivers: each(file, waiver),
    }
}

/// The claim is that of the latest parcours that knows it.
fn request(file: &File) -> Request {
    let parcours = all::<ParcoursRecord<'_>>(file);
    Request {
        requested_on: parcours
            .clone()
            .filter_map(ParcoursRecord::requested_on)
            .max(),
        complete_on: parcours
            .clone()
            .filter_map(ParcoursRecord::complete_on)
            .max(),
        rights_notified_on: parcours
            .clone()
            .filter_map(ParcoursRecord::rights_notified_on)
            .max(),
        department_informed_on: parcours
            .clone()
            .filter_map(ParcoursRecord::department_informed_on)
            .max(),
        entered_on: parcours.filter_map(ParcoursRecord::entered_on).max(),
    }
}

fn parcours(file: &File) -> Vec<Parcours> {
    let referent = all::<AssignmentRecord<'_>>(file)
        .rfind(|it| it.role() == Some(AssignmentRole::Referent) && it.to().is_none())
        .and_then(AssignmentRecord::agent);
    each(file, |row: ParcoursRecord<'_>| {
        // Not a request that was refused or waits. The first one opened this parcours; the last
        // one says where the person is oriented now.
        let mut orientations = all::<OrientationRecord<'_>>(file)
            .filter(|it| it.parcours() == Some(row.id) && it.holds());
        let orientation = orientations.next();
        let latest = orientations.next_back().or(orientation);
        Parcours {
            id: row.id,
            origin: orientation.and_then(OrientationRecord::origin),
            kind: latest.and_then(OrientationRecord::kind),
            structure: row
                .organization()
                .or_else(|| latest.and_then(OrientationRecord::organization)),
            referent,
            decided_on: orientation.and_then(OrientationRecord::decided_on),
            notified_on: orientation.and_then(OrientationRecord::notified_on),
            taken_charge_on: row.taken_charge_on(),
            rule_set: row.rule_set().map(str::to_owned),
            body: latest.and_then(OrientationRecord::oriented_to),
            earliest_on: all::<OrientationRecord<'_>>(file)
                .filter(|it| it.parcours() == Some(row.id))
                .map(|it| it.row())
                .chain([row.row()])
                .flat_map(Row::dates)
                .min(),
            vulnerable: row.vulnerable(),
            exit: row.exit_on().map(|on| Exit {
                on,
                motive: row.exit_reason().map(|it| it.code().to_owned()),
            }),
        }
    })
}

fn reorientations(file: &File) -> Vec<Reorientation> {
    all::<OrientationRecord<'_>>(file)
        .filter(|row| row.requested_on().is_some() || is_later(*row, file))
        .map(|row| Reorientation {
            id: row.id,
            parcours: None,
            notified_on: row.notified_on(),
            accepted: row.holds(),
            requested_on: row.requested_on(),
            decided_on: row.decided_on(),
        })
        .collect()
}

/// A new decision on a parcours that an earlier one opened.
fn is_later(row: OrientationRecord<'_>, file: &File) -> bool {
    let parcours = row.parcours();
    let mut others = all::<OrientationRecord<'_>>(file);
    parcours.is_some() && others.any(|it| it.parcours() == parcours && it.id < row.id)
}

fn appointment(row: AppointmentRecord<'_>) -> Appointment {
    let kind = row.kind().unwrap_or_default();
    Appointment {
        id: row.id,
        parcours: row.parcours(),
        kind: kind.to_owned(),
        counts_as_accompaniment: counts_as_accompaniment(kind),
        individual: !row.collective(),
        planned_on: row.planned_on(),
        time: row.time().and_then(|time| {
            chrono::NaiveTime::from_hms_opt(time.hour().into(), time.minute().into(), 0)
        }),
        created_on: row.created_on(),
        status: row.status().unwrap_or(AppointmentStatus::Planned),
        status_on: row.status_on(),
    }
}

fn absence_action(row: AbsenceActionRecord<'_>) -> AbsenceAction {
    AbsenceAction {
        id: row.id,
        appointment: row.appointment(),
        kind: row.kind().unwrap_or_default().to_owned(),
        on: row.made_on(),
    }
}

/// Channels by which two people meet, unless nobody was there: a visit made is an exchange.
const FACE_TO_FACE: [&str; 7] = [
    "visio",
    "accueil",
    "bureau",
    "permanence",
    "domicile",
    "exterieur",
    "partenaire",
];

/// Whether both sides spoke: it is noted so, or they met and somebody was there.
pub fn is_exchange(noted: bool, result: Option<&str>, channel: Option<&str>) -> bool {
    let result = result.and_then(ContactResult::from_code);
    let nobody = [ContactResult::NoAnswer, ContactResult::WrongNumber];
    let found = result.is_none_or(|it| !nobody.contains(&it));
    let face_to_face = channel.is_some_and(|channel| FACE_TO_FACE.contains(&channel));
    noted || result == Some(ContactResult::Exchange) || (face_to_face && found)
}

fn contact(row: ContactRecord<'_>) -> Contact {
    Contact {
        id: row.id,
        on: row.made_on(),
        bilateral: is_exchange(
            row.bilateral(),
            row.result().map(ContactResult::code),
            row.channel(),
        ),
        direction: row.direction().unwrap_or(Direction::Outbound),
    }
}

/// A contract as the rules read it.
pub fn contract(row: ContractRecord<'_>) -> Contract {
    let kind = row.kind().unwrap_or(ContractKind::Other);
    Contract {
        parcours: row.parcours(),
        follows: row.follows(),
        rank: row.rank(),
        drafted_on: row.drafted_on(),
        signed_by_person_on: row.signed_by_person_on(),
        signed_by_referent_on: row.signed_by_referent_on(),
        transmitted_on: row.transmitted_on(),
        decided_on: row.decided_on(),
        decision: row.decision(),
        start: row.start(),
        end: row.end(),
        ended_early_on: row.ended_early_on(),
        cancelled_on: row.cancelled_on(),
        ..Contract::new(row.id, kind)
    }
}

fn review(row: ReviewRecord<'_>) -> Review {
    Review {
        id: row.id,
        on: row.made_on(),
        trigger: row.trigger().unwrap_or(ReviewTrigger::Other),
        action: row.action(),
    }
}

/// Former values of the deadline of one record.
fn due_changes(row: &Row, file: &File) -> Vec<DueChange> {
    all::<PostponementRecord<'_>>(file)
        .filter(|it| it.object() == Some(row.entity.table()) && it.object_id() == Some(row.id))
        .filter_map(|it| {
            Some(DueChange {
                on: it.moved_on()?,
                former: it.former().and_then(from_iso),
            })
        })
        .collect()
}

fn objective(row: ObjectiveRecord<'_>, file: &File) -> Objective {
    Objective {
        id: row.id,
        label: row.label().unwrap_or_default().to_owned(),
        created_on: row.start(),
        due: row.due(),
        due_changes: due_changes(row.row(), file),
        status: row.status().unwrap_or(ObjectiveStatus::Ongoing),
        ended_on: row.end(),
    }
}

fn action(row: ActionRecord<'_>, file: &File) -> Action {
    Action {
        id: row.id,
        label: row.label().unwrap_or_default().to_owned(),
        objective: row.objective(),
        created_on: row.start(),
        due: row.due(),
        due_changes: due_changes(row.row(), file),
        status: row.status().unwrap_or(ActionStatus::ToDo),
        ended_on: row.end(),
        quality: row.quality().map(str::to_owned),
        impact: row.impact().map(str::to_owned),
        evaluated_on: row.evaluated_on(),
        actor: row.actor_organization().map(str::to_owned),
    }
}

/// A diagnostic is meant for everyone whose agreement, or refusal, is in the file.
fn diagnostics(file: &File) -> Vec<Diagnostic> {
    let recipients: Vec<Id> = each(file, |row: SharingAgreementRecord<'_>| row.id);
    each(file, |row: DiagnosticRecord<'_>| Diagnostic {
        id: row.id,
        parcours: None,
        on: row.made_on(),
        recipients: recipients.clone(),
    })
}

fn agreement(row: SharingAgreementRecord<'_>) -> Agreement {
    let refused = row.answer() == Some(AgreementAnswer::Refused);
    Agreement {
        recipient: row.id,
        given_on: row.given_on().filter(|_| !refused),
        expires_on: row.expires_on(),
        withdrawn_on: row.withdrawn_on(),
        refused_on: row.given_on().filter(|_| refused),
    }
}

fn share(row: ShareRecord<'_>) -> Option<Share> {
    Some(Share {
        diagnostic: row.diagnostic()?,
        recipient: row.agreement()?,
        on: row.made_on(),
    })
}

fn person_request(row: PersonRequestRecord<'_>) -> PersonRequest {
    PersonRequest {
        id: row.id,
        received_on: row.received_on(),
        extended_on: row.extended_on(),
        answered_on: row.answered_on(),
    }
}

fn exemption(row: ExemptionRecord<'_>) -> Option<Exemption> {
    let motive = row.reason().unwrap_or_default();
    Some(Exemption {
        from: row.start()?,
        to: row.end(),
        reason: Vocabulary::ExemptionReason.label(motive).to_owned(),
        rules: row.rule_names().map(str::to_owned).collect(),
    })
}

fn waiver(row: WaiverRecord<'_>) -> Waiver {
    Waiver {
        rule: row.rule().unwrap_or_default().to_owned(),
        object: None,
        reason: row.reason().unwrap_or_default().to_owned(),
        on: row.decided_on(),
    }
}

//! From the records of a file to the dated facts that the rules read.
mod rights;

use std::collections::HashMap;

use crate::domain::contract::{Contract, ContractKind, ContractRank, Decision};
use crate::domain::date::Time;
use crate::domain::facts::{
    AbsenceAction, Action, ActionStatus, Agreement, Appointment, AppointmentStatus, Body, Contact,
    Diagnostic, Direction, DueChange, Evaluation, Exemption, Exit, Facts, Objective,
    ObjectiveStatus, Origin, Parcours, ParcoursKind, Reorientation, Request, Review, ReviewTrigger,
    Share, Waiver,
};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::vocabulary::{Vocabulary, counts_as_accompaniment};

/// Records of a file, by kind.
pub type File = HashMap<Entity, Vec<Row>>;

fn rows(file: &File, entity: Entity) -> &[Row] {
    file.get(&entity).map_or(&[], Vec::as_slice)
}

fn each<T>(file: &File, entity: Entity, read: impl Fn(&Row) -> T) -> Vec<T> {
    rows(file, entity)
        .iter()
        .filter(|row| !row.deleted)
        .map(read)
        .collect()
}

/// The facts of one person.
pub fn facts(person: Id, file: &File) -> Facts {
    Facts {
        person,
        request: request(file),
        parcours: parcours(file),
        reorientations: reorientations(file),
        appointments: each(file, Entity::Appointment, appointment),
        absence_actions: each(file, Entity::AbsenceAction, absence_action),
        contacts: each(file, Entity::Contact, contact),
        contracts: each(file, Entity::Contract, contract),
        evaluations: each(file, Entity::Situation, |row| Evaluation {
            id: row.id,
            on: row.date("faite_le"),
        }),
        reviews: each(file, Entity::Review, review),
        objectives: each(file, Entity::Objective, |row| objective(row, file)),
        actions: each(file, Entity::Action, |row| action(row, file)),
        diagnostics: diagnostics(file),
        agreements: each(file, Entity::SharingAgreement, agreement),
        shares: each(file, Entity::Share, share)
            .into_iter()
            .flatten()
            .collect(),
        offers: Vec::new(),
        duties: rights::duties(file),
        examinations: rights::examinations(file),
        suspensions: rights::suspensions(file),
        rights: rights::rights(file),
        resumptions: rights::resumptions(file),
        exemptions: each(file, Entity::Exemption, exemption)
            .into_iter()
            .flatten()
            .collect(),
        waivers: each(file, Entity::Waiver, waiver),
    }
}

/// The claim is that of the latest parcours that knows it.
fn request(file: &File) -> Request {
    let latest = |field: &str| {
        rows(file, Entity::Parcours)
            .iter()
            .filter(|row| !row.deleted)
            .filter_map(|row| row.date(field))
            .max()
    };
    Request {
        requested_on: latest("demande_rsa_le"),
        complete_on: latest("demande_complete_le"),
        rights_notified_on: latest("droits_notifies_le"),
        department_informed_on: latest("notif_droits_recue_cd_le"),
        entered_on: latest("entree_rsa_le"),
    }
}

fn parcours(file: &File) -> Vec<Parcours> {
    let referent = rows(file, Entity::Assignment)
        .iter()
        .rfind(|row| {
            !row.deleted && row.text("fonction") == Some("referent") && row.date("au").is_none()
        })
        .and_then(|row| row.int("agent_id"));
    each(file, Entity::Parcours, |row| {
        // Not a request that was refused or waits. The first one opened this parcours; the last
        // one says where the person is oriented now.
        let decided = |it: &&Row| {
            !it.deleted
                && it.int("parcours_id") == Some(row.id)
                && it
                    .text("demandee_le")
                    .is_none_or(|_| it.text("decision") == Some("acceptee"))
        };
        let orientations = || rows(file, Entity::Orientation).iter().filter(decided);
        let (orientation, latest) = (orientations().next(), orientations().next_back());
        Parcours {
            id: row.id,
            origin: orientation
                .and_then(|it| it.text("origine"))
                .and_then(Origin::from_code),
            kind: latest
                .and_then(|it| it.text("type"))
                .and_then(ParcoursKind::from_code),
            structure: row
                .int("structure_id")
                .or_else(|| latest.and_then(|it| it.int("structure_id"))),
            referent,
            decided_on: orientation.and_then(|it| it.date("decidee_le")),
            notified_on: orientation.and_then(|it| it.date("notifiee_le")),
            taken_charge_on: row.date("prise_en_charge_le"),
            rule_set: row.text("jeu_de_regles").map(str::to_owned),
            body: latest
                .and_then(|it| it.text("organisme"))
                .and_then(Body::from_code),
            vulnerable: row.yes("vulnerable"),
            exit: row.date("sortie_le").map(|on| Exit {
                on,
                motive: row.text("sortie_motif").map(str::to_owned),
            }),
        }
    })
}

fn reorientations(file: &File) -> Vec<Reorientation> {
    rows(file, Entity::Orientation)
        .iter()
        .filter(|row| !row.deleted)
        .filter(|row| row.date("demandee_le").is_some() || is_later(row, file))
        .map(|row| Reorientation {
            id: row.id,
            parcours: None,
            notified_on: row.date("notifiee_le"),
            accepted: row
                .text("decision")
                .is_some_and(|decision| decision == "acceptee")
                || row.date("demandee_le").is_none(),
            requested_on: row.date("demandee_le"),
            decided_on: row.date("decidee_le"),
        })
        .collect()
}

/// A new decision on a parcours that an earlier one opened.
fn is_later(row: &Row, file: &File) -> bool {
    let parcours = row.int("parcours_id");
    parcours.is_some()
        && rows(file, Entity::Orientation)
            .iter()
            .any(|it| !it.deleted && it.int("parcours_id") == parcours && it.id < row.id)
}

fn appointment(row: &Row) -> Appointment {
    let kind = row.text("type").unwrap_or_default();
    Appointment {
        id: row.id,
        parcours: row.int("parcours_id"),
        kind: kind.to_owned(),
        counts_as_accompaniment: counts_as_accompaniment(kind),
        individual: !row.yes("collectif"),
        planned_on: row.date("prevu_le"),
        time: row
            .text("heure")
            .and_then(Time::from_code)
            .and_then(|time| {
                chrono::NaiveTime::from_hms_opt(time.hour().into(), time.minute().into(), 0)
            }),
        created_on: row.date("cree_le"),
        status: row
            .text("statut")
            .and_then(AppointmentStatus::from_code)
            .unwrap_or(AppointmentStatus::Planned),
        status_on: row.date("statut_le"),
    }
}

fn absence_action(row: &Row) -> AbsenceAction {
    AbsenceAction {
        id: row.id,
        appointment: row.int("rdv_id"),
        kind: row.text("type").unwrap_or_default().to_owned(),
        on: row.date("faite_le"),
    }
}

fn contact(row: &Row) -> Contact {
    Contact {
        id: row.id,
        on: row.date("fait_le"),
        bilateral: row.yes("bilateral") || row.text("resultat") == Some("echange"),
        direction: row
            .text("sens")
            .and_then(Direction::from_code)
            .unwrap_or(Direction::Outbound),
    }
}

/// A contract as the rules read it.
pub fn contract(row: &Row) -> Contract {
    let kind = row
        .text("nature")
        .and_then(ContractKind::from_code)
        .unwrap_or(ContractKind::Other);
    Contract {
        parcours: row.int("parcours_id"),
        follows: row.int("suite_de_id"),
        rank: row.text("rang").and_then(ContractRank::from_code),
        drafted_on: row.date("redige_le"),
        signed_by_person_on: row.date("signe_allocataire_le"),
        signed_by_referent_on: row.date("signe_referent_le"),
        transmitted_on: row.date("transmis_le"),
        decided_on: row.date("decide_le"),
        decision: row.text("decision").and_then(Decision::from_code),
        start: row.date("debut"),
        end: row.date("fin"),
        ended_early_on: row.date("fin_anticipee_le"),
        cancelled_on: row.date("annule_le"),
        ..Contract::new(row.id, kind)
    }
}

fn review(row: &Row) -> Review {
    Review {
        id: row.id,
        on: row.date("faite_le"),
        trigger: row
            .text("declencheur")
            .and_then(ReviewTrigger::from_code)
            .unwrap_or(ReviewTrigger::Other),
        action: row.int("action_id"),
    }
}

/// Former values of the deadline of one record.
fn due_changes(row: &Row, file: &File) -> Vec<DueChange> {
    rows(file, Entity::Postponement)
        .iter()
        .filter(|it| {
            !it.deleted
                && it.text("objet") == Some(row.entity.table())
                && it.int("objet_id") == Some(row.id)
        })
        .filter_map(|it| {
            Some(DueChange {
                on: it.date("reporte_le")?,
                former: it.date("ancienne"),
            })
        })
        .collect()
}

fn objective(row: &Row, file: &File) -> Objective {
    Objective {
        id: row.id,
        label: row.text("libelle").unwrap_or_default().to_owned(),
        created_on: row.date("debut"),
        due: row.date("echeance"),
        due_changes: due_changes(row, file),
        status: row
            .text("statut")
            .and_then(ObjectiveStatus::from_code)
            .unwrap_or(ObjectiveStatus::Ongoing),
        ended_on: row.date("fin"),
    }
}

fn action(row: &Row, file: &File) -> Action {
    Action {
        id: row.id,
        label: row.text("libelle").unwrap_or_default().to_owned(),
        objective: row.int("objectif_id"),
        created_on: row.date("debut"),
        due: row.date("echeance"),
        due_changes: due_changes(row, file),
        status: row
            .text("statut")
            .and_then(ActionStatus::from_code)
            .unwrap_or(ActionStatus::ToDo),
        ended_on: row.date("fin"),
        quality: row.text("qualite").map(str::to_owned),
        impact: row.text("impact").map(str::to_owned),
        evaluated_on: row.date("evaluee_le"),
        actor: row.text("acteur_structure").map(str::to_owned),
    }
}

/// A diagnostic is meant for everyone whose agreement, or refusal, is in the file.
fn diagnostics(file: &File) -> Vec<Diagnostic> {
    let recipients: Vec<Id> = each(file, Entity::SharingAgreement, |row| row.id);
    each(file, Entity::Diagnostic, |row| Diagnostic {
        id: row.id,
        parcours: None,
        on: row.date("etabli_le"),
        recipients: recipients.clone(),
    })
}

fn agreement(row: &Row) -> Agreement {
    let refused = row.text("reponse") == Some("refus");
    Agreement {
        recipient: row.id,
        given_on: row.date("donne_le").filter(|_| !refused),
        expires_on: row.date("expire_le"),
        withdrawn_on: row.date("retire_le"),
        refused_on: row.date("donne_le").filter(|_| refused),
    }
}

fn share(row: &Row) -> Option<Share> {
    Some(Share {
        diagnostic: row.int("diagnostic_id")?,
        recipient: row.int("accord_id")?,
        on: row.date("fait_le"),
    })
}

fn exemption(row: &Row) -> Option<Exemption> {
    let motive = row.text("motif").unwrap_or_default();
    Some(Exemption {
        from: row.date("debut")?,
        to: row.date("fin"),
        reason: Vocabulary::ExemptionReason.label(motive).to_owned(),
        rules: row
            .text("regles")
            .unwrap_or_default()
            .split([',', ';', ' '])
            .map(str::trim)
            .filter(|rule| !rule.is_empty())
            .map(str::to_owned)
            .collect(),
    })
}

fn waiver(row: &Row) -> Waiver {
    Waiver {
        rule: row.text("regle").unwrap_or_default().to_owned(),
        object: None,
        reason: row.text("motif").unwrap_or_default().to_owned(),
        on: row.date("decide_le"),
    }
}

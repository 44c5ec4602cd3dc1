//! What goes with a contract that is saved: the commitments carried over from the one it follows, and
//! its words, frozen when someone signs.
pub mod draft;

use super::model;
use crate::domain::agenda::Closed;
use crate::domain::contract::doubts::doubts;
use crate::domain::contract::text;
use crate::domain::file::facts::contract as contract_of;
use crate::domain::follow_up::Task;
use crate::domain::record::commitment::{COMMITMENT, CommitmentRecord};
use crate::domain::record::contract::{CONTRACT, ContractRecord};
use crate::domain::record::contract_version::{CONTRACT_VERSION, ContractVersionRecord};
use crate::domain::record::{Issue, Name};
use crate::gestures::prelude::*;
use crate::words::contract::service;

pub(super) const HOOKS: Hooks = Hooks {
    new_form: Some(|at, _, _| draft::blank(at)),
    with: carried_and_frozen,
    explain: |at, file, remarks| {
        remarks.issues.extend(doubts_of_others(at, file));
        doubt_start(at, file, remarks);
        let signatory = at.read::<ContractRecord<'_>>().signatory();
        let field = (Task::Contract, CONTRACT.signatory.name, signatory);
        model::check_agent(at, file, field, remarks);
    },
    next: |at, _| {
        let both = signatures(at).iter().all(Option::is_some);
        let last = signed_now(at).filter(|_| both);
        last.map(|_| Next::FirstAppointment(Closed::Signed))
    },
    ..NONE
};

/// What the other contracts and the law say of it.
fn doubts_of_others(at: &Filled<'_>, file: &CaseFile) -> Vec<Issue> {
    let (contract, life) = (contract_of(at.read()), file.life());
    let stay = life.stay(&contract);
    let regime = stay.map_or_else(|| life.regime(), |stay| stay.regime);
    doubts(&at.row, &contract, &life, regime)
}

/// A contract begins once it is drawn up, on a situation that was evaluated.
fn doubt_start(at: &Filled<'_>, file: &CaseFile, remarks: &mut Remarks) {
    let it: ContractRecord<'_> = at.read();
    let Some(start) = it.start() else { return };
    let evaluated = file.evaluations().into_iter().filter_map(|it| it.made_on());
    let early = [
        (it.drafted_on(), "le projet, rédigé"),
        (
            evaluated.min(),
            "la première évaluation de la situation, faite",
        ),
    ];
    for (on, what) in early {
        if let Some(on) = on.filter(|on| start < *on) {
            let words = format!(
                "Le contrat commencerait avant {what} le {}. Vérifiez les dates.",
                full(on)
            );
            remarks.doubt(CONTRACT.start.name, words);
        }
    }
}

/// The two signatures.
const SIGNATURES: [Name<Date>; 2] = [CONTRACT.signed_by_person_on, CONTRACT.signed_by_referent_on];
/// What both sides agreed on: changed after a signature, it makes another version.
const TERMS: [&str; 6] = [
    CONTRACT.kind.name,
    CONTRACT.start.name,
    CONTRACT.end.name,
    CONTRACT.weekly_hours.name,
    CONTRACT.hours_ground.name,
    CONTRACT.hours_note.name,
];

/// The days of the two signatures.
fn signatures(at: &Filled<'_>) -> [Option<Date>; 2] {
    let it: ContractRecord<'_> = at.read();
    [it.signed_by_person_on(), it.signed_by_referent_on()]
}

/// The last day of a signature that the form writes.
fn signed_now(at: &Filled<'_>) -> Option<Date> {
    let signed = SIGNATURES.into_iter().zip(signatures(at));
    signed
        .filter_map(|(name, day)| day.filter(|_| at.changes(name)))
        .max()
}

/// Operations that go with a contract, after its own.
fn carried_and_frozen(at: &Filled<'_>, file: &CaseFile) -> Vec<Op> {
    let (contract, commitments) = match at.record {
        Some((id, _)) => (Value::Int(id), file.own_commitments(id)),
        None => {
            let followed = at.read::<ContractRecord<'_>>().follows();
            let carried = followed.map(|id| file.own_commitments(id));
            (Value::Pending(0), carried.unwrap_or_default())
        }
    };
    let carried = commitments.iter().filter(|_| at.is_new());
    let mut ops: Vec<Op> = carried.map(|row| copied(row, &contract)).collect();
    ops.extend(version(at, file, commitments, contract));
    ops
}

fn copied(row: &Row, contract: &Value) -> Op {
    let it = CommitmentRecord::of(row);
    let values = vec![
        COMMITMENT.contract.set(contract.clone()),
        COMMITMENT.person.set(it.person()),
        COMMITMENT.side.set(it.side()),
        COMMITMENT.order.set(it.order()),
        COMMITMENT.wording.set(it.wording()),
    ];
    Op::insert(Entity::Commitment, values)
}

/// The present words, when a signature or what was signed has just changed; nothing when they
/// are those of the last version.
fn version(
    at: &Filled<'_>,
    file: &CaseFile,
    commitments: Vec<&Row>,
    contract: Value,
) -> Option<Op> {
    let (occasion, on) = occasion(at)?;
    let signatory = at.read::<ContractRecord<'_>>().signatory();
    let service = service(file, at.names, signatory, on);
    let signatory = at.names.agent(signatory);
    let words = text(&file.wording(&at.row, at.base, commitments, signatory, service));
    let known = at.record.map(|(id, _)| file.versions(id));
    let last = known.and_then(|known| known.last().copied());
    let last = last.map(ContractVersionRecord::of);
    if last.and_then(|it| it.content()) == Some(words.as_str()) {
        return None;
    }
    let number = last.and_then(|it| it.number()).unwrap_or(0) + 1;
    Some(Op::insert(
        Entity::ContractVersion,
        vec![
            owner(file),
            CONTRACT_VERSION.contract.set(contract),
            CONTRACT_VERSION.number.set(number),
            CONTRACT_VERSION.frozen_on.set(on),
            CONTRACT_VERSION.occasion.set(occasion),
            CONTRACT_VERSION.content.set(words),
        ],
    ))
}

/// Why the words are frozen now, and the day that it happened.
fn occasion(at: &Filled<'_>) -> Option<(&'static str, Date)> {
    let signed = signatures(at).map(|day| day.is_some());
    if let Some(on) = signed_now(at) {
        let occasion = match signed {
            [true, true] => "signatures",
            [true, false] => "signature_personne",
            [false, _] => "signature_referent",
        };
        return Some((occasion, on));
    }
    let terms = !at.is_new() && TERMS.iter().any(|name| at.answer(name).is_some());
    (terms && signed.contains(&true)).then_some(("modification", at.writer.today))
}

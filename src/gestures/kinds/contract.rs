//! What goes with a contract that is saved: the commitments carried over from the one it follows, and
//! its words, frozen when someone signs.
pub(in crate::gestures) mod draft;

use super::hooks::First::{Code, Parent};
use super::hooks::{Hooks, NONE, put_last};
use super::model;
use crate::domain::agenda::Closed;
use crate::domain::change::{Op, Values};
use crate::domain::contract::text;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::follow_up::Task;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::gestures::filled::Filled;
use crate::gestures::next::Next;

pub(super) const HOOKS: Hooks = Hooks {
    new_form: Some(|at, _, _| draft::blank(at)),
    with: carried_and_frozen,
    explain: |at, file, remarks| {
        model::check_agent(at, file, (Task::Contract, "signataire_id"), remarks);
    },
    next: |at, _| is_now_signed(at).then_some(Next::FirstAppointment(Closed::Signed)),
    ..NONE
};

/// A commitment of one side.
pub(super) const COMMITMENT: Hooks = Hooks {
    first: &[("contrat_id", Parent), ("cote", Code("allocataire"))],
    complete: put_last,
    ..NONE
};

/// The two signatures.
const SIGNATURES: [&str; 2] = ["signe_allocataire_le", "signe_referent_le"];
/// What both sides agreed on: changed after a signature, it makes another version.
const TERMS: [&str; 6] = [
    "nature",
    "debut",
    "fin",
    "heures_semaine",
    "heures_motif",
    "heures_note",
];

/// Whether the last signature was just written.
fn is_now_signed(at: &Filled<'_>) -> bool {
    let new = |name: &&str| at.answer(name).and_then(Value::as_date).is_some();
    SIGNATURES.iter().any(|name| new(name))
        && SIGNATURES.iter().all(|name| at.row.date(name).is_some())
}

/// Operations that go with a contract, after its own.
fn carried_and_frozen(at: &Filled<'_>, file: &CaseFile) -> Vec<Op> {
    let (contract, commitments) = match at.record {
        Some((id, _)) => (Value::Int(id), file.own_commitments(id)),
        None => {
            let followed = at.row.int("suite_de_id");
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
    let mut values: Values = vec![("contrat_id", contract.clone())];
    for name in ["allocataire_id", "cote", "ordre", "texte"] {
        values.push((name, row.get(name).clone()));
    }
    Op::insert(Entity::Commitment, values)
}

/// The words as they stand, when a signature or what was signed has just changed; nothing when they
/// are those of the last version.
fn version(
    filled: &Filled<'_>,
    file: &CaseFile,
    commitments: Vec<&Row>,
    contract: Value,
) -> Option<Op> {
    let (occasion, on) = occasion(filled)?;
    let signatory = filled.names.agent(filled.row.int("signataire_id"));
    let words = text(&file.wording(&filled.row, filled.base, commitments, signatory));
    let known = filled
        .record
        .map_or_else(Vec::new, |(id, _): (Id, i64)| file.versions(id));
    let last = known.last();
    if last.and_then(|row| row.text("contenu")) == Some(words.as_str()) {
        return None;
    }
    let number = last.and_then(|row| row.int("numero")).unwrap_or(0) + 1;
    Some(Op::insert(
        Entity::ContractVersion,
        vec![
            ("allocataire_id", Value::Int(file.person)),
            ("contrat_id", contract),
            ("numero", Value::Int(number)),
            ("figee_le", on.into()),
            ("occasion", occasion.into()),
            ("contenu", words.into()),
        ],
    ))
}

/// Why the words are frozen now, and the day that it happened.
fn occasion(filled: &Filled<'_>) -> Option<(&'static str, Date)> {
    let changed = |name: &str| filled.answer(name).is_some();
    let row = &filled.row;
    let signed_now = SIGNATURES
        .into_iter()
        .filter(|name| changed(name))
        .filter_map(|name| row.date(name))
        .max();
    let signed = SIGNATURES.map(|name| row.date(name).is_some());
    if let Some(on) = signed_now {
        let occasion = match signed {
            [true, true] => "signatures",
            [true, false] => "signature_personne",
            [false, _] => "signature_referent",
        };
        return Some((occasion, on));
    }
    let terms = filled.record.is_some() && TERMS.into_iter().any(changed);
    (terms && signed.contains(&true)).then_some(("modification", filled.writer.today))
}

//! What goes with a contract that is saved: the commitments carried over from the one it follows, and
//! its words, frozen when someone signs.
use super::Filled;
use crate::domain::change::{Op, Values};
use crate::domain::contract::text;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::gestures::request::Request;

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

/// Operations that go with a contract, after its own.
pub(super) fn consequences(filled: &Filled<'_>, today: Date) -> Vec<Op> {
    let Some(file) = filled.file.filter(|_| filled.entity == Entity::Contract) else {
        return Vec::new();
    };
    let carried: Vec<&Row> = match filled.request {
        Request::Renew(parent) | Request::Amend(parent) => file.own_commitments(parent),
        _ => Vec::new(),
    };
    let contract = filled
        .record
        .map_or(Value::Pending(0), |(id, _)| Value::Int(id));
    let mut ops: Vec<Op> = carried
        .iter()
        .map(|row| Op::Insert {
            entity: Entity::Commitment,
            values: copied(row, &contract),
        })
        .collect();
    let commitments = match filled.record {
        Some((id, _)) => file.own_commitments(id),
        None => carried,
    };
    ops.extend(version(filled, file, commitments, contract, today));
    ops
}

fn copied(row: &Row, contract: &Value) -> Values {
    let mut values: Values = vec![("contrat_id", contract.clone())];
    for name in ["allocataire_id", "cote", "ordre", "texte"] {
        values.push((name, row.get(name).clone()));
    }
    values
}

/// The words as they stand, when a signature or what was signed has just changed; nothing when they
/// are those of the last version.
fn version(
    filled: &Filled<'_>,
    file: &CaseFile,
    commitments: Vec<&Row>,
    contract: Value,
    today: Date,
) -> Option<Op> {
    let (occasion, on) = occasion(filled, today)?;
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
    Some(Op::Insert {
        entity: Entity::ContractVersion,
        values: vec![
            ("allocataire_id", Value::Int(file.person)),
            ("contrat_id", contract),
            ("numero", Value::Int(number)),
            ("figee_le", on.into()),
            ("occasion", occasion.into()),
            ("contenu", words.into()),
        ],
    })
}

/// Why the words are frozen now, and the day that it happened.
fn occasion(filled: &Filled<'_>, today: Date) -> Option<(&'static str, Date)> {
    let changed = |name: &str| filled.values.iter().any(|(known, _)| *known == name);
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
    (terms && signed.contains(&true)).then_some(("modification", today))
}

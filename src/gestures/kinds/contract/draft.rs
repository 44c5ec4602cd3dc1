//! Drawing up a contract: what the file, the law and the day offer. Knows nothing of its life
//! afterwards.
use crate::domain::contract::{ContractKind, Regime, USUAL_HOURS};
use crate::domain::date::{Date, full, last_day};
use crate::domain::record::contract::{CONTRACT, ContractRecord};
use crate::gestures::opening::{Opening, missing};
use crate::gestures::prelude::*;

/// What a contract being drawn up says; the rest comes with its life.
const DRAFT: [&str; 12] = [
    CONTRACT.kind.name,
    CONTRACT.drafted_on.name,
    CONTRACT.start.name,
    CONTRACT.end.name,
    CONTRACT.weekly_hours.name,
    CONTRACT.hours_ground.name,
    CONTRACT.hours_note.name,
    CONTRACT.form.name,
    CONTRACT.signed_by_person_on.name,
    CONTRACT.signed_by_referent_on.name,
    CONTRACT.signatory.name,
    CONTRACT.note.name,
];

/// Months of a contract whose length is not known.
pub const MONTHS: u32 = 6;

/// A new contract, drawn up from what the file and the day say.
pub(super) fn blank(at: Opening<'_>) -> Form {
    let life = at.file.map(CaseFile::life);
    let regime = life.map_or(Regime::Reciprocal, |life| life.regime());
    let (kind, end) = (usual_kind(regime, at.today), last_day(at.today, MONTHS));
    let mut first = owner(at);
    first.extend(terms(kind, at.today, at.today, end));
    if regime == Regime::FullEmployment {
        first.push(CONTRACT.weekly_hours.set(USUAL_HOURS));
    }
    form(at, &first, "Contrat : à préparer")
}

/// The kind that is signed under a law on a day.
pub fn usual_kind(regime: Regime, day: Date) -> ContractKind {
    match regime {
        Regime::FullEmployment if ContractKind::Engagement.exists_on(day) => {
            ContractKind::Engagement
        }
        Regime::FullEmployment | Regime::Reciprocal => ContractKind::Cer,
    }
}

fn owner(at: Opening<'_>) -> Values {
    at.owner().into_iter().chain(at.parcours()).collect()
}

/// Kind, draft date and days of a contract drawn up on a day.
pub fn terms(kind: ContractKind, today: Date, start: Date, end: Option<Date>) -> Values {
    vec![
        CONTRACT.kind.set(kind),
        CONTRACT.drafted_on.set(today),
        CONTRACT.start.set(start),
        CONTRACT.end.set(end),
    ]
}

/// What a contract takes from the one it follows.
pub fn following(at: Opening<'_>, parent: ContractRecord<'_>) -> Values {
    let mut first = owner(at);
    first.extend([
        CONTRACT.follows.set(parent.id),
        CONTRACT.form.set(parent.form()),
        CONTRACT.weekly_hours.set(parent.weekly_hours()),
        CONTRACT.hours_ground.set(parent.hours_ground()),
        CONTRACT.hours_note.set(parent.hours_note()),
    ]);
    first
}

/// The form of a new contract; its days are only offered.
pub fn form(at: Opening<'_>, first: &Values, title: &str) -> Form {
    let spec = at.fields(Entity::Contract, None, &DRAFT).titled(title);
    let mut form = at.form(spec, None, first);
    form.offer(&[
        CONTRACT.start.name,
        CONTRACT.end.name,
        CONTRACT.weekly_hours.name,
    ]);
    form
}

/// A form on a few fields of a contract; what is suggested is only offered.
pub fn short_form(
    at: Opening<'_>,
    it: ContractRecord<'_>,
    spec: FormSpec,
    suggested: Values,
) -> Form {
    let first = missing(&it, suggested);
    let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
    let mut form = at.form(spec, Some(it.row()), &first);
    form.offer(&names);
    form
}

/// « du 24/11/2026 au 23/05/2027 ».
pub fn period(it: ContractRecord<'_>) -> String {
    match (it.start(), it.end()) {
        (Some(start), Some(end)) => format!("du {} au {}", full(start), full(end)),
        (Some(start), None) => format!("du {}", full(start)),
        (None, _) => "à dater".to_owned(),
    }
}

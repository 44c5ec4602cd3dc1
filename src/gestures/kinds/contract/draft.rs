//! Drawing up a contract: what the file, the law and the day offer. Knows nothing of its life
//! afterwards.
use crate::domain::change::Values;
use crate::domain::contract::{ContractKind, Regime, USUAL_HOURS};
use crate::domain::date::{Date, full, last_day};
use crate::domain::record::{Entity, Row, Value};
use crate::form::{Form, FormSpec};
use crate::gestures::opening::{Opening, missing};

/// What a contract being drawn up says; the rest comes with its life.
const DRAFT: [&str; 12] = [
    "nature",
    "redige_le",
    "debut",
    "fin",
    "heures_semaine",
    "heures_motif",
    "heures_note",
    "formulaire",
    "signe_allocataire_le",
    "signe_referent_le",
    "signataire_id",
    "note",
];

/// Months of a contract whose length nobody said.
pub(in crate::gestures) const MONTHS: u32 = 6;

/// A new contract, drawn up from what the file and the day say.
pub(super) fn blank(at: Opening<'_>) -> Form {
    let regime = at
        .file
        .map_or(Regime::Reciprocal, |file| file.life().regime());
    let mut first = owner(at);
    first.extend(terms(
        usual_kind(regime, at.today),
        at.today,
        at.today,
        last_day(at.today, MONTHS),
    ));
    if regime == Regime::FullEmployment {
        first.push(("heures_semaine", Value::Int(USUAL_HOURS)));
    }
    form(at, &first, "Contrat : à préparer")
}

/// The kind that is signed under a law on a day.
pub(in crate::gestures) fn usual_kind(regime: Regime, day: Date) -> ContractKind {
    match regime {
        Regime::FullEmployment if ContractKind::Engagement.exists_on(day) => {
            ContractKind::Engagement
        }
        Regime::FullEmployment | Regime::Reciprocal => ContractKind::Cer,
    }
}

fn owner(at: Opening<'_>) -> Values {
    let parcours = at.file.and_then(|file| file.parcours());
    let parcours = parcours.map(|row| ("parcours_id", Value::Int(row.id)));
    at.owner().into_iter().chain(parcours).collect()
}

/// Kind, draft date and days of a contract drawn up on a day.
pub(in crate::gestures) fn terms(
    kind: ContractKind,
    today: Date,
    start: Date,
    end: Option<Date>,
) -> Values {
    vec![
        ("nature", kind.code().into()),
        ("redige_le", today.into()),
        ("debut", start.into()),
        ("fin", end.into()),
    ]
}

/// What a contract takes from the one it follows.
pub(in crate::gestures) fn following(at: Opening<'_>, parent: &Row) -> Values {
    let mut first = owner(at);
    first.push(("suite_de_id", Value::Int(parent.id)));
    for name in [
        "formulaire",
        "heures_semaine",
        "heures_motif",
        "heures_note",
    ] {
        first.push((name, parent.get(name).clone()));
    }
    first
}

/// The form of a new contract; its days are only offered.
pub(in crate::gestures) fn form(at: Opening<'_>, first: &Values, title: &str) -> Form {
    let spec = at.fields(Entity::Contract, None, &DRAFT).titled(title);
    let mut form = at.form(spec, None, first);
    form.offer(&["debut", "fin", "heures_semaine"]);
    form
}

/// A form on a few fields of a contract; what is suggested is only offered.
pub(in crate::gestures) fn short_form(
    at: Opening<'_>,
    row: &Row,
    spec: FormSpec,
    suggested: Values,
) -> Form {
    let first = missing(row, suggested);
    let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
    let mut form = at.form(spec, Some(row), &first);
    form.offer(&names);
    form
}

/// « du 24/11/2026 au 23/05/2027 ».
pub(in crate::gestures) fn period(row: &Row) -> String {
    match (row.date("debut"), row.date("fin")) {
        (Some(start), Some(end)) => format!("du {} au {}", full(start), full(end)),
        (Some(start), None) => format!("du {}", full(start)),
        (None, _) => "à dater".to_owned(),
    }
}

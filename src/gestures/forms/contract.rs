//! The forms of a contract: its draft, the signatures, the decision, an amendment, a renewal.
use super::{Desk, options, record, seen};
use crate::domain::change::Values;
use crate::domain::contract::{Contract, ContractKind, Length, Life, Regime, USUAL_HOURS, amended};
use crate::domain::date::{Date, full, last_day};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::domain::text::plural;
use crate::form::{Form, FormSpec};
use crate::store::Result;

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
/// Both signatures, and who signs for the service.
const SIGNATURES: [&str; 3] = ["signe_allocataire_le", "signe_referent_le", "signataire_id"];
/// What the SDI or the president of the département decides.
const DECISION: [&str; 4] = ["transmis_le", "instance", "decision", "decide_le"];
/// Months of a contract whose length nobody said.
const MONTHS: u32 = 6;

/// A new contract, drawn up from what the file and the day say.
pub(super) fn draft(file: Option<&CaseFile>, desk: Desk<'_>) -> Form {
    let regime = file.map_or(Regime::Reciprocal, |file| file.life().regime());
    let mut first = owner(file);
    first.extend(proposed(
        usual_kind(regime, desk.today),
        desk.today,
        desk.today,
        MONTHS,
    ));
    if regime == Regime::FullEmployment {
        first.push(("heures_semaine", Value::Int(USUAL_HOURS)));
    }
    made(&first, file, desk).named("contrat", "Contrat : à préparer")
}

/// The kind that is signed under a law on a day.
fn usual_kind(regime: Regime, day: Date) -> ContractKind {
    match regime {
        Regime::FullEmployment if ContractKind::Engagement.exists_on(day) => {
            ContractKind::Engagement
        }
        Regime::FullEmployment | Regime::Reciprocal => ContractKind::Cer,
    }
}

fn owner(file: Option<&CaseFile>) -> Values {
    let mut first: Values = file
        .map(|file| ("allocataire_id", Value::Int(file.person)))
        .into_iter()
        .collect();
    let parcours = file.and_then(CaseFile::parcours);
    first.extend(parcours.map(|row| ("parcours_id", Value::Int(row.id))));
    first
}

/// Kind, days and draft date of a contract of some months.
fn proposed(kind: ContractKind, today: Date, start: Date, months: u32) -> Values {
    vec![
        ("nature", kind.code().into()),
        ("redige_le", today.into()),
        ("debut", start.into()),
        ("fin", last_day(start, months).into()),
    ]
}

/// The form of a new contract; its days are only offered.
fn made(first: &Values, file: Option<&CaseFile>, desk: Desk<'_>) -> Form {
    let shown = seen(Entity::Contract, &DRAFT, None, desk);
    let mut form = Form::only(
        Entity::Contract,
        None,
        &shown,
        first,
        desk.today,
        &options(file, desk.names),
    );
    form.offer(&["debut", "fin", "heures_semaine"]);
    form
}

/// An amendment: the same contract from today on, with the same end.
pub(super) fn amendment(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let parent = record(Entity::Contract, id, file)?;
    let start = parent.date("debut").map(|start| start.max(desk.today));
    let mut first = following(parent, file);
    first.extend([
        ("redige_le", desk.today.into()),
        ("debut", start.or(Some(desk.today)).into()),
        ("fin", parent.get("fin").clone()),
    ]);
    let title = format!("Avenant au contrat {}", period(parent));
    Ok(made(&first, file, desk).named("avenant", &title))
}

/// The next contract: it begins the day after, lasts as long, and carries on what is unresolved.
pub(super) fn renewal(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let parent = record(Entity::Contract, id, file)?;
    let after = parent.date("fin").and_then(|end| end.succ_opt());
    let start = after.unwrap_or(desk.today).max(desk.today);
    let life = file.map(CaseFile::life).unwrap_or_default();
    let end = life
        .contract(id)
        .and_then(|contract| as_long(contract, &life, start))
        .or_else(|| last_day(start, MONTHS));
    let kind = following_kind(parent, &life, desk.today);
    let mut first = following(parent, file);
    first.retain(|(name, _)| *name != "nature");
    first.extend([
        ("nature", kind.code().into()),
        ("redige_le", desk.today.into()),
        ("debut", start.into()),
        ("fin", end.into()),
    ]);
    Ok(made(&first, file, desk).named("renouvellement", &renewal_title(id, file)))
}

/// The same kind, or the one that took its place in the law.
fn following_kind(parent: &Row, life: &Life, today: Date) -> ContractKind {
    let kind = parent.text("nature").and_then(ContractKind::from_code);
    let kind = kind.unwrap_or(ContractKind::Other);
    let replaced = kind == ContractKind::Cer && life.regime() == Regime::FullEmployment;
    if replaced || !kind.exists_on(today) {
        usual_kind(life.regime(), today)
    } else {
        kind
    }
}

/// Last day of a contract that begins on `start` and lasts as long as another one, or as the one
/// that this one amends.
fn as_long(contract: &Contract, life: &Life, start: Date) -> Option<Date> {
    let whole = amended(contract, &life.contracts).unwrap_or(contract);
    let length = Length::between(whole.start?, whole.end?)?;
    let months = start.checked_add_months(chrono::Months::new(length.months))?;
    months
        .checked_add_days(chrono::Days::new(length.days.into()))?
        .pred_opt()
}

/// What a contract takes from the one it follows.
fn following(parent: &Row, file: Option<&CaseFile>) -> Values {
    let mut first = owner(file);
    first.push(("suite_de_id", Value::Int(parent.id)));
    for name in [
        "nature",
        "formulaire",
        "heures_semaine",
        "heures_motif",
        "heures_note",
    ] {
        first.push((name, parent.get(name).clone()));
    }
    first
}

/// « Renouvellement : 2 objectifs et 5 actions continuent, 1 engagement repris ».
fn renewal_title(id: Id, file: Option<&CaseFile>) -> String {
    let (objectives, actions) = file.map(CaseFile::unresolved).unwrap_or_default();
    let own = file.map_or(0, |file| file.own_commitments(id).len());
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut parts = Vec::new();
    if objectives + actions > 0 {
        let verb = if objectives + actions > 1 {
            "continuent"
        } else {
            "continue"
        };
        parts.push(format!(
            "{} et {} {verb}",
            plural(count(objectives), "objectif", "objectifs"),
            plural(count(actions), "action", "actions"),
        ));
    }
    if own > 0 {
        parts.push(plural(
            count(own),
            "engagement repris",
            "engagements repris",
        ));
    }
    if parts.is_empty() {
        return "Renouvellement du contrat".to_owned();
    }
    format!("Renouvellement : {}", parts.join(", "))
}

/// « du 24/11/2026 au 23/05/2027 ».
fn period(row: &Row) -> String {
    match (row.date("debut"), row.date("fin")) {
        (Some(start), Some(end)) => format!("du {} au {}", full(start), full(end)),
        (Some(start), None) => format!("du {}", full(start)),
        (None, _) => "à dater".to_owned(),
    }
}

/// Both signatures, today where one is missing; the days of the contract too when they are.
pub(super) fn sign(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let row = record(Entity::Contract, id, file)?;
    let mut fields = SIGNATURES.to_vec();
    fields.extend(
        ["debut", "fin"]
            .into_iter()
            .filter(|it| row.get(it).is_empty()),
    );
    let start = row.date("debut").unwrap_or(desk.today);
    let suggested = [
        ("signe_allocataire_le", desk.today.into()),
        ("signe_referent_le", desk.today.into()),
        ("signataire_id", desk.agent.into()),
        ("debut", start.into()),
        ("fin", last_day(start, MONTHS).into()),
    ];
    let title = format!("Signatures du contrat {}", period(row));
    let spec = FormSpec::only(Entity::Contract, &fields).named("signatures", &title);
    Ok(short_form(row, spec, suggested.into(), file, desk))
}

/// Who decides, what and when.
pub(super) fn decide(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    let row = record(Entity::Contract, id, file)?;
    let suggested = [
        ("decision", Value::from("valide")),
        ("decide_le", desk.today.into()),
    ];
    let title = format!("Décision sur le contrat {}", period(row));
    let spec = FormSpec::only(Entity::Contract, &DECISION).named("decision", &title);
    Ok(short_form(row, spec, suggested.into(), file, desk))
}

/// A form on a few fields of a contract; what is suggested is only offered.
fn short_form(
    row: &Row,
    spec: FormSpec,
    suggested: Values,
    file: Option<&CaseFile>,
    desk: Desk<'_>,
) -> Form {
    let first: Values = suggested
        .into_iter()
        .filter(|(field, value)| row.get(field).is_empty() && !value.is_empty())
        .collect();
    let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
    let options = options(file, desk.names);
    let mut form = Form::new(spec, Some(row), &first, desk.today, &options);
    form.offer(&names);
    form
}

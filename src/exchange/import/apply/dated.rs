//! Dated records of a row: appointments, contract, objective and action. One that is already
//! there, by its date or its words, is not added again.
use crate::exchange::import::prelude::*;
use chrono::Months;

use super::plan::{Plan, Wish};
use crate::domain::date::iso;
use crate::domain::record::appointment::AppointmentRecord;
use crate::store::Result;

/// First, last and next appointments.
pub(super) fn appointments(
    plan: &mut Plan<'_>,
    target: &mut impl ImportTarget,
    parcours: &Value,
) -> Result<()> {
    let all = [F::FirstAppointment, F::LastAppointment, F::NextAppointment];
    let [first, last, next] = all.map(|from| plan.date(from));
    // The outcome is that of the last one, when the file gives several.
    let Some(closed) = last.or(first).or(next) else {
        return Ok(());
    };
    let closed = Some(closed);
    let known = plan.rows(target, Entity::Appointment)?;
    let mut done: Vec<Date> = Vec::new();
    for (from, on) in all.into_iter().zip([first, last, next]) {
        let Some(on) = on.filter(|on| !done.contains(on)) else {
            continue;
        };
        done.push(on);
        let status = (closed == Some(on)).then(|| outcome(plan, on)).flatten();
        appointment(plan, &known, parcours, from, on, status);
    }
    Ok(())
}

/// The outcome that the row gives to the appointment of that day, if it can be one.
fn outcome(plan: &mut Plan<'_>, on: Date) -> Option<String> {
    let status = plan.row.get(F::AppointmentStatus)?.to_owned();
    if on > plan.today && matches!(status.as_str(), "honore" | "absent") {
        plan.notice(
            F::AppointmentStatus,
            "Ce rendez-vous est à venir : son issue n’est pas reprise.",
        );
        return None;
    }
    Some(status)
}

fn appointment(
    plan: &mut Plan<'_>,
    known: &[Row],
    parcours: &Value,
    from: F,
    on: Date,
    status: Option<String>,
) {
    let is_that = |row: &&Row| AppointmentRecord::of(row).planned_on() == Some(on);
    let row = known.iter().find(is_that);
    let unknown = status.as_deref().is_none_or(|status| status == "prevu");
    if row.is_none() && unknown && on < plan.today {
        plan.notice_once(
            from,
            "Le fichier ne dit pas si ces rendez-vous passés ont été honorés : leur issue reste à noter dans chaque dossier.",
        );
    }
    let mut base: Values = vec![
        ("allocataire_id", plan.owner()),
        ("parcours_id", parcours.clone()),
        ("type", "accompagnement".into()),
        ("prevu_le", iso(on).into()),
    ];
    if status.is_none() {
        base.push(("statut", "prevu".into()));
    }
    let status = status.map(|status| Wish::new("statut", F::AppointmentStatus, status));
    let time = plan
        .wish("heure", F::AppointmentTime)
        .filter(|_| plan.date(F::LastAppointment) == Some(on));
    let wishes = status.into_iter().chain(time).collect();
    plan.settle(Entity::Appointment, row, base, wishes);
}

/// The dates that a row gives to a contract.
struct Dates {
    signed: Option<Date>,
    decided: Option<Date>,
    start: Option<Date>,
    end: Option<Date>,
}

impl Dates {
    fn read(plan: &mut Plan<'_>) -> Self {
        let start = plan.date(F::ContractStart);
        let months = plan
            .row
            .get(F::ContractMonths)
            .and_then(|months| months.parse().ok());
        let end = plan.date(F::ContractEnd);
        if months.is_some() && end.is_none() && start.is_none() {
            plan.notice(
                F::ContractMonths,
                "La durée du contrat n’est pas reprise : il manque sa date de début.",
            );
        }
        let computed = start.zip(months).and_then(|(start, months)| {
            start
                .checked_add_months(Months::new(months))
                .and_then(|end| end.pred_opt())
        });
        Self {
            signed: plan.date(F::ContractSigned),
            decided: plan.date(F::ContractDecided),
            start,
            end: end.or(computed),
        }
    }

    fn is_empty(&self) -> bool {
        [self.signed, self.decided, self.start, self.end]
            .iter()
            .all(Option::is_none)
    }

    /// The contract that those dates are of: by its start, its signature or its end; else one
    /// that has no dates yet.
    fn find<'r>(&self, known: &'r [Row]) -> Option<&'r Row> {
        let by = |field: &str, date: Option<Date>| {
            known
                .iter()
                .find(|row| date.is_some() && row.date(field) == date)
        };
        by("debut", self.start)
            .or_else(|| by("signe_allocataire_le", self.signed))
            .or_else(|| by("signe_referent_le", self.signed))
            .or_else(|| by("fin", self.end))
            .or_else(|| by("decide_le", self.decided))
            .or_else(|| {
                known.iter().find(|row| {
                    ["debut", "fin", "signe_allocataire_le", "signe_referent_le"]
                        .iter()
                        .all(|field| row.get(field).is_empty())
                })
            })
    }
}

/// The contract.
pub(super) fn contract(
    plan: &mut Plan<'_>,
    target: &mut impl ImportTarget,
    parcours: &Value,
) -> Result<()> {
    let dates = Dates::read(plan);
    if dates.is_empty() {
        return Ok(());
    }
    if let (Some(start), Some(end)) = (dates.start, dates.end)
        && end < start
    {
        plan.notice(
            F::ContractEnd,
            "La fin du contrat est avant son début : le contrat n’est pas repris.",
        );
        return Ok(());
    }
    let known = plan.rows(target, Entity::Contract)?;
    let row = dates.find(&known);
    remarks(plan, &dates, row);
    let mut base: Values = vec![
        ("allocataire_id", plan.owner()),
        ("parcours_id", parcours.clone()),
    ];
    if plan.row.get(F::ContractKind).is_none() {
        base.push(("nature", "cer".into()));
    }
    let wishes = wishes(plan, &dates);
    plan.settle(Entity::Contract, row, base, wishes);
    Ok(())
}

/// What was decided for the whole file, one remark each.
fn remarks(plan: &mut Plan<'_>, dates: &Dates, row: Option<&Row>) {
    if dates.signed.is_some() {
        plan.notice_once(
            F::ContractSigned,
            "Le fichier donne une seule date de signature : elle est notée pour la personne et pour le référent.",
        );
    }
    if dates.decided.is_some() && plan.row.get(F::ContractDecision).is_none() {
        plan.notice_once(
            F::ContractDecided,
            "Les contrats qui ont une date de validation sont notés comme validés.",
        );
    }
    if row.is_none() && plan.row.get(F::ContractKind).is_none() {
        let from = [
            F::ContractStart,
            F::ContractSigned,
            F::ContractEnd,
            F::ContractDecided,
        ]
        .into_iter()
        .find(|field| plan.row.get(*field).is_some());
        plan.notice_once(
            from.unwrap_or(F::ContractStart),
            "Le fichier ne dit pas la nature des contrats : ils sont notés comme des CER.",
        );
    }
}

fn wishes(plan: &Plan<'_>, dates: &Dates) -> Vec<Wish> {
    let date = |field, from, on: Option<Date>| on.map(|on| Wish::new(field, from, iso(on)));
    let valid = || Some(Wish::new("decision", F::ContractDecided, "valide"));
    let decision = plan
        .wish("decision", F::ContractDecision)
        .or_else(|| dates.decided.and_then(|_| valid()));
    [
        plan.wish("nature", F::ContractKind),
        plan.wish("rang", F::ContractRank),
        date("signe_allocataire_le", F::ContractSigned, dates.signed),
        date("signe_referent_le", F::ContractSigned, dates.signed),
        date("debut", F::ContractStart, dates.start),
        date("fin", F::ContractEnd, dates.end),
        decision,
        date("decide_le", F::ContractDecided, dates.decided),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The objective and the action, known by their words.
pub(super) fn goals(plan: &mut Plan<'_>, target: &mut impl ImportTarget) -> Result<()> {
    let (objective, action) = (plan.row.get(F::Objective), plan.row.get(F::Action));
    let due = plan
        .row
        .get(F::ActionDue)
        .filter(|due| from_iso(due).is_some());
    if due.is_some() && objective.is_none() && action.is_none() {
        plan.notice(
            F::ActionDue,
            "L’échéance n’est pas reprise : la ligne ne donne ni objectif ni action.",
        );
    }
    let due = |whose: bool| {
        due.filter(|_| whose)
            .map(|due| Wish::new("echeance", F::ActionDue, due))
    };
    let mut parent = None;
    if let Some(words) = objective {
        let known = plan.rows(target, Entity::Objective)?;
        let base = vec![("genre", "final".into()), ("statut", "en_cours".into())];
        parent = Some(goal(
            plan,
            Entity::Objective,
            &known,
            words,
            base,
            due(action.is_none()),
        ));
    }
    if let Some(words) = action {
        let known = plan.rows(target, Entity::Action)?;
        let mut base: Values = vec![("statut", "a_faire".into())];
        base.extend(parent.map(|parent| ("objectif_id", parent)));
        goal(plan, Entity::Action, &known, words, base, due(true));
    }
    Ok(())
}

fn goal(
    plan: &mut Plan<'_>,
    entity: Entity,
    known: &[Row],
    words: &str,
    mut base: Values,
    due: Option<Wish>,
) -> Value {
    let folded = fold(words);
    let row = known
        .iter()
        .find(|row| row.text("libelle").map(fold).as_deref() == Some(&folded));
    let order = known.iter().filter_map(|row| row.int("ordre")).max();
    base.extend([
        ("allocataire_id", plan.owner()),
        ("libelle", words.into()),
        ("ordre", Value::Int(order.map_or(0, |order| order + 1))),
    ]);
    plan.settle(entity, row, base, due.into_iter().collect())
}

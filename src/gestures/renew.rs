//! The contract that follows: it begins the day after, lasts as long, and carries on what is
//! unresolved.
use super::kinds::contract::draft;
use crate::domain::contract::{Contract, ContractKind, Length, Life, Regime, amended};
use crate::domain::date::last_day;
use crate::domain::record::contract::ContractRecord;
use crate::domain::text::plural;
use crate::gestures::prelude::*;

pub(super) struct Renew(pub Id);

impl Steps for Renew {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let parent: ContractRecord<'_> = at.one(self.0)?;
        let after = parent.end().and_then(|end| end.succ_opt());
        let start = after.unwrap_or(at.today).max(at.today);
        let life = at.file.map(CaseFile::life).unwrap_or_default();
        let end = life
            .contract(self.0)
            .and_then(|contract| as_long(contract, &life, start))
            .or_else(|| last_day(start, draft::MONTHS));
        let kind = following_kind(parent, &life, at.today);
        let mut first = draft::following(at, parent);
        first.extend(draft::terms(kind, at.today, start, end));
        Some(draft::form(at, &first, &title(self.0, at.file)))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("Renouvellement : {}", name_of(&at.row))
    }
}

/// The same kind, or the one that took its place in the law.
fn following_kind(parent: ContractRecord<'_>, life: &Life, today: Date) -> ContractKind {
    let kind = parent.kind().unwrap_or(ContractKind::Other);
    let replaced = kind == ContractKind::Cer && life.regime() == Regime::FullEmployment;
    if replaced || !kind.exists_on(today) {
        draft::usual_kind(life.regime(), today)
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

/// « Renouvellement : 2 objectifs et 5 actions continuent, 1 engagement repris ».
fn title(id: Id, file: Option<&CaseFile>) -> String {
    let (objectives, actions) = file.map(CaseFile::unresolved).unwrap_or_default();
    let own = file.map_or(0, |file| file.own_commitments(id).len());
    let mut parts = Vec::new();
    if objectives + actions > 0 {
        let several = objectives + actions > 1;
        let verb = if several { "continuent" } else { "continue" };
        let objectives = plural(objectives, "objectif", "objectifs");
        let actions = plural(actions, "action", "actions");
        parts.push(format!("{objectives} et {actions} {verb}"));
    }
    if own > 0 {
        parts.push(plural(own, "engagement repris", "engagements repris"));
    }
    if parts.is_empty() {
        return "Renouvellement du contrat".to_owned();
    }
    format!("Renouvellement : {}", parts.join(", "))
}

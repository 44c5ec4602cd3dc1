//! What a departure closes and leaves open, in one act: the exit, and a move to another structure.
//! What is announced in the form is what is written.
use crate::domain::contract::Contract;
use crate::domain::leaving::{ExitMotive, change_detail};
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::contract::CONTRACT;
use crate::domain::record::parcours::{PARCOURS, ParcoursRecord};
use crate::domain::text::enclosed;
use crate::domain::vocabulary::AppointmentStatus;
use crate::gestures::prelude::*;

use super::review::planned_from;

/// A question of a form whose answer is no field of the record.
pub const fn question(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field::new(name, label, kind)
}

/// Cancel the appointments to come.
pub(super) const APPOINTMENTS: Field =
    question("rdv_annules", "Annuler les rendez-vous", Kind::YesNo);
/// End the contract in force, annul the one being drawn up.
const CONTRACTS: Field = question("contrats_termines", "Mettre fin au contrat", Kind::YesNo);

/// The questions about what a departure leaves open: appointments to come, a contract that runs.
pub fn left_open(at: Opening<'_>) -> Vec<Field> {
    let Some(file) = at.file else {
        return Vec::new();
    };
    let appointments = planned_from(file, at.today).next().is_some();
    let contracts = !contracts_cut(file, at.today).is_empty();
    let asked = [(appointments, APPOINTMENTS), (contracts, CONTRACTS)];
    let open = asked.into_iter().filter(|(open, _)| *open);
    open.map(|(_, question)| question).collect()
}

/// Contracts that an exit that day cuts short.
fn contracts_cut(file: &CaseFile, day: Date) -> Vec<(&Row, Contract)> {
    let contracts = file.contracts().into_iter().filter(Contract::stands);
    contracts
        .filter(|it| it.kind.has_term())
        .filter(|it| it.last_day().is_none_or(|last| last >= day))
        .filter_map(|it| Some((file.row(Entity::Contract, it.id)?, it)))
        .collect()
}

/// What a departure that day closes, when the form says so. A contract that runs ends the day
/// before; one that never ran is annulled that day.
pub fn closed(at: &Filled<'_>, file: &CaseFile, day: Date) -> Vec<Op> {
    let mut ops = Vec::new();
    if at.yes(APPOINTMENTS.name) {
        ops.extend(planned_from(file, day).map(|row| {
            let values = vec![
                APPOINTMENT
                    .status
                    .set(AppointmentStatus::CancelledByStructure),
                APPOINTMENT.status_on.set(at.writer.today),
            ];
            Op::update(&row, values)
        }));
    }
    if at.yes(CONTRACTS.name) {
        ops.extend(contracts_cut(file, day).into_iter().map(|(row, contract)| {
            let last = day.pred_opt();
            let days = contract.start.zip(last);
            let ran =
                contract.signed_on().is_some() && days.is_none_or(|(start, last)| start <= last);
            let end = if ran {
                CONTRACT.ended_early_on.set(last)
            } else {
                CONTRACT.cancelled_on.set(day)
            };
            Op::update(row, vec![end])
        }));
    }
    ops
}

/// What happens to the appointments and the contracts.
pub fn explain(at: &Filled<'_>, file: &CaseFile, day: Date, remarks: &mut Remarks) {
    let rows: Vec<_> = planned_from(file, day).collect();
    remarks.notice(
        APPOINTMENTS.name,
        match (rows.is_empty(), at.yes(APPOINTMENTS.name)) {
            (true, _) => "Aucun rendez-vous n’est prévu à partir de cette date.".to_owned(),
            (false, cancels) => {
                let done = if cancels { "annulé" } else { "gardé" };
                let many = if rows.len() > 1 { "s" } else { "" };
                let by = if cancels { " par la structure" } else { "" };
                format!("{}\u{a0}: {done}{many}{by}.", listed(&rows))
            }
        },
    );
    let cut: Vec<String> = contracts_cut(file, day)
        .iter()
        .map(|(_, contract)| {
            let kind = contract.kind.label();
            match (contract.signed_on(), at.yes(CONTRACTS.name)) {
                (Some(_), true) => format!(
                    "{kind}\u{a0}: terminé avant l’échéance, le {}",
                    day.pred_opt().map(full).unwrap_or_default()
                ),
                (None, true) => format!("{kind} en élaboration\u{a0}: annulé le {}", full(day)),
                (_, false) => format!("{kind}\u{a0}: ses dates restent ; il se lit « terminé avant échéance » dès la sortie"),
            }
        })
        .collect();
    if !cut.is_empty() {
        remarks.notice(CONTRACTS.name, format!("{}.", cut.join(" ; ")));
    }
}

/// What the questions would bear on, while nothing makes them act: why they do not, in `idle`.
pub fn explain_idle(file: &CaseFile, today: Date, idle: &str, remarks: &mut Remarks) {
    let rows: Vec<_> = planned_from(file, today).collect();
    if !rows.is_empty() {
        let words = format!("{idle}\u{a0}: {}.", listed(&rows));
        remarks.notice(APPOINTMENTS.name, words);
    }
    let cut = contracts_cut(file, today);
    let cut = cut.iter().map(|(_, it)| {
        let last = it.last_day().map(full);
        let until = enclosed(", jusqu’au ", &last.unwrap_or_default(), "");
        format!("{}{until}", it.kind.label())
    });
    let cut: Vec<String> = cut.collect();
    if !cut.is_empty() {
        let words = format!("{idle}\u{a0}: {}.", cut.join(" ; "));
        remarks.notice(CONTRACTS.name, words);
    }
}

/// « 2 rendez-vous : 24/11 14:00, 01/12 ».
fn listed(rows: &[AppointmentRecord<'_>]) -> String {
    let day = |it: &AppointmentRecord<'_>| {
        let hour = it
            .time()
            .map_or_else(String::new, |time| format!(" {}", time.long()));
        format!("{}{hour}", it.short_day(APPOINTMENT.planned_on.name))
    };
    let mut days: Vec<String> = rows.iter().take(3).map(day).collect();
    if rows.len() > 3 {
        days.push("…".to_owned());
    }
    format!("{} rendez-vous ({})", rows.len(), days.join(", "))
}

/// A move to another structure.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// The parcours that ends.
    pub from: ParcoursRecord<'a>,
    /// The structure it goes on in.
    pub to: Id,
    /// First day there, the first one not followed here.
    pub on: Date,
    /// Why it ends (code): in the phase d’accueil, or later.
    pub detail: &'static str,
}

/// The parcours that runs.
pub fn running(file: &CaseFile) -> Option<ParcoursRecord<'_>> {
    let last = file.parcours().map(ParcoursRecord::of);
    last.filter(|it| it.exit_on().is_none())
}

/// The parcours that runs, left that day for another structure.
pub(super) fn left_for(file: &CaseFile, to: Id, on: Date) -> Option<Move<'_>> {
    let from = running(file)?;
    (from.organization() != Some(to)).then(|| Move {
        from,
        to,
        on,
        detail: change_detail(was_signed(file, from)),
    })
}

/// Whether a contract was ever signed in a parcours.
fn was_signed(file: &CaseFile, parcours: ParcoursRecord<'_>) -> bool {
    let since = parcours.taken_charge_on();
    file.contracts().iter().any(|contract| {
        let here = match contract.parcours {
            Some(id) => id == parcours.id,
            None => contract.signed_on() >= since,
        };
        here && contract.signed_on().is_some() && contract.cancelled_on.is_none()
    })
}

/// Ends the parcours there, so that the new one may begin.
pub(super) fn close(moved: Move<'_>) -> Op {
    let exit = vec![
        PARCOURS.exit_on.set(moved.on),
        PARCOURS.exit_reason.set(ExitMotive::OtherReferent),
        PARCOURS.exit_detail.set(moved.detail),
    ];
    Op::update(&moved.from, exit)
}

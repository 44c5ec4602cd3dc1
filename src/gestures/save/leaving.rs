//! Leaving a structure, in one act: the exit, and the réorientation that is accepted elsewhere.
//! What is closed, cancelled and opened is the same whether it is told before or written.
use crate::domain::change::{Op, Values};
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::leaving::{change_detail, no_final_review};
use crate::domain::record::{Entity, Id, Row, Value};

/// Answers of the forms below that are no field of their record.
pub mod asked {
    /// Cancel the appointments to come.
    pub const APPOINTMENTS: &str = "rdv_annules";
    /// End the contract in force, annul the one being drawn up.
    pub const CONTRACTS: &str = "contrats_termines";
    /// Make the final review now.
    pub const REVIEW: &str = "revue_fin";
    /// Why there is none.
    pub const NO_REVIEW: &str = "revue_motif";
    /// Close this parcours and open another.
    pub const MOVE: &str = "changer_parcours";
    /// First day in the new structure.
    pub const NEW_START: &str = "nouvelle_prise_en_charge_le";
    /// The new référent.
    pub const NEW_REFERENT: &str = "nouveau_referent_id";
    /// All of them.
    pub const ALL: [&str; 7] = [
        APPOINTMENTS,
        CONTRACTS,
        REVIEW,
        NO_REVIEW,
        MOVE,
        NEW_START,
        NEW_REFERENT,
    ];
}

/// Slug of the rule of the final review.
const FINAL_REVIEW: &str = "REVUE-FIN";

/// An answer of a form, record or not.
#[must_use]
pub fn answer<'a>(values: &'a Values, name: &str) -> Option<&'a Value> {
    values
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

fn yes(values: &Values, name: &str) -> bool {
    answer(values, name).and_then(Value::as_int) == Some(1)
}

/// The values of the record itself.
#[must_use]
pub fn of_record(values: &Values) -> Values {
    let own = values.iter().filter(|(name, _)| !asked::ALL.contains(name));
    own.cloned().collect()
}

fn update(row: &Row, values: Values) -> Op {
    Op::Update {
        entity: row.entity,
        id: row.id,
        version: row.version,
        values,
    }
}

/// Appointments still planned from a day on.
#[must_use]
pub fn appointments_from(file: &CaseFile, day: Date) -> Vec<&Row> {
    let rows = file.rows(Entity::Appointment).iter();
    rows.filter(|row| row.text("statut").is_none_or(|status| status == "prevu"))
        .filter(|row| row.date("prevu_le").is_some_and(|on| on >= day))
        .collect()
}

/// Contracts that an exit that day cuts short, each with whether it was signed.
#[must_use]
pub fn contracts_cut(file: &CaseFile, day: Date) -> Vec<(&Row, Contract)> {
    let contracts = file.contracts().into_iter().filter(Contract::stands);
    contracts
        .filter(|it| it.kind.has_term())
        .filter(|it| it.last_day().is_none_or(|last| last >= day))
        .filter_map(|it| Some((file.row(Entity::Contract, it.id)?, it)))
        .collect()
}

fn cancel_appointments(file: &CaseFile, from: Date, today: Date) -> Vec<Op> {
    let rows = appointments_from(file, from).into_iter();
    rows.map(|row| {
        let status = ("statut", "annule_structure".into());
        update(row, vec![status, ("statut_le", today.into())])
    })
    .collect()
}

/// A contract that runs ends the day before the exit; one that never ran is annulled that day.
fn end_contracts(file: &CaseFile, day: Date) -> Vec<Op> {
    let cut = contracts_cut(file, day).into_iter();
    cut.map(|(row, contract)| {
        let last = day.pred_opt();
        let ran = contract.signed_on().is_some()
            && contract
                .start
                .zip(last)
                .is_none_or(|(start, last)| start <= last);
        if ran {
            update(row, vec![("fin_anticipee_le", last.into())])
        } else {
            update(row, vec![("annule_le", day.into())])
        }
    })
    .collect()
}

/// What comes with an exit: appointments, contracts, and why there is no final review.
#[must_use]
pub fn with_exit(file: &CaseFile, row: &Row, values: &Values, today: Date) -> Vec<Op> {
    let Some(day) = row.date("sortie_le") else {
        return Vec::new();
    };
    let mut ops = Vec::new();
    if yes(values, asked::APPOINTMENTS) {
        ops.extend(cancel_appointments(file, day, today));
    }
    if yes(values, asked::CONTRACTS) {
        ops.extend(end_contracts(file, day));
    }
    let why = answer(values, asked::NO_REVIEW).and_then(Value::as_text);
    let why = why.or_else(|| no_final_review(row.text("sortie_precision")));
    if let Some(why) = why.filter(|_| !yes(values, asked::REVIEW)) {
        ops.push(Op::Insert {
            entity: Entity::Waiver,
            values: vec![
                ("allocataire_id", Value::Int(file.person)),
                ("regle", FINAL_REVIEW.into()),
                ("motif", why.into()),
                ("decide_le", today.into()),
            ],
        });
    }
    ops
}

/// A move to another structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<'a> {
    /// The parcours that ends.
    pub from: &'a Row,
    /// The structure it goes on in.
    pub to: Id,
    /// First day there, the first one not followed here.
    pub on: Date,
    /// Why it ends (code): in the phase d’accueil, or later.
    pub detail: &'static str,
}

/// Whether an orientation is decided, and not refused.
fn accepted(row: &Row) -> bool {
    match row.text("decision") {
        Some(code) => code == "acceptee",
        None => row.date("demandee_le").is_none(),
    }
}

/// The move that an orientation, as its form leaves it, asks for.
#[must_use]
pub fn move_of<'a>(file: &'a CaseFile, row: &Row, values: &Values) -> Option<Move<'a>> {
    let from = file
        .parcours()
        .filter(|it| it.date("sortie_le").is_none())?;
    let to = row.int("structure_id")?;
    let refused = answer(values, asked::MOVE).and_then(Value::as_int) == Some(0);
    if !accepted(row) || refused || from.int("structure_id") == Some(to) {
        return None;
    }
    let start = answer(values, asked::NEW_START).and_then(Value::as_date);
    let on = start
        .or_else(|| row.date("notifiee_le"))
        .or_else(|| row.date("decidee_le"))?;
    Some(Move {
        from,
        to,
        on,
        detail: change_detail(was_signed(file, from)),
    })
}

/// The move that a new parcours in another structure makes of the one that is open.
#[must_use]
pub fn next_parcours<'a>(file: &'a CaseFile, row: &Row) -> Option<Move<'a>> {
    let from = file
        .parcours()
        .filter(|it| it.date("sortie_le").is_none())?;
    let to = row.int("structure_id")?;
    let on = row.date("prise_en_charge_le")?;
    let begun = from
        .date("prise_en_charge_le")
        .is_none_or(|begun| begun <= on);
    (begun && from.int("structure_id") != Some(to)).then(|| Move {
        from,
        to,
        on,
        detail: change_detail(was_signed(file, from)),
    })
}

/// Whether a contract was ever signed in a parcours.
fn was_signed(file: &CaseFile, parcours: &Row) -> bool {
    let since = parcours.date("prise_en_charge_le");
    file.contracts().iter().any(|contract| {
        let here = match contract.parcours {
            Some(id) => id == parcours.id,
            None => contract.signed_on() >= since,
        };
        here && contract.signed_on().is_some() && contract.cancelled_on.is_none()
    })
}

/// Ends the parcours there, so that the new one may begin.
#[must_use]
pub fn close(moved: Move<'_>) -> Op {
    update(
        moved.from,
        vec![
            ("sortie_le", moved.on.into()),
            ("sortie_motif", "changement_ru".into()),
            ("sortie_precision", moved.detail.into()),
        ],
    )
}

/// The operations of an orientation: the record, and the move when there is one.
#[must_use]
pub fn orientation(
    file: &CaseFile,
    row: &Row,
    record: Option<(Id, i64)>,
    values: &Values,
    today: Date,
) -> Vec<Op> {
    let moved = move_of(file, row, values);
    let mut own = of_record(values);
    let mut ops = Vec::new();
    if let Some(moved) = moved {
        let start = answer(values, asked::NEW_START)
            .cloned()
            .unwrap_or_default();
        ops.push(Op::Insert {
            entity: Entity::Parcours,
            values: vec![
                ("allocataire_id", Value::Int(file.person)),
                ("structure_id", Value::Int(moved.to)),
                ("prise_en_charge_le", start),
            ],
        });
        own.retain(|(name, _)| *name != "parcours_id");
        own.push(("parcours_id", Value::Pending(0)));
    }
    ops.push(match record {
        Some((id, version)) => Op::Update {
            entity: Entity::Orientation,
            id,
            version,
            values: own,
        },
        None => Op::Insert {
            entity: Entity::Orientation,
            values: own,
        },
    });
    let Some(moved) = moved else { return ops };
    ops.push(close(moved));
    if yes(values, asked::APPOINTMENTS) {
        ops.extend(cancel_appointments(file, moved.on, today));
    }
    if yes(values, asked::CONTRACTS) {
        ops.extend(end_contracts(file, moved.on));
    }
    ops.extend(new_referent(file, values, moved.on));
    ops
}

fn new_referent(file: &CaseFile, values: &Values, on: Date) -> Vec<Op> {
    let Some(agent) = answer(values, asked::NEW_REFERENT).and_then(Value::as_int) else {
        return Vec::new();
    };
    let wanted = super::assignment::Wanted {
        agent,
        role: "referent",
        from: Some(on),
        to: None,
    };
    let Ok(mut ops) = super::assignment::make_room(file.rows(Entity::Assignment), wanted) else {
        return Vec::new();
    };
    ops.push(Op::Insert {
        entity: Entity::Assignment,
        values: vec![
            ("allocataire_id", Value::Int(file.person)),
            ("agent_id", Value::Int(agent)),
            ("fonction", "referent".into()),
            ("du", on.into()),
        ],
    });
    ops
}

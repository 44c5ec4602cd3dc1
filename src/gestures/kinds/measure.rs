//! Measures on the allowance and resumptions of work: dates that overlap or no longer fit.
use chrono::Months;

use super::hooks::First::{Code, Today, Yes};
use super::hooks::{Hooks, NONE};
use crate::domain::date::full;
use crate::domain::file::CaseFile;
use crate::domain::record::Row;
use crate::gestures::filled::Filled;
use crate::gestures::remarks::Remarks;

pub(super) const SUSPENSION: Hooks = Hooks {
    first: &[("mesure_notifiee_le", Today)],
    explain: |at, file, remarks| {
        overlap(at, file, "une autre mesure", remarks);
        if at.row.date("debut").is_none() && at.row.date("fin").is_some() {
            remarks.doubt("debut", "La mesure a une fin sans début.");
        }
    },
    ..NONE
};

pub(super) const RESUMPTION: Hooks = Hooks {
    first: &[
        ("nature", Code("emploi")),
        ("debut", Today),
        ("courte", Yes),
    ],
    explain: |at, file, remarks| {
        overlap(at, file, "une autre reprise", remarks);
        still_short(at, remarks);
    },
    ..NONE
};

/// Months after which an open resumption asks whether it is still short (« Hérault, bilan de
/// convention »).
const SHORT: Months = Months::new(3);

fn still_short(at: &Filled<'_>, remarks: &mut Remarks) {
    let open = at.row.date("fin").is_none() && at.row.yes("courte");
    let start = at.row.date("debut");
    let limit = start.and_then(|on| on.checked_add_months(SHORT));
    if open && limit.is_some_and(|limit| limit < at.writer.today) {
        remarks.doubt(
            "courte",
            "Cette reprise dure depuis plus de 3 mois sans fin connue. Vérifiez qu’elle est encore de courte durée.",
        );
    }
}

fn overlap(at: &Filled<'_>, file: &CaseFile, what: &str, remarks: &mut Remarks) {
    let Some(start) = at.row.date("debut") else {
        return;
    };
    let end = at.row.date("fin");
    let meets = |other: &&Row| {
        let starts_before = other
            .date("debut")
            .is_some_and(|from| end.is_none_or(|to| from < to));
        starts_before && other.date("fin").is_none_or(|to| start < to)
    };
    let rows = file.rows(at.kind).iter();
    let other = rows.filter(|row| row.id != at.row.id).find(meets);
    let Some(other) = other else { return };
    let until = other.date("fin").map_or_else(
        || "toujours en cours".to_owned(),
        |to| format!("fin le {}", full(to)),
    );
    remarks.doubt(
        "debut",
        format!(
            "Ces dates se chevauchent avec {what}, commencée le {} ({until}). Vérifiez.",
            other.day("debut")
        ),
    );
}

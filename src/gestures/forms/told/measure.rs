//! Of measures on the allowance and resumptions of work: dates that overlap or no longer fit.
use chrono::Months;

use super::{Filling, Told};
use crate::domain::date::full;
use crate::domain::record::{Entity, Row};

/// Months after which an open resumption asks whether it is still short (« Hérault, bilan de
/// convention »).
const SHORT: Months = Months::new(3);

pub(super) fn check(at: Filling<'_>, told: &mut Told) {
    overlap(at, told);
    if at.row.entity == Entity::Suspension {
        if at.row.date("debut").is_none() && at.row.date("fin").is_some() {
            told.warn("debut", "La mesure a une fin sans début.");
        }
        return;
    }
    let open = at.row.date("fin").is_none() && at.row.yes("courte");
    let limit = at
        .row
        .date("debut")
        .and_then(|on| on.checked_add_months(SHORT));
    if open && limit.is_some_and(|limit| limit < at.today) {
        told.warn(
            "courte",
            "Cette reprise dure depuis plus de 3 mois sans fin connue. Vérifiez qu’elle est encore de courte durée.",
        );
    }
}

fn overlap(at: Filling<'_>, told: &mut Told) {
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
    let rows = at.file.rows(at.row.entity).iter();
    let other = rows.filter(|row| row.id != at.row.id).find(meets);
    let Some(other) = other else { return };
    let until = other.date("fin").map_or_else(
        || "toujours en cours".to_owned(),
        |to| format!("fin le {}", full(to)),
    );
    let what = match at.row.entity {
        Entity::Suspension => "une autre mesure",
        _ => "une autre reprise",
    };
    told.warn(
        "debut",
        format!(
            "Ces dates se chevauchent avec {what}, commencée le {} ({until}). Vérifiez.",
            other.day("debut")
        ),
    );
}

//! Measures on the allowance and resumptions of work: dates that overlap or no longer fit.
use crate::gestures::prelude::*;
use chrono::Months;

use crate::domain::record::resumption::{RESUMPTION as FIELDS, ResumptionRecord};
use crate::domain::record::suspension::{SUSPENSION as MEASURE, SuspensionRecord};

pub(super) const SUSPENSION: Hooks = Hooks {
    explain: |at, file, remarks| {
        let period = |it: SuspensionRecord<'_>| (it.id, it.start(), it.end());
        let new = period(at.read());
        let others = file.all().map(period);
        overlap(new, others, "une autre mesure", remarks);
        if let (_, None, Some(_)) = new {
            remarks.doubt(MEASURE.start.name, "La mesure a une fin sans début.");
        }
    },
    ..NONE
};

pub(super) const RESUMPTION: Hooks = Hooks {
    explain: |at, file, remarks| {
        let period = |it: ResumptionRecord<'_>| (it.id, it.start(), it.end());
        let others = file.all().map(period);
        overlap(period(at.read()), others, "une autre reprise", remarks);
        still_short(at, remarks);
    },
    ..NONE
};

/// Months after which an open resumption asks whether it is still short (« Hérault, bilan de
/// convention »).
const SHORT: Months = Months::new(3);

fn still_short(at: &Filled<'_>, remarks: &mut Remarks) {
    let it: ResumptionRecord<'_> = at.read();
    let open = it.end().is_none() && it.short();
    let limit = it.start().and_then(|on| on.checked_add_months(SHORT));
    if open && limit.is_some_and(|limit| limit < at.writer.today) {
        remarks.doubt(
            FIELDS.short.name,
            "Cette reprise dure depuis plus de 3 mois sans fin connue. Vérifiez qu’elle est encore de courte durée.",
        );
    }
}

/// A record, its first and last days.
type Period = (Id, Option<Date>, Option<Date>);

fn overlap(
    (id, start, end): Period,
    others: impl Iterator<Item = Period>,
    what: &str,
    remarks: &mut Remarks,
) {
    let Some(start) = start else { return };
    let mut others = others.filter_map(|(other, from, to)| Some((other, from?, to)));
    let meets = |(other, from, to): &(Id, Date, Option<Date>)| {
        *other != id && end.is_none_or(|end| *from < end) && to.is_none_or(|to| start < to)
    };
    let Some((_, from, to)) = others.find(meets) else {
        return;
    };
    let running = || "toujours en cours".to_owned();
    let until = to.map_or_else(running, |to| format!("fin le {}", full(to)));
    let (start, from) = (FIELDS.start.name, full(from));
    let dates = "Ces dates se chevauchent avec";
    remarks.doubt(
        start,
        format!("{dates} {what}, commencée le {from} ({until}). Vérifiez."),
    );
}

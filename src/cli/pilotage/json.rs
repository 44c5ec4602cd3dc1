//! The indicators as other programs read them: `carnet.pilotage/1`. The keys of the schema are
//! always there; what only some indicators have (delays, classes, groups, persons) adds a key.
use crate::cli::prelude::*;

use crate::statistics::{self, Behind, Figure, Line, words};

/// A rate to four decimals: « 0,9345 » is what « 93,5 % » is read from.
fn rounded(x: f64) -> f64 {
    (x * 10_000.0).round() / 10_000.0
}

fn excluded(figure: &Figure) -> Json {
    let causes = figure.excluded.iter();
    causes
        .map(|(cause, n)| json!({ "motif": words::cause(cause), "n": n }))
        .collect()
}

/// The whole report; `people` are those behind one indicator.
pub(super) fn report(
    report: &statistics::Report,
    people: Option<&(&'static str, Behind)>,
    (stopped, known): (Option<Date>, Date),
) -> Json {
    let lines = report.lines.iter().map(|line| {
        let own = people.filter(|(id, _)| *id == line.indicator.id);
        indicator(line, own.map(|(_, people)| persons(people)))
    });
    let head = json!({
        "schema": "carnet.pilotage/1",
        "du": iso(report.selection.from),
        "au": iso(report.selection.to),
        "connu_le": iso(known),
    });
    let head = match stopped {
        Some(day) => out::with(head, "arrete_au", iso(day).into()),
        None => head,
    };
    out::with(head, "indicateurs", lines.collect())
}

fn indicator(line: &Line, people: Option<Json>) -> Json {
    let (figure, shape) = (&line.figure, line.indicator.shape);
    let classes = line.buckets.iter();
    let classes = classes.map(|(class, n)| json!({ "classe": class, "n": n }));
    let groups = line.groups.iter().map(|it| {
        json!({
            "cle": it.key,
            "libelle": it.label,
            "numerateur": it.figure.numerator,
            "denominateur": it.figure.denominator,
            "taux": it.figure.rate(shape).map(rounded),
            "en_attente": it.figure.waiting,
            "exclus": excluded(&it.figure),
        })
    });
    let delay = figure.delay.map(|delay| {
        json!({ "moyenne": rounded(delay.mean), "mediane": delay.median, "n": delay.count })
    });
    let always = json!({
        "id": line.indicator.id,
        "libelle": line.indicator.label,
        "numerateur": figure.numerator,
        "denominateur": figure.denominator,
        "taux": figure.rate(shape).map(rounded),
        "cible": line.target,
        "en_attente": figure.waiting,
        "exclus": excluded(figure),
    });
    let own = [
        ("deja_faits", json!(figure.waiting_done)),
        ("delai", json!(delay)),
        ("repartition", classes.collect()),
        ("groupes", groups.collect()),
        ("personnes", json!(people)),
    ];
    let nothing = [Json::Null, json!(0), json!([])];
    let own = own
        .into_iter()
        .filter(|(_, value)| !nothing.contains(value));
    own.fold(always, |json, (key, value)| out::with(json, key, value))
}

fn persons(people: &Behind) -> Json {
    let apart = people.excluded.iter();
    let apart = apart.map(|(cause, ids)| json!({ "motif": words::cause(cause), "personnes": ids }));
    json!({
        "numerateur": people.numerator,
        "denominateur": people.denominator,
        "en_attente": people.waiting,
        "exclus": apart.collect::<Json>(),
    })
}

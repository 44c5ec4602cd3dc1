//! The indicators as other programs read them: `carnet.pilotage/1`. The keys of the schema are
//! always there; what only some indicators have (delays, classes, groups, persons) adds a key.
use serde::Serialize;

use crate::domain::date::{Date, iso};
use crate::domain::record::Id;
use crate::statistics::{self, Behind, Figure, Line, Shape, words};

#[derive(Serialize)]
pub(super) struct Report<'a> {
    schema: &'static str,
    du: String,
    au: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrete_au: Option<String>,
    indicateurs: Vec<Indicator<'a>>,
}

#[derive(Serialize)]
struct Indicator<'a> {
    id: &'a str,
    libelle: &'a str,
    #[serde(flatten)]
    figure: Numbers,
    cible: Option<f64>,
    en_attente: i64,
    exclus: Vec<Excluded>,
    #[serde(skip_serializing_if = "is_zero")]
    deja_faits: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    delai: Option<Delay>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    repartition: Vec<Bucket<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groupes: Vec<Group<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    personnes: Option<People<'a>>,
}

#[derive(Serialize)]
struct Numbers {
    numerateur: i64,
    denominateur: i64,
    taux: Option<f64>,
}

#[derive(Serialize)]
struct Excluded {
    motif: String,
    n: i64,
}

#[derive(Serialize)]
struct Delay {
    moyenne: f64,
    mediane: f64,
    n: i64,
}

#[derive(Serialize)]
struct Bucket<'a> {
    classe: &'a str,
    n: i64,
}

#[derive(Serialize)]
struct Group<'a> {
    cle: &'a str,
    libelle: &'a str,
    #[serde(flatten)]
    figure: Numbers,
    en_attente: i64,
    exclus: Vec<Excluded>,
}

#[derive(Serialize)]
struct People<'a> {
    numerateur: &'a [Id],
    denominateur: &'a [Id],
    en_attente: &'a [Id],
    exclus: Vec<Apart<'a>>,
}

#[derive(Serialize)]
struct Apart<'a> {
    motif: String,
    personnes: &'a [Id],
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_zero(n: &i64) -> bool {
    *n == 0
}

/// A rate to four decimals: « 0,9345 » is what « 93,5 % » is read from.
fn rounded(x: f64) -> f64 {
    (x * 10_000.0).round() / 10_000.0
}

fn numbers(figure: &Figure, shape: Shape) -> Numbers {
    Numbers {
        numerateur: figure.numerator,
        denominateur: figure.denominator,
        taux: figure.rate(shape).map(rounded),
    }
}

fn excluded(figure: &Figure) -> Vec<Excluded> {
    let one = |(cause, n): &(String, i64)| Excluded {
        motif: words::cause(cause),
        n: *n,
    };
    figure.excluded.iter().map(one).collect()
}

/// The whole report; `people` are those behind one indicator.
pub(super) fn report<'a>(
    report: &'a statistics::Report,
    people: Option<&'a (&'static str, Behind)>,
    stopped: Option<Date>,
) -> Report<'a> {
    let own = |line: &Line| {
        people
            .filter(|(id, _)| *id == line.indicator.id)
            .map(|(_, people)| persons(people))
    };
    Report {
        schema: "carnet.pilotage/1",
        du: iso(report.selection.from),
        au: iso(report.selection.to),
        arrete_au: stopped.map(iso),
        indicateurs: report
            .lines
            .iter()
            .map(|line| indicator(line, own(line)))
            .collect(),
    }
}

fn indicator<'a>(line: &'a Line, people: Option<People<'a>>) -> Indicator<'a> {
    let (figure, shape) = (&line.figure, line.indicator.shape);
    let group = |it: &'a statistics::Group| Group {
        cle: &it.key,
        libelle: &it.label,
        figure: numbers(&it.figure, shape),
        en_attente: it.figure.waiting,
        exclus: excluded(&it.figure),
    };
    Indicator {
        id: line.indicator.id,
        libelle: line.indicator.label,
        figure: numbers(figure, shape),
        cible: line.target,
        en_attente: figure.waiting,
        exclus: excluded(figure),
        deja_faits: figure.waiting_done,
        delai: figure.delay.map(|delay| Delay {
            moyenne: rounded(delay.mean),
            mediane: delay.median,
            n: delay.count,
        }),
        repartition: line
            .buckets
            .iter()
            .map(|(classe, n)| Bucket { classe, n: *n })
            .collect(),
        groupes: line.groups.iter().map(group).collect(),
        personnes: people,
    }
}

fn persons(people: &Behind) -> People<'_> {
    People {
        numerateur: &people.numerator,
        denominateur: &people.denominator,
        en_attente: &people.waiting,
        exclus: people
            .excluded
            .iter()
            .map(|(cause, ids)| Apart {
                motif: words::cause(cause),
                personnes: ids,
            })
            .collect(),
    }
}

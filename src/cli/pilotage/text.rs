//! The indicators as a person reads them in a terminal: one line each, aligned, French numbers.

use unicode_width::UnicodeWidthStr;

use crate::cli::words::padded;
use crate::domain::date::full;
use crate::domain::text::{decimal, number, percent, plural, typography, visible};
use crate::statistics::{Behind, Figure, Indicator, Line, Report, words};

/// Columns of the id, the label and the ratio.
const WIDTHS: [usize; 3] = [8, 62, 17];

fn padded_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// Writes the report; `people` are those behind one indicator, `known` says by what it was counted.
pub(super) fn report(
    report: &Report,
    people: Option<&(&'static str, Behind)>,
    known: &str,
) -> String {
    let selection = &report.selection;
    let mut text = format!(
        "Du {} au {}, arrêté au {}, avec {known}\n\n",
        full(selection.from),
        full(selection.to),
        full(selection.as_of)
    );
    for line in &report.lines {
        row(&mut text, line);
        if let Some((_, people)) = people.filter(|(id, _)| *id == line.indicator.id) {
            persons(&mut text, people);
        }
    }
    typography(&text)
}

fn push(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}

fn row(text: &mut String, line: &Line) {
    let indicator = line.indicator;
    let target = line.target.map_or_else(String::new, |target| {
        format!("cible {}", percent(target, 0))
    });
    let first = format!(
        "{}{}{}  {}",
        padded(indicator.id, WIDTHS[0]),
        padded(indicator.label, WIDTHS[1]),
        ratio(indicator, &line.figure),
        target
    );
    push(text, &first);
    let more = indent(WIDTHS[0]);
    for sentence in details(&line.figure) {
        push(text, &format!("{more}{sentence}"));
    }
    for (class, n) in &line.buckets {
        push(text, &format!("{more}{} : {}", class, number(*n)));
    }
    for group in &line.groups {
        let label = visible(&group.label);
        let label = padded(&format!("  {label}"), WIDTHS[1]);
        let waiting = waiting(&group.figure).unwrap_or_default();
        push(
            text,
            &format!(
                "{more}{label}{}  {waiting}",
                ratio(indicator, &group.figure)
            ),
        );
    }
}

fn indent(columns: usize) -> String {
    " ".repeat(columns)
}

/// « 12 / 14    85,7 % ».
fn ratio(indicator: &Indicator, figure: &Figure) -> String {
    let terms = format!(
        "{} / {}",
        number(figure.numerator),
        number(figure.denominator)
    );
    format!(
        "{}{}",
        padded_left(&terms, WIDTHS[2]),
        padded_left(&words::rate(indicator, figure), 10)
    )
}

/// « en attente : 3, dont déjà faits : 1 ».
fn waiting(figure: &Figure) -> Option<String> {
    (figure.waiting > 0).then(|| {
        format!(
            "en attente : {}, dont déjà faits : {}",
            number(figure.waiting),
            number(figure.waiting_done)
        )
    })
}

fn details(figure: &Figure) -> Vec<String> {
    let mut lines: Vec<String> = waiting(figure).into_iter().collect();
    if !figure.excluded.is_empty() {
        let causes: Vec<String> = figure
            .excluded
            .iter()
            .map(|(cause, n)| format!("{} ({})", words::cause(cause), number(*n)))
            .collect();
        lines.push(format!("écartés : {}", visible(&causes.join(", "))));
    }
    if let Some(delay) = figure.delay {
        lines.push(format!(
            "délai moyen : {} j, médian : {} j, sur {}",
            decimal(delay.mean, 0),
            decimal(delay.median, 0),
            plural(delay.count, "cas", "cas")
        ));
    }
    lines
}

fn persons(text: &mut String, people: &Behind) {
    let excluded: Vec<(String, &Vec<i64>)> = people
        .excluded
        .iter()
        .map(|(cause, ids)| (format!("écartées, {}", words::cause(cause)), ids))
        .collect();
    let lists = [
        ("au numérateur".to_owned(), &people.numerator),
        ("au dénominateur".to_owned(), &people.denominator),
        ("en attente".to_owned(), &people.waiting),
    ];
    for (name, ids) in lists.into_iter().chain(excluded) {
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        let ids = if ids.is_empty() {
            "aucune".to_owned()
        } else {
            ids.join(", ")
        };
        push(
            text,
            &format!("{}personnes {name} : {ids}", indent(WIDTHS[0])),
        );
    }
}

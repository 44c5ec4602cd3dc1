//! What is told of the indicator chosen: its figures, each of which opens its persons, what is
//! set apart and why, delays, classes.
use crate::app::places::steering::Steering;
use crate::domain::text::{decimal, joined, number, percent};
use crate::statistics::{Line, Part, Shape, words};
use crate::ui::prelude::*;

/// Draws it in at most the rows given.
pub(super) fn draw(steering: &Steering, line: &Line, area: Rect, canvas: &mut Canvas<'_>) {
    let width = area.width.saturating_sub(2);
    let x = area.x + 1;
    let mut rows = area.top()..area.bottom();
    let Some(mut y) = rows.next() else { return };
    let indicator = line.indicator;
    let label = match width {
        90.. => indicator.label,
        _ => indicator.short,
    };
    let title = format!("{label}{}", verdict(line));
    for part in text::wrap(&typography(&title), usize::from(width)) {
        canvas.text((x, y), width, &part, Role::Title);
        let Some(next) = rows.next() else { return };
        y = next;
    }
    let parts = parts(steering, line);
    canvas.words((x, y), width, &parts);
    let here = Part::ALL.iter().position(|it| *it == steering.part);
    let labels = parts.iter().step_by(2).enumerate();
    let hits = labels.map(|(at, (words, _))| {
        let by = steps(here.unwrap_or_default(), at);
        (&**words, Hit::Step(Way::Pages, by))
    });
    canvas.hit_words((x, y), &parts, &hits.collect::<Vec<_>>());
    let lines = sentences(line)
        .iter()
        .flat_map(|sentence| text::wrap(&typography(sentence), usize::from(width)))
        .collect::<Vec<_>>();
    for (y, sentence) in rows.zip(&lines) {
        canvas.text((x, y), width, sentence, Role::Base);
    }
}

/// « : cible 100 %, il manque 6,6 points ».
fn verdict(line: &Line) -> String {
    let Some(target) = line.target else {
        return String::new();
    };
    let told = format!(" : cible {}", percent(target, 0));
    match line.figure.rate(line.indicator.shape) {
        Some(rate) if rate + 0.0005 >= target => format!("{told}, atteinte"),
        Some(rate) => {
            let missing = (target - rate) * 100.0;
            format!("{told}, il manque {} points", decimal(missing, 1))
        }
        None => told,
    }
}

/// The figures, the one chosen marked.
fn parts(steering: &Steering, line: &Line) -> Words {
    let mut list = Words::new();
    for part in Part::ALL {
        let chosen = part == steering.part;
        let mark = if chosen { "▸" } else { " " };
        let label = format!("{mark}{} {}", part.label(), number(part.count(line)));
        let role = if chosen { Role::Selected } else { Role::Base };
        list.push((label, role));
        list.push((" ".to_owned(), Role::Base));
    }
    list
}

fn sentences(line: &Line) -> Vec<String> {
    let mut list = Vec::new();
    let figure = &line.figure;
    if !figure.excluded.is_empty() {
        let causes = figure.excluded.iter();
        let causes = causes.map(|(cause, n)| words::causes(cause, *n));
        list.push(format!("Écartés : {}.", joined(causes, " · ")));
    }
    if let Some(delay) = figure.delay {
        let total = match line.indicator.shape {
            Shape::Days => format!(" ({} jours en tout)", number(figure.numerator)),
            Shape::Rate => String::new(),
        };
        list.push(format!(
            "Délai moyen {} j, médian {} j, sur {}{total}.",
            decimal(delay.mean, 0),
            decimal(delay.median, 0),
            plural(delay.count, "cas", "cas"),
        ));
    }
    if !line.buckets.is_empty() {
        let classes = line.buckets.iter();
        let classes = classes.map(|(class, n)| format!("{class} : {}", number(*n)));
        list.push(joined(classes, " · "));
    }
    if line.figure.denominator == 0 {
        list.push("Personne n’est concerné sur cette période : il n’y a pas de taux.".to_owned());
    }
    if figure.waiting > 0 {
        let (waiting, done) = (number(figure.waiting), figure.waiting_done);
        let done = plural(done, "déjà fait", "déjà faits");
        list.push(format!(
            "En attente de leur échéance, hors du taux : {waiting}, dont {done}."
        ));
    }
    list
}

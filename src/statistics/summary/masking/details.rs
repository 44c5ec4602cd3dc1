//! Tables that count again, part by part, those of the lines of another: the motives of exits in detail, the
//! indicators by scenario and by model of follow-up. A difference between the two would give a small number back.
//! Knows no other table.
use super::small::{BESIDE, PART, TARGET, WHOLE, is_masked, is_small};
use crate::statistics::summary::model::{ActivitySummary, Figure, Line, LineRole, Table};

/// A table, and the one that counts the same persons in detail, under the name of each of its lines.
const DETAILED: [(&str, &str); 3] = [("H4", "B4"), ("E1", "E2"), ("E1", "E3")];

/// Whether a table is masked with another.
pub(super) fn is_detailed(table: &Table) -> bool {
    DETAILED.iter().any(|(_, it)| *it == table.id)
}

/// The lines in detail go together where one of them is small, or where the line that they detail is masked; one alone
/// is printed as that line is.
pub(super) fn details(summary: &mut ActivitySummary, limit: i64) {
    for (whole, detailed) in DETAILED {
        let lines = summary.tables.iter().find(|it| it.id == whole);
        let lines: Vec<Line> = lines.map_or_else(Vec::new, |it| it.lines.clone());
        if let Some(table) = summary.tables.iter_mut().find(|it| it.id == detailed) {
            detail(table, &lines, limit);
        }
    }
}

fn detail(table: &mut Table, wholes: &[Line], limit: i64) {
    let columns = table.columns.clone();
    let rest = matches!(columns.as_slice(), [PART, WHOLE, ..]);
    let mut any = false;
    for whole in wholes.iter().filter(|it| it.role != LineRole::Total) {
        let lines = table.lines.iter_mut();
        let mut under: Vec<&mut Line> = lines.filter(|it| it.group == whole.label).collect();
        if let [line] = under.as_mut_slice() {
            line.figures.clone_from(&whole.figures);
            any |= line.figures.iter().any(is_masked);
            continue;
        }
        let masked = whole.figures.iter().any(is_masked);
        if !masked && !under.iter().any(|it| tells_few(it, rest, limit)) {
            continue;
        }
        any |= !under.is_empty();
        for line in under {
            let figures = line.figures.iter_mut().zip(&columns);
            for (figure, _) in figures.filter(|(_, column)| **column != TARGET) {
                *figure = Figure::Words(BESIDE.to_owned());
            }
        }
    }
    if any {
        table.notes.push(format!(
            "« {BESIDE} »\u{a0}: les lignes d’un même ensemble sont masquées ensemble quand l’une d’elles est un petit nombre."
        ));
    }
}

/// Whether a line says a small number, or leaves one: who did not reach a rate.
fn tells_few(line: &Line, rest: bool, limit: i64) -> bool {
    let counts = line.figures.iter().filter_map(|it| match it {
        Figure::Count(n) => Some(*n),
        _ => None,
    });
    let counts: Vec<i64> = counts.collect();
    let left = match counts.as_slice() {
        [part, whole, ..] if rest => whole - part,
        _ => 0,
    };
    counts.iter().any(|n| is_small(*n, limit)) || is_small(left, limit)
}

#[cfg(test)]
mod tests {
    use crate::statistics::summary::by_hand::{line, summary, table};
    use crate::statistics::summary::model::Line;
    use crate::statistics::summary::shown::words;
    use crate::statistics::summary::{Figure, LineRole, masked};

    /// Two motives, one with two details and who has none, one alone, as both tables print them.
    fn printed([first, second, without, alone]: [i64; 4]) -> Vec<String> {
        let motive = |name, n| line(name, LineRole::Part, [Figure::Count(n)]);
        let detail = |group, name, n| Line {
            group,
            ..line(name, LineRole::Aside, [Figure::Count(n)])
        };
        let sum = first + second + without;
        let motives = vec![
            motive("Emploi", sum),
            motive("Retraite", alone),
            line("Total", LineRole::Total, [Figure::Count(sum + alone)]),
        ];
        let details = vec![
            detail("Emploi", "CDI", first),
            detail("Emploi", "CDD", second),
            detail("Emploi", "Sans précision", without),
            detail("Retraite", "Ensemble", alone),
        ];
        let found = masked(
            &summary([
                table("H4", "iv_a", &["Nb"], motives),
                table("B4", "iv_b", &["Nb"], details),
            ]),
            3,
        );
        let lines = found.tables.iter().flat_map(|it| &it.lines);
        lines.map(|it| words(&it.figures[0])).collect()
    }

    /// Every way to fill both tables with ten persons at most: a motive in detail says numbers only where its own number
    /// is printed, and none of them is small, so that no difference tells more than the table of motives does.
    #[test]
    fn the_details_say_numbers_only_under_a_motive_that_is_printed() {
        let all = || 0..=10_i64;
        let pairs = || all().flat_map(|a| all().map(move |b| (a, b)));
        let mut told = 0;
        for ((a, b), (c, d)) in pairs().flat_map(|one| pairs().map(move |other| (one, other))) {
            if a + b + c + d > 10 {
                continue;
            }
            let printed = printed([a, b, c, d]);
            let numbers: Vec<Option<i64>> = printed.iter().map(|it| it.parse().ok()).collect();
            let (motive, alone, details) = (numbers[0], numbers[1], &numbers[3..6]);
            assert_eq!(printed[6], printed[1], "{printed:?}");
            assert!(
                numbers.iter().flatten().all(|n| *n == 0 || *n >= 3),
                "{printed:?}"
            );
            if details.iter().any(Option::is_some) {
                assert_eq!(
                    details.iter().flatten().sum::<i64>(),
                    motive.unwrap(),
                    "{printed:?}"
                );
                assert!(details.iter().all(Option::is_some), "{printed:?}");
                told += 1;
            }
            assert_eq!(alone.is_some(), numbers[6].is_some());
        }
        assert!(told > 50, "{told}");
    }
}

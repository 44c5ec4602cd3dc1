//! The motives of exits in detail, beside the table of the motives: both count the same persons, so that a
//! difference between the two would give a small number back. Knows no other table.
use super::small::{BESIDE, is_hidden, is_small};
use crate::statistics::summary::model::{ActivitySummary, Figure, Line, LineRole};

/// The table of the motives.
const MOTIVES: &str = "H4";
/// The one that counts the same persons motive by motive, in detail.
pub(super) const DETAILED: &str = "B4";

/// The lines of a motive in detail go together where one of them is small, or where the motive itself is masked; the line
/// of a motive without details is printed as the motive is.
pub(super) fn details(summary: &mut ActivitySummary, limit: i64) {
    let motives = summary.tables.iter().find(|it| it.id == MOTIVES);
    let motives: Vec<Line> = motives.map_or_else(Vec::new, |it| it.lines.clone());
    let Some(table) = summary.tables.iter_mut().find(|it| it.id == DETAILED) else {
        return;
    };
    let mut any = false;
    for motive in motives.iter().filter(|it| it.role == LineRole::Part) {
        let lines = table.lines.iter_mut();
        let mut under: Vec<&mut Line> = lines.filter(|it| it.group == motive.label).collect();
        if let [line] = under.as_mut_slice() {
            line.figures.clone_from(&motive.figures);
            any |= is_hidden(line);
            continue;
        }
        let small = |line: &&mut Line| matches!(line.figures.first(), Some(Figure::Count(n)) if is_small(*n, limit));
        if is_hidden(motive) || under.iter().any(small) {
            any = true;
            for figure in under.iter_mut().flat_map(|it| &mut it.figures) {
                *figure = Figure::Words(BESIDE.to_owned());
            }
        }
    }
    if any {
        table.notes.push(format!(
            "« {BESIDE} »\u{a0}: les précisions d’un motif sont masquées ensemble quand l’une d’elles est un petit nombre."
        ));
    }
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

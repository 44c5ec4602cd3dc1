//! What is masked, from examples and from all that a small table may hold.
use proptest::prelude::*;

use super::*;
use crate::statistics::summary::by_hand::{line, summary, table};

/// The figures of a table as they are printed, line by line.
fn printed(table: &Table) -> Vec<Vec<String>> {
    let figures = |line: &super::super::model::Line| {
        let figures = line.figures.iter();
        figures.map(super::super::shown::words).collect()
    };
    table.lines.iter().map(figures).collect()
}

fn one_column(parts: &[i64], total: Option<i64>) -> Vec<String> {
    let mut lines: Vec<_> = parts
        .iter()
        .map(|n| line("", LineRole::Part, [Figure::Count(*n)]))
        .collect();
    lines.extend(total.map(|n| line("", LineRole::Total, [Figure::Count(n)])));
    let shown = masked(&summary([table("H4", "iv_a", &["Nombre"], lines)]), 5);
    printed(&shown.tables[0]).concat()
}

/// RULES §6.2: cells 1 to 4 print « < 5 », one more where a total would reveal it; what is printed is true.
#[test]
fn small_numbers_go_and_another_with_them() {
    for (parts, total, expected) in [
        (&[10, 20][..], Some(30), "10 20 30"),
        (&[3, 20, 9, 0], Some(32), "< 5 20 masqué 0 32"),
        (&[3, 2, 9, 0], Some(14), "< 5 < 5 9 0 14"),
        // Four and four make eight: a zero hides them.
        (&[4, 4, 0], Some(8), "< 5 < 5 < 5 8"),
        // Five and one make six: nothing else is six.
        (&[1, 5, 7], Some(13), "< 5 masqué masqué 13"),
        (&[4, 4], Some(8), "< 5 < 5 masqué"),
        (&[3, 0], Some(3), "< 5 < 5 < 5"),
        // Four ones make four: the total goes.
        (&[1, 1, 1, 1], Some(4), "< 5 < 5 < 5 < 5 masqué"),
        // The total is in the table beside.
        (&[3, 20], None, "< 5 masqué"),
        (&[], Some(4), "< 5"),
    ] {
        assert_eq!(
            one_column(parts, total).join(" "),
            expected,
            "{parts:?} {total:?}"
        );
    }
}

#[test]
fn a_ratio_goes_with_its_numbers_and_the_team_stays() {
    let of = |n, section| {
        let figures = [Figure::Count(n), Figure::Share(0.25), Figure::Decimal(12.5)];
        let lines = vec![line("", LineRole::Aside, figures)];
        let table = table("T", section, &["Personnes", "Part", "Jours"], lines);
        printed(&masked(&summary([table]), 5).tables[0])
            .concat()
            .join(" ")
    };
    assert_eq!(of(3, "iv_b"), "< 5 masqué masqué");
    assert_eq!(of(8, "iv_b"), "8 25,0\u{202f}% 12,5");
    assert_eq!(of(3, "ii"), "3 25,0\u{202f}% 12,5");
}

/// « 18 oriented, 11,1 % » are two persons; a mean of three persons is theirs.
#[test]
fn a_measure_says_no_small_number() {
    let of = |figures: &[Figure]| {
        let lines = figures
            .iter()
            .map(|it| line("", LineRole::Aside, [it.clone()]));
        let mut table = table("B6", "iv_b", &["Valeur"], lines.collect());
        table.unit = Unit::Measures;
        printed(&masked(&summary([table]), 5).tables[0])
            .concat()
            .join(" ")
    };
    let (share, mean) = (Figure::Share(2.0 / 18.0), Figure::Decimal(12.0));
    assert_eq!(of(&[Figure::Count(18), share]), "18 masqué");
    assert_eq!(
        of(&[Figure::Count(18), Figure::Share(0.5), mean.clone()]),
        "18 50,0\u{202f}% 12"
    );
    let both = [
        Figure::Count(3),
        mean.clone(),
        Figure::Count(9),
        mean.clone(),
    ];
    assert_eq!(of(&both), "< 5 masqué 9 12");
    let renewals = vec![
        line("", LineRole::Aside, [Figure::Count(9)]),
        line("", LineRole::Aside, [Figure::Count(4)]),
    ];
    let meetings = (0..2)
        .map(|_| line("", LineRole::Aside, [mean.clone()]))
        .collect();
    let meetings = table("B7", "iv_b", &["Nombre moyen"], meetings);
    let shown = masked(
        &summary([table("H2", "iv_a", &["Nb"], renewals), meetings]),
        5,
    );
    assert_eq!(printed(&shown.tables[1]).concat(), ["12", "masqué"]);
}

#[test]
fn the_rest_of_a_line_gives_no_small_number_back() {
    let lines = vec![
        line("", LineRole::Part, [Figure::Count(12), Figure::Count(10)]),
        line("", LineRole::Part, [Figure::Count(20), Figure::Count(0)]),
        line("", LineRole::Part, [Figure::Count(9), Figure::Count(9)]),
    ];
    let shown = masked(
        &summary([table("H6", "iv_a", &["Tous", "Dont ASR"], lines)]),
        5,
    );
    let printed: Vec<String> = printed(&shown.tables[0])
        .iter()
        .map(|it| it.join(" "))
        .collect();
    assert_eq!(printed, ["12 masqué", "20 0", "9 masqué"]);
}

/// « 0 rendez-vous : 3 » is a number like the others.
#[test]
fn a_note_gives_nothing_back() {
    let of = |note: &str| {
        let lines = [8, 12]
            .map(|n| line("", LineRole::Part, [Figure::Count(n)]))
            .to_vec();
        let mut table = table("H6", "iv_a", &["Nombre"], lines);
        table.notes.push(note.to_owned());
        let shown = masked(&summary([table]), 5).tables.remove(0);
        (printed(&shown).concat().join(" "), shown.notes)
    };
    let (cells, notes) = of("0 rendez-vous : 3. Autres : le téléphone compte.");
    assert_eq!(cells, "masqué 12");
    assert_eq!(
        notes[0],
        "0 rendez-vous : < 5. Autres : le téléphone compte."
    );
    assert!(notes[1].starts_with("« < 5 »"), "{notes:?}");
    let (cells, notes) = of("0 rendez-vous : 13.");
    assert_eq!((cells.as_str(), notes.len()), ("8 12", 1));
    let (_, notes) =
        of("0 rendez-vous\u{a0}: 3 personnes ; la somme est 23, au 31/12/2026, avec 1er CER.");
    assert_eq!(
        notes[0],
        "0 rendez-vous\u{a0}: < 5 personnes ; la somme est masqué, au 31/12/2026, avec 1er CER."
    );
}

/// A column as a reader finds it: what may be in each cell, and the total when it is shown.
struct Read {
    cells: Vec<Vec<i64>>,
    total: std::ops::RangeInclusive<i64>,
}

const LIMIT: i64 = 3;

fn read(values: &[i64], figures: &[&Figure], total: &Figure) -> Read {
    // Where a zero is printed as a small number, so may each of them be.
    let mut both = values.iter().zip(figures);
    let zero = both.any(|(n, it)| *n == 0 && matches!(it, Figure::Words(_)));
    let least = |n: i64| if zero { 0 } else { n.min(1) };
    let cells = values
        .iter()
        .zip(figures)
        .map(|(value, figure)| match figure {
            Figure::Count(n) => vec![*n],
            Figure::Words(words) if words == BESIDE => (LIMIT..=value.max(&LIMIT) + 3).collect(),
            _ => (least(*value)..LIMIT).collect(),
        });
    let total = match total {
        Figure::Count(n) => *n..=*n,
        Figure::Words(words) if words == BESIDE => 0..=i64::MAX,
        _ => 0..=LIMIT - 1,
    };
    Read {
        cells: cells.collect(),
        total,
    }
}

impl Read {
    /// Everything that the column may be.
    fn solutions(&self) -> Vec<Vec<i64>> {
        let mut all = vec![Vec::new()];
        for cell in &self.cells {
            all = all
                .iter()
                .flat_map(|begun: &Vec<i64>| {
                    cell.iter().map(move |n| [begun.as_slice(), &[*n]].concat())
                })
                .collect();
        }
        let sums = |it: &Vec<i64>| self.total.contains(&it.iter().sum::<i64>());
        all.retain(sums);
        all
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// From all that is shown, the sums and the differences, no masked number has one value only; nor has a small
    /// difference between two columns.
    #[test]
    fn nothing_masked_can_be_found_again(
        lines in proptest::collection::vec((0_i64..9, 0_i64..9), 1..4)
    ) {
        let whole: Vec<i64> = lines.iter().map(|(one, other)| *one.max(other)).collect();
        let part: Vec<i64> = lines.iter().map(|(one, other)| *one.min(other)).collect();
        let row = |role, whole, part| line("", role, [Figure::Count(whole), Figure::Count(part)]);
        let mut rows: Vec<_> = whole.iter().zip(&part).map(|(w, p)| row(LineRole::Part, *w, *p)).collect();
        rows.push(row(LineRole::Total, whole.iter().sum(), part.iter().sum()));
        let shown = masked(&summary([table("T", "iv_a", &["Tous", "Dont"], rows)]), 3);
        let figure = |line: usize, column: usize| &shown.tables[0].lines[line].figures[column];
        let count = whole.len();
        let of = |column: usize, values: &[i64]| {
            let figures: Vec<&Figure> = (0..count).map(|line| figure(line, column)).collect();
            read(values, &figures, figure(count, column))
        };
        let (all, some) = (of(0, &whole).solutions(), of(1, &part).solutions());
        let mut seen = vec![std::collections::BTreeSet::new(); count * 3];
        for one in &all {
            for other in &some {
                if one.iter().zip(other).any(|(w, p)| p > w) {
                    continue;
                }
                for line in 0..count {
                    seen[line * 3].insert(one[line]);
                    seen[line * 3 + 1].insert(other[line]);
                    seen[line * 3 + 2].insert(one[line] - other[line]);
                }
            }
        }
        for line in 0..count {
            for column in 0..2 {
                let hidden = matches!(figure(line, column), Figure::Words(_));
                prop_assert!(!hidden || seen[line * 3 + column].len() > 1, "{whole:?} {part:?} {line} {column}");
            }
            let small = is_small(whole[line] - part[line], LIMIT);
            prop_assert!(!small || seen[line * 3 + 2].len() > 1, "{whole:?} {part:?} {line}");
        }
        // What is small is never printed.
        for line in 0..count {
            let small = [(0, whole[line]), (1, part[line])];
            let printed = small.iter().any(|(at, n)| is_small(*n, LIMIT) && matches!(figure(line, *at), Figure::Count(_)));
            prop_assert!(!printed);
        }
    }
}

/// What two tables print is masked in both, and a mean of few is no number of its line.
#[test]
fn a_number_that_another_table_prints_is_masked_in_both() {
    let lines = |all: &[i64]| -> Vec<super::super::model::Line> {
        let one = |n: &i64| line("", LineRole::Part, [Figure::Count(*n)]);
        all.iter().map(one).collect()
    };
    let mut signed = lines(&[22, 3]);
    signed.push(line("", LineRole::Total, [Figure::Count(25)]));
    let mut analysis = table("B1", "iv_b", &["Valeur"], lines(&[18, 22]));
    analysis.unit = Unit::Measures;
    analysis
        .lines
        .push(line("", LineRole::Aside, [Figure::Decimal(0.82)]));
    let mut delay = line("", LineRole::Aside, [Figure::Decimal(12.0)]);
    delay.measured = Some(2);
    let mut delays = table("B2", "iv_b", &["Valeur"], vec![delay]);
    delays.unit = Unit::Measures;
    let all = summary([table("H2", "iv_a", &["Nb"], signed), analysis, delays]);
    let shown = masked(&all, 5);
    assert_eq!(printed(&shown.tables[0]).concat(), ["masqué", "< 5", "25"]);
    assert_eq!(
        printed(&shown.tables[1]).concat(),
        ["18", "masqué", "masqué"]
    );
    assert_eq!(printed(&shown.tables[2]).concat(), ["masqué"]);
    assert!(shown.tables[2].notes[0].contains("masqué"));
}

/// The groups of an indicator go together where one of them is small, or leaves few; its target says nothing of anyone.
#[test]
fn the_groups_of_an_indicator_give_no_small_number_back() {
    let of = |label: &str, group: &'static str, part, whole| super::super::model::Line {
        group,
        ..line(
            label,
            LineRole::Aside,
            [
                Figure::Count(part),
                Figure::Count(whole),
                Figure::Share(0.5),
                Figure::Share(0.8),
            ],
        )
    };
    let columns = &["Nombre", "Sur", "Taux", "Cible"];
    let with = |id, lines| {
        let mut table = table(id, "", columns, lines);
        table.unit = Unit::Measures;
        table
    };
    let whole = with(
        "E1",
        vec![
            of("Vus", "", 23, 40),
            of("Signés", "", 20, 30),
            of("Suivis", "", 54, 56),
        ],
    );
    let groups = with(
        "E2",
        vec![
            of("social", "Vus", 4, 10),
            of("emploi", "Vus", 19, 30),
            of("social", "Signés", 10, 15),
            of("emploi", "Signés", 10, 15),
            of("social", "Suivis", 30, 31),
            of("emploi", "Suivis", 24, 25),
        ],
    );
    let shown = masked(&summary([whole, groups]), 5);
    let rows = |at: usize| -> Vec<String> {
        printed(&shown.tables[at])
            .iter()
            .map(|it| it.join(" "))
            .collect()
    };
    let half = "50,0\u{202f}% 80,0\u{202f}%";
    let hidden = "masqué masqué masqué 80,0\u{202f}%";
    // 54 of 56 leave two.
    let few = "masqué 56 masqué 80,0\u{202f}%".to_owned();
    assert_eq!(
        rows(0),
        [format!("23 40 {half}"), format!("20 30 {half}"), few]
    );
    let kept = format!("10 15 {half}");
    assert_eq!(rows(1), [hidden, hidden, &kept, &kept, hidden, hidden]);
}

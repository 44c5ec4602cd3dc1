//! Two evaluations side by side, by tables of small files.
use super::*;
use crate::domain::record::{Entity, Row};

fn row(entity: Entity, id: Id) -> Row {
    Row {
        id,
        ..Row::blank(entity)
    }
}

fn evaluation(id: Id, on: &str) -> Row {
    row(Entity::Situation, id).with("faite_le", on)
}

fn finding(id: Id, of: Id, theme: &str, codes: &str, comment: &str) -> Row {
    row(Entity::Finding, id)
        .with("situation_id", of)
        .with("theme", theme)
        .with("constats", codes)
        .with("commentaire", comment)
}

fn review(id: Id, on: &str) -> Row {
    row(Entity::Review, id).with("faite_le", on)
}

#[test]
fn each_thing_appeared_went_stayed_or_reads_otherwise() {
    let table = [
        ("", "", None),
        ("", "b", Some(Change::New)),
        ("a", "", Some(Change::Gone)),
        ("a", "a", Some(Change::Same)),
        ("a", "b", Some(Change::Otherwise)),
    ];
    for (then, now, change) in table {
        assert_eq!(Change::of(then, now), change, "{then:?} {now:?}");
    }
}

#[test]
fn findings_are_compared_one_by_one_then_the_prose() {
    let codes: Vec<&str> = Vocabulary::Finding
        .codes()
        .iter()
        .filter(|code| code.group == "logement")
        .map(|code| code.code)
        .take(3)
        .collect();
    let [stays, goes, comes] = codes[..] else {
        panic!("three findings on the home")
    };
    let file = CaseFile::of(
        1,
        vec![
            evaluation(1, "2026-04-26").with("objectifs", "Se loger"),
            evaluation(2, "2026-10-26").with("objectifs", "Travailler"),
            finding(
                1,
                1,
                "logement",
                &format!("{stays} {goes}"),
                "Chez un tiers",
            ),
            finding(
                2,
                2,
                "logement",
                &format!("{comes} {stays}"),
                "Chez un tiers",
            ),
            finding(3, 2, "sante", "", "Va mieux"),
        ],
    );
    let shown = with_last(&file, 1).unwrap();
    assert_eq!(shown.then, (1, "26/04/2026".to_owned()));
    assert_eq!(shown.now, (2, "26/10/2026".to_owned()));
    let words = |code: &str| labels(Vocabulary::Finding, code);
    let entry = |change, then: &str, now: &str| {
        Line::Entry(Entry {
            change,
            then: then.to_owned(),
            now: now.to_owned(),
        })
    };
    let expected = [
        Line::Title(Vocabulary::Theme.label("logement").to_owned()),
        entry(Change::Same, &words(stays), &words(stays)),
        entry(Change::Gone, &words(goes), ""),
        entry(Change::New, "", &words(comes)),
        entry(Change::Same, "Chez un tiers", "Chez un tiers"),
        Line::Title(Vocabulary::Theme.label("sante").to_owned()),
        entry(Change::New, "", "Va mieux"),
        Line::Title("Objectifs de l’accompagnement".to_owned()),
        entry(Change::Otherwise, "Se loger", "Travailler"),
    ];
    let home = shown.lines.iter().position(|line| *line == expected[0]);
    let home = home.expect("the home is compared");
    for line in &expected {
        assert!(shown.lines.contains(line), "{line:?} in {:?}", shown.lines);
    }
    assert_eq!(shown.lines[home..home + 5], expected[..5]);
    assert_eq!(shown.lines.len(), expected.len());
}

#[test]
fn the_older_side_is_the_one_chosen_else_that_of_the_last_review_else_the_one_before() {
    let three = || {
        vec![
            evaluation(1, "2025-10-26"),
            evaluation(2, "2026-04-26"),
            evaluation(3, "2026-10-26"),
        ]
    };
    let with = |extra: Vec<Row>| CaseFile::of(1, [three(), extra].concat());
    let action = review(9, "2026-08-01").with("action_id", 4);
    let table: [(Vec<Row>, Option<Id>, Option<Id>); 6] = [
        (vec![], None, Some(2)),
        (vec![review(1, "2026-01-10")], None, Some(1)),
        // The review of one action alone is no review of the situation.
        (vec![review(1, "2026-01-10"), action], None, Some(1)),
        // A review made with the last evaluation itself: the one just before.
        (vec![review(1, "2026-10-26")], None, Some(2)),
        (vec![review(1, "2026-01-10")], Some(2), Some(2)),
        // The last one is no older side.
        (vec![], Some(3), Some(2)),
    ];
    for (extra, chosen, expected) in table {
        let file = with(extra.clone());
        assert_eq!(reference(&file, chosen), expected, "{extra:?} {chosen:?}");
    }
    let alone = CaseFile::of(1, vec![evaluation(1, "2026-04-26")]);
    assert_eq!(reference(&alone, None), None);
    assert_eq!(with_last(&alone, 1), None);
}

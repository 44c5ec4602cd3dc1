//! The order of urgency: the list is ordered by what it shows, whatever is hidden or held up that day.
use super::*;
use crate::domain::date::{Date, day_number};
use crate::domain::deadlines::{State, Window};
use crate::store::derive::fill_urgency_if_missing;
use crate::store::sql::execute;

/// The dates of one deadline: due, warned from, seen from, seen until, held up from and to.
type Dates = [Option<u8>; 6];

fn window(dates: Dates) -> Window {
    let day = |at: usize| dates[at].map(day);
    Window {
        due: day(0),
        soon_from: day(1),
        visible_from: day(2),
        visible_until: day(3),
        neutralised_from: day(4),
        neutralised_to: day(5),
    }
}

fn day(of_november: u8) -> Date {
    from_iso(&format!("2026-11-{of_november:02}")).unwrap()
}

/// Makes the deadlines of a person those, whatever their records say.
fn give(store: &Store, person: i64, all: &[Dates]) {
    let number = |day: Option<Date>| day.map(day_number);
    for (at, dates) in all.iter().enumerate() {
        let dates = window(*dates);
        let at = i64::try_from(at).unwrap();
        execute(
            &store.conn,
            "INSERT INTO echeance (allocataire_id, rang, regle, niveau, alerte, due, bientot_le, visible_le, \
             jusque_le, neutralise_du, neutralise_au, detail) VALUES ($9, $7, 'A1', 0, 1, $1, $2, $3, $4, $5, $6, $8)",
            &[
                &number(dates.due),
                &number(dates.soon_from),
                &number(dates.visible_from),
                &number(dates.visible_until),
                &number(dates.neutralised_from),
                &number(dates.neutralised_to),
                &at,
                &at.to_string(),
                &person,
            ],
        )
        .unwrap();
    }
}

fn any_deadlines() -> impl proptest::strategy::Strategy<Value = Vec<Dates>> {
    let dates = proptest::array::uniform6(proptest::option::of(1_u8..9));
    proptest::collection::vec(dates, 0..6)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, ..Default::default() })]

    #[test]
    fn the_row_shows_the_worst_deadline_of_the_day(all in any_deadlines(), today in 1_u8..9) {
        let (_place, mut store) = empty();
        add(&mut store, NAMES[0], "2026-11-01", "prevu");
        store.conn.run("DELETE FROM echeance").unwrap();
        give(&store, 1, &all);
        let today = day(today);
        let urgency = |dates: &Dates| (window(*dates).state(today).urgency(), window(*dates).due);
        let shown = all.iter().enumerate().filter(|(_, dates)| {
            window(**dates).state(today) != State::NotStarted
        });
        let worst = shown.min_by_key(|(at, dates)| (urgency(dates), *at)).map(|(at, _)| at.to_string());
        let line = store.line(&Query::new(today), 1).unwrap();
        proptest::prop_assert_eq!(line.deadline.and_then(|it| it.detail), worst);
    }

    /// The list is in the order of what it shows, whatever is hidden or held up that day, from both ends.
    #[test]
    fn the_rows_are_in_the_order_of_what_they_show(
        all in proptest::collection::vec(any_deadlines(), 8),
        today in 1_u8..9,
    ) {
        let (_place, mut store) = empty();
        for n in 0..all.len() {
            add(&mut store, NAMES[n % NAMES.len()], "2026-11-01", "prevu");
        }
        store.conn.run("DELETE FROM echeance; DELETE FROM urgence").unwrap();
        for (person, deadlines) in (1..).zip(&all) {
            // A deadline closed from a day on is closed on its last day at the latest.
            let until = |it: &Dates| it[3].filter(|until| it[0].is_none_or(|due| *until <= due));
            let deadlines: Vec<Dates> = deadlines.iter().map(|it| {
                [it[0], it[1], it[2], until(it), it[4], it[5]]
            }).collect();
            give(&store, person, &deadlines);
        }
        store.conn.run(
            "UPDATE ligne SET premier_due = (SELECT MIN(due) FROM echeance e \
             WHERE e.allocataire_id = ligne.allocataire_id)"
        ).unwrap();
        fill_urgency_if_missing(&store.conn).unwrap();
        let today = day(today);
        for search in ["", "d"] {
            let query = Query { search: search.into(), ..Query::new(today) };
            let page = |towards| store.page(&query, &Anchor::Edge, towards, 100).unwrap().lines;
            let lines = page(Towards::End);
            proptest::prop_assert_eq!(&lines, &page(Towards::Start));
            let shown = |it: &Line| it.deadline.as_ref().map(|it| {
                let late = State::Today.urgency();
                // What is held up comes by name.
                let (state, due) = (it.state(today), it.window.due);
                let held = state == State::Neutralised;
                (state.urgency().max(late), due.filter(|_| !held))
            });
            let order: Vec<_> = lines.iter().map(|it| {
                (shown(it).is_none(), shown(it), it.key.second.clone(), it.id)
            }).collect();
            let mut sorted = order.clone();
            sorted.sort();
            proptest::prop_assert_eq!(order, sorted);
            let late = store.count(&Query { filters: vec![Filter::Late], ..query.clone() }, 100).unwrap();
            let are_late = |it: &&Line| it.deadline.as_ref().is_some_and(|it| {
                it.state(today) == State::Late
            });
            proptest::prop_assert_eq!(late, lines.iter().filter(are_late).count());
        }
    }
}

/// What has no known day stands by the day it began.
#[test]
fn what_is_unknown_for_the_longest_comes_first() {
    let (_place, mut store) = empty();
    for day in ["2026-11-17", "2026-11-16", "2026-11-18"] {
        add(&mut store, NAMES[0], day, "prevu");
    }
    let query = Query::new(from_iso("2026-11-21").unwrap());
    let lines = store
        .page(&query, &Anchor::Edge, Towards::End, 10)
        .unwrap()
        .lines;
    let days: Vec<_> = lines
        .iter()
        .map(|it| it.deadline.as_ref().unwrap())
        .collect();
    assert!(days.iter().all(|it| it.window.due.is_none()), "{days:?}");
    let days: Vec<_> = days.iter().map(|it| it.start.1).collect();
    let mut sorted = days.clone();
    sorted.sort();
    assert_eq!(days, sorted);
}

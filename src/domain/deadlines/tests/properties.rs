//! What holds whatever the dates.
use proptest::prelude::*;

use super::*;
use crate::domain::facts::{Contact, Direction, Evaluation};

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..1500u64).prop_map(|n| d("01/01/2024") + chrono::Days::new(n))
}

fn maybe() -> impl Strategy<Value = Option<NaiveDate>> {
    proptest::option::weighted(0.8, day())
}

fn meeting() -> impl Strategy<Value = Appointment> {
    (
        1..50i64,
        day(),
        maybe(),
        maybe(),
        0..AppointmentStatus::ALL.len(),
    )
        .prop_map(|(id, on, created_on, status_on, status)| Appointment {
            created_on,
            status_on,
            status: AppointmentStatus::ALL[status],
            ..Appointment::accompaniment(id, on)
        })
}

fn contract() -> impl Strategy<Value = Contract> {
    (
        1..50i64,
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
    )
        .prop_map(
            |(id, drafted_on, person, referent, start, end, cancelled_on)| Contract {
                drafted_on,
                signed_by_person_on: person,
                signed_by_referent_on: referent,
                start,
                end,
                cancelled_on: cancelled_on.filter(|_| id % 5 == 0),
                ..Contract::new(id, ContractKind::Cer)
            },
        )
}

fn anybody() -> impl Strategy<Value = Facts> {
    let lists = (
        prop::collection::vec(meeting(), 0..5),
        prop::collection::vec(contract(), 0..3),
        prop::collection::vec(maybe(), 0..4),
        prop::collection::vec((day(), maybe()), 0..3),
    );
    (maybe(), maybe(), maybe(), maybe(), 1..3i64, lists).prop_map(
        |(first, second, left, contact, structure, (appointments, contracts, dates, stays))| {
            let mut facts = Facts {
                appointments,
                contracts,
                ..Facts::default()
            };
            let parcours = |id, on: Option<NaiveDate>, structure| Parcours {
                id,
                structure: Some(structure),
                notified_on: on,
                ..Parcours::default()
            };
            facts.parcours = vec![parcours(1, first, 1), parcours(2, second, structure)];
            facts.parcours[1].exit = left
                .map(|on| Exit { on, motive: None })
                .filter(|_| structure == 2);
            facts.contacts = vec![Contact {
                id: 1,
                on: contact,
                bilateral: true,
                direction: Direction::Inbound,
            }];
            facts.evaluations = dates
                .iter()
                .map(|on| Evaluation { id: 1, on: *on })
                .collect();
            facts.reviews = dates
                .iter()
                .map(|on| Review {
                    id: 1,
                    on: *on,
                    trigger: ReviewTrigger::SixMonths,
                    action: None,
                })
                .collect();
            facts.exemptions = stays
                .into_iter()
                .map(|(from, to)| Exemption {
                    from,
                    to,
                    reason: String::new(),
                    rules: Vec::new(),
                })
                .collect();
            facts
        },
    )
}

/// Steps an open deadline goes through; it never goes back.
fn step(state: State) -> u8 {
    match state {
        State::NotStarted => 0,
        State::Upcoming => 1,
        State::Soon => 2,
        State::Today => 3,
        State::Late => 4,
        _ => panic!("an open dated deadline is {state:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_open_deadline_only_gets_more_urgent(facts in anybody()) {
        let open = |it: &Deadline| it.outcome == Outcome::Open;
        for deadline in evaluate(&set(), &facts).iter().filter(|it| open(it)) {
            let mut last = 0;
            for today in d("01/01/2024").iter_days().step_by(3).take(700) {
                let state = deadline.state(today);
                if state == State::Neutralised {
                    continue;
                }
                prop_assert!(step(state) >= last, "{today}: {deadline:?}");
                last = step(state);
            }
        }
    }

    #[test]
    fn the_window_says_what_the_deadline_says(facts in anybody(), today in day()) {
        for deadline in evaluate(&set(), &facts) {
            let Some(window) = deadline.window() else {
                prop_assert!(!deadline.state(today).calls(), "{deadline:?}");
                continue;
            };
            let (said, kept) = (deadline.state(today), window.state(today));
            let hidden = kept == State::NotStarted && !said.calls();
            prop_assert!(said == kept || hidden, "{said:?} {kept:?} {deadline:?}");
        }
    }

    #[test]
    fn the_due_date_never_comes_before_what_the_delay_allows(facts in anybody()) {
        let mut free = facts.clone();
        free.exemptions.clear();
        let due = |facts: &Facts| -> Vec<_> {
            of(facts, "A4").into_iter().map(|it| (it.object, it.due)).collect()
        };
        for ((object, put_off), (same, plain)) in due(&facts).into_iter().zip(due(&free)) {
            prop_assert_eq!(object, same);
            prop_assert!(put_off >= plain);
        }
    }
}

/// The same events, entered in another order.
fn shuffled(facts: &Facts, by: usize) -> Facts {
    fn turn<T>(list: &mut [T], by: usize) {
        if !list.is_empty() {
            let by = by % list.len();
            list.rotate_left(by);
            if by.is_multiple_of(2) {
                list.reverse();
            }
        }
    }
    let mut facts = facts.clone();
    turn(&mut facts.parcours, by);
    turn(&mut facts.appointments, by);
    turn(&mut facts.contracts, by);
    turn(&mut facts.evaluations, by);
    turn(&mut facts.reviews, by);
    turn(&mut facts.contacts, by);
    turn(&mut facts.exemptions, by);
    facts
}

fn said(facts: &Facts) -> Vec<String> {
    let sets = crate::domain::rules::builtin().unwrap().to_vec();
    let defaults =
        crate::domain::rules::Defaults::always(crate::domain::rules::CONVENTION_PAUVRETE);
    let book = crate::domain::rules::RuleBook::new(sets, defaults).unwrap();
    let deadlines = crate::domain::deadlines::evaluate_all(&book, facts);
    let mut said: Vec<String> = deadlines
        .iter()
        .map(|it| {
            let start = it.start.map(|start| (start.event.code(), start.date));
            format!(
                "{} {} {:?} {start:?} {:?} {:?} {:?}",
                it.rule.set, it.rule.id, it.object, it.due, it.outcome, it.neutralised
            )
        })
        .collect();
    said.sort();
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_deadline_owes_nothing_to_the_order_of_entry(facts in anybody(), by in 0..7usize) {
        // Records have their own numbers.
        let mut facts = facts;
        for (id, it) in (1..).zip(&mut facts.appointments) { it.id = id; }
        for (id, it) in (1..).zip(&mut facts.contracts) { it.id = id; }
        prop_assert_eq!(said(&facts), said(&shuffled(&facts, by)));
    }
}

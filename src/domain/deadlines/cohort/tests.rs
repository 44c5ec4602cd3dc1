//! Days followed while the accompaniment is on hold, and days that rights set apart.
use chrono::NaiveDate;

use super::{Apart, Cohort, PeriodKind, read};
use crate::domain::deadlines::evaluate;
use crate::domain::facts::{
    Duty, DutyPeriod, Facts, Parcours, Resumption, RightsPeriod, RightsState, Suspension,
};
use crate::domain::rules::{RuleBook, convention_pauvrete};

/// « JJ/MM/AAAA ».
fn d(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
}

fn oriented(on: &str) -> Facts {
    let mut facts = Facts {
        parcours: vec![Parcours {
            id: 1,
            structure: Some(1),
            decided_on: Some(d(on)),
            notified_on: Some(d(on)),
            ..Parcours::default()
        }],
        ..Facts::default()
    };
    facts.request.department_informed_on = Some(d(on));
    facts
}

fn cohort(facts: &Facts) -> Cohort {
    let set = convention_pauvrete().unwrap();
    read(&RuleBook::of_one(set.clone()), facts, &evaluate(set, facts))
}

fn days(facts: &Facts, kind: PeriodKind) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let periods = cohort(facts).periods.into_iter();
    let mine = periods.filter(|it| it.kind == kind);
    mine.map(|it| (it.from, it.to)).collect()
}

fn right(state: RightsState, from: &str, to: Option<&str>) -> RightsPeriod {
    RightsPeriod {
        state,
        from: Some(d(from)),
        to: to.map(d),
    }
}

fn duty(subject: bool, from: &str, to: Option<&str>) -> DutyPeriod {
    DutyPeriod {
        subject,
        from: Some(d(from)),
        to: to.map(d),
    }
}

/// RULES §6.1, S: [ debut, fin [, within the stay.
#[test]
fn a_measure_on_the_allowance_keeps_someone_followed() {
    let mut facts = oriented("10/01/2026");
    assert_eq!(days(&facts, PeriodKind::Followed), []);
    let measure = |from: &str, to: Option<&str>| Suspension {
        start: Some(d(from)),
        end: to.map(d),
        ..Suspension::default()
    };
    facts.suspensions = vec![
        measure("01/01/2026", Some("01/02/2026")),
        measure("01/04/2026", None),
        Suspension {
            measure_notified_on: Some(d("01/03/2026")),
            ..Suspension::default()
        },
    ];
    assert_eq!(
        days(&facts, PeriodKind::Followed),
        [
            (d("10/01/2026"), Some(d("01/02/2026"))),
            (d("01/04/2026"), None)
        ]
    );
}

/// RULES §6.1, R: [ debut, fin [, only if short; no end = open.
#[test]
fn only_a_short_resumption_of_work_keeps_someone_followed() {
    for (short, to, expected) in [
        (
            true,
            Some("01/04/2026"),
            vec![(d("01/03/2026"), Some(d("01/04/2026")))],
        ),
        (true, None, vec![(d("01/03/2026"), None)]),
        (false, None, vec![]),
    ] {
        let mut facts = oriented("10/01/2026");
        facts.resumptions = vec![Resumption {
            start: Some(d("01/03/2026")),
            end: to.map(d),
            short,
        }];
        assert_eq!(
            days(&facts, PeriodKind::Followed),
            expected,
            "{short} {to:?}"
        );
    }
}

/// RULES §5.2, I11: the state at each of the twelve month-ends before D; what happens between two
/// month-ends is not looked at.
#[test]
fn a_right_is_continuous_by_its_twelve_month_ends() {
    use RightsState::{Closed, Paid, PaymentSuspended};
    let paid = |rights: Vec<RightsPeriod>, kind| {
        let mut facts = oriented("10/01/2026");
        facts.rights = rights;
        days(&facts, kind)
    };
    // The twelve month-ends from 31/01/2025 to 31/12/2025 are all before 01/01/2026.
    let since = |from: &str| vec![right(Paid, from, None)];
    for from in ["01/01/2025", "15/01/2025", "31/01/2025"] {
        let found = paid(since(from), PeriodKind::PaidTwelveMonths);
        assert_eq!(found, [(d("01/01/2026"), None)], "{from}");
    }
    let ended = vec![right(Paid, "01/01/2025", Some("28/02/2026"))];
    let expected = [(d("01/01/2026"), Some(d("01/04/2026")))];
    assert_eq!(paid(ended, PeriodKind::PaidTwelveMonths), expected);
    let short = vec![right(Paid, "01/02/2025", Some("30/12/2025"))];
    assert_eq!(paid(short, PeriodKind::PaidTwelveMonths), []);
    let between = vec![
        right(Paid, "01/01/2025", Some("04/06/2025")),
        right(Closed, "05/06/2025", Some("29/06/2025")),
        right(Paid, "30/06/2025", None),
    ];
    let found = paid(between, PeriodKind::PaidTwelveMonths);
    assert_eq!(found, [(d("01/01/2026"), None)]);
    let held = vec![
        right(Paid, "01/01/2025", Some("04/06/2025")),
        right(PaymentSuspended, "05/06/2025", Some("31/07/2025")),
        right(Paid, "01/08/2025", None),
    ];
    let found = paid(held.clone(), PeriodKind::PaidTwelveMonths);
    assert_eq!(found, [(d("01/08/2026"), None)]);
    for kind in [PeriodKind::OpenTwelveMonths, PeriodKind::KnownTwelveMonths] {
        assert_eq!(paid(held.clone(), kind), [(d("01/01/2026"), None)]);
    }
}

/// VOCABULARY §3.8: of several states, the CNAF reads 0, 1, 5, 3, 4, 2, 6; « Z » tells nothing.
#[test]
fn of_several_states_the_first_in_the_order_of_the_cnaf_is_read() {
    use RightsState::{Asked, Closed, ClosedEarlier, Paid, Refused, Suspended, Unknown};
    for (states, expected) in [
        (vec![Paid, Asked], Some(Asked)),
        (vec![Closed, Refused], Some(Refused)),
        (vec![Paid, Suspended, Closed], Some(Closed)),
        (vec![ClosedEarlier, Paid], Some(Paid)),
        (vec![Unknown, Paid], Some(Paid)),
        (vec![Unknown], None),
        (vec![], None),
    ] {
        let rights = states.iter().map(|it| right(*it, "01/01/2026", None));
        let facts = Facts {
            rights: rights.collect(),
            ..Facts::default()
        };
        assert_eq!(facts.right_on(d("01/02/2026")), expected, "{states:?}");
    }
}

/// RULES §5.1, population SDD; §5.2, I3: nouveaux entrants SDD.
#[test]
fn an_orientation_counts_for_those_subject_to_duties_that_day() {
    let paid = || vec![right(RightsState::Paid, "01/01/2026", None)];
    let held = || vec![right(RightsState::Suspended, "01/01/2026", None)];
    let yes = || vec![duty(true, "01/01/2026", None)];
    for (rights, duties, expected) in [
        (vec![], vec![], None),
        (paid(), vec![], None),
        (vec![], yes(), None),
        (paid(), yes(), None),
        (held(), yes(), Some(Apart::NotSubject)),
        (held(), vec![], Some(Apart::NotSubject)),
        (
            paid(),
            vec![duty(false, "01/01/2026", None)],
            Some(Apart::NotSubject),
        ),
        (
            vec![],
            vec![duty(true, "01/01/2025", Some("09/01/2026"))],
            Some(Apart::DutyUnknown),
        ),
    ] {
        let mut facts = oriented("10/01/2026");
        (facts.rights, facts.duties) = (rights, duties);
        let found = cohort(&facts).cases;
        let case = found.iter().find(|it| it.rule == "ORIENT-1M").unwrap();
        assert_eq!(case.apart, expected, "{facts:#?}");
    }
}

/// What is set apart on a day is what the day itself says.
#[test]
fn days_set_apart_are_those_of_the_day_by_day_reading() {
    let mut facts = oriented("10/01/2026");
    facts.duties = vec![
        duty(true, "01/01/2026", Some("31/03/2026")),
        duty(false, "01/05/2026", Some("31/05/2026")),
    ];
    facts.rights = vec![right(
        RightsState::PaymentSuspended,
        "15/03/2026",
        Some("10/04/2026"),
    )];
    for (kind, duty) in [
        (PeriodKind::NotSubject, Duty::NotSubject),
        (PeriodKind::DutyUnknown, Duty::Unknown),
    ] {
        let apart = days(&facts, kind);
        for day in d("01/12/2025").iter_days().take(250) {
            let said = apart
                .iter()
                .any(|(from, to)| *from <= day && to.is_none_or(|to| day < to));
            assert_eq!(said, facts.duty_on(day) == duty, "{kind:?} {day}");
        }
    }
}

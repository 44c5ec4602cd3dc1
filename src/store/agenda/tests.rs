//! Whose appointments are found, in which order, and what is read to find them.
use super::*;
use crate::domain::date::from_iso;
use crate::domain::record::{NewRecord, Value};
use crate::store::sql::Param;
use crate::store::{Setup, Store};

fn day(iso: &str) -> Date {
    from_iso(iso).unwrap()
}

/// Two structures of one agent each, two people followed by the first agent.
fn store() -> (tempfile::TempDir, Store) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let mut number = 0;
    let mut record = |entity, values: Vec<(&'static str, Value)>| {
        number += 1;
        NewRecord {
            entity,
            uid: format!("01990000-0000-7000-8000-{number:012}"),
            values,
        }
    };
    let mut shared = Vec::new();
    for (structure, name) in [(1, "Camille"), (2, "Leïla")] {
        shared.push(record(
            Entity::Organization,
            vec![("nom", "Le Relais inventé".into())],
        ));
        shared.push(record(
            Entity::Agent,
            vec![
                ("prenom", name.into()),
                ("structure_id", Value::Int(structure)),
            ],
        ));
    }
    store.bulk(|bulk| bulk.add(&shared)).unwrap();
    for nom in ["Abadie", "Bonnet"] {
        let owner = ("allocataire_id", Value::Pending(0));
        let mut rows = vec![
            record(
                Entity::Allocataire,
                vec![("nom", nom.into()), ("prenom", "Zoé".into())],
            ),
            record(
                Entity::Assignment,
                vec![
                    owner.clone(),
                    ("agent_id", Value::Int(1)),
                    ("fonction", "referent".into()),
                    ("du", "2026-01-05".into()),
                ],
            ),
        ];
        for (date, hour, agent, status) in [
            ("2026-11-23", Some("14:00"), Some(1), "prevu"),
            ("2026-11-23", Some("09:00"), Some(2), "prevu"),
            ("2026-11-23", None, None, "prevu"),
            ("2026-11-24", Some("10:00"), Some(1), "annule_structure"),
            ("2026-11-25", Some("10:00"), Some(1), "prevu"),
        ] {
            rows.push(record(
                Entity::Appointment,
                vec![
                    owner.clone(),
                    ("type", "accompagnement".into()),
                    ("prevu_le", date.into()),
                    ("heure", hour.map(Value::from).unwrap_or_default()),
                    ("agent_id", agent.map(Value::Int).unwrap_or_default()),
                    ("statut", status.into()),
                ],
            ));
        }
        store.bulk(|bulk| bulk.add(&rows)).unwrap();
    }
    (place, store)
}

fn found(store: &Store, whose: Whose, from: &str, to: &str) -> Vec<String> {
    let asked = AgendaQuery {
        from: day(from),
        to: day(to),
        whose,
        most: 100,
    };
    let meetings = store.agenda(&asked).unwrap();
    let say = |it: &Meeting| {
        let hour = it.time.map_or_else(|| "—".to_owned(), |time| time.code());
        format!("{} {hour} {}", iso(it.day), it.nom)
    };
    meetings.iter().map(say).collect()
}

#[test]
fn appointments_come_by_day_and_hour_whoever_they_are_asked_for() {
    let (_place, store) = store();
    // Without an agent, an appointment is that of the référent.
    assert_eq!(
        found(&store, Whose::Agent(1), "2026-11-23", "2026-11-24"),
        [
            "2026-11-23 — Abadie",
            "2026-11-23 — Bonnet",
            "2026-11-23 14:00 Abadie",
            "2026-11-23 14:00 Bonnet",
            "2026-11-24 10:00 Abadie",
            "2026-11-24 10:00 Bonnet",
        ]
    );
    assert_eq!(
        found(&store, Whose::Agent(2), "2026-11-01", "2026-11-30"),
        ["2026-11-23 09:00 Abadie", "2026-11-23 09:00 Bonnet"]
    );
    assert_eq!(
        found(&store, Whose::Team(2), "2026-11-01", "2026-11-30"),
        found(&store, Whose::Agent(2), "2026-11-01", "2026-11-30")
    );
    assert_eq!(
        found(&store, Whose::Everyone, "2026-11-23", "2026-11-23").len(),
        6
    );
    assert_eq!(
        found(&store, Whose::Agent(3), "2026-11-23", "2026-11-23"),
        Vec::<String>::new()
    );
}

#[test]
fn no_more_are_read_than_asked_for() {
    let (_place, store) = store();
    let asked = AgendaQuery {
        from: day("2026-11-23"),
        to: day("2026-11-30"),
        whose: Whose::Agent(1),
        most: 3,
    };
    let days: Vec<Date> = store
        .agenda(&asked)
        .unwrap()
        .iter()
        .map(|it| it.day)
        .collect();
    assert_eq!(days, [day("2026-11-23"); 3]);
}

#[test]
fn the_appointments_of_a_person_leave_out_the_cancelled_ones() {
    let (_place, store) = store();
    let of = |date| store.agenda_of_person(1, day(date)).unwrap().len();
    assert_eq!(
        (of("2026-11-23"), of("2026-11-24"), of("2026-11-25")),
        (3, 0, 1)
    );
}

#[test]
fn an_unknown_length_counts_half_an_hour_and_a_cancelled_one_takes_nothing() {
    let (_place, store) = store();
    let asked = AgendaQuery {
        from: day("2026-11-24"),
        to: day("2026-11-25"),
        whose: Whose::Agent(1),
        most: 100,
    };
    let held: Vec<Option<String>> = store
        .agenda(&asked)
        .unwrap()
        .iter()
        .map(|it| it.held().map(|(span, _)| span.text()))
        .collect();
    let half_an_hour = Some("10\u{a0}h–10\u{a0}h\u{a0}30".to_owned());
    assert_eq!(held, [None, None, half_an_hour.clone(), half_an_hour]);
}

/// Whatever the number of people, only the days asked for are read: no table is gone through.
#[test]
fn no_table_is_gone_through() {
    let (_place, store) = store();
    for whose in [Whose::Everyone, Whose::Agent(1), Whose::Team(1)] {
        for text in questions(whose, 100) {
            let asked = format!("EXPLAIN QUERY PLAN {text}");
            let day = "2026-11-23";
            let values: [&dyn Param; 4] = [&day, &day, &1_i64, &100_i64];
            let plan: Vec<String> = query(&store.conn, &asked, &values, |row| row.get(3)).unwrap();
            assert!(!plan.is_empty());
            for step in &plan {
                assert!(!step.starts_with("SCAN"), "{whose:?}: {plan:#?}");
            }
            let first = plan.iter().find(|step| step.starts_with("SEARCH")).unwrap();
            let index = match whose {
                Whose::Everyone => "INDEX rdv_jour (prevu_le>? AND prevu_le<?)",
                Whose::Agent(_) | Whose::Team(_) => {
                    "INDEX rdv_agenda (agent_id=? AND prevu_le>? AND prevu_le<?)"
                }
            };
            assert!(first.contains(index), "{whose:?}: {plan:#?}");
        }
    }
}

/// Whether someone with that telephone and mail, whose appointment was fixed that day, is to be reminded of it on the
/// Friday before, after those contacts.
fn is_reminded(
    [phone, mail]: [Option<&str>; 2],
    fixed: Option<&str>,
    contacts: &[[&str; 3]],
) -> Vec<Option<String>> {
    let (_place, mut store) = store();
    let mut number = 0;
    let mut record = |entity, values: Vec<(&'static str, Value)>| {
        number += 1;
        NewRecord {
            entity,
            uid: format!("01990000-0000-7000-9000-{number:012}"),
            values,
        }
    };
    let text = |it: Option<&str>| it.map(Value::from).unwrap_or_default();
    let owner = ("allocataire_id", Value::Pending(0));
    let person = vec![
        ("nom", "Castan".into()),
        ("prenom", "Zoé".into()),
        ("telephone", text(phone)),
        ("courriel", text(mail)),
    ];
    let appointment = vec![
        owner.clone(),
        ("type", "accompagnement".into()),
        ("prevu_le", "2026-11-24".into()),
        ("statut", "prevu".into()),
        ("cree_le", text(fixed)),
    ];
    let mut rows = vec![
        record(Entity::Allocataire, person),
        record(Entity::Appointment, appointment),
    ];
    rows.extend(contacts.iter().map(|[on, direction, channel]| {
        let values = vec![
            owner.clone(),
            ("fait_le", (*on).into()),
            ("sens", (*direction).into()),
            ("canal", (*channel).into()),
        ];
        record(Entity::Contact, values)
    }));
    store.bulk(|bulk| bulk.add(&rows)).unwrap();
    let found = store.to_remind(day("2026-11-20"), Whose::Everyone);
    let found = found.unwrap().into_iter();
    found.map(|it| it.means.phone.or(it.means.mail)).collect()
}

#[test]
fn who_can_be_reached_is_reminded_once_since_it_was_fixed() {
    let phone = [Some("+33639980001"), None];
    let mail = [None, Some("zoe@exemple.fr")];
    for (reached, fixed, contacts, count) in [
        ([None, None], None, &[][..], 0),
        (phone, None, &[], 1),
        (mail, None, &[], 1),
        // Neither a message of the person, nor a call, nor an old message is a reminder.
        (phone, None, &[["2026-11-19", "entrant", "sms"]], 1),
        (phone, None, &[["2026-11-19", "sortant", "telephone"]], 1),
        (phone, None, &[["2026-11-15", "sortant", "sms"]], 1),
        (phone, None, &[["2026-11-16", "sortant", "sms"]], 0),
        (mail, None, &[["2026-11-20", "sortant", "courriel"]], 0),
        (
            phone,
            Some("2026-11-19"),
            &[["2026-11-18", "sortant", "sms"]],
            1,
        ),
        (
            phone,
            Some("2026-11-19"),
            &[["2026-11-19", "sortant", "sms"]],
            0,
        ),
    ] {
        let found = is_reminded(reached, fixed, contacts);
        assert_eq!(found.len(), count, "{reached:?} {fixed:?} {contacts:?}");
    }
}

#[test]
fn holidays_are_no_working_days_and_no_table_is_gone_through_for_reminders() {
    let (_place, store) = store();
    let rules = store.rule_book().unwrap();
    // The 11th of November 2026 is a Wednesday.
    for (today, from, to) in [
        ("2026-11-10", "2026-11-11", "2026-11-13"),
        ("2026-11-20", "2026-11-21", "2026-11-24"),
        ("2026-11-21", "2026-11-22", "2026-11-24"),
    ] {
        assert_eq!(
            reminder_days(day(today), rules.calendar()),
            (day(from), day(to))
        );
    }
    let asked = format!("EXPLAIN QUERY PLAN {}", reminders::question());
    let at = "2026-11-23";
    let values: [&dyn Param; 4] = [&at, &at, &at, &at];
    let plan: Vec<String> = query(&store.conn, &asked, &values, |row| row.get(3)).unwrap();
    for step in &plan {
        assert!(!step.starts_with("SCAN"), "{plan:#?}");
    }
}

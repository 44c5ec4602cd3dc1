//! The demonstration holds together, whatever the day and the seed.
mod contracts;
mod days_off;
mod meetings;
mod names;
mod rights;

use std::collections::{HashMap, HashSet};

use super::archetype::{Archetype, MIX, ROUND};
use super::days::{office_before, shift, sunday};
use super::names::full_name;
use super::rng::Rng;
use super::words::agree;
use super::{CommonIds, DEFAULT_COUNT, DEFAULT_SEED, People, common};
use crate::domain::date::{Date, DateHint, age};
use crate::domain::record::{Entity, Kind, NewRecord, Use, Value};
use crate::domain::vocabulary::Vocabulary;

type Batch = Vec<NewRecord>;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn ids() -> CommonIds {
    CommonIds {
        structures: vec![1, 2, 3],
        agents: vec![11, 12, 13, 14, 15],
    }
}

fn people(seed: u64, today: Date) -> Vec<Batch> {
    People::new(seed, today, DEFAULT_COUNT, &ids()).collect()
}

/// Days that stress weekends, ends of months and leap years.
fn days() -> Vec<Date> {
    let monday = day("2026-11-16");
    let mut days: Vec<Date> = (0..7).map(|n| shift(monday, n)).collect();
    days.extend(["2026-08-31", "2028-02-29", "2027-01-01", "2026-03-01"].map(day));
    days
}

fn get<'a>(record: &'a NewRecord, field: &str) -> Option<&'a Value> {
    record
        .values
        .iter()
        .find(|(name, _)| *name == field)
        .map(|(_, value)| value)
}

fn date(record: &NewRecord, field: &str) -> Option<Date> {
    get(record, field).and_then(Value::as_date)
}

fn text<'a>(record: &'a NewRecord, field: &str) -> &'a str {
    get(record, field)
        .and_then(Value::as_text)
        .unwrap_or_default()
}

fn all(batch: &Batch, entity: Entity) -> Vec<&NewRecord> {
    batch
        .iter()
        .filter(|record| record.entity == entity)
        .collect()
}

fn check_value(kind: Kind, value: &Value, before: usize, today: Date) -> Result<(), String> {
    let code =
        |list: Vocabulary, code: &str| list.find(code).map(|_| ()).ok_or(format!("code {code}"));
    let need = |fine: bool, what: &str| fine.then_some(()).ok_or(format!("{what}: {value:?}"));
    match kind {
        Kind::Choice(list) => code(list, value.as_text().unwrap_or_default()),
        Kind::Choices(list) => value
            .as_text()
            .unwrap_or_default()
            .split(' ')
            .try_for_each(|one| code(list, one)),
        Kind::Date(DateHint::Past | DateHint::Birth) => {
            need(value.as_date().is_some_and(|on| on <= today), "past date")
        }
        Kind::Date(DateHint::Future | DateHint::Nearest) => need(value.as_date().is_some(), "date"),
        Kind::Number(low, high) => need(
            match value {
                Value::Pending(at) => *at < before,
                Value::Int(number) => (low..=high).contains(number),
                Value::Null | Value::Text(_) => false,
            },
            "number",
        ),
        Kind::YesNo => need(matches!(value.as_int(), Some(0 | 1)), "yes or no"),
        Kind::Ref(_) | Kind::Object => match value {
            Value::Pending(at) => need(*at < before, "reference to come"),
            Value::Int(_) => Ok(()),
            Value::Null | Value::Text(_) => Err("reference".to_owned()),
        },
        Kind::Phone => need(
            value.as_text().is_some_and(|t| {
                t.len() == 12 && (t.starts_with("+3363998") || t.starts_with("+3346571"))
            }),
            "telephone of fiction",
        ),
        Kind::Email => need(
            value
                .as_text()
                .is_some_and(|t| t.ends_with("@example.org") && t.is_ascii()),
            "mail",
        ),
        Kind::PostalCode => need(
            value
                .as_text()
                .is_some_and(|t| t.len() == 5 && t.starts_with("34")),
            "postal code",
        ),
        Kind::Caf => need(value.as_text().is_some_and(|t| t.len() == 7), "CAF"),
        Kind::FranceTravail | Kind::RsaRequest => {
            need(value.as_text().is_some_and(|t| t.len() == 11), "number")
        }
        Kind::Time => need(value.as_text().is_some_and(|t| t.len() == 5), "time"),
        Kind::Line => need(
            value
                .as_text()
                .is_some_and(|t| !t.contains(['\n', '{', '}', '|', '\''])),
            "line",
        ),
        Kind::Prose => need(
            value
                .as_text()
                .is_some_and(|t| !t.contains(['{', '}', '|', '\''])),
            "prose",
        ),
    }
}

fn check(batch: &Batch, today: Date) {
    for (at, record) in batch.iter().enumerate() {
        for (name, value) in &record.values {
            let field = record
                .entity
                .field(name)
                .unwrap_or_else(|| panic!("{:?}.{name}", record.entity));
            if let Err(why) = check_value(field.kind, value, at, today) {
                panic!("{today} {:?}.{name}: {why}\n{record:#?}", record.entity);
            }
        }
        for field in record.entity.fields() {
            let given = get(record, field.name).is_some();
            assert!(
                given || field.filled_by != Use::Required,
                "{:?}.{} is missing",
                record.entity,
                field.name
            );
        }
        let plain: String = record.uid.chars().filter(|c| *c != '-').collect();
        assert!(
            record.uid.len() == 36 && plain.len() == 32 && u128::from_str_radix(&plain, 16).is_ok()
        );
        assert_eq!(record.uid.chars().nth(14), Some('7'));
        assert!(matches!(
            record.uid.chars().nth(19),
            Some('8' | '9' | 'a' | 'b')
        ));
    }
}

#[test]
fn every_value_fits_its_field_whatever_the_day() {
    for today in days() {
        for seed in [DEFAULT_SEED, 1, u64::MAX] {
            check(&common(seed, today, 1_000), today);
            for batch in people(seed, today) {
                check(&batch, today);
            }
        }
    }
}

#[test]
fn same_seed_and_day_tell_the_same() {
    let today = day("2026-11-21");
    assert_eq!(people(5, today), people(5, today));
    assert_ne!(people(5, today), people(6, today));
    assert_eq!(common(5, today, 87), common(5, today, 87));
}

#[test]
fn nobody_shares_a_name_or_a_number() {
    let today = day("2026-11-21");
    let mut uids = HashSet::new();
    let mut names = HashSet::new();
    let mut cafs = HashSet::new();
    for batch in people(DEFAULT_SEED, today) {
        let person = batch.first().unwrap();
        assert!(names.insert((
            text(person, "nom").to_owned(),
            text(person, "prenom").to_owned()
        )));
        assert!(cafs.insert(text(person, "n_caf").to_owned()));
        assert!(batch.into_iter().all(|record| uids.insert(record.uid)));
    }
    let lasts: HashSet<_> = (0..90)
        .map(|n| full_name(&mut Rng::new(0, n), n, true).0)
        .collect();
    assert_eq!(lasts.len(), 90);
}

#[test]
fn the_mix_is_the_one_announced() {
    let mut counts: HashMap<Archetype, u64> = HashMap::new();
    for index in 0..ROUND {
        *counts.entry(Archetype::of(index)).or_default() += 1;
    }
    for (kind, count) in MIX {
        assert_eq!(counts.get(&kind), Some(&count), "{kind:?}");
    }
    assert_eq!(counts.values().sum::<u64>(), DEFAULT_COUNT);
}

#[test]
fn the_list_opens_with_the_known_faces() {
    for today in days() {
        let people = people(DEFAULT_SEED, today);
        let lead = people.first().unwrap();
        let person = lead.first().unwrap();
        assert_eq!(
            (text(person, "nom"), text(person, "prenom")),
            ("Abdallah", "Nadia")
        );
        assert_eq!(age(date(person, "ne_le").unwrap(), today), 38);
        assert_eq!(text(person, "metier_recherche"), "Soudeuse");
        assert_eq!(text(person, "n_caf").len(), 7);
        let first = all(lead, Entity::Appointment)[0];
        assert_eq!(
            date(first, "prevu_le"),
            Some(office_before(shift(today, -26)))
        );
        let contract = all(lead, Entity::Contract)[0];
        assert!(get(contract, "signe_referent_le").is_none());
        let actions = all(lead, Entity::Action);
        assert_eq!(
            actions
                .iter()
                .filter(|a| text(a, "statut") == "fait")
                .count(),
            2
        );
        let late = actions
            .iter()
            .filter(|a| text(a, "statut") == "a_faire" && date(a, "echeance") < Some(today));
        assert_eq!(late.count(), 1);
    }
}

#[test]
fn dates_of_one_person_follow_each_other() {
    for today in days() {
        for batch in people(DEFAULT_SEED, today) {
            let notified = all(&batch, Entity::Orientation)
                .iter()
                .filter_map(|o| date(o, "notifiee_le"))
                .min();
            for orientation in all(&batch, Entity::Orientation) {
                let decided = date(orientation, "decidee_le");
                assert!(decided.is_none() || decided <= date(orientation, "notifiee_le"));
                assert!(
                    date(orientation, "demandee_le")
                        .is_none_or(|asked| decided.is_none_or(|on| asked < on))
                );
            }
            let meetings = all(&batch, Entity::Appointment);
            let first = meetings.iter().filter_map(|m| date(m, "prevu_le")).min();
            assert!(first.is_none() || notified.is_none() || notified <= first);
            for meeting in &meetings {
                let past = date(meeting, "prevu_le") < Some(today);
                assert!(date(meeting, "cree_le") <= date(meeting, "prevu_le"));
                assert!(
                    past || text(meeting, "statut") == "prevu",
                    "{today} {meeting:?}"
                );
            }
            for contract in all(&batch, Entity::Contract) {
                let signed = date(contract, "signe_referent_le");
                assert!(signed.is_none() || first <= date(contract, "redige_le"));
                assert!(signed.is_none() || date(contract, "redige_le") <= signed);
                assert!(signed <= date(contract, "debut"), "{today} {contract:?}");
                assert!(
                    date(contract, "debut").is_none_or(|from| Some(from) < date(contract, "fin"))
                );
            }
            for action in all(&batch, Entity::Action) {
                assert!(
                    date(action, "fin")
                        .is_none_or(|end| date(action, "debut").is_none_or(|from| from <= end))
                );
            }
        }
    }
}

#[test]
fn exits_leave_nothing_open() {
    let today = day("2026-11-21");
    let mut gone = 0;
    for batch in people(DEFAULT_SEED, today) {
        let parcours = all(&batch, Entity::Parcours);
        let Some(left) = parcours
            .iter()
            .map(|p| date(p, "sortie_le"))
            .min()
            .flatten()
        else {
            continue;
        };
        gone += 1;
        for action in all(&batch, Entity::Action) {
            assert!(matches!(text(action, "statut"), "fait" | "pas_fait"));
        }
        for meeting in all(&batch, Entity::Appointment) {
            assert!(date(meeting, "prevu_le") <= Some(left));
        }
    }
    assert_eq!(gone, 8);
}

/// Actions overdue or due this week, contracts ended or ending this week.
#[test]
fn what_presses_is_as_announced() {
    for today in days() {
        let (mut overdue, mut this_week) = (0, 0);
        for batch in people(DEFAULT_SEED, today) {
            for action in all(&batch, Entity::Action) {
                if date(action, "fin").is_none() {
                    let due = date(action, "echeance").unwrap();
                    overdue += usize::from(due < today);
                    this_week += usize::from(due >= today && due <= sunday(today));
                }
            }
        }
        assert_eq!((overdue, this_week), (3, 2), "{today}");
    }
}

#[test]
fn a_caseload_has_the_weight_of_a_real_one() {
    let today = day("2026-11-21");
    let total: usize = people(DEFAULT_SEED, today).iter().map(Vec::len).sum();
    let mean = total / 87;
    assert!((20..=37).contains(&mean), "{mean} records a person");
}

#[test]
fn large_teams_share_the_people() {
    let today = day("2026-11-21");
    let shared = common(3, today, 1_000);
    let agents = shared.iter().filter(|r| r.entity == Entity::Agent).count();
    assert_eq!(agents, 13);
    let ids = CommonIds {
        structures: vec![1, 2, 3],
        agents: (11..24).collect(),
    };
    let mut loads: HashMap<i64, u64> = HashMap::new();
    for batch in People::new(3, today, 1_000, &ids) {
        let assignment = all(&batch, Entity::Assignment)[0];
        let agent = get(assignment, "agent_id").and_then(Value::as_int).unwrap();
        *loads.entry(agent).or_default() += 1;
    }
    assert_eq!(loads.len(), 10);
    assert!(loads.values().all(|load| *load == 100));
    assert!((12..15).all(|staff| !loads.contains_key(&staff)));
}

#[test]
fn words_agree_with_the_person() {
    assert_eq!(
        agree("{Il|Elle} est {prêt|prête}.", true),
        "Elle est prête."
    );
    assert_eq!(agree("{Il|Elle} est {prêt|prête}.", false), "Il est prêt.");
    assert_eq!(agree("Rien à accorder", true), "Rien à accorder");
}

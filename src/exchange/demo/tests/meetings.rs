//! Appointments: a référent receives one person at a time.
use super::*;

/// Number of an agent, a day, then hour and length of each appointment there.
type Diaries = HashMap<(i64, Date), Vec<(i64, i64)>>;

fn diaries(count: u64) -> Diaries {
    let agents = 3 + i64::try_from(count.div_ceil(100)).unwrap();
    let ids = CommonIds {
        structures: vec![1, 2, 3],
        agents: (11..11 + agents).collect(),
    };
    let mut diaries = Diaries::new();
    for batch in People::new(DEFAULT_SEED, day("2026-11-21"), count, &ids) {
        for meeting in all(&batch, Entity::Appointment) {
            let number = |field: &str| get(meeting, field).and_then(Value::as_int).unwrap();
            let on = date(meeting, "prevu_le").unwrap();
            let Some((hours, minutes)) = text(meeting, "heure").split_once(':') else {
                continue;
            };
            let at = hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap();
            let given = diaries.entry((number("agent_id"), on)).or_default();
            given.push((at, at + number("duree")));
        }
    }
    diaries
}

#[test]
fn a_referent_receives_one_person_at_a_time() {
    for count in [87, 500] {
        let mut seen = 0;
        for (day, mut given) in diaries(count) {
            given.sort_unstable();
            seen += given.len();
            for pair in given.windows(2) {
                assert!(pair[0].1 <= pair[1].0, "{count}: {day:?} {given:?}");
            }
        }
        assert!(seen > 300, "{seen}");
    }
}

#[test]
fn the_same_seed_gives_the_same_hours() {
    assert_eq!(diaries(200), diaries(200));
}

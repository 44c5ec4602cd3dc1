//! The days on which the people of the demonstration are received.
use super::*;

/// Whatever the working day of the demonstration, nobody is received on a day off.
#[test]
fn nobody_is_received_on_a_day_off() {
    let calendar = crate::domain::calendar::Calendar::default();
    for today in ["2026-11-30", "2026-05-04", "2027-01-04", "2026-12-24"].map(day) {
        for batch in people(DEFAULT_SEED, today) {
            for meeting in all(&batch, Entity::Appointment) {
                let on = date(meeting, "prevu_le").unwrap();
                assert!(
                    calendar.is_working_day(on),
                    "{on}, the demonstration of {today}"
                );
            }
        }
    }
}

#[test]
fn three_people_come_today_and_a_colleague_follows_one_person_in_six() {
    for today in days() {
        let (mut todays, mut followed) = (0, [0, 0]);
        for batch in people(DEFAULT_SEED, today) {
            let meetings = all(&batch, Entity::Appointment);
            todays += meetings
                .iter()
                .filter(|m| date(m, "prevu_le") == Some(today))
                .count();
            for assignment in all(&batch, Entity::Assignment) {
                let agent = get(assignment, "agent_id").and_then(Value::as_int);
                match (text(assignment, "fonction"), agent) {
                    ("referent", Some(11)) => followed[0] += 1,
                    ("referent", Some(15)) => followed[1] += 1,
                    (_, agent) => assert_eq!(agent, Some(14)),
                }
            }
        }
        assert_eq!(todays, 3, "{today}");
        assert_eq!(followed.map(|it| it > 0), [true; 2]);
        assert_eq!(followed[0] / followed[1], 5, "{followed:?}");
    }
}

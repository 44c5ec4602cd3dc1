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
fn three_people_come_today_and_the_open_files_are_hers() {
    for today in days() {
        let mut todays = 0;
        for batch in people(DEFAULT_SEED, today) {
            let meetings = all(&batch, Entity::Appointment);
            todays += meetings
                .iter()
                .filter(|m| date(m, "prevu_le") == Some(today))
                .count();
            for assignment in all(&batch, Entity::Assignment) {
                let leads = text(assignment, "fonction") == "referent";
                let agent = if leads { 11 } else { 14 };
                assert_eq!(get(assignment, "agent_id"), Some(&Value::Int(agent)));
            }
        }
        assert_eq!(todays, 3, "{today}");
    }
}

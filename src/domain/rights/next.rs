//! The next appointment, for those who see no other. Knows no clock: the day comes with the rights.
use std::collections::HashMap;

use super::meetings::Meetings;
use super::{Rights, Section};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Row, Value};

impl Rights {
    /// The same rights on that day: an appointment of before is not to come.
    #[must_use]
    pub const fn on(self, day: Date) -> Self {
        Self {
            day: Some(day),
            ..self
        }
    }

    /// The day of these rights, ISO; empty when it is not known: every day comes after it.
    pub fn day_text(self) -> String {
        self.day.map_or_else(String::new, crate::domain::date::iso)
    }

    /// Which appointments are seen.
    pub fn meetings(self) -> Meetings {
        if self.sees(Section::Appointments) {
            Meetings::All
        } else if self.sees(Section::NextAppointment) {
            Meetings::Next
        } else {
            Meetings::None
        }
    }

    /// Leaves, among the records of one kind, only those that are seen: of appointments, the next
    /// one of each person for who sees no other.
    pub fn among(self, rows: Vec<Row>) -> Vec<Row> {
        if self.meetings() != Meetings::Next {
            return rows;
        }
        let mut next: HashMap<Option<i64>, (String, String, i64)> = HashMap::new();
        for row in rows.iter().filter(|row| self.is_to_come(row)) {
            let place = place(row);
            let kept = next
                .entry(row.int("allocataire_id"))
                .or_insert_with(|| place.clone());
            if place < *kept {
                *kept = place;
            }
        }
        let is_next = |row: &Row| {
            let kept = next.get(&row.int("allocataire_id"));
            kept.is_some_and(|(.., id)| *id == row.id)
        };
        rows.into_iter()
            .filter(|row| row.entity != Entity::Appointment || is_next(row))
            .collect()
    }

    fn is_to_come(self, row: &Row) -> bool {
        row.entity == Entity::Appointment
            && !row.deleted
            && row.text("statut").is_none_or(|it| it == "prevu")
            && row
                .text("prevu_le")
                .is_some_and(|on| on >= self.day_text().as_str())
    }
}

/// Day, hour (those without one first), number.
fn place(row: &Row) -> (String, String, i64) {
    let word = |field: &str| match row.get(field) {
        Value::Text(text) => text.to_string(),
        Value::Int(_) | Value::Null | Value::Pending(_) => String::new(),
    };
    (word("prevu_le"), word("heure"), row.id)
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;

    fn meeting(id: i64, person: i64, on: &str, hour: &str, status: &str) -> Row {
        let mut row = Row::blank(Entity::Appointment)
            .with("allocataire_id", person)
            .with("prevu_le", on)
            .with("heure", hour)
            .with("statut", status);
        row.id = id;
        row
    }

    #[test]
    fn an_outside_desk_sees_the_next_appointment_of_each_person() {
        let rows = vec![
            meeting(1, 7, "2026-11-20", "09:00", "prevu"),
            meeting(2, 7, "2026-11-24", "14:00", "prevu"),
            meeting(3, 7, "2026-11-24", "09:00", "prevu"),
            meeting(4, 7, "2026-11-23", "09:00", "annule_structure"),
            meeting(5, 7, "2026-11-10", "09:00", "honore"),
            meeting(6, 8, "2026-12-01", "09:00", "prevu"),
            meeting(7, 9, "2026-11-10", "09:00", "absent"),
        ];
        let day = Date::from_ymd_opt(2026, 11, 21).unwrap();
        for (role, seen) in [
            (Role::Desk, vec![3, 6]),
            (Role::Secretariat, vec![1, 2, 3, 4, 5, 6, 7]),
            (Role::Referent, vec![1, 2, 3, 4, 5, 6, 7]),
        ] {
            let rights = Rights::of(Some(role)).on(day);
            let ids: Vec<i64> = rights.among(rows.clone()).iter().map(|it| it.id).collect();
            assert_eq!(ids, seen, "{role:?}");
        }
    }
}

//! The counters of the header: numbers of persons, by the very conditions that their lists use.
use super::portfolio::count_each;
use super::{Filter, Query, Result, Store};

/// Numbers of persons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Open files in the scope.
    pub open: usize,
    /// With a deadline past due.
    pub late: usize,
    /// With a deadline due this week, Monday to Sunday.
    pub this_week: usize,
    /// With an appointment today.
    pub appointments_today: usize,
}

impl Store {
    /// The counters of the scope and day of a query; its filters and search do not count.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn counters(&self, query: &Query) -> Result<Counters> {
        let filters = [
            None,
            Some(Filter::Late),
            Some(Filter::ThisWeek),
            Some(Filter::AppointmentToday),
        ];
        let [open, late, this_week, appointments_today] =
            count_each((&self.conn, self.rights()), query, filters)?;
        Ok(Counters {
            open,
            late,
            this_week,
            appointments_today,
        })
    }
}

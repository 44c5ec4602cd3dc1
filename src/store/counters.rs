//! The counters of the header: numbers of persons, by the very conditions that their lists use.
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
        let count = |filter: Option<Filter>| {
            let query = Query {
                filters: filter.into_iter().collect(),
                search: String::new(),
                ..query.clone()
            };
            self.count(&query, usize::MAX)
        };
        Ok(Counters {
            open: count(None)?,
            late: count(Some(Filter::Late))?,
            this_week: count(Some(Filter::ThisWeek))?,
            appointments_today: count(Some(Filter::AppointmentToday))?,
        })
    }
}

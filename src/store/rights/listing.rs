//! What may be asked of the list: an order or a filter says by itself what is in the files. Knows no SQL.
use std::borrow::Cow;

use super::super::{Filter, Query, Scope, Sort};
use crate::domain::rights::{Meetings, Rights, Section};

impl Rights {
    /// Whether a filter may be asked.
    pub fn may_filter(self, filter: &Filter) -> bool {
        match filter {
            Filter::Late | Filter::ThisWeek | Filter::Rule(_) | Filter::Unknown => {
                self.sees_deadlines()
            }
            Filter::AppointmentToday | Filter::NoAppointment => self.meetings() != Meetings::None,
            Filter::NoContract => self.sees(Section::Contract),
            Filter::Referent(_) | Filter::Organization(_) | Filter::Orientation(_) => {
                self.sees(Section::Following)
            }
            Filter::Exited => true,
        }
    }

    /// Whether an order may be asked.
    pub fn may_sort(self, sort: Sort) -> bool {
        match sort {
            Sort::Urgency => self.sees_deadlines(),
            Sort::NextAppointment => self.meetings() != Meetings::None,
            Sort::LastContact => self.sees(Section::Contacts),
            Sort::Name => true,
        }
    }

    /// The query, in an order and a scope that may be asked.
    pub fn ordered(self, query: &Query) -> Cow<'_, Query> {
        let shown = self.may_sort(query.sort);
        let scoped = query.scope == Scope::Everyone || self.sees(Section::Following);
        if shown && scoped {
            return Cow::Borrowed(query);
        }
        let query = query.clone();
        Cow::Owned(Query {
            sort: if shown { query.sort } else { Sort::Name },
            scope: if scoped { query.scope } else { Scope::Everyone },
            ..query
        })
    }
}

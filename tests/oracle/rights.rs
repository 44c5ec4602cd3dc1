//! The right to the RSA and « droits et devoirs » on one day, as RULES §2, §5.1 and §5.2 say it:
//! no period is ever built, each day is asked for.
use carnet::domain::date::Date;
use chrono::{Datelike, Days};

use super::naive::Life;

/// CNAF reading order of the states: 0, 1, 5, 3, 4, 2, 6.
const ORDER: [&str; 7] = [
    "demande",
    "refuse",
    "clos",
    "ouvert_suspendu",
    "versement_suspendu",
    "ouvert_versable",
    "clos_anterieur",
];
const PAID: &str = "ouvert_versable";

fn covers(from: Option<Date>, to: Option<Date>, day: Date) -> bool {
    from.unwrap_or(Date::MIN) <= day && day <= to.unwrap_or(Date::MAX)
}

impl Life<'_> {
    fn right(&self, day: Date) -> Option<&'static str> {
        let told = |state: &str| {
            let mut all = self.it.states.iter();
            all.any(|(it, from, to)| *it == state && covers(*from, *to, day))
        };
        ORDER.into_iter().find(|state| told(state))
    }

    /// Why the person is not among those « soumis aux droits et devoirs » that day.
    pub fn outside_duties(&self, day: Date) -> Option<&'static str> {
        match self.right(day) {
            None | Some(PAID) => {}
            Some(_) => return Some("non_sdd"),
        }
        let all = &self.it.duties;
        let told = all
            .iter()
            .rev()
            .find(|(_, from, to)| covers(*from, *to, day));
        match told {
            Some((true, ..)) => None,
            Some((false, ..)) => Some("non_sdd"),
            None if all.is_empty() => None,
            None => Some("sdd_inconnu"),
        }
    }

    /// On 31 December of the year of that day, or when looked at if that comes first.
    pub fn outside_duties_at_year_end(&self, day: Date, as_of: Date) -> Option<&'static str> {
        let end = Date::from_ymd_opt(day.year(), 12, 31).unwrap();
        self.outside_duties(end.min(as_of))
    }

    /// I11 on a day, for the states that count.
    pub fn twelve_months(&self, day: Date, wanted: &[&str]) -> &'static str {
        let mut ends = Vec::new();
        let mut back = day - Days::new(1);
        while ends.len() < 12 {
            if (back + Days::new(1)).day() == 1 {
                ends.push(self.right(back));
            }
            back = back - Days::new(1);
        }
        if ends.iter().any(Option::is_none) {
            "historique_inconnu"
        } else if ends.iter().flatten().all(|state| wanted.contains(state)) {
            "oui"
        } else {
            "non"
        }
    }

    /// S and R of « personne suivie ».
    pub fn is_on_hold(&self, day: Date) -> bool {
        let runs = |from: Option<Date>, to: Option<Date>| {
            from.is_some_and(|from| from <= day) && to.is_none_or(|to| day < to)
        };
        self.it.measures.iter().any(|(from, to)| runs(*from, *to))
            || self
                .it
                .resumptions
                .iter()
                .any(|(from, to, short)| *short && runs(Some(*from), *to))
    }
}

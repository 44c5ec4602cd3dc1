//! How long contracts last, in whole months and days, each day counted once. Knows no rule.
use chrono::{Months, NaiveDate};

use crate::domain::contract::Contract;
use crate::domain::text::plural;

/// When contracts last longer than this together, the screen mentions it (a limit that départements
/// use; a choice of the program, for information).
pub const LONG: u32 = 24;
/// Length of a month, in days, when separate periods are added (a choice of the program).
const MONTH: u32 = 30;

/// Whole months, then days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    /// Whole months.
    pub months: u32,
    /// Days left after the whole months.
    pub days: u32,
}

impl Length {
    /// The length from the first day to the last one, both included; `None` when the last day is
    /// before the first.
    pub fn between(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        let after = last.succ_opt()?;
        if after <= first {
            return None;
        }
        // Months are counted from the first day: the 31st plus two months is not the 28th.
        let reached = |months: u32| {
            first
                .checked_add_months(Months::new(months))
                .filter(|day| *day <= after)
        };
        let months = (1_u32..).take_while(|n| reached(*n).is_some()).count();
        let months = u32::try_from(months).ok()?;
        let rest = (after - reached(months)?).num_days();
        Some(Self {
            months,
            days: u32::try_from(rest).ok()?,
        })
    }

    /// Whether it is longer than the limit that the screen mentions.
    pub fn is_long(self) -> bool {
        self > Self {
            months: LONG,
            days: 0,
        }
    }

    /// « 6 mois », « 5 mois et 12 jours ».
    pub fn words(self) -> String {
        let months = format!("{} mois", self.months);
        let days = plural(i64::from(self.days), "jour", "jours");
        match (self.months, self.days) {
            (_, 0) => months,
            (0, _) => days,
            (_, _) => format!("{months} et {days}"),
        }
    }

    fn plus(self, other: Self) -> Self {
        let days = self.days + other.days;
        Self {
            months: self.months + other.months + days / MONTH,
            days: days % MONTH,
        }
    }
}

/// The days that signed contracts cover, up to the day on which each ended early. A day that two of
/// them cover, as with an amendment, counts once. A contract without a start or an end does not
/// count.
pub fn total<'a>(contracts: impl IntoIterator<Item = &'a Contract>) -> Length {
    let mut periods: Vec<(NaiveDate, NaiveDate)> = contracts
        .into_iter()
        .filter(|it| it.stands() && it.signed_on().is_some())
        .filter_map(|it| Some((it.start?, it.last_day()?)))
        .filter(|(first, last)| first <= last)
        .collect();
    periods.sort_unstable();
    let mut merged: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (first, last) in periods {
        match merged.last_mut() {
            Some(known) if known.1.succ_opt().is_none_or(|next| first <= next) => {
                known.1 = known.1.max(last);
            }
            Some(_) | None => merged.push((first, last)),
        }
    }
    merged
        .into_iter()
        .filter_map(|(first, last)| Length::between(first, last))
        .fold(Length::default(), Length::plus)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::ContractKind;

    fn d(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
    }

    #[test]
    fn months_are_counted_from_the_first_day() {
        let table = [
            ("01/01/2025", "30/06/2025", "6 mois"),
            ("24/11/2026", "23/05/2027", "6 mois"),
            ("31/08/2025", "27/02/2026", "6 mois"),
            ("31/01/2025", "27/02/2025", "1 mois"),
            ("31/01/2024", "28/02/2024", "1 mois"),
            ("31/01/2024", "27/02/2024", "28 jours"),
            ("01/03/2025", "15/04/2025", "1 mois et 15 jours"),
            ("01/03/2025", "01/03/2025", "1 jour"),
            ("01/01/2024", "31/12/2025", "24 mois"),
        ];
        for (first, last, words) in table {
            let length = Length::between(d(first), d(last)).unwrap();
            assert_eq!(length.words(), words, "{first} {last}");
        }
        assert_eq!(Length::between(d("02/01/2025"), d("01/01/2025")), None);
        assert!(
            !Length {
                months: 24,
                days: 0
            }
            .is_long()
        );
        assert!(
            Length {
                months: 24,
                days: 1
            }
            .is_long()
        );
    }

    #[test]
    fn a_day_counts_once_and_stops_where_the_contract_was_stopped() {
        let signed = |id, start: &str, end: &str| Contract {
            signed_by_person_on: Some(d(start)),
            signed_by_referent_on: Some(d(start)),
            start: Some(d(start)),
            end: Some(d(end)),
            ..Contract::new(id, ContractKind::Cer)
        };
        let first = signed(1, "31/01/2025", "30/07/2025");
        let amendment = signed(2, "01/04/2025", "30/07/2025");
        let next = signed(3, "31/07/2025", "30/01/2026");
        assert_eq!(total([&first, &amendment, &next]).words(), "12 mois");
        let stopped = Contract {
            ended_early_on: Some(d("15/10/2025")),
            ..next
        };
        assert_eq!(total([&first, &stopped]).words(), "8 mois et 16 jours");
        let draft = Contract::new(4, ContractKind::Cer);
        assert_eq!(total([&draft]), Length::default());
        let later = signed(5, "01/01/2027", "20/01/2027");
        let again = signed(6, "01/03/2027", "20/03/2027");
        assert_eq!(total([&later, &again]).words(), "1 mois et 10 jours");
    }
}

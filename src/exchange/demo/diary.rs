//! The hours that a référent has already given: nobody receives two people at once. Only the last
//! diaries are kept: in a large demo people come référent by référent, in a usual one two share them.
use super::prelude::*;
use std::collections::HashMap;

/// Usual hours of appointments, in minutes since midnight.
const USUAL: [i64; 8] = [540, 570, 630, 675, 840, 885, 930, 975];

/// First and last minute of the half-days when people are received.
const OPEN: [(i64, i64); 2] = [(510, 750), (810, 1_080)];

/// Between two beginnings looked at, in minutes.
const STEP: i64 = 15;

/// How many diaries are kept.
const KEPT: usize = 2;

/// Hours given, day by day: first minute, minute after the last.
type Given = HashMap<Date, Vec<(i64, i64)>>;

/// The diaries of the last référents; the open one is the first.
#[derive(Clone, Debug, Default)]
pub(super) struct Diary {
    last: Vec<(Value, Given)>,
}

impl Diary {
    /// Opens the diary of that référent.
    pub(super) fn of(&mut self, referent: &Value) {
        let known = self.last.iter().position(|(whose, _)| whose == referent);
        let it = match known {
            Some(at) => self.last.remove(at),
            None => (referent.clone(), Given::new()),
        };
        self.last.insert(0, it);
        self.last.truncate(KEPT);
    }

    /// Gives so many minutes of a day: at that rank of the usual hours if it is free, at another
    /// usual hour, at any other; `None` when the day is full.
    pub(super) fn give(&mut self, on: Date, rank: usize, minutes: i64) -> Option<String> {
        let given = self.last.first_mut()?.1.entry(on).or_default();
        let is_free = |start: &i64| {
            let end = start + minutes;
            given.iter().all(|(from, to)| end <= *from || *to <= *start)
        };
        let usual = USUAL.iter().cycle().skip(rank).take(USUAL.len()).copied();
        let others = OPEN.iter().flat_map(|(from, to)| {
            let last = to - minutes;
            (0..)
                .map(move |n| from + n * STEP)
                .take_while(move |it| *it <= last)
        });
        let start = usual.chain(others).find(is_free)?;
        given.push((start, start + minutes));
        Some(format!("{:02}:{:02}", start / 60, start % 60))
    }
}

/// How many usual hours there are.
pub(super) const RANKS: [usize; USUAL.len()] = [0, 1, 2, 3, 4, 5, 6, 7];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_given_hour_by_hour_until_it_is_full() {
        let mut diary = Diary::default();
        diary.of(&Value::Int(1));
        let day = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let mut given = Vec::new();
        while let Some(hour) = diary.give(day, 0, 60) {
            given.push(hour);
        }
        given.sort();
        assert_eq!(
            given,
            ["09:00", "10:30", "11:30", "14:00", "15:30", "16:30"]
        );
        diary.of(&Value::Int(2));
        assert_eq!(diary.give(day, 2, 45).as_deref(), Some("10:30"));
        diary.of(&Value::Int(1));
        assert_eq!(diary.give(day, 2, 45), None, "the hours given stay given");
    }
}

//! Names of many records made at one moment: UUID version 7 that follow each other, so that
//! their indexes grow at the end only.
use crate::domain::change::Moment;

/// A series of names.
#[derive(Clone, Debug)]
pub(super) struct UidSeries {
    millis: u64,
    /// Random bits of the series, then a counter.
    start: [u8; 4],
    counter: u64,
}

/// Bits of the counter: 6 bytes, of which the first keeps a margin.
const ROOM: u64 = 1 << 46;

impl UidSeries {
    /// A series that starts at random.
    pub(super) fn at(moment: &Moment) -> Self {
        let random = uuid::Uuid::parse_str(&moment.uid()).unwrap_or_default();
        let [.., a, b, c, d, e, f, g, h] = *random.as_bytes();
        Self {
            millis: u64::try_from(moment.instant.timestamp_millis()).unwrap_or_default(),
            start: [a, b, c, d],
            counter: u64::from_be_bytes([0, 0, 0, 0, e, f, g, h]),
        }
    }

    /// The next name.
    pub(super) fn next(&mut self) -> String {
        self.counter = (self.counter + 1) % ROOM;
        let [a, b, c, d] = self.start;
        let [_, _, e, f, g, h, i, j] = self.counter.to_be_bytes();
        let bytes = [a, b, c, d, e, f, g, h, i, j];
        uuid::Builder::from_unix_timestamp_millis(self.millis, &bytes)
            .into_uuid()
            .to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_series_follow_each_other_and_series_differ() {
        let moment = Moment {
            instant: "2026-11-21T09:00:00Z".parse().unwrap(),
            today: chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
        };
        let mut names = UidSeries::at(&moment);
        let made: Vec<String> = (0..600).map(|_| names.next()).collect();
        assert!(made.is_sorted());
        assert!(made.windows(2).all(|pair| pair[0] != pair[1]));
        let first = uuid::Uuid::parse_str(&made[0]).unwrap();
        assert_eq!(first.get_version_num(), 7);
        assert_ne!(UidSeries::at(&moment).next(), made[0]);
    }
}

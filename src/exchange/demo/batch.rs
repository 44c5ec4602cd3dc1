//! The records of one person, gathered in the order they must be written.
use super::prelude::*;
use uuid::Builder;
use uuid::fmt::Hyphenated;

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;

/// Field of a new record.
pub(super) type Pair = (&'static str, Value);

/// The value of a field of a new record, when it is known.
pub(super) fn field<'a>(record: &'a NewRecord, name: &str) -> Option<&'a Value> {
    let mut values = record.values.iter();
    Some(&values.find(|(field, _)| *field == name)?.1)
}

/// The text of a field of a new record; empty when it is not known.
pub fn word<'a>(record: &'a NewRecord, name: &str) -> &'a str {
    field(record, name)
        .and_then(Value::as_text)
        .unwrap_or_default()
}

/// Records made so far and what their names outside the store derive from.
pub(super) struct Batch {
    records: Vec<NewRecord>,
    names: Rng,
    millis: u64,
}

impl Batch {
    /// Empty batch. `stream` sets the batches of one demo apart.
    pub(super) fn new(seed: u64, stream: u64, today: Date) -> Self {
        let days = today.signed_duration_since(Date::default()).num_days();
        let midnight = u64::try_from(days).unwrap_or(0).saturating_mul(DAY);
        Self {
            records: Vec::with_capacity(40),
            names: Rng::new(!seed, stream),
            millis: midnight.saturating_add(stream % DAY),
        }
    }

    /// Adds a record; what is not known is left out. Returns the reference to it.
    pub(super) fn add(&mut self, entity: Entity, values: impl IntoIterator<Item = Pair>) -> Value {
        let at = self.records.len();
        let uid = self.uid();
        let values = values
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        self.records.push(NewRecord {
            entity,
            uid,
            values,
        });
        Value::Pending(at)
    }

    /// The record of that position.
    pub(super) fn at(&self, position: usize) -> Option<&NewRecord> {
        self.records.get(position)
    }

    /// The records of a kind with their positions, in order.
    pub(super) fn of(&self, entity: Entity) -> impl Iterator<Item = (usize, &NewRecord)> {
        let all = self.records.iter().enumerate();
        all.filter(move |(_, record)| record.entity == entity)
    }

    /// The first date of that name in the records of a kind.
    pub(super) fn first_date(&self, entity: Entity, field: &str) -> Option<Date> {
        let mine = self.of(entity);
        mine.filter_map(|(_, record)| self::field(record, field)?.as_date())
            .min()
    }

    /// The records, in order.
    pub(super) fn into_records(self) -> Vec<NewRecord> {
        self.records
    }

    fn uid(&mut self) -> String {
        let wide = u128::from(self.names.bits()) << 64 | u128::from(self.names.bits());
        let [a, b, c, d, e, f, g, h, i, j, ..] = wide.to_be_bytes();
        let uuid =
            Builder::from_unix_timestamp_millis(self.millis, &[a, b, c, d, e, f, g, h, i, j])
                .into_uuid();
        let mut text = [0; Hyphenated::LENGTH];
        uuid.hyphenated().encode_lower(&mut text).to_owned()
    }
}

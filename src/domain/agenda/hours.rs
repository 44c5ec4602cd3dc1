//! Hours in which people are received, as a setting.
use std::fmt;

use super::{Span, minute_of};
use crate::domain::date::parse_time;

/// Parts of a working day, in order and apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(Vec<Span>);

impl Default for Hours {
    /// 9:00–12:30 and 13:30–17:30.
    fn default() -> Self {
        let span = |from: (u16, u16), to: (u16, u16)| Span {
            from: from.0 * 60 + from.1,
            to: to.0 * 60 + to.1,
        };
        Self(vec![span((9, 0), (12, 30)), span((13, 30), (17, 30))])
    }
}

impl Hours {
    /// Reads « 9:00-12:30, 13:30-17:30 »: parts apart and in order.
    ///
    /// # Errors
    /// A French sentence that says how to write it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "«\u{a0}{text}\u{a0}» ne se lit pas comme des horaires\u{a0}: écrivez par exemple \
                 9 h – 12 h 30, 13 h 30 – 17 h 30"
            )
        };
        let mut spans: Vec<Span> = Vec::new();
        for part in text.split(',') {
            let (from, to) = part.split_once(['-', '–']).ok_or_else(wrong)?;
            let read = |time: &str| parse_time(time).map(minute_of).map_err(|_| wrong());
            let span = Span {
                from: read(from)?,
                to: read(to)?,
            };
            let after = spans.last().is_none_or(|last| last.to <= span.from);
            if span.from >= span.to || !after {
                return Err(wrong());
            }
            spans.push(span);
        }
        Ok(Self(spans))
    }

    /// Parts in any order, those that meet made one; `None` without any.
    pub fn of(mut spans: Vec<Span>) -> Option<Self> {
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let meets = next.from <= last.to;
            last.to = if meets { last.to.max(next.to) } else { last.to };
            meets
        });
        (!spans.is_empty()).then_some(Self(spans))
    }

    /// The parts, in order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }
}

impl fmt::Display for Hours {
    /// « 9 h – 12 h 30, 13 h 30 – 17 h 30 ».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.0.iter().map(|span| span.in_full()).collect();
        f.write_str(&parts.join(", "))
    }
}

/// The free gaps of at least `least` minutes in the working hours, in order.
pub fn gaps(hours: &Hours, taken: &[Span], least: u16) -> Vec<Span> {
    let mut taken = taken.to_vec();
    taken.sort_unstable();
    let mut free = Vec::new();
    for open in hours.spans() {
        let mut from = open.from;
        for busy in taken.iter().filter(|busy| busy.overlaps(*open)) {
            if busy.from > from {
                free.push(Span {
                    from,
                    to: busy.from,
                });
            }
            from = from.max(busy.to);
        }
        if from < open.to {
            free.push(Span { from, to: open.to });
        }
    }
    free.retain(|gap| gap.minutes() >= least.max(1));
    free
}

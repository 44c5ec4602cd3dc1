//! Bars of invented numbers.
use carnet::documents::model::{Bar, Bars, Block};

/// Bars, each with its length in hundredths.
pub fn bars(all: &[(&str, &str, u8)]) -> Block {
    let bar = |(label, value, length): &(&str, &str, u8)| Bar {
        label: (*label).to_owned(),
        value: (*value).to_owned(),
        length: *length,
    };
    Block::Bars(Bars {
        says: "Étapes, en barres".to_owned(),
        bars: all.iter().map(bar).collect(),
    })
}

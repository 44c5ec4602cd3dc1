//! Bars of invented numbers.
use carnet::documents::model::{Bar, Bars, Block};

/// Bars, each with its number, none where it is masked.
pub fn bars(all: &[(&str, &str, Option<u32>)]) -> Block {
    let bar = |(label, value, number): &(&str, &str, Option<u32>)| Bar {
        label: (*label).to_owned(),
        value: (*value).to_owned(),
        number: *number,
    };
    Block::Bars(Bars {
        says: "Étapes, en barres".to_owned(),
        bars: all.iter().map(bar).collect(),
    })
}

/// Bars as a paper has them: one with nothing to draw, one that is masked.
pub fn steps() -> Block {
    bars(&[
        ("Étapes faites", "3", Some(3)),
        ("Étapes à faire", "8", Some(8)),
        ("Étapes laissées", "0", Some(0)),
        ("Étapes reprises", "< 5", None),
    ])
}

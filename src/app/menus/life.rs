//! The kinds of events of the life of a carnet, to show one only.
use crate::app::layer::{Choice, Chooser, Item};
use crate::app::sheet::Life;
use crate::words::life::Kind;

/// All of them, then each kind with the number of its events.
#[must_use]
pub(crate) fn menu(life: &Life) -> Chooser<Choice> {
    let count = |kind: Option<Kind>| {
        let of_kind = |kind: Kind| life.events.iter().filter(move |it| it.kind == kind).count();
        kind.map_or(life.events.len(), of_kind)
    };
    let item = |label: &str, kind: Option<Kind>| Item {
        value: Choice::Life(kind),
        label: label.to_owned(),
        note: if kind == life.only {
            "en ce moment".to_owned()
        } else {
            count(kind).to_string()
        },
        disabled: None,
    };
    let kinds = Kind::ALL
        .into_iter()
        .filter(|kind| count(Some(*kind)) > 0)
        .map(|kind| item(kind.label(), Some(kind)));
    let items = std::iter::once(item("Tout", None)).chain(kinds).collect();
    Chooser::new("Ne montrer que", items)
}

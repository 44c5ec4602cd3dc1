//! What the pages about one file offer, the most useful first; what cannot be done is not shown.
use super::Hint;
use crate::app::App;
use crate::app::action::{Action, Availability};
use crate::app::layer::Layer;
use crate::app::sheet::Page;

const WALK: [Action; 6] = [
    Action::Open,
    Action::Done,
    Action::NotDone,
    Action::Edit,
    Action::Compare,
    Action::Undo,
];
const COMPARISON: [Action; 2] = [Action::PreviousPanel, Action::NextPanel];
const LIFE: [Action; 2] = [Action::Open, Action::Filters];

/// The hints of the page on top, after the keys that move.
pub(super) fn hints(app: &App) -> Vec<Hint> {
    let Some(page) = page(app) else {
        return Vec::new();
    };
    let offered = match page {
        Page::Walk(_) => &WALK[..],
        Page::Comparison(_) => &COMPARISON[..],
        Page::Life(_) => &LIFE[..],
    };
    offered
        .iter()
        .filter(|action| app.availability(**action) == Availability::Yes)
        .filter_map(|action| Hint::of(app, *action))
        .collect()
}

/// Words of an action on the page on top, where they differ from those of the table.
pub(super) fn label(action: Action, app: &App) -> Option<&'static str> {
    match (action, page(app)?) {
        (Action::Open, Page::Walk(_)) => Some("écrire la revue"),
        (Action::Open, Page::Life(_)) => Some("aller à cette ligne"),
        (Action::PreviousPanel, Page::Comparison(_)) => Some("évaluation plus ancienne"),
        (Action::NextPanel, Page::Comparison(_)) => Some("plus récente"),
        (_, _) => None,
    }
}

fn page(app: &App) -> Option<&Page> {
    match app.layers.last() {
        Some(Layer::Sheet(sheet)) => Some(&sheet.page),
        Some(_) | None => None,
    }
}

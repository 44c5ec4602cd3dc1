//! An action that answers a brake: what is proposed, one key each, and the form that it fills. Knows no place.
use crate::app::prelude::*;
use crate::domain::record::action::ACTION;
use crate::domain::vocabulary::{BrakeAnswer, Theme, Vocabulary};
use crate::gestures::one_line::Answers;

/// What answers the brake of that theme, and another action to be written.
pub fn menu(file: &CaseFile, theme: Theme) -> Chooser<Choice> {
    let item = |it: BrakeAnswer| {
        let kind = Vocabulary::ActionCode.label(it.code);
        let note = if kind == it.words { "" } else { kind };
        Item::new(it.words, Choice::Answer(theme, Some(it))).noted(note)
    };
    let proposed = file.proposed_against(theme).into_iter().map(item);
    let other = Item::new("Une autre action…", Choice::Answer(theme, None));
    let items = proposed.chain([other]).collect();
    Chooser::new(
        &format!("Ce qui répond au frein : {}", theme.label()),
        items,
    )
}

/// The new action, under the objective on that theme when there is one, and what is known of it.
pub fn action(file: &CaseFile, theme: Theme, chosen: Option<BrakeAnswer>) -> (Gesture, Answers) {
    let under = file.objective_on(theme).unwrap_or_default();
    let mut fill = vec![(ACTION.theme.name, theme.code().to_owned())];
    if let Some(it) = chosen {
        fill.push((ACTION.code.name, it.code.to_owned()));
        fill.push((ACTION.label.name, it.words.to_owned()));
    }
    (Gesture::New(Entity::Action, under), fill)
}

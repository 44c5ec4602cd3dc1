//! What the pages about one file look like.
use super::holds::looks_like;
use super::pictures::{caseload, check};
use super::*;
use crate::ui::theme::Role;

/// The file of the person found by those letters.
fn file_of(letters: &str) -> Screen {
    caseload()
        .act(&[Action::Search])
        .type_text(letters)
        .act(&[Action::Open])
}

#[test]
fn the_plan_before_a_review() {
    check("review_walk", &mut file_of("azéma").act(&[Action::Open]));
}

#[test]
fn a_review_whose_results_are_written_already() {
    let actions = [Action::Open, Action::Open];
    check("review_form", &mut file_of("azéma").act(&actions));
}

#[test]
fn the_contract_with_its_reviews() {
    let actions = [Action::Contract, Action::Last];
    check("reviews", &mut file_of("vidal noémie").act(&actions));
}

#[test]
fn the_situation_then_and_now() {
    let shown = file_of("vidal noémie").act(&[Action::Compare]);
    check("comparison", &mut shown.act(&[Action::Down]));
}

#[test]
fn the_life_of_the_carnet() {
    check("life", &mut file_of("abdallah").act(&[Action::Life]));
}

#[test]
fn one_kind_of_events() {
    let shown = file_of("azéma").act(&[Action::Life, Action::Filters]);
    let mut shown = shown.type_text("rendez").act(&[Action::Open]);
    check("life_meetings", &mut shown);
}

#[test]
fn any_row_of_a_long_life_is_on_screen_when_it_is_chosen() {
    for (width, height) in [(60, 15), (80, 24), (120, 40)] {
        let mut shown = file_of("azéma").act(&[Action::Life, Action::First]);
        shown.app.resize(size(width, height));
        for step in 0..40 {
            let (buffer, _) = cells(&shown.app, shown.app.desk.size);
            let chosen = (1..height - 3).any(|y| looks_like(&buffer, (10, y), Role::Selected));
            assert!(chosen, "{width}x{height}, step {step}");
            shown = shown.act(&[Action::Down]);
        }
    }
}

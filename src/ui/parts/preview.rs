//! Beside the list: who the person is, what calls and why, where things stand.
pub mod facts;

use super::stack::INDENT;
use crate::app::preview::Preview;
use crate::domain::date::{Date, age};
use crate::domain::deadlines::IndexRow;
use crate::domain::rules::{EventKey, Rule};
use crate::domain::text::capital;
use crate::gestures::name::name_of;
use crate::ui::prelude::*;
use crate::words::{state as words, why};

/// Alerts shown with their reason; the others are counted.
const ALERTS: usize = 4;

/// Said in the place of a file of which nothing is shown.
pub const CLOSED: &str = "Vous n’accompagnez pas cette personne : son dossier s’ouvre avec un motif, que carnet demande quand vous l’ouvrez.";

/// Draws the preview in its frame.
pub fn draw(app: &App, shown: &Preview, area: Rect, canvas: &mut Canvas<'_>) {
    let title = vec![(title(app, shown), Role::Title)];
    canvas.hit(area, Hit::Still);
    let inside = inset(canvas.frame(area, &title, Role::Border));
    let width = usize::from(inside.width);
    let mut blocks = alerts(app, shown, width);
    blocks.push(Block::default());
    if shown.file.is_closed() {
        blocks.push(Block::wrapped(0, width, CLOSED, Role::Muted));
    }
    blocks.extend(facts::blocks(app, shown, width));
    blocks.extend(facts::actions(app, shown, width));
    stack::draw(&blocks, 0, None, inside, canvas);
}

/// « ABDALLAH Nadia, 38 ans ».
fn title(app: &App, shown: &Preview) -> String {
    let Some(person) = shown.file.identity() else {
        return "Motif demandé".to_owned();
    };
    let name = name_of(person);
    match person.date("ne_le") {
        Some(birth) => format!("{name}, {} ans", age(birth, app.desk.today)),
        None => name,
    }
}

fn alerts(app: &App, shown: &Preview, width: usize) -> Vec<Block> {
    let calling: Vec<&IndexRow> = shown
        .alerts
        .iter()
        .filter(|it| it.state(app.desk.today).calls())
        .collect();
    if !app.desk.store.rights().sees_deadlines() {
        return Vec::new();
    }
    if calling.is_empty() {
        let words = "Rien n’est attendu pour l’instant.";
        return vec![Block::wrapped(0, width, words, Role::Muted)];
    }
    let mut blocks: Vec<Block> = calling
        .iter()
        .take(ALERTS)
        .map(|it| alert(app, it, width))
        .collect();
    let more = calling.len().saturating_sub(ALERTS);
    if more > 0 {
        let count = format!("et {}", plural(more, "autre", "autres"));
        blocks.push(Block::wrapped(INDENT, width, &count, Role::Muted));
    }
    blocks
}

/// One deadline: sign, label, days, then why in two short lines.
fn alert(app: &App, row: &IndexRow, width: usize) -> Block {
    let state = row.state(app.desk.today);
    let role = look::of_state(state);
    let when = words::row_when(row, app.desk.today);
    let label = why::label(row, &app.desk.rules);
    let mut block = Block::dated(width, words::sign(state), &label, &when, role);
    let rule = app.desk.rules.rule(&row.rule).map(AsRef::as_ref);
    for line in [reason(row, rule), rule.map(source)].into_iter().flatten() {
        block.add(INDENT, width, &line, Role::Muted);
    }
    block
}

/// « Premier rendez-vous honoré le 26/10, délai 7 jours ».
fn reason(row: &IndexRow, rule: Option<&Rule>) -> Option<String> {
    row.start.0.as_deref().and_then(EventKey::from_code)?;
    let far = |date: Date| (date - row.window.due.unwrap_or(date)).num_days().abs() > 300;
    let is_far = row.start.1.is_some_and(far);
    let day = if is_far { full } else { short };
    Some(capital(&words::counted_from(row, rule, day)))
}

/// « (DITP 2019, contrat vivant) »: the title of the source.
fn source(rule: &Rule) -> String {
    let title = rule.basis.split(" :").next().unwrap_or_default();
    format!("({})", title.trim())
}

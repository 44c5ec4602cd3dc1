//! `carnet dossier ID`: one whole file, readable at 80 columns.
mod paper;
mod sections;

use super::prelude::*;

use super::words;
use crate::domain::date::age;
use crate::domain::deadlines::IndexRow;
use crate::domain::deadlines::{Deadline, State, worst_first};
use crate::domain::file::{CaseFile, household};
use crate::domain::record::Row;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::enclosed;
use crate::exchange::export::dossier_json;
use crate::words::{state, why};
use paper::Paper;

/// What it asks.
pub const NEED: Need = Need::See(Entity::Allocataire);

/// What may be typed after `carnet dossier`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Numéro ou uid de la personne
    pub id: String,
    /// Écrire en JSON (carnet.dossier/1)
    #[arg(long)]
    pub json: bool,
    /// Why.
    #[command(flatten)]
    pub because: Because,
}

/// Writes the file as text, or as JSON.
///
/// # Errors
/// When nobody has that number, or the store can't be read.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let store = context.reading()?;
    let id = person::find(&store, &asked.id)?;
    asked.because.tell(&store, Some(id))?;
    if asked.json {
        return out::json(&dossier_json(&store, id, context.today())?);
    }
    out::text(&text(&store, &store.case_file(id)?, context.today())?)
}

fn text(store: &Store, file: &CaseFile, today: Date) -> Result<String, AppError> {
    let names = words::names(store, file)?;
    let mut paper = Paper::default();
    if let Some(identity) = file.identity() {
        paper.title(&heading(identity, today));
        paper.line(&format!("Dossier n° {}, uid {}", identity.id, identity.uid));
        if let Some(others) = household::words(&file.beside.household) {
            paper.line(&others);
        }
        paper.line(&format!("Tel que connu le {}", full(today)));
    }
    let mut deadlines = store.deadlines(file.person)?;
    deadlines.retain(|deadline| shown(deadline.state(today)));
    deadlines.sort_by(|a, b| worst_first(a, b, today));
    paper.section("Échéances");
    if deadlines.is_empty() {
        paper.line("Aucune.");
    }
    for deadline in &deadlines {
        let (line, why) = deadline_words(deadline, today);
        paper.line(&line);
        paper.note(&why);
    }
    sections::write(&mut paper, file, &names, today);
    Ok(paper.into_text())
}

fn heading(identity: &Row, today: Date) -> String {
    let name = person::name(identity);
    let born = AllocataireRecord::of(identity).born_on();
    match born.map(|born| age(born, today)) {
        Some(years) if years >= 0 => format!("{name}, {}", plural(i64::from(years), "an", "ans")),
        Some(_) | None => name,
    }
}

/// What calls for someone, will, or is held up; what is over is in the records themselves.
fn shown(state: State) -> bool {
    state.calls() || matches!(state, State::Upcoming | State::Neutralised)
}

fn deadline_words(deadline: &Deadline, today: Date) -> (String, String) {
    let now = deadline.shown(today);
    let when = why::when(deadline, today);
    let due = deadline.due.map(full).filter(|due| !when.ends_with(due));
    let due = enclosed(", le ", &due.unwrap_or_default(), "");
    let row = IndexRow {
        person: 0,
        rule: deadline.rule.id.clone(),
        window: deadline.window().unwrap_or_default(),
        start: (
            deadline.start.map(|start| start.event.code().to_owned()),
            deadline.start.and_then(|start| start.date),
        ),
        object: (None, None),
        detail: deadline.detail.clone(),
    };
    let line = format!(
        "{:<2} {} : {when}{due}",
        state::plain_sign(now),
        deadline.rule.label,
    );
    let why = words::reason(&row, Some(&deadline.rule));
    let held = deadline
        .neutralised
        .as_ref()
        .filter(|_| now == State::Neutralised)
        .map_or_else(String::new, |it| format!("Ne court pas : {}. ", it.reason));
    let why = enclosed("Parce que : ", &why, ". ");
    let quiet = match deadline.rule.level.counts_as_late() {
        true => "",
        false => "Pour information. ",
    };
    (line, format!("{held}{why}{quiet}{}", deadline.rule.basis))
}

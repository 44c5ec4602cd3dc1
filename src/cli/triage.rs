//! `carnet triage`: the queue on screen, or as JSON.
use super::prelude::*;
use std::process::ExitCode;

use super::screen;
use crate::domain::rules::RuleBook;
use crate::start::{FirstScreen, People};
use crate::store::{QueueItem, QueueQuery, QueueScope};

/// What it asks: seeing due dates.
pub const NEED: Need = Need::Deadlines;

/// What may be typed after `carnet triage`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Seulement les personnes suivies par cet agent, et ce qui lui a été passé (numéro ou uid)
    #[arg(long, value_name = "ID")]
    pub referent: Option<String>,
    /// Seulement les personnes suivies dans cette structure (numéro ou uid)
    #[arg(long, value_name = "ID", conflicts_with = "referent")]
    pub structure: Option<String>,
    /// Écrire la file en JSON (carnet.triage/1)
    #[arg(long)]
    pub json: bool,
}

/// Opens the queue on screen, or writes it as JSON.
///
/// # Errors
/// When the agent or the structure is unknown, the store can't be read, or the screen fails.
pub fn run(context: &Context, asked: &Options) -> Result<ExitCode, AppError> {
    let store = context.reading()?;
    let scope = scope(&store, asked)?;
    let author = context.user.author(&store)?;
    if !asked.json {
        return screen::show(
            context,
            store,
            author,
            People::Real,
            FirstScreen::Triage(scope),
        );
    }
    let query = QueueQuery {
        scope: scope.unwrap_or_default(),
        viewer: author.agent,
        time: context.clock().time(),
        ..QueueQuery::new(context.today())
    };
    let rules = store.rule_book()?;
    let items = store.queue(&query, None, usize::MAX)?;
    let people: Vec<Id> = items.iter().map(|item| item.person.id).collect();
    store.consulted(Consultation::List, &people);
    let items = items.iter().map(|item| line(item, &rules, &query));
    out::json(&json!({
        "schema": "carnet.triage/1",
        "date": iso(query.today),
        "elements": items.collect::<Json>(),
    }))?;
    Ok(Code::Done.into())
}

fn scope(store: &Store, asked: &Options) -> Result<Option<QueueScope>, AppError> {
    let agent = person::agent(store, asked.referent.as_deref())?;
    let organization = person::organization(store, asked.structure.as_deref())?;
    Ok(agent
        .map(QueueScope::Referent)
        .or(organization.map(QueueScope::Organization)))
}

/// `jours` is counted as in the alerts: negative once `depuis` is past.
fn line(item: &QueueItem, rules: &RuleBook, query: &QueueQuery) -> Json {
    let QueueItem { row, person, .. } = item;
    let rule = rules.rule(&row.rule);
    let appointment = item.appointment();
    let whom = person::json(person.id, &person.uid, &person.nom, &person.prenom);
    json!({
        "kind": item.kind.code(),
        "allocataire": out::with(whom, "telephone", json!(person.telephone)),
        "regle": row.rule,
        "code": rule.map(|rule| &rule.code),
        "libelle": rule.map_or(item.kind.title(), |rule| rule.label.as_str()),
        "detail": row.detail,
        "depuis": item.since().map(iso),
        "jours": item.days(query.today).map(|days| -days),
        // An absence is not due: what the rules ask of the first one is its own deadline.
        "echeance": row.window.due.filter(|_| appointment.is_none()).map(iso),
        "referent": person::agent_json(person.referent.as_ref()),
        "rdv": appointment.map(|id| json!({
            "id": id,
            "date": row.start.1.map(iso),
            "heure": item.key.time.map(|time| time.code()),
        })),
    })
}

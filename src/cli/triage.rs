//! `carnet triage`: the queue on screen, or as JSON.
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::context::Context;
use super::error::{AppError, Code};
use super::person::{self, AgentJson, PersonJson};
use super::{out, screen};
use crate::domain::date::iso;
use crate::domain::record::Id;
use crate::domain::rules::RuleBook;
use crate::start::{FirstScreen, People};
use crate::store::{QueueItem, QueueQuery, QueueScope, Store};

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
    out::json(&Report {
        schema: "carnet.triage/1",
        date: iso(query.today),
        elements: items
            .iter()
            .map(|item| line(item, &rules, &query))
            .collect(),
    })?;
    Ok(Code::Done.into())
}

fn scope(store: &Store, asked: &Options) -> Result<Option<QueueScope>, AppError> {
    let agent = person::agent(store, asked.referent.as_deref())?;
    let organization = person::organization(store, asked.structure.as_deref())?;
    Ok(agent
        .map(QueueScope::Referent)
        .or(organization.map(QueueScope::Organization)))
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    date: String,
    elements: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    allocataire: Person<'a>,
    regle: &'a str,
    code: Option<&'a str>,
    libelle: &'a str,
    detail: Option<&'a str>,
    depuis: Option<String>,
    jours: Option<i64>,
    echeance: Option<String>,
    referent: Option<AgentJson<'a>>,
    rdv: Option<Appointment>,
}

#[derive(Serialize)]
struct Person<'a> {
    #[serde(flatten)]
    person: PersonJson<'a>,
    telephone: Option<&'a str>,
}

#[derive(Serialize)]
struct Appointment {
    id: Id,
    date: Option<String>,
    heure: Option<String>,
}

/// `jours` is counted as in the alerts: negative once `depuis` is past.
fn line<'a>(item: &'a QueueItem, rules: &'a RuleBook, query: &QueueQuery) -> Line<'a> {
    let rule = rules.rule(&item.row.rule);
    let person = &item.person;
    Line {
        kind: item.kind.code(),
        allocataire: Person {
            person: PersonJson {
                id: person.id,
                uid: &person.uid,
                nom: &person.nom,
                prenom: &person.prenom,
            },
            telephone: person.telephone.as_deref(),
        },
        regle: &item.row.rule,
        code: rule.map(|rule| rule.code.as_str()),
        libelle: rule.map_or(item.kind.title(), |rule| rule.label.as_str()),
        detail: item.row.detail.as_deref(),
        depuis: item.since().map(iso),
        jours: item.days(query.today).map(|days| -days),
        // An absence is not due: what the rules ask of the first one is its own deadline.
        echeance: item
            .row
            .window
            .due
            .filter(|_| item.appointment().is_none())
            .map(iso),
        referent: person
            .referent
            .as_ref()
            .map(|(id, nom)| AgentJson { id: *id, nom }),
        rdv: item.appointment().map(|id| Appointment {
            id,
            date: item.row.start.1.map(iso),
            heure: item.time.map(|time| time.code()),
        }),
    }
}

//! `carnet triage`: the queue on screen, or as JSON.
use std::process::ExitCode;

use serde::Serialize;

use super::context::Context;
use super::error::{AppError, Code};
use super::{alerts, out, screen};
use crate::domain::date::iso;
use crate::domain::record::{Entity, Id};
use crate::domain::rules::RuleBook;
use crate::start::{FirstScreen, People};
use crate::store::{QueueItem, QueueQuery, QueueScope, Store};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Number or uid of an agent.
    pub referent: Option<&'a str>,
    /// Number or uid of a structure.
    pub organization: Option<&'a str>,
}

/// Opens the queue on screen, or writes it as JSON.
///
/// # Errors
/// When the agent or the structure is unknown, the store can't be read, or the screen fails.
pub fn run(context: &Context, asked: Asked<'_>, json: bool) -> Result<ExitCode, AppError> {
    let store = context.reading()?;
    let scope = scope(&store, asked)?;
    let author = context.user.author(&store)?;
    if !json {
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

fn scope(store: &Store, asked: Asked<'_>) -> Result<Option<QueueScope>, AppError> {
    if let Some(id) = asked.referent {
        return Ok(Some(QueueScope::Referent(alerts::agent(store, id)?)));
    }
    let Some(id) = asked.organization else {
        return Ok(None);
    };
    let number: Option<Id> = id.trim().parse().ok();
    let all = store.all_rows(Entity::Organization)?;
    let found = all
        .iter()
        .find(|row| Some(row.id) == number || row.uid.eq_ignore_ascii_case(id.trim()));
    found
        .map(|row| Some(QueueScope::Organization(row.id)))
        .ok_or_else(|| {
            AppError::NotFound(format!("Aucune structure n’a le numéro ou l’uid « {id} »."))
        })
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
    referent: Option<Referent<'a>>,
    rdv: Option<Appointment>,
}

#[derive(Serialize)]
struct Person<'a> {
    id: Id,
    uid: &'a str,
    nom: &'a str,
    prenom: &'a str,
    telephone: Option<&'a str>,
}

#[derive(Serialize)]
struct Referent<'a> {
    id: Id,
    nom: &'a str,
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
            id: person.id,
            uid: &person.uid,
            nom: &person.nom,
            prenom: &person.prenom,
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
            .map(|(id, nom)| Referent { id: *id, nom }),
        rdv: item.appointment().map(|id| Appointment {
            id,
            date: item.row.start.1.map(iso),
            heure: item.time.map(|time| time.code()),
        }),
    }
}

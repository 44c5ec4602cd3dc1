//! The caseload as a table: its columns, and a row for each person of a list. What the file looks like is
//! the business of who writes it.
//!
//! Columns that the importer knows bear its headings, so that the file read back changes nothing.
use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use crate::domain::date::{Date, Time};
use crate::domain::deadlines::State;
use crate::domain::file::CaseFile;
use crate::domain::record::allocataire::{ALLOCATAIRE, AllocataireRecord};
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::rules::RuleBook;
use crate::domain::vocabulary::{AssignmentRole, Consultation};
use crate::store::{Anchor, Filter, Line, Page, Query, Result, Store, StoreError, Towards};
use crate::words::names::Names;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Words.
    Words,
    /// A number that counts nothing: its first zeros are part of it.
    Number,
    /// A day, perhaps with a time.
    Day,
}

/// A column: its heading, what it holds, how many letters are usual in it.
pub(super) struct Column {
    pub(super) heading: &'static str,
    pub(super) holds: Holds,
    pub(super) width: u8,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words, perhaps none.
    Words(String),
    /// A day and a time, perhaps none.
    Day(Option<Date>, Option<Time>),
}

/// Where the rows go.
pub(super) trait Table {
    /// Begins, once the state that is written is settled.
    ///
    /// # Errors
    /// When it can't be written.
    fn begin(&mut self) -> Result<()>;

    /// Takes a row in.
    ///
    /// # Errors
    /// When it can't be written.
    fn row(&mut self, cells: Vec<Cell>) -> Result<()>;
}

const fn column(heading: &'static str, holds: Holds, width: u8) -> Column {
    Column {
        heading,
        holds,
        width,
    }
}

/// The columns, in their order.
pub(super) const COLUMNS: [Column; 25] = [
    column("Nom", Holds::Words, 20),
    column("Prénom", Holds::Words, 18),
    column("Nom de naissance", Holds::Words, 20),
    column("Civilité", Holds::Words, 10),
    column("Date de naissance", Holds::Day, 18),
    column("N° CAF", Holds::Number, 12),
    column("Identifiant dans le SI", Holds::Number, 20),
    column("Identifiant France Travail", Holds::Number, 24),
    column("N° demande RSA", Holds::Number, 17),
    column("Téléphone", Holds::Number, 16),
    column("Téléphone 2", Holds::Number, 16),
    column("Courriel", Holds::Words, 30),
    column("Adresse", Holds::Words, 32),
    column("Complément d'adresse", Holds::Words, 22),
    column("Code postal", Holds::Number, 12),
    column("Ville", Holds::Words, 20),
    column("Référent", Holds::Words, 22),
    column("Structure", Holds::Words, 26),
    column("Prochain rendez-vous", Holds::Day, 20),
    column("Dernier contact", Holds::Day, 16),
    column("État du contrat", Holds::Words, 18),
    column("Terme du contrat", Holds::Day, 17),
    column("Échéance la plus urgente", Holds::Words, 26),
    column("Date de cette échéance", Holds::Day, 21),
    column("État de cette échéance", Holds::Words, 21),
];

/// What is read of each person, beside their line of the list.
const READ: [Entity; 3] = [Entity::Allocataire, Entity::Parcours, Entity::Assignment];

/// Rows read from the list at a time.
const PAGE: usize = 256;

/// Pages of the list read ahead of the rest.
const AHEAD: usize = 2;

impl Drop for Sheet<'_> {
    /// What was written was consulted, be it half of what was wanted.
    fn drop(&mut self) {
        if !self.people.is_empty() {
            self.store.consulted(Consultation::Export, &self.people);
        }
    }
}

/// Gives the people of a list, or only some of them when `people` names any, in the order of the list and
/// as they are at one moment.
///
/// # Errors
/// When the store can't be read or a row can't be written.
pub(super) fn rows(
    store: &Store,
    query: &Query,
    people: &[Id],
    table: &mut dyn Table,
) -> Result<()> {
    let chosen: HashSet<Id> = people.iter().copied().collect();
    let wanted = |line: &Line| chosen.is_empty() || chosen.contains(&line.id);
    let queries = lists(query, people);
    let table = RefCell::new(table);
    store.in_one_state_twice(|store, second| {
        let mut table = table.borrow_mut();
        let mut sheet = Sheet::begin(store, query, &mut **table)?;
        let Some(second) = second else {
            return store.at_length(|store| {
                pages(store, &queries, &wanted, &mut |lines| {
                    sheet.lines(&lines).map(|()| true)
                })
            });
        };
        std::thread::scope(|scope| {
            // The list is walked by another thread, a little ahead.
            let (send, taken) = sync_channel(AHEAD);
            let (queries, wanted) = (queries.clone(), &wanted);
            let walk = scope.spawn(move || {
                second.at_length(|list| {
                    pages(list, &queries, wanted, &mut |lines| {
                        Ok(send.send(lines).is_ok())
                    })
                })
            });
            store.at_length(|_| taken.into_iter().try_for_each(|lines| sheet.lines(&lines)))?;
            let stopped =
                || StoreError::Refused("La lecture de la liste s’est arrêtée.".to_owned());
            walk.join().map_err(|_| stopped())?
        })
    })
}

/// Walks the list, and hands over the lines that are wanted until nobody takes them any more.
fn pages(
    store: &Store,
    queries: &[Query],
    wanted: &dyn Fn(&Line) -> bool,
    take: &mut dyn FnMut(Vec<Line>) -> Result<bool>,
) -> Result<()> {
    for query in queries {
        let mut anchor = Anchor::Edge;
        loop {
            let Page {
                mut lines, edge, ..
            } = store.page(query, &anchor, Towards::End, PAGE)?;
            let last = lines.last().map(|last| last.key.clone());
            lines.retain(wanted);
            match (take(lines)?, last) {
                (false, _) => return Ok(()),
                (true, Some(last)) if !edge => anchor = Anchor::Beyond(last),
                _ => break,
            }
        }
    }
    Ok(())
}

/// The lists in which those who are wanted are: people who were chosen by their numbers, from a list without a
/// filter, may no longer be followed.
fn lists(query: &Query, people: &[Id]) -> Vec<Query> {
    let mut lists = vec![query.clone()];
    if !people.is_empty() && query.filters.is_empty() {
        lists.push(Query {
            filters: vec![Filter::Exited],
            ..query.clone()
        });
    }
    lists
}

/// The rows being made.
struct Sheet<'s> {
    store: &'s Store,
    query: &'s Query,
    names: Names,
    rules: Arc<RuleBook>,
    table: &'s mut dyn Table,
    /// Those who were written.
    people: Vec<Id>,
}

impl<'s> Sheet<'s> {
    fn begin(store: &'s Store, query: &'s Query, table: &'s mut dyn Table) -> Result<Self> {
        // The state is that of the first reading, so it comes before anything is written.
        let names = Names::of(
            &store.all_rows(Entity::Agent)?,
            &store.all_rows(Entity::Organization)?,
        );
        let rules = store.rule_book()?;
        table.begin()?;
        Ok(Self {
            store,
            query,
            names,
            rules,
            table,
            people: Vec::new(),
        })
    }

    fn lines(&mut self, lines: &[Line]) -> Result<()> {
        let people: Vec<Id> = lines.iter().map(|line| line.id).collect();
        self.people.extend(&people);
        for (line, file) in lines.iter().zip(&self.store.parts(&people, &READ)?) {
            let cells = cells(line, file, &self.names, &self.rules, self.query);
            self.table.row(cells)?;
        }
        Ok(())
    }
}

fn cells(
    line: &Line,
    file: &CaseFile,
    names: &Names,
    rules: &RuleBook,
    query: &Query,
) -> Vec<Cell> {
    let blank = Row::blank(Entity::Allocataire);
    let person = AllocataireRecord::of(file.identity().unwrap_or(&blank));
    let text = |text: Option<&str>| Cell::Words(text.unwrap_or_default().to_owned());
    let coded = |field: &'static str| Cell::Words(person.words(field));
    let date = |day: Option<Date>| Cell::Day(day, None);
    let referent = file
        .all::<AssignmentRecord>()
        .rfind(|it| it.role() == Some(AssignmentRole::Referent) && it.to().is_none())
        .and_then(AssignmentRecord::agent);
    let parcours = file.parcours().map(ParcoursRecord::of);
    let organization = parcours.and_then(ParcoursRecord::organization);
    let (label, due, state) = deadline(line, rules, query);
    let next = line.to_come((query.today, query.now));
    vec![
        text(person.last_name()),
        text(person.first_name()),
        text(person.birth_name()),
        coded(ALLOCATAIRE.civility.name),
        date(person.born_on()),
        text(person.caf_number()),
        text(person.external_id()),
        text(person.france_travail_number()),
        text(person.rsa_request_number()),
        coded(ALLOCATAIRE.phone.name),
        coded(ALLOCATAIRE.other_phone.name),
        text(person.email()),
        text(person.address()),
        text(person.address_complement()),
        text(person.postal_code()),
        text(person.town()),
        text(Some(names.agent(referent))),
        text(Some(names.organization(organization))),
        Cell::Day(next.map(|(day, _)| day), next.and_then(|(_, time)| time)),
        date(line.contact),
        text(line.contract.map(|(status, _)| status.label())),
        date(line.contract.and_then(|(_, end)| end)),
        Cell::Words(label),
        date(due),
        Cell::Words(state.to_owned()),
    ]
}

fn deadline(line: &Line, rules: &RuleBook, query: &Query) -> (String, Option<Date>, &'static str) {
    let Some(row) = &line.deadline else {
        return Default::default();
    };
    let label = rules
        .rule(&row.rule)
        .map_or_else(|| row.rule.clone(), |rule| rule.short_label.clone());
    let state = match row.state(query.today) {
        State::Late => "en retard",
        State::Today => "aujourd’hui",
        State::Soon => "bientôt",
        State::Unknown if row.start.1.is_some() => "issue inconnue",
        State::Unknown => "date inconnue",
        State::Neutralised => "neutralisée",
        _other => "à venir",
    };
    (label, row.window.due, state)
}

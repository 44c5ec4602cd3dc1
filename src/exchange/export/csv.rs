//! The caseload as French spreadsheets take it: `;`, UTF-8 with its mark, CRLF, dates as
//! JJ/MM/AAAA.
//!
//! Columns that the importer knows bear its headings, so that the file read back changes nothing.
use std::cell::RefCell;
use std::collections::HashSet;
use std::io::Write;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use crate::domain::date::full;
use crate::domain::deadlines::State;
use crate::domain::file::CaseFile;
use crate::domain::record::allocataire::{ALLOCATAIRE, AllocataireRecord};
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::rules::RuleBook;
use crate::domain::text::{CSV_MARK, csv_row};
use crate::domain::vocabulary::AssignmentRole;
use crate::store::{Anchor, Line, Page, Query, Result, Store, StoreError, Towards};
use crate::words::names::Names;

const HEADINGS: [&str; 25] = [
    "Nom",
    "Prénom",
    "Nom de naissance",
    "Civilité",
    "Date de naissance",
    "N° CAF",
    "Identifiant dans le SI",
    "Identifiant France Travail",
    "N° demande RSA",
    "Téléphone",
    "Téléphone 2",
    "Courriel",
    "Adresse",
    "Complément d'adresse",
    "Code postal",
    "Ville",
    "Référent",
    "Structure",
    "Prochain rendez-vous",
    "Dernier contact",
    "État du contrat",
    "Terme du contrat",
    "Échéance la plus urgente",
    "Date de cette échéance",
    "État de cette échéance",
];

/// What is read of each person, beside their line of the list.
const READ: [Entity; 3] = [Entity::Allocataire, Entity::Parcours, Entity::Assignment];

/// Rows read from the list at a time.
const PAGE: usize = 256;

/// Pages of the list read ahead of the rest.
const AHEAD: usize = 2;

/// Writes the people of a list, or only some of them when `people` names any, in the order of
/// the list.
///
/// # Errors
/// When the store can't be read or the text can't be written.
pub fn csv(store: &Store, query: &Query, people: &[Id], out: &mut dyn Write) -> Result<()> {
    let chosen: HashSet<Id> = people.iter().copied().collect();
    let wanted = |line: &Line| chosen.is_empty() || chosen.contains(&line.id);
    let out = RefCell::new(out);
    store.in_one_state_twice(|store, second| {
        let mut out = out.borrow_mut();
        let mut sheet = Sheet::begin(store, query, &mut **out)?;
        let Some(second) = second else {
            return store.at_length(|store| {
                pages(store, query, &wanted, &mut |lines| {
                    sheet.lines(&lines).map(|()| true)
                })?;
                sheet.end()
            });
        };
        std::thread::scope(|scope| {
            // The list is walked by another thread, a little ahead.
            let (send, taken) = sync_channel(AHEAD);
            let (query, wanted) = (query.clone(), &wanted);
            let walk = scope.spawn(move || {
                second.at_length(|list| {
                    pages(list, &query, wanted, &mut |lines| {
                        Ok(send.send(lines).is_ok())
                    })
                })
            });
            store.at_length(|_| taken.into_iter().try_for_each(|lines| sheet.lines(&lines)))?;
            let stopped =
                || StoreError::Refused("La lecture de la liste s’est arrêtée.".to_owned());
            walk.join().map_err(|_| stopped())??;
            sheet.end()
        })
    })
}

/// Walks the list, and hands over the lines that are wanted until nobody takes them any more.
fn pages(
    store: &Store,
    query: &Query,
    wanted: &dyn Fn(&Line) -> bool,
    take: &mut dyn FnMut(Vec<Line>) -> Result<bool>,
) -> Result<()> {
    let mut anchor = Anchor::Edge;
    loop {
        let Page {
            mut lines, edge, ..
        } = store.page(query, &anchor, Towards::End, PAGE)?;
        let last = lines.last().map(|last| last.key.clone());
        lines.retain(wanted);
        match (take(lines)?, last) {
            (true, Some(last)) if !edge => anchor = Anchor::Beyond(last),
            _ => return Ok(()),
        }
    }
}

/// The spreadsheet being written.
struct Sheet<'s> {
    store: &'s Store,
    query: &'s Query,
    names: Names,
    rules: Arc<RuleBook>,
    out: &'s mut dyn Write,
}

impl<'s> Sheet<'s> {
    fn begin(store: &'s Store, query: &'s Query, out: &'s mut dyn Write) -> Result<Self> {
        // The state is that of the first reading, so it comes before anything is written.
        let names = Names::of(
            &store.all_rows(Entity::Agent)?,
            &store.all_rows(Entity::Organization)?,
        );
        let rules = store.rule_book()?;
        out.write_all(CSV_MARK.as_bytes())?;
        out.write_all(csv_row(HEADINGS).as_bytes())?;
        Ok(Self {
            store,
            query,
            names,
            rules,
            out,
        })
    }

    fn lines(&mut self, lines: &[Line]) -> Result<()> {
        let people: Vec<Id> = lines.iter().map(|line| line.id).collect();
        for (line, file) in lines.iter().zip(&self.store.parts(&people, &READ)?) {
            let cells = cells(line, file, &self.names, &self.rules, self.query);
            self.out.write_all(csv_row(cells).as_bytes())?;
        }
        Ok(())
    }

    fn end(self) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

fn cells(
    line: &Line,
    file: &CaseFile,
    names: &Names,
    rules: &RuleBook,
    query: &Query,
) -> Vec<String> {
    let blank = Row::blank(Entity::Allocataire);
    let person = AllocataireRecord::of(file.identity().unwrap_or(&blank));
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let referent = file
        .all::<AssignmentRecord>()
        .rfind(|it| it.role() == Some(AssignmentRole::Referent) && it.to().is_none())
        .and_then(AssignmentRecord::agent);
    let parcours = file.parcours().map(ParcoursRecord::of);
    let organization = parcours.and_then(ParcoursRecord::organization);
    let date = |date: Option<crate::domain::date::Date>| date.map(full).unwrap_or_default();
    let (label, due, state) = deadline(line, rules, query);
    vec![
        text(person.last_name()),
        text(person.first_name()),
        text(person.birth_name()),
        person.words(ALLOCATAIRE.civility.name),
        person.words(ALLOCATAIRE.born_on.name),
        text(person.caf_number()),
        text(person.external_id()),
        text(person.france_travail_number()),
        text(person.rsa_request_number()),
        person.words(ALLOCATAIRE.phone.name),
        person.words(ALLOCATAIRE.other_phone.name),
        text(person.email()),
        text(person.address()),
        text(person.address_complement()),
        text(person.postal_code()),
        text(person.town()),
        names.agent(referent).to_owned(),
        names.organization(organization).to_owned(),
        line.appointment
            .map(|(day, time)| {
                let time = time.map_or_else(String::new, |time| format!(" {time}"));
                format!("{}{time}", full(day))
            })
            .unwrap_or_default(),
        date(line.contact),
        line.contract
            .map(|(status, _)| status.label().to_owned())
            .unwrap_or_default(),
        date(line.contract.and_then(|(_, end)| end)),
        label,
        due,
        state,
    ]
}

fn deadline(line: &Line, rules: &RuleBook, query: &Query) -> (String, String, String) {
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
        State::Unknown => "date inconnue",
        State::Neutralised => "neutralisée",
        _other => "à venir",
    };
    (
        label,
        row.window.due.map(full).unwrap_or_default(),
        state.to_owned(),
    )
}

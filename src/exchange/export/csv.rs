//! The caseload as French spreadsheets take it: `;`, UTF-8 with its mark, CRLF, dates as
//! JJ/MM/AAAA.
//!
//! Columns that the importer knows bear its headings, so that the file read back changes nothing.
use std::io::Write;

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
use crate::store::{Anchor, Line, Page, Query, Result, Store, Towards};
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
const PAGE: usize = 200;

/// Writes the people of a list, or only some of them when `people` names any, in the order of
/// the list.
///
/// # Errors
/// When the store can't be read or the text can't be written.
pub fn csv(store: &Store, query: &Query, people: &[Id], out: &mut dyn Write) -> Result<()> {
    store.in_one_state(|store| write(store, query, people, out))
}

fn write(store: &Store, query: &Query, people: &[Id], out: &mut dyn Write) -> Result<()> {
    // The state is that of the first reading, so it comes before anything is written.
    let names = Names::of(
        &store.all_rows(Entity::Agent)?,
        &store.all_rows(Entity::Organization)?,
    );
    let rules = store.rule_book()?;
    out.write_all(CSV_MARK.as_bytes())?;
    out.write_all(csv_row(HEADINGS).as_bytes())?;
    let mut anchor = Anchor::Edge;
    loop {
        let Page { lines, edge, .. } = store.page(query, &anchor, Towards::End, PAGE)?;
        for line in lines
            .iter()
            .filter(|line| people.is_empty() || people.contains(&line.id))
        {
            let file = store.part(line.id, &READ)?;
            let cells = cells(line, &file, &names, &rules, query);
            out.write_all(csv_row(cells).as_bytes())?;
        }
        match lines.last() {
            Some(last) if !edge => anchor = Anchor::Beyond(last.key.clone()),
            Some(_) | None => break,
        }
    }
    out.flush()?;
    Ok(())
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

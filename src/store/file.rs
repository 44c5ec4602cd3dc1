//! Reading one whole file, and its deadlines.
use std::collections::HashMap;

use super::deadline_index::OfPerson;
use super::reach::within;
use super::rows::Besides;
use super::sql::{Conn, Statement};
use super::{Result, Store, StoreError, deadline_index, derive, rows};
use crate::domain::date::Date;
use crate::domain::deadlines::{Deadline, IndexRow};
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::{Reach, Rights};
use crate::domain::vocabulary::Consultation;

/// The kinds of records that the preview of the list shows of a person.
const GLANCE: [Entity; 4] = [
    Entity::Allocataire,
    Entity::Situation,
    Entity::Objective,
    Entity::Action,
];

/// People whose records are read together.
const TOGETHER: usize = 64;

/// The file, unless nobody is there.
fn of_someone(file: CaseFile) -> Result<CaseFile> {
    match file.identity() {
        Some(_) => Ok(file),
        None => Err(StoreError::NotFound),
    }
}

/// Some kinds of records of several people, for who has these rights.
pub(super) fn parts(
    conn: &Conn,
    rights: Rights,
    people: &[Id],
    kinds: &[Entity],
) -> Result<Vec<CaseFile>> {
    let mut files: HashMap<Id, HashMap<Entity, Vec<Row>>> = HashMap::new();
    let kinds = kinds.iter().copied();
    for entity in kinds.filter(|entity| rights.sees_kind(*entity)) {
        let rows = rows::of_people_seen(conn, (entity, rights), people)?;
        for row in rights.seen(rows) {
            let person = rows::person_of(&row).unwrap_or_default();
            let file = files.entry(person).or_default();
            file.entry(entity).or_default().push(row);
        }
    }
    let file = |person: &Id| {
        let rows = files.remove(person).unwrap_or_default();
        CaseFile::new(*person, rows, Context::default())
    };
    Ok(people.iter().map(file).collect())
}

impl Store {
    /// Reads everything known of one person: it is a consultation.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn case_file(&self, person: Id) -> Result<CaseFile> {
        let file = self.file_to_print(person)?;
        self.consulted(Consultation::File, &[person]);
        Ok(file)
    }

    /// Reads everything known of one person, to know which papers can be made: who makes one notes it.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn file_to_print(&self, person: Id) -> Result<CaseFile> {
        Ok(self.whole(person)?.0)
    }

    /// Reads everything known of one person, and the live alerts, the worst first.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn open_file(&self, person: Id, today: Date) -> Result<(CaseFile, Vec<IndexRow>)> {
        let (file, live) = self.whole(person)?;
        self.consulted(Consultation::File, &[person]);
        Ok((file, self.trimmed(live.ranked(today))))
    }

    fn whole(&self, person: Id) -> Result<(CaseFile, OfPerson)> {
        self.opens(person)?;
        self.whole_unseen(person)
    }

    /// Reads everything known of one person, for what is written of them without being shown: it is no
    /// consultation.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn file_to_write(&self, person: Id) -> Result<CaseFile> {
        Ok(self.whole_unseen(person)?.0)
    }

    fn whole_unseen(&self, person: Id) -> Result<(CaseFile, OfPerson)> {
        let kinds: Vec<Entity> = Entity::ALL
            .into_iter()
            .filter(|entity| entity.belongs_to_person())
            .collect();
        let mut live = OfPerson::default();
        let mut household = Vec::new();
        let besides = Besides {
            live: Some(&mut live),
            household: Some(&mut household),
        };
        let rows = self.records(person, &kinds, besides)?;
        let (book, rights) = (self.rule_book()?, self.rights());
        let mut beside = Context::read(&book, person, &rows, rights);
        if rights.reach() == Reach::Everyone {
            beside.household = household;
        }
        if rights.sees_deadlines() {
            beside.legal = live.limits(&book);
        } else {
            beside.appointments = None;
        }
        Ok((of_someone(CaseFile::new(person, rows, beside))?, live))
    }

    /// Reads what the preview of the list shows of one person: some kinds of records, and the live
    /// alerts, the worst first; the alerts alone where it is still to be said why the file is opened. As the
    /// list itself, it serves to find a file: it is no consultation.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn glance(&self, person: Id, today: Date) -> Result<(CaseFile, Vec<IndexRow>)> {
        if self.wants_reason(person)? {
            return Ok((CaseFile::closed(person), self.alerts_of(person, today)?));
        }
        let mut live = OfPerson::default();
        let rows = self.records(person, &GLANCE, Besides::live(&mut live))?;
        let file = of_someone(CaseFile::new(person, rows, Context::default()))?;
        Ok((file, self.trimmed(live.ranked(today))))
    }

    /// Reads some kinds of records of several people, as many questions as kinds.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn parts(&self, people: &[Id], kinds: &[Entity]) -> Result<Vec<CaseFile>> {
        self.in_one_state(|store| parts(&store.conn, store.rights, people, kinds))
    }

    /// Hands over the records of everyone, person by person in the order of their names outside the
    /// store.
    ///
    /// # Errors
    /// Those of `take`, or when the store can't be read.
    pub fn each_file(&self, mut take: impl FnMut(&CaseFile) -> Result<()>) -> Result<()> {
        let kinds: Vec<Entity> = Entity::ALL
            .into_iter()
            .filter(|it| it.belongs_to_person())
            .collect();
        self.in_one_state(|store| {
            let text = within(
                store.rights,
                Entity::Allocataire,
                "supprime = 0 ORDER BY uid",
            );
            let text = format!("SELECT id FROM allocataire WHERE {text}");
            let mut statement = Statement::new(&store.conn, &text)?;
            let mut people = statement.rows(&[])?;
            let mut some: Vec<Id> = Vec::with_capacity(TOGETHER);
            loop {
                let next: Option<Id> = people.next()?.map(|row| row.get(0)).transpose()?;
                some.extend(next);
                if some.len() == TOGETHER || next.is_none() {
                    store.parts(&some, &kinds)?.iter().try_for_each(&mut take)?;
                    some.clear();
                }
                if next.is_none() {
                    return Ok(());
                }
            }
        })
    }

    /// One reading: the records, and what is wanted beside, are those of one instant.
    fn records(
        &self,
        person: Id,
        kinds: &[Entity],
        mut besides: Besides<'_>,
    ) -> Result<HashMap<Entity, Vec<Row>>> {
        let seen = |entity: &Entity| self.rights().sees_kind(*entity);
        let kinds: Vec<Entity> = kinds.iter().copied().filter(seen).collect();
        besides.live = besides.live.filter(|_| self.rights().sees_deadlines());
        let rows = rows::of_person_with(&self.conn, (&kinds, self.rights()), person, besides)?;
        let seen = rows.into_iter().map(|(kind, rows)| (kind, self.seen(rows)));
        Ok(seen.collect())
    }

    /// Every deadline of one person, those that are over included, in the order of the rules: it tells
    /// much of the file, and is a consultation too.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn deadlines(&self, person: Id) -> Result<Vec<Deadline>> {
        if !self.rights().sees_deadlines() || !self.reaches(person)? {
            return Ok(Vec::new());
        }
        self.opens(person)?;
        let mut all = derive::evaluate(&self.conn, &*self.rule_book()?, person)?;
        all.iter_mut()
            .for_each(|it| self.rights().trim_deadline(it));
        self.consulted(Consultation::File, &[person]);
        Ok(all)
    }

    /// Live deadlines of one person that call for someone or will, the worst first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn alerts_of(&self, person: Id, today: Date) -> Result<Vec<IndexRow>> {
        if !self.rights().sees_deadlines() || !self.reaches(person)? {
            return Ok(Vec::new());
        }
        let mut live = OfPerson::default();
        rows::of_person_with(
            &self.conn,
            (&[], self.rights()),
            person,
            Besides::live(&mut live),
        )?;
        Ok(self.trimmed(live.ranked(today)))
    }

    fn trimmed(&self, mut all: Vec<IndexRow>) -> Vec<IndexRow> {
        all.iter_mut().for_each(|it| self.rights().trim_row(it));
        all
    }

    /// Live deadlines of one rule, whatever its level, for one person.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn deadlines_of_rule(&self, rule: &str) -> Result<Vec<IndexRow>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        deadline_index::live(&self.conn, "regle = $1", &[&rule])
    }
}

//! The partners that the files name: to complete what is typed, to look through, to correct everywhere at once.
//! Knows no form and no screen.
use super::progress::{OnProgress, Progress};
use super::sql::query;
use super::{ImportTarget, LongAct, Result, Store, StoreError};
use crate::domain::change::{Author, Moment, Nature, Op, Values};
use crate::domain::partner::{Correction, Mention, Named, Partner, book};
use crate::domain::record::{Completed, Entity, Field, Id, OfPartner, Row, Value};
use crate::domain::rights::{Reach, Section};

/// How many of the last actions are read: enough to know the usual partners, and no more to read in a
/// large store than in a small one.
const LAST: i64 = 4_000;

/// The question: what the last actions entrusted to an accompagnateur say, the newest first.
const NAMED: &str = "SELECT a.acteur_structure, a.acteur_nom, a.acteur_contact, a.allocataire_id, \
     COALESCE(a.fin, a.debut) FROM action AS a \
     WHERE a.id > (SELECT MAX(m.id) FROM action AS m) - $1 AND a.supprime = 0 \
     AND a.acteur_genre = 'accompagnateur' AND a.acteur_structure IS NOT NULL ORDER BY a.id DESC";

impl Store {
    /// The partners that the last actions name, for who sees the plans of everyone; nobody for the others.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn partners(&self) -> Result<Vec<Partner>> {
        self.named_in(LAST)
    }

    /// The partners that all actions name, for who sees the plans of everyone; nobody for the others.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn address_book(&self) -> Result<Vec<Partner>> {
        self.named_in(i64::MAX)
    }

    fn named_in(&self, last: i64) -> Result<Vec<Partner>> {
        if !self.sees_partners() {
            return Ok(Vec::new());
        }
        let mentions = query(&self.conn, NAMED, &[&last], |row| {
            let text =
                |at| Ok::<_, super::StoreError>(row.text(at)?.unwrap_or_default().to_owned());
            Ok(Mention {
                named: Named {
                    organization: text(0)?,
                    name: text(1)?,
                    contact: text(2)?,
                },
                person: row.get(3)?,
                on: row.date(4)?,
            })
        })?;
        Ok(book(mentions))
    }

    fn sees_partners(&self) -> bool {
        self.rights.reach() == Reach::Everyone && self.rights.sees(Section::Plan)
    }

    /// Corrects a partner wherever a record names them, as one act. Gives the sentence of the act. What was signed
    /// keeps the words that were signed: a contract holds its own.
    ///
    /// # Errors
    /// `GivenUp` when `told` gives up, `Locked`, `Disk`, `ReadOnly`, what the rights refuse: what was written was
    /// taken back; `Halfway` when that could not be.
    pub fn correct_partner(
        &mut self,
        (author, moment): (&Author, &Moment),
        correction: &Correction,
        told: &mut OnProgress<'_>,
    ) -> Result<String> {
        let mut found = Vec::new();
        for words in Words::of_every_kind().filter(|_| self.sees_partners()) {
            let ids = self.said_otherwise(&words, correction)?;
            found.push((words, ids));
        }
        if found.iter().all(|(_, ids)| ids.is_empty()) {
            return Ok("Rien à corriger : aucun dossier ne dit plus ces mots".to_owned());
        }
        let label = correction.label();
        let mut act = self.long_act(author, moment, Nature::Entry, &label)?;
        match write(&mut act, correction, &found, told) {
            Ok(()) => {
                act.finish(&label)?;
                Ok(label)
            }
            Err(why) => Err(act.take_back(why, told)),
        }
    }

    /// The records of a kind that the correction changes.
    fn said_otherwise(&self, words: &Words, correction: &Correction) -> Result<Vec<Id>> {
        let names: Vec<&str> = words.fields.iter().map(|(_, field)| field.name).collect();
        let text = format!(
            "SELECT id, {} FROM {} WHERE supprime = 0 AND ({} IS NOT NULL) ORDER BY id",
            names.join(", "),
            words.entity.table(),
            names.join(" IS NOT NULL OR ")
        );
        let mut found = Vec::new();
        query(&self.conn, &text, &[], |row| {
            let said: Vec<String> = (1..=names.len())
                .map(|at| Ok::<_, StoreError>(row.text(at)?.unwrap_or_default().to_owned()))
                .collect::<Result<_>>()?;
            if words.corrected(&said, correction) != said {
                found.push(row.get::<Id>(0)?);
            }
            Ok(())
        })?;
        Ok(found)
    }
}

/// The fields of a kind of record that name a partner.
struct Words {
    entity: Entity,
    fields: Vec<(OfPartner, &'static Field)>,
}

impl Words {
    /// Every kind that has some.
    fn of_every_kind() -> impl Iterator<Item = Self> {
        let all = Entity::ALL.into_iter().map(|entity| {
            let fields = entity.fields().iter();
            let fields = fields.filter_map(|field| match field.completed? {
                Completed::Partner(what) => Some((what, field)),
                Completed::Town | Completed::Venue(..) => None,
            });
            Self {
                entity,
                fields: fields.collect(),
            }
        });
        all.filter(|it| !it.fields.is_empty())
    }

    /// What the fields say once corrected.
    fn corrected(&self, said: &[String], correction: &Correction) -> Vec<String> {
        let of = |wanted: OfPartner| {
            let mut all = self.fields.iter().zip(said);
            let found = all.find(|((what, _), _)| *what == wanted);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let becomes = correction.of(&Named {
            organization: of(OfPartner::Organization),
            name: of(OfPartner::Name),
            contact: of(OfPartner::Contact),
        });
        let field = |((what, _), text): (&(OfPartner, &Field), &String)| match what {
            OfPartner::Organization => becomes.organization.clone(),
            OfPartner::Name => becomes.name.clone(),
            OfPartner::Contact => becomes.contact.clone(),
            OfPartner::Professional => correction.of_several(text),
        };
        self.fields.iter().zip(said).map(field).collect()
    }

    /// The change of a record whose words are corrected, if they are.
    fn change(&self, row: &Row, correction: &Correction) -> Option<Op> {
        let text =
            |(_, field): &(OfPartner, &Field)| row.text(field.name).unwrap_or_default().to_owned();
        let said: Vec<String> = self.fields.iter().map(text).collect();
        let becomes = self.corrected(&said, correction);
        let value = |text: String| match text.is_empty() {
            true => Value::Null,
            false => Value::from(text),
        };
        let changed = self.fields.iter().zip(said).zip(becomes);
        let values: Values = changed
            .filter(|((_, said), becomes)| said != becomes)
            .map(|(((_, field), _), becomes)| (field.name, value(becomes)))
            .collect();
        (!values.is_empty()).then_some(Op::Update {
            entity: row.entity,
            id: row.id,
            version: row.version,
            values,
        })
    }
}

fn write(
    act: &mut LongAct<'_>,
    correction: &Correction,
    found: &[(Words, Vec<Id>)],
    told: &mut OnProgress<'_>,
) -> Result<()> {
    let mut done = 0;
    let total = found.iter().map(|(_, ids)| ids.len()).sum();
    let mut left = found
        .iter()
        .flat_map(|(words, ids)| ids.iter().map(move |id| (words, id)))
        .peekable();
    while left.peek().is_some() {
        if told(Progress { done, total }).is_break() {
            return Err(StoreError::GivenUp);
        }
        act.part(|part| {
            while let Some((words, id)) = left.next_if(|_| !part.is_full()) {
                done += 1;
                // Removed since it was found: there is nothing to correct.
                let row = part.one(words.entity, *id)?.filter(|row| !row.deleted);
                let op = row.and_then(|row| words.change(&row, correction));
                part.apply(op.as_slice())?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

//! Who is followed, oriented, supported, under contract or gone, and when. Knows no act.

use std::collections::{BTreeSet, HashMap};

use crate::domain::contract::{Contract, ContractKind, ContractRank, Decision, rank};
use crate::domain::date::{Date, day_number, iso};
use crate::domain::deadlines::cohort::PeriodKind;
use crate::domain::record::Id;
use crate::domain::rights::Act as Right;
use crate::store::places::place;
use crate::store::sql::{Row, query};
use crate::store::summary::courses::{Courses, HOLDS};
use crate::store::{Result, Store};

/// A stay of a person in a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Who.
    pub person: Id,
    /// Where.
    pub structure: Option<Id>,
    /// The orientation: notified, else decided, else the first day.
    pub oriented: Option<Date>,
    /// First day.
    pub from: Option<Date>,
    /// The day they left.
    pub left: Option<Date>,
    /// Whether an exit ended it, not a move elsewhere.
    pub exited: bool,
    /// The day of the first appointment kept in it.
    pub seen: Option<Date>,
}

/// Days in a row when a person is followed, or under a contract in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Who.
    pub person: Id,
    /// Where.
    pub structure: Option<Id>,
    /// First day.
    pub from: Date,
    /// First day after.
    pub to: Option<Date>,
}

/// An orientation decided by the département's service, or the parcours that a réorientation ends or changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oriented {
    /// Who.
    pub person: Id,
    /// The record.
    pub record: Id,
    /// To which structure.
    pub structure: Option<Id>,
    /// The parcours.
    pub parcours: Option<Id>,
    /// The day: notified, else decided, else the arrival in the structure; decided for a réorientation.
    pub on: Date,
}

/// The end of a parcours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Who.
    pub person: Id,
    /// The parcours.
    pub record: Id,
    /// Where.
    pub structure: Option<Id>,
    /// The day.
    pub on: Date,
    /// The code of the main motive.
    pub motive: Option<String>,
    /// The code that says more.
    pub detail: Option<String>,
}

/// A contract signed by both and not annulled, with its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub person: Id,
    /// The contract.
    pub record: Id,
    /// Its parcours.
    pub parcours: Option<Id>,
    /// The later signature.
    pub on: Date,
    /// The last day of the contract before it.
    pub former_end: Option<Date>,
    /// Whether nobody refused it.
    pub stands: bool,
    /// Its rank.
    pub rank: Option<ContractRank>,
    /// The code of how the person feels it, when they said it.
    pub felt: Option<String>,
}

/// A closer support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// Who.
    pub person: Id,
    /// The record.
    pub record: Id,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
}

impl Store {
    /// The people of the files, those who have the label when one is given.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn people_labelled(&self, label: Option<&str>) -> Result<Vec<Id>> {
        self.allow(Right::Steer)?;
        let text = "SELECT id, etiquettes FROM allocataire WHERE supprime = 0 ORDER BY id";
        let wanted = label.map(crate::domain::text::fold);
        let found = query(&self.conn, text, &[], |row| {
            let labels = row.text(1)?.unwrap_or_default();
            let mut own = labels.split(',').map(crate::domain::text::fold);
            let has = wanted
                .as_ref()
                .is_none_or(|wanted| own.any(|it| it.trim() == wanted.trim()));
            Ok(has.then_some(row.get::<Id>(0)?))
        })?;
        Ok(found.into_iter().flatten().collect())
    }

    /// The labels that people have, each once, in order.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn labels(&self) -> Result<BTreeSet<String>> {
        self.allow(Right::Steer)?;
        let text = "SELECT DISTINCT etiquettes FROM allocataire WHERE supprime = 0 AND etiquettes IS NOT NULL";
        let all: Vec<String> = query(&self.conn, text, &[], |row| row.get(0))?;
        let each = all.iter().flat_map(|it| it.split(','));
        let each = each.map(|it| it.trim().to_owned());
        Ok(each.filter(|it| !it.is_empty()).collect())
    }

    /// The structures where people are, or were, accompanied.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn structures_of_stays(&self) -> Result<BTreeSet<Id>> {
        self.allow(Right::Steer)?;
        let text = "SELECT DISTINCT structure_id FROM passage WHERE structure_id IS NOT NULL";
        let all: Vec<Id> = query(&self.conn, text, &[], |row| row.get(0))?;
        Ok(all.into_iter().collect())
    }

    /// Every stay, by person and from the oldest.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn stays(&self) -> Result<Vec<Stay>> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, structure_id, entree_le, fin_le, honore_le, \
             COALESCE(notifie_le, decide_le), sortie FROM passage ORDER BY allocataire_id, rang";
        query(&self.conn, text, &[], |row| {
            Ok(Stay {
                person: row.get(0)?,
                structure: row.get(1)?,
                from: row.day(2)?,
                left: row.day(3)?,
                seen: row.day(4)?,
                oriented: row.day(5)?,
                exited: row.text(6)?.is_some(),
            })
        })
    }

    /// The days followed, or under contract, that meet the days from the first to the last.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn days_of(&self, kind: PeriodKind, from: Date, to: Date) -> Result<Vec<Followed>> {
        self.allow(Right::Steer)?;
        let text = format!(
            "SELECT allocataire_id, structure_id, du, au FROM periode \
             WHERE genre = {} AND du <= $2 AND (au IS NULL OR au > $1)",
            place(PeriodKind::ALL, &kind)
        );
        let (from, to) = (day_number(from), day_number(to));
        let all = query(&self.conn, &text, &[&from, &to], |row| {
            Ok((row.get(0)?, row.get(1)?, row.day(2)?, row.day(3)?))
        })?;
        let days = all.into_iter().filter_map(|(person, structure, from, to)| {
            Some(Followed {
                person,
                structure,
                from: from?,
                to,
            })
        });
        Ok(days.collect())
    }

    /// The orientations of the period that the SDI decided.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn oriented_by_sdi(&self, from: Date, to: Date) -> Result<Vec<Oriented>> {
        self.oriented(
            "COALESCE(o.notifiee_le, o.decidee_le, p.prise_en_charge_le)",
            &format!("o.organe = 'sdi' AND {HOLDS}"),
            (from, to),
        )
    }

    /// The réorientations accepted in the period, with the parcours that the person was in.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn reoriented(&self, from: Date, to: Date, courses: &Courses) -> Result<Vec<Oriented>> {
        let mut found = self.oriented("o.decidee_le", "o.decision = 'acceptee'", (from, to))?;
        for it in &mut found {
            let left = courses.before(it.person, it.record, it.parcours, it.on);
            it.parcours = left.map(|left| left.id);
            it.structure = left.and_then(|left| left.structure);
        }
        Ok(found)
    }

    fn oriented(&self, day: &str, when: &str, (from, to): (Date, Date)) -> Result<Vec<Oriented>> {
        self.allow(Right::Steer)?;
        let text = format!(
            "SELECT o.allocataire_id, o.id, COALESCE(o.structure_id, p.structure_id), o.parcours_id, {day} \
             FROM orientation o LEFT JOIN parcours p ON p.id = o.parcours_id AND p.supprime = 0 \
             WHERE o.supprime = 0 AND {when} AND {day} BETWEEN $1 AND $2 ORDER BY o.id"
        );
        let found = query(&self.conn, &text, &[&iso(from), &iso(to)], |row| {
            let on = row.date(4)?;
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, on))
        })?;
        let found = found
            .into_iter()
            .filter_map(|(person, record, structure, parcours, on)| {
                Some(Oriented {
                    person,
                    record,
                    structure,
                    parcours,
                    on: on?,
                })
            });
        Ok(found.collect())
    }

    /// The parcours that ended in the period, in the order of the days.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn exits_between(&self, from: Date, to: Date, courses: &Courses) -> Result<Vec<Exit>> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, id, structure_id, sortie_le, sortie_motif, sortie_precision FROM parcours \
             WHERE supprime = 0 AND sortie_le BETWEEN $1 AND $2 ORDER BY sortie_le, id";
        let found = query(&self.conn, text, &[&iso(from), &iso(to)], |row| {
            Ok(row
                .date(3)?
                .map(|on| (on, row.text(4), row.text(5)))
                .map(|(on, motive, detail)| {
                    Ok::<_, crate::store::StoreError>(Exit {
                        person: row.get(0)?,
                        record: row.get(1)?,
                        structure: row.get(2)?,
                        on,
                        motive: motive?.map(str::to_owned),
                        detail: detail?.map(str::to_owned),
                    })
                }))
        })?;
        let found: Result<Vec<Exit>> = found.into_iter().flatten().collect();
        let mut found = found?;
        for it in &mut found {
            let own = courses.one(it.person, Some(it.record));
            it.structure = own.and_then(|own| own.structure);
        }
        Ok(found)
    }

    /// The supports that meet the days from the first to the last.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn closer_supports(&self, from: Date, to: Date) -> Result<Vec<Support>> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, id, debut, fin FROM asr \
             WHERE supprime = 0 AND debut <= $2 AND (fin IS NULL OR fin >= $1) ORDER BY id";
        let found = query(&self.conn, text, &[&iso(from), &iso(to)], |row| {
            let (person, record) = (row.get(0)?, row.get(1)?);
            let (from, to) = (row.date(2)?, row.date(3)?);
            Ok(from.map(|from| Support {
                person,
                record,
                from,
                to,
            }))
        })?;
        Ok(found.into_iter().flatten().collect())
    }

    /// The contracts of mutual commitments signed by both and not annulled, with their rank among those of their
    /// parcours, by person. One that was refused was signed all the same: it has no rank.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn signed_contracts(&self, courses: &Courses) -> Result<Vec<Signed>> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, id, parcours_id, nature, suite_de_id, rang, redige_le, signe_allocataire_le, \
             signe_referent_le, debut, fin, decision, decide_le, fin_anticipee_le, annule_le, vecu FROM contrat \
             WHERE supprime = 0 AND nature IN ('cer', 'contrat_engagement') ORDER BY allocataire_id, parcours_id, id";
        let all = query(&self.conn, text, &[], |row| {
            let felt = row.text(15)?.map(str::to_owned);
            Ok((row.get::<Id>(0)?, contract(row)?, felt))
        })?;
        let mut groups: HashMap<(Id, Option<Id>), Vec<Contract>> = HashMap::new();
        let mut order = Vec::new();
        let mut said: HashMap<Id, String> = HashMap::new();
        for (person, mut it, felt) in all {
            it.parcours = courses.home(person, &it);
            said.extend(felt.map(|felt| (it.id, felt)));
            let key = (person, it.parcours);
            let group = groups.entry(key).or_default();
            if group.is_empty() {
                order.push(key);
            }
            group.push(it);
        }
        let mut found = Vec::new();
        for key in order {
            let group = groups.get(&key).map_or(&[][..], Vec::as_slice);
            let kept = group.iter().filter(|it| it.cancelled_on.is_none());
            found.extend(kept.filter_map(|it| {
                let on = it.signed_on()?;
                let earlier = group.iter().filter(|other| {
                    other.id != it.id
                        && other.stands()
                        && other.signed_on().is_some_and(|day| day < on)
                });
                Some(Signed {
                    person: key.0,
                    record: it.id,
                    parcours: it.parcours,
                    on,
                    former_end: earlier.filter_map(Contract::last_day).max(),
                    stands: it.stands(),
                    rank: rank(it, group),
                    felt: said.get(&it.id).cloned(),
                })
            }));
        }
        Ok(found)
    }
}

fn contract(row: &Row<'_>) -> Result<Contract> {
    let kind = row.text(3)?.and_then(ContractKind::from_code);
    Ok(Contract {
        parcours: row.get(2)?,
        follows: row.get(4)?,
        rank: row.text(5)?.and_then(ContractRank::from_code),
        drafted_on: row.date(6)?,
        signed_by_person_on: row.date(7)?,
        signed_by_referent_on: row.date(8)?,
        start: row.date(9)?,
        end: row.date(10)?,
        decision: row.text(11)?.and_then(Decision::from_code),
        decided_on: row.date(12)?,
        ended_early_on: row.date(13)?,
        cancelled_on: row.date(14)?,
        ..Contract::new(row.get(1)?, kind.unwrap_or(ContractKind::Other))
    })
}

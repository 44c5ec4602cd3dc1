//! How long files are kept, and those that were kept long enough: proposed, never erased by themselves.
use std::collections::HashMap;

use super::apply::new_act;
use super::sql::{Ask, execute, together};
use super::{Result, Store, StoreError, rows, settings};
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::date::{Date, from_iso};
use crate::domain::record::retention::RetentionRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::rights::Act;
use crate::domain::text::plural;

/// Setting: months that a file is kept after the last contact.
const MONTHS: &str = "conservation_mois";
/// What holds without that setting.
const USUAL: u32 = 24;
/// The fewest and the most.
const BOUNDS: std::ops::RangeInclusive<u32> = 1..=36;

/// The days when the person came, called, wrote or signed: the last one of each file, by kind.
const CONTACTS: [&str; 6] = [
    "SELECT allocataire_id, MAX(prevu_le) FROM rdv WHERE statut = 'honore' AND supprime = 0 GROUP BY allocataire_id",
    "SELECT allocataire_id, MAX(fait_le) FROM contact WHERE (sens = 'entrant' OR resultat = 'echange' OR bilateral = 1) AND supprime = 0 GROUP BY allocataire_id",
    "SELECT allocataire_id, MAX(signe_allocataire_le) FROM contrat WHERE supprime = 0 GROUP BY allocataire_id",
    "SELECT allocataire_id, MAX(faite_le) FROM validation WHERE supprime = 0 GROUP BY allocataire_id",
    "SELECT allocataire_id, MAX(donne_le) FROM accord WHERE supprime = 0 GROUP BY allocataire_id",
    "SELECT allocataire_id, MAX(retire_le) FROM accord WHERE supprime = 0 GROUP BY allocataire_id",
];
/// When each file was opened, as the journal knows it.
const OPENED: &str = "SELECT j.allocataire_id, MIN(a.fait_a) FROM journal AS j JOIN acte AS a ON a.id = j.acte_id \
    WHERE j.objet = 'allocataire' AND j.avant IS NULL GROUP BY j.allocataire_id";
/// Those who are followed now.
const FOLLOWED: &str = "SELECT allocataire_id, contact_le FROM ligne WHERE ouvert = 1";
/// Those whose file is now part of another: they go with that one.
const PARTS: &str = "SELECT a.id, a.uid FROM ancien_dossier AS f JOIN allocataire AS a ON a.uid = f.ancien_uid \
    WHERE f.supprime = 0 AND a.supprime = 1";

/// A file that was kept long enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// The person.
    pub row: Row,
    /// The last contact that is known.
    pub last_contact: Option<Date>,
    /// Without one, the day the file was opened.
    pub opened: Option<Date>,
    /// The first day on which it could go.
    pub since: Date,
    /// Whether the person is still followed.
    pub followed: bool,
}

/// What the check of all files found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Months that a file is kept.
    pub months: u32,
    /// Those kept long enough, the oldest first.
    pub overdue: Vec<Overdue>,
    /// Those of them that a freeze, a limitation or a postponement holds.
    pub held: usize,
}

impl Store {
    /// Months that a file is kept after the last contact.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn kept_for(&self) -> Result<u32> {
        let noted = self.setting(MONTHS)?.and_then(|text| text.parse().ok());
        Ok(noted.filter(|it| BOUNDS.contains(it)).unwrap_or(USUAL))
    }

    /// Changes how long files are kept, in months.
    ///
    /// # Errors
    /// `NotAllowed`; `Refused` under 1 month or over 36; `Locked`, `ReadOnly`, `Disk`.
    pub fn keep_for(
        &mut self,
        (author, moment): (&Author, &Moment),
        months: u32,
    ) -> Result<String> {
        self.writable()?;
        self.allow(Act::Purge)?;
        if !BOUNDS.contains(&months) {
            return Err(StoreError::Refused(format!(
                "La durée de conservation va de {} à {} mois. Rien n’a été changé.",
                BOUNDS.start(),
                BOUNDS.end()
            )));
        }
        let tx = self.conn.write()?;
        let label = format!(
            "Durée de conservation : {} après le dernier contact",
            plural(months, "mois", "mois")
        );
        let change = Change {
            nature: Nature::Retention,
            ..Change::entry(label.clone(), None, Vec::new())
        };
        let act = new_act(&tx, author, moment, &change, None)?;
        execute(&tx, "UPDATE acte SET definitif = 1 WHERE id = $1", &[&act])?;
        settings::set(&tx, MONTHS, Some(&months.to_string()))?;
        tx.commit()?;
        Ok(label)
    }

    /// The files that were kept long enough on a day.
    ///
    /// # Errors
    /// `NotAllowed`, or when the store can't be read.
    pub fn overdue(&self, day: Date) -> Result<Kept> {
        self.allow(Act::Purge)?;
        self.in_one_state(|store| store.overdue_now(day))
    }

    fn overdue_now(&self, day: Date) -> Result<Kept> {
        let mut kept = Kept {
            months: self.kept_for()?,
            ..Kept::default()
        };
        let known = self.known_days()?;
        let held = self.held(day)?;
        let mut found = Vec::new();
        rows::each(&self.conn, Entity::Allocataire, |row| {
            if !known.parts.contains_key(&row.id) {
                found.extend(known.overdue(row, kept.months, day));
            }
        })?;
        kept.held = found.iter().filter(|it| held.contains(&it.row.id)).count();
        found.retain(|it| !held.contains(&it.row.id));
        found.sort_by_key(|it| (it.since, it.row.id));
        kept.overdue = found;
        Ok(kept)
    }

    fn held(&self, day: Date) -> Result<Vec<Id>> {
        let mut held = Vec::new();
        rows::each(&self.conn, Entity::Retention, |row| {
            if !row.deleted && RetentionRecord::of(&row).holds(day) {
                held.extend(rows::person_of(&row));
            }
        })?;
        Ok(held)
    }

    fn known_days(&self) -> Result<Days> {
        let mut days = Days::default();
        let texts = CONTACTS.iter().chain(&[OPENED, FOLLOWED, PARTS]);
        let asked: Vec<Ask<'_>> = texts.map(|text| Ask::new(*text, [])).collect();
        together(&self.conn, &asked, |at, row| {
            let person: Id = row.get(0)?;
            let text: Option<String> = row.get(1)?;
            let day = text.as_deref().and_then(|text| from_iso(text.get(..10)?));
            match at.checked_sub(CONTACTS.len()) {
                None => {
                    let last = days.contacts.entry(person).or_default();
                    *last = day.max(*last);
                }
                Some(0) => days.opened.extend(day.map(|day| (person, day))),
                Some(1) => drop(days.followed.insert(person, ())),
                Some(_) => drop(days.parts.insert(person, ())),
            }
            Ok(())
        })?;
        Ok(days)
    }
}

/// What is known of each person's file, by number.
#[derive(Default)]
struct Days {
    contacts: HashMap<Id, Option<Date>>,
    opened: HashMap<Id, Date>,
    followed: HashMap<Id, ()>,
    parts: HashMap<Id, ()>,
}

impl Days {
    /// What is said of a file that was kept long enough. One of which no day is known is kept.
    fn overdue(&self, row: Row, months: u32, day: Date) -> Option<Overdue> {
        let last_contact = self.contacts.get(&row.id).copied().flatten();
        let opened = self.opened.get(&row.id).copied();
        let from = last_contact.or(opened)?;
        let since = from.checked_add_months(chrono::Months::new(months))?;
        (since <= day).then(|| Overdue {
            followed: self.followed.contains_key(&row.id),
            row,
            last_contact,
            opened,
            since,
        })
    }
}

//! Who the people are, as far as the summary counts it: no name. Knows no act.
use std::collections::HashMap;

use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::domain::rights::Act as Right;
use crate::domain::vocabulary::Vocabulary as V;
use crate::store::sql::query;
use crate::store::{Result, Store};

/// What is counted of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Who.
    pub person: Id,
    /// Civility.
    pub civility: Option<&'static str>,
    /// Day of birth.
    pub born_on: Option<Date>,
    /// Family situation.
    pub family: Option<&'static str>,
    /// Housing.
    pub housing: Option<&'static str>,
    /// Level of education.
    pub level: Option<&'static str>,
    /// Qualification.
    pub qualification: Option<&'static str>,
    /// Driving licence.
    pub licence: Option<&'static str>,
    /// Means of transport, in codes.
    pub means: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// The day they entered the RSA: the last one by the day that is looked at.
    pub entered_on: Option<Date>,
}

impl Store {
    /// The profile of each of them, as of their day.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn profiles(&self, days: &HashMap<Id, Date>) -> Result<Vec<Profile>> {
        self.allow(Right::Steer)?;
        let text = "SELECT allocataire_id, entree_rsa_le FROM parcours \
             WHERE supprime = 0 AND entree_rsa_le IS NOT NULL ORDER BY id";
        let mut entered: HashMap<Id, Date> = HashMap::new();
        query(&self.conn, text, &[], |row| {
            let person = row.get(0)?;
            if let (Some(on), Some(day)) = (row.date(1)?, days.get(&person))
                && on <= *day
            {
                let last = entered.entry(person).or_insert(on);
                *last = on.max(*last);
            }
            Ok(())
        })?;
        let text = "SELECT id, civilite, ne_le, situation_familiale, logement, niveau, qualification, permis, moyens, \
             commune FROM allocataire WHERE supprime = 0 ORDER BY id";
        let found = query(&self.conn, text, &[], |row| {
            let person = row.get(0)?;
            if !days.contains_key(&person) {
                return Ok(None);
            }
            let text = |at| Ok::<_, crate::store::StoreError>(row.text(at)?.map(str::to_owned));
            let code = |at, list: V| {
                let code = row.text(at)?.and_then(|code| list.find(code));
                Ok::<_, crate::store::StoreError>(code.map(|it| it.code))
            };
            Ok(Some(Profile {
                person,
                civility: code(1, V::Civility)?,
                born_on: row.date(2)?,
                family: code(3, V::FamilySituation)?,
                housing: code(4, V::Housing)?,
                level: code(5, V::Level)?,
                qualification: code(6, V::Qualification)?,
                licence: code(7, V::Licence)?,
                means: text(8)?,
                town: text(9)?,
                entered_on: entered.get(&person).copied(),
            }))
        })?;
        Ok(found.into_iter().flatten().collect())
    }
}

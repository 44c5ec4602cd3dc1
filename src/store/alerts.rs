//! The deadlines that call for someone, of everyone at once: two queries, whatever the number
//! of people.
use std::collections::HashMap;
use std::sync::Arc;

use super::deadline_index::live;
use super::sql::{Param, query};
use super::walk::Where;
use super::{Result, Store};
use crate::domain::date::Date;
use crate::domain::deadlines::IndexRow;
use crate::domain::deadlines::worst::rank;
use crate::domain::record::{Id, Value};

/// Which deadlines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertQuery {
    /// The day it is.
    pub today: Date,
    /// Only the people followed by that agent.
    pub referent: Option<Id>,
    /// Only that rule (slug), whatever its level; without it, the rules that alert.
    pub rule: Option<String>,
}

/// A person as a list of deadlines names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlertPerson {
    /// Number inside the store.
    pub id: Id,
    /// Name outside it.
    pub uid: String,
    /// Name, as stored.
    pub nom: String,
    /// First name.
    pub prenom: String,
    /// Number and name of the référent.
    pub referent: Option<(Id, String)>,
    key: String,
}

/// One deadline that calls for someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Whose it is.
    pub person: Arc<AlertPerson>,
    /// The deadline.
    pub row: IndexRow,
}

impl Store {
    /// The deadlines that call for someone (late, today, soon, unknown) in the open files:
    /// people ranked by their worst one, those of one person together, the worst first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn alerts(&self, asked: &AlertQuery) -> Result<Vec<Alert>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        let people = self.alert_people(asked.referent)?;
        let mut found: Vec<Alert> = self
            .alert_rows(asked)?
            .into_iter()
            .filter(|row| row.state(asked.today).calls())
            .filter_map(|row| {
                let person = Arc::clone(people.get(&row.person)?);
                let mut row = row;
                self.rights().trim_row(&mut row);
                Some(Alert { person, row })
            })
            .collect();
        sort(&mut found, asked.today);
        Ok(found)
    }

    fn alert_rows(&self, asked: &AlertQuery) -> Result<Vec<IndexRow>> {
        let mut which = Where::on(asked.today);
        match &asked.rule {
            Some(rule) => {
                let rule = which.bind(Value::from(rule.as_str()));
                which.and(&format!("regle = {rule}"));
            }
            None => which.and("alerte = 1"),
        }
        if let Some(agent) = asked.referent {
            let agent = which.bind(Value::Int(agent));
            which.and(&format!(
                "allocataire_id IN (SELECT allocataire_id FROM ligne \
                 WHERE referent_id = {agent} AND ouvert = 1)"
            ));
        }
        which.and("(due IS NULL OR due <= @day OR bientot_le <= @day)");
        let condition = format!("1 = 1{}", which.text);
        live(&self.conn, &condition, &which.params())
    }

    fn alert_people(&self, referent: Option<Id>) -> Result<HashMap<Id, Arc<AlertPerson>>> {
        let text = "SELECT p.id, p.uid, COALESCE(p.nom, ''), COALESCE(p.prenom, ''), l.cle, a.id, \
             trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')) \
             FROM ligne l JOIN allocataire p ON p.id = l.allocataire_id \
             LEFT JOIN agent a ON a.id = l.referent_id WHERE l.ouvert = 1";
        let (text, values) = match &referent {
            Some(agent) => (
                format!("{text} AND l.referent_id = $1"),
                vec![agent as &dyn Param],
            ),
            None => (text.to_owned(), Vec::new()),
        };
        let people = query(&self.conn, &text, &values, |row| {
            let referent: Option<Id> = row.get(5)?;
            let name: String = row.get(6)?;
            Ok(AlertPerson {
                id: row.get(0)?,
                uid: row.get(1)?,
                nom: row.get(2)?,
                prenom: row.get(3)?,
                key: row.get(4)?,
                referent: referent.map(|id| (id, name)),
            })
        })?;
        Ok(people
            .into_iter()
            .map(|person| (person.id, Arc::new(person)))
            .collect())
    }
}

fn sort(found: &mut [Alert], today: Date) {
    let own = |alert: &Alert| rank(&alert.row.window, alert.row.start.1, today);
    let mut worst = HashMap::new();
    for alert in found.iter() {
        let key = own(alert);
        let kept = worst.entry(alert.person.id).or_insert(key);
        *kept = (*kept).min(key);
    }
    // As on screen: people alike by name. Stable: deadlines alike stay in the order of the rules.
    found.sort_by_cached_key(|alert| {
        let worst = worst.get(&alert.person.id).copied();
        (worst, alert.person.key.clone(), alert.person.id, own(alert))
    });
}

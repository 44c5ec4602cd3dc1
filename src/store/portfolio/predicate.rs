//! The conditions of the list as SQL: one text a condition, used by lists and counters alike.
//!
//! `$1` is always the day it is; `l` the person's row; `e` a deadline.
use super::{Filter, Query, Scope};
use crate::domain::date::{Date, iso};
use crate::domain::record::Value;

/// A deadline that is shown that day and not neutralised.
pub(in crate::store) const LIVE: &str = "(e.visible_le IS NULL OR e.visible_le <= $1) \
    AND (e.jusque_le IS NULL OR e.jusque_le >= $1) \
    AND (e.neutralise_du IS NULL OR e.neutralise_du > $1 OR e.neutralise_au < $1)";

/// A condition with its values.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Where {
    /// SQL, starting with AND.
    pub text: String,
    /// Values of `$1`, `$2`…
    pub values: Vec<Value>,
}

impl Where {
    /// Starts with the day it is.
    pub fn on(today: Date) -> Self {
        Self {
            text: String::new(),
            values: vec![Value::from(iso(today))],
        }
    }

    /// Name of a new value.
    pub fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    /// Adds a condition.
    pub fn and(&mut self, condition: &str) {
        self.text.push_str(" AND ");
        self.text.push_str(condition);
    }
}

/// Monday and Sunday of the week of a day.
pub(in crate::store) fn week(today: Date) -> (Date, Date) {
    let week = today.week(chrono::Weekday::Mon);
    (week.first_day(), week.last_day())
}

fn deadline(condition: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM echeance e WHERE e.allocataire_id = l.allocataire_id AND e.alerte = 1 \
         AND {condition} AND {LIVE})"
    )
}

/// Adds the scope and the filters of a query.
pub(in crate::store) fn conditions(query: &Query, to: &mut Where) {
    let open = i64::from(!query.filters.contains(&Filter::Exited));
    to.and(&format!("l.ouvert = {open}"));
    if let Scope::Referent(agent) = query.scope {
        let name = to.bind(Value::Int(agent));
        to.and(&format!("l.referent_id = {name}"));
    }
    for filter in &query.filters {
        add(filter, query.today, to);
    }
}

fn add(filter: &Filter, today: Date, to: &mut Where) {
    let text = match filter {
        // The first test is implied by the second: it lets an index narrow the people down.
        Filter::Late => format!("l.premier_due < $1 AND {}", deadline("e.due < $1")),
        Filter::ThisWeek => {
            let (monday, sunday) = week(today);
            let (from, until) = (to.bind(monday.into()), to.bind(sunday.into()));
            format!(
                "l.allocataire_id IN (SELECT e.allocataire_id FROM echeance e WHERE e.alerte = 1 \
                 AND e.due >= {from} AND e.due <= {until} AND {LIVE})"
            )
        }
        Filter::AppointmentToday => "l.allocataire_id IN (SELECT r.allocataire_id FROM rdv r \
             WHERE r.statut = 'prevu' AND r.supprime = 0 AND r.prevu_le = $1)"
            .to_owned(),
        Filter::NoAppointment => NO_APPOINTMENT.to_owned(),
        Filter::NoContract => format!("NOT {CONTRACT_IN_FORCE}"),
        Filter::Rule(rule) => {
            let name = to.bind(Value::from(rule.as_str()));
            deadline(&format!(
                "e.regle = {name} AND (e.bientot_le <= $1 OR (e.due IS NULL AND e.visible_le <= $1))"
            ))
        }
        Filter::Referent(agent) => format!("l.referent_id = {}", to.bind(Value::Int(*agent))),
        Filter::Organization(id) => format!("l.structure_id = {}", to.bind(Value::Int(*id))),
        Filter::Orientation(kind) => {
            format!("l.orientation = {}", to.bind(Value::from(kind.as_str())))
        }
        Filter::Exited => return,
        Filter::Unknown => "l.inconnu_le IS NOT NULL AND l.inconnu_le <= $1".to_owned(),
    };
    to.and(&text);
}

const NO_APPOINTMENT: &str = "NOT EXISTS (SELECT 1 FROM rdv r WHERE r.allocataire_id = l.allocataire_id \
    AND r.supprime = 0 AND r.statut = 'prevu' AND r.prevu_le >= $1)";

/// Signed by both, begun, not ended (« Hérault, bilan de convention », interval of validity).
const CONTRACT_IN_FORCE: &str = "EXISTS (SELECT 1 FROM contrat c WHERE c.allocataire_id = l.allocataire_id \
    AND c.supprime = 0 AND c.signe_allocataire_le IS NOT NULL AND c.signe_referent_le IS NOT NULL \
    AND COALESCE(c.debut, CASE WHEN c.signe_allocataire_le > c.signe_referent_le \
      THEN c.signe_allocataire_le ELSE c.signe_referent_le END) <= $1 \
    AND (c.fin IS NULL OR c.fin >= $1) AND (c.fin_anticipee_le IS NULL OR c.fin_anticipee_le >= $1) \
    AND c.annule_le IS NULL AND (c.decision IS NULL OR c.decision <> 'refuse'))";

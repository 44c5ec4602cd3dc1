//! The conditions of the list as SQL: one text a condition, used by lists and counters alike.
//!
//! `@today` is the day it is, `@day` its number, `@now` the time of day; `l` the person's row; `e` a deadline;
//! `u` a place in the order of urgency.
use super::query::{Filter, Query, Scope};
use crate::domain::date::{Date, day_number};
use crate::domain::deadlines::worst::Urgency;
use crate::domain::record::Value;
use crate::domain::rights::Rights;
use crate::store::deadline_index::LIVE;
use crate::store::walk::Where;

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
pub(in crate::store) fn conditions((query, rights): (&Query, Rights), to: &mut Where) {
    to.and(&format!("l.ouvert = {}", query.open()));
    if let Scope::Referent(agent) = query.scope {
        let name = to.bind(Value::Int(agent));
        to.and(&format!("l.referent_id = {name}"));
    }
    for filter in &query.filters {
        if !rights.may_filter(filter) {
            // Who is in it would say what is not seen.
            to.and("1 = 0");
        }
        add(filter, query, to);
    }
}

fn add(filter: &Filter, query: &Query, to: &mut Where) {
    let today = query.today;
    // Where the people are those of one référent, each is asked; elsewhere what is asked leads to the people.
    let few = matches!(query.scope, Scope::Referent(_));
    // What is late is the worst there is.
    let late = format!(
        "u.groupe = {} AND u.jour < @day AND u.du <= @day AND u.au >= @day",
        Urgency::Due as u8
    );
    let text = match filter {
        Filter::Late if few => format!(
            "EXISTS (SELECT 1 FROM urgence u WHERE u.allocataire_id = l.allocataire_id AND {late})"
        ),
        // The first test is implied by the second: it lets an index narrow the people down.
        Filter::Late => format!(
            "l.premier_due < @day AND l.allocataire_id IN (SELECT u.allocataire_id FROM urgence u WHERE u.ouvert = {} AND {late})",
            query.open()
        ),
        Filter::ThisWeek => {
            let (monday, sunday) = week(today);
            let mut day = |day| to.bind(Value::Int(day_number(day)));
            let (from, until) = (day(monday), day(sunday));
            if few {
                return to.and(&deadline(&format!("e.due >= {from} AND e.due <= {until}")));
            }
            format!(
                "l.premier_due <= {until} AND l.allocataire_id IN (SELECT e.allocataire_id FROM echeance e WHERE e.alerte = 1 \
                 AND e.due >= {from} AND e.due <= {until} AND {LIVE})"
            )
        }
        Filter::AppointmentToday if few => {
            "EXISTS (SELECT 1 FROM rdv r WHERE r.allocataire_id = l.allocataire_id \
             AND r.statut = 'prevu' AND r.supprime = 0 AND r.prevu_le = @today)"
                .to_owned()
        }
        Filter::AppointmentToday => "l.allocataire_id IN (SELECT r.allocataire_id FROM rdv r \
             WHERE r.statut = 'prevu' AND r.supprime = 0 AND r.prevu_le = @today)"
            .to_owned(),
        Filter::NoAppointment => format!(
            "NOT EXISTS (SELECT 1 FROM rdv r WHERE r.allocataire_id = l.allocataire_id AND {})",
            to_come("r.")
        ),
        Filter::NoContract => format!("NOT {CONTRACT_IN_FORCE}"),
        Filter::Rule(rule) => {
            let name = to.bind(Value::from(rule.as_str()));
            deadline(&format!(
                "e.regle = {name} AND (e.bientot_le <= @day OR (e.due IS NULL AND e.visible_le <= @day))"
            ))
        }
        Filter::Referent(agent) => format!("l.referent_id = {}", to.bind(Value::Int(*agent))),
        Filter::Organization(id) => format!("l.structure_id = {}", to.bind(Value::Int(*id))),
        Filter::Orientation(kind) => {
            format!("l.orientation = {}", to.bind(Value::from(kind.as_str())))
        }
        Filter::Exited => return,
        Filter::Unknown => "l.inconnu_le IS NOT NULL AND l.inconnu_le <= @day".to_owned(),
    };
    to.and(&text);
}

/// An appointment is planned and still to come, as [`is_to_come`](crate::domain::agenda::is_to_come) says; its columns
/// are those of that table.
pub(super) fn to_come(of: &str) -> String {
    format!(
        "{of}statut = 'prevu' AND {of}supprime = 0 AND {of}prevu_le >= @today \
         AND ({of}prevu_le > @today OR {of}heure IS NULL OR {of}heure >= @now)"
    )
}

/// Signed by both, begun, not ended (« Hérault, bilan de convention », interval of validity).
const CONTRACT_IN_FORCE: &str = "EXISTS (SELECT 1 FROM contrat c WHERE c.allocataire_id = l.allocataire_id \
    AND c.supprime = 0 AND c.signe_allocataire_le IS NOT NULL AND c.signe_referent_le IS NOT NULL \
    AND COALESCE(c.debut, CASE WHEN c.signe_allocataire_le > c.signe_referent_le \
      THEN c.signe_allocataire_le ELSE c.signe_referent_le END) <= @today \
    AND (c.fin IS NULL OR c.fin >= @today) AND (c.fin_anticipee_le IS NULL OR c.fin_anticipee_le >= @today) \
    AND c.annule_le IS NULL AND (c.decision IS NULL OR c.decision <> 'refuse'))";

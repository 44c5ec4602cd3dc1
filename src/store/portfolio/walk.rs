//! A large list, walked group by group through an index, from a key onwards.

use super::first::First;
use super::predicate::{conditions, to_come};
use super::query::{Anchor, Query, Sort, SortKey};
use super::set::Source;
use super::{few, line};
use crate::domain::deadlines::worst::Urgency;
use crate::domain::record::Value;
use crate::store::Result;
use crate::store::sql::{Conn, Row};
use crate::store::walk::{self, Towards, Where};

/// One group of an order: where its rows come from, and the texts they are ordered by.
struct Group {
    /// What follows FROM; `{open}` stands for whether the people are followed, as their rows say it.
    from: String,
    /// First text, or day.
    first: First,
    /// Second text, if the order has one.
    second: Option<&'static str>,
    /// Number of the person, from the table that is walked.
    id: &'static str,
}

/// The groups of the order of urgency where something calls for someone.
pub(super) fn is_calling(group: usize) -> bool {
    Urgency::ALL.get(group).is_some_and(|it| it.calls())
}

/// The groups of an order.
fn groups(sort: Sort) -> Vec<Group> {
    match sort {
        Sort::Urgency => urgency(),
        Sort::Name => vec![Group {
            from: "ligne l WHERE 1 = 1".to_owned(),
            first: First::Text("l.cle"),
            second: Some("l.nom"),
            id: "l.allocataire_id",
        }],
        Sort::NextAppointment => appointments(),
        Sort::LastContact => vec![Group {
            from: "ligne l WHERE 1 = 1".to_owned(),
            first: First::Text("l.contact_le"),
            second: Some("l.cle"),
            id: "l.allocataire_id",
        }],
    }
}

/// What calls the most first; those who are called as much by day, then by name.
fn urgency() -> Vec<Group> {
    let group = |urgency: &Urgency| {
        // What is true of those of that day anyway: it tells where they begin, or end.
        let bound = match urgency {
            Urgency::Due => " AND u.jour <= @day",
            Urgency::Soon | Urgency::Upcoming => " AND u.jour >= @day",
            Urgency::Unknown | Urgency::Neutralised | Urgency::Nothing => "",
        };
        Group {
            from: format!(
                "urgence u CROSS JOIN ligne l ON l.allocataire_id = u.allocataire_id WHERE u.ouvert = {{open}} \
                 AND u.groupe = {}{bound} AND u.du <= @day AND u.au >= @day",
                *urgency as u8
            ),
            first: First::Day("u.jour"),
            second: Some("u.cle"),
            id: "u.allocataire_id",
        }
    };
    Urgency::ALL.iter().map(group).collect()
}

fn appointments() -> Vec<Group> {
    let [r, x, own] = ["r.", "x.", ""].map(to_come);
    vec![
        Group {
            from: format!(
                "rdv r CROSS JOIN ligne l ON l.allocataire_id = r.allocataire_id \
                 WHERE {r} AND NOT EXISTS (\
                 SELECT 1 FROM rdv x WHERE x.allocataire_id = r.allocataire_id AND {x} \
                 AND (x.prevu_le < r.prevu_le OR (x.prevu_le = r.prevu_le \
                 AND (COALESCE(x.heure, '') < COALESCE(r.heure, '') \
                 OR (COALESCE(x.heure, '') = COALESCE(r.heure, '') AND x.id < r.id)))))"
            ),
            first: First::Text("r.prevu_le"),
            second: Some("COALESCE(r.heure, '')"),
            id: "r.allocataire_id",
        },
        Group {
            from: format!(
                "ligne l WHERE NOT EXISTS (SELECT 1 FROM rdv WHERE allocataire_id = l.allocataire_id AND {own})"
            ),
            first: First::Text("l.cle"),
            second: None,
            id: "l.allocataire_id",
        },
    ]
}

/// What is read of each person of a list: a text that wraps the question of places, and how a row
/// of it is read.
pub(super) struct Reading<'r, T> {
    pub wrap: fn(&str, &str) -> String,
    pub read: &'r dyn Fn(&Row<'_>) -> Result<T>,
}

/// Places alone.
pub(super) const PLACES: Reading<'static, SortKey> = Reading {
    wrap: |places, _| places.to_owned(),
    read: &line::key,
};

/// At most `count` people from an anchor, in the direction asked.
pub(super) fn read<T>(
    conn: &Conn,
    (query, source): (&Query, &Source),
    anchor: &Anchor,
    reading: (Towards, usize),
    what: &Reading<'_, T>,
) -> Result<Vec<T>> {
    if source.nobody {
        return Ok(Vec::new());
    }
    let place = match anchor {
        Anchor::Edge => None,
        Anchor::Beyond(key) => Some((key, false)),
        Anchor::At(key) => Some((key, true)),
    };
    if source.is_few {
        let mut condition = Where::on(query.today).at(query.now);
        if source.person.is_none() {
            conditions((query, source.rights), &mut condition);
        }
        source.restrict("l.allocataire_id", &mut condition);
        let leads = source.leads || source.person.is_some();
        let places = few::text(query, leads, &mut condition, place, reading);
        return ask(conn, condition, &places, reading.0, what);
    }
    let (towards, count) = reading;
    walk::through(
        &groups(query.sort),
        place.map(|(key, _)| key.group),
        towards,
        count,
        |number, group, here, left| {
            let place = place.filter(|_| here);
            let (condition, places) =
                group_text((query, source), (number, group), place, (towards, left));
            ask(conn, condition, &places, towards, what)
        },
    )
}

fn ask<T>(
    conn: &Conn,
    mut condition: Where,
    places: &str,
    towards: Towards,
    what: &Reading<'_, T>,
) -> Result<Vec<T>> {
    let text = condition.dated(&(what.wrap)(places, towards.direction()));
    condition.ask(conn, &text, false, what.read)
}

/// The question of the places of one group.
fn group_text(
    (query, source): (&Query, &Source),
    (number, group): (usize, &Group),
    place: Option<(&SortKey, bool)>,
    reading: (Towards, usize),
) -> (Where, String) {
    let mut condition = Where::on(query.today).at(query.now);
    conditions((query, source.rights), &mut condition);
    source.restrict(group.id, &mut condition);
    let from = group.from.replace("{open}", &query.open().to_string());
    let second = group.second.unwrap_or("''");
    let key: &[&str] = match group.second {
        Some(second) => &[group.first.column(), second, group.id],
        None => &[group.first.column(), group.id],
    };
    let values = |it: &SortKey| {
        let mut values = vec![group.first.value(&it.first)];
        values.extend(group.second.map(|_| Value::from(it.second.clone())));
        values.push(Value::Int(it.id));
        values
    };
    let place = place.map(|(it, inclusive)| (values(it), inclusive));
    let rows = walk::Group {
        from: &condition.dated(&from),
        key,
        columns: &format!(
            "{number} AS groupe, {} AS un, {second} AS deux, {} AS numero",
            group.first.shown(),
            group.id
        ),
    };
    let place = place
        .as_ref()
        .map(|(values, inclusive)| (values.as_slice(), *inclusive));
    let text = rows.text(&mut condition, place, reading);
    (condition, text)
}

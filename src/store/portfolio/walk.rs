//! A large list, walked group by group through an index, from a key onwards.

use super::predicate::{LIVE, Where, conditions};
use super::set::Source;
use super::{Anchor, Query, Result, Sort, SortKey, Towards};
use crate::domain::record::Value;
use crate::store::sql::{self, Conn, Param};

/// One group of an order: where its rows come from, and the texts they are ordered by.
struct Group {
    /// FROM and WHERE; `{horizon}` stands for the last due date that can already be « bientôt ».
    from: String,
    /// First text.
    first: &'static str,
    /// Second text, if the order has one.
    second: Option<&'static str>,
    /// Number of the person, from the table that is walked.
    id: &'static str,
}

impl Group {
    /// The columns of a key.
    fn columns(&self) -> String {
        format!(
            "{}, {}, {}",
            self.first,
            self.second.unwrap_or("''"),
            self.id
        )
    }

    fn order(&self, direction: &str) -> String {
        let all = [Some(self.first), self.second, Some(self.id)];
        let all: Vec<String> = all
            .into_iter()
            .flatten()
            .map(|it| format!("{it} {direction}"))
            .collect();
        all.join(", ")
    }

    /// Beyond a key, which the values `a`, `b`, `c` name. The first test lets the index start in
    /// the right place.
    fn beyond(&self, sign: &str, equal: &str, (a, b, c): (&str, &str, &str)) -> String {
        let (first, id) = (self.first, self.id);
        let a = format!("COALESCE({a}, '')");
        match self.second {
            Some(second) => format!(
                "{first} {sign}= {a} AND ({first}, {second}, {id}) {sign}{equal} ({a}, COALESCE({b}, ''), {c})"
            ),
            // The unused value still has to be named: it is bound.
            None => format!(
                "{first} {sign}= {a} AND ({first}, {id}) {sign}{equal} ({a}, {c}) AND COALESCE({b}, '') = ''"
            ),
        }
    }
}

/// Some deadline of the person calls for someone: soon, today or late.
fn calling() -> String {
    format!(
        "EXISTS (SELECT 1 FROM echeance e WHERE e.allocataire_id = l.allocataire_id AND e.alerte = 1 \
         AND e.due IS NOT NULL AND e.bientot_le <= $1 AND {LIVE})"
    )
}

/// No earlier deadline of the same person calls.
fn earliest_call() -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM echeance x WHERE x.allocataire_id = e.allocataire_id AND x.alerte = 1 \
         AND (x.due < e.due OR (x.due = e.due AND x.id < e.id)) AND x.bientot_le <= $1 AND {})",
        LIVE.replace("e.", "x.")
    )
}

const UNKNOWN: &str = "(l.inconnu_le IS NOT NULL AND l.inconnu_le <= $1)";

/// The groups of an order.
fn groups(sort: Sort) -> Vec<Group> {
    match sort {
        Sort::Urgency => urgency(),
        Sort::Name => vec![Group {
            from: "FROM ligne l WHERE 1 = 1".to_owned(),
            first: "l.cle",
            second: Some("l.nom"),
            id: "l.allocataire_id",
        }],
        Sort::NextAppointment => appointments(),
        Sort::LastContact => vec![Group {
            from: "FROM ligne l WHERE 1 = 1".to_owned(),
            first: "l.contact_le",
            second: Some("l.cle"),
            id: "l.allocataire_id",
        }],
    }
}

/// Calling (late, today, soon) by due date; unknown; to come by due date; those apart (past due
/// but neutralised, or closed from a day on); those for whom nothing is expected.
fn urgency() -> Vec<Group> {
    let calling = calling();
    let people = |condition: String, first: &'static str| Group {
        from: format!("FROM ligne l WHERE {condition}"),
        first,
        second: None,
        id: "l.allocataire_id",
    };
    vec![
        Group {
            from: format!(
                "FROM echeance e CROSS JOIN ligne l ON l.allocataire_id = e.allocataire_id WHERE e.alerte = 1 \
                 AND e.due IS NOT NULL AND e.due <= {{horizon}} AND e.bientot_le <= $1 AND {LIVE} AND {}",
                earliest_call()
            ),
            first: "e.due",
            second: None,
            id: "e.allocataire_id",
        },
        people(format!("{UNKNOWN} AND NOT {calling}"), "l.cle"),
        people(
            format!("l.premier_due > $1 AND NOT {calling} AND NOT {UNKNOWN}"),
            "l.premier_due",
        ),
        people(
            format!(
                "l.particulier = 1 AND l.premier_due <= $1 AND NOT {calling} AND NOT {UNKNOWN}"
            ),
            "l.cle",
        ),
        people(format!("l.premier_due IS NULL AND NOT {UNKNOWN}"), "l.cle"),
    ]
}

fn appointments() -> Vec<Group> {
    let planned = "statut = 'prevu' AND supprime = 0 AND prevu_le >= $1";
    vec![
        Group {
            from: "FROM rdv r CROSS JOIN ligne l ON l.allocataire_id = r.allocataire_id \
                 WHERE r.statut = 'prevu' AND r.supprime = 0 AND r.prevu_le >= $1 AND NOT EXISTS (\
                 SELECT 1 FROM rdv x WHERE x.allocataire_id = r.allocataire_id AND x.statut = 'prevu' \
                 AND x.supprime = 0 AND x.prevu_le >= $1 AND (x.prevu_le < r.prevu_le OR (x.prevu_le = r.prevu_le \
                 AND (COALESCE(x.heure, '') < COALESCE(r.heure, '') \
                 OR (COALESCE(x.heure, '') = COALESCE(r.heure, '') AND x.id < r.id)))))"
                .to_owned(),
            first: "r.prevu_le",
            second: Some("COALESCE(r.heure, '')"),
            id: "r.allocataire_id",
        },
        Group {
            from: format!(
                "FROM ligne l WHERE NOT EXISTS (SELECT 1 FROM rdv WHERE allocataire_id = l.allocataire_id AND {planned})"
            ),
            first: "l.cle",
            second: None,
            id: "l.allocataire_id",
        },
    ]
}

/// At most `count` keys from an anchor, in the direction asked.
pub(super) fn keys(
    conn: &Conn,
    query: &Query,
    source: &Source,
    anchor: &Anchor,
    towards: Towards,
    count: usize,
) -> Result<Vec<SortKey>> {
    let groups = groups(query.sort);
    let mut order: Vec<(usize, &Group)> = groups.iter().enumerate().collect();
    if towards == Towards::Start {
        order.reverse();
    }
    let mut found = Vec::new();
    for (number, group) in order {
        let from = match anchor {
            Anchor::Edge => None,
            Anchor::Beyond(key) | Anchor::At(key) => {
                let before = match towards {
                    Towards::End => number < key.group,
                    Towards::Start => number > key.group,
                };
                if before {
                    continue;
                }
                (number == key.group).then_some(key)
            }
        };
        let inclusive = matches!(anchor, Anchor::At(_));
        let wanted = count - found.len();
        found.extend(read(
            conn,
            query,
            source,
            (number, group),
            from.map(|key| (key, inclusive)),
            towards,
            wanted,
        )?);
        if found.len() >= count {
            break;
        }
    }
    Ok(found)
}

fn read(
    conn: &Conn,
    query: &Query,
    source: &Source,
    (number, group): (usize, &Group),
    from: Option<(&SortKey, bool)>,
    towards: Towards,
    count: usize,
) -> Result<Vec<SortKey>> {
    let mut condition = Where::on(query.today);
    conditions(query, &mut condition);
    source.restrict(group.id, &mut condition);
    let from_text = with_horizon(&from_few(&group.from, source), source, &mut condition);
    let (sign, direction) = match towards {
        Towards::End => (">", "ASC"),
        Towards::Start => ("<", "DESC"),
    };
    if let Some((key, inclusive)) = from {
        let a = condition.bind(Value::from(key.first.clone()));
        let b = condition.bind(Value::from(key.second.clone()));
        let c = condition.bind(Value::Int(key.id));
        let equal = if inclusive { "=" } else { "" };
        condition.and(&group.beyond(sign, equal, (&a, &b, &c)));
    }
    let limit = condition.bind(Value::Int(i64::try_from(count).unwrap_or(i64::MAX)));
    let text = format!(
        "SELECT {} {from_text}{} ORDER BY {} LIMIT {limit}",
        group.columns(),
        condition.text,
        group.order(direction)
    );
    let values: Vec<&dyn Param> = condition
        .values
        .iter()
        .map(|value| value as &dyn Param)
        .collect();
    let ask = if source.ids.is_some() {
        sql::query_once
    } else {
        sql::query
    };
    ask(conn, &text, &values, |row: &sql::Row<'_>| {
        Ok(SortKey {
            group: number,
            first: row.get(0)?,
            second: row.get(1)?,
            id: row.get(2)?,
        })
    })
}

/// When the people are named one by one, they are looked up by their number: the indexes that
/// give the order would read everyone.
fn from_few(text: &str, source: &Source) -> String {
    if source.ids.is_none() {
        return text.to_owned();
    }
    text.replace(
        "FROM echeance e CROSS",
        "FROM echeance e INDEXED BY echeance_allocataire CROSS",
    )
    .replace(
        "FROM rdv r CROSS",
        "FROM rdv r INDEXED BY rdv_a_venir CROSS",
    )
    .replace("FROM ligne l WHERE", "FROM ligne l NOT INDEXED WHERE")
}

/// Names the horizon where the text of a group asks for it.
fn with_horizon(text: &str, source: &Source, condition: &mut Where) -> String {
    if !text.contains("{horizon}") {
        return text.to_owned();
    }
    let name = condition.bind(source.horizon.into());
    text.replace("{horizon}", &name)
}
